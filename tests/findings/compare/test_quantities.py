"""How much: units, rounding, bounds, updates, and what remains a conflict."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from crossbearing.findings.compare.precision import measured
from crossbearing.findings.compare.quantities import (
    compare_counts,
    compare_quantities,
    figure_words,
    figures_clash,
)
from crossbearing.findings.view import ClaimView, Figure
from crossbearing.model.mention import Bound, Quantity

ALIKE = 0.9  # how alike the claims are but for their figures
COUNTS = st.integers(3, 5000).map(float)
BOUNDS: st.SearchStrategy[Bound] = st.sampled_from(["exact", "about", "at_least", "at_most"])


def count(number: float, bound: Bound = "exact", of: str = "passenger", unit: str = "") -> Quantity:
    low = None if bound == "at_most" else number
    high = None if bound == "at_least" else number
    return Quantity(number, low, high, bound, unit, of)


def holding(view: ClaimView, quantity: Quantity, partial: bool = False) -> ClaimView:
    return evolve(view, figures=(Figure(quantity, "theme", frozenset(), partial),))


def relation(a: ClaimView, b: ClaimView) -> str | None:
    found = compare_quantities(a, b, ALIKE)
    return found.outcome if found else None


@pytest.fixture(scope="module")
def rescued(view: Any) -> ClaimView:
    return view("Fishermen rescued the passengers of the Sea Otter.")


@pytest.fixture(scope="module")
def drowned(view: Any) -> ClaimView:
    return view("The accident killed the passengers of the Sea Otter.", published="2031-05-05")


QUANTITIES = st.builds(count, COUNTS, BOUNDS)
MEASURES = st.builds(
    count, st.floats(5, 5000), BOUNDS, st.just(""), st.sampled_from(["kilometer", "mile", "meter"])
)


@given(one=st.one_of(QUANTITIES, MEASURES), other=st.one_of(QUANTITIES, MEASURES))
def test_it_does_not_matter_which_claim_comes_first(
    rescued: ClaimView, one: Quantity, other: Quantity
) -> None:
    a, b = holding(rescued, one), holding(rescued, other)
    there, back = compare_quantities(a, b, ALIKE), compare_quantities(b, a, ALIKE)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.outcome, there.question, there.a, there.b) == (
            back.outcome,
            back.question,
            back.b,
            back.a,
        )
        assert there.reason == back.reason


@given(number=COUNTS, bound=BOUNDS)
def test_a_figure_never_conflicts_with_itself(rescued: ClaimView, number: float, bound: Bound) -> None:
    assert relation(holding(rescued, count(number, bound)), holding(rescued, count(number, bound))) == "same"


CONVERSIONS = [
    ("mile / hour", "kilometer / hour", 1.609344),
    ("mile", "kilometer", 1.609344),
    ("foot", "meter", 0.3048),
]


@given(number=st.integers(20, 3000), units=st.sampled_from(CONVERSIONS))
@example(number=37, units=CONVERSIONS[0])
def test_one_measure_in_two_units_is_no_conflict(
    rescued: ClaimView, number: int, units: tuple[str, str, float]
) -> None:
    ours, theirs, factor = units
    a = holding(rescued, count(number, unit=ours))
    b = holding(rescued, count(float(round(number * factor)), unit=theirs))
    assert relation(a, b) in {"unit", "rounding"}


@given(exact=st.integers(1000, 99_999))
def test_a_rounded_figure_is_the_figure(rescued: ClaimView, exact: int) -> None:
    rounded = count(float(round(exact, -2)), "about")
    assert relation(holding(rescued, count(float(exact))), holding(rescued, rounded)) in {"same", "rounding"}


@given(number=COUNTS, more=st.floats(1.0, 1.9))
def test_at_least_and_up_to_allow_what_they_allow(rescued: ClaimView, number: float, more: float) -> None:
    exact = holding(rescued, count(float(round(number * more))))
    assert relation(holding(rescued, count(number, "at_least")), exact) != "conflict"
    less = holding(rescued, count(number))
    assert relation(holding(rescued, count(float(round(number * more)), "at_most")), less) != "conflict"


@given(number=COUNTS, times=st.floats(1.5, 4.0))
def test_two_exact_counts_of_one_thing_are_a_conflict(
    rescued: ClaimView, number: float, times: float
) -> None:
    other = float(round(number * times))
    assume(other > number)
    assert relation(holding(rescued, count(number)), holding(rescued, count(other))) == "conflict"


@given(one=COUNTS, other=COUNTS)
def test_two_nouns_are_two_questions(rescued: ClaimView, one: float, other: float) -> None:
    a, b = holding(rescued, count(one, of="passenger")), holding(rescued, count(other, of="lifeboat"))
    assert relation(a, b) is None


@given(one=COUNTS, other=COUNTS)
def test_a_part_answers_no_how_many(rescued: ClaimView, one: float, other: float) -> None:
    assert relation(holding(rescued, count(one), partial=True), holding(rescued, count(other))) is None


@given(one=COUNTS, other=COUNTS, unit=st.sampled_from(["kilometer", "hour"]))
def test_a_measure_and_a_count_are_not_compared(
    rescued: ClaimView, one: float, other: float, unit: str
) -> None:
    assert relation(holding(rescued, count(one, unit=unit)), holding(rescued, count(other))) is None


@given(one=COUNTS, other=COUNTS)
def test_tolls_of_two_days_update_each_other_up_or_down(drowned: ClaimView, one: float, other: float) -> None:
    later = evolve(drowned, account=evolve(drowned.account, published="2031-05-06"))
    found = relation(holding(drowned, count(one)), holding(later, count(other)))
    assert found != "conflict"
    if max(one, other) > 2 * min(one, other):
        assert found == "update"


@given(number=COUNTS, times=st.floats(1.5, 4.0))
def test_tolls_of_one_day_conflict(drowned: ClaimView, number: float, times: float) -> None:
    other = float(round(number * times))
    assert relation(holding(drowned, count(number)), holding(drowned, count(other))) == "conflict"


def test_a_count_of_rescued_that_falls_is_no_update(rescued: ClaimView) -> None:
    first = evolve(rescued, account=evolve(rescued.account, published="2031-05-05"))
    later = evolve(rescued, account=evolve(rescued.account, published="2031-05-06"))
    assert relation(holding(first, count(40.0)), holding(later, count(90.0))) == "update"
    assert relation(holding(first, count(90.0)), holding(later, count(40.0))) == "conflict"


def test_figures_are_read_from_the_text_with_their_units(pair: Any) -> None:
    a, b = pair(
        "The ferry Sea Otter was travelling at 37 mph.",
        "The ferry Sea Otter was travelling at 60 km/h.",
    )
    found = compare_quantities(a, b, ALIKE)
    assert found is not None
    assert found.outcome == "unit"
    assert (found.a, found.b) == ("37 miles per hour", "60 kilometres per hour")
    assert found.reason == f"{found.a} and {found.b} are one measure in two units"


def test_two_counts_read_from_the_text_conflict(pair: Any) -> None:
    a, b = pair(
        "Fishermen rescued 40 passengers of the Sea Otter.",
        "Fishermen rescued 75 passengers of the Sea Otter.",
    )
    found = compare_quantities(a, b, ALIKE)
    assert found is not None
    assert (found.outcome, found.a, found.b) == ("conflict", "40", "75")
    assert "passengers" in found.question


def test_the_counts_of_two_days_are_not_one_count(pair: Any) -> None:
    a, b = pair(
        "Fishermen rescued 40 passengers on 5 May 2031.",
        "Fishermen rescued 75 passengers on 6 May 2031.",
        published=("2031-05-07", "2031-05-07"),
    )
    assert relation(a, b) is None


def test_a_currency_pint_does_not_know_is_compared_as_it_stands(rescued: ClaimView) -> None:
    dear, cheap = count(900.0, unit="EUR"), count(300.0, unit="EUR")
    assert relation(holding(rescued, dear), holding(rescued, cheap)) == "conflict"
    assert relation(holding(rescued, dear), holding(rescued, count(300.0, unit="USD"))) is None


def test_a_range_is_measured_by_its_middle_and_told_by_its_ends() -> None:
    span = Quantity(None, 10.0, 20.0, "between", "", "hour")
    found = measured(span)
    assert found is not None
    assert (found.low, found.number, found.high) == (9.5, 15.0, 20.5)
    assert figure_words(span) == "10 to 20"


def test_a_quantity_without_a_figure_is_not_measured() -> None:
    assert measured(Quantity(None, None, None, "about", "", "passenger")) is None


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (count(37, unit="mile / hour"), count(60, unit="kilometer / hour"), "unit"),
        (count(40, unit="mile / hour"), count(50, unit="kilometer / hour"), "conflict"),
        (count(20, unit="celsius"), count(68, unit="fahrenheit"), "unit"),
        (count(50, unit="basis_point"), count(0.5, unit="percentage_point"), "unit"),
        (count(1.2, unit="kilometer"), count(1180, unit="meter"), "unit"),
        (count(1200), count(1180), "rounding"),
        (count(1200), count(1100), "conflict"),
        (count(1150), count(1180), "conflict"),
        (count(100), count(103), "rounding"),
        (count(100), count(140), "conflict"),
        (count(103), count(105), "conflict"),
        (count(40), count(41), "conflict"),
        (count(103, "about"), count(105), "rounding"),
        (count(50, "at_least"), count(49), "conflict"),
        (count(50, "at_least"), count(60), "rounding"),
        (count(2.5e6, unit="USD"), count(2.46e6, unit="USD"), "rounding"),
        (count(2.5e6, unit="USD"), count(2.4e6, unit="USD"), "conflict"),
    ],
)
def test_a_figure_is_as_exact_as_its_last_digit(
    rescued: ClaimView, one: Quantity, other: Quantity, outcome: str
) -> None:
    a, b = holding(rescued, one), holding(rescued, other)
    assert relation(a, b) == outcome
    assert figures_clash(a, b) == (outcome == "conflict")


@given(one=COUNTS, other=COUNTS, bound=BOUNDS)
def test_a_vaguer_word_makes_no_conflict(rescued: ClaimView, one: float, other: float, bound: Bound) -> None:
    exact, theirs = holding(rescued, count(one)), holding(rescued, count(other))
    if relation(exact, theirs) != "conflict":
        assert relation(holding(rescued, count(one, bound)), theirs) != "conflict"


@given(number=st.integers(1, 10**7), units=st.sampled_from(CONVERSIONS), bound=BOUNDS)
def test_a_figure_is_itself_in_other_units(
    rescued: ClaimView, number: int, units: tuple[str, str, float], bound: Bound
) -> None:
    ours, theirs, factor = units
    a = holding(rescued, count(float(number), bound, unit=ours))
    b = holding(rescued, count(number * factor, bound, unit=theirs))
    assert relation(a, b) in {"unit", "rounding"}
    assert not figures_clash(a, b)


@given(one=st.one_of(QUANTITIES, MEASURES), other=st.one_of(QUANTITIES, MEASURES))
def test_figures_that_clash_are_never_told_to_agree(
    rescued: ClaimView, one: Quantity, other: Quantity
) -> None:
    a, b = holding(rescued, one), holding(rescued, other)
    assert figures_clash(a, b) == figures_clash(b, a)
    if figures_clash(a, b):
        assert relation(a, b) in {"conflict", "update", None}


def test_two_things_measured_do_not_clash(rescued: ClaimView) -> None:
    speed, way = count(60, unit="kilometer / hour"), count(12, unit="kilometer")
    assert not figures_clash(holding(rescued, speed), holding(rescued, way))


def one_statement() -> bool:
    return True


def test_counts_of_one_thing_in_one_statement_are_compared(rescued: ClaimView) -> None:
    many, more = holding(rescued, count(190, of="carriage")), holding(rescued, count(243, of="carriage"))
    found = compare_counts(many, more, one_statement)
    assert found is not None
    assert found.outcome == "conflict"
    assert compare_counts(many, more, lambda: False) is None


def test_counts_of_other_things_parts_times_and_countries_are_not_compared(rescued: ClaimView) -> None:
    many, more = count(190, of="carriage"), count(243, of="carriage")
    told = holding(rescued, many)
    of_a_day = evolve(rescued, figures=(Figure(more, "theme", frozenset({"2031-05-05"}), False),))
    of_chile = evolve(holding(rescued, more), sides={"theme": frozenset({"e-chile"})})
    for other in (
        holding(rescued, count(243, of="ship")),
        holding(rescued, more, partial=True),
        of_a_day,
        of_chile,
    ):
        assert compare_counts(told, other, one_statement) is None


def test_figures_of_people_called_otherwise_clash_unless_one_may_be_the_other(rescued: ClaimView) -> None:
    seven, four = holding(rescued, count(7, of="serviceman")), holding(rescued, count(4, of=""))
    assert figures_clash(seven, four)
    both = evolve(rescued, figures=(*seven.figures, *four.figures))
    assert not figures_clash(both, four)
