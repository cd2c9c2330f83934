"""What ``explain`` tells is what the findings rest on."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier
from crossbearing.pipeline import Stages

POST = (
    "A bus fell into the Arl gorge near Quendon on Friday, 7 June 2030. "
    "Nine passengers were killed in the fall. "
    "Inspector Ida Moor said that the brakes had failed. The gorge is 300 feet deep."
)
STAR = (
    "A bus fell into the gorge of the Arl on 7 June 2030, said Ida Moor. "
    "Twelve passengers were killed in the fall. "
    "The bus company denied that the brakes had failed. The gorge is 91 metres deep."
)
ECHO = (
    "Nine passengers were killed when a bus fell into the Arl gorge on Friday. The army"
    " searched the gorge of the Arl for the driver of the bus."
)


@pytest.fixture(scope="module")
def dossier(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> Dossier:
    day = "2030-06-09"
    return dossier_of(account("Post", POST, day), account("Star", STAR, day), account("Echo", ECHO, day))


def test_each_finding_of_several_claims_rests_on_comparisons_that_chain_them(
    stages: Stages, dossier: Dossier
) -> None:
    several = [f for f in dossier.findings if len(f.claims) > 1]
    assert several
    for finding in several:
        told = stages.explain(dossier, finding.id)
        assert told.accepted_in_all >= len(finding.claims) - 1
        assert all(pair.verdict == "same" for pair in told.accepted)
        assert {t.claim for t in told.claims} == set(finding.claims)
        assert told.reasons == finding.reasons


def test_each_question_rests_on_comparisons_that_are_told(stages: Stages, dossier: Dossier) -> None:
    assert dossier.conflicts
    for asked in (*dossier.conflicts, *dossier.updates):
        told = stages.explain(dossier, asked.id)
        reasons = {reason for pair in told.accepted for reason in pair.reasons}
        assert told.accepted
        assert all(not told.reasons or reasons & set(told.reasons) for pair in told.accepted)


def test_what_only_looked_like_a_conflict_is_explained_by_its_pair(stages: Stages, dossier: Dossier) -> None:
    unit = next(a for a in dossier.agreements if a.relation == "unit")
    told = stages.explain(dossier, unit.id)
    assert [pair.verdict for pair in told.accepted] == ["same"]
    assert unit.reason in told.accepted[0].reasons


def test_weights_are_those_of_the_model_and_grounds_are_named(stages: Stages, dossier: Dossier) -> None:
    nine = next(c for c in dossier.claims if "Nine passengers" in c.text)
    told = stages.explain(dossier, nine.id)
    against = [p for p in told.rejected if "they give other figures for one thing" in p.reasons]
    assert against
    for pair in (*told.accepted, *told.rejected):
        weights = [abs(f.weight) for f in pair.features]
        assert weights == sorted(weights, reverse=True)
        assert pair.reasons
    army = next(c for c in dossier.claims if "army" in c.text)
    unlike = stages.explain(dossier, army.id).rejected
    assert any("chances in 100" in reason for p in unlike for reason in p.reasons)


def test_words_that_fit_one_thing_stand_for_it(stages: Stages, dossier: Dossier) -> None:
    conflict: Any = next(k for k in dossier.conflicts if k.kind == "quantity")
    assert stages.explain(dossier, conflict.question.upper()).id == conflict.id


def test_it_needs_nothing_but_the_dossier(stages: Stages, dossier: Dossier) -> None:
    """Also of another program's making, with an account that tells nothing and no recipe."""
    finding = dossier.findings[0]
    assert stages.explain(evolve(dossier, recipe={}, lineage=()), finding.id).says == finding.statement
