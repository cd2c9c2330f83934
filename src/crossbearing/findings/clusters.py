"""Claims that say the same, as groups: the likeliest pairs first, and no group that contradicts itself."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice, product
from types import MappingProxyType

from crossbearing.findings.alignment import Alignment, AlignmentSettings
from crossbearing.findings.clash import clash
from crossbearing.findings.view import ClaimView

Same = Callable[[int, int], bool]  # whether two views, by index, say the same
Odds = Callable[[int, int], float]  # log-odds that they do
NOTHING: frozenset[int] = frozenset()
NOTHING_APART: Mapping[int, frozenset[int]] = MappingProxyType({})


def cluster(
    views: Sequence[ClaimView],
    alignments: Sequence[Alignment],
    same: Same,
    odds: Odds,
    settings: AlignmentSettings,
    kept_apart: Mapping[int, frozenset[int]] = NOTHING_APART,
) -> list[list[int]]:
    """Groups of indices into ``views``; each claim is in exactly one.

    Two groups are joined by a pair that says the same, if nothing across them clashes, enough of the pairs
    across them say the same and none is hopeless: one loose pair must not chain two findings. ``kept_apart``
    gives what a view must not be in one group with.
    """
    group_of = {i: i for i in range(len(views))}
    members: dict[int, list[int]] = {i: [i] for i in range(len(views))}
    apart = apart_in(alignments)
    linked = [x for x in alignments if x.same and (x.a, x.b) not in apart]
    for link in sorted(linked, key=lambda x: (-x.odds, x.a, x.b)):
        one, other = group_of[link.a], group_of[link.b]
        parted = (kept_apart.get(i, NOTHING) for i in members[one])
        if one == other or not all(others.isdisjoint(members[other]) for others in parted):
            continue
        if not joinable(views, members[one], members[other], same, odds, apart, settings):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        for index in members[other]:
            group_of[index] = one
        members[one] += members.pop(other)
    return sorted(sorted(group) for group in members.values())


def apart_in(alignments: Sequence[Alignment]) -> set[tuple[int, int]]:
    """The pairs in conflict, or told of two occurrences."""
    return {
        (x.a, x.b)
        for x in alignments
        if any(c.outcome in {"conflict", "different_occurrence"} for c in x.comparisons)
    }


def joinable(
    views: Sequence[ClaimView],
    one: Sequence[int],
    other: Sequence[int],
    same: Same,
    odds: Odds,
    apart: set[tuple[int, int]],
    settings: AlignmentSettings,
) -> bool:
    """Whether two groups, disjoint and of nothing kept apart, can be one.

    Large groups are judged by the first ``settings.judged`` of their pairs, so that cost stays bounded.
    """
    pairs = [(min(p), max(p)) for p in islice(product(one, other), settings.judged)]
    if any(p in apart or clash(views[p[0]], views[p[1]]) for p in pairs):
        return False
    if sum(same(*p) for p in pairs) < settings.cohesion * len(pairs):
        return False
    # one account may tell the same in words that have little in common
    others = (p for p in pairs if views[p[0]].account.id != views[p[1]].account.id)
    return all(odds(*p) >= settings.hopeless for p in others)
