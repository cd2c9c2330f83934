"""Who is told to keep out of harm's way, or of a danger that was seen."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships were told to keep five miles away.", ([], "Ships", "to keep five miles away")),
        ("The ministry told residents to boil water.", (["The ministry"], "residents", "to boil water")),
        (
            "The union told the company that the roof was cracking.",
            (["The union"], "the company", "the roof was cracking"),
        ),
        (
            "Workers say the owners were told that the roof was cracking.",
            ([], "the owners", "the roof was cracking"),
        ),
    ],
)
def test_who_is_told_of_a_danger_is_warned(
    listed: Any, text: str, expected: tuple[list[str], str, str]
) -> None:
    assert [(w["by"], w["to"], w["then"]) for w in listed("warnings", text)] == [expected]


@pytest.mark.parametrize(
    "text", ["The guests were told to stand clear of the doors.", "Ships were told to keep away."]
)
def test_to_keep_away_is_a_caution(listed: Any, text: str) -> None:
    assert [w["by"] for w in listed("warnings", text)] == [[]]


def test_other_advice_is_none(listed: Any) -> None:
    assert listed("warnings", "The guests were told to stand in the hall.") == []
