"""Whether a reader has to be told that words are denied: "does not want war" says so itself."""

import re

from crossbearing.lexicons.words import modality
from crossbearing.model.claim import Claim

WORD = re.compile(r"n['’]t\b|[^\W\d_]+(?=n['’]t\b)|[^\W\d_]+")
CANNOT = "cannot"


def is_denied_unsaid(claim: Claim) -> bool:
    """Whether a claim is denied, and its own words do not say it: "the use of mortars", called a lie."""
    if claim.polarity != "denied":
        return False
    words = {*WORD.findall(claim.text.lower())}
    over = (lemma for lemma in claim.terms if lemma != claim.predicate)  # "refused" of "refused to leave"
    refuses = any("denied" in modality().operators.get(lemma, ()) for lemma in over)
    return not (words & modality().negations.words or CANNOT in words or refuses)
