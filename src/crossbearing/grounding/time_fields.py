"""What a calendar expression says outright: year, month, day, weekday, hour; nothing is inferred here."""

import re
from collections.abc import Sequence

from attrs import frozen

from crossbearing.grounding.edtf import exists
from crossbearing.grounding.time_words import Word


@frozen
class Fields:
    """The parts of an expression; None where it does not tell them.

    ``short_year`` is a year of two figures; ``ordinal`` with ``unit`` is "the third quarter"; ``step``
    the origin ("now" or "then") and number of steps of "last", "next", "that"; ``holiday`` is one that
    moves; ``either`` are two numbers of which one is the day and one the month; ``either_half`` says that the
    clock may be twelve hours later.
    """

    year: int | None = None
    short_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    ordinal: int | None = None
    unit: str | None = None
    step: tuple[str, int] | None = None
    deictic: tuple[int, str | None] | None = None
    part: str | None = None
    clock: tuple[int, ...] | None = None
    either_half: bool = False
    zone: str | None = None
    holiday: str | None = None
    either: tuple[int, int] | None = None


_ISO = re.compile(r"(\d{4})\D?(\d\d?)\D?(\d\d?)(?:[t ](\d\d):(\d\d)(?::(\d\d))?(z|[+-]\d\d:?\d\d)?)?")


def fields_of(words: Sequence[Word]) -> Fields | None:
    """The fields that the words fill, or None where they fit no calendar ("31 April", "9/12/2023")."""
    found: dict[str, object] = {}
    for i, word in enumerate(words):
        following = words[i + 1].kind if i + 1 < len(words) else ""
        told = _told(word, words[i - 1] if i else None, following)
        if told is None:
            return None
        found |= {k: v for k, v in told.items() if k not in found or k == "year"}
    fields = Fields(**found)  # type: ignore[arg-type]
    if fields.month and fields.day and not exists(fields.year or 2000, fields.month, fields.day):
        return None
    return fields


def _told(word: Word, before: Word | None, following: str) -> dict[str, object] | None:
    """What one word tells, read between its neighbours."""
    kind, value = word.kind, word.value
    if kind == "ISO":
        return _iso(value)
    if kind == "YEARMONTH":
        return {"year": value[0], "month": value[1]}
    if kind == "QUARTERSIGN":
        unit = "half" if "h" in value else "quarter"
        return {"ordinal": int(value.strip("qh")), "unit": unit}
    if kind == "NUMDATE":
        return _numeric(value)
    if kind == "HALFDAY" and before is not None:
        return _with_half(before.value, value)
    if following == "HALFDAY":
        return {}
    if following == "OCLOCK" or (following == "ZONE" and kind == "DAY"):
        clock = value if isinstance(value, tuple) else (value, 0)
        is_either = following == "OCLOCK" and clock[0] <= _NOON
        return {"clock": clock, "either_half": is_either} if 0 <= clock[0] < 24 else {}
    if kind == "SPOKENHOUR":
        return {"clock": value, "either_half": following != "ZONE"}
    if following == "ZONE" and kind in ("NUM", "YEAR"):  # "0615 GMT"
        hour, minute = divmod(int(value), 100)
        return {"clock": (hour, minute)} if hour < 24 and minute < 60 and len(word.text) == 4 else None
    if kind == "CLOCK":
        return {"clock": value}
    if kind == "PART":
        return {"part": word.text}
    if kind == "OVERNIGHT":
        return {"part": value}
    if kind == "NOON":
        return {"clock": (value, 0)}
    if kind == "ZONE":
        return {"zone": value}
    if kind == "ERA":
        year = before.value if before is not None else None
        if before is not None and before.kind == "UNIT" and value < 0:  # "the 5th century BC"
            return {"year": 0}
        return {"year": 1 - year if value < 0 else year} if isinstance(year, int) else {}
    if kind in ("DAY", "NUM") and (following == "ERA" or (before and before.kind == "ERA")):
        return {"year": value} if isinstance(value, int) else None
    if kind == "ORD":
        return {"ordinal": value} if following in ("UNIT", "FISCAL", "DASH") else {"day": value}
    if kind == "HOLIDAY":
        return {"month": value[0], "day": value[1]} if isinstance(value, list) else {"holiday": word.text}
    name = _NAMES.get(kind)
    return {name: tuple(value) if isinstance(value, list) else value} if name else {}


_NOON = 12
_YEARS_AHEAD = 50  # a year of two figures below this is one of the 2000s

_NAMES = {
    "YEAR": "year", "SHORTYEAR": "short_year", "MONTH": "month", "SHORTMONTH": "month", "DAY": "day",
    "WEEKDAY": "weekday", "SHORTWEEKDAY": "weekday", "SEASON": "season", "DECADE": "decade",
    "NAMEDDECADE": "decade", "UNIT": "unit",
    "SHIFT": "step", "DEICTIC": "deictic",
}  # fmt: skip


def _with_half(told: object, half: int) -> dict[str, object] | None:
    """The clock time that "a.m." (0) or "p.m." (12) makes of an hour, or None where it makes none."""
    clock = told if isinstance(told, tuple) else (told, 0)
    if (half == 0 and clock[0] > 12) or not 0 < clock[0] < 24:
        return None
    hour = clock[0] if clock[0] > 12 else clock[0] % 12 + half
    return {"clock": (hour, *clock[1:])}


_EASTERN = re.compile(r"(\d+)\s?\D\s?(\d+)\s?\D\s?(\d+)\s?[日일]")


def _iso(text: str) -> dict[str, object] | None:
    match = _ISO.fullmatch(_EASTERN.sub(r"\1-\2-\3", text))
    if match is None or not exists(int(match[1]), int(match[2]), int(match[3])):
        return None
    told: dict[str, object] = {"year": int(match[1]), "month": int(match[2]), "day": int(match[3])}
    if match[4]:
        told["clock"] = tuple(int(n) for n in (match[4], match[5], match[6]) if n)
        told["zone"] = _offset(match[7])
    return told


def _offset(zone: str | None) -> str | None:
    if zone is None or zone == "z":
        return "+00:00" if zone else None
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _numeric(text: str) -> dict[str, object] | None:
    """A date in figures; where either could be the day, both numbers are given."""
    first, second, year = (int(n) for n in re.split(r"[/.-]", text))
    if year < 100:
        if (first > 12) == (second > 12):
            return None
        year += 2000 if year < _YEARS_AHEAD else 1900
    if first > 12 or first == second or "." in text:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return {"year": year, "either": (first, second)}
    return {"year": year, "month": month, "day": day} if exists(year, month, day) else None
