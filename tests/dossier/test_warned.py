"""Whom a warning is turned to in the passive."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.warned import passively_told, singular
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The hostages were told that they would die.", "The hostages"),
        ("The gunmen told the hostages that they would die.", None),
    ],
)
def test_who_was_told_stands_before_the_cue(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier], text: str, told: str | None
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, None)))
    [claim] = [c for c in evidence.claims if c.predicate == "die"]
    assert passively_told(evidence, claim, frozenset({"tell"})) == told


def test_a_noun_is_read_as_the_dictionary_has_it() -> None:
    assert [singular(w) for w in ("the hostages", "his bosses", "the crew")] == ["hostage", "boss", "crew"]
