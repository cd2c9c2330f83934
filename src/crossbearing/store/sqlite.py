"""A case in one SQLite file."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crossbearing.errors import StoreError
from crossbearing.model.account import Account, Problem
from crossbearing.model.address import Address
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump, load
from crossbearing.store import FileReading, Files, Judgements, Responses, Results, Showings, Store
from crossbearing.store.files import SqliteFiles
from crossbearing.store.judgements import SqliteJudgements
from crossbearing.store.responses import SqliteResponses
from crossbearing.store.results import SqliteResults
from crossbearing.store.schema import migrate
from crossbearing.store.series import place
from crossbearing.store.showings import SqliteShowings
from crossbearing.store.words import storable, words_digest

NEWEST_FIRST = "generation DESC, retrieved DESC, published DESC, known DESC, id"  # as 0002 has it
SAME_SERIES = "series = (SELECT series FROM readings WHERE id = ?)"
MOST_ALIKE = 200  # accounts of one text that a new one is compared with
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

    @property
    def responses(self) -> Responses:
        """What servers gave for the accounts of this case."""
        return SqliteResponses(self._rows, self._write)

    @property
    def sources(self) -> Files:
        """The files that were read into this case."""
        return SqliteFiles(self._rows, self._transaction)

    @property
    def results(self) -> Results:
        """What was worked out of all accounts, piece by piece."""
        return SqliteResults(self._rows, self._transaction)

    @property
    def judgements(self) -> Judgements:
        """What the analyst decided."""
        return SqliteJudgements(self._rows, self._transaction)

    @property
    def showings(self) -> Showings:
        """What readers were shown of this case."""
        return SqliteShowings(self._rows, self._transaction)

    def put_account(
        self,
        account: Account,
        data: bytes,
        origin: str,
        *,
        url: str | None = None,
        retrieved: str | None = None,
        joins: Sequence[str] = (),
        reading: FileReading | None = None,
    ) -> None:
        within = (storable(reading.file), reading.mark) if reading else (None, None)
        address = tuple(map(storable, (origin, account.id, account.name, url or "")))
        with self._transaction() as connection:
            here = place(connection, account.id, address[0], joins)
            if not connection.execute("SELECT 1 FROM readings WHERE id = ?", (account.id,)).fetchone():
                content = hashlib.sha256(data).hexdigest()
                connection.execute(
                    "INSERT OR IGNORE INTO contents (sha256, bytes) VALUES (?, ?)",
                    (content, zlib.compress(data)),
                )
                connection.execute(
                    "INSERT INTO readings (id, name, sha256, content, text, account, series)"
                    " VALUES (?, ?, ?, ?, '', '', 0)",
                    (account.id, storable(account.name), account.sha256, content),
                )
            connection.execute(
                "UPDATE readings SET account = ?, text = ?, series = ?, generation = ?,"
                " retrieved = max(retrieved, ?), published = ?, known = ? WHERE id = ?",
                (
                    *(storable(dump(account)), words_digest(account.text), here.series, here.generation),
                    *(retrieved or "", account.published or "", _known(account), account.id),
                ),
            )
            connection.execute(
                "INSERT OR REPLACE INTO addresses (origin, account, name, url, file, mark)"
                " VALUES (?, ?, ?, nullif(?, ''), ?, ?)",
                (*address, *within),
            )
            # The same bytes as they were known before, which nothing leads to any more.
            connection.execute(
                "DELETE FROM readings WHERE id IN (SELECT old.id FROM readings AS new JOIN readings AS old"
                " USING (series, sha256, name) WHERE new.id = ? AND old.id <> new.id)"
                " AND id NOT IN (SELECT account FROM addresses)",
                (account.id,),
            )

    def alike(self, account: Account, url: str | None) -> tuple[tuple[Account, ...], ...]:
        found = self._rows(
            "SELECT series, account FROM readings WHERE id IN ("
            " SELECT id FROM readings WHERE text = ? UNION SELECT id FROM readings WHERE content = ?"
            " UNION SELECT addresses.account FROM addresses WHERE url = ?"
            f") ORDER BY {NEWEST_FIRST} LIMIT {MOST_ALIKE}",
            words_digest(account.text),
            account.sha256,
            url or "",
        )
        groups: dict[int, list[Account]] = {}
        for series, told in found:
            groups.setdefault(series, []).append(load(told, Account))
        return tuple(map(tuple, groups.values()))

    def ids_from(self, origin: str) -> tuple[str, ...]:
        return self._ids("SELECT account FROM addresses WHERE origin = ? ORDER BY 1", storable(origin))

    def account_from(self, origin: str) -> Account | None:
        return next(self._accounts(self.ids_from(origin)), None)

    def addresses(self, account_id: str) -> tuple[Address, ...]:
        found = self._rows(
            "SELECT addresses.name, origin, url FROM addresses JOIN readings ON id = addresses.account"
            f" WHERE {SAME_SERIES} ORDER BY 1, 2",
            account_id,
        )
        return tuple(Address(*row) for row in found)

    def versions(self, account_id: str) -> tuple[Account, ...]:
        found = self._rows(
            f"SELECT text, account FROM readings WHERE {SAME_SERIES} ORDER BY {NEWEST_FIRST}", account_id
        )
        by_text: dict[str, str] = {}
        for text, told in found:
            by_text.setdefault(text, told)  # copies are no versions
        return tuple(load(told, Account) for told in reversed(by_text.values()))

    def changed(self) -> tuple[str, ...]:
        return self._ids(
            "SELECT id FROM newest WHERE series IN ("
            " SELECT series FROM readings GROUP BY series HAVING count(DISTINCT text) > 1) ORDER BY id"
        )

    def remove(self, account_id: str) -> None:
        self._write(f"DELETE FROM readings WHERE {SAME_SERIES}", [(account_id,)])

    def accounts(self) -> Iterator[Account]:
        return self._accounts(self._ids("SELECT id FROM newest ORDER BY id"))

    def account_bytes(self, account_id: str) -> bytes:
        query = "SELECT bytes FROM readings JOIN contents ON content = contents.sha256 WHERE id = ?"
        for (data,) in self._rows(query, account_id):
            return zlib.decompress(data)
        raise StoreError(f"{self.path}: this case holds no account {account_id}")

    def put_analyses(self, analyses: Iterable[Analysis], recipe: str) -> None:
        # Made before the transaction begins: analysing may take long, and others may want to write.
        rows = [(a.document, recipe, zlib.compress(storable(dump(a)).encode("utf8"))) for a in analyses]
        self._write(
            "INSERT INTO analyses (document, recipe, analysis) VALUES (?, ?, ?)"
            " ON CONFLICT (document) DO UPDATE SET recipe = excluded.recipe, analysis = excluded.analysis",
            rows,
        )

    def analyses(self, recipe: str) -> Iterator[Analysis]:
        return self._analyses(
            self._ids(
                "SELECT document FROM analyses WHERE recipe = ? AND document IN (SELECT id FROM newest)"
                " ORDER BY document",
                recipe,
            ),
            recipe,
        )

    def analysis(self, document: str, recipe: str) -> Analysis | None:
        return next(self._analyses((document,), recipe), None)

    def unanalysed(self, recipe: str) -> Iterator[Account]:
        return self._accounts(
            self._ids(
                "SELECT id FROM newest WHERE id NOT IN (SELECT document FROM analyses WHERE recipe = ?)"
                " ORDER BY id",
                recipe,
            )
        )

    def put_problem(self, problem: Problem, origin: str) -> None:
        self._write(
            'INSERT INTO problems (origin, "where", why) VALUES (?, ?, ?)'
            ' ON CONFLICT (origin, "where") DO UPDATE SET why = excluded.why',
            [(storable(origin), storable(problem.where), storable(problem.why))],
        )

    def clear_problems(self, origin: str) -> None:
        self._write("DELETE FROM problems WHERE origin = ?", [(storable(origin),)])

    def troubled(self) -> tuple[str, ...]:
        return self._ids("SELECT DISTINCT origin FROM problems ORDER BY 1")

    def problems(self, origin: str | None = None) -> tuple[Problem, ...]:
        query = 'SELECT "where", why FROM problems WHERE origin = ?1 OR ?1 IS NULL ORDER BY 1, 2'
        return tuple(Problem(*row) for row in self._rows(query, origin and storable(origin)))

    def _accounts(self, ids: tuple[str, ...]) -> Iterator[Account]:
        for account_id in ids:
            for (account,) in self._rows("SELECT account FROM readings WHERE id = ?", account_id):
                yield load(account, Account)

    def _analyses(self, documents: tuple[str, ...], recipe: str) -> Iterator[Analysis]:
        query = "SELECT analysis FROM analyses WHERE document = ? AND recipe = ?"
        for document in documents:
            for (analysis,) in self._rows(query, document, recipe):
                yield load(zlib.decompress(analysis).decode("utf8"), Analysis)

    def _ids(self, query: str, *values: str) -> tuple[str, ...]:
        return tuple(found for (found,) in self._rows(query, *values))

    def _rows(self, query: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        with _clear_words(self.path):
            return self._connection.execute(query, values).fetchall()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run ``statement`` for all ``rows`` in one transaction."""
        with self._transaction() as connection:
            connection.executemany(statement, rows)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is done within is kept, or none of it."""
        with _clear_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise


def _known(account: Account) -> int:
    """How much is known of ``account`` besides its text."""
    told = (account.url, account.outlet, account.title, account.author, account.published)
    return sum(value is not None for value in told)


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
