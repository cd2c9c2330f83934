"""Clock times get the zone of the places an account names, and none where that would be a guess."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.mention import Time

DAY = "2021-07-14"
Starts = Callable[[str], dict[str, str | None]]


@pytest.fixture
def starts(account: Any, analysed: Any) -> Starts:
    """The first instants of an account's times, under their words."""

    def find(text: str) -> dict[str, str | None]:
        found = analysed(account("Gull Post", text, DAY)).mentions
        return {text[m.start : m.end]: m.value.start for m in found if isinstance(m.value, Time)}

    return find


def test_a_clock_has_the_zone_that_all_places_of_the_account_share(starts: Starts) -> None:
    found = starts("The boat left Tanga at 9 p.m. and was to reach Mombasa. Help was called at 18:40 GMT.")
    assert found["9 p.m."] == "2021-07-14T21:00:00+03:00"
    assert found["18:40 GMT"] == "2021-07-14T18:40:00+00:00"


def test_summer_time_is_that_of_the_day(starts: Starts) -> None:
    assert starts("The train left Oslo at 9 p.m.")["9 p.m."] == "2021-07-14T21:00:00+02:00"


@pytest.mark.parametrize(
    "text",
    [
        "The jet left Oslo at 9 p.m. and came down in Nairobi.",
        "The train left Omsk at 9 p.m.",
        "The train left at 9 p.m.",
    ],
)
def test_no_zone_is_guessed(starts: Starts, text: str) -> None:
    assert starts(text)["9 p.m."] == "2021-07-14T21:00:00"


def test_local_time_is_that_of_its_sentence(starts: Starts) -> None:
    found = starts("The jet left Tbilisi. It came down in Oslo at 9 p.m. local time.")
    assert found["9 p.m. local time"] == "2021-07-14T21:00:00+02:00"


def test_an_hour_of_an_unknown_half_of_the_day_has_no_zone(starts: Starts) -> None:
    assert starts("The boat left Tanga at nine.")["nine"] == "2021-07-14T09:00:00"
