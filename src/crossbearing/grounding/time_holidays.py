"""Holidays that move with the year: the day of one in a year."""

from crossbearing.grounding.edtf import Day, Stretch, day_of, first_day, last_day, number_of, weekday_of
from crossbearing.grounding.time_words import TIMES

_RULES: dict[str, dict[str, int]] = TIMES["movable_holidays"]


def holiday(name: str, year: int) -> Day:
    """The day on which the holiday called ``name`` (in lower case) falls in ``year``."""
    rule = _RULES[name]
    if "easter" in rule:
        return day_of(number_of(easter(year)) + rule["easter"])
    month = Stretch("month", year, rule["month"])
    if rule["which"] < 0:
        last = number_of(last_day(month))
        return day_of(last - (weekday_of(day_of(last)) - rule["weekday"]) % 7)
    first = number_of(first_day(month))
    ahead = (rule["weekday"] - weekday_of(day_of(first))) % 7
    return day_of(first + ahead + 7 * (rule["which"] - 1))


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
