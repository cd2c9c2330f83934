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
def test_a_rule_is_held_against_an_act(ruled: Any, text: str, expected: tuple[str, str, str]) -> None:
    assert ruled(text) == [expected]


@pytest.mark.parametrize(
    "text", ["The waves broke the window.", "The mayor violated a promise.", "The mayor is for the law."]
)
def test_what_breaks_no_rule_is_none(ruled: Any, text: str) -> None:
    assert ruled(text) == []


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
def test_a_rule_is_known_by_what_ties_the_act_to_it(ruled: Any, text: str, rule: str, relation: str) -> None:
    assert [(told, does) for told, _, does in ruled(text)] == [(rule, relation)]


def test_who_did_not_break_the_law_is_held_against_none(ruled: Any) -> None:
    assert ruled("The sale did not breach the treaty.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Under the 2030 protocol neither side may build at the dam.",
            ("the 2030 protocol", "Under the 2030 protocol neither side may build at the dam", "breaches"),
        ),
        (
            "By decree of the king, Monday will be a holiday.",
            ("decree of the king", "By decree of the king, Monday will be a holiday", "requires"),
        ),
        (
            "The loan was given on condition that the port stays open.",
            ("condition", "the port stays open", "requires"),
        ),
        ("The mayor imposed a curfew.", ("a curfew", "The mayor imposed a curfew", "requires")),
        (
            "Police are looking into breaches of safety rules.",
            ("safety rules", "breaches of safety rules", "breaches"),
        ),
        (
            "The bridge met Danish standards.",
            ("Danish standards", "The bridge met Danish standards", "permits"),
        ),
        (
            "The bridge did not meet Danish standards.",
            ("Danish standards", "The bridge did not meet Danish standards", "breaches"),
        ),
        ("Citizens are required by law to vote.", ("law", "Citizens to vote", "requires")),
        (
            "The law says that the count has to be public.",
            ("The law", "the count has to be public", "requires"),
        ),
        ("A ban on the sale of meat remains.", ("A ban on the sale of meat", "the sale of meat", "breaches")),
        (
            "The museum had broken its security rules.",
            ("its security rules", "The museum had broken its security rules", "breaches"),
        ),
    ],
)
def test_a_rule_is_put_in_force_kept_or_broken(ruled: Any, text: str, expected: tuple[str, str, str]) -> None:
    assert ruled(text) == [expected]


def test_a_violation_is_one_of_the_truce_told_of_before(ruled: Any) -> None:
    found = ruled("A ceasefire began at noon. Since then two violations by the rebels were counted.")
    assert [(rule, relation) for rule, _, relation in found] == [("A ceasefire", "breaches")]


@pytest.mark.parametrize(
    "text", ["The envoys signed a treaty.", "The mayor set a record.", "The ship met a storm."]
)
def test_what_lays_nothing_down_is_no_rule(ruled: Any, text: str) -> None:
    assert ruled(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The old law allows the town to sell the bridge.",
            ("The old law", "the town to sell the bridge", "permits"),
        ),
        (
            "The agreement allows for the sale of the port.",
            ("The agreement", "the sale of the port", "permits"),
        ),
        (
            "The restrictions kept Danish lorries from crossing the bridge.",
            ("The restrictions", "Danish lorries from crossing the bridge", "breaches"),
        ),
        (
            "The minister lifted the prohibition on using the bridge.",
            ("the prohibition", "using the bridge", "breaches"),
        ),
        (
            "In accordance with the harbour law, pilots are paid by the town.",
            (
                "the harbour law",
                "In accordance with the harbour law, pilots are paid by the town",
                "requires",
            ),
        ),
        (
            "The union is under a court order to end the strike.",
            ("a court order", "to end the strike", "requires"),
        ),
        ("The clerk followed orders to burn the papers.", ("orders", "to burn the papers", "requires")),
        ("The sale is in breach of the treaty.", ("the treaty", "The sale", "breaches")),
    ],
)
def test_a_rule_lays_down_what_another_claim_tells(
    ruled: Any, text: str, expected: tuple[str, str, str]
) -> None:
    assert ruled(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“Prices will rise,” Steven Law said.",
        "Hunters should be required to buy a licence.",
        "The town lived under the policies of the mayor.",
        "We should set the same standard for everybody.",
        "The sanctions on Danish airlines remain.",
    ],
)
def test_what_is_wished_or_only_named_is_no_rule(ruled: Any, text: str) -> None:
    assert ruled(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Any deal on arms would breach UN sanctions.", "Any deal on arms"),
        (
            "The sale of tents to the rebels without a licence is an offence under the Harbour Act.",
            "The sale of tents to the rebels without a licence",
        ),
    ],
)
def test_an_act_is_told_in_full(ruled: Any, text: str, act: str) -> None:
    assert [told for _, told, _ in ruled(text)] == [act]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "A port order has forbidden ferries to leave after dusk. The departure broke that order.",
            "A port order",
        ),
        (
            "The council banned night flights. The landing violated that ban.",
            "The council banned night flights",
        ),
        ("The landing violated that ban.", "that ban"),
    ],
)
def test_that_rule_is_the_one_told_of_before(ruled: Any, text: str, rule: str) -> None:
    found = ruled(text)
    assert (rule, "breaches") in {(told, does) for told, _, does in found}
    assert rule.startswith("that ") or not any(told.startswith("that ") for told, _, _ in found)


def test_what_stands_under_which_rule_is_told_by_itself(ruled: Any) -> None:
    found = ruled("The dam is part of the 2030 protocol, under which neither side may build there.")
    assert [act for _, act, _ in found] == ["neither side may build there"]
