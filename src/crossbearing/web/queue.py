"""The review queue: what only an analyst can decide, the closest to call first, each with its answers."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import field, frozen

from crossbearing.exports.grounds import as_written
from crossbearing.exports.wording import CONFLICT, count
from crossbearing.model.doubt import DoubtfulMatch, LikelyOne
from crossbearing.model.explanation import chance
from crossbearing.model.judgement import Decision, Judgement, standing
from crossbearing.model.shown import SetAside
from crossbearing.web.snapshot import Snapshot

ItemKind = Literal["conflict", "match", "actors"]
SIDE_SHOWN = 3  # claims of each side
SIDES_SHOWN = 4


@frozen
class Answer:
    """``key`` is the letter that gives it; without a ``decision`` the question is set aside."""

    key: str
    words: str
    decision: Decision | None = None


@frozen
class Side:
    """``claims`` are the words to weigh, ``more`` how many are not listed; an actor has ``facts``."""

    title: str
    href: str
    claims: tuple[str, ...] = ()
    more: int = 0
    facts: tuple[str, ...] = ()


@frozen
class Item:
    """A question. ``subjects`` are the ids the decision is about."""

    key: str
    kind: ItemKind
    question: str
    sides: tuple[Side, ...] = field(repr=False)
    grounds: tuple[str, ...] = field(repr=False)
    subjects: tuple[str, ...]
    answers: tuple[Answer, ...] = field(repr=False)
    claims: frozenset[str] = field(default=frozenset(), repr=False)

    def answer(self, key: str) -> Answer | None:
        """The answer that the letter ``key`` gives."""
        return next((a for a in self.answers if a.key == key), None)


LATER = Answer("s", "Set aside")
KINDS: dict[ItemKind, str] = {
    "conflict": "Conflicts",
    "match": "Doubtful matches",
    "actors": "Actors to merge",
}


def items(now: Snapshot) -> tuple[Item, ...]:
    """All questions of a snapshot: of each kind in its order, taken in turns."""
    doubts = now.doubts
    kinds: list[list[Item]] = [
        [_conflict(row.id, now) for row in now.conflicts.rows if row.status == "conflict"],
        [_match(m, now) for m in (doubts.matches if doubts else ()) if _stands(m, now)],
        [_actors(pair, now) for pair in (doubts.actors if doubts else ()) if _are_known(pair, now)],
    ]
    return tuple(item for kind in kinds for item in kind)


def open_items(asked: Iterable[Item], log: Iterable[Judgement], aside: Iterable[SetAside]) -> list[Item]:
    """Those of ``asked`` that no judgement which stands has answered and nobody set aside."""
    put = {one.subject for one in aside}
    decided = _Decided.by(standing(log))
    return [item for item in asked if item.key not in put and not decided.holds(item)]


@frozen
class _Decided:
    """What the judgements that stand have answered."""

    pairs: frozenset[tuple[str, str]]  # of claims: same or different
    disputes: tuple[frozenset[str], ...]  # the claims of each conflict or none
    actors: frozenset[tuple[str, str]]

    @staticmethod
    def by(judgements: Iterable[Judgement]) -> "_Decided":
        pairs: set[tuple[str, str]] = set()
        disputes: list[frozenset[str]] = []
        actors: set[tuple[str, str]] = set()
        for j in judgements:
            groups = [[cited.claim for cited in group] for group in j.groups]
            if j.kind in {"same", "different"}:
                flat = [c for group in groups for c in group]
                pairs |= {(a, b) for a in flat for b in flat if a != b}
            elif j.kind in {"conflict", "no-conflict"}:
                disputes.append(frozenset(c for group in groups for c in group))
            elif j.kind == "merge":
                actors |= {(a.id, b.id) for a in j.actors for b in j.actors if a != b}
        return _Decided(frozenset(pairs), tuple(disputes), frozenset(actors))

    def holds(self, item: Item) -> bool:
        if item.kind == "conflict":
            return any(claims and claims <= item.claims for claims in self.disputes)
        pair = (item.subjects[0], item.subjects[1])
        return pair in (self.actors if item.kind == "actors" else self.pairs)


# --- the questions ------------------------------------------------------------------------------------


def _conflict(id: str, now: Snapshot) -> Item:
    row = now.conflict(id)
    asked = next(k for k in now.lookup.dossier.conflicts if k.id == id)
    words = {p.value: p.words for p in row.positions}
    sides = tuple(
        Side(words[p.value], f"/conflicts/{id}", p.claims[:SIDE_SHOWN], max(0, len(p.claims) - SIDE_SHOWN))
        for p in asked.positions[:SIDES_SHOWN]
    )
    left_out = len(asked.positions) - len(sides)
    more = (f"{count(left_out, 'more answer')}: open it to see all.",) if left_out else ()
    return Item(
        key=id,
        kind="conflict",
        question=row.question,
        sides=sides,
        grounds=(f"{CONFLICT[row.kind]}: do these exclude each other?", *asked.reasons[:SIDES_SHOWN], *more),
        subjects=(id,),
        answers=(
            Answer("y", "They exclude each other", "conflict"),
            Answer("n", "No conflict", "no-conflict"),
            LATER,
        ),
        claims=frozenset(row.claims),
    )


def _stands(match: DoubtfulMatch, now: Snapshot) -> bool:
    """Whether both statements are there and stand to each other as when the doubt was found."""
    one, other = (now.lookup.findings_of.get(c) for c in (match.a, match.b))
    return bool(one and other) and match.together == (one == other)


def _match(match: DoubtfulMatch, now: Snapshot) -> Item:
    sides = tuple(_of_claim(c, now) for c in (match.a, match.b))
    likely = f"by the program’s reckoning it is {chance(match.odds)} that they say the same"
    sure = f"it takes statements for one from {chance(match.sure)}"
    told = (
        f"They are together in one finding for what else is in it, though {likely}; {sure}."
        if match.together
        else f"They are in two findings now, and {likely}; {sure}."
    )
    texts = [now.lookup.claims[c].text for c in (match.a, match.b)]
    common = ", ".join(now.lookup.spoken.all(as_written(match.shared, texts)))
    shared = [f"In common: {common}."] if common else []
    return Item(
        key=f"{match.a}+{match.b}",
        kind="match",
        question="Do these say the same?",
        sides=sides,
        grounds=(told, *shared),
        subjects=(match.a, match.b),
        answers=(
            Answer("y", "They say the same", "same"),
            Answer("n", "They do not", "different"),
            LATER,
        ),
    )


def _of_claim(claim: str, now: Snapshot) -> Side:
    return Side(" ".join(now.lookup.claims[claim].text.split()), f"/claims/{claim}", (claim,))


def _actors(pair: LikelyOne, now: Snapshot) -> Item:
    return Item(
        key="+".join(sorted(f"{now.actor(e).type}:{now.actor(e).name}" for e in (pair.a, pair.b))),
        kind="actors",
        question=f"Are {now.actor(pair.a).name} and {now.actor(pair.b).name} one?",
        sides=tuple(_actor(e, now) for e in (pair.a, pair.b)),
        grounds=(f"{pair.reason[0].upper()}{pair.reason[1:]}.",),
        subjects=(pair.a, pair.b),
        answers=(Answer("y", "They are one", "merge"), Answer("n", "They are two"), LATER),
    )


def _are_known(pair: LikelyOne, now: Snapshot) -> bool:
    return pair.a in now.row_of and pair.b in now.row_of


def _actor(entity: str, now: Snapshot) -> Side:
    row = now.actor(entity)
    told = [
        f"{row.type.capitalize()}, named by {count(row.accounts, 'account')}: {', '.join(row.outlets[:4])}"
    ]
    if row.aliases:
        told.append(f"Also called {', '.join(row.aliases[:6])}")
    if row.roles:
        told.append(f"Roles: {', '.join(row.roles[:6])}")
    return Side(row.name, f"/actors/{entity}", tuple(_claims_of(entity, now)), facts=tuple(told))


def _claims_of(entity: str, now: Snapshot) -> Iterator[str]:
    """Some of what is told of an actor."""
    left = 2
    for row in now.findings.rows:
        if entity in row.told.actors and left:
            left -= 1
            claim = next((c for c in row.claims if entity in now.lookup.claims[c].entities), row.claims[0])
            yield claim
