import re
from functools import cache

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.analysis import Parser, ParseSettings
from crossbearing.grounding.numbers import numerals
from crossbearing.grounding.quantities import find_quantities
from crossbearing.grounding.times import find_times
from crossbearing.grounding.units import BY_SIGN, BY_WORD, UNITS
from crossbearing.lexicons.measures import definitions
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.mention import Quantity


@cache
def parser() -> Parser:
    return Parser(ParseSettings())


@cache
def quantities(text: str) -> dict[str, Quantity]:
    """The quantities found in a text, under their words."""
    paragraphs = tuple(Paragraph(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    account = Account("made", "0" * 64, text, paragraphs, published="2021-03-10")
    (parse,) = parser().parse([account])
    found = find_quantities(account, parse, find_times(account, parse))
    return {text[m.start : m.end]: m.value for m in found if isinstance(m.value, Quantity)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("1,204,500", 1204500),
        ("2.5", 2.5),
        ("twenty-one", 21),
        ("two hundred and fifty-one thousand", 251000),
        ("2.5 million", 2.5e6),
        ("3bn", 3e9),
        ("a dozen", 12),
        ("half a million", 5e5),
        ("two-thirds", 2 / 3),
        ("3½", 3.5),
        ("two and a half million", 2.5e6),
        ("1/4", 0.25),
        ("three quarters of a million", 750000),
        ("one in five", 0.2),
        ("four out of five", 0.8),
        ("nine in ten", 0.9),
        ("20 crore", 2e8),
        ("1.180,5", 1180.5),
    ],
)
def test_numerals_in_figures_and_words(words: str, value: float) -> None:
    (numeral,) = numerals(words, 0, len(words))
    assert numeral.value == pytest.approx(value)
    assert words[numeral.start : numeral.end] == words


@given(st.integers(0, 10**12))
def test_figures_are_read_back_with_and_without_commas(number: int) -> None:
    for words in (str(number), f"{number:,}"):
        (numeral,) = numerals(words, 0, len(words))
        assert (numeral.value, numeral.end) == (number, len(words))


@pytest.mark.parametrize(
    ("text", "words", "bound", "ends"),
    [
        ("The convoy had 20 wagons.", "20", "exact", (20, 20, 20)),
        ("The convoy had up to 80 wagons.", "up to 80", "at_most", (80, None, 80)),
        ("The convoy had at least 90 wagons.", "at least 90", "at_least", (90, 90, None)),
        ("The convoy had more than 90 wagons.", "more than 90", "at_least", (90, 90, None)),
        ("The convoy had fewer than 90 wagons.", "fewer than 90", "at_most", (90, None, 90)),
        ("The convoy had about 90 wagons.", "about 90", "about", (90, 90, 90)),
        ("The convoy had some 90 wagons.", "some 90", "about", (90, 90, 90)),
        ("The convoy had 90 or more wagons.", "90 or more", "at_least", (90, 90, None)),
        ("The convoy had 10 to 15 wagons.", "10 to 15", "between", (None, 10, 15)),
        ("The convoy had between 5 and 7 wagons.", "between 5 and 7", "between", (None, 5, 7)),
        ("The convoy had 1 to 2 thousand wagons.", "1 to 2 thousand", "between", (None, 1000, 2000)),
        ("The convoy had tens of thousands of wagons.", "tens of thousands", "between", (None, 1e4, 1e5)),
        ("The convoy had several hundred wagons.", "several hundred", "between", (None, 300, 900)),
        ("The convoy had a few dozen wagons.", "a few dozen", "between", (None, 24, 108)),
        ("20+ wagons came.", "20+", "at_least", (20, 20, None)),
        ("10-15 wagons came.", "10-15", "between", (None, 10, 15)),
    ],
)
def test_bounds(text: str, words: str, bound: str, ends: tuple[float | None, ...]) -> None:
    found = quantities(text)[words]
    assert (found.bound, (found.number, found.low, found.high)) == (bound, ends)
    assert (found.unit, found.of) == ("", "wagon")


@pytest.mark.parametrize(
    ("text", "words", "unit", "number"),
    [
        ("It crept along at 52mph.", "52mph", "mile / hour", 52),
        ("It crept along at 60 km/h.", "60 km/h", "kilometer / hour", 60),
        ("It weighs 8.4m tonnes.", "8.4m tonnes", "metric_ton", 8.4e6),
        ("Prices rose 4.5 per cent.", "4.5 per cent", "percent", 4.5),
        ("It cost $3bn.", "$3bn", "USD", 3e9),
        ("It cost €20 million.", "€20 million", "EUR", 2e7),
        ("It cost 200 rubles.", "200 rubles", "RUB", 200),
        ("It cost A$5.", "A$5", "AUD", 5),
        ("It cost $US48.", "$US48", "USD", 48),
        ("Oil sold at $61.75 per barrel.", "$61.75 per barrel", "USD / barrel", 61.75),
        ("Oil sold at $61.75 U.S. per barrel.", "$61.75 U.S. per barrel", "USD / barrel", 61.75),
        ("It cost $40 per person per day.", "$40 per person per day", "USD / person / day", 40),
        ("It ran at 60 kilometres (37 miles) an hour.", "60 kilometres", "kilometer / hour", 60),
        ("It ran at 60 kilometres (37 miles) an hour.", "37 miles", "mile / hour", 37),
        ("The room is 20 by 30 metres.", "20", "meter", 20),
        ("Rates rose 25 basis points.", "25 basis points", "basis_point", 25),
        ("The hall covers 300 square metres.", "300 square metres", "meter ** 2", 300),
        ("It fell to minus 40 degrees Celsius.", "40 degrees Celsius", "celsius", -40),
        ("He walked for three hours.", "three hours", "hour", 3),
    ],
)
def test_units_and_money(text: str, words: str, unit: str, number: float) -> None:
    found = quantities(text)[words]
    assert (found.unit, found.number, found.of) == (unit, number, "")


def test_a_range_of_money_shares_its_currency() -> None:
    (found,) = quantities("The levy was $4 billion to $6 billion.").values()
    assert (found.low, found.high, found.unit) == (4e9, 6e9, "USD")


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        ("The fine may run from $500,000 to $1 million a year.", (5e5, 1e6), "USD / year"),
        ("He went from 208 pounds to 193.", (193, 208), "pound"),
        ("They called a six- to eight-week truce.", (6, 8), "week"),
        ("She is in her late thirties.", (37, 39), "year"),
    ],
)
def test_ranges_share_the_fuller_unit(text: str, ends: tuple[float, float], unit: str) -> None:
    (found,) = quantities(text).values()
    assert ((found.low, found.high), found.unit) == (ends, unit)


def test_one_who_is_told_of_is_no_age() -> None:
    assert all(q.of != "age" for q in quantities("She was one among many.").values())


def test_a_prefix_bounds_too() -> None:
    assert quantities("He served 15-plus years.")["15-plus years"].bound == "at_least"
    assert quantities("They let sub-500 sq m offices.")["sub-500 sq m"].bound == "at_most"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A 20-car convoy left.", "car"),
        ("The 300-strong force left.", "member"),
        ("The train has 24 armoured lorries.", "lorry"),
        ("Five people were aboard.", "people"),
        ("Dozens of vehicles burned.", "vehicle"),
        ("Two of the boats sank.", "boat"),
    ],
)
def test_a_count_names_what_is_counted(text: str, of: str) -> None:
    (found,) = quantities(text).values()
    assert (found.of, found.unit) == (of, "")


def test_a_number_compared_with_a_count_counts_the_same() -> None:
    found = quantities("The yard held 90 wagons, up from 63.")
    assert found["63"].of == "wagon"


def test_ages_in_apposition_are_years_of_age() -> None:
    found = quantities("The teacher Jane Doe, 66, left the hall.")["66"]
    assert (found.unit, found.of) == ("year", "age")


@pytest.mark.parametrize("text", ["Jane Doe (66) left the hall.", "She will be 66 in May.", "She turned 66."])
def test_ages_in_brackets_and_told_by_a_verb_are_years_of_age(text: str) -> None:
    found = quantities(text)["66"]
    assert (found.unit, found.of) == ("year", "age")


@pytest.mark.parametrize(
    "text",
    [
        "He left on 12 September 2020.",
        "They came third, and the 7th runner fell.",
        "The Boeing 747 landed.",
        "An F-16 took off.",
        "Flight 370 vanished.",
        "The Group of 7 met.",
        "They lost 3-1 at home.",
        "The 18-month-old truce broke.",
        "The bill was passed in 1999.",
        "No one came.",
        "See Chapter 12.",
        "They finished in the top three.",
        "Call 555-1234.",
        "The S&P 500 fell.",
        "She lives at 49 Acacia Avenue.",
        "It began four years ago.",
    ],
)
def test_names_dates_ordinals_and_scores_are_no_quantities(text: str) -> None:
    assert quantities(text) == {}


def test_of_two_numbers_before_a_noun_the_second_is_its_name() -> None:
    assert list(quantities("The airline grounded two new 737 Max jets.")) == ["two"]


def test_pint_knows_every_unit() -> None:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for definition in definitions():
        registry.define(definition)
    for unit in sorted({*BY_SIGN.values(), *BY_WORD.values(), *UNITS["per_things"]}):
        assert str(registry.parse_units(f"USD / ({unit})"))


@pytest.mark.parametrize(
    "text",
    [
        "A line for relatives has been opened: call 555 010 099.",
        "Ring +33 1 70 00 00 00 or 0800-555 199.",
        "The hotline is (555) 010-9999.",
        "In danger dial 112.",
        "Witnesses should phone 020 7946 0999.",
    ],
)
def test_telephone_numbers_count_nothing(text: str) -> None:
    assert quantities(text) == {}


def test_figures_beside_a_telephone_still_count() -> None:
    found = quantities("The hotline took 4,200 calls. They gave 1200 telephones to 350 schools.")
    assert {words: value.number for words, value in found.items()} == {
        "4,200": 4200,
        "1200": 1200,
        "350": 350,
    }


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("One hundred and thirty-two sailors had been rescued.", "One hundred and thirty-two", "sailor"),
        ("Three Fijians were hurt.", "Three", "fijian"),
        ("Some 40,000 doses arrived.", "Some 40,000", "dose"),
        ("They wore 12 ties.", "12", "tie"),
        ("They owned 40 buses and nine lenses.", "nine", "lens"),
        ("They carried five knives.", "five", "knife"),
        ("The halls hold 100 people, and fever cases climbed to 240.", "240", ""),
        ("The train had 90 wagons, up from 80.", "80", "wagon"),
    ],
)
def test_a_number_counts_its_own_noun_in_its_singular(text: str, words: str, of: str) -> None:
    assert quantities(text)[words].of == of


@pytest.mark.parametrize(
    "text",
    [
        "The jet was on its approach to runway 36.",
        "He told of cracks above seam seven.",
        "Paragraph 4 and article 12 forbid it.",
        "The screens are 1600 x 1200 in size.",
        "He drove along route 66 to gate 3.",
    ],
)
def test_what_bears_a_number_is_not_counted_by_it(text: str) -> None:
    assert quantities(text) == {}


def test_two_numbers_with_and_between_them_are_two() -> None:
    found = quantities("Between two and four farmers came.")["Between two and four"]
    assert (found.low, found.high) == (2, 4)
