"""What the desk has shown, kept in the case."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from crossbearing.model.shown import SetAside, Shown
from crossbearing.store import Showings
from crossbearing.store.words import storable

Rows = Callable[..., list[tuple[Any, ...]]]
Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]
COLUMNS = "id, kind, words, claims, since, last"


class SqliteShowings(Showings):
    """What was shown of a case; ``rows`` asks its file and ``transaction`` changes it. See ``Showings``."""

    def __init__(self, rows: Rows, transaction: Transaction) -> None:
        self._rows = rows
        self._transaction = transaction

    def keep(self, shown: Iterable[Shown], at: str) -> int:
        now = {s.id: s for s in shown}
        with self._transaction() as connection:
            ((build,),) = connection.execute("SELECT coalesce(max(number), 0) FROM builds")
            before = {i for (i,) in connection.execute("SELECT id FROM shown WHERE last = ?", (build,))}
            if build and before == set(now):
                return int(build)
            connection.execute("INSERT INTO builds (number, at) VALUES (?, ?)", (build + 1, at))
            connection.executemany(
                "INSERT INTO shown (id, kind, words, claims, since, last) VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
                " ON CONFLICT (id) DO UPDATE SET words = excluded.words, claims = excluded.claims,"
                " since = iif(shown.last = excluded.last - 1, shown.since, excluded.since),"
                " last = excluded.last",
                [(s.id, s.kind, storable(s.words), " ".join(s.claims), build + 1) for s in now.values()],
            )
        return int(build) + 1

    def find(self, id: str) -> Shown | None:
        return next(map(_shown, self._rows(f"SELECT {COLUMNS} FROM shown WHERE id = ?", id)), None)

    def begun(self, build: int) -> frozenset[str]:
        return frozenset(i for (i,) in self._rows("SELECT id FROM shown WHERE since = ?", build))

    def ended(self, build: int) -> tuple[Shown, ...]:
        found = self._rows(f"SELECT {COLUMNS} FROM shown WHERE last = ? ORDER BY id", build - 1)
        return tuple(map(_shown, found))

    def built(self, build: int) -> str | None:
        return next((at for (at,) in self._rows("SELECT at FROM builds WHERE number = ?", build)), None)

    def set_aside(self, one: SetAside) -> None:
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO set_aside (subject, sentence, at, by) VALUES (?, ?, ?, ?)",
                (storable(one.subject), storable(one.sentence), one.at, one.by and storable(one.by)),
            )

    def take_back(self, subject: str) -> None:
        with self._transaction() as connection:
            connection.execute("DELETE FROM set_aside WHERE subject = ?", (storable(subject),))

    def aside(self) -> tuple[SetAside, ...]:
        rows = self._rows("SELECT subject, sentence, at, by FROM set_aside ORDER BY at, subject")
        return tuple(SetAside(*row) for row in rows)


def _shown(row: tuple[Any, ...]) -> Shown:
    id, kind, words, claims, since, last = row
    return Shown(id, kind, words, tuple(claims.split()), since, last)
