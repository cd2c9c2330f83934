"""How many were killed, injured, missing, detained or displaced, as of when."""

from collections import defaultdict
from typing import cast

from crossbearing.dossier.evidence import Evidence, sense
from crossbearing.lexicons.knowledge import words_for
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Reconciliation, Toll, TollKind
from crossbearing.model.mention import Quantity

Key = tuple[str, str, float, float | None, float | None, str]


def list_tolls(evidence: Evidence, found: Reconciliation) -> tuple[Toll, ...]:
    """Each figure of a toll with the day it is of and the claims that give it, by story, kind and day."""
    story_of = {d: s.id for s in found.stories for d in s.documents}
    grouped: dict[Key, list[str]] = defaultdict(list)
    for claim in evidence.claims:
        own = sense(claim)
        if own is None or own.toll is None or claim.polarity == "denied" or claim.frame == "hypothetical":
            continue
        for quantity in evidence.quantities(claim):
            if _counts_people(quantity) and quantity.number is not None:
                as_of = _as_of(evidence, claim)
                key = (story_of[claim.document], own.toll, quantity.number, quantity.low, quantity.high, as_of or "")
                grouped[key].append(claim.id)
    return tuple(
        Toll(story, cast(TollKind, kind), number, low, high, as_of or None, tuple(sorted(claims)))
        for (story, kind, number, low, high, as_of), claims in sorted(grouped.items(), key=_story_kind_day)
    )


def _counts_people(quantity: Quantity) -> bool:
    return quantity.unit == "" and (quantity.of in words_for("generic_counted") or quantity.of != "")


def _as_of(evidence: Evidence, claim: Claim) -> str | None:
    """The day the account appeared: a toll is what was known then."""
    published = evidence.accounts[claim.document].published
    return published[:10] if published else None


def _story_kind_day(item: tuple[Key, list[str]]) -> tuple[str, str, str, float]:
    (story, kind, number, _, _, as_of), _ = item
    return story, kind, as_of, number
