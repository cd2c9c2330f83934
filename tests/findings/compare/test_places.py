"""Where: one place, one within the other, or two."""

from typing import Any

import pytest
from attrs import evolve

from crossbearing.findings.compare.places import compare_cities, compare_places
from crossbearing.findings.view import ClaimView

MET = "President Ilse Marten met President Otto Brandt {} on 5 May 2031."


@pytest.fixture
def relation(pair: Any) -> Any:
    def relate(one: str, other: str) -> str | None:
        a, b = pair(MET.format(one), MET.format(other))
        there, back = compare_places(a, b, "they"), compare_places(b, a, "they")
        if there is None or back is None:
            assert there is back
            return None
        assert (there.outcome, there.question, there.a, there.b) == (
            back.outcome,
            back.question,
            back.b,
            back.a,
        )
        assert there.reason == back.reason
        return there.outcome

    return relate


def test_two_cities_are_a_conflict(relation: Any) -> None:
    assert relation("in Oslo", "in Bergen") == "conflict"


def test_a_city_and_its_country_are_one_place_told_more_and_less_closely(relation: Any) -> None:
    assert relation("in Oslo", "in Norway") == "granularity"


def test_one_city_in_two_spellings_is_one_place(relation: Any) -> None:
    assert relation("in Kyiv", "in Kiev") == "same"


def test_two_kinds_of_site_are_a_conflict(relation: Any) -> None:
    assert relation("at an airport", "at a castle hotel") == "conflict"


def test_a_site_and_a_city_are_not_set_against_each_other(relation: Any) -> None:
    assert relation("at an airport", "in Oslo") is None


def test_an_unknown_place_answers_nothing(relation: Any) -> None:
    assert relation("at an unknown location", "in Oslo") is None
    assert relation("at an undisclosed hotel", "at an airport") is None


def test_where_it_is_expected_is_not_compared_with_where_it_was(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten will meet President Otto Brandt in Oslo.",
        "President Ilse Marten met President Otto Brandt in Bergen.",
    )
    assert compare_places(a, b, "they") is None


def test_an_act_that_is_done_in_many_places_is_not_asked_for_one(pair: Any) -> None:
    a, b = pair("Ilse Marten sold books in Oslo.", "Ilse Marten sold books in Bergen.")
    assert compare_places(a, b, "she") is None


def test_without_a_sense_nothing_is_asked(pair: Any) -> None:
    a, b = pair(MET.format("in Oslo"), MET.format("in Bergen"))

    def bare(view: ClaimView) -> ClaimView:
        return evolve(view, claim=evolve(view.claim, sense=None))

    assert compare_places(bare(a), bare(b), "they") is None


def test_one_meeting_in_two_cities_is_a_conflict_if_they_are_one_statement_else(pair: Any) -> None:
    a, b = pair("The commission will meet in Oslo.", "The next session will be held in Bergen.")
    found = compare_cities(a, b, lambda: True)
    assert found is not None
    assert (found.kind, {found.a, found.b}) == ("place", {"Oslo", "Bergen"})
    assert found.question == "In which town is the meeting?"
    assert compare_cities(a, b, lambda: False) is None
