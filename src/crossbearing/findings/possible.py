"""What is told by one account alone, and as likely as not by others too: possible links.

Between pairs that are one and pairs that are not, a matcher leaves some for a reader to look at (Fellegi and
Sunter 1969). What only one account tells is shown with the group that it most likely belongs to, and counts
for nothing there; no two groups of several accounts become one by it.
"""

from collections.abc import Callable, Mapping, Sequence

from crossbearing.findings.alignment import Alignment, AlignmentSettings
from crossbearing.findings.clusters import NOTHING, NOTHING_APART, apart_in, joinable
from crossbearing.findings.view import ClaimView

OTHERWISE = {"conflict", "update", "different_occurrence"}


def possible_links(
    views: Sequence[ClaimView],
    groups: Sequence[Sequence[int]],
    alignments: Sequence[Alignment],
    odds: Callable[[int, int], float],
    settings: AlignmentSettings,
    kept_apart: Mapping[int, frozenset[int]] = NOTHING_APART,
) -> list[tuple[int, ...]]:
    """For each of ``groups``, each claim in exactly one, the claims of others, of one account each, that may
    belong to it; the likeliest first, each group to one other at most.

    Of two groups of one account each, that which tells less is taken to belong to the other.
    """
    group_of = {claim: number for number, group in enumerate(groups) for claim in group}
    links: list[list[int]] = [[] for _ in groups]
    added: set[int] = set()
    apart = apart_in(alignments)

    def may_be_same(a: int, b: int) -> bool:
        return odds(a, b) >= settings.possible - settings.near

    for link in sorted(alignments, key=lambda x: (-x.odds, x.a, x.b)):
        if link.odds < settings.possible:
            break
        to, one = _by_what_they_tell(views, groups, group_of[link.a], group_of[link.b])
        accounts = {views[i].account.id for i in groups[to]}
        own = {views[i].account.id for i in groups[one]}
        # what is linked to another group has no links of its own
        if len(own) > 1 or own <= accounts or added & {to, one} or links[one]:
            continue
        kept = (kept_apart.get(i, NOTHING) for i in groups[one])
        told_otherwise = any(c.outcome in OTHERWISE for c in link.comparisons)
        if told_otherwise or not all(others.isdisjoint(groups[to]) for others in kept):
            continue
        if joinable(views, groups[to], groups[one], may_be_same, odds, apart, settings):
            added.add(one)
            links[to] += groups[one]
    return [tuple(claims) for claims in links]


def _by_what_they_tell(
    views: Sequence[ClaimView], groups: Sequence[Sequence[int]], one: int, other: int
) -> tuple[int, int]:
    """Two groups, the one that tells more first."""
    return (one, other) if _told(views, groups[one]) > _told(views, groups[other]) else (other, one)


def _told(views: Sequence[ClaimView], group: Sequence[int]) -> tuple[bool, int, int, int, int]:
    """How much a group tells: whether it states anything, for how many accounts, in how many claims, of how
    many features; of equals the one that comes first tells more."""
    stated = any(not views[i].claim.nominal for i in group)
    accounts = len({views[i].account.id for i in group})
    return stated, accounts, len(group), max(len(views[i].features) for i in group), -min(group)
