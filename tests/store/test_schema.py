import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crossbearing.errors import StoreError
from crossbearing.store.schema import APPLICATION_ID
from crossbearing.store.sqlite import open_case


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_a_new_case_says_whose_it_is_and_of_which_version(tmp_path: Path) -> None:
    open_case(tmp_path / "case").close()
    assert pragma(tmp_path / "case", "application_id") == APPLICATION_ID
    assert pragma(tmp_path / "case", "user_version") == 1


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
