"""Likeness of meaning: near for paraphrases, the same on every machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.lexicons.vectors import cosine, vector

TEXT = st.text(alphabet="aeinrst 0129.", max_size=40)


@given(one=TEXT, other=TEXT)
def test_a_cosine_is_symmetric_and_between_minus_one_and_one(one: str, other: str) -> None:
    a, b = vector(one), vector(other)
    assert cosine(a, b) == cosine(b, a)
    assert -1.01 < cosine(a, b) < 1.01


@given(text=TEXT)
def test_the_order_of_the_words_and_their_case_do_not_matter(text: str) -> None:
    assert (vector(text) == vector(" ".join(reversed(text.upper().split(" "))))).all()


def test_a_text_is_most_like_itself_and_unknown_words_are_like_nothing() -> None:
    told = vector("the ferry sank at dusk")
    assert cosine(told, told) == pytest.approx(1.0, abs=1e-6)
    assert cosine(told, vector("Xqzzt vwxyq")) == 0.0


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("two people died", "two men lost their lives", "two men won a prize"),
        ("the ship sank", "the ferry went down", "the minister resigned"),
        ("a small earthquake", "a minor tremor", "a large dinner"),
    ],
)
def test_a_paraphrase_is_nearer_than_another_matter(text: str, near: str, far: str) -> None:
    assert cosine(vector(text), vector(near)) > cosine(vector(text), vector(far))
