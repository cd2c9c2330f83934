"""One instant told by two clocks: "18h38 (09h38 GMT)"; what the one lacks of zone and day the other gives."""

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from crossbearing.grounding.edtf import Stretch, day_of, first_day, number_of
from crossbearing.grounding.time_offsets import written
from crossbearing.grounding.time_readings import Reading
from crossbearing.grounding.time_words import TIMES

_BESIDE = re.compile(r"\s*(?:local time|local)?\s*(?:[(\[/,–-]|or)\s*")
_DAYS = frozenset(TIMES["words_of_days"])
_DAY = 24 * 60
_EASTMOST = 14 * 60  # minutes; no clock on earth is further ahead of UTC
_STEP = 15  # minutes; offsets are quarters of an hour


def in_one_zone(read: Sequence[Reading], lower: str) -> list[Reading]:
    """The readings; of two clock times side by side of which one tells its zone, the other gets its own.

    The day belongs to the clock beside which it stands, the other's is the one before or after where
    that makes them one instant.
    """
    found = list(read)
    for i, (first, second) in enumerate(pairwise(read)):
        beside = _BESIDE.fullmatch(lower, first.expression.end, second.expression.start)
        if beside is not None and first.stretch and second.stretch:
            found[i], found[i + 1] = _as_one(first, second)
    return found


def _as_one(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both readings with zones that make them one instant; as they were where no zone can do that."""
    a, b = first.stretch, second.stretch
    assert a is not None
    assert b is not None
    if not a.clock or not b.clock or bool(a.zone) == bool(b.zone):
        return first, second
    known, other = (a, b) if a.zone else (b, a)
    offset = (_minute(other) - _utc_minute(known) + _DAY - _EASTMOST) % _DAY - (_DAY - _EASTMOST)
    if offset % _STEP:
        return first, second
    other = evolve(other, zone=written(offset))
    a, b = (known, other) if a.zone else (other, known)
    if _names_day(second) and not _names_day(first):
        a = _at_instant(a, b)
    else:
        b = _at_instant(b, a)
    why = "one instant with the time told beside it"
    return first.moved(a, why), second.moved(b, why)


def _at_instant(moved: Stretch, fixed: Stretch) -> Stretch:
    """``moved`` on the day on which it is the same instant as ``fixed``."""
    apart = _utc_minute(fixed) + _DAY * number_of(first_day(fixed)) - _utc_minute(moved)
    year, month, day = day_of(round(apart / _DAY))
    return evolve(moved, year=year, month=month, day=day)


def _names_day(reading: Reading) -> bool:
    """Whether the expression itself, not one elsewhere in its sentence, tells the day."""
    here = reading.expression
    return any(w.kind in _DAYS for w in here.words if here.start <= w.start < here.end)


def _minute(stretch: Stretch) -> int:
    hour, minute = (stretch.clock or (0, 0))[:2]
    return hour * 60 + minute


def _utc_minute(stretch: Stretch) -> int:
    """Minutes after midnight UTC, below 0 or above a day where the local day is another."""
    zone = stretch.zone or "+00:00"
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return _minute(stretch) - (-minutes if zone[0] == "-" else minutes)
