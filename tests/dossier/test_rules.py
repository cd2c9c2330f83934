"""Rules, and the acts they are held against."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sale would breach UN sanctions.", ("UN sanctions", "The sale", "breaches")),
        ("The sale violates the arms treaty.", ("the arms treaty", "The sale", "breaches")),
        ("The sale would be against the law.", ("the law", "The sale", "breaches")),
        ("The sale goes against the treaty.", ("the treaty", "The sale", "breaches")),
        ("The sale defied the ban.", ("the ban", "The sale", "breaches")),
        ("The treaty permits small exports.", ("The treaty", "small exports", "permits")),
        ("The law requires a licence.", ("The law", "a licence", "requires")),
    ],
)
def test_a_rule_is_held_against_an_act(listed: Any, text: str, expected: tuple[str, str, str]) -> None:
    assert [(r["rule"], r["act"], r["relation"]) for r in listed("rules", text)] == [expected]


@pytest.mark.parametrize(
    "text", ["The waves broke the window.", "The mayor violated a promise.", "The mayor is for the law."]
)
def test_what_breaks_no_rule_is_none(listed: Any, text: str) -> None:
    assert listed("rules", text) == []
