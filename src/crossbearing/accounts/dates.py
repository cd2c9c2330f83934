"""Days of publication as EDTF: from what somebody wrote down, from a page's markup, from an address."""

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from htmldate import find_date

# The levels of EDTF (ISO 8601-2) that a day of publication can have.
PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
# A moment with its zone, as ISO 8601 writes it.
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?|" + "|".join(MONTHS) + r")/(?P<day>\d\d?)(?=[/.?#]|$)"
    r"|[/_-](?P<year_>(?:19|20)\d\d)-(?P<month_>\d\d)-(?P<day_>\d\d)(?!\d)",
    re.IGNORECASE,
)
LONGEST_DAY = 60  # characters, such as "Tuesday, 5 March 2024, 10:30 AM Eastern Time"
LOCAL = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
DIGITS = re.compile(r"(?:19|20)\d{12}")
SECONDS = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
    r"|(?P<month_>\d\d)(?P<day_>\d\d))(?:[T ,].*)?"
)
MONTH = r"(?P<month>(?:" + "|".join(MONTHS) + r")[a-z]*)\.?"
IN_DATELINE = [
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)? {MONTH},? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
]
# Elements of a page that say when it was published; anything else htmldate would have to guess from.
PUBLISHED_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{16,40})"')
DATED_META = re.compile(r"date|time|publi|issued|created", re.IGNORECASE)
LATER_CHANGE = re.compile(r"modif|updat|revis|expir|unpubli|event|start|end_?time", re.IGNORECASE)


def edtf(written: str) -> str | None:
    """``written`` as EDTF: YYYY, YYYY-MM, YYYY-MM-DD or a date-time with its zone; None if it is none."""
    written = written.strip()
    if not written.isascii():  # patterns and int() take digits of all scripts
        return None
    try:
        if INSTANT.fullmatch(written):
            return datetime.fromisoformat(written).replace(microsecond=0).isoformat().replace("+00:00", "Z")
        if found := PARTIAL.fullmatch(written):
            date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
            return written
    except ValueError:
        return None
    return None


def stated(written: str) -> str | None:
    """``written`` in one of the ways that leave one day as EDTF, with time and zone where it has both.

    Those are EDTF itself, ISO 8601, the form of mail and RSS (RFC 5322), the 14 digits of web archives,
    seconds since 1970, a day with its year first, and one with its month in words. None for anything else,
    such as 02/03/2024.
    """
    written = written.strip()
    if not written.isascii():
        return None
    if found := edtf(written):
        return found
    with suppress(ValueError, TypeError, IndexError, OverflowError, OSError):
        return _by_machines(written)
    return _day_of(written)


def _by_machines(written: str) -> str | None:
    """An instant, or the day where there is no zone: without one the hour is nowhere. Raises ValueError."""
    if LOCAL.match(written):
        at = datetime.fromisoformat(written)
    elif DIGITS.fullmatch(written):
        at = datetime.strptime(written + "Z", "%Y%m%d%H%M%S%z")
    elif SECONDS.fullmatch(written):
        at = datetime.fromtimestamp(float(written[:10]), UTC)
    else:
        at = parsedate_to_datetime(written)
        if "-0000" in written:  # RFC 5322: a time of UTC at an unknown place
            at = at.replace(tzinfo=UTC)
    return edtf(at.isoformat(timespec="seconds")) if at.tzinfo else at.date().isoformat()


def _day_of(written: str) -> str | None:
    """The day in what no machine writes, where it can be but one."""
    if found := YEAR_FIRST.fullmatch(written):
        with suppress(ValueError):
            year, month, day = filter(None, found.group("year", "month", "month_", "day", "day_"))
            return date(int(year), int(month), int(day)).isoformat()
        return None
    return from_dateline(written) if len(written) <= LONGEST_DAY else None


def is_after(published: str, retrieved: str) -> bool:
    """Whether an account said to be ``published`` then (both EDTF) cannot have been retrieved then.

    A day may be that of any zone, and clocks go wrong a little: half a day of grace is given.
    """
    return _bounds(published)[0] - _bounds(retrieved)[1] > timedelta(hours=12)


def _bounds(told: str) -> tuple[datetime, datetime]:
    """The first and the last instant that the EDTF ``told`` may mean."""
    if "T" in told or " " in told:
        at = datetime.fromisoformat(told)
        return at, at
    year, month, day = (int(part) for part in (told + "-01-01")[:10].split("-")[:3])
    first = datetime(min(max(year, 2), 9997), month, 1, tzinfo=UTC) + timedelta(days=day - 1)
    longest = {4: 366, 7: 31, 10: 1}[len(told)]
    grace = timedelta(hours=14)  # the zone furthest east
    return first - grace, first + timedelta(days=longest) + grace


def from_dateline(dateline: str) -> str | None:
    """The day in a dateline such as "ORLEN, 3 March 2024 (AFP) —"; None where it names no whole day."""
    for pattern in IN_DATELINE:
        if found := pattern.search(dateline):
            try:
                month = MONTHS.index(found["month"][:3].lower()) + 1
                return date(int(found["year"]), month, int(found["day"])).isoformat()
            except ValueError:
                continue
    return None


def from_address(url: str) -> str | None:
    """The day in an address like ``/2024/02/11/`` or ``-2024-02-11``, if it is a real one."""
    for found in IN_ADDRESS.finditer(url):
        year, month, day = (found[part] or found[part + "_"] for part in ("year", "month", "day"))
        number = MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
        try:
            return date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue
    return None


def from_page(tree: Any, parse: Any) -> str | None:
    """The day the markup of a page gives as its publication, or the instant, with its zone, as EDTF.

    htmldate (Barbaresi 2020, JOSS 5(51)) looks at a page that holds only what states a date, so that
    it can neither take a day from prose nor from a picture's address. ``parse`` makes a tree of markup.
    """
    stating = parse("<html><head></head><body></body></html>")
    for element in _stating(tree):
        kept = deepcopy(element)
        kept.tail = None
        stating.find("head" if kept.tag in ("meta", "script") else "body").append(kept)
    # The fixed last day keeps the wall clock out.
    day = find_date(stating, extensive_search=False, original_date=True, max_date="2100-12-31")
    if day is None:
        return None
    # htmldate keeps only the day; the element it took it from may tell the hour and the zone as well.
    return next((at for at in map(edtf, _instants(stating)) if at and at.startswith(day)), day)


def _instants(stating: Any) -> Iterator[str]:
    """What the elements say that can be a moment of publication, as they say it."""
    for element in stating.iter("meta", "time", "script"):
        if element.tag == "script":
            yield from PUBLISHED_LD.findall(element.text or "")
        else:
            yield element.get("content") or element.get("datetime") or ""


def _stating(tree: Any) -> Iterator[Any]:
    for meta in tree.iter("meta"):
        names = " ".join(meta.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if DATED_META.search(names) and not LATER_CHANGE.search(names):
            yield meta
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield script
    for time in tree.iter("time"):
        if LATER_CHANGE.search(" ".join(time.get(key) or "" for key in ("itemprop", "class"))):
            continue
        # The first time of a page is its own; later ones belong to the story or to other pages.
        yield time
        return
