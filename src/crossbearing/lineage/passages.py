"""Passages that two accounts share: seeds by winnowing, extents by alignment.

Winnowing (Schleimer, Wilkerson and Aiken 2003) keeps of each window of word shingles the one of least
hash, so that any shared run of ``shingle + window - 1`` words is sure to be found, with an index
a fraction of the text's size. Seeds on one diagonal are joined over small gaps, which tolerates
light editing, and difflib's matching blocks say how many words really agree.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from attrs import frozen

from crossbearing.lineage.words import Words


@frozen
class PassageSettings:
    """Lengths in words. ``common``: a shingle in more accounts than this is a standard phrase."""

    shingle: int = 5
    window: int = 4
    gap: int = 10
    least_words: int = 12
    least_share: float = 0.6
    verbatim_share: float = 0.95
    common: int = 50


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


def shared_passages(texts: Sequence[Words], settings: PassageSettings) -> Iterator[SharedPassage]:
    """All passages that any two texts share, in the order of the texts."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for position, shingle in _winnow(text.words, settings):
            index[shingle].append((number, position))
    seeds: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in index.values():
        if len({number for number, _ in places}) > settings.common:
            continue
        for (a, i), (b, j) in combinations(places, 2):
            if a != b:
                seeds[a, b].add((i, j))
    for a, b in sorted(seeds):
        yield from _passages(texts[a], texts[b], sorted(seeds[a, b]), settings)


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


def _passages(
    a: Words, b: Words, seeds: list[tuple[int, int]], settings: PassageSettings
) -> Iterator[SharedPassage]:
    """Seeds joined to chains, chains aligned, what is long and alike enough kept."""
    chains: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        for chain in reversed(chains[-8:]):
            last_i, last_j = chain[-1]
            reach = settings.gap + settings.shingle
            if 0 <= i - last_i <= reach and 0 < j - last_j <= reach:
                chain.append((i, j))
                break
        else:
            chains.append([(i, j)])
    found = [passage for chain in chains for passage in _alike(a, b, chain, settings)]
    kept: list[SharedPassage] = []
    for passage in sorted(found, key=lambda p: (-p.words, p.a_first, p.b_first)):
        if not any(_overlap(passage, other) for other in kept):
            kept.append(passage)
    yield from sorted(kept, key=lambda p: (p.a_first, p.b_first))


def _alike(
    a: Words, b: Words, chain: list[tuple[int, int]], settings: PassageSettings
) -> Iterator[SharedPassage]:
    """The passage along a chain if it is long and alike enough, else those beside its widest gap."""
    passage = _align(a, b, chain, settings)
    if passage.words < settings.least_words:
        return
    if passage.share >= settings.least_share:
        yield passage
    elif len(chain) > 1:
        gaps = [max(j[0] - i[0], j[1] - i[1]) for i, j in pairwise(chain)]
        widest = gaps.index(max(gaps)) + 1
        yield from _alike(a, b, chain[:widest], settings)
        yield from _alike(a, b, chain[widest:], settings)


def _overlap(one: SharedPassage, other: SharedPassage) -> bool:
    """Whether two passages have words in common on either side: a repeated phrase has one counterpart."""
    in_a = one.a_first < other.a_last and other.a_first < one.a_last
    return in_a or (one.b_first < other.b_last and other.b_first < one.b_last)


def _align(a: Words, b: Words, chain: list[tuple[int, int]], settings: PassageSettings) -> SharedPassage:
    """The chain with a margin on both sides, cut back to what agrees, and again as long as that widens it."""
    end = settings.shingle
    passage = _agreement(a, b, chain[0], (chain[-1][0] + end, chain[-1][1] + end), settings)
    while passage.words:
        first, last = (passage.a_first, passage.b_first), (passage.a_last, passage.b_last)
        wider = _agreement(a, b, first, last, settings)
        if wider.words <= passage.words or wider.share < settings.least_share:
            break
        passage = wider
    return passage


def _agreement(
    a: Words, b: Words, first: tuple[int, int], last: tuple[int, int], settings: PassageSettings
) -> SharedPassage:
    """What agrees between ``first`` and ``last`` (exclusive) of both texts and in a margin around."""
    margin = settings.gap
    a_first, b_first = max(first[0] - margin, 0), max(first[1] - margin, 0)
    a_last, b_last = min(last[0] + margin, len(a.words)), min(last[1] + margin, len(b.words))
    matcher = SequenceMatcher(None, a.words[a_first:a_last], b.words[b_first:b_last], autojunk=False)
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    # a word or two that agree by chance at the edges must not stretch the passage
    solid = [m for m in blocks if m.size > 2]
    if not solid:
        return SharedPassage(a, a_first, a_first, b, b_first, b_first, 0)
    inner = [m for m in blocks if solid[0].a <= m.a <= solid[-1].a]
    return SharedPassage(
        a,
        a_first + solid[0].a,
        a_first + solid[-1].a + solid[-1].size,
        b,
        b_first + solid[0].b,
        b_first + solid[-1].b + solid[-1].size,
        sum(m.size for m in inner),
    )
