"""What of a statement one account alone tells."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.alone import told_alone
from crossbearing.findings.view import ClaimView

TOLD = "The ferry sank at 4 p.m. after a sharp quarrel over the cargo."
RARE = 4.0


def parts(view: ClaimView, unanswered: dict[str, float]) -> list[str]:
    """The words told alone, where those of ``unanswered`` have these cosines, and all others 0.9."""
    nearest = [unanswered.get(word, 0.9) for word in view.words]
    words = " ".join(view.claim.text.split())
    found = told_alone(words, view, nearest, [RARE] * len(nearest))
    return [words[start:end] for start, end in found]


@pytest.fixture(scope="module")
def sank(view: Any) -> ClaimView:
    told: ClaimView = view(TOLD, "ferry sank")
    return told


def test_words_that_answer_none_of_another_account_are_told_alone(sank: ClaimView) -> None:
    assert parts(sank, {"sharp": 0.3, "quarrel": 0.2}) == ["sharp quarrel"]


def test_words_between_them_belong_to_them(sank: ClaimView) -> None:
    assert parts(sank, {"quarrel": 0.2, "cargo": 0.3}) == ["quarrel over the cargo"]


def test_one_word_that_may_be_said_otherwise_is_not_told_alone(sank: ClaimView) -> None:
    assert parts(sank, {"quarrel": 0.1}) == []


def test_words_that_are_nearly_answered_are_not_told_alone(sank: ClaimView) -> None:
    assert parts(sank, {"sharp": 0.45, "quarrel": 0.45}) == []


def test_who_does_it_may_be_named_otherwise(sank: ClaimView) -> None:
    assert parts(sank, {"the": 0.1, "ferry": 0.1}) == []


def test_a_figure_that_is_nearly_answered_is_compared_elsewhere(sank: ClaimView) -> None:
    assert parts(sank, {"4": 0.45, "p": 0.3, "m": 0.3, "p.m": 0.3}) == []


def test_after_a_letter_that_grows_when_it_is_made_small_nothing_is_told_alone(view: Any) -> None:
    told = view("The İzmir ferry sank at noon after a sharp quarrel.", "sank")
    assert parts(told, {"sharp": 0.3, "quarrel": 0.2}) == []


def test_where_all_is_answered_or_nothing_was_read_nothing_is_told_alone(sank: ClaimView) -> None:
    assert parts(sank, {}) == []
    assert told_alone(TOLD, sank, [], []) == ()


@given(st.lists(st.floats(-1, 1), max_size=20), st.text(max_size=80))
def test_parts_lie_in_the_words_one_after_another(sank: ClaimView, nearest: list[float], words: str) -> None:
    found = told_alone(words, sank, nearest, [RARE] * len(nearest))
    ends = [0, *(place for span in found for place in span), len(words)]
    assert ends == sorted(ends)
