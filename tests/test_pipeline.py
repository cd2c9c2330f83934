"""The order of work: what is done once, what is done again, and what a stopped run leaves."""

import importlib
import io
import os
import signal
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.accounts import Found, Obstacle, Source, read_whole
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem
from crossbearing.model.codec import dump_dossier
from crossbearing.model.judgement import Judgement, undoing
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


def test_what_an_outlet_repeats_yields_neither_claims_nor_mentions_nor_names(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    call = "Gertrude Halloway of Lakeside Weather told readers on 4 May 2030 that forecasts come daily."
    told = [
        "The ferry to Port Alder sank on Monday and twenty people were saved, the master said.",
        "Voters in Norway elected a new parliament on Sunday after a long campaign about fishing.",
        "A court in Vienna sentenced two bankers to nine years in prison for fraud on Friday.",
    ]
    for n, text in enumerate(told):
        (folder / f"{n}.txt").write_text(f"{text}\n\n{call}\n", "utf8")
    rows = "".join(f"{n}.txt,Lakeside Herald\n" for n in range(3))
    (folder / "accounts.csv").write_text("name,outlet\n" + rows, "utf8")
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    assert all("Halloway" in str(found.entities) for found in store.analyses(stages.key)), "each by itself"
    dossier = conclude(store, stages, log)
    texts = {a.id: a.text for a in dossier.documents}
    for found in (*dossier.claims, *dossier.mentions):
        assert found.start < texts[found.document].index(call)
    assert "Norway" in {e.name for e in dossier.entities}
    assert not any("Halloway" in e.name or "Weather" in e.name for e in dossier.entities)


def test_one_text_in_files_of_one_name_is_two_accounts_where_two_outlets_print_it(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    for outlet in ("north", "south"):
        (folder / outlet).mkdir()
        tell(folder / outlet, 1)
    collect([folder], store, stages, log)
    assert len(list(store.accounts())) == 1, "nobody tells that there are two"
    for outlet in ("north", "south"):
        (folder / outlet / "accounts.csv").write_text(f"name,outlet\n01.txt,The {outlet}\n", "utf8")
    for _ in range(2):
        collect([folder], store, stages, log)
        assert sorted(a.outlet or "" for a in store.accounts()) == ["The north", "The south"]
    analyse(store, stages, log)
    assert len({c.document for c in conclude(store, stages, log).claims}) == 2


def test_an_account_more_gives_what_all_give_in_a_new_case_and_the_same_again_without_work(
    folder: Path, tmp_path: Path, store: Store, stages: Stages, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        tell(folder, n)
    for n in range(3, 5):
        collect([folder], store, stages, log)
        analyse(store, stages, log)
        conclude(store, stages, log)
        tell(folder, n)
    collect([folder], store, stages, log)
    analyse(store, stages, log)
    grown = conclude(store, stages, log)
    with open_store(tmp_path / "new" / "case") as other:
        collect([folder], other, stages, log)
        analyse(other, stages, log)
        assert dump_dossier(conclude(other, stages, log)) == dump_dossier(grown)

    for module, work in (("findings.reconcile", "_reconcile_story"), ("lineage.trace", "in_common")):
        monkeypatch.setattr(importlib.import_module(f"crossbearing.{module}"), work, lambda *_: 1 / 0)
    piece_by_piece = evolve(stages, whole="of other code")
    assert dump_dossier(conclude(store, piece_by_piece, log)) == dump_dossier(grown)


def test_what_was_concluded_is_read_until_something_changes(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    for n in range(3):
        tell(folder, n)
    (folder / "odd.txt").write_text("The master, Ilse \ud83d Marten, left.", "utf8", "surrogatepass")

    def concluded(of: Stages) -> tuple[bytes, bool]:
        found = dump_dossier(conclude(store, of, log))
        return found, log.take("conclude") == []

    def build() -> tuple[bytes, bool]:
        collect([folder], store, stages, log)
        analyse(store, stages, log)
        return concluded(stages)

    def judge(entry: Judgement) -> None:
        store.judgements.add(entry)

    first, was_read = build()
    assert not was_read
    assert build() == (first, True)
    assert concluded(evolve(stages, whole="of other code")) == (first, False)
    for change in (
        lambda: tell(folder, 4),
        lambda: (folder / "odd.txt").write_text("The master left, and she will not return.", "utf8"),
        lambda: (folder / "empty.txt").touch(),
        lambda: (folder / "accounts.csv").write_text("name,outlet\n01.txt,Gull Post\n", "utf8"),
        lambda: judge(stages.judge(conclude(store, stages, log), "reliability", ["Gull Post", "B"])),
        lambda: judge(undoing(store.judgements.log(), None)),
    ):
        change()
        changed, was_read = build()
        assert (changed == first, was_read) == (False, False)
        assert build() == (changed, True)
        first = changed


def test_an_empty_case_concludes_to_nothing(store: Store, stages: Stages, log: Log) -> None:
    found = conclude(store, stages, log)
    assert (found.documents, found.claims, found.findings, found.problems) == ((), (), (), ())
    assert log.take("conclude") == ["lineage", "findings"]


# --- what is read again, and what is not


class Reads:
    """The stages, with a record of the files that were read."""

    def __init__(self, stages: Stages) -> None:
        self.names: list[str] = []
        self.stages = evolve(stages, read=self._read)
        self._inner = stages.read

    def _read(self, source: Source | Obstacle, **told: object) -> Iterator[Found]:
        self.names.append(source.where)
        return self._inner(source, **told)

    def take(self) -> list[str]:
        taken, self.names = self.names, []
        return taken


@pytest.fixture
def reads(stages: Stages) -> Reads:
    return Reads(stages)


def test_only_changed_files_are_read_again(folder: Path, store: Store, reads: Reads, log: Log) -> None:
    for number in range(4):
        tell(folder, number)
    collected = collect([folder], store, reads.stages, log)
    assert (collected.read, collected.unchanged, len(reads.take())) == (4, 0, 4)
    tell(folder, 4)
    was = (folder / "01.txt").stat()
    (folder / "01.txt").write_text((folder / "01.txt").read_text("utf8").replace("Monday", "Friday"), "utf8")
    os.utime(folder / "01.txt", ns=(was.st_atime_ns, was.st_mtime_ns))
    (folder / "accounts.csv").write_text("name,published\n02.txt,2030-03-05\n", "utf8")
    collected = collect([folder], store, reads.stages, log)
    assert reads.take() == ["01.txt", "02.txt", "04.txt"]
    assert (collected.read, collected.unchanged) == (3, 2)
    assert collect([folder], store, evolve(reads.stages, reader="a newer one"), log).read == 5


def test_what_is_said_of_unchanged_files_is_said_again(
    folder: Path, store: Store, reads: Reads, log: Log
) -> None:
    (folder / "empty.txt").touch()
    german = (
        "Der Fluss hat am Montag die ganze Stadt überschwemmt, sagte die Bürgermeisterin am Abend."
        " Vier Menschen kamen ums Leben, und rund zweihundert mussten ihre Häuser verlassen."
    )
    (folder / "german.txt").write_text(german, "utf8")
    first = collect([folder], store, reads.stages, log)
    assert [problem.where for problem in first.problems] == ["empty.txt", "german.txt"]
    reads.take()
    assert collect([folder], store, reads.stages, log).problems == first.problems
    assert reads.take() == []


def test_an_account_that_was_removed_comes_back(folder: Path, store: Store, stages: Stages, log: Log) -> None:
    tell(folder, 1)
    tell(folder, 2)
    collect([folder], store, stages, log)
    store.remove(next(store.accounts()).id)
    assert collect([folder], store, stages, log).read == 1
    assert len(list(store.accounts())) == 2


def pack(archive: Path, *numbers: int, broken: bool = False) -> None:
    with zipfile.ZipFile(archive, "w") as written:
        for number in numbers:
            text = f"The ferry number {number} sank on Monday, and {number + 20} people were saved, he said."
            written.writestr(f"{number:02}.txt", text)
    if broken:
        archive.write_bytes(archive.read_bytes()[:-30])


def held(store: Store) -> list[str]:
    return sorted(account.name for account in store.accounts())


def test_what_is_no_longer_in_an_archive_is_forgotten(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    archive = folder / "all.zip"
    pack(archive, 1, 2, 3)
    collect([folder], store, stages, log)
    pack(archive, 2, 4)
    collect([folder], store, stages, log)
    assert held(store) == ["all.zip/02.txt", "all.zip/04.txt"]
    archive.unlink()
    tell(folder, 7)
    collect([folder], store, stages, log)
    assert held(store) == ["07.txt", "all.zip/02.txt", "all.zip/04.txt"], "the file may have been moved"


def test_what_is_found_elsewhere_too_is_kept(folder: Path, store: Store, stages: Stages, log: Log) -> None:
    pack(folder / "all.zip", 1, 2)
    with zipfile.ZipFile(folder / "all.zip") as archive:
        (folder / "copy.txt").write_bytes(archive.read("01.txt"))
    collect([folder], store, stages, log)
    assert len(held(store)) == 2
    pack(folder / "all.zip", 2)
    collect([folder], store, stages, log)
    assert held(store) == ["all.zip/02.txt", "copy.txt"]


def test_an_address_that_is_gone_is_forgotten_though_the_account_is_found_elsewhere(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    archives = [folder / name / "all.zip" for name in ("here", "there")]
    for archive in archives:
        archive.parent.mkdir()
        pack(archive, 1, 2)
    collect(archives, store, stages, log)
    assert [len(store.addresses(account.id)) for account in store.accounts()] == [2, 2]
    pack(archives[0], 2)
    collect(archives, store, stages, log)
    assert sorted(len(store.addresses(account.id)) for account in store.accounts()) == [1, 2]


def test_an_archive_that_breaks_takes_nothing_along(
    folder: Path, store: Store, stages: Stages, log: Log
) -> None:
    pack(folder / "all.zip", 1, 2)
    collect([folder], store, stages, log)
    pack(folder / "all.zip", 2, broken=True)
    assert collect([folder], store, stages, log).problems
    assert held(store) == ["all.zip/01.txt", "all.zip/02.txt"]


def test_a_member_that_breaks_is_kept_as_it_was(folder: Path, store: Store, stages: Stages, log: Log) -> None:
    pack(folder / "all.zip", 1, 2, 3)
    collect([folder], store, stages, log)
    pack(folder / "all.zip", 2)
    with zipfile.ZipFile(folder / "all.zip", "a") as archive:
        archive.writestr("01.txt", b"\0" * 99)
    assert [p.where for p in collect([folder], store, stages, log).problems] == ["all.zip/01.txt"]
    assert held(store) == ["all.zip/01.txt", "all.zip/02.txt"]


def test_what_ends_the_process_is_read_again_the_next_time(
    folder: Path, store: Store, stages: Stages, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[1])  # where workers find this module
    tell(folder, 1)
    (folder / "deadly.txt").write_text("The ferry sank on Monday, the harbour master said.", "utf8")
    fatal = evolve(stages, read_whole=partial(_die_of, "deadly.txt"))
    collected = collect([folder], store, fatal, log, jobs=2)
    assert (collected.read, [problem.where for problem in collected.problems]) == (1, ["deadly.txt"])
    collected = collect([folder], store, stages, log)
    assert (collected.read, collected.unchanged, collected.problems) == (1, 1, ())
    assert store.problems() == ()


def _die_of(name: str, source: Source | Obstacle) -> list[Found] | None:
    if source.where == name:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_whole(source)
