"""The offset from UTC that a zone's clocks have on a day: "ET" is five hours behind it, in summer four."""

from datetime import MAXYEAR, MINYEAR, datetime
from zoneinfo import ZoneInfo

from crossbearing.grounding.edtf import Day


def offset_at(zone: str | None, day: Day, clock: tuple[int, ...]) -> str | None:
    """The offset (``-04:00``) of a zone that is named as in the IANA time zone database.

    A zone that is an offset already, or None, is given back.
    """
    if zone is None or "/" not in zone:
        return zone
    year, month, of_month = day
    if not MINYEAR < year < MAXYEAR:
        return None
    hour, minute = (*clock, 0)[:2]
    behind = datetime(year, month, of_month, hour % 24, minute, tzinfo=ZoneInfo(zone)).utcoffset()
    return written(round(behind.total_seconds() / 60)) if behind is not None else None


def written(minutes: int) -> str:
    """An offset as ISO 8601 writes it."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
