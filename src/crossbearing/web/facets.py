"""Rows under facets: what a reader narrows a list down by, with how many rows each value would leave.

The rows that have a value are one integer, a bit for each row, so that counting what is left of a thousand
values takes a millisecond.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import field, frozen

R = TypeVar("R")
Chosen = Mapping[str, Sequence[str]]  # values by the name of their facet
OPTIONS_SHOWN = 60


@frozen
class Aspect(Generic[R]):
    """Something rows can be narrowed by; ``values`` gives for a row each value with its words.

    With ``ordered`` the values stand in their own order (days, grades), else the commonest first.
    """

    name: str
    title: str
    values: Callable[[R], Iterable[tuple[str, str]]]
    ordered: bool = False


@frozen
class Option:
    """A value of a facet: how many rows it would leave, and whether it is chosen."""

    value: str
    words: str
    count: int
    chosen: bool


@frozen
class Facet:
    """``more`` counts the values that are not listed."""

    name: str
    title: str
    options: tuple[Option, ...]
    more: int = 0


@frozen
class Picked(Generic[R]):
    """A page of the rows that are left, and what they can be narrowed by."""

    rows: tuple[R, ...]
    total: int
    facets: tuple[Facet, ...]
    page: int
    pages: int
    per: int


@frozen
class _Held:
    """An aspect with, for each value, its words and the bits of the rows that have it."""

    name: str
    title: str
    ordered: bool
    words: dict[str, str] = field(repr=False)
    bits: dict[str, int] = field(repr=False)


@frozen
class Shelf(Generic[R]):
    """Rows in the order they are shown in; ``orders`` are others, by name, as indices."""

    rows: tuple[R, ...] = field(repr=False)
    held: tuple[_Held, ...] = field(repr=False)
    orders: dict[str, tuple[int, ...]] = field(repr=False, factory=dict)

    @property
    def all(self) -> int:
        return (1 << len(self.rows)) - 1

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(h.name for h in self.held)

    def left(self, chosen: Chosen, within: int | None = None) -> int:
        """The bits of the rows that have, for each facet, one of the values chosen."""
        left = self.all if within is None else within
        for h in self.held:
            if chosen.get(h.name):
                left &= _any(h, chosen[h.name])
        return left

    def pick(
        self,
        chosen: Chosen,
        page: int = 1,
        per: int = 50,
        within: int | None = None,
        order: Sequence[int] | None = None,
    ) -> Picked[R]:
        """The rows ``within`` (bits; all by default) that are ``chosen``, in ``order`` (indices)."""
        left = self.left(chosen, within)
        total = left.bit_count()
        pages = max(1, -(-total // per))
        page = min(max(page, 1), pages)
        indices = self.indices(left, order)[(page - 1) * per : page * per]
        facets = tuple(self._facet(h, chosen, within) for h in self.held)
        return Picked(tuple(self.rows[i] for i in indices), total, facets, page, pages, per)

    def indices(self, bits: int, order: Sequence[int] | None = None) -> list[int]:
        """Which rows ``bits`` are."""
        digits = bin(bits)[:1:-1]
        if order is None:
            return [i for i, digit in enumerate(digits) if digit == "1"]
        return [i for i in order if i < len(digits) and digits[i] == "1"]

    def _facet(self, h: _Held, chosen: Chosen, within: int | None) -> Facet:
        """A facet's own choice does not narrow it, so that a reader can add another value of it."""
        taken = set(chosen.get(h.name, ()))
        left = self.left({n: v for n, v in chosen.items() if n != h.name}, within)
        counted = [(v, (bits & left).bit_count()) for v, bits in h.bits.items()]
        shown = [(v, n) for v, n in counted if n or v in taken]
        if not h.ordered:
            shown.sort(key=lambda o: (o[0] not in taken, -o[1], h.words[o[0]].casefold(), o[0]))
        options = tuple(Option(v, h.words[v], n, v in taken) for v, n in shown[:OPTIONS_SHOWN])
        return Facet(h.name, h.title, options, max(0, len(shown) - OPTIONS_SHOWN))


def shelve(
    rows: Iterable[R],
    aspects: Iterable[Aspect[R]],
    orders: Mapping[str, Callable[[R], tuple[object, ...]]] | None = None,
) -> Shelf[R]:
    """``rows`` made ready to be narrowed by ``aspects`` and sorted by the keys ``orders``."""
    held_rows = tuple(rows)
    sorted_by = {
        name: tuple(sorted(range(len(held_rows)), key=lambda i, key=key: (key(held_rows[i]), i)))  # type: ignore[misc]
        for name, key in (orders or {}).items()
    }
    return Shelf(held_rows, tuple(_held(held_rows, a) for a in aspects), sorted_by)


def bits_of(indices: Iterable[int], size: int) -> int:
    """One bit for each of ``indices``, all below ``size``."""
    octets = bytearray(size // 8 + 1)
    for i in indices:
        octets[i >> 3] |= 1 << (i & 7)
    return int.from_bytes(octets, "little")


def _held(rows: Sequence[R], aspect: Aspect[R]) -> _Held:
    words: dict[str, str] = {}
    having: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for value, called in aspect.values(row):
            words.setdefault(value, called)
            having[value].append(i)
    values = sorted(having) if aspect.ordered else list(having)
    bits = {v: bits_of(having[v], len(rows)) for v in values}
    return _Held(aspect.name, aspect.title, aspect.ordered, words, bits)


def _any(h: _Held, values: Iterable[str]) -> int:
    bits = 0
    for value in values:
        bits |= h.bits.get(value, 0)
    return bits
