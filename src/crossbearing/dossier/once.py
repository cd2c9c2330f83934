"""What several findings tell of one occasion is listed once, completed from all that tell it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from crossbearing.dossier.evidence import Evidence
from crossbearing.dossier.names import Names
from crossbearing.dossier.whereabouts import Whereabouts
from crossbearing.model.dossier import Meeting, Movement, Transfer

Entry = Movement | Meeting | Transfer
E = TypeVar("E", Movement, Meeting, Transfer)


class Occasions:
    """What entries can be of one occasion: by story and finding, by who and where, by what is long past."""

    def __init__(self, evidence: Evidence) -> None:
        self.names = Names(evidence)
        self.places = Whereabouts(evidence)
        self._stories = {f.id: f.story for f in evidence.findings.values()}
        self._recent = {evidence.findings[c.id].id for c in evidence.claims if c.frame != "background"}

    def stories(self, entry: Entry) -> set[str]:
        return {self._stories[f] for f in entry.findings}

    def are_near(self, one: Entry, other: Entry) -> bool:
        """Whether two are of one story, and both or neither of what went before it."""
        recent = [any(f in self._recent for f in entry.findings) for entry in (one, other)]
        return recent[0] == recent[1] and not self.stories(one).isdisjoint(self.stories(other))


@frozen
class Listed(Generic[E]):
    """An entry, and the findings that tell it; others that it cites say who "they" are, or where "there"."""

    entry: E
    by: frozenset[str]


class Joining(Protocol[E]):
    """How a list finds that two of its entries are one."""

    def keys(self, entry: E) -> Iterable[Hashable]:
        """Only what has one of these or a finding in common is compared."""

    def details(self, entry: E) -> Iterable[str | None]:
        """What an entry may tell or leave out."""

    def joined(self, one: E, other: E, together: bool) -> E | None:
        """Two as one, None if they are not; ``together`` says that one finding tells both."""


def listed_once(told: Iterable[Listed[E]], joining: Joining[E]) -> tuple[E, ...]:
    """The entries in order, with those made one that are of one occasion.

    What tells most comes first, and what could be part of two entries is left as it is.
    """
    found = list(told)
    while True:
        found = sorted(found, key=lambda t: (-_length(joining.details(t.entry)), repr(t.entry)))
        once = _joined_once(found, joining)
        if len(once) == len(found):
            return tuple(sorted((t.entry for t in once), key=repr))
        found = once


def _joined_once(told: list[Listed[E]], joining: Joining[E]) -> list[Listed[E]]:
    kept: list[Listed[E]] = []
    places: dict[Hashable, list[int]] = defaultdict(list)
    for one in told:
        near = sorted({n for key in _keys(one, joining) for n in places[key]})
        wholes = [(n, whole) for n in near if (whole := _joined(kept[n], one, joining)) is not None]
        if len(wholes) == 1:
            [(number, whole)] = wholes
            kept[number] = whole
        else:
            number, whole = len(kept), one
            kept.append(one)
        for key in _keys(whole, joining):
            if number not in places[key]:
                places[key].append(number)
    return kept


def _joined(one: Listed[E], other: Listed[E], joining: Joining[E]) -> Listed[E] | None:
    whole = joining.joined(one.entry, other.entry, not one.by.isdisjoint(other.by))
    return Listed(whole, one.by | other.by) if whole is not None else None


def _keys(told: Listed[E], joining: Joining[E]) -> Iterable[Hashable]:
    return (*sorted(told.by), *joining.keys(told.entry))


def _length(details: Iterable[str | None]) -> int:
    return sum(len(detail or "") for detail in details)


def findings_of(*entries: Movement | Meeting | Transfer) -> tuple[str, ...]:
    """The findings of all these, in order."""
    return tuple(sorted({f for entry in entries for f in entry.findings}))


def are_one_time(one: str | None, other: str | None) -> bool:
    """Whether two EDTF times can be of one occasion: one is open, or tells the other's day less exactly."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def nearer_time(one: str | None, other: str | None) -> str | None:
    """The more exact of two EDTF times of one occasion; of two clock times the earlier."""
    if one is None or other is None:
        return one or other
    if are_one_time(one, other):
        return max(one, other, key=len)
    return min(one, other)
