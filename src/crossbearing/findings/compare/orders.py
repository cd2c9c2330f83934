"""Which one: "the first meeting" against "met once before"."""

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, question

ORDINALS = {1: "first", 2: "second", 3: "third"}


def compare_orders(a: ClaimView, b: ClaimView) -> Comparison | None:
    """A conflict where two claims count one event of the same parties differently.

    An order that is limited ("the first in four years") is compared only with one limited alike.
    """
    one, other = a.claim.order, b.claim.order
    if one is None or other is None or one.of != other.of or one.rank == other.rank:
        return None
    if _limited(one.scope) != _limited(other.scope):
        return None
    if not same_parties(a, b):
        return None
    words = ordinal(one.rank), ordinal(other.rank)
    asked = question("order", act=act(one.of)[0])
    first, later = (ordinal(rank) for rank in sorted((one.rank, other.rank)))
    reason = f"the {first} and the {later} {act(one.of)[0]} of the same parties cannot be one event"
    return Comparison("order", "conflict", asked, *words, reason)


def _limited(scope: str | None) -> bool:
    """ "since their first meeting" counts from the beginning and limits nothing."""
    return scope is not None and "first" not in scope


def ordinal(rank: int) -> str:
    """A rank in words, from "fourth" on in figures: "4th"."""
    ending = "th" if 10 < rank % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return ORDINALS.get(rank, f"{rank}{ending}")


def same_parties(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims tell of one act of the same parties, as far as they are named."""
    mine, yours = a.participants, b.participants
    smaller = min(len(mine), len(yours))
    shared = len(mine & yours)
    return shared >= 2 or (shared == 1 and smaller == 1 and a.sense not in {"meet", "host"})
