"""A case in one SQLite file."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crossbearing.errors import StoreError
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump, load
from crossbearing.store import Store
from crossbearing.store.schema import migrate

_HEADER = b"SQLite format 3\0"
# What SQLite's error names mean to somebody with a case file, by their first part.
_CAUSES = {
    "SQLITE_BUSY": "another process is writing to this case: try again when it is done",
    "SQLITE_LOCKED": "another process is writing to this case: try again when it is done",
    "SQLITE_READONLY": "the case cannot be written: the file or its folder is read-only",
    "SQLITE_CANTOPEN": "the case cannot be opened: the file or its folder is missing or read-only",
    "SQLITE_PERM": "the case cannot be opened: no permission",
    "SQLITE_NOTADB": "this is not a case of Crossbearing",
    "SQLITE_CORRUPT": "this case is damaged",
    "SQLITE_FULL": "there is no space left to write the case",
    "SQLITE_IOERR": "the case cannot be read or written",
}


def open_case(path: Path, patience: float = 10.0) -> "SqliteStore":
    """The case kept in the file ``path``, made if missing together with its folder.

    ``patience`` is how many seconds to wait for another process that is writing. Raises StoreError
    where the file cannot be written, belongs to another program or to a newer version of this one.
    """
    with _clear_words(path):
        _make_way(path)
        # Transactions are begun and ended by hand, so none is open longer than it says.
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            migrate(connection)
            # With a write-ahead log, a reader and a writer do not wait for each other, and a
            # killed process costs at most its last transaction.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return SqliteStore(path, connection)


class SqliteStore(Store):
    """A case in one SQLite file, as ``open_case`` opens it; see ``Store`` for what each method does.

    A context manager: closing leaves one file without a log beside it, unless another process has
    the case open as well.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm")))

    def close(self) -> None:
        """Close the case; SQLite folds the log into the file with its last connection."""
        with _clear_words(self.path):
            self._connection.close()

    def put_account(self, account: Account, data: bytes, origin: str) -> None:
        row = (account.id, account.name, account.sha256, origin, dump(account))
        self._write(
            "INSERT INTO accounts (id, name, sha256, origin, account, bytes) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, account = excluded.account",
            [(*map(_text, row), zlib.compress(data))],
        )

    def ids_from(self, origin: str) -> tuple[str, ...]:
        return self._ids("SELECT id FROM accounts WHERE origin = ? ORDER BY id", _text(origin))

    def remove(self, account_id: str) -> None:
        self._write("DELETE FROM accounts WHERE id = ?", [(account_id,)])

    def accounts(self) -> Iterator[Account]:
        return self._accounts(self._ids("SELECT id FROM accounts ORDER BY id"))

    def account_bytes(self, account_id: str) -> bytes:
        for (data,) in self._rows("SELECT bytes FROM accounts WHERE id = ?", account_id):
            return zlib.decompress(data)
        raise StoreError(f"{self.path}: this case holds no account {account_id}")

    def put_analyses(self, analyses: Iterable[Analysis], recipe: str) -> None:
        # Made before the transaction begins: analysing may take long, and others may want to write.
        rows = [(a.document, recipe, zlib.compress(_text(dump(a)).encode("utf8"))) for a in analyses]
        self._write(
            "INSERT INTO analyses (document, recipe, analysis) VALUES (?, ?, ?)"
            " ON CONFLICT (document) DO UPDATE SET recipe = excluded.recipe, analysis = excluded.analysis",
            rows,
        )

    def analyses(self, recipe: str) -> Iterator[Analysis]:
        return self._analyses(
            self._ids("SELECT document FROM analyses WHERE recipe = ? ORDER BY document", recipe), recipe
        )

    def unanalysed(self, recipe: str) -> Iterator[Account]:
        return self._accounts(
            self._ids(
                "SELECT id FROM accounts WHERE id NOT IN (SELECT document FROM analyses WHERE recipe = ?)"
                " ORDER BY id",
                recipe,
            )
        )

    def put_problem(self, problem: Problem, origin: str) -> None:
        self._write(
            'INSERT INTO problems (origin, "where", why) VALUES (?, ?, ?)'
            ' ON CONFLICT (origin, "where") DO UPDATE SET why = excluded.why',
            [(_text(origin), _text(problem.where), _text(problem.why))],
        )

    def clear_problems(self, origin: str) -> None:
        self._write("DELETE FROM problems WHERE origin = ?", [(_text(origin),)])

    def troubled(self) -> tuple[str, ...]:
        return self._ids("SELECT DISTINCT origin FROM problems ORDER BY 1")

    def problems(self) -> tuple[Problem, ...]:
        return tuple(Problem(*row) for row in self._rows('SELECT "where", why FROM problems ORDER BY 1, 2'))

    def _accounts(self, ids: tuple[str, ...]) -> Iterator[Account]:
        for account_id in ids:
            for (account,) in self._rows("SELECT account FROM accounts WHERE id = ?", account_id):
                yield load(account, Account)

    def _analyses(self, documents: tuple[str, ...], recipe: str) -> Iterator[Analysis]:
        query = "SELECT analysis FROM analyses WHERE document = ? AND recipe = ?"
        for document in documents:
            for (analysis,) in self._rows(query, document, recipe):
                yield load(zlib.decompress(analysis).decode("utf8"), Analysis)

    def _ids(self, query: str, *values: str) -> tuple[str, ...]:
        return tuple(found for (found,) in self._rows(query, *values))

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with _clear_words(self.path):
            return self._connection.execute(query, values).fetchall()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run ``statement`` for all ``rows`` in one transaction."""
        with _clear_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany(statement, rows)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise


def _make_way(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder of the case cannot be made: {error.strerror}") from error
    if path.is_dir():
        raise StoreError("this is a folder and not a case")
    # SQLite takes a file of less than 512 bytes for an empty one and would overwrite somebody's notes.
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"the case cannot be opened: {error.strerror}") from error
    if start not in (b"", _HEADER):
        raise StoreError("this is not a case of Crossbearing")


def _text(value: str) -> str:
    """``value`` without lone surrogates, which file names may hold and SQLite cannot.

    The escape put in their place is the one of JSON, so a value kept as JSON comes back unchanged.
    """
    return value.encode("utf8", "backslashreplace").decode("utf8")


@contextmanager
def _clear_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that names the file and the cause."""
    try:
        yield
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        cause = next((words for start, words in _CAUSES.items() if name.startswith(start)), str(error))
        raise StoreError(f"{path}: {cause}") from error
