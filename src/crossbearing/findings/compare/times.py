"""When: two times of one event are the same, one within the other, another occurrence, or in conflict."""

import re
from datetime import datetime, timedelta

from attrs import evolve, frozen

from crossbearing.findings.compare.comparison import Comparison, in_order
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, question, words_for
from crossbearing.model.mention import Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OTHER_OCCURRENCE_DAYS = 45
NO_DAY = "names no day"  # "at nine": the day of publication that such an hour is given is a guess
WESTERNMOST, EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)  # of UTC
# "on Friday", printed on a Friday, is that day or the one a week before, or after where it is still to come
PRINTED_ON_IT = re.compile(r"^the (?P<day>\w+) on or (?P<side>\w+) the publication of .*?\((?P=day),")
WEEK = timedelta(days=7)
OPEN_YEAR = re.compile(r"XXXX-\d\d-\d\d")


@frozen
class Day:
    """A time as what can be compared: instants where known, else a weekday alone (0 is Monday).

    ``start`` and ``end`` are local times, ``zone`` how far they are ahead of UTC where that is told;
    ``date`` is the month and day where the year is open. ``off`` is how far from it the day meant may be.
    """

    start: datetime | None
    end: datetime | None
    weekday: int | None
    words: str
    zone: timedelta | None = None
    date: str | None = None
    off: timedelta | None = None


def compare_times(a: ClaimView, b: ClaimView, who: str) -> Comparison | None:
    """The relation of the times of two claims of one event; None where it is not asked or not told."""
    if a.time is None or b.time is None or a.sense is None or a.sense not in words_for("dated"):
        return None
    one, other = day_of(a.time), day_of(b.time)
    if one is None or other is None or a.claim.frame != b.claim.frame:
        return None
    asked = question("time", who=who, act=act(a.sense)[1])
    return _relate(one, other, asked)


def apart(one: Day, other: Day) -> bool:
    """Whether two times have no moment in common, whichever of the days that it may be either is."""
    return all(_are_apart(x, y) for x in _meant(one) for y in _meant(other))


def _meant(day: Day) -> tuple[Day, ...]:
    """The day as it was read, and the other that its words may mean."""
    if day.off is None or day.start is None or day.end is None:
        return (day,)
    start = day.start + day.off
    date = f"{start:%m-%d}" if day.date is not None else None
    return day, evolve(day, start=start, end=day.end + day.off, date=date, off=None)


def _are_apart(one: Day, other: Day) -> bool:
    one, other = _in_one_zone(one, other)
    if one.start and one.end and other.start and other.end:
        return one.start > other.end or other.start > one.end
    if one.date is not None and other.date is not None:
        return one.date != other.date
    return one.weekday is not None and other.weekday is not None and one.weekday != other.weekday


def _in_one_zone(one: Day, other: Day) -> tuple[Day, Day]:
    """Both in UTC where both tell their zones; where one does, it is any hour that this can be elsewhere:
    18:38 there is 09:38 here."""
    if one.zone == other.zone:
        return one, other
    if one.zone is None or other.zone is None:
        return _anywhere(one), _anywhere(other)
    return _in_utc(one), _in_utc(other)


def _anywhere(day: Day) -> Day:
    """A time that tells its zone as what it can be in all zones of the world; one of no zone as it is."""
    if day.zone is None or day.start is None or day.end is None:
        return day
    return evolve(day, start=day.start - day.zone + WESTERNMOST, end=day.end - day.zone + EASTERNMOST)


def _in_utc(day: Day) -> Day:
    zone = day.zone or timedelta()
    moved = [at - zone if at is not None else None for at in (day.start, day.end)]
    return evolve(day, start=moved[0], end=moved[1], zone=timedelta())


def times_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims tell of times that have no moment in common.

    A day that only what was told before gives ("at noon", "the next morning") is too often another to keep
    claims apart.
    """
    if a.time is None or b.time is None or "context" in {a.time.anchor, b.time.anchor}:
        return False
    one, other = day_of(a.time), day_of(b.time)
    return one is not None and other is not None and apart(one, other)


def day_of(time: Time) -> Day | None:
    """The comparable form of a time; None for durations, sets and vague references."""
    if time.type not in {"DATE", "TIME"} or time.timex.endswith("_REF") or NO_DAY in time.reason:
        return None
    if time.start and time.end:
        start, end = _instant(time.start), _instant(time.end)
        if start is None or end is None or (end - start).days > 400:
            return None
        single = (end - start).days < 1
        date = f"{start:%m-%d}" if single else None
        weekday = start.weekday() if single else None
        return Day(start, end, weekday, _words(time), _zone(time.start), date, _off(time))
    weekday = time.weekday - 1 if time.weekday is not None else None
    date = time.timex[5:10] if OPEN_YEAR.match(time.timex) else None
    if weekday is None and date is None:
        return None
    return Day(None, None, weekday, WEEKDAYS[weekday] if weekday is not None else _words(time), None, date)


def _off(time: Time) -> timedelta | None:
    told = PRINTED_ON_IT.match(time.reason)
    if told is None:
        return None
    return -WEEK if told["side"] == "before" else WEEK


def _zone(text: str) -> timedelta | None:
    try:
        return datetime.fromisoformat(text).utcoffset()
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    """A local time; None for years before the first, which Python's calendar does not have."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _words(time: Time) -> str:
    return time.edtf or time.timex


def _relate(one: Day, other: Day, asked: str) -> Comparison | None:
    may_be_one = not apart(one, other)
    one, other = _in_one_zone(one, other)
    if one.start and other.start and one.end and other.end:
        words = " and ".join(in_order(one.words, other.words))
        days = max((other.start - one.end).days, (one.start - other.end).days)
        if days > OTHER_OCCURRENCE_DAYS:
            reason = f"{words} lie far apart: two occurrences, not two answers"
            return Comparison("time", "different_occurrence", asked, one.words, other.words, reason)
        if one.start <= other.end and other.start <= one.end:
            if (one.start, one.end) == (other.start, other.end):
                return Comparison("time", "same", asked, one.words, other.words, f"both say {one.words}")
            reason = f"{words} overlap: one is told more closely than the other"
            return Comparison("time", "granularity", asked, one.words, other.words, reason)
        if may_be_one:
            reason = f"{words} may be one day: a weekday printed on that same weekday"
            return Comparison("time", "granularity", asked, one.words, other.words, reason)
        reason = f"{words} are different days of one event"
        return Comparison("time", "conflict", asked, one.words, other.words, reason)
    if one.weekday is None or other.weekday is None:
        return None
    if one.weekday == other.weekday:
        day = WEEKDAYS[one.weekday]
        return Comparison("time", "same", asked, one.words, other.words, f"both say {day}")
    first, second = (WEEKDAYS[day] for day in sorted((one.weekday, other.weekday)))
    reason = (
        f"{first} and {second} are different days of one event; "
        "the accounts carry no date that would place them in different weeks"
    )
    return Comparison("time", "conflict", asked, one.words, other.words, reason)
