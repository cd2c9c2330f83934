"""All accounts → lineage: what they share, what that means, and whom they credit.

What is worked out of one account or of two depends on these alone and can be kept: its shingles, its credits,
the passages of a pair. So in a case that grows by an account, words are looked at only of that one and of
those it touches. What depends on all of them is read off again each time, without looking at a word: the
pairs from the index, directions and meanings from dates, credits and outlets.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

import numpy as np
from attrs import field, frozen

from crossbearing.lineage.candidates import (
    AT_ONCE,
    CandidateSettings,
    Shingles,
    candidate_pairs,
    index,
    kept_shingles,
    numbers_of,
)
from crossbearing.lineage.credits import credits_of, names_credited
from crossbearing.lineage.meaning import MeaningSettings, understood
from crossbearing.lineage.pairs import PairSettings, in_common
from crossbearing.lineage.sketch import sketch
from crossbearing.lineage.words import words_of
from crossbearing.model.account import Account
from crossbearing.model.ids import content_id
from crossbearing.model.kept import Kept, remembered
from crossbearing.model.lineage import Lineage

Entries = tuple[Lineage, ...]
REMEMBERED = 4096  # accounts whose words are kept at hand: the pairs of one follow each other
AS_KEPT = np.dtype("<u8")  # whatever the machine


@frozen
class LineageSettings:
    candidates: CandidateSettings = field(factory=CandidateSettings)
    pairs: PairSettings = field(factory=PairSettings)
    meaning: MeaningSettings = field(factory=MeaningSettings)


def trace(
    accounts: Iterable[Account], settings: LineageSettings | None = None, kept: Kept | None = None
) -> Entries:
    """Who shares words with whom, and who credits whom. The order of ``accounts`` does not matter.

    ``kept`` are results of earlier calls with the same ``settings``; they save work and change nothing.
    """
    settings = settings or LineageSettings()
    by_id = {a.id: a for a in sorted(accounts, key=lambda a: a.id)}
    told = [(account, _mark(account)) for account in by_id.values()]
    credits = dict(zip(by_id, _credits(told, kept), strict=True))
    meant = understood(_shared(told, settings, kept), by_id, credits, settings.meaning)
    return tuple(sorted([*meant, *(entry for own in credits.values() for entry in own)], key=_place))


Marked = tuple[Account, str]  # an account, and what stands for all of it that is compared


def _mark(account: Account) -> str:
    return content_id("w", account.id, account.text, *((p.start, p.end, p.kind) for p in account.paragraphs))


def _shared(told: Sequence[Marked], settings: LineageSettings, kept: Kept | None) -> Iterator[Lineage]:
    """What each two accounts share that the index pairs."""
    held = index(_shingles(told, settings.candidates, kept))
    at_hand = lru_cache(REMEMBERED)(lambda number: words_of(told[number][0]))

    def between(a: int, b: int) -> Entries:
        return in_common(told[a][0], told[b][0], (at_hand(a), at_hand(b)), settings.pairs)

    for a, b in numbers_of(candidate_pairs(held, settings.candidates)):
        key = content_id("p", told[a][1], told[b][1])
        yield from remembered(kept, key, Entries, partial(between, a, b))


def _shingles(told: Sequence[Marked], settings: CandidateSettings, kept: Kept | None) -> Iterator[Shingles]:
    """The kept shingles of each account."""
    for first in range(0, len(told), AT_ONCE):
        some = told[first : first + AT_ONCE]
        known = {
            mark: found for _, mark in some if kept is not None and (found := kept.get(mark)) is not None
        }
        new = [(account, mark) for account, mark in some if mark not in known]
        made = kept_shingles([sketch(account) for account, _ in new], settings)
        for (_, mark), shingles in zip(new, made, strict=True):
            known[mark] = shingles.astype(AS_KEPT).tobytes()
            if kept is not None:
                kept[mark] = known[mark]
        yield from (np.frombuffer(known[mark], AS_KEPT).astype(np.uint64) for _, mark in some)


def _credits(told: Sequence[Marked], kept: Kept | None) -> Iterator[Entries]:
    """The credits of each account."""
    names = names_credited(account for account, _ in told)
    for account, mark in told:
        key = content_id("c", mark, account.outlet, *names.told_in(account.text))
        yield remembered(kept, key, Entries, partial(credits_of, account, names))


def _place(entry: Lineage) -> tuple[str, list[tuple[str, int, int]]]:
    return entry.kind, [(s.document, s.start, s.end) for s in entry.spans]
