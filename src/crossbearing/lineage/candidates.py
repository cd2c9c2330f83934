"""Which accounts may share a passage: those with several rare runs of words in common.

Of the word shingles of each text those of least hash are kept (Manber 1994; the sketch of MinHash, scaled to
the text’s length). Whether one is kept depends on itself alone, so what two texts share is kept in both. The
kept shingles of all accounts are sorted and equal ones stand side by side: no account is held against all
others, and a shingle costs twelve bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from crossbearing.lineage.sketch import Sketch

Shingles = NDArray[np.uint64]
Numbers = NDArray[np.uint32]
Pairs = NDArray[np.uint64]  # the number of one text in the upper half, of the other in the lower
AT_ONCE = 512  # texts that are hashed together: enough to make up for the price of a call
BINS = 32  # shingles are sorted bin by bin, so that no copy of all of them is made
LINKS_AT_ONCE = 4_000_000
MIXER = np.uint64(0x9E3779B97F4A7C15)  # odd, as in Knuth's multiplicative hashing
HALF = np.uint64(32)
LARGEST = 2**64 - 2**11  # the largest hash that a float can tell


@frozen
class CandidateSettings:
    """``shingle`` in words; ``full``: those of content in it, at least; ``kept``: the share of shingles.

    A pair shares at least ``least`` of them, or one run of a quotation. ``common`` counts accounts: a shingle
    in more of them links each to the first instead of all pairs, so that who follows the pairs finds the same
    set of accounts.
    """

    shingle: int = 4
    full: int = 2
    kept: float = 0.5
    least: int = 2
    common: int = 20


@frozen(eq=False)
class Index:
    """The kept shingles of texts: ``shingles`` in rising order, ``texts`` the number of the text of each."""

    shingles: Shingles = field(repr=False)
    texts: Numbers = field(repr=False)


def kept_shingles(texts: Sequence[Sketch], settings: CandidateSettings) -> list[Shingles]:
    """For each text the shingles that are kept of it, some more than once; they depend on it alone."""
    if not texts:
        return []
    shingles, owners = _kept(texts, settings)
    order = np.argsort(owners, kind="stable")
    ends = np.searchsorted(owners[order], np.arange(1, len(texts)))
    return np.split(shingles[order], ends)


def index(texts: Iterable[Shingles]) -> Index:
    """The index of texts, given by their kept shingles and numbered from 0 in their order."""
    bins: list[list[tuple[Shingles, Numbers]]] = [[] for _ in range(BINS)]
    base, rest = 0, iter(texts)
    while some := list(islice(rest, AT_ONCE)):
        shingles = np.concatenate(some)
        owners = np.repeat(np.arange(base, base + len(some), dtype=np.uint32), list(map(len, some)))
        order = np.argsort(shingles)
        shingles, owners = shingles[order], owners[order]
        ends = np.searchsorted(shingles, [np.uint64(k * (2**64 // BINS)) for k in range(1, BINS)])
        for parts, shingle, owner in zip(bins, np.split(shingles, ends), np.split(owners, ends), strict=True):
            parts.append((shingle.copy(), owner.copy()))
        base += len(some)
    total = sum(len(owner) for parts in bins for _, owner in parts)
    held, end = Index(np.empty(total, np.uint64), np.empty(total, np.uint32)), 0
    for parts in bins:
        shingles, owners = _once(parts)
        parts.clear()
        start, end = end, end + len(owners)
        held.shingles[start:end], held.texts[start:end] = shingles, owners
    return Index(held.shingles[:end], held.texts[:end])


def candidate_pairs(held: Index, settings: CandidateSettings) -> Pairs:
    """The pairs of texts that share enough, each once, in rising order, the lower number first."""
    starts, ends = _groups(held.shingles)
    sizes = ends - starts
    links = int(np.where(sizes <= settings.common, sizes * (sizes - 1) // 2, sizes - 1).sum())
    parts = 1 + links // LINKS_AT_ONCE
    return np.sort(np.concatenate([_enough(held, starts, ends, (k, parts), settings) for k in range(parts)]))


def numbers_of(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """The two numbers of each pair."""
    return zip((pairs >> HALF).tolist(), (pairs & np.uint64(2**32 - 1)).tolist(), strict=True)


def _enough(
    held: Index,
    starts: NDArray[np.intp],
    ends: NDArray[np.intp],
    part: tuple[int, int],
    settings: CandidateSettings,
) -> Pairs:
    """The pairs with enough links of one part: those whose number has this rest by the number of parts."""
    rest, parts = np.uint64(part[0]), np.uint64(part[1])
    links = [codes[codes % parts == rest] for codes in _links(held, starts, ends, settings)]
    pairs, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *links]), return_counts=True)
    return pairs[counts >= settings.least]


def _links(
    held: Index, starts: NDArray[np.intp], ends: NDArray[np.intp], settings: CandidateSettings
) -> Iterator[Pairs]:
    sizes = ends - starts
    for size in range(2, settings.common + 1):
        first = starts[sizes == size]
        if len(first):
            block = held.texts[first[:, None] + np.arange(size)].astype(np.uint64)
            one, other = np.triu_indices(size, 1)
            yield (block[:, one] << HALF | block[:, other]).ravel()
    for start, end in zip(*(x[sizes > settings.common] for x in (starts, ends)), strict=True):
        group = held.texts[start:end].astype(np.uint64)
        yield group[0] << HALF | group[1:]


# --- shingles -----------------------------------------------------------------------------------------


def _groups(shingles: Shingles) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where runs of equal shingles start and end, runs of one left out."""
    same = np.zeros(len(shingles) + 1, np.bool_)  # as the one before
    same[1:-1] = shingles[1:] == shingles[:-1]
    edges = np.flatnonzero(same[1:] != same[:-1])
    return edges[::2], edges[1::2] + 1


def _once(parts: Sequence[tuple[Shingles, Numbers]]) -> tuple[Shingles, Numbers]:
    """The shingles of all parts in rising order, for each its texts in rising order, each once."""
    shingles = np.concatenate([np.empty(0, np.uint64), *(p[0] for p in parts)])
    texts = np.concatenate([np.empty(0, np.uint32), *(p[1] for p in parts)])
    order = np.lexsort((texts, shingles))
    shingles, texts = shingles[order], texts[order]
    new = np.ones(len(texts), np.bool_)
    new[1:] = (shingles[1:] != shingles[:-1]) | (texts[1:] != texts[:-1])
    return shingles[new], texts[new]


def _kept(texts: Sequence[Sketch], settings: CandidateSettings) -> tuple[Shingles, Numbers]:
    """The kept shingles of ``texts``, and the number of the text of each."""
    hashes, owner = _hashed(texts, settings)
    quoted = np.concatenate([text.quoted for text in texts])
    quoting = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(t.quoted) for t in texts])
    # one run of a quotation is enough for a pair, so it counts as often as is asked
    copies = [quoted * np.uint64(2 * k + 1) for k in range(settings.least)]
    return np.concatenate((hashes, *copies)), np.concatenate((owner, *[quoting] * settings.least))


def _hashed(texts: Sequence[Sketch], settings: CandidateSettings) -> tuple[Shingles, Numbers]:
    """The hashes of the word shingles that have content and are kept."""
    words = np.concatenate([text.words for text in texts])
    owner = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(t.words) for t in texts])
    size, count = settings.shingle, len(words) - settings.shingle + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.uint32)
    full = (words & np.uint32(1)).astype(np.uint8)
    hashes = np.zeros(count, np.uint64)
    content = np.zeros(count, np.uint8)
    for step in range(size):
        hashes ^= words[step : step + count]
        hashes *= MIXER
        hashes ^= hashes >> np.uint64(29)
        content += full[step : step + count]
    told = (owner[:count] == owner[size - 1 :]) & (content >= settings.full)
    told &= hashes <= np.uint64(settings.kept * LARGEST)
    # spread over all numbers again, so that the bins are of one size
    return hashes[told] * MIXER, owner[:count][told]
