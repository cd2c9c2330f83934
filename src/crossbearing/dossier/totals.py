"""What is said of the number of the dead itself: "the death toll rose to 44"."""

import re
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
    of_the_dead = (nouns & _words("totals") and told & _words("deaths")) or _is_toll(evidence, claim, nouns)
    given = list(quantities(evidence, claim)) if of_the_dead else []
    if not given:
        return None
    reached = [q for q in given if not _is_left(evidence, claim, q)]
    last = reached[-1] if reached else given[-1]
    risen = last.number is None and last.high is not None and "from" in told
    return evolve(last, number=last.high, low=last.high, bound="exact") if risen else last


def _is_toll(evidence: Evidence, claim: Claim, nouns: set[str]) -> bool:
    """Whether "the toll" is that of the dead, of whom the account tells, and no fee."""
    spoken = re.findall(r"\w+", evidence.accounts[claim.document].text.lower())
    deadly = _words("deaths").intersection(spoken)
    return bool(nouns & _words("tolls")) and bool(deadly)


def _is_left(evidence: Evidence, claim: Claim, figure: Quantity) -> bool:
    """Whether a figure is the one that the number has left: "up from 40"."""
    text = evidence.accounts[claim.document].text
    starts = [evidence.mentions[i].start for i in claim.quantities if evidence.mentions[i].value is figure]
    before = [text[claim.start : start].lower().split()[-1:] for start in starts]
    return any(_words("leaving").intersection(words) for words in before)


def quantities(evidence: Evidence, claim: Claim) -> Iterator[Quantity]:
    """The counts that a claim gives."""
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        if mention is not None and isinstance(mention.value, Quantity) and not mention.value.unit:
            yield mention.value
