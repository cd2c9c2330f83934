"""By what means: one way is not gone both by boat and by helicopter."""

from typing import Any

import pytest

from crossbearing.findings.clash import clash
from crossbearing.findings.compare.means import compare_means

BOAT = "Commandos arrived by boat at the dam."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOAT, "Commandos landed by helicopter at the dam."),
        ("Troops crossed the lake in rubber boats.", "Troops crossed the lake by helicopter."),
    ],
)
def test_one_way_gone_by_other_means_is_a_conflict(pair: Any, one: str, other: str) -> None:
    a, b = pair(one, other)
    there, back = compare_means(a, b, lambda: True), compare_means(b, a, lambda: True)
    assert there is not None
    assert back is not None
    assert (there.kind, there.outcome, there.reason) == ("role", "conflict", back.reason)
    assert (there.a, there.b) == (back.b, back.a)
    assert clash(a, b)
    assert compare_means(a, b, lambda: False) is None


@pytest.mark.parametrize(
    "other",
    [
        "Commandos arrived at the dam in dinghies.",  # boats too
        "Commandos arrived at the dam at dawn.",
        "Commandos were killed by helicopter at the dam.",  # another act
        "Commandos are to land by helicopter at the dam.",  # not there yet
        "Commandos did not land by helicopter at the dam.",
        "Commandos landed on the ship at the dam.",
    ],
)
def test_the_same_means_no_means_and_other_acts_are_none(pair: Any, other: str) -> None:
    assert compare_means(*pair(BOAT, other), lambda: True) is None
