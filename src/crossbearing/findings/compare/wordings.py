"""What was said: one speaker's words quoted differently."""

import re

from rapidfuzz import fuzz

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import question

ONE_MEANING = 0.55
KIN = 35.0  # per cent, as below, where the meaning is one
ALIKE = 60.0  # per cent of rapidfuzz's ratio over the words: one utterance
SAME = 92.0  # a cut or a comma
SHORTEST, LONGEST = 5, 60  # words: "the situation is grave" is anybody's, and a speech is no utterance
FAR = 400  # characters that a claim's quotation can begin before it or end after it
OPENING, CLOSING = '“"«„', '”"»“'


def compare_wordings(a: ClaimView, b: ClaimView, meaning: float) -> Comparison | None:
    """A conflict where two accounts quote one utterance in different words.

    Compared are the whole quotations around the claims. Two speakers known to be two say two things; what
    one who is known says in words of one ``meaning`` may share fewer of them.
    """
    if not {a.claim.quoted, b.claim.quoted} <= {"direct", "mixed"} or _are_two(a, b):
        return None
    quotations = _quotation(a), _quotation(b)
    words = [_normal(q).split() for q in quotations]
    if not all(SHORTEST <= len(w) <= LONGEST for w in words):
        return None
    one, other = (" ".join(w) for w in words)
    least = KIN if meaning >= ONE_MEANING and _are_one(a, b) and not (a.figures or b.figures) else ALIKE
    if one in other or other in one or not least <= fuzz.ratio(words[0], words[1]) < SAME:
        return None
    who = next((v.claim.speaker.name for v in (a, b) if v.claim.speaker and v.claim.speaker.entity), None)
    asked = question("wording", who=who or "the speaker")
    reason = "both print it between quotation marks as the speaker's own words, and the words differ"
    return Comparison("wording", "conflict", asked, *quotations, reason)


def _are_one(a: ClaimView, b: ClaimView) -> bool:
    one, other = a.claim.speaker, b.claim.speaker
    return one is not None and other is not None and one.entity is not None and one.entity == other.entity


def _are_two(a: ClaimView, b: ClaimView) -> bool:
    entities = [v.claim.speaker.entity for v in (a, b) if v.claim.speaker and v.claim.speaker.entity]
    return len(entities) == 2 and entities[0] != entities[1]


def _quotation(view: ClaimView) -> str:
    """The words between the quotation marks around a claim, "" where it stands between none."""
    text, head = view.account.text, view.claim.head
    before = text[max(head - FAR, 0) : head]
    begun = max(before.rfind(mark) for mark in OPENING)
    paragraph = before.rfind("\n\n")
    if begun < 0 or paragraph > begun:
        return ""
    start = head - len(before) + begun + 1
    ended = [text.find(mark, head, head + FAR) for mark in CLOSING]
    end = min((at for at in ended if at >= 0), default=-1)
    return " ".join(text[start:end].split()) if end > 0 else ""


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
