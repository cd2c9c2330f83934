"""EDTF dates as days, and the axis they lie on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.charts.days import Stretch, axis, stretch

DAYS = st.integers(date(1900, 1, 1).toordinal(), date(2100, 1, 1).toordinal())
STRETCHES = st.lists(
    st.tuples(DAYS, st.integers(0, 900)).map(lambda t: Stretch(t[0], t[0] + t[1])), min_size=1, max_size=30
)


def days(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"),
        ("2031-05-03T08:30:00Z", "2031-05-03", "2031-05-03"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-05-XX", "2031-05-01", "2031-05-31"),
        ("2031-05-03/2031-05-09", "2031-05-03", "2031-05-09"),
        ("2031-05-03/..", "2031-05-03", "2031-05-03"),
    ],
)
def test_a_date_spans_the_days_it_may_be(edtf: str, first: str, last: str) -> None:
    found = stretch(edtf)
    assert found is not None
    assert (found.first, found.last) == days(first, last)


def test_a_day_within_a_month_is_not_a_month_long_event() -> None:
    within, lasting = stretch("2031-05"), stretch("2031-05-01/2031-05-31")
    assert within is not None
    assert lasting is not None
    assert (within.lasting, lasting.lasting) == (False, True)


def test_doubt_and_open_ends_are_kept() -> None:
    doubted, begun, ended = stretch("2031-05-03?"), stretch("2031-05-03/.."), stretch("../2031-05-03")
    assert doubted is not None
    assert doubted.unsure
    assert begun is not None
    assert (begun.open_start, begun.open_end, begun.exact) == (False, True, False)
    assert ended is not None
    assert (ended.open_start, ended.open_end) == (True, False)


@pytest.mark.parametrize("edtf", ["", None, "2031-21", "2031-02-30", "XXXX-WXX-3", "soon", "../.."])
def test_what_is_no_date_is_none(edtf: str | None) -> None:
    assert stretch(edtf) is None


@given(STRETCHES)
def test_the_axis_keeps_the_order_of_days_and_its_own_bounds(some: list[Stretch]) -> None:
    scale = axis(some, 10, 300)
    at = [scale.at(day) for s in some for day in (s.first, s.last + 1)]
    assert all(9.9 <= x <= 300.1 for x in at)
    ordered = sorted({day for s in some for day in (s.first, s.last + 1)})
    placed = [scale.at(day) for day in ordered]
    assert placed == sorted(placed)
    assert all(9.9 <= x <= 300.1 for x, _ in scale.ticks)


def test_a_long_stretch_of_nothing_is_a_break() -> None:
    week = [stretch(f"2031-05-0{n}") for n in range(1, 8)]
    scale = axis([s for s in [*week, stretch("1994")] if s is not None], 0, 400)
    assert len(scale.breaks) == 1
    assert scale.at(days("2031-05-07", "2031-05-07")[0]) - scale.at(days("2031-05-01", "2031-05-01")[0]) > 200
