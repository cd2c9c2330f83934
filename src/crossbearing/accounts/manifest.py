"""accounts.csv: what is known of each file of a folder."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

from crossbearing.accounts.dates import edtf
from crossbearing.accounts.known import NOTHING, Known, shown
from crossbearing.accounts.repair import legible
from crossbearing.accounts.settings import ReadSettings
from crossbearing.model.account import Problem

NAME = "accounts.csv"
COLUMNS = ("name", "url", "outlet", "published", "title", "author")


@frozen
class Manifest:
    """What a folder's accounts.csv tells of its files, and what is wrong with it."""

    rows: Mapping[str, Known] = field(factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def known(self, path: Path) -> Known:
        """What is told of the file at ``path``."""
        return self.rows.get(shown(path.name), NOTHING)


def manifest(folder: Path, where: str, settings: ReadSettings) -> Manifest:
    """The manifest of ``folder``; an empty one where it has no accounts.csv.

    ``where`` is how the problems call the file. A row that is wrong is a problem and the others still
    apply; nothing is raised.
    """
    path = folder / NAME
    if not path.is_file():
        return Manifest()
    try:
        with path.open("rb") as stream:
            data = stream.read(settings.max_bytes + 1)
    except OSError as error:
        return Manifest(problems=(Problem(where, f"cannot be opened: {error.strerror}"),))
    if len(data) > settings.max_bytes:
        return Manifest(problems=(Problem(where, f"is larger than {settings.max_bytes / 1e6:g} MB"),))
    return parsed(data, where, frozenset(shown(p.name) for p in folder.iterdir()))


def parsed(data: bytes, where: str, files: frozenset[str]) -> Manifest:
    """The manifest that ``data``, an accounts.csv beside ``files``, hold; nothing is raised."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = f"is not UTF-8 (byte {error.start}), so what it tells of the accounts is not used"
        return Manifest(problems=(Problem(where, why),))
    rows: dict[str, Known] = {}
    problems: list[Problem] = []
    header: list[str] | None = None
    for line, cells in _lines(text):
        here = f"{where}, line {line}"
        if isinstance(cells, csv.Error):
            problems.append(Problem(here, f"cannot be read as CSV: {cells}"))
        elif header is None:
            header = [cell.strip().lower() for cell in cells]
            if wrong := _wrong_header(header):
                return Manifest(problems=(*problems, Problem(here, wrong)))
        elif len(cells) != len(header):
            problems.append(Problem(here, f"has {len(cells)} cells where the header has {len(header)}"))
        else:
            row = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
            name = legible(unicodedata.normalize("NFC", row.pop("name")))
            if wrong := _wrong_name(name, files, rows):
                problems.append(Problem(here, wrong))
                continue
            written = row.pop("published", "")
            published = edtf(written) if written else None
            if written and published is None:
                problems.append(Problem(here, _wrong_date(written)))
            url, outlet, title, author = (row.get(c) or None for c in ("url", "outlet", "title", "author"))
            rows[name] = Known(url=url, outlet=outlet, published=published, title=title, author=author)
    if header is None and not problems:
        problems.append(Problem(where, "is empty"))
    return Manifest(MappingProxyType(rows), tuple(problems))


def _lines(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row that is not blank, or the error in its place, with the number of its first line."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield first, error
            continue
        if any(cell.strip() for cell in cells):
            yield first, cells


def _wrong_header(header: list[str]) -> str | None:
    if "name" in header and set(header) <= set(COLUMNS) and len(set(header)) == len(header):
        return None
    return f"the header must be {','.join(COLUMNS)}, so what the file tells of the accounts is not used"


def _wrong_name(name: str, files: frozenset[str], rows: Mapping[str, Known]) -> str | None:
    if not name:
        return "names no file"
    if name not in files:
        return f"names {name}, which is not in the folder"
    if name in rows:
        return f"names {name} a second time; the first row is used"
    return None


def _wrong_date(written: str) -> str:
    return (
        f"the date {written!r} is not used: write YYYY, YYYY-MM, YYYY-MM-DD, "
        "or a time with its zone like 2024-02-11T22:30:00+09:00"
    )
