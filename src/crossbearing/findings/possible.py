"""What is told by one account alone, and as likely as not by others too: possible links.

Between pairs that are one and pairs that are not, a matcher leaves some for a reader to look at (Fellegi and
Sunter 1969). What only one account tells is shown with the group that it most likely belongs to, and counts
for nothing there; no two groups of several accounts become one by it.
"""

from collections.abc import Callable, Mapping, Sequence

from crossbearing.findings.alignment import Alignment, AlignmentSettings
from crossbearing.findings.clusters import NOTHING, NOTHING_APART, apart_in, joinable
from crossbearing.findings.view import ClaimView


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

    Of two groups of one account each, that which tells less is taken to belong to the other. What may belong
    to a group links nothing else to it.
    """
    whole = {number: list(group) for number, group in enumerate(groups)}
    group_of = {claim: number for number, group in enumerate(groups) for claim in group}
    apart = apart_in(alignments)

    def may_be_same(a: int, b: int) -> bool:
        return odds(a, b) >= settings.possible - settings.near

    def is_alone(number: int) -> bool:
        return len({views[i].account.id for i in whole[number]}) == 1

    for link in sorted(alignments, key=lambda x: (-x.odds, x.a, x.b)):
        if link.odds < settings.possible:
            break
        to, added = group_of[link.a], group_of[link.b]
        if to == added or views[link.a].account.id == views[link.b].account.id:
            continue
        if is_alone(to) and not (is_alone(added) and _told(views, groups[added]) < _told(views, groups[to])):
            to, added = added, to
        if not is_alone(added) or {link.a, link.b}.isdisjoint(groups[to]):
            continue
        parted = (kept_apart.get(i, NOTHING) for i in whole[added])
        if not all(others.isdisjoint(whole[to]) for others in parted):
            continue
        if joinable(views, whole[to], whole[added], may_be_same, odds, apart, settings):
            group_of.update((claim, to) for claim in whole[added])
            whole[to] += whole.pop(added)
    return [tuple(whole.get(number, ())[len(group) :]) for number, group in enumerate(groups)]


def _told(views: Sequence[ClaimView], group: Sequence[int]) -> tuple[bool, int, int, int]:
    """How much a group tells: whether it states anything, in how many claims, of how many features; of equals
    the one that comes first tells more."""
    stated = any(not views[i].claim.nominal for i in group)
    return stated, len(group), max(len(views[i].features) for i in group), -min(group)
