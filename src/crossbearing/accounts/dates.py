"""Days of publication as EDTF: from what somebody wrote down, from a page's markup, from an address."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from typing import Any

from htmldate import find_date

# The levels of EDTF (ISO 8601-2) that a day of publication can have.
PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?|" + "|".join(MONTHS) + r")/(?P<day>\d\d?)(?=[/.?#]|$)"
    r"|[/_-](?P<year_>(?:19|20)\d\d)-(?P<month_>\d\d)-(?P<day_>\d\d)(?!\d)",
    re.IGNORECASE,
)
# Elements of a page that say when it was published; anything else htmldate would have to guess from.
DATED_META = re.compile(r"date|time|publi|issued|created", re.IGNORECASE)
LATER_CHANGE = re.compile(r"modif|updat|revis|expir|unpubli|event|start|end_?time", re.IGNORECASE)


def edtf(written: str) -> str | None:
    """``written`` as EDTF: YYYY, YYYY-MM, YYYY-MM-DD or a date-time with its zone; None if it is none."""
    written = written.strip()
    try:
        if INSTANT.fullmatch(written):
            return datetime.fromisoformat(written).replace(microsecond=0).isoformat().replace("+00:00", "Z")
        if found := PARTIAL.fullmatch(written):
            date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
            return written
    except ValueError:
        return None
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
    """The day the markup of a page gives as its publication, YYYY-MM-DD.

    htmldate (Barbaresi 2020, JOSS 5(51)) looks at a page that holds only what states a date, so that
    it can neither take a day from prose nor from a picture's address. ``parse`` makes a tree of markup.
    """
    stating = parse("<html><head></head><body></body></html>")
    for element in _stating(tree):
        kept = deepcopy(element)
        kept.tail = None
        stating.find("head" if kept.tag in ("meta", "script") else "body").append(kept)
    # The fixed last day keeps the wall clock out.
    return find_date(stating, extensive_search=False, original_date=True, max_date="2100-12-31")


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
