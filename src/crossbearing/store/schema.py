"""Bringing a case file to the newest schema, by SQL files numbered in the order they are applied.

``0001_case.sql`` makes version 1; the version of a file is its ``PRAGMA user_version``.
"""

import json
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from crossbearing.errors import StoreError
from crossbearing.model.ids import content_id
from crossbearing.store.words import words_digest

APPLICATION_ID = 0x58425247  # "XBRG", as 0001_case.sql sets it


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the open file to the newest schema, each migration in a transaction of its own.

    ``connection`` must be in autocommit mode. Raises StoreError, and leaves the file as it is, where
    it belongs to another program or to a newer version of this one.
    """
    # 0002 asks for the first of them, 0003 for the second
    connection.create_function("words_digest", 1, lambda account: words_digest(json.loads(account)["text"]))
    connection.create_function("account_id", 1, _account_id)
    migrations = _migrations()
    _refuse_foreign(connection, newest=len(migrations))
    for version, script in enumerate(migrations, start=1):
        connection.execute("BEGIN IMMEDIATE")  # also finds out whether the file can be written at all
        try:
            # Asked again under the lock: another process may have been faster.
            if _version(connection) < version:
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def _account_id(account: str) -> str:
    """The id, since 0003, of what ``account`` is the JSON of."""
    told = json.loads(account)
    return content_id("d", told["name"], told["sha256"], told["outlet"] or "")


def _refuse_foreign(connection: sqlite3.Connection, newest: int) -> None:
    # One statement sees one state: another process may be making the case at this moment.
    application, version, tables = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application != APPLICATION_ID and tables:
        raise StoreError("this is a database of another program and not a case of Crossbearing")
    if version > newest:
        raise StoreError(
            f"this case was written by a newer Crossbearing (its version is {version}, "
            f"this program knows up to {newest}): please update the program"
        )


def _migrations() -> list[str]:
    folder = files("crossbearing.store") / "migrations"
    scripts = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".sql")}
    return [scripts[name].read_text("utf8") for name in sorted(scripts)]


def _statements(script: str) -> Iterator[str]:
    """The statements of ``script`` one by one, since ``executescript`` would commit on its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
