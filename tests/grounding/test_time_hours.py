"""Numbers as hours of the clock, word by word; whole texts are in test_times. All events are invented."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.grounding.time_hours import with_hours
from crossbearing.grounding.time_tense import Grammar
from crossbearing.grounding.time_words import Word, lowered, words_of
from crossbearing.model.parse import Parse

ParseOf = Callable[[str], Parse]
Hours = list[tuple[str, str, tuple[int, ...]]]


def hours_in(parse: Parse) -> Hours:
    """What words are an hour, of what class, and which."""
    words = with_hours(list(rows(parse)), Grammar(parse))
    return [
        (parse.text[w.start : w.end], w.kind, w.value) for w in words if w.kind in {"SPOKENHOUR", "CLOCK"}
    ]


def rows(parse: Parse) -> list[Word]:
    grammar = Grammar(parse)
    return list(words_of(parse.text, lowered(parse.text), 0, len(parse.text), grammar.part_of_speech))


@pytest.mark.parametrize(
    ("text", "words", "kind", "hour"),
    [
        ("The boat left at half past six.", "half past six", "SPOKENHOUR", (6, 30)),
        ("The boat left at a quarter to one.", "a quarter to one", "SPOKENHOUR", (12, 45)),
        ("The boat left at twenty-five to seven.", "twenty-five to seven", "SPOKENHOUR", (6, 35)),
        ("The boat left at ten minutes past four.", "ten minutes past four", "SPOKENHOUR", (4, 10)),
        ("The boat left at ten past midnight.", "ten past midnight", "CLOCK", (0, 10)),
        ("The boat left at five to noon.", "five to noon", "CLOCK", (11, 55)),
        ("The boat left at three forty on Monday.", "three forty", "SPOKENHOUR", (3, 40)),
        ("The boat left at 7.30 on Monday.", "7.30", "CLOCK", (7, 30)),
        ("The boat left at seven in the morning.", "seven", "SPOKENHOUR", (7, 0)),
    ],
)
def test_numbers_behind_their_prepositions_make_one_hour(
    parse_of: ParseOf, text: str, words: str, kind: str, hour: tuple[int, int]
) -> None:
    assert (words, kind, hour) in hours_in(parse_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The toll stood at nine on Monday.",
        "The vote was ten to six.",
        "The team won by three to two.",
        "They called at three farms on Monday.",
        "Seven boats left, and thirteen came back.",
        "The shares closed at 7.30 on Monday.",
        "The boat has room for thirty forty times over.",
    ],
)
def test_numbers_that_count_stay_numbers(parse_of: ParseOf, text: str) -> None:
    parse = parse_of(text)
    assert hours_in(parse) == []
    assert with_hours(rows(parse), Grammar(parse)) == rows(parse)


@given(
    step=st.sampled_from(["five", "ten", "twenty", "twenty-five"]),
    side=st.sampled_from(["past", "to"]),
    hour=st.sampled_from(["one", "two", "six", "eleven", "twelve"]),
)
def test_a_step_lies_as_far_from_its_hour_as_it_says(
    parse_of: ParseOf, step: str, side: str, hour: str
) -> None:
    minutes = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}[step]
    base = {"one": 1, "two": 2, "six": 6, "eleven": 11, "twelve": 12}[hour] * 60
    (found,) = hours_in(parse_of(f"The boat left at {step} {side} {hour} in the morning."))
    told = found[2][0] * 60 + found[2][1]
    assert (told - base - (minutes if side == "past" else -minutes)) % 720 == 0
