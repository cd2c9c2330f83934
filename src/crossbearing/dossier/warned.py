"""How warnings are told: the form in which claims give them, and whom they are turned to."""

import re

from crossbearing.dossier.evidence import Evidence, names_an_actor
from crossbearing.lexicons.resource import one_of
from crossbearing.model.claim import Claim, Cue

# By whom, to whom, if what is done, what follows.
WarningTold = tuple[tuple[str, ...], str | None, str | None, str | None]
Warned = tuple[WarningTold, tuple[Claim | None, ...]]  # with the other claims that tell it, if any
PASSIVE = re.compile(
    rf"((?:{one_of('warnings', 'some')} )?[\w-]+) {one_of('phrases', 'passive')} \w+$", re.IGNORECASE
)


def passively_told(evidence: Evidence, claim: Claim, lemmas: frozenset[str]) -> str | None:
    """ "The hostages were told they would die": whom a cue with one of ``lemmas`` is turned to."""
    text = evidence.accounts[claim.document].text
    for cue in _cues(claim):
        found = PASSIVE.search(text[max(cue.start - 60, 0) : cue.end]) if cue.lemma in lemmas else None
        if found is not None and names_an_actor(singular(found[1])):
            return found[1]
    return None


def _cues(claim: Claim) -> list[Cue]:
    return [c for c in (claim.cue, *(layer.cue for layer in claim.via)) if c is not None]


def singular(words: str) -> str:
    """The noun of words, as a dictionary has it: "boss" of "the bosses"."""
    last = words.split()[-1].lower()
    if names_an_actor(last):
        return last
    return last.removesuffix("es") if last.endswith("sses") else last.removesuffix("s")
