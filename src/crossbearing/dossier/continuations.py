"""Statements whose words run on into one another: "the law allows | the town to sell it"."""

import re

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence
from crossbearing.model.claim import Claim

RUNNING_ON = 2  # characters between claims of which one runs on into the other


def running_on(claim: Claim, before: Antecedents) -> Claim | None:
    """The statement whose words follow right on: "the law allows | the town to sell it"."""
    after = (c for c in before.beside(claim) if 0 < c.start - claim.end <= RUNNING_ON)
    return min(after, key=lambda c: (c.start, -c.end), default=None)


def joined_on(claim: Claim, link: str, evidence: Evidence, before: Antecedents) -> Claim | None:
    """The statement tied on by the words of ``link``, a regular expression: "kept ships | from | leaving"."""
    text = evidence.accounts[claim.document].text
    after = [
        c
        for c in before.beside(claim)
        if c.start > claim.end and re.fullmatch(rf"\s+(?:{link})\s+", text[claim.end : c.start])
    ]
    return min(after, key=lambda c: (c.start, -c.end), default=None)
