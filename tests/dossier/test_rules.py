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


@pytest.mark.parametrize(
    ("text", "rule", "relation"),
    [
        ("The sale is an offence under the Harbour Act.", "the Harbour Act", "breaches"),
        ("The delay was a breach of the treaty.", "the treaty", "breaches"),
        ("Under Danish law only the king may sign it.", "Danish law", "permits"),
        ("Under the treaty the parties must destroy the shells.", "the treaty", "requires"),
        ("The order has forbidden ferries to leave after dusk.", "The order", "breaches"),
    ],
)
def test_a_rule_is_known_by_what_ties_the_act_to_it(listed: Any, text: str, rule: str, relation: str) -> None:
    assert [(r["rule"], r["relation"]) for r in listed("rules", text)] == [(rule, relation)]


def test_who_did_not_break_the_law_is_held_against_none(listed: Any) -> None:
    assert listed("rules", "The sale did not breach the treaty.") == []
