"""People to whom the same befell, counted otherwise."""

from typing import Any

import pytest

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.fates import compare_fates
from crossbearing.findings.view import ClaimView

NAMES: dict[str, str] = {}


def one() -> bool:
    return True


def compared(a: ClaimView, b: ClaimView) -> Comparison | None:
    """What is found, the same from both sides."""
    there, back = compare_fates(a, b, NAMES, one), compare_fates(b, a, NAMES, one)
    if there is None or back is None:
        assert there is back
        return None
    assert (there.outcome, there.question, there.a, there.b) == (back.outcome, back.question, back.b, back.a)
    return there


@pytest.mark.parametrize(
    ("one_side", "other_side", "asked"),
    [
        ("Sixteen people were killed.", "Eighteen are dead.", "How many were killed?"),
        ("34 people were treated for injuries.", "29 people were hurt.", "How many were injured?"),
        (
            "34 people were treated for injuries.",
            "In all, 29 injured persons were admitted to a clinic.",
            "How many were injured?",
        ),
        ("There were 178 people on board.", "She had 212 people aboard.", "How many were aboard?"),
    ],
)
def test_the_same_fate_in_other_words_is_one_count(
    pair: Any, one_side: str, other_side: str, asked: str
) -> None:
    found = compared(*pair(one_side, other_side))
    assert found is not None
    assert (found.outcome, found.question) == ("conflict", asked)


@pytest.mark.parametrize(
    ("one_side", "other_side"),
    [
        ("Sixteen people were killed.", "Eighteen people were injured."),  # another fate
        ("Sixteen officers were injured.", "Eighteen people were injured."),  # some of them
        ("Sixteen people were killed.", "Ninety people were killed."),  # worlds apart
        ("Sixteen people were killed.", "Two more people were killed."),  # a part
        ("Fifteen men and one woman were killed.", "Sixteen people died."),  # the sum
        ("Sixteen women were killed.", "Eighteen people were killed."),  # some of them
        ("Sixteen people live in the village.", "Eighteen people live in the village."),
        ("Sixteen people attended the funeral of the dead boy.", "Eighteen attended the funeral."),
        ("Sixteen Chilean soldiers died.", "Eighteen Peruvian soldiers were killed."),
    ],
)
def test_others_parts_and_sums_are_no_conflict(pair: Any, one_side: str, other_side: str) -> None:
    found = compared(*pair(one_side, other_side))
    assert found is None or found.outcome != "conflict"


def test_claims_that_differ_in_more_than_figures_are_not_compared(pair: Any) -> None:
    a, b = pair("Sixteen people were killed.", "Eighteen are dead.")
    assert compare_fates(a, b, NAMES, lambda: False) is None


def test_more_dead_a_day_later_are_an_update(pair: Any) -> None:
    found = compared(
        *pair("Sixteen people were killed.", "Eighteen are dead.", published=("2031-05-05", "2031-05-06"))
    )
    assert found is not None
    assert found.outcome == "update"
