"""A list, as it is narrowed and sorted, as CSV or JSON; the dossier as in its exports."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import asdict
from starlette.responses import Response

from crossbearing.exports import Exporter
from crossbearing.model.dossier import Dossier
from crossbearing.web.lists import Kind

MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json", "html": "text/html; charset=utf-8"}
_FORMULA = re.compile(r"\s*[=+\-@]")


def as_csv(kind: Kind, rows: Iterable[Any]) -> bytes:
    """``rows`` as a table, a column for each of the list's."""
    return lines_as_csv([kind.columns, *([getattr(row, c) for c in kind.columns] for row in rows)])


def lines_as_csv(lines: Iterable[Iterable[object]]) -> bytes:
    """``lines`` as they are."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(map(_cell, line) for line in lines)
    return stream.getvalue().encode("utf8", "replace")


def as_json(kind: Kind, rows: Iterable[Any]) -> bytes:
    """``rows`` as a list of objects."""
    told = [{c: v for c, v in asdict(row).items() if c in kind.columns} for row in rows]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf8", "backslashreplace")


def dossier_bytes(write: Exporter, dossier: Dossier) -> bytes:
    """What an exporter writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier"
        write(dossier, path)
        return path.read_bytes()


def attached(name: str, data: bytes, media: str) -> Response:
    """``data`` as a file to be kept."""
    return Response(data, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _cell(value: object) -> str:
    """A value for a table. What a spreadsheet would take for a formula is kept from being one."""
    if isinstance(value, tuple):
        told = "; ".join(map(_words, value))
    else:
        told = "" if value is None else _words(value)
    return f"'{told}" if isinstance(value, str | tuple) and _FORMULA.match(told) else told


def _words(value: object) -> str:
    if hasattr(value, "outlets"):
        return f"{getattr(value, 'value', '')} ({', '.join(value.outlets)})"
    return str(value)
