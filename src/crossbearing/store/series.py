"""Which series a reading belongs to: a series is one account in all its copies and versions."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from crossbearing.errors import StoreError


@frozen
class Place:
    """``generation`` counts the changes seen before; the newest reading of a series counts."""

    series: int
    generation: int


def place(connection: sqlite3.Connection, account_id: str, origin: str, joins: Sequence[str]) -> Place:
    """Where the account read at ``origin`` belongs; see ``Store.put_account`` for ``joins``.

    What was read at ``origin`` before becomes older than it, or is forgotten where it is another account
    that is found nowhere else. Raises StoreError where the case holds no account of ``joins``.
    """
    own = _place_of(connection, account_id)
    others = [_place_of_known(connection, joined) for joined in joins if joined != account_id]
    is_copy = own is not None and _is_copy(connection, account_id, own)
    if own is not None and (not joins or not is_copy or own.series in {other.series for other in others}):
        here = own
    else:
        here = others[0] if others else _new(connection)
    for series in sorted({other.series for other in others} - {here.series}):
        connection.execute("UPDATE readings SET series = ? WHERE series = ?", (here.series, series))
    return _after(connection, here, account_id, origin)


def _place_of_known(connection: sqlite3.Connection, account_id: str) -> Place:
    found = _place_of(connection, account_id)
    if found is None:
        raise StoreError(f"this case holds no account {account_id}")
    return found


def _after(connection: sqlite3.Connection, here: Place, account_id: str, origin: str) -> Place:
    """``here``, seen after what ``origin`` gave before."""
    query = (
        "SELECT id, series FROM addresses JOIN readings ON id = addresses.account"
        " WHERE origin = ? AND id <> ?"
    )
    for before, series in connection.execute(query, (origin, account_id)).fetchall():
        if series == here.series:
            highest = _row(connection, "SELECT max(generation) FROM readings WHERE series = ?", series)[0]
            return Place(series, highest + 1)
        forget(connection, before, series, origin)
    return here


def forget(connection: sqlite3.Connection, before: str, series: int, origin: str) -> None:
    """Drop the account ``before``, and what it was a version of, where ``origin`` alone led to it."""
    elsewhere = "SELECT 1 FROM addresses WHERE account = readings.id AND origin <> ?"
    series_elsewhere = f"SELECT 1 FROM readings WHERE series = ? AND EXISTS ({elsewhere})"
    connection.execute(
        f"DELETE FROM readings WHERE (id = ? AND NOT EXISTS ({elsewhere}))"
        f" OR (series = ? AND NOT EXISTS ({series_elsewhere}))",
        (before, origin, series, series, origin),
    )


def _place_of(connection: sqlite3.Connection, account_id: str) -> Place | None:
    row = _row(connection, "SELECT series, generation FROM readings WHERE id = ?", account_id)
    return Place(*row) if row else None


def _new(connection: sqlite3.Connection) -> Place:
    return Place(_row(connection, "SELECT coalesce(max(series), 0) + 1 FROM readings")[0], 0)


def _is_copy(connection: sqlite3.Connection, account_id: str, own: Place) -> bool:
    """Whether it does not count only because another has the same text."""
    query = (
        "SELECT 1 FROM newest, readings AS own"
        " WHERE own.id = ? AND newest.series = ? AND newest.id <> own.id AND newest.text = own.text"
    )
    return _row(connection, query, account_id, own.series) is not None


def _row(connection: sqlite3.Connection, query: str, *values: object) -> Any:
    return connection.execute(query, values).fetchone()
