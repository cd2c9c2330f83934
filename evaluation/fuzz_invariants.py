"""What holds of reading whatever the bytes are; ``check`` raises InvariantError where it does not."""

import hashlib
import io
import json
import resource
import time
from collections.abc import Callable, Iterator, Sequence

from attrs import asdict

from crossbearing.accounts import Found, ReadSettings, accounts_of
from crossbearing.accounts.dates import edtf
from crossbearing.accounts.known import Known
from crossbearing.accounts.manifest import parsed
from crossbearing.accounts.reading import account_of
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem

SETTINGS = ReadSettings(max_bytes=1_000_000, max_unpacked=10_000_000, max_members=1_000)
MOST_SECONDS = 5.0  # of the processor, for an input of less than 200 kB
MOST_MEMORY = 200_000  # KiB by which one input may raise the peak of the process

Read = Callable[[bytes, str], Sequence[Found]]


class InvariantError(AssertionError):
    """An invariant of reading does not hold."""


def in_any_file(data: bytes, name: str) -> Sequence[Found]:
    """The accounts in a file of any kind."""
    return list(accounts_of(io.BytesIO(data), name, settings=SETTINGS))


def as_fragment(data: bytes, name: str) -> Sequence[Found]:
    """The account in the HTML of a feed's entry."""
    try:
        account, problems = account_of("fragment", data, name)
    except ReadError as error:
        return [Problem(error.where, error.why)]
    return [(account, data), *problems]


def as_manifest(data: bytes, name: str) -> Sequence[Found]:
    """The problems of an accounts.csv; what it tells must be fit to be kept."""
    found = parsed(data, name, frozenset({"a.txt", "b.txt", "é.txt"}))
    for known in found.rows.values():
        _check_known(known)
    return found.problems


def check(data: bytes, name: str, read: Read = in_any_file, twice: bool = False) -> None:
    """Read ``data`` under ``name`` and hold the result against every invariant; ``twice``: it is made twice.

    Raises InvariantError, and whatever ``read`` raises, which is a defect whatever it is.
    """
    peak, started = _peak(), time.process_time()
    found = read(data, name)
    if (taken := time.process_time() - started) > MOST_SECONDS:
        raise InvariantError(f"takes {taken:.1f} s for {len(data)} bytes")
    if (grown := _peak() - peak) > MOST_MEMORY:
        raise InvariantError(f"takes {grown} KiB for {len(data)} bytes")
    for one in found:
        if isinstance(one, Problem):
            _check_text(one.where)
            _check_text(one.why)
            _hold(one.where and one.why, "a problem without a place or a cause")
        else:
            _check_account(*one)
    if twice and read(data, name) != found:
        raise InvariantError("is not the same when it is read again")


def _check_account(account: Account, data: bytes) -> None:
    _hold(account.sha256 == hashlib.sha256(data).hexdigest(), "the hash is not that of the bytes")
    for text in _texts(asdict(account)):
        _check_text(text)
    _hold(account.text.strip(), "an account without a text")
    end = 0
    for paragraph in account.paragraphs:
        _hold(end <= paragraph.start < paragraph.end <= len(account.text), "paragraphs are out of order")
        end = paragraph.end
        words = account.text[paragraph.start : paragraph.end]
        _hold(
            words == words.strip() and "\n" not in words, "a paragraph with white space around it, or lines"
        )
    _hold((account.published is None) == (account.published_basis is None), "a date without a basis")
    _hold(account.published is None or edtf(account.published), f"no date: {account.published}")


def _check_known(known: Known) -> None:
    for text in _texts(asdict(known)):
        _check_text(text)


def _check_text(text: str) -> None:
    """What neither SQLite nor JSON nor a terminal takes is in no text."""
    _hold("\0" not in text, "a NUL in a text")
    try:
        text.encode("utf8")
    except UnicodeEncodeError as error:
        raise InvariantError(f"half a surrogate pair in {text[:80]!r}") from error
    json.dumps(text)


def _texts(values: object) -> Iterator[str]:
    """Every string in ``values``, however deep."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for value in values.values():
            yield from _texts(value)
    elif isinstance(values, list | tuple):
        for value in values:
            yield from _texts(value)


def _hold(fact: object, otherwise: str) -> None:
    if not fact:
        raise InvariantError(otherwise)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
