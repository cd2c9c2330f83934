"""When: what is a conflict of days, and what only looks like one."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.compare.times import compare_times, times_clash
from crossbearing.findings.view import ClaimView
from crossbearing.model.mention import Time

DAYS = st.dates(date(2031, 1, 1), date(2031, 3, 31))


def day(value: date) -> Time:
    text = value.isoformat()
    return Time("DATE", text, text, f"{text}T00:00:00", f"{text}T23:59:59", "explicit", "in full")


def month(value: date) -> Time:
    first = value.replace(day=1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    text = f"{value:%Y-%m}"
    return Time("DATE", text, text, f"{first}T00:00:00", f"{last}T23:59:59", "explicit", "in full")


def weekday(number: int) -> Time:
    return Time("DATE", f"XXXX-WXX-{number}", None, None, None, "none", "no date to hang on")


TIMES = st.one_of(DAYS.map(day), DAYS.map(month), st.integers(1, 7).map(weekday))


@pytest.fixture(scope="module")
def sunk(view: Any) -> ClaimView:
    return view("The ferry Sea Otter left Port Alder for the islands on Monday.")


def relation(a: ClaimView, b: ClaimView) -> str | None:
    found = compare_times(a, b, "Sea Otter")
    return found.outcome if found else None


@given(one=TIMES, other=TIMES)
def test_it_does_not_matter_which_claim_comes_first(sunk: ClaimView, one: Time, other: Time) -> None:
    a, b = evolve(sunk, time=one), evolve(sunk, time=other)
    there, back = compare_times(a, b, "she"), compare_times(b, a, "she")
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.outcome, there.question, there.a, there.b) == (
            back.outcome,
            back.question,
            back.b,
            back.a,
        )
        assert there.reason == back.reason


@given(one=DAYS, other=DAYS)
def test_two_days_are_one_day_or_a_conflict_or_two_occurrences(
    sunk: ClaimView, one: date, other: date
) -> None:
    apart = abs((one - other).days)
    expected = "same" if apart == 0 else "different_occurrence" if apart > 46 else "conflict"
    if apart != 46:  # the limit itself may fall on either side
        assert relation(evolve(sunk, time=day(one)), evolve(sunk, time=day(other))) == expected


@given(one=DAYS)
def test_a_day_and_its_month_are_one_time_told_more_and_less_closely(sunk: ClaimView, one: date) -> None:
    assert relation(evolve(sunk, time=day(one)), evolve(sunk, time=month(one))) == "granularity"


@given(one=TIMES, other=TIMES)
def test_a_conflict_of_times_is_a_clash(sunk: ClaimView, one: Time, other: Time) -> None:
    a, b = evolve(sunk, time=one), evolve(sunk, time=other)
    if relation(a, b) in {"conflict", "different_occurrence"}:
        assert times_clash(a, b)
    elif relation(a, b) in {"same", "granularity"}:
        assert not times_clash(a, b)


def test_two_weekdays_without_a_date_conflict_and_the_reason_says_what_is_missing(pair: Any) -> None:
    a, b = pair(
        "The ferry Sea Otter left Port Alder for the islands on Monday.",
        "The ferry Sea Otter left Port Alder for the islands on Tuesday.",
    )
    found = compare_times(a, b, "Sea Otter")
    assert found is not None
    assert (found.outcome, found.a, found.b) == ("conflict", "Monday", "Tuesday")
    assert "no date" in found.reason


def test_a_weekday_and_the_date_it_falls_on_agree(pair: Any) -> None:
    a, b = pair(
        "The ferry Sea Otter left Port Alder for the islands on Monday.",
        "The ferry Sea Otter left Port Alder for the islands on 5 May 2031.",
        published=("2031-05-07", None),
    )
    assert relation(a, b) == "same"


def test_what_is_expected_is_not_contradicted_by_what_happened(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten will meet President Otto Brandt in Port Alder on 5 May 2031.",
        "President Ilse Marten met President Otto Brandt in Port Alder on 6 May 2031.",
    )
    assert relation(a, b) is None


def test_the_same_meeting_years_earlier_is_another_occurrence(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten met President Otto Brandt in Port Alder on 5 May 2031.",
        "President Ilse Marten met President Otto Brandt in Port Alder on 4 May 2027.",
    )
    found = compare_times(a, b, "they")
    assert found is not None
    assert found.outcome == "different_occurrence"
    assert "two occurrences" in found.reason


def test_how_long_it_took_is_no_answer_to_when(pair: Any) -> None:
    a, b = pair("The talks began on 5 May 2031 in Port Alder.", "The talks lasted three days in Port Alder.")
    assert relation(a, b) is None
    assert not times_clash(a, b)


def test_one_instant_in_two_zones_is_no_conflict(pair: Any) -> None:
    a, b = pair(
        "The train left Oslo at 17:38 CET on 5 May 2031.", "The train left Oslo at 16:38 GMT on 5 May 2031."
    )
    assert not times_clash(a, b)


def test_a_date_whose_year_is_open_differs_from_another_date(pair: Any) -> None:
    a, b = pair("The ferry left Oslo on 5 May 2031.", "The ferry left Oslo on 9 August.")
    assert times_clash(a, b)


def test_an_hour_with_a_zone_and_one_without_may_be_one(pair: Any) -> None:
    a, b = pair(
        "The ferry Sea Otter sank on 8 May 2031 at 20:40 GMT.",
        "The ferry Sea Otter sank on 8 May 2031 at 11:40 p.m.",
    )
    assert not times_clash(a, b)


def printed_on_it(found: date, published: date, side: str = "before") -> Time:
    reason = f"the {found:%A} on or {side} the publication of the account ({published:%A, %-d %B %Y})"
    return evolve(day(found), anchor="published", reason=reason)


@pytest.mark.parametrize(("side", "weeks"), [("before", -1), ("after", 1)])
@given(published=DAYS)
def test_a_weekday_printed_on_that_weekday_may_be_that_of_the_other_week(
    sunk: ClaimView, side: str, weeks: int, published: date
) -> None:
    told = evolve(sunk, time=printed_on_it(published, published, side))
    meant = evolve(sunk, time=day(published + timedelta(weeks=weeks)))
    assert relation(told, meant) == relation(meant, told) == "granularity"
    assert not times_clash(told, meant)
    for off in (-14, -8, -6, -1, 1, 6, 8, 14):
        other = evolve(sunk, time=day(published + timedelta(off)))
        assert relation(told, other) == "conflict"
        assert times_clash(told, other)


@given(published=DAYS, ago=st.integers(1, 6))
def test_a_weekday_printed_on_another_is_the_last_one(sunk: ClaimView, published: date, ago: int) -> None:
    told = evolve(sunk, time=printed_on_it(published - timedelta(ago), published))
    before = evolve(sunk, time=day(published - timedelta(ago + 7)))
    assert relation(told, before) == "conflict"


def test_a_weekday_is_read_from_the_text_with_the_day_it_was_printed_on(pair: Any) -> None:
    texts = (
        "The ferry Sea Otter left Port Alder on Friday night.",
        "The ferry Sea Otter left Port Alder on 2 May 2031.",
        "The ferry Sea Otter left Port Alder on 5 May 2031.",
    )
    friday, saturday = "2031-05-09", "2031-05-10"
    assert relation(*pair(texts[0], texts[1], published=(friday, friday))) == "granularity"
    assert relation(*pair(texts[0], texts[1], published=(saturday, friday))) == "conflict"
    assert relation(*pair(texts[0], texts[2], published=(friday, friday))) == "conflict"
