"""Whom an account tells of one by one."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.casualties import casualties
from crossbearing.dossier.evidence import evidence_in
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


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
