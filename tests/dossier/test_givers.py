"""Who gives and who receives."""

from typing import Any

import pytest


def sides(listed: Any, text: str) -> list[tuple[str | None, str | None]]:
    return [(t["giver"], t["receiver"]) for t in listed("transfers", text)]


def test_each_that_has_a_name_gives(listed: Any) -> None:
    found = sides(listed, "Norway and Denmark gave Chile 60 tents.")
    assert sorted(found) == [("Denmark", "Chile"), ("Norway", "Chile")]


def test_them_are_those_told_of_before_and_not_who_gives(listed: Any) -> None:
    text = "The sailors waited in the hut until rescuers fed them hot soup."
    assert sides(listed, text) == [("rescuers", "The sailors")]


def test_each_of_several_receives(listed: Any) -> None:
    assert sides(listed, "The firm is giving each of us 150 dollars for the lost day.") == [
        ("The firm", "each of us")
    ]


def test_he_of_whom_somebody_speaks_is_not_the_speaker(listed: Any) -> None:
    text = "“I would call it him asking for help,” Otto Brandt said."
    assert ("Otto Brandt", None) not in sides(listed, text)
    assert (None, "Otto Brandt") not in sides(listed, text)


@pytest.mark.parametrize(
    "text", ["Norway is to send four more ships to the area.", "The letter was sent to Oslo."]
)
def test_what_only_goes_to_a_place_is_given_to_nobody(listed: Any, text: str) -> None:
    assert sides(listed, text) == []


def test_a_year_before_a_giver_is_no_part_of_him(listed: Any) -> None:
    assert sides(listed, "In 2013 thieves carried off eleven icons.") == [(None, "thieves")]


def test_those_accused_of_taking_it_have_it(listed: Any) -> None:
    text = "Norway handed over three men accused of stealing gold from the museum."
    assert ("the museum", "three men") in sides(listed, text)
