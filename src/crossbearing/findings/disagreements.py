"""The ledger: pairs of claims in conflict put together into questions with their positions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import cast

from attrs import field, frozen

from crossbearing.findings.alignment import Alignment
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.tolls import parts_of_tolls
from crossbearing.findings.origins import Origins
from crossbearing.findings.view import ClaimView
from crossbearing.model.dossier import Conflict, ConflictKind, Position, Update, UpdateKind


@frozen
class Disagreements:
    """``opponents`` gives for each claim how many origins hold another position."""

    conflicts: tuple[Conflict, ...]
    updates: tuple[Update, ...]
    opponents: dict[str, int] = field(repr=False)

    def against(self, claims: Iterable[str]) -> int:
        """The number of independent origins against the claims of a finding."""
        return max((self.opponents.get(c, 0) for c in claims), default=0)


def find_disagreements(
    story: str, views: Sequence[ClaimView], alignments: Sequence[Alignment], origins: Origins
) -> Disagreements:
    """Conflicts and updates of a story. An account may retell both sides, so its own claims
    conflict only where one denies what another of its speakers affirms."""
    conflicts: list[Conflict] = []
    updates: list[Update] = []
    for kind, question, pairs in _questions(views, alignments):
        outcomes = {comparison.outcome for _, comparison in pairs}
        positions = _positions(views, pairs, origins)
        if len(positions) < 2 or (kind == "wording" and _one_prints_both(views, positions)):
            continue
        reasons = tuple(dict.fromkeys(c.reason for _, c in pairs))[:6] + _why_fewer(views, positions, origins)
        if outcomes == {"update"}:
            updates.append(Update(story, kind, question, _oldest_first(views, positions)))
        else:
            conflicts.append(Conflict(story, cast(ConflictKind, kind), question, positions, reasons))
    opponents = count_opponents(conflicts, lambda p: p.independent)
    return Disagreements(tuple(conflicts), tuple(updates), opponents)


def _questions(
    views: Sequence[ClaimView], alignments: Sequence[Alignment]
) -> list[tuple[UpdateKind, str, list[tuple[Alignment, Comparison]]]]:
    """The pairs in conflict or updating each other by what is asked; one entry for each question.

    A count is left out where its account, without naming somebody else for it, counts more too, or as many as
    the other does: what it counts there is a part.
    """
    of_a_part = parts_of_tolls(views)
    found: dict[tuple[str, str, str], list[tuple[Alignment, Comparison]]] = defaultdict(list)
    for alignment in alignments:
        a, b = views[alignment.a], views[alignment.b]
        for comparison in alignment.comparisons:
            if comparison.outcome not in {"conflict", "update"}:
                continue
            own = a.account.id == b.account.id and comparison.kind != "polarity"
            if not comparison.by_analyst and (own or of_a_part(a, b, comparison)):
                continue
            found[comparison.kind, comparison.outcome, comparison.question].append((alignment, comparison))
    return [
        (cast(UpdateKind, kind), question, pairs)
        for (kind, _, question), asked in sorted(found.items(), key=lambda x: x[0])
        for pairs in (_matters(asked) if kind == "quantity" else [asked])
    ]


def _matters(asked: Sequence[tuple[Alignment, Comparison]]) -> list[list[tuple[Alignment, Comparison]]]:
    """The pairs of one question by what it is asked of: those that share claims are of one matter. "How many
    were killed?" is asked of the bus, and of the train."""
    matters: dict[int, list[tuple[Alignment, Comparison]]] = {}
    matter_of: dict[int, int] = {}
    for number, pair in enumerate(asked):
        known = {matter_of[c] for c in (pair[0].a, pair[0].b) if c in matter_of}
        one = min(known, default=number)
        added = [*(p for m in sorted(known - {one}) for p in matters.pop(m)), pair]
        matters.setdefault(one, []).extend(added)
        matter_of.update((claim, one) for x, _ in added for claim in (x.a, x.b))
    return [matters[number] for number in sorted(matters)]


def _one_prints_both(views: Sequence[ClaimView], positions: Sequence[Position]) -> bool:
    """Whether an account quotes two wordings: then they are two utterances."""
    account = {v.id: v.account.id for v in views}
    holders = [{account[c] for c in p.claims} for p in positions]
    return any(one & other for one, other in combinations(holders, 2))


def _positions(
    views: Sequence[ClaimView], pairs: Sequence[tuple[Alignment, Comparison]], origins: Origins
) -> tuple[Position, ...]:
    """The distinct answers with the claims that give them."""
    answers: dict[str, dict[str, ClaimView]] = defaultdict(dict)
    for alignment, comparison in pairs:
        for value, index in ((comparison.a, alignment.a), (comparison.b, alignment.b)):
            answers[value][views[index].id] = views[index]
    return tuple(
        Position(value, tuple(sorted(held)), len(origins.independent(v.claim for v in held.values())))
        for value, held in sorted(answers.items())
    )


def _why_fewer(
    views: Sequence[ClaimView], positions: Sequence[Position], origins: Origins
) -> tuple[str, ...]:
    """For each position of fewer witnesses than accounts, why."""
    claims = {v.id: v.claim for v in views}
    return tuple(
        f"{position.value}: {reason}"
        for position in positions
        for reason in origins.reasons(claims[c] for c in position.claims)
    )


def _oldest_first(views: Sequence[ClaimView], positions: Sequence[Position]) -> tuple[Position, ...]:
    told = {v.id: v.account.published or "9999" for v in views}
    return tuple(sorted(positions, key=lambda p: (min(told[c] for c in p.claims), p.value)))


def count_opponents(conflicts: Sequence[Conflict], weight: Callable[[Position], int]) -> dict[str, int]:
    """For each claim in conflict how many origins, as ``weight`` counts them, hold another position."""
    found: dict[str, int] = {}
    for conflict in conflicts:
        for position in conflict.positions:
            others = sum(weight(p) for p in conflict.positions if p is not position)
            for claim in position.claims:
                found[claim] = max(found.get(claim, 0), others)
    return found
