"""Whether a reader has to be told that words are denied: "does not want war" says so itself."""

import re

from crossbearing.lexicons.words import cues, modality
from crossbearing.model.claim import Claim

WORD = re.compile(r"n['’]t\b|[^\W\d_]+(?=n['’]t\b)|[^\W\d_]+")
CANNOT = "cannot"


def is_denied_unsaid(claim: Claim) -> bool:
    """Whether a claim is denied, and by others' words than its own: "the use of mortars", called a lie."""
    return claim.polarity == "denied" and (_is_denied_by_somebody(claim) or not _says_no(claim))


def _is_denied_by_somebody(claim: Claim) -> bool:
    """ "The owner denied that it had leaked"."""
    over = (claim.cue, *(layer.cue for layer in claim.via))
    return any(cue is not None and cues().verbs.get(cue.lemma) == "denied" for cue in over)


def _says_no(claim: Claim) -> bool:
    """ "Did not leak", "refused to leave"."""
    words = {*WORD.findall(claim.text.lower())}
    over = (lemma for lemma in claim.terms if lemma != claim.predicate)  # "refused" of "refused to leave"
    refuses = any("denied" in modality().operators.get(lemma, ()) for lemma in over)
    return bool(words & modality().negations.words) or CANNOT in words or refuses
