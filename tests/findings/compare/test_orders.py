"""Which one: the first, or one of several."""

from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.compare.orders import compare_orders
from crossbearing.findings.view import ClaimView
from crossbearing.model.claim import Order

FIRST = "President Ilse Marten met President Otto Brandt for the first time."
SECOND = "It was the second meeting of President Ilse Marten with President Otto Brandt."


def relation(a: ClaimView, b: ClaimView) -> str | None:
    """The outcome, the same from both sides."""
    there, back = compare_orders(a, b), compare_orders(b, a)
    if there is None or back is None:
        assert there is back
        return None
    assert (there.outcome, there.question, there.a, there.b) == (back.outcome, back.question, back.b, back.a)
    assert there.reason == back.reason
    return there.outcome


def test_the_first_and_the_second_of_the_same_parties_conflict(pair: Any) -> None:
    a, b = pair(FIRST, "President Ilse Marten met President Otto Brandt for the second time.")
    assert relation(a, b) == "conflict"


def test_met_once_before_makes_it_the_second(pair: Any) -> None:
    a, b = pair(FIRST, "President Ilse Marten and President Otto Brandt have met once before.")
    assert relation(a, b) == "conflict"


def test_the_first_with_somebody_else_is_no_conflict(pair: Any) -> None:
    a, b = pair(FIRST, "President Ilse Marten met President Clara Weiss for the second time.")
    assert relation(a, b) is None


def test_a_limited_first_is_not_set_against_an_unlimited_one(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten met President Otto Brandt for the first time in four years.",
        "President Ilse Marten met President Otto Brandt for the second time.",
    )
    assert relation(a, b) is None


@given(one=st.integers(1, 30), other=st.integers(1, 30))
def test_only_different_ranks_conflict(pair: Any, one: int, other: int) -> None:
    a, b = pair(FIRST, FIRST)
    a = evolve(a, claim=evolve(a.claim, order=Order(one, "meet")))
    b = evolve(b, claim=evolve(b.claim, order=Order(other, "meet")))
    assert relation(a, b) == ("conflict" if one != other else None)


def test_an_order_is_told_in_words_that_are_english(pair: Any) -> None:
    a, b = pair(FIRST, FIRST)
    b = evolve(b, claim=evolve(b.claim, order=Order(22, "meet")))
    found = compare_orders(a, b)
    assert found is not None
    assert found.b == "22nd"
