"""Which files were read into the case, and what came from each."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from crossbearing.model.account import Account
from crossbearing.model.codec import load
from crossbearing.store import FileReading, Files
from crossbearing.store.series import forget
from crossbearing.store.words import storable

Rows = Callable[..., list[tuple[Any, ...]]]
Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]


class SqliteFiles(Files):
    """The files of a case; ``rows`` asks its file and ``transaction`` changes it. See ``Files``."""

    def __init__(self, rows: Rows, transaction: Transaction) -> None:
        self._rows = rows
        self._transaction = transaction

    def is_begun(self, reading: FileReading) -> bool:
        return self._is_there(reading, whole=False)

    def is_whole(self, reading: FileReading) -> bool:
        return self._is_there(reading, whole=True)

    def begin(self, reading: FileReading) -> None:
        file = storable(reading.file)
        with self._transaction() as connection:
            connection.execute("DELETE FROM problems WHERE origin = ?", (file,))
            connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, 0)", (file, reading.mark))

    def holds(self, reading: FileReading, origin: str) -> bool:
        query = "SELECT 1 FROM addresses WHERE origin = ? AND file = ? AND mark = ?"
        return bool(self._rows(query, storable(origin), storable(reading.file), reading.mark))

    def spare(self, reading: FileReading, member: str) -> None:
        file = storable(reading.file)
        statement, below = "UPDATE addresses SET mark = ? WHERE file = ?", f"{file}!{storable(member)}"
        with self._transaction() as connection:
            if not member:
                connection.execute(statement, (reading.mark, file))
                return
            statement += " AND (origin = ? OR origin >= ? AND origin < ?)"
            ends = (below, f"{below}/", f"{below}0")  # "0" comes right after "/"
            connection.execute(statement, (reading.mark, file, *ends))

    def finish(self, reading: FileReading) -> None:
        file = storable(reading.file)
        with self._transaction() as connection:
            gone = connection.execute(
                "SELECT origin, id, series FROM addresses JOIN readings ON id = addresses.account"
                " WHERE file = ? AND mark IS NOT ? ORDER BY origin",
                (file, reading.mark),
            ).fetchall()
            for origin, account_id, series in gone:
                forget(connection, account_id, series, origin)
                connection.execute("DELETE FROM addresses WHERE origin = ?", (origin,))
            connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, 1)", (file, reading.mark))

    def accounts(self, reading: FileReading) -> Iterator[Account]:
        query = "SELECT account FROM addresses WHERE file = ? AND mark = ? ORDER BY origin"
        for (account_id,) in self._rows(query, storable(reading.file), reading.mark):
            for (account,) in self._rows("SELECT account FROM readings WHERE id = ?", account_id):
                yield load(account, Account)

    def _is_there(self, reading: FileReading, whole: bool) -> bool:
        query = "SELECT 1 FROM files WHERE origin = ? AND mark = ? AND whole = ?"
        return bool(self._rows(query, storable(reading.file), reading.mark, whole))
