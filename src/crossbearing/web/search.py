"""Full text over statements and passages, narrowed by facets, with the words found in their surroundings."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from crossbearing.store.fulltext import CLOSE, OPEN
from crossbearing.web.facets import Chosen, Picked, bits_of
from crossbearing.web.rows import FindingRow, HitRow
from crossbearing.web.snapshot import Snapshot

REMEMBERED = 64  # questions


@frozen
class Part:
    """Some words of a snippet; ``found`` where they are what was asked for."""

    words: str
    found: bool


@frozen
class Hit:
    row: HitRow
    parts: tuple[Part, ...]


@frozen
class Found:
    """A page of hits."""

    asked: str
    hits: tuple[Hit, ...]
    picked: Picked[HitRow]


class Searcher:
    """Asks one snapshot; what was asked lately is not looked up again."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._found = lru_cache(REMEMBERED)(self._find)

    def search(self, asked: str, chosen: Chosen, page: int = 1, per: int = 20) -> Found:
        """The hits of ``asked``, the best first; all there is where nothing is asked."""
        if not asked.strip():
            picked = self._now.hits.pick(chosen, page, per)
            hits = tuple(Hit(r, (Part(r.words, False),)) for r in picked.rows)
            return Found(asked, hits, picked)
        order, bits = self._found(asked)
        picked = self._now.hits.pick(chosen, page, per, within=bits, order=order)
        return Found(asked, tuple(self._with_snippets(asked, picked, order)), picked)

    def findings(self, asked: str) -> int | None:
        """The findings, as bits of their shelf, that hold a statement with what is asked; None for all."""
        if not asked.strip():
            return None
        order, _ = self._found(asked)
        rows = (self._now.hits.rows[i] for i in order)
        indices = (self._now.row_of[r.finding] for r in rows if r.finding)
        return bits_of(indices, len(self._now.findings.rows))

    def _find(self, asked: str) -> tuple[tuple[int, ...], int]:
        found = self._now.index.find(asked)
        return found, bits_of(found, len(self._now.hits.rows))

    def _with_snippets(self, asked: str, picked: Picked[HitRow], order: Sequence[int]) -> list[Hit]:
        wanted = {r.id for r in picked.rows}
        rows = self._now.hits.rows
        numbers = {rows[i].id: i for i in order if rows[i].id in wanted}
        told = self._now.index.snippets(asked, tuple(numbers.values()))
        return [Hit(r, _parts(told.get(numbers[r.id], r.words))) for r in picked.rows]


def _parts(snippet: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    for stretch in snippet.split(OPEN):
        found, closed, after = stretch.partition(CLOSE)
        if closed:
            parts += [Part(found, True), Part(after, False)]
        else:
            parts.append(Part(stretch, False))
    return tuple(p for p in parts if p.words)


__all__ = ["FindingRow", "Found", "Hit", "Part", "Searcher"]
