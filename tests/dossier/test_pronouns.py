"""Whom "we" and "they" stand for."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.pronouns import meant_by, names_actors, taken_up
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The gunmen waited. They asked for money.", "ask", "The gunmen"),
        ("Police said they were offering a reward.", "offer", "Police"),
        ("Arne Lund waited. They asked for money.", "ask", None),
    ],
)
def test_they_are_those_told_of_before(
    account: Callable[..., Account],
    dossier_of: Callable[..., Dossier],
    text: str,
    predicate: str,
    who: str | None,
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, None)))
    before = Antecedents(evidence)
    [claim] = [c for c in evidence.claims if c.predicate == predicate and not c.nominal]
    role = claim.role("agent")
    assert role is not None
    assert meant_by(role, claim, evidence, before) == who
    named = taken_up(role, claim, evidence, before)
    assert named is None or named != claim


def test_a_plural_names_actors_too() -> None:
    assert names_actors("angry farmers")
    assert names_actors("the fishermen of the north")
    assert not names_actors("high prices")
