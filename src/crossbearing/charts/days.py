"""EDTF dates as stretches of days, and an axis that leaves out long stretches in which nothing is told."""

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from attrs import frozen

GAP = 0.3  # of the axis: an empty stretch that takes more is drawn as a break
BREAK = 0.05  # of the axis, which a break takes
LEAST = 0.09  # of the axis, that each cluster takes
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_POINT = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.Z+-]+)?([~?%]?)")


@frozen
class Stretch:
    """From the ordinal day ``first`` to ``last``, both included.

    ``exact`` where it is one whole day; ``open_start`` and ``open_end`` where no bound is told; ``lasting``
    where an interval is told, and not a day somewhere within a month or year; ``unsure`` where the date
    itself is doubted.
    """

    first: int
    last: int
    lasting: bool = False
    unsure: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def exact(self) -> bool:
        return self.first == self.last and not (self.open_start or self.open_end)


def stretch(edtf: str | None) -> Stretch | None:
    """The days that ``edtf`` spans (level 0, and qualifiers and open intervals of level 1), or None."""
    start, slash, end = (edtf or "").partition("/")
    if not slash:
        return _point(start)
    begins, ends = _point(start), _point(end)
    if begins and ends:
        unsure = begins.unsure or ends.unsure
        return Stretch(begins.first, max(ends.last, begins.first), lasting=True, unsure=unsure)
    if begins:
        return Stretch(begins.first, begins.last, lasting=True, unsure=begins.unsure, open_end=True)
    if ends:
        return Stretch(ends.first, ends.last, lasting=True, unsure=ends.unsure, open_start=True)
    return None


def _point(edtf: str) -> Stretch | None:
    match = _POINT.fullmatch(edtf)
    if not match:
        return None
    year, month, day, qualifier = match.groups()
    months = (int(month), int(month)) if month and month.isdigit() else (1, 12)
    if int(year) < 1 or not 1 <= months[0] <= 12:
        return None
    longest = calendar.monthrange(int(year), months[1])[1]
    days = (int(day), int(day)) if day and day.isdigit() else (1, longest)
    if not 1 <= days[0] <= days[1] <= longest:
        return None
    first, last = (date(int(year), m, d).toordinal() for m, d in zip(months, days, strict=True))
    return Stretch(first, last, unsure=bool(qualifier))


@frozen
class Axis:
    """Days to px. ``knots`` are (day, px) from left to right; between two of them the axis is even."""

    knots: tuple[tuple[float, float], ...]
    breaks: tuple[float, ...]  # px
    ticks: tuple[tuple[float, str], ...]  # px and words

    def at(self, day: float) -> float:
        """Where ``day`` lies, in px."""
        for (d1, x1), (d2, x2) in pairwise(self.knots):
            if day <= d2:
                return x1 + (x2 - x1) * (max(day, d1) - d1) / (d2 - d1)
        return self.knots[-1][1]


def axis(stretches: Sequence[Stretch], left: float, right: float) -> Axis:
    """An axis from ``left`` to ``right`` px that holds all ``stretches``, of which there is at least one."""
    clusters = _clusters([(s.first, s.last + 1) for s in stretches])
    free = (right - left) * (1 - BREAK * (len(clusters) - 1))
    # As much room as there is to tell: a year that one thing is told of needs less than a week full of them.
    told = [sum(first <= s.first < last for s in stretches) for first, last in clusters]
    weights = [max(n, LEAST * len(stretches)) for n in told]
    knots: list[tuple[float, float]] = []
    breaks, ticks, x = [], [], left
    for n, ((first, last), weight) in enumerate(zip(clusters, weights, strict=True)):
        if n:
            breaks.append(x + (right - left) * BREAK / 2)
            x += (right - left) * BREAK
        width = free * weight / sum(weights)
        knots += [(first, x), (last, x + width)]
        ticks += [
            (x + width * (day - first) / (last - first), words) for day, words in _ticks(first, last, width)
        ]
        x += width
    return Axis(tuple(knots), tuple(breaks), tuple(ticks))


def _clusters(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Days in groups, between which stretches of nothing are longer than GAP of all that is drawn."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    apart: set[int] = set()  # the places of gaps that are breaks
    gaps = [b[0] - a[1] for a, b in pairwise(merged)]
    told = sum(last - first for first, last in merged)
    for n in sorted(range(len(gaps)), key=lambda n: (-gaps[n], n)):
        drawn = told + sum(g for m, g in enumerate(gaps) if m not in apart)
        if gaps[n] > GAP * drawn and gaps[n] > 20:
            apart.add(n)
    groups: list[tuple[int, int]] = []
    for n, (first, last) in enumerate(merged):
        if n and n - 1 not in apart:
            groups[-1] = (groups[-1][0], last)
        else:
            groups.append((first, last))
    return [(first, max(last, first + 1)) for first, last in groups]


def _ticks(first: int, last: int, width: float) -> list[tuple[int, str]]:
    """Days to name on a stretch of ``width`` px: its first always, further ones where there is room."""
    room = max(int(width // 64), 1)
    days = last - first
    start = date.fromordinal(first)
    if days <= 1 or room == 1:
        return [(first, _first_named(start, days))]
    if days > 400:
        step = max(1, -(-days // 365 // room))
        years = range(start.year, date.fromordinal(last).year + 1, step)
        return [
            (max(date(y, 1, 1).toordinal(), first), str(y)) for y in years if date(y, 1, 1).toordinal() < last
        ]
    step = next(s for s in (1, 2, 7, 14, 31, 62, 124, 500) if days / s <= room)
    later = [(day, _named(date.fromordinal(day))) for day in range(first + step, last, step)]
    return [(first, f"{_named(start)} {start.year}"), *later]


def _first_named(day: date, days: int) -> str:
    """The only name of a stretch of ``days``: no more exact than it is long."""
    if days >= 360:
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}" if days >= 28 else f"{_named(day)} {day.year}"


def _named(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
