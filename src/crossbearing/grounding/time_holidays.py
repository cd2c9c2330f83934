"""Holidays that move with the year: when one falls in a year."""

from datetime import date
from typing import Any

from crossbearing.grounding.edtf import Day, Stretch, day_of, first_day, last_day, number_of, weekday_of
from crossbearing.grounding.time_words import TIMES
from crossbearing.lexicons.resource import resource

_RULES: dict[str, dict[str, int]] = TIMES["movable_holidays"]
_FEASTS: dict[str, Any] = resource("feasts")
_FEAST_NAMED = {name: feast for feast, names in _FEASTS["names"].items() for name in names}


def holidays(name: str, year: int) -> list[Stretch]:
    """When the holiday called ``name`` (in lower case) begins in ``year``, in order.

    A feast that follows the moon may come twice in a year, or not at all; it is unknown too in a year
    that the table of feasts does not reach.
    """
    if name in _FEAST_NAMED:
        return [s for s in _feasts(_FEAST_NAMED[name]) if s.year == year]
    rule = _RULES[name]
    if "easter" in rule:
        return [_day(number_of(easter(year)) + rule["easter"])]
    if "orthodox_easter" in rule:
        return [_day(number_of(orthodox_easter(year)) + rule["orthodox_easter"])]
    month = Stretch("month", year, rule["month"])
    if rule["which"] < 0:
        last = number_of(last_day(month))
        return [_day(last - (weekday_of(day_of(last)) - rule["weekday"]) % 7)]
    first = number_of(first_day(month))
    ahead = (rule["weekday"] - weekday_of(day_of(first))) % 7
    return [_day(first + ahead + 7 * (rule["which"] - 1))]


def _feasts(feast: str) -> list[Stretch]:
    """All that the table has of a feast, or of those that one name may mean."""
    kinds = _FEASTS["either"].get(feast, [feast])
    days: list[tuple[date, int]] = [
        (day, _FEASTS["lasting"].get(kind, 1)) for kind in kinds for day in _FEASTS["days"][kind]
    ]
    return [
        Stretch("days" if length > 1 else "day", day.year, day.month, day.day, number=length)
        for day, length in sorted(days)
    ]


def _day(number: int) -> Stretch:
    return Stretch("day", *day_of(number))


def easter(year: int) -> Day:
    """Easter Sunday of the Western churches, after the Gregorian rule (Butcher 1876; Meeus 1991, ch. 8)."""
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    lunar = (19 * (year % 19) + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leap_years, years = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * leap_years - lunar - years) % 7
    late = (year % 19 + 11 * lunar + 22 * to_sunday) // 451
    month, day = divmod(lunar + to_sunday - 7 * late + 114, 31)
    return year, month, day + 1


def orthodox_easter(year: int) -> Day:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar (Meeus 1991, ch. 8)."""
    lunar = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - lunar + 34) % 7
    month, day = divmod(lunar + to_sunday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days of the Julian calendar behind the Gregorian
    return day_of(number_of((year, month, day + 1)) + behind)
