"""What was worked out of all accounts piece by piece, kept in the case."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from crossbearing.model.kept import Kept
from crossbearing.store import Results

Rows = Callable[..., list[tuple[Any, ...]]]
Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]
AT_ONCE = 64  # results in one transaction: what a killed run loses at most
FAST = 1  # of zlib's levels: results are written often and read once
LARGEST = 500_000_000  # bytes of one result: SQLite takes no more than twice as many


class SqliteResults(Results):
    """The results of a case; ``rows`` asks its file and ``transaction`` changes it. See ``Results``."""

    def __init__(self, rows: Rows, transaction: Transaction) -> None:
        self._rows = rows
        self._transaction = transaction

    @contextmanager
    def of(self, stage: str, recipe: str) -> Iterator[Kept]:
        made = _Made(stage, recipe, self._rows, self._transaction)
        yield made
        made.write()
        known = {key for (key,) in self._rows("SELECT key FROM results WHERE stage = ?", stage)}
        with self._transaction() as connection:
            superseded = [(stage, key) for key in sorted(known - made.used)]
            connection.executemany("DELETE FROM results WHERE stage = ? AND key = ?", superseded)


class _Made(Kept):
    """The results of one stage while it works; ``used`` are the keys that it read or wrote."""

    def __init__(self, stage: str, recipe: str, rows: Rows, transaction: Transaction) -> None:
        self.used: set[str] = set()
        self._stage = stage
        self._recipe = recipe
        self._rows = rows
        self._transaction = transaction
        self._unwritten: dict[str, bytes] = {}

    def get(self, key: str, /) -> bytes | None:
        if key in self._unwritten:
            return self._unwritten[key]
        query = "SELECT result FROM results WHERE stage = ? AND key = ? AND recipe = ?"
        for (result,) in self._rows(query, self._stage, key, self._recipe):
            self.used.add(key)
            return zlib.decompress(result)
        return None

    def __contains__(self, key: object, /) -> bool:
        query = "SELECT 1 FROM results WHERE stage = ? AND key = ? AND recipe = ?"
        held = key in self._unwritten or bool(self._rows(query, self._stage, key, self._recipe))
        if held and isinstance(key, str):
            self.used.add(key)  # who asks still has a use for it
        return held

    def __setitem__(self, key: str, result: bytes, /) -> None:
        self.used.add(key)
        self._unwritten[key] = result
        if len(self._unwritten) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Put into the file what is not there yet."""
        packed = ((key, zlib.compress(result, FAST)) for key, result in self._unwritten.items())
        rows = [(self._stage, key, self._recipe, r) for key, r in packed if len(r) <= LARGEST]
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)
        self._unwritten.clear()
