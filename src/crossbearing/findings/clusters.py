"""Claims that say the same, as groups: the likeliest pairs first, and no group that contradicts itself."""

from collections.abc import Mapping, Sequence

from crossbearing.findings.alignment import Alignment, AlignmentSettings, clash
from crossbearing.findings.view import ClaimView


def cluster(
    views: Sequence[ClaimView], alignments: Sequence[Alignment], settings: AlignmentSettings
) -> list[list[int]]:
    """Groups of indices into ``views``; each claim is in exactly one.

    Two groups are joined by a pair that says the same, if no pair across them is in conflict and
    the pairs compared across them are alike on average: one loose pair must not chain two findings.
    """
    known: dict[tuple[int, int], Alignment] = {(x.a, x.b): x for x in alignments}
    group_of = {i: i for i in range(len(views))}
    members: dict[int, list[int]] = {i: [i] for i in range(len(views))}
    linked = [x for x in alignments if x.same and x.likeness >= settings.linked and not _apart(x)]
    for link in sorted(linked, key=lambda x: (-x.likeness, x.a, x.b)):
        one, other = group_of[link.a], group_of[link.b]
        if one == other or not _joinable(views, members[one], members[other], known, settings):
            continue
        members[one] += members.pop(other)
        for index in members[one]:
            group_of[index] = one
    return [sorted(group) for _, group in sorted(members.items())]


def _apart(link: Alignment) -> bool:
    """In conflict, or told of two occurrences."""
    return any(c.outcome in {"conflict", "different_occurrence"} for c in link.comparisons)


def _joinable(
    views: Sequence[ClaimView],
    one: Sequence[int],
    other: Sequence[int],
    known: Mapping[tuple[int, int], Alignment],
    settings: AlignmentSettings,
) -> bool:
    alike = 0
    for i in one:
        for j in other:
            found = known.get((min(i, j), max(i, j)))
            if clash(views[i], views[j]) or (found is not None and _apart(found)):
                return False
            alike += found is not None and found.same
    return alike >= settings.cohesion * len(one) * len(other)
