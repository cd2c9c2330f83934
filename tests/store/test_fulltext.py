"""Full text in memory."""

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.store.fulltext import CLOSE, OPEN, FullText, match_expression

TEXTS = ("The river flooded the town", "Flooding closed the bridge over the river", "Zoë left the café", "")


def test_words_are_found_in_any_form_and_with_or_without_accents() -> None:
    index = FullText(TEXTS)
    assert set(index.find("flood")) == {0, 1}
    assert index.find("cafe zoe") == (2,)
    assert index.find("FLOODED town") == (0,)


def test_phrases_beginnings_and_what_is_unwanted() -> None:
    index = FullText(TEXTS)
    assert index.find('"over the river"') == (1,)
    assert set(index.find("riv*")) == {0, 1}
    assert index.find("river -bridge") == (0,)
    assert index.find("-bridge") == ()  # all but something is no question
    assert set(index.find("bridge OR cafe")) == set(index.find("bridge")) | set(index.find("cafe"))
    assert index.find('"over the river" OR cafe -zoe') == (1,)
    assert index.find("OR") == index.find("OR -bridge") == index.find("  ") == ()


def test_a_snippet_marks_what_was_found() -> None:
    index = FullText(["a " * 50 + "river " + "b " * 50])
    told = index.snippets("rivers", [0], words=7)[0]
    assert f"{OPEN}river{CLOSE}" in told
    assert len(told.split()) <= 8


def test_a_text_cannot_bring_marks_of_its_own() -> None:
    index = FullText([f"a {OPEN}river{CLOSE} \ud800"])
    assert index.snippets("a", [0])[0].count(OPEN) == 1


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_question_or_none(asked: str) -> None:
    index = FullText([asked, "else"])
    found = index.find(asked)
    assert not found or match_expression(asked)
