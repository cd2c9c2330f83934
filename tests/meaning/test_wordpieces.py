"""Words as the encoder reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.meaning.wordpieces import FIRST, UNKNOWN, piece, pieces_of


def test_a_common_word_is_one_piece_and_a_rare_one_several() -> None:
    assert len(pieces_of("ferry")) == 1
    assert len(pieces_of("transshipments")) > 1
    assert pieces_of("transshipments")[0] != piece(UNKNOWN)


@pytest.mark.parametrize(("one", "other"), [("Ferry", "ferry"), ("São", "sao"), ("naïve", "NAIVE")])
def test_case_and_accents_do_not_matter(one: str, other: str) -> None:
    assert pieces_of(one) == pieces_of(other) != [piece(UNKNOWN)]


def test_each_mark_is_a_piece() -> None:
    assert pieces_of("U.S.") == [piece(p) for p in ("u", ".", "s", ".")]
    assert pieces_of("(five)") == [piece(p) for p in ("(", "five", ")")]


def test_what_no_piece_begins_or_is_far_too_long_is_unknown() -> None:
    assert pieces_of("\N{PILE OF POO}") == pieces_of("a" * 101) == [piece(UNKNOWN)]


@given(word=st.text(max_size=20))
def test_any_text_has_pieces_and_none_stands_for_the_first(word: str) -> None:
    assert piece(FIRST) not in pieces_of(word)
    assert bool(pieces_of(word)) == bool(pieces_of(word.upper()))
