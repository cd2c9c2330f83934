"""What was said: one speaker's words quoted differently."""

import re

from rapidfuzz import fuzz

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import question

ALIKE = 70.0  # per cent of rapidfuzz's token sort ratio: one utterance
SAME = 92.0  # a cut or a comma


def compare_wordings(a: ClaimView, b: ClaimView) -> Comparison | None:
    """A conflict where two accounts quote one utterance of one speaker in different words."""
    if a.claim.quoted != "direct" or b.claim.quoted != "direct" or not _one_speaker(a, b):
        return None
    words = _normal(a.claim.text), _normal(b.claim.text)
    if min(len(w.split()) for w in words) < 5:
        return None
    ratio = fuzz.token_sort_ratio(*words)
    if not ALIKE <= ratio < SAME or words[0] in words[1] or words[1] in words[0]:
        return None
    who = a.claim.speaker.name if a.claim.speaker else ""
    reason = "both print it between quotation marks as the speaker's own words, and the words differ"
    return Comparison("wording", "conflict", question("wording", who=who), a.claim.text, b.claim.text, reason)


def _one_speaker(a: ClaimView, b: ClaimView) -> bool:
    one, other = a.claim.speaker, b.claim.speaker
    return one is not None and other is not None and one.entity is not None and one.entity == other.entity


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
