"""Words and numbers made plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.words import plain, written


def test_two_spellings_of_one_name_meet() -> None:
    assert plain("  Gull\n Post") == plain("GULL POST") == "gull post"


@given(st.text())
def test_what_is_plain_stays_as_it_is(words: str) -> None:
    assert plain(plain(words)) == plain(words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (20.0, "20"),
        (0.5, "0.5"),
        (1e10, "10000000000"),
        (2.25, "2.25"),
        (-3.0, "-3"),
        (1 / 3, "0.333333"),
        (1e-7, "0"),
        (3.0000001, "3"),
    ],
)
def test_a_number_is_written_as_a_reader_writes_it(number: float, words: str) -> None:
    assert written(number) == words


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_written_in_its_figures(number: int) -> None:
    assert written(float(number)) == str(number)
