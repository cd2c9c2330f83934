"""What only sounds like a movement."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The mayor came up with a plan.",
        "The captain was accused of entering Chile.",
        "The minister ran for office in Oslo.",
    ],
)
def test_a_figure_of_speech_moves_nobody(listed: Any, text: str) -> None:
    assert listed("movements", text) == []


def test_the_same_verb_moves_in_earnest(listed: Any) -> None:
    assert [m["to"] for m in listed("movements", "The captain entered Chile.")] == ["Chile"]
