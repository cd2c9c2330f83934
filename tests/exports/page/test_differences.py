"""Passages side by side: the words that only one has."""

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.exports.page.differences import differences


def marked(one: str, other: str) -> list[list[str]]:
    return [[p.words for p in parts if p.differs] for parts in differences([one, other])]


def test_words_that_only_one_has_are_marked() -> None:
    one, other = "Three boats left at dawn.", "Four boats left the pier at dawn."
    assert marked(one, other) == [["Three"], ["Four", "the pier"]]


def test_case_and_marks_are_no_difference() -> None:
    assert marked("“Boats left”, at dawn", "boats — left at Dawn") == [[], []]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_parts_are_the_whole_passage(one: str, other: str) -> None:
    told = differences([one, other])
    assert ["".join(p.words for p in parts) for parts in told] == [one, other]


def test_more_than_two_passages_are_shown_unmarked() -> None:
    assert [[p.differs for p in parts] for parts in differences(["a b", "a c", "a d"])] == [[False]] * 3
