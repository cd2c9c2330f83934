"""A judgement on a case at work: only the story judged is touched, and what comes of it is what all would."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.model.codec import dump_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.judgement import Judgement, undoing
from crossbearing.model.kept import Memory
from crossbearing.pipeline import Stages, analyse, collect, conclude, conclude_pieces, prepare
from crossbearing.store import Store
from crossbearing.wiring import open_store

TOLD = {
    "post": "The river Wenn flooded Ebersley on 4 March 2030. Four people were killed, said Clara Hume.",
    "star": "The river Wenn flooded Ebersley on 4 March 2030. Seven people were killed, Mayor Hume said.",
    "wire": "Voters in Norway elected a parliament on 3 March 2030. Turnout was 71 per cent, Odo Tarn said.",
    "mail": "Norway elected its parliament on 3 March 2030. Odo Tarn put turnout at 75 per cent of voters.",
}


@pytest.fixture
def case(tmp_path: Path, stages: Stages) -> Iterator[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TOLD.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", "utf8")
    listed = "".join(f"{name}.txt,{name.title()},2030-03-05\n" for name in TOLD)
    (folder / "accounts.csv").write_text(f"name,outlet,published\n{listed}", "utf8")
    path = tmp_path / "work.case"
    with open_store(path) as store:
        collect([folder], store, stages, silent)
        analyse(store, stages, silent)
    return path


@pytest.fixture
def store(case: Path) -> Iterator[Store]:
    with open_store(case) as opened:
        yield opened


def silent(stage: str, done: str) -> None:
    pass


def dispute(dossier: Dossier, stages: Stages) -> Judgement:
    four, seven = (next(c.id for c in dossier.claims if f"{n} people" in c.text) for n in ("Four", "Seven"))
    return stages.judge(dossier, "no-conflict", [four, seven])


def written(case: Path) -> dict[tuple[str, str], int]:
    """What is kept of results, and how much."""
    with sqlite3.connect(case) as connection:
        return {(s, k): n for s, k, n in connection.execute("SELECT stage, key, length(result) FROM results")}


def test_what_is_judged_on_a_case_at_work_is_what_it_is_on_one_opened_anew(
    case: Path, store: Store, stages: Stages
) -> None:
    memory = Memory()
    first = conclude(store, stages, silent, memory)
    assert len(first.stories) == 2
    for entry in (dispute(first, stages), stages.judge(first, "reliability", ["Odo Tarn", "B"]), None):
        store.judgements.add(entry or undoing(store.judgements.log(), None))
        at_work = dump_dossier(conclude(store, stages, silent, memory))
        assert at_work != dump_dossier(first)
        with sqlite3.connect(case) as connection:
            connection.execute("DELETE FROM results")
        connection.close()
        assert dump_dossier(conclude(store, stages, silent)) == at_work


@pytest.mark.parametrize("prepared", [False, True])
def test_a_judgement_touches_and_writes_its_story_only(
    case: Path, store: Store, stages: Stages, prepared: bool
) -> None:
    memory = Memory()
    dossier = conclude(store, stages, silent, memory)
    if prepared:  # as after a start, when the dossier is read and not worked out
        memory = Memory()
        before = conclude_pieces(store, stages, silent, memory)
        prepare(store, stages, memory)
    else:
        before = conclude_pieces(store, stages, silent, memory)
    was = written(case)
    store.judgements.add(dispute(dossier, stages))
    after = conclude_pieces(store, stages, silent, memory)

    def told(pieces: tuple[Dossier, ...]) -> dict[str, Dossier]:
        return {s.title: piece for piece in pieces for s in piece.stories}

    changed = [title for title, piece in told(after).items() if piece != told(before)[title]]
    assert [title for title in changed if "Norway" in title or "Voters" in title] == []
    assert len(changed) == 1
    new = set(written(case)) - set(was)
    # the story's findings; its piece, what is of no one story, and of what the dossier consists
    assert sorted(stage for stage, _ in new) == ["dossier", "dossier", "dossier", "findings"]
    again = conclude_pieces(store, stages, silent, memory)
    assert again == after


def test_what_is_the_same_is_not_made_again() -> None:
    memory, made = Memory(), []

    def make() -> list[int]:
        made.append(1)
        return made

    for given in ((1, "a"), (1, "a"), (2, "a")):
        memory.again("sum", given, make)
    assert len(made) == 2
    memory.turn()
    memory.again("sum", (2, "a"), make)
    assert len(made) == 2
    memory.turn()
    memory.turn()
    memory.again("sum", (2, "a"), make)
    assert len(made) == 3, "what a round did not ask for is forgotten"
