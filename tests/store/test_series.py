"""Copies and versions of an account: found at several addresses, changed, and told apart again."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from crossbearing.errors import StoreError
from crossbearing.model.account import Account
from crossbearing.model.address import Address
from crossbearing.model.claim import Analysis
from crossbearing.store.sqlite import SqliteStore, open_case

BROKE, BURST, DRY = "The dam broke.", "The dam burst.", "The river is dry."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_case(tmp_path / "case") as opened:
        yield opened


def an_account(name: str, text: str = BROKE, **known: str) -> Account:
    return Account(name, f"sha of {name} {text}", text, (), **known)  # type: ignore[arg-type]


def names(case: SqliteStore) -> list[str]:
    return sorted(account.name for account in case.accounts())


def texts(case: SqliteStore) -> list[str]:
    return sorted(account.text for account in case.accounts())


def test_a_copy_is_another_address_and_no_other_account(case: SqliteStore) -> None:
    one, copy = an_account("a.txt"), an_account("b.txt")
    case.put_account(one, b"1", "/in/a.txt", url="https://wire.example/dam")
    case.put_account(copy, b"2", "/in/b.txt", joins=[one.id])
    assert len(list(case.accounts())) == 1
    where = (Address("a.txt", "/in/a.txt", "https://wire.example/dam"), Address("b.txt", "/in/b.txt"))
    assert case.addresses(one.id) == case.addresses(copy.id) == where
    assert len(case.versions(one.id)) == 1, "a copy is no version"
    assert case.account_bytes(copy.id) == b"2", "its own bytes are kept"


def test_the_copy_that_most_is_known_of_counts_whatever_the_order(tmp_path: Path) -> None:
    copies = [an_account("a.txt"), an_account("b.txt", outlet="Wire"), an_account("c.txt")]
    for n, order in enumerate(permutations(copies)):
        with open_case(tmp_path / f"{n}") as case:
            for account in order:
                case.put_account(account, b"", f"/in/{account.name}", joins=[order[0].id])
            assert names(case) == ["b.txt"]


def test_the_newest_version_counts_and_older_ones_are_kept_and_listed(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", BURST)
    case.put_account(old, b"1", "/in/a.txt")
    case.put_account(new, b"2", "/in/a.txt", joins=[old.id])
    assert list(case.accounts()) == [new]
    assert case.versions(new.id) == case.versions(old.id) == (old, new)
    assert case.account_bytes(old.id) == b"1"
    assert case.ids_from("/in/a.txt") == (new.id,)
    assert case.account_from("/in/a.txt") == new


def test_a_text_that_comes_back_is_the_newest_again(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", BURST)
    case.put_account(old, b"", "/in/a.txt")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    case.put_account(old, b"", "/in/a.txt", joins=[new.id])
    assert case.versions(old.id) == (new, old)
    assert list(case.accounts()) == [old]


def test_reading_everything_again_changes_nothing(case: SqliteStore) -> None:
    old, new, copy = an_account("a.txt"), an_account("a.txt", BURST), an_account("b.txt", BURST)
    case.put_account(old, b"", "/in/a.txt")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    case.put_account(copy, b"", "/in/b.txt", joins=[new.id])
    before = (list(case.accounts()), case.versions(new.id), case.addresses(new.id))
    for account, joins in ((new, []), (copy, [new.id]), (new, [copy.id]), (new, [old.id, copy.id])):
        case.put_account(account, b"", f"/in/{account.name}", joins=joins)
        assert (list(case.accounts()), case.versions(new.id), case.addresses(new.id)) == before


def test_of_two_files_of_one_page_the_last_retrieved_then_the_last_published_counts(tmp_path: Path) -> None:
    page = "https://wire.example/dam"
    late = (an_account("late", BURST), "2020-03-05T10:00:00Z")
    early = (an_account("early", BROKE, published="2020-03-04"), "2020-03-04T10:00:00Z")
    undated = (an_account("undated", DRY, published="2020-03-09"), None)
    for n, order in enumerate(permutations([late, early, undated])):
        with open_case(tmp_path / f"{n}") as case:
            for account, retrieved in order:
                joins = [order[0][0].id] if account is not order[0][0] else []
                case.put_account(account, b"", account.name, url=page, retrieved=retrieved, joins=joins)
            assert names(case) == ["late"]
            assert [account.name for account in case.versions(late[0].id)] == ["undated", "early", "late"]


def test_what_a_file_held_before_it_held_another_account_is_forgotten(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", DRY)
    case.put_account(old, b"1", "/in/a.txt")
    case.put_account(new, b"2", "/in/a.txt")
    assert list(case.accounts()) == [new]
    assert case.versions(old.id) == ()


def test_but_not_where_another_file_still_holds_it(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", DRY)
    case.put_account(old, b"1", "/in/a.txt")
    case.put_account(old, b"1", "/backup/a.txt")
    case.put_account(new, b"2", "/in/a.txt")
    assert texts(case) == [BROKE, DRY]
    assert case.addresses(old.id) == (Address("a.txt", "/backup/a.txt"),)


def test_what_is_forgotten_goes_with_its_versions(case: SqliteStore) -> None:
    first, second, other = an_account("a.txt"), an_account("a.txt", BURST), an_account("a.txt", DRY)
    case.put_account(first, b"", "/in/a.txt")
    case.put_account(second, b"", "/in/a.txt", joins=[first.id])
    case.put_account(other, b"", "/in/a.txt")
    assert texts(case) == [DRY]
    assert case.versions(first.id) == ()


def test_rows_of_a_table_that_move_down_remain_the_accounts_they_are(case: SqliteStore) -> None:
    """Their origins and names are places in the table; each now gives what another gave before."""
    rows = [BROKE, BURST, DRY]
    for n, text in enumerate(rows):
        case.put_account(an_account(f"t.csv/{n}", text), b"", f"/t.csv!/{n}")
    for n, text in enumerate(["New.", *rows]):
        moved = an_account(f"t.csv/{n}", text)
        known = [other.id for group in case.alike(moved, None) for other in group if other.id != moved.id]
        case.put_account(moved, b"", f"/t.csv!/{n}", joins=known[:1])
    assert texts(case) == sorted(["New.", *rows])


def test_a_copy_that_turns_out_to_be_of_another_outlet_stands_for_itself(case: SqliteStore) -> None:
    one, copy = an_account("a.txt"), an_account("b.txt")
    case.put_account(one, b"", "/in/a.txt")
    case.put_account(copy, b"", "/in/b.txt", joins=[one.id])
    for account in (an_account("a.txt", outlet="Wire"), an_account("b.txt", outlet="Post")):
        case.put_account(account, b"", f"/in/{account.name}", joins=[account.id])
    assert names(case) == ["a.txt", "b.txt"]


def test_an_older_version_does_not_come_back_by_standing_for_itself(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", BURST)
    case.put_account(old, b"", "/in/a.txt")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    case.put_account(old, b"", "/backup/a.txt", joins=[old.id])
    assert list(case.accounts()) == [new]


def test_joining_an_account_that_is_not_there_keeps_nothing(case: SqliteStore) -> None:
    with pytest.raises(StoreError, match="no account d-unknown"):
        case.put_account(an_account("a.txt"), b"", "/in/a.txt", joins=["d-unknown"])
    assert list(case.accounts()) == []


def test_alike_are_those_of_the_same_words_bytes_or_page_newest_first(case: SqliteStore) -> None:
    words = an_account("words", "The  dam\nbroke.")
    data = Account("data", "sha of a BROKE", "Misread.", ())
    page = an_account("page", BURST)
    for n, account in enumerate((words, page, an_account("other", DRY))):
        case.put_account(
            account, b"", account.name, url=f"https://wire.example/{n}", retrieved=f"2020-03-0{n + 1}"
        )
    assert case.alike(an_account("a"), "https://wire.example/1") == ((page,), (words,))
    assert case.alike(an_account("a"), None) == ((words,),)
    assert case.alike(data, None) == ()


def test_alike_finds_the_same_bytes_though_they_were_read_otherwise(case: SqliteStore) -> None:
    sha256 = hashlib.sha256(b"bytes").hexdigest()
    one = Account("a.html", sha256, BROKE, ())
    case.put_account(one, b"bytes", "/in/a.html")
    assert case.alike(Account("b.txt", sha256, DRY, ()), None) == ((one,),)


def test_only_the_newest_is_analysed_and_its_analysis_counts(case: SqliteStore) -> None:
    old, new = an_account("a.txt"), an_account("a.txt", BURST)
    case.put_account(old, b"", "/in/a.txt")
    case.put_analyses([Analysis(old.id, (), ())], "recipe")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    assert list(case.analyses("recipe")) == []
    assert list(case.unanalysed("recipe")) == [new]
    case.put_account(old, b"", "/in/a.txt", joins=[new.id])
    assert [analysis.document for analysis in case.analyses("recipe")] == [old.id], "and it was kept"


def test_removing_an_account_removes_its_copies_versions_addresses_and_bytes(case: SqliteStore) -> None:
    old, new, other = an_account("a.txt"), an_account("a.txt", BURST), an_account("b.txt", DRY)
    case.put_account(old, b"1", "/in/a.txt")
    case.put_account(new, b"2", "/in/a.txt", joins=[old.id])
    case.put_account(other, b"3", "/in/b.txt")
    case.remove(new.id)
    assert list(case.accounts()) == [other]
    assert case.addresses(old.id) == case.versions(old.id) == ()
    with closing(sqlite3.connect(case.path)) as plain:
        assert plain.execute("SELECT count(*) FROM contents").fetchone() == (1,)
        assert plain.execute("SELECT count(*) FROM addresses").fetchone() == (1,)


def test_the_same_bytes_are_kept_once(case: SqliteStore) -> None:
    for name in ("a.txt", "b.txt"):
        case.put_account(an_account(name), b"the same", name)
    with closing(sqlite3.connect(case.path)) as plain:
        assert plain.execute("SELECT count(*) FROM contents").fetchone() == (1,)
    (first, second) = case.accounts()
    case.remove(first.id)
    assert case.account_bytes(second.id) == b"the same"


def test_what_joins_two_accounts_makes_them_one(case: SqliteStore) -> None:
    page, copy = an_account("page"), an_account("copy", BURST)
    bridge = an_account("bridge", BURST, url="https://wire.example/dam", outlet="Wire")
    case.put_account(page, b"", "page")
    case.put_account(copy, b"", "copy")
    case.put_account(bridge, b"", "bridge", joins=[page.id, copy.id])
    assert list(case.accounts()) == [bridge]
    assert len(case.addresses(page.id)) == 3
