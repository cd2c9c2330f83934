import json
import sqlite3
import zlib
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.errors import StoreError
from crossbearing.model.account import Account, Problem
from crossbearing.model.address import Address
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump
from crossbearing.model.ids import content_id
from crossbearing.store.schema import APPLICATION_ID, _migrations
from crossbearing.store.sqlite import open_case
from crossbearing.store.words import words_digest


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_a_new_case_says_whose_it_is_and_of_which_version(tmp_path: Path) -> None:
    open_case(tmp_path / "case").close()
    assert pragma(tmp_path / "case", "application_id") == APPLICATION_ID
    assert pragma(tmp_path / "case", "user_version") == len(_migrations())


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
        assert case.problems() == (Problem("c.txt", "is empty"),)
    assert pragma(path, "user_version") == len(_migrations())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def old_id(account: Account) -> str:
    """As ids were before the outlet was in them."""
    return content_id("d", account.name, account.sha256)


def test_a_case_with_ids_without_outlets_keeps_all_under_the_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "case"
    first = Account("a \ud800.txt", "1" * 64, "The dam broke.", (), outlet="Wire", published="2020-03-02")
    second = evolve(first, sha256="2" * 64, text="The dam burst.")
    nobodys = Account("b.txt", "3" * 64, "The dam held.", ())
    copy = evolve(first, name="c.txt")
    with closing(sqlite3.connect(path)) as old:
        for script in _migrations()[:2]:
            old.create_function("words_digest", 1, words_digest)
            old.executescript(script)
        for n, account in enumerate((first, second, nobodys, copy)):
            told = json.loads(dump(account)) | {"id": old_id(account)}
            del told["bases"]  # there was no such thing
            plain = json.dumps(told, ensure_ascii=False).encode("utf8", "backslashreplace").decode("utf8")
            name = account.name.encode("utf8", "backslashreplace").decode("utf8")
            data = zlib.compress(account.text.encode())
            old.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (account.sha256, data))
            old.execute(
                "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0)",
                (
                    *(old_id(account), name, account.sha256, account.sha256, words_digest(account.text)),
                    *(plain, 2 if account is nobodys else 1, int(account is second), account.published or ""),
                ),
            )
            address = (f"/in/{n}", old_id(account), name, "https://wire.example/dam" if n == 1 else None)
            old.execute("INSERT INTO addresses VALUES (?, ?, ?, ?)", address)
        analysis = zlib.compress(dump(Analysis(old_id(second), (), ())).encode())
        old.execute("INSERT INTO analyses VALUES (?, 'recipe', ?)", (old_id(second), analysis))
        old.execute("PRAGMA user_version = 2")
        old.commit()
    with open_case(path) as case:
        assert {a.id for a in case.accounts()} == {second.id, nobodys.id}
        assert set(case.accounts()) == {second, nobodys}
        assert case.versions(second.id) in ((first, second), (copy, second))
        assert case.account_bytes(first.id) == case.account_bytes(copy.id) == b"The dam broke."
        assert {a.origin for a in case.addresses(copy.id)} == {"/in/0", "/in/1", "/in/3"}
        assert [case.account_from(f"/in/{n}") for n in range(4)] == [first, second, nobodys, copy]
        assert case.alike(second, "https://wire.example/dam") == ((second,),)
        assert list(case.analyses("recipe")) == [], "the ids of claims have the account's in them"
        assert set(case.unanalysed("recipe")) == {second, nobodys}
        case.remove(second.id)
        assert list(case.accounts()) == [nobodys]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)


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
