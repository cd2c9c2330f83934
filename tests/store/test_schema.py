import sqlite3
import zlib
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from crossbearing.errors import StoreError
from crossbearing.model.account import Account, Problem
from crossbearing.model.address import Address
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump
from crossbearing.store.schema import APPLICATION_ID
from crossbearing.store.sqlite import open_case


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_a_new_case_says_whose_it_is_and_of_which_version(tmp_path: Path) -> None:
    open_case(tmp_path / "case").close()
    assert pragma(tmp_path / "case", "application_id") == APPLICATION_ID
    assert pragma(tmp_path / "case", "user_version") == 2


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case"
    open_case(path).close()
    before = path.read_bytes()
    open_case(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    """A run killed before its first transaction leaves one behind."""
    (tmp_path / "case").touch()
    with open_case(tmp_path / "case") as case:
        assert list(case.accounts()) == []


def test_a_migration_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    path = tmp_path / "case"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE accounts (half)")  # never committed
    with open_case(path) as case:
        assert list(case.accounts()) == []


def test_a_case_of_the_first_version_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "case"
    accounts = [
        Account("a.txt", "1" * 64, "The dam broke. \ud800", (), published="2020-03-02"),
        Account("b.txt", "2" * 64, "The dam\nbroke. \ud800", ()),
    ]
    first = files("crossbearing.store") / "migrations" / "0001_case.sql"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(first.read_text("utf8"))
        for account in accounts:
            row = (account.id, account.name, account.sha256, f"/in/{account.name}")
            told = dump(account).encode("utf8", "backslashreplace").decode("utf8")
            data = zlib.compress(account.name.encode())
            old.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?)", (*row, told, data))
        analysis = zlib.compress(dump(Analysis(accounts[0].id, (), ())).encode())
        old.execute("INSERT INTO analyses VALUES (?, 'recipe', ?)", (accounts[0].id, analysis))
        old.execute("INSERT INTO problems VALUES ('/in/c.txt', 'c.txt', 'is empty')")
        old.execute("PRAGMA user_version = 1")
        old.commit()
    with open_case(path) as case:
        assert sorted(case.accounts(), key=lambda account: account.name) == accounts
        for account in accounts:
            assert case.account_bytes(account.id) == account.name.encode()
            assert case.addresses(account.id) == (Address(account.name, f"/in/{account.name}"),)
            assert len(case.alike(account, None)) == 2, "two accounts of the same words"
        assert list(case.analyses("recipe")) == [Analysis(accounts[0].id, (), ())]
        assert [account.name for account in case.unanalysed("recipe")] == ["b.txt"]
        assert case.problems() == (Problem("c.txt", "is empty"),)
    assert pragma(path, "user_version") == 2
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("content", [b"The dam broke on Monday.\n" * 40, b"x", b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt: this is not a case of Crossbearing"):
        open_case(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE accounts (id, customer)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_case(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]


def test_a_case_of_a_newer_program_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "case"
    open_case(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match=r"newer Crossbearing .*999.*update"):
        open_case(path)


def test_a_damaged_case_is_a_store_error(tmp_path: Path) -> None:
    path = tmp_path / "case"
    open_case(path).close()
    path.write_bytes(path.read_bytes()[:4096])
    with pytest.raises(StoreError, match="damaged"), open_case(path) as case:
        list(case.accounts())
