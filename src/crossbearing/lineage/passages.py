"""Passages that two accounts share: seeds by winnowing, extents by walking from a seed both ways.

Winnowing (Schleimer, Wilkerson and Aiken 2003) keeps of each window of word shingles the one of least
hash, so that any shared run of ``shingle + window - 1`` words is sure to be found, with an index
a fraction of the text's size. From a seed the walk follows equal words and steps over small gaps,
which tolerates light editing; no more than a gap is ever aligned at once, so that the work grows
with the length of the texts and not with its square, however much they repeat themselves.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from attrs import frozen

from crossbearing.lineage.words import Words

Place = tuple[int, int]  # number of a text, position in it
Seed = tuple[int, int]  # position in one text, position in the other
SOLID = 3  # words: one or two agree by chance and must not stretch a passage


@frozen
class PassageSettings:
    """Lengths in words. A stretch that agrees too little is given up after ``patience``.

    ``common`` counts accounts: a shingle in more of them links each to the first instead of all pairs.
    """

    shingle: int = 5
    window: int = 4
    gap: int = 10
    patience: int = 30
    least_words: int = 12
    least_share: float = 0.6
    verbatim_share: float = 0.95
    common: int = 20


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

    @property
    def share(self) -> float:
        """Of the longer passage, the share of words that agree."""
        return self.words / max(self.a_last - self.a_first, self.b_last - self.b_first)

    def holds(self, seed: Seed) -> bool:
        i, j = seed
        return self.a_first <= i < self.a_last and self.b_first <= j < self.b_last

    def overlaps(self, other: "SharedPassage") -> bool:
        """Whether both have words in common on either side: a repeated phrase has one counterpart."""
        in_a = self.a_first < other.a_last and other.a_first < self.a_last
        return in_a or (self.b_first < other.b_last and other.b_first < self.b_last)


def shared_passages(texts: Sequence[Words], settings: PassageSettings) -> Iterator[SharedPassage]:
    """The passages that texts share, in the order of the texts.

    A passage in more than ``common`` texts is paired with the first of them only: who follows the
    pairs finds the same set of texts.
    """
    index: dict[int, list[Place]] = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle, position in _first_places(text.words, settings).items():
            index[shingle].append((number, position))
    seeds: dict[tuple[int, int], list[Seed]] = defaultdict(list)
    for places in index.values():
        for (a, i), (b, j) in _linked(places, settings.common):
            seeds[a, b].append((i, j))
    for a, b in sorted(seeds):
        yield from _passages(texts[a], texts[b], sorted(seeds[a, b]), settings)


def _linked(places: Sequence[Place], common: int) -> Iterable[tuple[Place, Place]]:
    if len(places) <= common:
        return combinations(places, 2)
    return ((places[0], other) for other in places[1:])


def _first_places(words: Sequence[str], settings: PassageSettings) -> dict[int, int]:
    """The chosen shingles, each with the first of its places: what a text repeats is one seed."""
    places: dict[int, int] = {}
    for position, shingle in _winnow(words, settings):
        places.setdefault(shingle, position)
    return places


def _winnow(words: Sequence[str], settings: PassageSettings) -> Iterator[tuple[int, int]]:
    """Positions and hashes of the chosen shingles."""
    hashes = [
        zlib.crc32(" ".join(words[i : i + settings.shingle]).encode("utf8", "surrogatepass"))
        for i in range(len(words) - settings.shingle + 1)
    ]
    chosen = -1
    for start in range(max(len(hashes) - settings.window + 1, min(len(hashes), 1))):
        window = hashes[start : start + settings.window]
        least = min(window)
        # the rightmost of the least, so that neighbouring windows choose the same
        at = start + len(window) - 1 - window[::-1].index(least)
        if at != chosen:
            chosen = at
            yield at, least


def _passages(a: Words, b: Words, seeds: Sequence[Seed], settings: PassageSettings) -> list[SharedPassage]:
    """Passages around the seeds that are long enough, the longest first served, in the order of ``a``."""
    found: list[SharedPassage] = []
    backwards = a.words[::-1], b.words[::-1]
    for i, j in seeds:
        if any(passage.holds((i, j)) for passage in found):
            continue
        a_last, b_last, after = _walk(a.words, b.words, i, j, settings)
        a_left, b_left, before = _walk(*backwards, len(a.words) - i, len(b.words) - j, settings)
        a_first, b_first = len(a.words) - a_left, len(b.words) - b_left
        if before + after >= settings.least_words:
            found.append(SharedPassage(a, a_first, a_last, b, b_first, b_last, before + after))
    kept: list[SharedPassage] = []
    for passage in sorted(found, key=lambda p: (-p.words, p.a_first, p.b_first)):
        if not any(passage.overlaps(other) for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda p: (p.a_first, p.b_first))


def _walk(
    a: Sequence[str], b: Sequence[str], i: int, j: int, settings: PassageSettings
) -> tuple[int, int, int]:
    """How far two texts agree from words ``i`` and ``j`` on: the end in both, the words that agree.

    Each stretch that is taken in agrees by ``least_share``, and so does the whole.
    """
    words = _run(a, b, i, j)
    i, j = i + words, j + words
    reached = i, j, words
    while step := _over_gap(a, b, i, j, settings):
        run = _run(a, b, i + step[0], j + step[1])
        i, j, words = i + step[0] + run, j + step[1] + run, words + step[2] + run
        length = max(i - reached[0], j - reached[1])
        if words - reached[2] >= settings.least_share * length:
            reached = i, j, words
        elif length > settings.patience:
            break
    return reached


def _run(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    """How many words from ``i`` and ``j`` on are equal."""
    length = 0
    for length in range(min(len(a) - i, len(b) - j)):
        if a[i + length] != b[j + length]:
            return length
    return max(min(len(a) - i, len(b) - j), 0)


def _over_gap(
    a: Sequence[str], b: Sequence[str], i: int, j: int, settings: PassageSettings
) -> tuple[int, int, int] | None:
    """The words to skip in both texts until they agree again, and how many of the skipped agree."""
    reach = settings.gap + SOLID
    matcher = SequenceMatcher(None, a[i : i + reach], b[j : j + reach], autojunk=False)
    agreed = 0
    for block in matcher.get_matching_blocks():
        if block.size >= SOLID:
            return block.a, block.b, agreed
        agreed += block.size
    return None
