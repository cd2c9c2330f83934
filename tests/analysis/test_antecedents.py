"""What pronouns and "the two leaders" stand for. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.parse import Parse

ParseOf = Callable[[str], Parse]


def antecedents(parse: Parse, text: str, nth: int = 0) -> tuple[str, ...]:
    token = [t for t in parse.tokens if t.text.lower() == text][nth]
    return tuple(parse.tokens[i].text for i in parse.antecedents.get(token.index, ()))


@pytest.mark.parametrize(
    ("text", "pronoun", "wanted"),
    [
        ("Thomas Berger won the race. He broke the record.", "he", ("Berger",)),
        ("Thomas Berger won the race. The crowd cheered him.", "him", ("Berger",)),
        ("Thomas Berger met Paul Adler in May. He praised the talks.", "he", ("Berger",)),
        ("Thomas Berger resigned. His deputy stayed.", "his", ("Berger",)),
        ("Angela Merkel and Paul Adler met in May. They signed a treaty.", "they", ("Merkel", "Adler")),
        (
            "Angela Merkel met Paul Adler in May. The two leaders signed a treaty.",
            "leaders",
            ("Merkel", "Adler"),
        ),
        ("Poland said its army was ready.", "its", ("Poland",)),
        ("Poland warned Chile, saying it would pay a price.", "it", ("Chile",)),
        ("Poland told Chile that it would pay for the ships.", "it", ("Poland",)),
    ],
)
def test_a_pronoun_goes_to_the_nearest_fitting_name(
    parse_of: ParseOf, text: str, pronoun: str, wanted: tuple[str, ...]
) -> None:
    assert antecedents(parse_of(text), pronoun) == wanted


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is raining in Poland.", "it"),
        ("He won the race.", "he"),
        ("Angela Merkel left. They cheered.", "they"),
        ("The leaders met.", "leaders"),
    ],
)
def test_what_the_text_does_not_make_plain_stays_open(parse_of: ParseOf, text: str, pronoun: str) -> None:
    assert antecedents(parse_of(text), pronoun) == ()


def test_subject_and_object_of_one_verb_are_two_persons(parse_of: ParseOf) -> None:
    parse = parse_of("Thomas Berger resigned. Paul Adler praised him.")
    assert antecedents(parse, "him") == ("Berger",)


def test_a_name_too_far_away_is_not_reached(parse_of: ParseOf) -> None:
    text = "Thomas Berger won. " + "The crowd sang a song. " * 6 + "He left."
    assert antecedents(parse_of(text), "he") == ()


@pytest.mark.parametrize(
    ("text", "plural", "wanted"),
    [
        (
            "President Ilse Marten met President Paul Adler in May. The presidents signed a treaty.",
            "presidents",
            ("Marten", "Adler"),
        ),
        ("Poland and Chile fought over a rock. Both sides lost a ship.", "sides", ("Poland", "Chile")),
        (
            "Polish guards fired at Chilean boats. The two countries met in May.",
            "countries",
            ("Polish", "Chilean"),
        ),
    ],
)
def test_a_plural_goes_to_the_only_two_that_fit(
    parse_of: ParseOf, text: str, plural: str, wanted: tuple[str, ...]
) -> None:
    assert antecedents(parse_of(text), plural) == wanted


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Poland, Chile and Norway met in May. Both sides lost a ship.", "sides"),
        ("Poland met in May. The two countries signed a treaty.", "countries"),
        ("Poland and Chile met in May. The countries of the south signed a treaty.", "countries"),
        (
            "President Ilse Marten, President Paul Adler and President Ana Roe met. The presidents left.",
            "presidents",
        ),
        ("President Ilse Marten met Paul Adler, a singer. The presidents left.", "presidents"),
    ],
)
def test_a_plural_that_others_fit_stays_open(parse_of: ParseOf, text: str, plural: str) -> None:
    assert antecedents(parse_of(text), plural) == ()


def test_the_two_ministers_are_not_their_spokesman(parse_of: ParseOf) -> None:
    text = (
        "Foreign minister Ilse Marten met foreign minister Paul Adler. "
        "Spokesman Jonas Holm praised them. The two ministers left."
    )
    assert antecedents(parse_of(text), "ministers") == ("Marten", "Adler")
