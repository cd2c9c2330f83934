"""The dossier as a whole: its lists, their order, and that nothing is judged anew."""

import json
from itertools import permutations
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crossbearing.dossier import build
from crossbearing.model.account import Account, Problem
from crossbearing.model.codec import dump_dossier, load_dossier
from crossbearing.model.schema import contract_schema

TEXTS = {
    "Gull Post": (
        "The ferry Sea Otter ran onto a reef near Oslo on 5 May 2031. The accident killed 12 passengers."
    ),
    "Island Echo": "The Sea Otter struck a reef off Oslo on 5 May 2031. The accident killed 15 passengers.",
    "Velburg Mail": (
        "Norway sold 60 tanks to Chile. Otto Brandt warned that Chile would pay a price for them."
    ),
}


@pytest.fixture(scope="module")
def told(account: Any) -> list[Account]:
    return [account(outlet, text, "2031-05-06") for outlet, text in TEXTS.items()]


def test_what_was_reconciled_is_in_it_unchanged(
    told: list[Account], dossier_of: Any, reconciled: Any
) -> None:
    dossier, found = dossier_of(*told), reconciled(*told)
    for kind in (
        "stories",
        "mentions",
        "entities",
        "claims",
        "findings",
        "conflicts",
        "updates",
        "agreements",
    ):
        assert getattr(dossier, kind) == getattr(found, kind)


def test_each_entry_of_a_list_rests_on_findings(told: list[Account], dossier_of: Any) -> None:
    dossier = dossier_of(*told)
    findings = {f.id for f in dossier.findings}
    assert dossier.transfers
    assert dossier.warnings
    assert dossier.tolls
    for kind in ("timeline", "movements", "meetings", "transfers", "rules", "warnings", "relations"):
        for entry in getattr(dossier, kind):
            assert entry.findings
            assert set(entry.findings) <= findings


def test_the_same_accounts_give_the_same_bytes_in_any_order(told: list[Account], dossier_of: Any) -> None:
    expected = dump_dossier(dossier_of(*told))
    assert all(dump_dossier(dossier_of(*order)) == expected for order in permutations(told))


def test_it_keeps_the_contract_and_can_be_read_again(told: list[Account], dossier_of: Any) -> None:
    dossier = dossier_of(*told)
    data = dump_dossier(dossier)
    Draft202012Validator(contract_schema()).validate(json.loads(data))
    assert dump_dossier(load_dossier(data)) == data


def test_problems_and_recipe_are_sorted(reconciled: Any) -> None:
    problems = [Problem("b.txt", "is empty"), Problem("a.txt", "is binary"), Problem("a.txt", "ends early")]
    dossier = build((), (), reconciled(), problems, {"parser": "x", "crossbearing": "0"})
    assert [p.why for p in dossier.problems] == ["ends early", "is binary", "is empty"]
    assert list(dossier.recipe) == ["crossbearing", "parser"]
