"""How near two claims are in meaning, word by word, though they share none: "lost their lives", "the deaths".

Each word of a claim finds the word of the other that means what is nearest where it stands, and the rarer the
word within the story, the more that counts (BERTScore: Zhang et al. 2020). What all words of a story have in
common tells its claims apart least, so it is taken off.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from math import isqrt, log
from typing import Any

import numpy as np
from attrs import field, frozen

from crossbearing.findings.alone import ANSWERED
from crossbearing.findings.attention import MOST, Reading, Words, read_beside
from crossbearing.findings.candidates import SMALLEST
from crossbearing.findings.view import ClaimView
from crossbearing.model.meaning import DIMENSIONS

FEW_WORDS = 200  # how many words it takes for half of what they have in common to be taken off
AT_ONCE = 12_000  # claims of a story among which the nearest are looked for
CELLS = 4  # of a larger story, in each of which a claim looks for the nearest
ROWS = 500  # compared with all others at once, for memory
DIGITS = 3
ASKED = 20  # other claims of a finding that are asked whether they tell it

Rows = np.ndarray[Any, np.dtype[np.float32]]


@frozen(eq=False)
class Meanings:
    """For each claim of a story its words, and a unit row for all of it; ``accounts`` has a number for the
    account of each."""

    words: tuple[Words, ...] = field(repr=False)
    wholes: Rows = field(repr=False)
    accounts: np.ndarray[Any, np.dtype[np.int64]] = field(repr=False)
    _read: dict[tuple[int, int], Reading] = field(factory=dict, init=False, repr=False)  # what was read once
    _alike: dict[tuple[int, int], tuple[float, float]] = field(factory=dict, init=False, repr=False)

    def alike(self, a: int, b: int) -> tuple[float, float]:
        """How well the words of two claims, by index, answer each other, and how well the less answered of
        them are, both at most 1, 0 where a claim has no word."""
        pair = min(a, b), max(a, b)
        if pair not in self._alike:
            self._alike[pair] = self._answered(*pair)
        return self._alike[pair]

    def _answered(self, a: int, b: int) -> tuple[float, float]:
        one, other = self.words[a], self.words[b]
        if not len(one.rows) or not len(other.rows):
            return 0.0, 0.0
        near = one.rows @ other.rows.T
        mine = float(near.max(axis=1) @ one.rarities / one.rarities.sum())
        yours = float(near.max(axis=0) @ other.rarities / other.rarities.sum())
        both = 2 * mine * yours / (mine + yours) if min(mine, yours) > 0 else 0.0
        return round(both, DIGITS), round(max(min(mine, yours), 0.0), DIGITS)

    def read(self, a: int, b: int) -> Reading:
        """What two claims, by index, are to each other, read beside each other."""
        pair = min(a, b), max(a, b)
        if pair not in self._read:
            self._read[pair] = read_beside(self.words[pair[0]], self.words[pair[1]])
        return self._read[pair]

    def whole_alike(self, a: int, b: int) -> float:
        """The cosine of two claims as wholes, by index."""
        return round(float(self.wholes[a] @ self.wholes[b]), DIGITS)

    def confirmed(self, group: Sequence[int]) -> dict[int, float]:
        """For each claim of a group what its words tell that other accounts of the group tell too, less what
        they do not, in nats of rarity."""
        return {
            a: self._confirmed(a, [b for b in group if self.accounts[b] != self.accounts[a]]) for a in group
        }

    def _confirmed(self, claim: int, others: Sequence[int]) -> float:
        nearest = self.nearest_words(claim, others[:ASKED])
        answered = np.where(np.array(nearest) >= ANSWERED, 1, -1)
        return round(float(self.words[claim].rarities @ answered), DIGITS) if nearest else 0.0

    def nearest_words(self, claim: int, others: Sequence[int]) -> list[float]:
        """For each word of a claim, by index, the cosine with that of ``others`` which means what is most
        alike; nothing where either side has no word."""
        own = self.words[claim]
        told = [self.words[b].rows for b in others if len(self.words[b].rows)]
        if not told or not len(own.rows):
            return []
        nearest = (own.rows @ np.concatenate(told).T).max(axis=1)
        return [round(cosine, DIGITS) for cosine in nearest.tolist()]

    def nearest(self, most: int) -> Iterator[tuple[int, int]]:
        """Pairs of claims of different accounts, the lower first: each with the ``most`` nearest to it."""
        best: dict[int, list[tuple[float, int]]] = {}
        for claim, found in self._near(most):
            best[claim] = sorted({*best.get(claim, ()), *found})[:most]
        for claim, found in best.items():
            yield from ((min(claim, other), max(claim, other)) for _, other in found)

    def _near(self, most: int) -> Iterator[tuple[int, list[tuple[float, int]]]]:
        """For each claim the nearest in each cell, with the cosine, negative."""
        for cell in self._cells():
            for start in range(0, len(cell), ROWS):
                rows = cell[start : start + ROWS]
                near = np.round(self.wholes[rows] @ self.wholes[cell].T, DIGITS)
                near[self.accounts[rows][:, None] == self.accounts[cell][None, :]] = -1
                first = np.argsort(-near, axis=1, kind="stable")[:, :most]
                for row, columns in enumerate(first):
                    yield rows[row], [(-float(near[row, c]), cell[c]) for c in columns if near[row, c] > 0]

    def _cells(self) -> Iterator[list[int]]:
        """The claims that are compared with each other: all of a story, of a very large one those that are
        near to one of some of its claims."""
        count = len(self.wholes)
        if count <= AT_ONCE:
            yield list(range(count))
            return
        centres = self.wholes[:: isqrt(count)]
        cells: list[list[int]] = [[] for _ in centres]
        for start in range(0, count, ROWS):
            near = np.round(self.wholes[start : start + ROWS] @ centres.T, DIGITS)
            for row, best in enumerate(np.argsort(-near, axis=1, kind="stable")[:, :CELLS]):
                for cell in best:
                    cells[cell].append(start + row)
        for members in cells:
            yield from (members[i : i + AT_ONCE] for i in range(0, len(members), AT_ONCE))


def meanings_of(views: Sequence[ClaimView]) -> Meanings:
    """The meanings of a story's claims."""
    told = [view.vectors[:MOST].astype(np.float32) for view in views]
    common = sum((rows.sum(axis=0) for rows in told), np.zeros(DIMENSIONS, np.float32)) / (
        sum(map(len, told)) + FEW_WORDS
    )
    words = [
        Words(_unit(rows - common), rare, view.tags[:MOST].astype(np.float32))
        for view, rows, rare in zip(views, told, rarities_of(views), strict=True)
    ]
    wholes = [(w.rows * w.rarities[:, None]).sum(axis=0) for w in words]
    numbers = {account: number for number, account in enumerate(dict.fromkeys(v.account.id for v in views))}
    return Meanings(
        tuple(words),
        _unit(np.stack(wholes)) if wholes else np.zeros((0, DIMENSIONS), np.float32),
        np.array([numbers[view.account.id] for view in views], dtype=np.int64),
    )


def rarities_of(views: Sequence[ClaimView]) -> list[Rows]:
    """Of each claim how rare its words are in the story, in nats: the fewer claims have one, the rarer."""
    told = [view.words[:MOST] for view in views]
    counts = Counter(chain.from_iterable(map(set, told)))
    every = max(len(views), SMALLEST)
    return [np.array([log(1 + every / counts[w]) for w in own], dtype=np.float32) for own in told]


def _unit(rows: Rows) -> Rows:
    unit: Rows = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return unit
