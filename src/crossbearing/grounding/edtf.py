"""Stretches of the calendar, and how TIMEX3, EDTF and ISO 8601 write them.

TIMEX3 as in TimeML 1.2.1 (Pustejovsky et al. 2003), EDTF as in ISO 8601-2:2019. Years are
astronomical: 0 is 1 BC, -479 is 480 BC. Seasons are the northern meteorological ones (winter 2022
is December 2022 to February 2023).
"""

from calendar import monthrange
from datetime import date
from typing import Literal

from attrs import evolve, frozen

Grain = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "days", "day",
    "clock",
]  # fmt: skip
Unit = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day",
    "hour", "minute", "second",
]  # fmt: skip
Day = tuple[int, int, int]

# Whole Gregorian cycles (400 years), so that datetime's calendar also serves years before 1.
CYCLE = 4000
SEASONS = ("SP", "SU", "FA", "WI")
MONTHS_OF = {"season": 3, "quarter": 3, "half": 6, "month": 1}
YEARS_OF = {"century": 100, "decade": 10, "year": 1}


@frozen
class Stretch:
    """A century, year, season, month, week, some days, a day or a clock time.

    ``year`` is the first year of a century or decade; ``number`` counts the season (1 spring to 4
    winter), quarter or half of the year, or the days of several; ``month`` and ``day`` are those of a
    day, a clock time, or a week's Monday (a weekend's Saturday). ``part`` is a part of the day ("EV") with
    its hours; ``clock`` is hour, minute and, where given, second; ``zone`` an offset such as "+01:00".
    """

    grain: Grain
    year: int
    month: int = 1
    day: int = 1
    number: int = 0
    part: str | None = None
    hours: tuple[int, int] | None = None
    clock: tuple[int, ...] | None = None
    zone: str | None = None


def number_of(day: Day) -> int:
    """Days since a fixed day long ago; consecutive days have consecutive numbers."""
    return date(day[0] + CYCLE, day[1], day[2]).toordinal()


def day_of(number: int) -> Day:
    """The day with that number."""
    found = date.fromordinal(number)
    return found.year - CYCLE, found.month, found.day


def weekday_of(day: Day) -> int:
    """1 for Monday to 7 for Sunday."""
    return (number_of(day) - 1) % 7 + 1


def is_reckoned(year: int) -> bool:
    """Whether the calendar here reaches a year: 3000 BC to 5000."""
    return -3000 < year <= 5000


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year + CYCLE, month)[1]


def first_day(s: Stretch) -> Day:
    """The day on which the stretch begins."""
    if s.grain in ("season", "quarter", "half"):
        months = MONTHS_OF[s.grain]
        return s.year, (s.number - 1) * months + (3 if s.grain == "season" else 1), 1
    if s.grain in YEARS_OF:
        return s.year, 1, 1
    return s.year, s.month, s.day if s.grain != "month" else 1


def last_day(s: Stretch) -> Day:
    """The day on which the stretch ends."""
    year, month, _ = first_day(s)
    if s.grain in YEARS_OF:
        return s.year + YEARS_OF[s.grain] - 1, 12, 31
    if s.grain in MONTHS_OF:
        beyond = month - 1 + MONTHS_OF[s.grain] - 1
        year, month = year + beyond // 12, beyond % 12 + 1
        return year, month, monthrange(year + CYCLE, month)[1]
    lasting = {"week": 6, "weekend": 1, "days": s.number - 1}.get(s.grain, 0)
    return day_of(number_of(first_day(s)) + lasting)


def shift(s: Stretch, by: int, unit: Unit) -> Stretch:
    """The stretch of the size of ``unit`` that lies ``by`` units after the one around ``s``."""
    if unit in YEARS_OF:
        size = YEARS_OF[unit]
        return Stretch(_whole(unit), (s.year // size + by) * size)
    if unit in MONTHS_OF:
        return _shift_months(s, by, unit)
    number = number_of(first_day(s))
    if unit in ("week", "weekend"):
        monday = number - weekday_of(first_day(s)) + 1
        start = day_of(monday + 7 * by + (5 if unit == "weekend" else 0))
        return Stretch(_whole(unit), *start)
    if unit == "day":
        return Stretch("day", *day_of(number + by))
    return s


def _shift_months(s: Stretch, by: int, unit: Unit) -> Stretch:
    size = MONTHS_OF[unit]
    start = 2 if unit == "season" else 0
    year, month, _ = first_day(s)
    index = (year * 12 + month - 1 - start) // size + by
    year, rest = divmod(index * size + start, 12)
    if unit == "month":
        return Stretch("month", year, rest + 1)
    return Stretch(_whole(unit), year if rest >= start else year - 1, number=(rest - start) // size + 1)


def _whole(unit: Unit) -> Grain:
    return "clock" if unit in ("hour", "minute", "second") else unit  # type: ignore[return-value]


def coarsened(s: Stretch, unit: Unit) -> Stretch:
    """The year, month, week … around a stretch."""
    return shift(s, 0, unit)


def timex(s: Stretch) -> str:
    """The TIMEX3 value: ``2013-W12``, ``2012-SU``, ``2013-03-22TAF``, ``BC0480-09``."""
    year = f"{s.year:04d}" if s.year > 0 else f"BC{1 - s.year:04d}"
    if s.grain == "century":
        return f"{s.year // 100:02d}" if s.year >= 0 else f"BC{-s.year // 100 - 1:02d}"
    if s.grain == "decade":
        return f"{s.year // 10:03d}" if s.year > 0 else f"BC{(1 - s.year) // 10:03d}"
    if s.grain == "year":
        return year
    if s.grain == "season":
        return f"{year}-{SEASONS[s.number - 1]}"
    if s.grain in ("quarter", "half"):
        return f"{year}-{s.grain[0].upper()}{s.number}"
    if s.grain == "month":
        return f"{year}-{s.month:02d}"
    if s.grain in ("week", "weekend"):
        thursday = day_of(number_of(first_day(s)) + (3 if s.grain == "week" else -2))
        week = (number_of(thursday) - number_of((thursday[0], 1, 1))) // 7 + 1
        return f"{thursday[0]:04d}-W{week:02d}" + ("-WE" if s.grain == "weekend" else "")
    if s.grain == "days":  # of which TIMEX3 has no more to say
        return f"{year}-XX-XX"
    return f"{year}-{s.month:02d}-{s.day:02d}{timex_of_hour(s)}"


def timex_of_hour(s: Stretch) -> str:
    """What follows the day in a TIMEX3 value: ``T15:00``, ``TEV`` or nothing."""
    if s.clock:
        return "T" + ":".join(f"{n:02d}" for n in s.clock)
    return f"T{s.part}" if s.part else ""


def edtf(s: Stretch) -> str:
    """The EDTF string. A part of a day, for which EDTF has no word, gives the day."""
    year = _year(s.year)
    if s.grain == "century":
        return f"{year[:-2]}XX" if s.year >= 0 else interval(first_day(s), last_day(s))
    if s.grain == "decade":
        return f"{year[:-1]}X" if s.year >= 0 else interval(first_day(s), last_day(s))
    if s.grain == "year":
        return year
    if s.grain in ("season", "quarter", "half"):
        return f"{year}-{ {'season': 20, 'quarter': 32, 'half': 39}[s.grain] + s.number }"
    if s.grain == "month":
        return f"{year}-{s.month:02d}"
    if s.grain in ("week", "weekend", "days"):
        return interval(first_day(s), last_day(s))
    return f"{_day(first_day(s))}{_clock(s)}" if s.clock else _day(first_day(s))


def interval(start: Day, end: Day) -> str:
    """The EDTF interval from one day to another, both included."""
    return f"{_day(start)}/{_day(end)}"


def instants(s: Stretch) -> tuple[str, str]:
    """First and last second of the stretch, ISO 8601, with the offset where the zone is known."""
    first, last = _day(first_day(s)), _day(last_day(s))
    if s.clock:
        end = (*s.clock, 59, 59)[:3] if len(s.clock) < 3 else s.clock
        zone = s.zone or ""
        return f"{first}{_clock(s)}", f"{first}T{':'.join(f'{n:02d}' for n in end)}{zone}"
    if s.hours:
        begin, until = s.hours
        after = day_of(number_of(first_day(s)) + (until - 1) // 24)
        return f"{first}T{begin:02d}:00:00", f"{_day(after)}T{(until - 1) % 24:02d}:59:59"
    return f"{first}T00:00:00", f"{last}T23:59:59"


def at_clock(s: Stretch, clock: tuple[int, ...], zone: str | None) -> Stretch:
    """A clock time on the day of ``s``."""
    return evolve(s, grain="clock", clock=clock, zone=zone, part=None, hours=None)


def _clock(s: Stretch) -> str:
    hour, minute, second = (*(s.clock or ()), 0, 0, 0)[:3]
    return f"T{hour:02d}:{minute:02d}:{second:02d}{s.zone or ''}"


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _day(day: Day) -> str:
    return f"{_year(day[0])}-{day[1]:02d}-{day[2]:02d}"
