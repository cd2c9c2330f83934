"""The how-manieth. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim, Order

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "predicate", "order"),
    [
        ("The teams met for the first time.", "meet", Order(1, "meet")),
        ("The teams met for the first time in four years.", "meet", Order(1, "meet", "in four years")),
        ("The rivals met for the third time.", "meet", Order(3, "meet")),
        ("It was their second summit.", "be", Order(2, "meet")),
        ("The two rivals had never met before.", "meet", Order(1, "meet")),
        ("The two rivals have met only once before.", "meet", Order(2, "meet")),
        ("It is the first visit by a pope since 1980.", "be", Order(1, "travel", "since 1980")),
        ("The queen left on her first trip abroad.", "leave", Order(1, "travel")),
    ],
)
def test_an_order_has_its_rank_what_it_counts_and_its_limit(
    claim_of: ClaimOf, text: str, predicate: str, order: Order
) -> None:
    assert claim_of(text, predicate).order == order


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The teams met on the first of May.", "meet"),
        ("The first runner crossed the line at noon.", "cross"),
        ("The minister once kept a farm.", "keep"),
        ("The senate met in its second chamber.", "meet"),
    ],
)
def test_dates_and_counted_things_are_no_orders(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert claim_of(text, predicate).order is None
