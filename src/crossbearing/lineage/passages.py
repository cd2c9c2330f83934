"""Passages that two texts share: seeds are short runs of equal words, extents come from aligning around them.

The alignment is the gapped extension of BLAST (Altschul et al. 1997): from a seed it goes both ways, a
word in common counts for it by what the word says, one replaced, put in or left out against it, and it ends
where the best end lies ``drop`` behind. So light editing is stepped over, whole new sentences part a passage
in two, and the work grows with the length of what is shared, however much the texts repeat themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen

from crossbearing.lineage.words import EMPTY, Words

Seed = tuple[int, int]  # a position in one text, a position in the other
RUN = 3  # words of a seed


@frozen
class PassageSettings:
    """Lengths in words, costs in the weight of words of content.

    ``least_weight`` is asked of the words that agree, and that they are ``least_words`` and
    ``least_share`` of the longer side. Texts that share one such passage are believed to share shorter ones
    too: ``beside``. Seeds of one text are looked for at no more than ``places`` places of the other. Two
    passages that meet by no more than ``overlap`` words are parted.
    """

    least_words: int = 15
    least_weight: float = 9.0
    least_share: float = 0.6
    beside: int = 6
    replaced: float = 0.55
    put_in: float = 0.5
    drop: float = 4.0
    places: int = 4
    overlap: int = 8


@frozen
class SharedPassage:
    """Words ``a_first``–``a_last`` of one account and ``b_first``–``b_last`` of another; ``words`` agree."""

    a: Words
    a_first: int
    a_last: int
    b: Words
    b_first: int
    b_last: int
    words: int
    weight: float

    @property
    def share(self) -> float:
        """Of the longer side, the share of words that agree."""
        return self.words / max(self.a_last - self.a_first, self.b_last - self.b_first)

    def holds(self, seed: Seed) -> bool:
        i, j = seed
        return self.a_first <= i < self.a_last and self.b_first <= j < self.b_last

    def overlap(self, other: "SharedPassage") -> int:
        """How many words both have in common, on the side where it is more."""
        in_a = min(self.a_last, other.a_last) - max(self.a_first, other.a_first)
        in_b = min(self.b_last, other.b_last) - max(self.b_first, other.b_first)
        return max(in_a, in_b, 0)

    def without(self, words: int, at_end: bool) -> "SharedPassage":
        """The passage without so many words of both sides, at its end or its beginning."""
        a = slice(self.a_last - words, self.a_last) if at_end else slice(self.a_first, self.a_first + words)
        b = slice(self.b_last - words, self.b_last) if at_end else slice(self.b_first, self.b_first + words)
        cut = zip(self.a.forms[a], self.b.forms[b], self.a.weights[a], strict=True)
        equal = [weight for one, other, weight in cut if one == other]
        first, last = (0, words) if at_end else (words, 0)
        return evolve(
            self,
            a_first=self.a_first + first,
            a_last=self.a_last - last,
            b_first=self.b_first + first,
            b_last=self.b_last - last,
            words=self.words - len(equal),
            weight=self.weight - sum(equal),
        )


def shared_passages(a: Words, b: Words, settings: PassageSettings) -> list[SharedPassage]:
    """The passages that two texts share, in the order of ``a``; which is ``a`` changes nothing else."""
    found: list[SharedPassage] = []
    for seed in _seeds(a, b, settings):
        if not any(passage.holds(seed) for passage in found):
            found.append(_around(a, b, seed, settings))
    kept: list[SharedPassage] = []
    for passage in sorted(found, key=lambda p: (-p.weight, p.a_first, p.b_first)):
        apart = _apart(passage, kept, settings)
        if apart is not None and _is_enough(apart, bool(kept), settings):
            kept.append(apart)
    return sorted(kept, key=lambda p: (p.a_first, p.b_first))


def _apart(
    passage: SharedPassage, kept: Sequence[SharedPassage], settings: PassageSettings
) -> SharedPassage | None:
    """What of a passage no other has: each word has one counterpart. None where it would lose too much."""
    for other in kept:
        overlap = passage.overlap(other)
        shorter = min(passage.a_last - passage.a_first, passage.b_last - passage.b_first)
        if overlap > min(settings.overlap, shorter - 1):
            return None
        if overlap:
            in_a = passage.a_first < other.a_last and other.a_first < passage.a_last
            at_end = passage.a_first < other.a_first if in_a else passage.b_first < other.b_first
            passage = passage.without(overlap, at_end)
            if passage.overlap(other):
                return None
    return passage


def _is_enough(passage: SharedPassage, beside: bool, settings: PassageSettings) -> bool:
    part = settings.beside / settings.least_words if beside else 1.0
    return (
        passage.words >= settings.least_words * part
        and passage.weight >= settings.least_weight * part
        and passage.share >= settings.least_share
    )


def _seeds(a: Words, b: Words, settings: PassageSettings) -> Iterator[Seed]:
    """Where a run of words with content is in both, in the order of ``a``."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for run, position in _runs(b):
        places[run].append(position)
    for run, i in _runs(a):
        for j in islice(places.get(run, ()), settings.places):
            yield i, j


def _runs(text: Words) -> Iterator[tuple[tuple[int, ...], int]]:
    forms, weights = text.forms, text.weights
    for i, run in enumerate(zip(*(forms[k:] for k in range(RUN)), strict=False)):
        if sum(w > EMPTY for w in weights[i : i + RUN]) > 1:
            yield run, i


def _around(a: Words, b: Words, seed: Seed, settings: PassageSettings) -> SharedPassage:
    i, j = seed
    a_after, b_after, after, right = _extend(a.forms[i:], b.forms[j:], a.weights[i:], settings)
    backwards = a.forms[:i][::-1], b.forms[:j][::-1], a.weights[:i][::-1]
    a_before, b_before, before, left = _extend(*backwards, settings)
    words, weight = before + after, left + right
    return SharedPassage(a, i - a_before, i + a_after, b, j - b_before, j + b_after, words, weight)


def _extend(
    a: Sequence[int], b: Sequence[int], weights: Sequence[float], settings: PassageSettings
) -> tuple[int, int, int, float]:
    """How far two texts agree from their beginning: words of both, words that agree, their weight.

    A row holds for each word of ``b`` within reach the score of the best alignment that ends there, with
    how many words of it agree and what they weigh.
    """
    replaced, put_in, drop = settings.replaced, settings.put_in, settings.drop
    best, best_at = 0.0, (0, 0, 0, 0.0)
    row: dict[int, tuple[float, int, float]] = {0: (0.0, 0, 0.0)}
    j = 1
    while j <= len(b) and -put_in * j >= -drop:
        row[j] = (-put_in * j, 0, 0.0)
        j += 1
    for i, (word, weight) in enumerate(zip(a, weights, strict=True), 1):
        below = best - drop
        new: dict[int, tuple[float, int, float]] = {}
        last: tuple[float, int, float] | None = None
        j = min(row)
        furthest = max(row) + 1
        while j <= len(b):
            cell: tuple[float, int, float] | None = None
            if (diagonal := row.get(j - 1)) is not None:
                if word == b[j - 1]:
                    cell = (diagonal[0] + weight, diagonal[1] + 1, diagonal[2] + weight)
                else:
                    cell = (diagonal[0] - replaced, diagonal[1], diagonal[2])
            if (above := row.get(j)) is not None and (cell is None or above[0] - put_in > cell[0]):
                cell = (above[0] - put_in, above[1], above[2])
            if last is not None and (cell is None or last[0] - put_in > cell[0]):
                cell = (last[0] - put_in, last[1], last[2])
            if cell is not None and cell[0] >= below:
                new[j] = last = cell
                if cell[0] > best:
                    best, best_at = cell[0], (i, j, cell[1], cell[2])
                    below = best - drop
            else:
                last = None
            if j > furthest and last is None:
                break
            j += 1
        if not new:
            break
        row = new
    return best_at
