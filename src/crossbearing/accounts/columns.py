"""Which column of a table, or key of a JSON object, tells what; the names are in ``columns.yaml``."""

import csv
import re
from collections.abc import Mapping
from typing import Any

from crossbearing.accounts.dates import stated
from crossbearing.accounts.known import Known
from crossbearing.lexicons.resource import resource

DELIMITERS = ",;\t|"
HEADER_CELL = 60  # characters; longer cells are no names of columns


def delimiter_of(header: str) -> str:
    """The character that parts the cells of the line ``header``."""
    return max(DELIMITERS, key=header.count)


def has_text_column(text: str) -> bool:
    """Whether ``text`` begins with the header of a table with a column of texts."""
    header = text.partition("\n")[0].strip()
    if len(header) > 2_000 or not any(mark in header for mark in DELIMITERS):
        return False
    try:
        cells = next(csv.reader([header], delimiter=delimiter_of(header)), [])
    except csv.Error:
        return False
    names = [_key(cell) for cell in cells]
    if len(names) < 2 or not all(0 < len(name) < HEADER_CELL for name in names):
        return False
    known = {name for column in resource("columns").values() if isinstance(column, list) for name in column}
    met = sum(name in known for name in names)
    return any(name in _names("text") for name in names) and met > 1 and 2 * met >= len(names)


def text_of(row: Mapping[str, Any]) -> str | None:
    """The text of the account that ``row`` holds; None where it holds none."""
    return _value({_key(key): value for key, value in row.items()}, "text")


def known_of(row: Mapping[str, Any]) -> Known:
    """What ``row`` tells of its account."""
    values = {_key(key): value for key, value in row.items()}
    told = Known(
        url=_value(values, "url"),
        outlet=_value(values, "outlet"),
        title=_value(values, "title"),
        author=_value(values, "author"),
        retrieved=stated(_value(values, "retrieved") or ""),
    )
    return told.dated(_value(values, "published")).by("table")


def name_of(row: Mapping[str, Any]) -> str | None:
    """How ``row`` calls its account."""
    return _value({_key(key): value for key, value in row.items()}, "name")


def _value(values: Mapping[str, Any], part: str) -> str | None:
    return next((found for name in _names(part) if (found := _words(values.get(name)))), None)


def _words(value: Any) -> str | None:
    """A string, a number, the name in an object, or those of a list, as a string."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value[:10]))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title"))
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _key(name: Any) -> str:
    return re.sub(r"[\s-]+", "_", str(name).strip().strip("\ufeff").lower())


def _names(part: str) -> list[str]:
    names: list[str] = resource("columns")[part]
    return names
