"""What is said of the number of the dead itself: "the death toll rose to 44"."""

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.lexicons.resource import word_set
from crossbearing.model.claim import Claim
from crossbearing.model.mention import Quantity

_words = partial(word_set, "counts")


def total_killed(evidence: Evidence, claim: Claim) -> Quantity | None:
    """The number that a claim says the dead have come to; of "rose from 40 to 44" the last."""
    if claim.predicate not in _words("telling"):
        return None
    nouns = {r.lemma for r in roles(claim, "agent", "theme")}
    told = set(claim.text.lower().split())
    of_the_dead = nouns & _words("tolls") or (nouns & _words("totals") and told & _words("deaths"))
    given = list(quantities(evidence, claim)) if of_the_dead else []
    if not given:
        return None
    last = given[-1]
    risen = last.number is None and last.high is not None and "from" in told
    return evolve(last, number=last.high, low=last.high, bound="exact") if risen else last


def quantities(evidence: Evidence, claim: Claim) -> Iterator[Quantity]:
    """The counts that a claim gives."""
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        if mention is not None and isinstance(mention.value, Quantity) and not mention.value.unit:
            yield mention.value
