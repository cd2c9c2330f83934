"""From what an expression says to a stretch of the calendar: "Tuesday" to the day that is meant.

What the words leave open is filled from the publication date, or, in narratives, from the time
told of just before; where neither is known it stays open.
"""

from attrs import evolve, field, frozen

from crossbearing.grounding.edtf import (
    SEASONS,
    Grain,
    Stretch,
    at_clock,
    coarsened,
    day_of,
    exists,
    first_day,
    is_reckoned,
    number_of,
    shift,
    weekday_of,
)
from crossbearing.grounding.time_fields import Fields
from crossbearing.grounding.time_holidays import holidays
from crossbearing.grounding.time_offsets import offset_at
from crossbearing.grounding.time_tense import Tense
from crossbearing.grounding.time_words import TIMES
from crossbearing.model.mention import Anchor

PARTS: dict[str, tuple[str, int, int]] = TIMES["parts"]
MONTH_NAMES = [name.capitalize() for name in TIMES["months"]]
DAY_NAMES = [name.capitalize() for name in TIMES["weekdays"]]


@frozen
class Setting:
    """What an expression may lean on.

    ``published`` is the account's publication as a stretch (a day, or a month or year where no more
    is known); ``reference`` the time told of last, ``day`` the last day told of; ``narrative`` whether
    the account tells of times long before its publication, so that its own dates are the better anchor;
    ``near`` whether the reference stands in the same sentence.
    """

    published: Stretch | None
    reference: Stretch | None
    narrative: bool
    tense: Tense = None
    near: bool = False
    day: Stretch | None = None

    @property
    def now(self) -> Stretch | None:
        """The time of "last", "ago", "today"."""
        return self.reference if self.now_anchor == "context" else self.published

    @property
    def now_anchor(self) -> Anchor:
        leans_on_itself = self.narrative and not (self.published and self.tense == "future")
        if leans_on_itself and self.published and self.reference and _is_soon(self.published, self.reference):
            leans_on_itself = False  # the story has come to its own day
        return "context" if leans_on_itself and self.reference else "published"


_SOON = 31  # days between an account and a date that is of its own time


def _is_soon(one: Stretch, other: Stretch) -> bool:
    """Whether two days lie near each other."""
    are_days = one.grain in ("day", "clock") and other.grain in ("day", "clock")
    return are_days and abs(number_of(first_day(one)) - number_of(first_day(other))) <= _SOON


@frozen
class Settled:
    """A stretch and why it is that one; ``open`` is a TIMEX3 value where no anchor is known."""

    stretch: Stretch | None
    anchor: Anchor
    reason: str
    open: str = ""
    time: bool = field(default=False)  # a part of a day or a clock time


def settle(told: Fields, setting: Setting) -> Settled | None:
    """The stretch of the calendar that ``told`` means, or None where it means none."""
    if told.year is not None and not is_reckoned(told.year):
        return None
    if told.clock or told.part:
        day = _day_of_time(told, setting)
        return day and _at_time(day, told)
    return _settle_date(told, setting)


def _settle_date(told: Fields, setting: Setting) -> Settled | None:
    if told.deictic:
        return stepped("day", told.deictic[0], "now", setting)
    year = told.year if told.year is not None else _full_year(told, setting)
    if told.decade is not None:
        return _decade(told.decade, setting)
    if told.ordinal and told.unit and not told.month:
        return _ordinal(told, year, setting)
    if told.either and year is not None:
        return _either(told.either, year, setting)
    if year is not None:
        found = _of_year(told, year)
        return Settled(found, "explicit", f"the account gives the date{_unless_fits(told, found)}")
    if told.step and told.unit == "year" and (told.month or told.season):  # "October of that year"
        around = stepped("year", told.step[1], told.step[0], setting)
        return evolve(around, stretch=_of_year(told, around.stretch.year)) if around.stretch else around
    if told.weekday and told.step and told.unit:  # "Tuesday last week"
        week = stepped("week", told.step[1], told.step[0], setting)
        return evolve(week, stretch=shift(week.stretch, told.weekday - 1, "day")) if week.stretch else week
    if told.month or told.season or told.holiday:
        return _without_year(told, setting)
    if told.weekday:
        return _weekday(told.weekday, told.step, setting)
    return _day_of_month(told.day, setting) if told.day else None


def _either(either: tuple[int, int], year: int, setting: Setting) -> Settled:
    """A date such as 9/12/2023: the reading near the publication, or the year alone."""
    now = setting.published
    days = [Stretch("day", year, *order) for order in (either, either[::-1]) if exists(year, *order)]
    if now is not None and now.grain == "day":
        near = [d for d in days if _is_soon(now, d)]
        if len(near) == 1:
            reason = f"of the two days that the figures may mean, the one near {_whence('published')}"
            return Settled(near[0], "published", f"{reason} ({_spoken(now)})")
    return Settled(
        Stretch("year", year), "explicit", "the figures may mean two days, so only the year is sure"
    )


def _day_of_month(day: int, setting: Setting) -> Settled:
    """ "On the 12th": the one next to the publication, as the tense tells."""
    base = setting.now
    if base is None or not _fine_enough(base, "month"):
        return Settled(None, "none", "the account does not say of which month", open=f"XXXX-XX-{day:02d}")
    months = [shift(base, by, "month") for by in range(-2, 3)]
    days = [Stretch("day", m.year, m.month, day) for m in months if exists(m.year, m.month, day)]
    today = number_of(first_day(base))
    if setting.tense == "future":
        found = next(d for d in days if number_of(first_day(d)) >= today)
    else:
        found = next(d for d in reversed(days) if number_of(first_day(d)) <= today)
    how = "next such day after" if setting.tense == "future" else "last such day before"
    anchor = setting.now_anchor
    return Settled(found, anchor, f"the {how} {_whence(anchor)} ({_spoken(base)})")


def _unless_fits(told: Fields, found: Stretch) -> str:
    """What to say of a date that is not the weekday told with it."""
    if not told.weekday or found.grain != "day" or weekday_of(first_day(found)) == told.weekday:
        return ""
    return f", though that day was a {DAY_NAMES[weekday_of(first_day(found)) - 1]}"


def _of_year(told: Fields, year: int) -> Stretch:
    return next(iter(_all_of_year(told, year)), Stretch("year", year))


def _all_of_year(told: Fields, year: int) -> list[Stretch]:
    """A month, day or season in a year; a feast that moves may come twice in it, or not at all."""
    return holidays(told.holiday, year) if told.holiday else [_once_a_year(told, year)]


def _once_a_year(told: Fields, year: int) -> Stretch:
    if told.month and told.day and exists(year, told.month, told.day):
        return Stretch("day", year, told.month, told.day)
    if told.month:
        return Stretch("month", year, told.month)
    if told.season:
        return Stretch("season", year, number=told.season)
    return Stretch("year", year)


def _full_year(told: Fields, setting: Setting) -> int | None:
    """The year that two figures stand for: the latest that does not lie in the future."""
    if told.short_year is None:
        return None
    now = setting.now
    latest = now.year if now else 1999
    return latest - (latest - told.short_year) % 100


def _decade(told: int, setting: Setting) -> Settled:
    if told >= 100:
        grain: Grain = "century" if told % 100 == 0 and told < 1900 else "decade"
        return Settled(Stretch(grain, told), "explicit", "the account gives the decade")
    latest = setting.now.year if setting.now else 1999
    year = latest - (latest - told) % 100
    return Settled(Stretch("decade", year), "explicit", f"the most recent decade called the {told}s")


def _ordinal(told: Fields, year: int | None, setting: Setting) -> Settled | None:
    """ "The 20th century", "the third quarter", "the second half of 2011"."""
    number = told.ordinal or 0
    if told.unit == "century":
        start = -100 * number if year is not None and year <= 0 else 100 * (number - 1)
        return Settled(Stretch("century", start), "explicit", "the account gives the century")
    grain: Grain = "half" if told.unit == "half" else "quarter"
    if (told.unit != "quarter" or number > 4) and grain != "half":
        return Settled(Stretch("year", year), "explicit", f"a part of {year}") if year is not None else None
    if year is None:
        around = stepped("year", told.step[1] if told.step else 0, "now", setting)
        if around.stretch is None:
            return evolve(around, open=f"XXXX-{grain[0].upper()}{number}")
        return evolve(around, stretch=Stretch(grain, around.stretch.year, number=number))
    return Settled(Stretch(grain, year, number=number), "explicit", f"the account gives {grain} and year")


def stepped(unit: str, by: int, origin: str, setting: Setting) -> Settled:
    """The unit that lies ``by`` steps from now or from the time told of last."""
    if unit in ("hour", "minute", "second"):
        return Settled(None, "none", "no hour is known to count from", open="XXXX-XX-XXTXX", time=True)
    if unit == "fortnight":
        unit, by = "week", 2 * by
    is_then = origin == "then" and setting.reference is not None
    base = setting.reference if is_then else setting.now
    if is_then and base and not _fine_enough(base, unit):
        base = setting.day  # "In 2019 …" between a day and "the next day"
    anchor: Anchor = "context" if is_then else setting.now_anchor
    if base is None or not _fine_enough(base, unit):
        return Settled(None, "none", _NO_ANCHOR, open=_OPEN.get(unit, "XXXX-XX-XX"))
    if abs(by) > _FURTHEST:
        return Settled(None, "none", "too far away for the calendar", open=_OPEN.get(unit, "XXXX-XX-XX"))
    found = shift(base, by, unit)  # type: ignore[arg-type]
    count = {0: f"the {unit} of", 1: f"the {unit} after", -1: f"the {unit} before"}.get(by)
    how = count or f"{abs(by)} {unit}s {'after' if by > 0 else 'before'}"
    return Settled(found, anchor, f"{how} {_whence(anchor)} ({_spoken(base)})")


_FURTHEST = 20_000  # steps; of days half a century
_NO_ANCHOR = "the account gives nothing to count from, so it stays open"
_OPEN = {
    "year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE",
    "decade": "XXX", "century": "XX", "quarter": "XXXX-QX", "season": "XXXX-XX",
}  # fmt: skip
_FINENESS = (
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "days", "day",
    "clock",
)  # fmt: skip


def _fine_enough(base: Stretch, unit: str) -> bool:
    """Whether steps of ``unit`` can be counted from ``base``: no days from a year."""
    return _FINENESS.index(base.grain) >= _FINENESS.index(unit)


def _without_year(told: Fields, setting: Setting) -> Settled:
    """A month, day of a month, or season whose year is that of the publication, or of the time told of."""
    name = (told.holiday or "").title() or (MONTH_NAMES[told.month - 1] if told.month else "season")
    if setting.published is None and setting.day and not setting.narrative and not setting.near:
        return _near_told_day(told, name, setting.day)
    if setting.published is None and setting.near:  # "in 2019 … in July" of one sentence
        setting = evolve(setting, narrative=True)
    base = setting.now
    if base is None:
        month = f"{told.month:02d}" if told.month else SEASONS[told.season - 1] if told.season else "XX"
        open_value = f"XXXX-{month}" + (f"-{told.day:02d}" if told.day else "-XX" if told.holiday else "")
        return Settled(None, "none", "the account gives no year and no publication date", open=open_value)
    step = told.step[1] if told.step else None
    if setting.now_anchor == "context" and step is None:
        reason = f"the year is that of the time told of before ({_spoken(base)})"
        return Settled(_of_year(told, base.year), "context", reason)
    found, how = _nearest(told, base, setting.tense, step)
    anchor = setting.now_anchor
    reason = f"the {name} {how} {_whence(anchor)} ({_spoken(base)}){_why(setting, step)}"
    return Settled(found, anchor, f"{reason}{_unless_fits(told, found)}")


def _near_told_day(told: Fields, name: str, day: Stretch) -> Settled:
    """Without a publication date: the year in which the month lies nearest to a day told of before."""
    found, how = _nearest(told, day, None, told.step[1] if told.step else None)
    reason = f"the {name} {how} {_whence('context')} ({_spoken(day)})"
    return Settled(found, "context", reason)


def _nearest(told: Fields, base: Stretch, tense: Tense, step: int | None) -> tuple[Stretch, str]:
    """The month, season or holiday near ``base`` that is told, and how the two lie to each other."""
    all_near = [s for year in range(base.year - 1, base.year + 2) for s in _all_of_year(told, year)]
    all_near = [s for s in all_near if not _unless_fits(told, s)] or all_near or [_of_year(told, base.year)]
    today = number_of(first_day(base))
    around = coarsened(base, "month") if told.month and not told.day else base
    now = number_of(first_day(around))
    begins = {s: number_of(first_day(s)) for s in all_near}
    if step == 0:
        return next((s for s in all_near if s.year == base.year), all_near[0]), "of the year of"
    before = [s for s, n in begins.items() if n < now or (n == now and not step)]
    after = [s for s, n in begins.items() if n > now or (n == now and not step)]
    if before and (step == -1 or (not step and tense == "past")):
        return max(before, key=begins.__getitem__), "before" if step else "last before"
    if after and (step == 1 or (not step and tense == "future")):
        return min(after, key=begins.__getitem__), "after" if step else "to come after"
    # of the years that its weekday fits none may lie on the side that the words tell
    return min(all_near, key=lambda s: (abs(begins[s] - today), begins[s])), "nearest to"


def _weekday(weekday: int, step: tuple[str, int] | None, setting: Setting) -> Settled:
    name = DAY_NAMES[weekday - 1]
    if setting.reference and not _fine_enough(setting.reference, "day"):
        setting = evolve(setting, reference=None)
    base = setting.now
    anchor = setting.now_anchor
    if step and step[0] == "then" and setting.reference:
        base, anchor = setting.reference, "context"
    if base is None and setting.day and not step:
        return _weekday_near(weekday, setting.day)
    if base is None or not _fine_enough(base, "day"):
        return Settled(None, "none", f"the account gives no date from which to tell which {name} it was",
                       open=f"XXXX-WXX-{weekday}")  # fmt: skip
    today = number_of(first_day(base))
    back = (weekday_of(first_day(base)) - weekday) % 7
    by = step[1] if step else 0
    if by < 0:
        number, how = today - (back or 7), "before"
    elif by > 0:
        number, how = today + (7 - back if back else 7), "after"
    elif step and step[0] == "now":
        monday = today - weekday_of(first_day(base)) + 1
        number, how = monday + weekday - 1, "of the week of"
    elif setting.tense == "future" or anchor == "context":
        number, how = today + (-back) % 7, "on or after"
    else:
        number, how = today - back, "on or before"
    reason = f"the {name} {how} {_whence(anchor)} ({_spoken(base)}){_why(setting, step)}"
    return Settled(Stretch("day", *day_of(number)), anchor, reason)


def _weekday_near(weekday: int, day: Stretch) -> Settled:
    """Without a publication date: the weekday nearest to a day told of before, at most three days off."""
    off = (weekday - weekday_of(first_day(day)) + 3) % 7 - 3
    name = DAY_NAMES[weekday - 1]
    reason = f"the {name} nearest to {_whence('context')} ({_spoken(day)}), as no publication date is known"
    return Settled(Stretch("day", *day_of(number_of(first_day(day)) + off)), "context", reason)


def _whence(anchor: Anchor) -> str:
    return "the publication of the account" if anchor == "published" else "the time told of before"


def _why(setting: Setting, step: object) -> str:
    """What the verb had to do with it."""
    return f", the verb telling of the {setting.tense}" if setting.tense and step is None else ""


def _day_of_time(told: Fields, setting: Setting) -> Settled | None:
    """The day on which a clock time or part of a day lies."""
    outright = evolve(told, clock=None, either_half=False, part=None, zone=None)
    if outright != Fields() and not (told.step and outright == Fields(step=told.step)):
        return _settle_date(outright, setting)
    if told.step:
        return stepped("day", told.step[1], told.step[0], setting)
    near = setting.reference
    if near is not None and near.grain in ("day", "clock"):
        return Settled(near, "context", f"on the day told of before ({_spoken(near)})")
    if setting.published is not None and setting.published.grain == "day" and not setting.narrative:
        return Settled(setting.published, "published",
                       "the account names no day, so its day of publication is taken")  # fmt: skip
    return Settled(None, "none", "the account does not say on which day", open="XXXX-XX-XX")


def _at_time(day: Settled, told: Fields) -> Settled | None:
    part = told.part or (told.deictic[1] if told.deictic else None)
    clock = _in_part(told.clock, part) if told.clock and part else told.clock
    if day.stretch is None:
        after = ":".join(f"{n:02d}" for n in clock) if clock else PARTS[str(part)][0]
        if clock and told.either_half and not part:
            after = f"XX{after[2:]}"
        return evolve(day, open=f"{day.open}T{after}", time=True)
    if day.stretch.grain not in ("day", "clock"):
        return None
    base = Stretch("day", *first_day(day.stretch))
    code, begin, until = PARTS[str(part)] if part else ("", 0, 0)
    if clock and told.either_half and not part:
        return _at_either(day, base, clock)
    if clock:
        zone = offset_at(told.zone, first_day(base), clock)
        return evolve(day, stretch=at_clock(base, clock, zone), time=True)
    return evolve(day, stretch=evolve(base, part=code, hours=(begin, until)), time=True)


def _in_part(clock: tuple[int, ...], part: str) -> tuple[int, ...]:
    """The clock time in a part of the day: "10:30 last night" is 22:30."""
    hour, code = clock[0], PARTS[part][0]
    is_later_half = 0 < hour < 12 and (code in ("AF", "EV") or (code == "NI" and hour >= _EVENING))
    return (hour + 12 * is_later_half, *clock[1:])


def _at_either(day: Settled, base: Stretch, clock: tuple[int, ...]) -> Settled:
    """An hour of an unknown half of the day: from the one that it may be to the other, and no clock time."""
    hour, minute = clock[0] % 12, clock[1]
    either = evolve(base, part=f"XX:{minute:02d}", hours=(hour, hour + 13))
    reason = f"{day.reason}; the account does not say whether before noon or after it"
    return evolve(day, stretch=either, reason=reason, time=True)


_EVENING = 6


def _spoken(s: Stretch) -> str:
    if s.grain in ("day", "clock"):
        return f"{DAY_NAMES[weekday_of(first_day(s)) - 1]}, {s.day} {MONTH_NAMES[s.month - 1]} {_year(s)}"
    if s.grain == "month":
        return f"{MONTH_NAMES[s.month - 1]} {_year(s)}"
    return _year(s)


def _year(s: Stretch) -> str:
    return str(s.year) if s.year > 0 else f"{1 - s.year} BC"
