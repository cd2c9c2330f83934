"""What an analyst decides holds, whatever the program finds, and leaves no trace once it is undone."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.dossier import verify
from crossbearing.model.account import Account
from crossbearing.model.codec import dump_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.judgement import Decision, Judgement
from crossbearing.pipeline import Stages

POST = (
    "The river Wenn flooded the town of Ebersley on Monday, 4 March 2030, said Clara Hume, the mayor. "
    "Four people were killed in the flood. Officer Tom Barrow said that the dam above the town had failed."
)
STAR = (
    "The river Wenn flooded Ebersley on 4 March 2030. Seven people were killed in the flood. "
    "Mayor Clara Hume denied that the dam above the town had failed. Colonel Odo Tarn brought boats."
)
ECHO = (
    "Water covered Ebersley on Monday. Four people were killed in the flood, Ned Barrow of the fire brigade"
    " said. O. Tarn, a colonel, brought boats to the town."
)
DECISIONS: tuple[Decision, ...] = ("same", "different", "conflict", "no-conflict")


@pytest.fixture(scope="module")
def accounts(account: Callable[..., Account]) -> list[Account]:
    day = "2030-03-05"
    return [account("Post", POST, day), account("Star", STAR, day), account("Echo", ECHO, day)]


@pytest.fixture(scope="module")
def judged(stages: Stages, analysed: Any, accounts: list[Account]) -> Callable[..., Dossier]:
    """``judged(judgement, …)``: the dossier of the accounts, or of ``of``, under these judgements."""

    def build(*judgements: Judgement, of: Sequence[Account] | None = None) -> Dossier:
        told = accounts if of is None else of
        numbered = [evolve(j, number=n) for n, j in enumerate(judgements, start=1)]
        lineage = stages.trace(told)
        found = stages.reconcile(told, [analysed(a) for a in told], lineage, judgements=numbered)
        made = stages.build(told, lineage, found, (), stages.recipe)
        assert verify(made) == ()
        return made

    return build


@pytest.fixture(scope="module")
def plain(judged: Callable[..., Dossier]) -> Dossier:
    return judged()


def claim(dossier: Dossier, outlet: str, words: str) -> str:
    own = {a.id for a in dossier.documents if a.outlet == outlet}
    found = [c.id for c in dossier.claims if c.document in own and words in c.text and not c.nominal]
    assert found, [c.text for c in dossier.claims if c.document in own]
    return found[0]


def together(dossier: Dossier, *claims: str) -> bool:
    return any(set(claims) <= set(f.claims) for f in dossier.findings)


def disputed(dossier: Dossier, one: str, other: str) -> bool:
    sides = [{c for p in k.positions if one in p.claims for c in p.claims} for k in dossier.conflicts]
    held = [{c for p in k.positions for c in p.claims} for k in dossier.conflicts]
    return any(one in h and other in h and other not in s for h, s in zip(held, sides, strict=True))


@pytest.fixture(scope="module")
def deaths(plain: Dossier) -> tuple[str, str, str]:
    """Four killed by the Post, seven by the Star, four by the Echo."""
    found = tuple(claim(plain, outlet, "killed") for outlet in ("Post", "Star", "Echo"))
    assert disputed(plain, found[0], found[1])
    assert together(plain, found[0], found[2])
    return found[0], found[1], found[2]


def test_what_is_judged_the_same_is_one_finding(stages: Any, judged: Any, plain: Dossier) -> None:
    one, other = claim(plain, "Post", "river Wenn flooded"), claim(plain, "Echo", "brought boats")
    assert not together(plain, one, other)
    found = judged(stages.judge(plain, "same", [one, other]))
    assert together(found, one, other)
    assert [r.outcome for r in found.judgements] == ["applied"]


def test_even_what_the_program_takes_for_a_conflict(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    found = judged(stages.judge(plain, "same", deaths[:2]))
    assert together(found, *deaths)  # and what else says the same comes with it
    assert not disputed(found, deaths[0], deaths[1])


def test_what_is_judged_different_is_not_one_finding(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    found = judged(stages.judge(plain, "different", [deaths[0], deaths[2]]))
    assert not together(found, deaths[0], deaths[2])
    whole = next(f for f in plain.findings if deaths[2] in f.claims)
    taken = judged(stages.judge(plain, "different", [whole.id, deaths[2]]))
    assert not together(taken, deaths[0], deaths[2])


def test_no_conflict_holds_for_whoever_gives_the_same_answers(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str], accounts: list[Account]
) -> None:
    judgement = stages.judge(judged(of=accounts[:2]), "no-conflict", [deaths[0], deaths[1]])
    found = judged(judgement)
    assert not disputed(found, deaths[0], deaths[1])
    assert not disputed(found, deaths[2], deaths[1])
    grades = [{f.credibility for f in d.findings if deaths[0] in f.claims}.pop() for d in (plain, found)]
    assert grades[1] < grades[0]  # nobody holds against it any more


def test_a_conflict_that_no_rule_sees(stages: Any, judged: Any, plain: Dossier) -> None:
    one, other = claim(plain, "Post", "river Wenn flooded"), claim(plain, "Star", "Tarn brought boats")
    assert not disputed(plain, one, other)
    found = judged(stages.judge(plain, "conflict", [one, other]))
    assert disputed(found, one, other)
    within = claim(plain, "Star", "river Wenn flooded")
    assert disputed(judged(stages.judge(plain, "conflict", [within, other])), within, other)


def test_an_update_may_be_judged_a_conflict(
    stages: Any, judged: Any, account: Any, accounts: list[Account]
) -> None:
    later = [accounts[0], account("Star", STAR, "2030-03-06")]
    moving = judged(of=later)
    (update,) = moving.updates
    found = judged(stages.judge(moving, "conflict", [update.id]), of=later)
    assert found.updates == ()
    assert [{p.value for p in k.positions} for k in found.conflicts if k.kind == "quantity"] == [{"4", "7"}]


def test_two_statements_in_the_same_words_can_be_in_conflict(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    found = judged(stages.judge(plain, "conflict", [deaths[0], deaths[2]]))
    assert disputed(found, deaths[0], deaths[2])
    assert not together(found, deaths[0], deaths[2])


def test_of_two_judgements_that_cannot_both_hold_the_later_does(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    same, different = (stages.judge(plain, kind, deaths[:2]) for kind in ("same", "different"))
    assert together(judged(different, same), *deaths[:2])
    last = judged(same, different)
    assert not together(last, *deaths[:2])
    assert [(r.outcome, r.note) for r in last.judgements] == [
        ("overruled", "a later judgement says otherwise"),
        ("applied", None),
    ]


def test_what_is_tied_to_one_of_two_that_differ_differs_too(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    flood = claim(plain, "Post", "river Wenn flooded")
    tie, part = stages.judge(plain, "same", deaths[::2]), stages.judge(plain, "different", [deaths[0], flood])
    back = stages.judge(plain, "same", [deaths[2], flood])
    assert [r.outcome for r in judged(back, tie, part).judgements] == ["overruled", "applied", "applied"]


def names(dossier: Dossier) -> set[str]:
    return {e.name for e in dossier.entities}


def test_two_actors_are_merged_under_the_name_of_the_first(stages: Any, judged: Any, plain: Dossier) -> None:
    assert {"Tom Barrow", "Ned Barrow"} <= names(plain)
    merged = stages.judge(plain, "merge", ["Ned Barrow", "Tom Barrow"])
    found = judged(merged)
    assert "Tom Barrow" not in names(found)
    barrow = next(e for e in found.entities if e.name == "Ned Barrow")
    assert "Tom Barrow" in barrow.aliases
    named = {m.document for m in found.mentions if m.entity == barrow.id}
    assert {a.outlet for a in found.documents if a.id in named} == {"Post", "Echo"}


def test_one_actor_is_split_by_a_name_or_by_an_account(stages: Any, judged: Any, plain: Dossier) -> None:
    hume = [e for e in plain.entities if e.name == "Clara Hume"]
    assert len(hume) == 1
    found = judged(stages.judge(plain, "split", ["Clara Hume", "star.txt"]))
    apart = [e for e in found.entities if e.name == "Clara Hume"]
    assert len(apart) == 2
    of = {e.id: {m.document for m in found.mentions if m.entity == e.id} for e in apart}
    assert sorted(map(len, of.values())) == [1, 1]
    merged = judged(stages.judge(plain, "merge", ["Ned Barrow", "Tom Barrow"]))
    both = [
        stages.judge(plain, "merge", ["Ned Barrow", "Tom Barrow"]),
        stages.judge(merged, "split", ["Ned Barrow", "Tom Barrow"]),
    ]
    assert {"Tom Barrow", "Ned Barrow"} <= names(judged(*both))


@pytest.mark.parametrize(
    ("grade", "credibility"), [("A", 2), ("B", 3), ("C", 3), ("F", 3), ("D", 4), ("E", 4)]
)
def test_the_reliability_of_a_source_goes_into_the_grade(
    stages: Any, judged: Any, plain: Dossier, grade: str, credibility: int
) -> None:
    boats = claim(plain, "Star", "Tarn brought boats")
    apart = stages.judge(plain, "different", [boats, claim(plain, "Echo", "brought boats")])
    assert [f.credibility for f in judged(apart).findings if boats in f.claims] == [3]
    found = judged(apart, stages.judge(plain, "reliability", ["star", grade.lower()]))
    own = next(f for f in found.findings if boats in f.claims)
    assert own.credibility == credibility
    assert any(reason.startswith("By the analyst's judgement Star is ") for reason in own.reasons)


def test_an_unreliable_source_is_no_witness_for_or_against(
    stages: Any, judged: Any, plain: Dossier, deaths: tuple[str, str, str]
) -> None:
    def grade(dossier: Dossier, claim: str) -> int:
        return next(f.credibility for f in dossier.findings if claim in f.claims)

    against = judged(stages.judge(plain, "reliability", ["Star", "E"]))
    assert (grade(plain, deaths[0]), grade(against, deaths[0])) == (2, 1)
    alone = judged(stages.judge(plain, "reliability", ["Echo", "E"]))
    assert grade(alone, deaths[0]) > grade(plain, deaths[0])


def test_judgements_find_their_claims_again_after_small_changes(
    stages: Any, judged: Any, plain: Dossier, account: Any, accounts: list[Account]
) -> None:
    one, other = claim(plain, "Post", "river Wenn flooded"), claim(plain, "Echo", "Water covered")
    judgement = stages.judge(plain, "same", [one, other])
    edited = "By a reporter in Ebersley. " + POST.replace("Wenn flooded", "Wenn had flooded")
    changed = [account("Post", edited, "2030-03-05"), *accounts[1:]]
    found = judged(judgement, of=changed)
    again = claim(found, "Post", "Wenn had flooded")
    assert again != one
    assert [r.outcome for r in found.judgements] == ["applied"]
    assert together(found, again, other)


def test_a_judgement_that_finds_nothing_is_reported(
    stages: Any, judged: Any, plain: Dossier, account: Any, accounts: list[Account], deaths: Any
) -> None:
    judgement = stages.judge(plain, "no-conflict", deaths[:2])
    changed = [accounts[0], account("Star", STAR.replace("Seven people", "Nine people"), "2030-03-05")]
    found = judged(judgement, of=changed)
    assert [r.outcome for r in found.judgements] == ["lost"]
    assert [p.where for p in found.problems] == ["judgement 1"]
    assert "Seven people were killed in the flood” (Star) is in no account any more" in found.problems[0].why
    assert found.conflicts  # nine against four was never judged


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_judgements_of_any_kind_leave_a_dossier_that_proves_itself_and_no_trace_once_undone(
    stages: Stages, judged: Callable[..., Dossier], plain: Dossier, accounts: list[Account], data: Any
) -> None:
    told = [c.id for c in plain.claims]
    made: list[Judgement] = []
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from((*DECISIONS, "reliability", "merge", "split")))
        if kind in DECISIONS:
            subjects = data.draw(st.lists(st.sampled_from(told), min_size=2, max_size=3, unique=True))
        elif kind == "reliability":
            outlet, grade = st.sampled_from(("Post", "Star", "Echo")), st.sampled_from("ADE")
            subjects = [data.draw(outlet), data.draw(grade)]
        elif kind == "merge":
            ids = [e.id for e in plain.entities]
            subjects = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        else:
            subjects = ["Clara Hume", data.draw(st.sampled_from(("post.txt", "star.txt")))]
        made.append(stages.judge(plain, kind, subjects))
    under = judged(*made)  # which verifies it
    assert dump_dossier(judged(*made, of=accounts[::-1])) == dump_dossier(under)
    assert len(under.judgements) == len(made)
    assert dump_dossier(judged()) == dump_dossier(plain)
