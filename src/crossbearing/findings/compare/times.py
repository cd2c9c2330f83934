"""When: two times of one event are the same, one within the other, another occurrence, or in conflict."""

from datetime import datetime

from attrs import frozen

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, question, words_for
from crossbearing.model.mention import Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OTHER_OCCURRENCE_DAYS = 45


@frozen
class Day:
    """A time as what can be compared: instants where known, else a weekday alone (0 is Monday)."""

    start: datetime | None
    end: datetime | None
    weekday: int | None
    words: str


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
    """Whether two times have no moment in common."""
    if one.start and one.end and other.start and other.end:
        return one.start > other.end or other.start > one.end
    return one.weekday is not None and other.weekday is not None and one.weekday != other.weekday


def times_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims tell of times that have no moment in common."""
    one = day_of(a.time) if a.time is not None else None
    other = day_of(b.time) if b.time is not None else None
    return one is not None and other is not None and apart(one, other)


def day_of(time: Time) -> Day | None:
    """The comparable form of a time; None for durations, sets and vague references."""
    if time.type not in {"DATE", "TIME"} or time.timex.endswith("_REF"):
        return None
    if time.start and time.end:
        start, end = _instant(time.start), _instant(time.end)
        if start is None or end is None or (end - start).days > 400:
            return None
        weekday = start.weekday() if (end - start).days < 1 else None
        return Day(start, end, weekday, _words(time))
    if time.weekday is not None:
        return Day(None, None, time.weekday - 1, WEEKDAYS[time.weekday - 1])
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
    if one.start and other.start and one.end and other.end:
        apart = max((other.start - one.end).days, (one.start - other.end).days)
        if apart > OTHER_OCCURRENCE_DAYS:
            reason = f"{one.words} and {other.words} lie far apart: two occurrences, not two answers"
            return Comparison("time", "different_occurrence", asked, one.words, other.words, reason)
        if one.start <= other.end and other.start <= one.end:
            if (one.start, one.end) == (other.start, other.end):
                return Comparison("time", "same", asked, one.words, other.words, f"both say {one.words}")
            reason = f"{one.words} and {other.words} overlap: one is told more closely than the other"
            return Comparison("time", "granularity", asked, one.words, other.words, reason)
        reason = f"{one.words} and {other.words} are different days of one event"
        return Comparison("time", "conflict", asked, one.words, other.words, reason)
    if one.weekday is None or other.weekday is None:
        return None
    if one.weekday == other.weekday:
        day = WEEKDAYS[one.weekday]
        return Comparison("time", "same", asked, one.words, other.words, f"both say {day}")
    reason = (
        f"{WEEKDAYS[one.weekday]} and {WEEKDAYS[other.weekday]} are different days of one event; "
        "the accounts carry no date that would place them in different weeks"
    )
    return Comparison("time", "conflict", asked, one.words, other.words, reason)
