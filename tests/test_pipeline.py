"""The order of work: what is done once, what is done again, and what a stopped run leaves."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem
from crossbearing.model.parse import Parse
from crossbearing.pipeline import AT_ONCE, Stages, analyse, analyses, collect, conclude
from crossbearing.settings import Settings
from crossbearing.store import Store
from crossbearing.wiring import open_store, wire


class Log:
    """What was reported, as (stage, what) in order."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def __call__(self, stage: str, what: str) -> None:
        self.done.append((stage, what))

    def take(self, stage: str) -> list[str]:
        taken = [what for at, what in self.done if at == stage]
        self.done = [(at, what) for at, what in self.done if at != stage]
        return taken


@pytest.fixture(scope="module")
def stages() -> Stages:
    return wire(Settings())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case") as opened:
        yield opened


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def tell(folder: Path, number: int) -> None:
    text = f"The ferry to Port Alder sank on Monday, and {number + 20} people were saved, the master said."
    (folder / f"{number:02}.txt").write_text(text, "utf8")


def test_accounts_are_collected_and_problems_told(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    tell(folder, 1)
    tell(folder, 2)
    (folder / "empty.txt").touch()
    collected = collect([folder], store, stages, log)
    assert collected.read == 2
    assert collected.problems == (Problem("empty.txt", "is empty"),) == store.problems()
    assert log.take("read") == ["01.txt", "02.txt"]
    assert sorted(a.name for a in store.accounts()) == ["01.txt", "02.txt"]


def test_an_account_is_analysed_once(folder: Path, store: Store, stages: Stages, log: Log) -> None:
    tell(folder, 1)
    tell(folder, 2)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    assert sorted(log.take("analyse")) == ["01.txt", "02.txt"]
    tell(folder, 3)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    assert log.take("analyse") == ["03.txt"]


def test_what_is_newly_known_of_an_account_makes_its_analysis_stale(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    tell(folder, 1)
    tell(folder, 2)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    log.take("analyse")
    (folder / "accounts.csv").write_text("name,published\n02.txt,2030-03-05\n", "utf8")
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    assert log.take("analyse") == ["02.txt"]
    (told,) = (a for a in store.accounts() if a.name == "02.txt")
    assert told.published == "2030-03-05"


def test_another_recipe_redoes_the_analyses(folder: Path, store: Store, stages: Stages, log: Log) -> None:
    tell(folder, 1)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    log.take("analyse")
    newer = evolve(stages, recipe={**stages.recipe, "crossbearing": "next"})
    analyse(store, newer, log)
    assert log.take("analyse") == ["01.txt"]
    assert list(store.analyses(stages.key)) == []
    assert conclude(store, newer, log).recipe["crossbearing"] == "next"


def test_an_edited_file_has_one_version_and_its_claims(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    tell(folder, 1)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    (folder / "01.txt").write_text("Nobody was hurt when the ferry to Port Alder sank, police said.", "utf8")
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    (account,) = store.accounts()
    assert "Nobody" in account.text
    assert {a.document for a in store.analyses(stages.key)} == {account.id}
    assert {c.document for c in conclude(store, stages, log).claims} == {account.id}


def test_a_file_that_breaks_does_not_take_its_account_along(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    tell(folder, 1)
    collect([folder], store, stages, log)
    (folder / "01.txt").write_bytes(b"\0" * 99)
    collected = collect([folder], store, stages, log)
    assert collected.read == 0
    assert [problem.where for problem in collected.problems] == ["01.txt"]
    assert [a.name for a in store.accounts()] == ["01.txt"]


def test_analyses_come_in_the_order_of_accounts_and_other_languages_yield_none(stages: Stages) -> None:
    def account(name: str, language: str | None) -> Account:
        text = "The ferry sank, the harbour master said."
        ((read, _),) = stages.read_stream(io.BytesIO(text.encode()), name)
        return evolve(read, language=language)

    told = [account("a.txt", "en"), account("b.txt", "de"), account("c.txt", None), account("d.txt", "fr")]
    found = {a.document: a for a in analyses(told, stages)}
    assert list(found)[:2] == [told[0].id, told[2].id]
    assert found.keys() == {a.id for a in told}
    assert [bool(found[a.id].claims) for a in told] == [True, False, True, False]
    assert list(analyses([], stages)) == []


def test_a_run_that_stops_keeps_what_it_had_done(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    for number in range(AT_ONCE + 8):
        tell(folder, number)

    def failing(accounts: Iterable[Account]) -> Iterator[Parse]:
        for done, parse in enumerate(stages.parse(accounts)):
            if done == 3 and analysed():
                raise ReadError("here", "the power fails")
            yield parse

    def analysed() -> list[str]:
        return [a.document for a in store.analyses(stages.key)]

    collect([folder], store, stages, log)
    with pytest.raises(ReadError, match="the power fails"):
        analyse(store, evolve(stages, parse=failing), log)
    assert len(analysed()) == AT_ONCE
    log.take("analyse")
    analyse(store, stages, log)
    assert len(log.take("analyse")) == 8
    assert len(analysed()) == AT_ONCE + 8


def test_an_empty_case_concludes_to_nothing(store: Store, stages: Stages, log: Log) -> None:
    found = conclude(store, stages, log)
    assert (found.documents, found.claims, found.findings, found.problems) == ((), (), (), ())
    assert log.take("conclude") == ["lineage", "findings"]
