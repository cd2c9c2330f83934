"""Sums of money in words."""

import pytest

from crossbearing.lexicons.passing import names_money


@pytest.mark.parametrize(
    "words", ["$2 million", "50,000 zlotys", "half a million dollars", "one hundred and twenty euros"]
)
def test_a_sum_in_a_currency_is_money(words: str) -> None:
    assert names_money(words)


@pytest.mark.parametrize("words", ["three medals won in Oslo", "two houses to a firm that won the race"])
def test_a_figure_and_a_word_that_is_also_a_currency_are_none(words: str) -> None:
    assert not names_money(words)
