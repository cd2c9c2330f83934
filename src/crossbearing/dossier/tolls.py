"""How many were killed, injured, missing, detained or displaced, as of when."""

from collections import defaultdict
from typing import cast

from crossbearing.dossier.evidence import Evidence, roles, sense
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Reconciliation, Toll, TollKind
from crossbearing.model.mention import Mention, Quantity

Key = tuple[str, str, float | None, float | None, float | None, str]


def list_tolls(evidence: Evidence, found: Reconciliation) -> tuple[Toll, ...]:
    """Each figure of a toll with the day it is of and the claims that give it, by story, kind and day."""
    story_of = {d: s.id for s in found.stories for d in s.documents}
    grouped: dict[Key, list[str]] = defaultdict(list)
    for claim in evidence.claims:
        own = sense(claim)
        if own is None or own.toll is None or claim.polarity == "denied" or claim.frame == "hypothetical":
            continue
        for quantity in _victims(evidence, claim):
            as_of = _as_of(evidence, claim) or ""
            key = (story_of[claim.document], own.toll, quantity.number, quantity.low, quantity.high, as_of)
            grouped[key].append(claim.id)
    return tuple(
        Toll(story, cast(TollKind, kind), number, low, high, as_of or None, tuple(sorted(claims)))
        for (story, kind, number, low, high, as_of), claims in sorted(grouped.items(), key=_story_kind_day)
    )


def _victims(evidence: Evidence, claim: Claim) -> list[Quantity]:
    """The figures that count those whom the act befell: neither an age nor the "400 block of a street"."""
    sufferers = roles(claim, "agent", "theme")
    seen: set[Role] = set()
    found: list[Quantity] = []
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        if mention is None or not isinstance(mention.value, Quantity) or mention.value.unit:
            continue
        inside = [r for r in claim.roles if r.start <= mention.start < r.end]
        counted = [r for r in inside if r in sufferers and _counts(mention, mention.value, r)]
        # of "one of three people" and "two men, 19 and 20" only the first counts them
        if set(counted) - seen or not (inside or mention.value.of or found):
            seen.update(counted)
            found.append(mention.value)
    return found


def _counts(mention: Mention, quantity: Quantity, role: Role) -> bool:
    """Whether the figure stands before what the role names and counts it, or is all it names."""
    if mention.start <= role.head < mention.end:
        return True
    return mention.start < role.head and role.lemma == quantity.of


def _as_of(evidence: Evidence, claim: Claim) -> str | None:
    """The day the account appeared: a toll is what was known then."""
    return evidence.accounts[claim.document].day


def _story_kind_day(item: tuple[Key, list[str]]) -> tuple[str, str, str, float, float]:
    (story, kind, number, low, high, as_of), _ = item
    return story, kind, as_of, (low or 0.0) if number is None else number, high or 0.0
