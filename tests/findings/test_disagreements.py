"""The ledger: questions, the positions on them, and what is no dispute."""

from typing import Any

import pytest

from crossbearing.findings.alignment import Alignment
from crossbearing.findings.compare.comparison import Comparison, Outcome
from crossbearing.findings.disagreements import Disagreements, find_disagreements
from crossbearing.findings.origins import find_origins
from crossbearing.findings.view import ClaimView
from crossbearing.model.account import Account
from crossbearing.model.dossier import ConflictKind

QUESTION = "How many were on board?"


@pytest.fixture
def told(account: Any, views_of: Any) -> list[ClaimView]:
    """Three accounts' figures, and a second claim of the first account."""
    accounts: list[Account] = [
        account("Gull Post", "The ferry carried 40 people. The crew counted 50 people.", "2031-05-05"),
        account("Harbour Times", "The ferry carried 60 people.", "2031-05-06"),
        account("Island Echo", "The ferry carried 40 people to Oslo.", "2031-05-07"),
    ]
    views: list[ClaimView] = views_of(*accounts)
    assert [v.account.outlet for v in views] == ["Gull Post", "Gull Post", "Harbour Times", "Island Echo"]
    return views


def pair(
    a: int, b: int, values: tuple[str, str], outcome: Outcome = "conflict", kind: ConflictKind = "quantity"
) -> Alignment:
    comparison = Comparison(kind, outcome, QUESTION, *values, f"{values[0]} is not {values[1]}")
    return Alignment(a, b, 0.8, False, (comparison,))


def ledger(views: list[ClaimView], *alignments: Alignment) -> Disagreements:
    accounts = {v.account.id: v.account for v in views}
    return find_disagreements("s-1", views, alignments, find_origins(accounts, [v.claim for v in views], ()))


def test_one_question_has_one_entry_with_all_positions(told: list[ClaimView]) -> None:
    found = ledger(told, pair(0, 2, ("40", "60")), pair(2, 3, ("60", "40")))
    assert len(found.conflicts) == 1
    assert found.conflicts[0].question == QUESTION
    held = {p.value: (set(p.claims), p.independent) for p in found.conflicts[0].positions}
    assert held == {"40": ({told[0].id, told[3].id}, 2), "60": ({told[2].id}, 1)}
    assert found.conflicts[0].reasons == ("40 is not 60", "60 is not 40")
    assert found.updates == ()


def test_one_question_that_is_asked_of_two_matters_has_two_entries(told: list[ClaimView]) -> None:
    found = ledger(told, pair(0, 2, ("40", "60")), pair(1, 3, ("50", "40")))
    assert [[set(p.claims) for p in c.positions] for c in found.conflicts] == [
        [{told[0].id}, {told[2].id}],
        [{told[3].id}, {told[1].id}],
    ]


def test_what_joins_two_matters_makes_them_one(told: list[ClaimView]) -> None:
    told = told * 2
    pairs = [pair(0, 2, ("40", "60")), pair(4, 6, ("40", "60")), pair(2, 4, ("60", "40"))]
    assert len(ledger(told, *pairs).conflicts) == 1


def test_claims_of_one_account_do_not_conflict(told: list[ClaimView]) -> None:
    assert ledger(told, pair(0, 1, ("40", "50"))) == Disagreements((), (), {})


def test_except_that_it_may_tell_what_one_affirms_and_another_denies(told: list[ClaimView]) -> None:
    found = ledger(told, pair(0, 1, ("affirmed", "denied"), kind="polarity"))
    assert [c.kind for c in found.conflicts] == ["polarity"]


def test_newer_answers_are_an_update_oldest_first_and_no_conflict(told: list[ClaimView]) -> None:
    found = ledger(told, pair(2, 3, ("60", "40"), "update"), pair(0, 2, ("50", "60"), "update"))
    assert found.conflicts == ()
    assert [p.value for p in found.updates[0].positions] == ["50", "60", "40"]


@pytest.mark.parametrize("outcome", ["same", "unit", "rounding", "granularity", "different_occurrence"])
def test_what_agrees_is_not_in_the_ledger(told: list[ClaimView], outcome: Outcome) -> None:
    assert ledger(told, pair(0, 2, ("40", "60"), outcome)) == Disagreements((), (), {})


def test_a_claim_knows_how_many_origins_hold_another_position(told: list[ClaimView]) -> None:
    found = ledger(told, pair(0, 2, ("40", "60")), pair(2, 3, ("60", "40")))
    assert found.against([told[2].id]) == 2
    assert found.against([told[0].id]) == 1
    assert found.against([told[1].id]) == 0
    assert found.against([told[1].id, told[2].id]) == 2


def test_entries_have_a_fixed_order(told: list[ClaimView]) -> None:
    alignments = [
        pair(0, 2, ("40", "60")),
        pair(2, 3, ("60", "40"), kind="time"),
        pair(0, 3, ("a", "b"), kind="order"),
    ]
    assert ledger(told, *alignments) == ledger(told, *alignments[::-1])


def test_a_part_of_what_its_account_counts_is_in_no_conflict(account: Any, views_of: Any) -> None:
    views = views_of(
        account("Gull Post", "Three divers died in the wreck. Two divers died in the stern."),
        account("Harbour Times", "Four divers died in the wreck."),
    )
    assert [f.quantity.number for v in views for f in v.figures] == [3, 2, 4]
    found = ledger(views, pair(0, 2, ("3", "4")), pair(1, 2, ("2", "4")))
    assert [[p.value for p in c.positions] for c in found.conflicts] == [["3", "4"]]
