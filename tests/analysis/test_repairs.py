"""Slips of the parser that grammar shows to be slips. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse, Token

ParseOf = Callable[[str], Parse]


def word(parse: Parse, text: str) -> Token:
    return next(t for t in parse.tokens if t.text == text)


def subject(parse: Parse, verb: str) -> str | None:
    return next((t.text for t in children(parse, word(parse, verb).index, "nsubj", "nsubjpass")), None)


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The president hopes to win.", "hopes", "hope"),
        ("She hopped over the fence.", "hopped", "hop"),
        ("The club is hoping to win.", "hoping", "hope"),
    ],
)
def test_a_short_verb_that_does_not_double_its_letter_ends_in_e(
    parse_of: ParseOf, text: str, form: str, lemma: str
) -> None:
    assert word(parse_of(text), form).lemma == lemma


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("A train believed to be carrying the minister set off from Porto on Sunday.", "set", "train"),
        ("Late on Sunday, a convoy thought to be carrying the hostages left the camp.", "left", "convoy"),
        ('The plan, characterised by the union as "a gift to landlords", passed.', "passed", "plan"),
    ],
)
def test_the_main_verb_of_a_garden_path_heads_its_sentence(
    parse_of: ParseOf, text: str, verb: str, noun: str
) -> None:
    parse = parse_of(text)
    assert word(parse, verb).head == word(parse, verb).index
    assert subject(parse, verb) == noun


@pytest.mark.parametrize(
    "text", ["A house destroyed by the flood.", "Two men wounded in the attack on Monday."]
)
def test_a_caption_without_a_verb_stays_one(parse_of: ParseOf, text: str) -> None:
    parse = parse_of(text)
    roots = [t for t in parse.tokens if t.head == t.index]
    assert [t.pos for t in roots] == ["NOUN"]


def test_the_subject_before_an_aside_is_that_of_the_verb_behind(parse_of: ParseOf) -> None:
    parse = parse_of("The vote, said the observer, was clean.")
    assert subject(parse, "was") == "vote"
    assert subject(parse, "said") == "observer"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry issued a warning that the bridge might collapse.",
        "It was announced by the ministry that the bridge might collapse.",
        "Lisbon has issued a warning that as winter approaches, the bridge might collapse.",
    ],
)
def test_that_before_a_clause_with_all_its_parts_is_no_part_of_it(parse_of: ParseOf, text: str) -> None:
    parse = parse_of(text)
    that = word(parse, "that")
    assert (that.dep, parse.tokens[that.head].text) == ("mark", "collapse")
    assert subject(parse, "collapse") == "bridge"


def test_that_as_an_object_stays_one(parse_of: ParseOf) -> None:
    parse = parse_of("The bridge that the army built collapsed.")
    assert word(parse, "that").dep == "dobj"


def test_a_noun_taken_for_part_of_what_stands_before_it_is_the_subject_of_the_verb_behind(
    parse_of: ParseOf,
) -> None:
    parse = parse_of(
        "Norway urgently needs more fish for its canning works in Ålesund and South Africa wants money."
    )
    assert subject(parse, "wants") == "Africa"
    assert subject(parse, "needs") == "Norway"


def test_an_idiom_is_one_adverb_of_the_verb(parse_of: ParseOf) -> None:
    parse = parse_of("The ministers met face to face in Oslo.")
    idiom = word(parse, "face to face")
    assert (idiom.dep, idiom.pos, parse.tokens[idiom.head].text) == ("advmod", "ADV", "met")
    assert parse.text[idiom.start : idiom.end] == "face to face"


@pytest.mark.parametrize("rank", ["first", "second", "last"])
def test_a_place_behind_for_the_first_time_is_that_of_the_act(parse_of: ParseOf, rank: str) -> None:
    parse = parse_of(f"The ministers met for the {rank} time on an island off Oslo.")
    assert parse.tokens[word(parse, "on").head].text == "met"


def test_not_behind_a_copula_denies_the_whole(parse_of: ParseOf) -> None:
    parse = parse_of("The vessel was not overloaded. It sank.")
    assert parse.tokens[word(parse, "not").head].text == "was"
