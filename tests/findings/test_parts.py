"""A case that changes piece by piece says what all of it, worked out at once, says."""

import importlib
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.model.account import Account
from crossbearing.model.codec import dump_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.judgement import Judgement
from crossbearing.model.kept import Memory
from crossbearing.pipeline import Stages

reconcile_module = importlib.import_module("crossbearing.findings.reconcile")

TOLD = [
    (
        "Post",
        "The river Wenn flooded Ebersley on Monday, said Clara Hume, the mayor. Four people were killed.",
    ),
    ("Star", "The river Wenn flooded Ebersley on 4 March 2030. Seven people were killed, Mayor Hume said."),
    ("Echo", "The river Wenn flooded Ebersley on Monday, said Clara Hume, the mayor. Rescuers came. (Post)"),
    ("Wire", "Voters in Norway elected a parliament on Sunday. Turnout was 71 per cent, said Odo Tarn."),
    ("Mail", "Norway elected its parliament on Sunday. Odo Tarn put turnout at 75 per cent of the voters."),
    ("Hour", "A tanker burned off Cebu and sank with all its oil. The captain, Lea Dizon, was unhurt."),
]
Build = Callable[..., Dossier]


@pytest.fixture(scope="module")
def accounts(account: Callable[..., Account]) -> list[Account]:
    return [account(outlet, text, f"2030-03-0{5 + n % 3}") for n, (outlet, text) in enumerate(TOLD)]


@pytest.fixture(scope="module")
def build(stages: Stages, analysed: Callable[[Account], Any]) -> Build:
    def built(
        told: Sequence[Account],
        judgements: Sequence[Judgement] = (),
        kept: dict[str, bytes] | None = None,
        memory: Memory | None = None,
    ) -> Dossier:
        lineage = stages.trace(told, kept=kept)
        analyses = [analysed(a) for a in told]
        found = stages.reconcile(told, analyses, lineage, judgements=judgements, kept=kept, memory=memory)
        return stages.join(stages.build_pieces(told, lineage, found, (), stages.recipe, memory=memory))

    return built


@pytest.fixture(scope="module")
def judgements(stages: Stages, build: Build, accounts: list[Account]) -> list[Judgement]:
    whole = build(accounts)
    four, seven = (next(c.id for c in whole.claims if f"{n} people" in c.text) for n in ("Four", "Seven"))
    made = [
        stages.judge(whole, "no-conflict", [four, seven]),
        stages.judge(whole, "same", [four, seven]),
        stages.judge(whole, "reliability", ["Odo Tarn", "E"]),
        stages.judge(whole, "reliability", ["Post", "B"]),
        stages.judge(whole, "merge", ["Clara Hume", "Lea Dizon"]),
        stages.judge(whole, "merge", ["Lea Dizon", "Odo Tarn"]),
    ]
    return [evolve(j, number=n) for n, j in enumerate(made, start=1)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_what_is_added_removed_corrected_and_judged_step_by_step_gives_what_it_gives_at_once(
    build: Build, accounts: list[Account], judgements: list[Judgement], choice: random.Random
) -> None:
    kept: dict[str, bytes] = {}
    memory = Memory()
    for _ in range(3):
        memory.turn()
        told = choice.sample(accounts, choice.randint(1, len(accounts)))
        told[0] = evolve(told[0], published=choice.choice([None, "2030-03-09", told[0].published]))
        decided = choice.sample(judgements, choice.randint(0, 3))
        assert dump_dossier(build(told, decided, kept, memory)) == dump_dossier(build(told, decided))


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The outlets of each story that is worked out and not read, in their order."""
    noted: list[tuple[str, ...]] = []
    work = reconcile_module._reconcile_story

    def noting(part: Any, *rest: Any) -> Any:
        noted.append(tuple(sorted(part.accounts[d].credit for d in part.story.documents)))
        return work(part, *rest)

    monkeypatch.setattr(reconcile_module, "_reconcile_story", noting)
    return noted


def test_an_account_touches_its_story_only(
    build: Build, accounts: list[Account], worked_out: list[tuple[str, ...]]
) -> None:
    kept: dict[str, bytes] = {}
    build([accounts[0], *accounts[2:]], kept=kept)
    assert sorted(worked_out) == [("Echo", "Post"), ("Hour",), ("Mail", "Wire")]
    worked_out.clear()
    build(accounts, kept=kept)
    assert worked_out == [("Echo", "Post", "Star")]
    worked_out.clear()
    build(accounts, kept=kept)
    assert worked_out == []


@pytest.mark.parametrize(
    ("number", "touched"),
    [
        (1, [("Echo", "Post", "Star")]),
        (3, [("Mail", "Wire")]),
        (4, [("Echo", "Post", "Star")]),
        (5, [("Echo", "Post", "Star"), ("Hour",)]),
    ],
)
def test_a_judgement_touches_the_stories_it_is_about(
    build: Build,
    accounts: list[Account],
    judgements: list[Judgement],
    worked_out: list[tuple[str, ...]],
    number: int,
    touched: list[tuple[str, ...]],
) -> None:
    kept: dict[str, bytes] = {}
    build(accounts, kept=kept)
    worked_out.clear()
    build(accounts, [j for j in judgements if j.number == number], kept)
    assert sorted(worked_out) == touched
