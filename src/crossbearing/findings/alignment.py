"""Two claims beside each other: whether they say the same, and what they say differently."""

from collections.abc import Iterator, Mapping
from functools import partial

from attrs import frozen

from crossbearing.findings.candidates import Weights
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.fates import compare_fates
from crossbearing.findings.compare.means import compare_means
from crossbearing.findings.compare.orders import compare_orders
from crossbearing.findings.compare.places import compare_cities, compare_places
from crossbearing.findings.compare.polarities import compare_polarities
from crossbearing.findings.compare.quantities import (
    compare_counts,
    compare_measures,
    compare_quantities,
)
from crossbearing.findings.compare.roles import compare_doers, compare_roles, compare_sides, goods_of
from crossbearing.findings.compare.times import compare_times
from crossbearing.findings.compare.wordings import compare_wordings
from crossbearing.findings.likeness import likeness
from crossbearing.findings.sameness import MEASURED, Sameness
from crossbearing.findings.view import ClaimView


@frozen
class AlignmentSettings:
    """``sure``: the least log-odds at which two claims are taken for one statement (of findings below it
    two careful readers signed one in three); ``possible``: the same for a possible link (where of our unseen
    events about half the pairs are right); ``near``: how far below other pairs of their groups may be;
    ``one_event``: the least likeness, from 0 to about 1.2, at which answers to one question are compared, and
    ``one_meeting`` the same where two who met tell already which event it is;
    ``cohesion``: the share of pairs across two groups that must say the same for them to be one, of the first
    ``judged``, none of them of odds below ``hopeless``."""

    sure: float = 0.55
    possible: float = -0.25
    near: float = 0.4
    one_event: float = 0.3
    one_meeting: float = 0.2
    cohesion: float = 0.5
    hopeless: float = -4.0
    judged: int = 100


@frozen
class Alignment:
    """Two claims that may say the same: the log-odds that they do and what their comparison yields."""

    a: int
    b: int
    odds: float
    same: bool
    comparisons: tuple[Comparison, ...]

    @property
    def conflicting(self) -> bool:
        return any(c.outcome == "conflict" for c in self.comparisons)


def compare(
    sameness: Sameness, first: int, second: int, settings: AlignmentSettings, names: Mapping[str, str]
) -> Iterator[Comparison]:
    """All that can be said of how the answers of two claims, by index, relate; for each slot the same event
    must be told."""
    a, b, weights = sameness.views[first], sameness.views[second], sameness.weights
    if _one_event(a, b, weights, settings, "t:"):
        yield from _given(compare_times(a, b, _who(a, b, names)))
    bare = likeness(a, b, weights, "q:")
    counted = compare_quantities(a, b, bare) if _counts_one_thing(a, b, weights) else None
    counted = counted or compare_counts(a, b, partial(sameness.counts_the_same, first, second))
    otherwise = partial(sameness.is_counted_otherwise, first, second)
    counted = counted or compare_fates(a, b, names, otherwise)
    yield from _given(counted or compare_measures(a, b, partial(otherwise, MEASURED)))
    placed = compare_places(a, b, _who(a, b, names)) if _one_event(a, b, weights, settings, "") else None
    yield from _given(placed or compare_cities(a, b, partial(sameness.is_elsewhere, first, second)))
    yield from _given(compare_means(a, b, partial(sameness.is_by_other_means, first, second)))
    yield from _given(compare_doers(a, b, names))
    yield from _given(compare_roles(a, b, names))
    yield from _given(compare_sides(a, b, names, partial(sameness.is_of_other_sides, first, second)))
    denied = partial(sameness.is_denied, first, second)
    yield from _given(compare_polarities(a, b, likeness(a, b, weights), names, denied))
    yield from _given(compare_orders(a, b))
    yield from _given(compare_wordings(a, b, sameness.meanings.alike(first, second)[0]))


def _given(comparison: Comparison | None) -> Iterator[Comparison]:
    if comparison is not None:
        yield comparison


def _one_event(a: ClaimView, b: ClaimView, weights: Weights, settings: AlignmentSettings, slot: str) -> bool:
    """One kind of act by or on the same parties, told alike but for the slot in dispute."""
    if a.sense is None or a.sense != b.sense or a.claim.polarity != b.claim.polarity:
        return False
    if not _same_parties(a, b):
        return False
    least = settings.one_meeting if a.sense in OF_TWO else settings.one_event
    return likeness(a, b, weights, slot) >= least


def _same_parties(a: ClaimView, b: ClaimView) -> bool:
    shared = a.participants & b.participants
    actors = a.entities("agent") & b.entities("agent")
    if a.sense in OF_TWO:
        return len(shared) >= 2
    others = a.entities("agent") and b.entities("agent") and not actors
    return bool(shared) and not others


def _counts_one_thing(a: ClaimView, b: ClaimView, weights: Weights) -> bool:
    """Whether the claims or what stands around them tell of the same thing, now or both of the past."""
    if (a.claim.frame == "background") != (b.claim.frame == "background"):
        return False
    mine, yours = a.features | a.context, b.features | b.context
    shared = [f for f in mine & yours if f[0] in "we"]
    return len(shared) >= 3 and bool(
        {f for f in a.features & b.features if f[0] in "ws"} or goods_of(a) & goods_of(b)
    )


def _who(a: ClaimView, b: ClaimView, names: Mapping[str, str]) -> str:
    """The actors both name, for the question; else the thing that both have act."""
    shared = {e for e in a.participants & b.participants if a.kinds.get(e) in ACTORS}
    acting = a.entities("agent", "companion") & b.entities("agent", "companion") or shared
    if acting:
        return " and ".join(sorted(names.get(e, e) for e in acting))
    things = [
        {r.lemma for r in v.claim.roles if r.role == "agent" and r.lemma in v.claim.terms} for v in (a, b)
    ]
    return f"the {min(things[0] | things[1])}" if things[0] | things[1] else "they"


OF_TWO = {"meet", "agree"}
ACTORS = {"person", "organisation", "group", "country"}
