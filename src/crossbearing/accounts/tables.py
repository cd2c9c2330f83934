"""CSV, JSON and JSON lines → members: each row with a text is an account."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import IO, Any

from crossbearing.accounts.columns import delimiter_of, known_of, name_of, text_of
from crossbearing.accounts.decoding import BOMS, decode
from crossbearing.accounts.failures import reading
from crossbearing.accounts.members import Allowance, Member, taken
from crossbearing.accounts.sniff import kind_of_part
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem

SAMPLE = 1 << 20  # bytes by which the encoding is told
NO_TEXT = "has no text: none of its columns or keys is called text, body, content or the like"

DOSSIER = {"documents", "claims", "lineage", "findings"}  # keys that together none but a dossier has


def rows(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each row of a CSV file with a header; a row that is wrong is a problem."""
    lines = io.TextIOWrapper(stream, _encoding(stream), errors="surrogateescape", newline="")
    try:
        # A line without an end is cut into pieces; csv itself allows no cell above 131,072 characters.
        pieces = iter(partial(lines.readline, SAMPLE), "")
        first = next((line for line in pieces if line.strip()), "")
        delimiter = delimiter_of(first)
        header = next(csv.reader([first], delimiter=delimiter), [])
        if text_of(dict.fromkeys(header, "x")) is None:
            raise ReadError(where, NO_TEXT)
        yield from _rows(csv.reader(pieces, delimiter=delimiter), header, where)
    except csv.Error as error:
        raise ReadError(where, f"cannot be read as CSV: {error}") from error
    finally:
        lines.detach()


def _rows(reader: Any, header: list[str], where: str) -> Iterator[Member | Problem]:
    number = 1
    while True:
        number += 1
        here = f"row {number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"{where}/{here}", f"cannot be read as CSV: {error}")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            why = f"has {len(cells)} cells where the header has {len(header)}"
            yield Problem(f"{where}/{here}", why)
            continue
        yield _account(dict(zip(header, cells, strict=True)), here, where)


def lines(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each line of a JSON lines file; a line that is wrong is a problem."""
    most = allowance.settings.max_bytes
    number, cut = 0, False
    while line := stream.readline(most + 1):
        was_cut, cut = cut, len(line) > most and not line.endswith(b"\n")
        number += not was_cut
        here = f"line {number}"
        if cut and not was_cut:
            yield Problem(f"{where}/{here}", f"is larger than {most / 1e6:g} MB and is not read")
        if cut or was_cut or not line.strip():
            continue
        try:
            row = parsed(line, f"{where}/{here}")
        except ReadError as error:
            yield Problem(error.where, error.why)
            continue
        yield _account(row, here, where) if isinstance(row, dict) else Problem(f"{where}/{here}", NO_TEXT)


def objects(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each object with a text: the whole file, one of its list, or of a list that it holds."""
    data = taken(stream, allowance.settings.max_bytes, where)
    try:
        told = parsed(data, where)
    except ReadError as error:
        if "Extra data" not in error.why:
            raise
        yield from lines(io.BytesIO(data), where, allowance)
        return
    if isinstance(told, dict) and told.keys() >= DOSSIER:
        raise ReadError(where, "is a dossier that Crossbearing wrote, and no account")
    found = next(_lists(told), None)
    if found is None:
        raise ReadError(where, NO_TEXT)
    for number, row in enumerate(found, 1):
        here = f"item {number}"
        yield _account(row, here, where) if isinstance(row, dict) else Problem(f"{where}/{here}", NO_TEXT)


def parsed(data: bytes, where: str) -> Any:
    """The value that JSON ``data`` stand for. Raises ReadError."""
    with reading(where, "JSON"):
        return json.loads(decode(data, where))


def _lists(told: Any) -> Iterator[list[Any]]:
    """Lists of objects with a text in ``told``, from the outside in."""
    if isinstance(told, dict) and text_of(told):
        yield [told]
    lists = [told] if isinstance(told, list) else list(told.values()) if isinstance(told, dict) else []
    for value in lists:
        if isinstance(value, list) and any(isinstance(row, dict) and text_of(row) for row in value):
            yield value


def _account(row: dict[str, Any], here: str, where: str) -> Member | Problem:
    name = name_of(row) or here
    text = text_of(row)
    if text is None:
        return Problem(f"{where}/{here}", "has no text")
    try:
        data = text.encode("utf8")
    except UnicodeEncodeError:
        return Problem(f"{where}/{here}", "is in no character encoding that can be told; save it as UTF-8")
    return Member(name, io.BytesIO(data), known_of(row), kind=kind_of_part(text))


def _encoding(stream: IO[bytes]) -> str:
    """UTF-8 or, where the beginning is not, the encoding of Western Windows, in which CSV is exported."""
    at = stream.tell()
    sample = stream.read(SAMPLE)
    stream.seek(at)
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return encoding
    for cut in range(4):  # the sample may end amid a character
        with suppress(UnicodeDecodeError):
            sample[: len(sample) - cut].decode("utf8")
            return "utf8"
    return "windows-1252"
