"""Units of quantities: what they measure, and how much they are in base units."""

import pytest

from crossbearing.lexicons.measures import dimension, in_base_units, unit_words


def test_a_temperature_is_more_than_a_factor() -> None:
    assert in_base_units(20.0, "celsius") == pytest.approx(in_base_units(68.0, "fahrenheit"))


def test_a_hundred_basis_points_are_a_percentage_point_and_no_per_cent() -> None:
    assert in_base_units(100.0, "basis_point") == pytest.approx(in_base_units(1.0, "percentage_point"))
    assert dimension("basis_point") == dimension("percentage_point") != dimension("percent")


def test_shares_of_other_kinds_are_not_compared() -> None:
    assert dimension("percent") != dimension("degree")
    assert dimension("USD") != dimension("EUR")


def test_a_rate_of_money_is_measured_by_what_it_counts_by() -> None:
    assert dimension("USD / share") == dimension("cent / share").replace("cent", "USD") != dimension("USD")


def test_what_pint_does_not_know_stands_as_it_is() -> None:
    assert (in_base_units(3.0, "zorkmid"), dimension("zorkmid")) == (3.0, "zorkmid")
    assert (in_base_units(3.0, ""), dimension("")) == (3.0, "")


@pytest.mark.parametrize(
    ("unit", "one", "several"),
    [
        ("kilometer", "kilometre", "kilometres"),
        ("foot", "foot", "feet"),
        ("foot ** 2", "square foot", "square feet"),
        ("metric_ton", "tonne", "tonnes"),
        ("percent", "per cent", "per cent"),
        ("mile / hour", "mile per hour", "miles per hour"),
        ("USD / share", "USD per share", "USD per share"),
        ("terawatt_hour", "TWh", "TWh"),
    ],
)
def test_a_unit_is_said_as_a_reader_writes_it(unit: str, one: str, several: str) -> None:
    assert (unit_words(unit, one=True), unit_words(unit, one=False)) == (one, several)
