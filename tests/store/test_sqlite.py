import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import StoreError
from crossbearing.model.account import Account, Paragraph, Problem
from crossbearing.model.claim import Analysis, Claim, Cue, Layer, Role, Speaker
from crossbearing.model.mention import Actor, Entity, Mention, Place, Quantity, Time
from crossbearing.store.sqlite import SqliteStore, open_case

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "folder" / "flood.case"


@pytest.fixture
def case(path: Path) -> Iterator[SqliteStore]:
    with open_case(path) as opened:
        yield opened


def an_account(name: str, text: str = "The dam broke on Monday.") -> Account:
    return Account(name=name, sha256="0" * 64, text=text, paragraphs=(Paragraph(0, len(text), "paragraph"),))


def put(case: SqliteStore, *names: str) -> tuple[Account, ...]:
    """Keep an account of each name; they come back sorted by id."""
    kept = tuple(sorted(map(an_account, names), key=lambda account: account.id))
    for account in kept:
        case.put_account(account, account.text.encode("utf8"), f"/in/{account.name}")
    return kept


def an_analysis(account: Account) -> Analysis:
    """One with a value of every kind that the codec tells apart."""
    here = account.id
    speaker = Speaker("Ann Lee", 0, 3, "person", "e-1")
    claim = Claim(
        document=here,
        start=0,
        end=24,
        text=account.text,
        predicate="break",
        head=8,
        sentence=0,
        roles=(Role("theme", 0, 7, 4, "dam", ("e-1", "e-2")),),
        speaker=speaker,
        cue=Cue(4, 7, "say"),
        via=(Layer(None, None), Layer(speaker, Cue(1, 2, "say"))),
        terms=("dam", "break"),
    )
    values = {
        "actor": Actor("Ann Lee", "person"),
        "place": Place("Ghent", 2797656, 51.05, 3.72, "BE", "city"),
        "time": Time("DATE", "XXXX-WXX-1", None, None, None, "none", "no publication date"),
        "quantity": Quantity(None, 3, 5, "between", "", "house"),
    }
    mentions = tuple(Mention(here, 0, 3, kind, value) for kind, value in values.items())  # type: ignore[arg-type]
    return Analysis(here, (claim,), mentions, (Entity("e-1", "person", "Ann Lee", links={"iso3166": "BE"}),))


def test_an_account_and_its_bytes_come_back_as_they_were(case: SqliteStore) -> None:
    account = an_account("a.txt")
    case.put_account(account, b"\xff\x00raw", "/in/a.txt")
    assert list(case.accounts()) == [account]
    assert case.account_bytes(account.id) == b"\xff\x00raw"


def test_bytes_of_an_unknown_account_are_a_store_error(case: SqliteStore) -> None:
    with pytest.raises(StoreError, match="no account d-unknown"):
        case.account_bytes("d-unknown")


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(codec=None, categories=None)), data=st.binary(), name=st.text(min_size=1))
def test_any_text_survives_even_with_nulls_and_lone_surrogates(text: str, data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        account = evolve(an_account(name + "\udcff"), text=text)
        case.put_account(account, data, "/in/\udcff" + name)
        assert list(case.accounts()) == [account]
        assert case.account_bytes(account.id) == data
        assert case.ids_from("/in/\udcff" + name) == (account.id,)


def test_accounts_come_sorted_by_id_whatever_the_order_they_were_put_in(tmp_path: Path) -> None:
    names = [f"{n}.txt" for n in range(12)]
    with open_case(tmp_path / "one") as one, open_case(tmp_path / "two") as two:
        expected = put(one, *names)
        for account in reversed(expected):
            two.put_account(account, b"", f"/in/{account.name}")
        assert tuple(one.accounts()) == tuple(two.accounts()) == expected


def test_the_same_account_again_replaces_what_is_known_of_it(case: SqliteStore) -> None:
    (account,) = put(case, "a.txt")
    case.put_account(evolve(account, title="The dam"), b"", "/moved/a.txt")
    assert [known.title for known in case.accounts()] == ["The dam"]
    assert case.ids_from("/moved/a.txt") == (account.id,)
    assert case.ids_from("/in/a.txt") == (account.id,), "it is found at both"


def test_an_account_whose_outlet_becomes_known_has_another_id_and_takes_the_place_of_the_old(
    case: SqliteStore,
) -> None:
    (old,) = put(case, "a.txt")
    case.put_analyses([an_analysis(old)], "recipe")
    new = evolve(old, outlet="Harbour Wire")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    assert list(case.accounts()) == list(case.versions(new.id)) == [new]
    assert case.versions(old.id) == ()
    assert list(case.analyses("recipe")) == []


def test_an_account_that_is_found_elsewhere_stays_though_its_outlet_becomes_known_here(
    case: SqliteStore,
) -> None:
    (old,) = put(case, "a.txt")
    case.put_account(old, b"", "/copy/a.txt")
    new = evolve(old, outlet="Harbour Wire")
    case.put_account(new, b"", "/in/a.txt", joins=[old.id])
    assert list(case.accounts()) == [new]
    assert [a.origin for a in case.addresses(old.id)] == ["/copy/a.txt", "/in/a.txt"]


def test_analyses_come_back_as_they_were_sorted_by_document(case: SqliteStore) -> None:
    accounts = put(case, "a", "b", "c")
    case.put_analyses((an_analysis(account) for account in reversed(accounts)), "recipe")
    assert list(case.analyses("recipe")) == [an_analysis(account) for account in accounts]
    assert list(case.analyses("another recipe")) == []


def test_unanalysed_are_the_accounts_without_an_analysis_of_that_recipe(case: SqliteStore) -> None:
    first, second, third = put(case, "a", "b", "c")
    case.put_analyses([an_analysis(second)], "recipe")
    assert list(case.unanalysed("recipe")) == [first, third]
    assert list(case.unanalysed("another recipe")) == [first, second, third]


def test_a_new_recipe_displaces_the_analysis_of_the_old_one(case: SqliteStore) -> None:
    first, second = put(case, "a", "b")
    case.put_analyses([an_analysis(first), an_analysis(second)], "old")
    case.put_analyses([an_analysis(first)], "new")
    assert [analysis.document for analysis in case.analyses("old")] == [second.id]
    assert [analysis.document for analysis in case.analyses("new")] == [first.id]


def test_an_analysis_is_forgotten_when_what_is_known_of_its_account_changes(case: SqliteStore) -> None:
    first, second = put(case, "a", "b")
    case.put_analyses([an_analysis(first), an_analysis(second)], "recipe")
    case.put_account(evolve(first, published="2018-07-08"), b"", f"/in/{first.name}")
    assert [analysis.document for analysis in case.analyses("recipe")] == [second.id]


def test_an_analysis_stays_when_the_same_account_is_put_again(case: SqliteStore) -> None:
    (account,) = put(case, "a")
    case.put_analyses([an_analysis(account)], "recipe")
    put(case, "a")
    assert list(case.unanalysed("recipe")) == []


def test_removing_an_account_removes_its_analysis(case: SqliteStore) -> None:
    first, second = put(case, "a", "b")
    case.put_analyses([an_analysis(first), an_analysis(second)], "recipe")
    case.remove(first.id)
    assert list(case.accounts()) == [second]
    assert [analysis.document for analysis in case.analyses("recipe")] == [second.id]


def test_analyses_may_be_put_while_the_unanalysed_are_read(case: SqliteStore) -> None:
    put(case, *(f"{n}" for n in range(9)))
    seen = []
    for account in case.unanalysed("recipe"):
        case.put_analyses([an_analysis(account)], "recipe")
        seen.append(account.id)
    assert len(seen) == 9
    assert list(case.unanalysed("recipe")) == []


def test_a_batch_that_fails_leaves_nothing_of_itself(case: SqliteStore) -> None:
    (account,) = put(case, "a")
    with pytest.raises(StoreError):
        case.put_analyses([an_analysis(account), an_analysis(an_account("not in the case"))], "recipe")
    assert list(case.analyses("recipe")) == []
    put(case, "b")  # and the case can still be written to


def test_problems_are_kept_by_where_and_come_sorted(case: SqliteStore) -> None:
    case.put_problem(Problem("b.txt", "empty"), "/in/b.txt")
    case.put_problem(Problem("a.txt", "binary"), "/in/a.txt")
    case.put_problem(Problem("b.txt", "too large"), "/in/b.txt")
    assert case.problems() == (Problem("a.txt", "binary"), Problem("b.txt", "too large"))
    assert case.troubled() == ("/in/a.txt", "/in/b.txt")
    case.clear_problems("/in/a.txt")
    case.clear_problems("never heard of")
    assert case.problems() == (Problem("b.txt", "too large"),)


def test_a_closed_case_is_one_file_and_opens_again_with_all_it_held(path: Path) -> None:
    with open_case(path) as case:
        (account,) = put(case, "a")
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with open_case(path) as case:
        assert list(case.accounts()) == [account]


def test_a_case_is_closed_when_its_user_fails(path: Path) -> None:
    with contextlib.suppress(KeyError), open_case(path) as case:
        put(case, "a")
        raise KeyError
    assert [file.name for file in path.parent.iterdir()] == [path.name]


WRITER = """
import sys
from itertools import count
from pathlib import Path
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.store.sqlite import open_case

with open_case(Path(sys.argv[1])) as case:
    for batch in count():
        accounts = [Account(f"{batch}-{n}", "0", "x" * 5000, ()) for n in range(5)]
        for account in accounts:
            case.put_account(account, account.text.encode() * 20, account.name)
        case.put_analyses([Analysis(account.id, (), ()) for account in accounts], "recipe")
        print(batch, flush=True)
"""


@pytest.mark.parametrize("batches", [1, 7, 20])
def test_a_killed_run_leaves_the_case_whole(path: Path, batches: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(batches):
            assert writer.stdout.readline()
        writer.kill()  # SIGKILL, somewhere in the next batch
    with open_case(path) as case:
        names = {account.name for account in case.accounts()}
        analysed = [analysis.document for analysis in case.analyses("recipe")]
        unanalysed = list(case.unanalysed("recipe"))
        assert names >= {f"{batch}-{n}" for batch in range(batches) for n in range(5)}
        assert len(analysed) % 5 == 0, "a batch of analyses is all there or not at all"
        assert len(analysed) + len(unanalysed) == len(names)
        assert all(case.account_bytes(account.id) == b"x" * 100_000 for account in unanalysed)
        case.put_analyses([Analysis(account.id, (), ()) for account in unanalysed], "recipe")
        assert list(case.unanalysed("recipe")) == []
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_case_another_process_writes_to_is_a_store_error_in_clear_words(path: Path) -> None:
    with open_case(path, patience=0.05) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"flood\.case: another process is writing to this case"):
            case.put_problem(Problem("a", "b"), "/in/a")
        with pytest.raises(StoreError, match="another process is writing"):
            open_case(path, patience=0.05)
        assert list(case.accounts()) == [], "it can still be read"
        other.execute("ROLLBACK")
        other.close()
        case.put_problem(Problem("a", "b"), "/in/a")
        assert len(case.problems()) == 1


def test_two_that_have_a_case_open_see_what_the_other_wrote(path: Path) -> None:
    with open_case(path) as one, open_case(path) as two:
        (first,) = put(one, "a")
        assert list(two.accounts()) == [first]
        (second,) = put(two, "b")
        assert {account.id for account in one.accounts()} == {first.id, second.id}


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder and not a case"):
        open_case(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(StoreError, match="folder of the case cannot be made"):
        open_case(tmp_path / "file" / "case")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may read but only its owner may write to."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def not_root(open_folder: Path) -> Iterator[None]:
    """Root may write everywhere, so be somebody else for a moment."""
    if os.geteuid() != 0:
        open_folder.chmod(0o555)
        yield
        open_folder.chmod(0o755)
        return
    os.seteuid(NOBODY)
    try:
        if not os.access(__file__, os.R_OK, effective_ids=True):
            pytest.skip("run by root from a checkout that no other user may read")
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed_case(open_folder: Path) -> Path:
    with open_case(open_folder / "case") as case:
        put(case, "a")
    (open_folder / "case").chmod(0o444)
    return open_folder / "case"


@pytest.mark.usefixtures("not_root")
def test_a_new_case_in_a_read_only_folder_is_a_store_error(open_folder: Path) -> None:
    with pytest.raises(StoreError, match="read-only"):
        open_case(open_folder / "new")


def test_a_case_that_is_read_only_is_a_store_error(closed_case: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("not_root")
    with pytest.raises(StoreError, match="read-only"):
        open_case(closed_case)
