"""Statements whose words run on into one another."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.continuations import joined_on, running_on
from crossbearing.dossier.evidence import evidence_in
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "predicate", "rest"),
    [
        ("The law allows the town to sell the bridge.", "allow", "the town to sell the bridge"),
        ("The law allows it. The town sold the bridge.", "allow", None),
    ],
)
def test_what_follows_right_on_is_told_with_it(
    account: Callable[..., Account],
    dossier_of: Callable[..., Dossier],
    text: str,
    predicate: str,
    rest: str | None,
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, None)))
    [claim] = [c for c in evidence.claims if c.predicate == predicate]
    found = running_on(claim, Antecedents(evidence))
    assert (found.text if found is not None else None) == rest


def test_what_is_tied_on_by_a_word_is_found_by_that_word_only(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    evidence = evidence_in(
        dossier_of(account("Gull Post", "The guards kept ships from crossing the lake.", None))
    )
    before = Antecedents(evidence)
    [claim] = [c for c in evidence.claims if c.predicate == "keep"]
    found = joined_on(claim, "from", evidence, before)
    assert found is not None
    assert found.predicate == "cross"
    assert joined_on(claim, "to|on", evidence, before) is None
