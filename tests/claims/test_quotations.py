"""What stands between quotation marks, and how far a clause is quoted."""

from collections.abc import Callable

import pytest

from crossbearing.claims.quotations import find_quotations
from crossbearing.model.claim import Claim
from crossbearing.model.parse import Parse

ParseOf = Callable[[str], Parse]

ClaimsOf = Callable[[str], tuple[Claim, ...]]


def words(parse: Parse) -> list[str]:
    return [
        parse.text[parse.tokens[q.first].start : parse.tokens[q.last - 1].end] for q in find_quotations(parse)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we are safe" twice.',
        "He said “we are safe” twice.",
        "He said ‘we are safe’ twice.",
        "He said «we are safe» twice.",
    ],
)
def test_marks_of_all_kinds_enclose_a_quotation(parse_of: ParseOf, text: str) -> None:
    assert words(parse_of(text)) == ["we are safe"]


@pytest.mark.parametrize(
    "text", ["The workers’ demands and the club’s debts grew.", "It was the drivers' third strike in May."]
)
def test_apostrophes_enclose_nothing(parse_of: ParseOf, text: str) -> None:
    assert words(parse_of(text)) == []


def test_an_apostrophe_does_not_end_a_quotation_in_single_marks(parse_of: ParseOf) -> None:
    assert words(parse_of("‘The workers’ pay doesn’t rise,’ she said.")) == ["The workers’ pay doesn’t rise,"]


def test_an_open_quotation_ends_with_its_paragraph_and_is_taken_up_in_the_next(parse_of: ParseOf) -> None:
    parse = parse_of("She said: “The dam is safe.\n\n“It will hold for years.”\n\nThe town slept.")
    assert words(parse) == ["The dam is safe.", "It will hold for years."]
    assert [q.closed for q in find_quotations(parse)] == [False, True]


def test_an_open_quotation_goes_on_with_its_speaker(claims_of: Callable[..., tuple[object, ...]]) -> None:
    text = "The governor told the town: “The dam is safe today.\n\n“It will hold for years.”"
    assert {c.speaker.name for c in claims_of(text)} == {"The governor"}  # type: ignore[attr-defined]


def test_two_apostrophes_open_and_close_a_quotation(claims_of: ClaimsOf) -> None:
    claims = claims_of("''The dam is safe,'' the engineer said. ''We checked it twice.''")
    assert [(c.predicate, c.quoted, c.speaker.name if c.speaker else None) for c in claims] == [
        ("be", "direct", "the engineer"),
        ("check", "direct", "the engineer"),
    ]


def test_what_a_speaker_says_that_people_think_is_the_speakers(claims_of: ClaimsOf) -> None:
    claims = claims_of("“People think the dam is safe,” the engineer said.")
    assert {c.speaker.name for c in claims if c.speaker} == {"the engineer"}
    named = claims_of("“The miners think the dam is safe,” the engineer said.")
    assert "The miners" in {c.speaker.name for c in named if c.speaker}


def test_a_quotation_goes_on_with_who_spoke_it_and_not_with_who_tells_of_it(claims_of: ClaimsOf) -> None:
    text = (
        '"I signed nothing at all," Otto Brandt told his son, according to his sister Ilse. '
        '"They asked me every week."'
    )
    (asked,) = (c for c in claims_of(text) if c.predicate == "ask")
    assert asked.speaker is not None
    assert "Brandt" in asked.speaker.name


def test_a_long_quotation_has_one_speaker(claims_of: ClaimsOf) -> None:
    text = (
        '"We sang until dawn," Otto Brandt said. "Nobody struck us. They stood at the wall. They were calm. '
        'They ran the pumps. They kept the lamps lit."'
    )
    assert {c.speaker.name if c.speaker else None for c in claims_of(text)} == {"Otto Brandt"}
