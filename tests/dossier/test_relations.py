"""Who did which kind of act to whom."""

from typing import Any

import pytest


def relations(listed: Any, text: str) -> set[tuple[str, str, str]]:
    return {(r["a"], r["event"], r["b"]) for r in listed("relations", text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway accused Chile of spying.", ("Norway", "ACCUSE", "Chile")),
        ("Norway supported Chile in the dispute.", ("Norway", "SUPPORT", "Chile")),
        ("Norway signed a treaty with Chile.", ("Norway", "SUPPORT", "Chile")),
        ("Chile was attacked by Norway.", ("Norway", "ASSAULT", "Chile")),
    ],
)
def test_an_act_has_its_doer_its_kind_and_its_other_side(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert expected in relations(listed, text)


def test_those_who_meet_stand_to_each_other(listed: Any) -> None:
    found = relations(listed, "President Ilse Marten and President Otto Brandt met in Oslo.")
    assert found in ({("Ilse Marten", "CONSULT", "Otto Brandt")}, {("Otto Brandt", "CONSULT", "Ilse Marten")})


@pytest.mark.parametrize(
    "text", ["Norway did not accuse Chile of spying.", "If Norway accused Chile, it would rain."]
)
def test_what_is_denied_or_only_imagined_is_no_relation(listed: Any, text: str) -> None:
    assert relations(listed, text) == set()


def test_what_is_only_expected_relates_nobody(listed: Any) -> None:
    assert listed("relations", "Norway fears that Chile will agree with Peru.") == []
    assert listed("relations", "Chile may accuse Peru.") == []
