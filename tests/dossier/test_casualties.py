"""Whom an account tells of one by one."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.casualties import casualties, number_of
from crossbearing.dossier.evidence import evidence_in
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


def test_people_with_names_are_counted_once_each() -> None:
    assert number_of(["named", "named"]) == 2
    assert number_of([]) == 0


def test_people_without_names_are_as_many_as_differ() -> None:
    assert number_of(["woman 34", "man 34", "man 34"]) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A woman, 34, was killed near Oslo.", {"killed"}),
        ("The woman was not killed.", set()),
        ("The storm may kill many people.", set()),
    ],
)
def test_only_what_has_happened_is_counted(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier], text: str, kinds: set[str]
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    found = casualties(evidence, evidence.claims)
    assert {str(harm[0] if isinstance(harm, tuple) else harm) for harm in found} == kinds
