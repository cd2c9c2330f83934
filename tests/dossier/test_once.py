"""What is told of one occasion is listed once."""

from itertools import permutations
from typing import Any

import pytest

from crossbearing.dossier.once import are_one_time, nearer_time


@pytest.mark.parametrize(
    ("one", "other", "nearer"),
    [
        (None, "2031-05-05", "2031-05-05"),
        ("2031-05", "2031-05-05", "2031-05-05"),
        ("2031-05-05", "2031-05-05T21:00:00", "2031-05-05T21:00:00"),
        ("2031-05-05T22:00:00", "2031-05-05T21:00:00", "2031-05-05T21:00:00"),
    ],
)
def test_of_two_times_the_nearer_is_kept(one: str | None, other: str, nearer: str) -> None:
    assert nearer_time(one, other) == nearer_time(other, one) == nearer


def test_two_days_are_two_times() -> None:
    assert are_one_time("2031-05", "2031-05-05")
    assert not are_one_time("2031-05-05", "2031-05-06")


def _movements(listed: Any, *texts: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    found = listed("movements", *texts, published="2031-05-07")
    return [(m["entity"], m["from"], m["to"], m["edtf"], m["status"]) for m in found]


def test_ends_and_day_of_a_journey_are_completed_from_each_other(listed: Any) -> None:
    texts = (
        "President Ilse Marten flew from Oslo to Bergen.",
        "On 5 May 2031 President Ilse Marten left Oslo.",
        "President Ilse Marten arrived in Bergen on 5 May 2031.",
    )
    expected = [("Ilse Marten", "Oslo", "Bergen", "2031-05-05", "made")]
    assert all(_movements(listed, *order) == expected for order in permutations(texts))


def test_a_place_within_another_is_the_nearer_end(listed: Any) -> None:
    found = _movements(listed, "Otto Brandt travelled to Norway.", "Otto Brandt travelled to Bergen.")
    assert found == [("Otto Brandt", None, "Bergen", None, "made")]


def test_two_ends_and_two_days_are_no_one_journey(listed: Any) -> None:
    found = _movements(
        listed,
        "Otto Brandt flew to Bergen on 3 May 2031. Otto Brandt flew to Oslo on 3 May 2031.",
        "Otto Brandt flew to Bergen on 5 May 2031.",
    )
    assert len(found) == 3


def test_who_moves_with_another_is_told_of_apart(listed: Any) -> None:
    found = _movements(listed, "Ilse Marten and Otto Brandt flew to Bergen.")
    assert {who for who, *_ in found} == {"Ilse Marten", "Otto Brandt"}


def test_a_second_ship_is_not_the_first(listed: Any) -> None:
    text = "A transport plane reached Oslo at noon. A second plane had landed there an hour earlier."
    assert {who for who, *_ in _movements(listed, text)} == {"A transport plane", "A second plane"}


def test_a_meeting_told_by_an_office_is_the_one_told_by_name(listed: Any) -> None:
    found = listed(
        "meetings",
        "Norway's president telephoned Otto Brandt.",
        "The president of Norway telephoned Otto Brandt.",
    )
    assert len(found) == 1


def test_two_meetings_of_others_are_two(listed: Any) -> None:
    found = listed(
        "meetings",
        "President Ilse Marten met Otto Brandt in Oslo.",
        "President Ilse Marten met Arne Lund in Oslo. President Ilse Marten met Otto Brandt in Bergen.",
    )
    assert len(found) == 3


def test_goods_and_sides_of_a_transfer_are_completed(listed: Any) -> None:
    found = listed(
        "transfers", "Norway has given Chile 400 tents.", "The Government of Norway has given Chile tents."
    )
    assert [(t["giver"], t["receiver"], t["goods"]) for t in found] == [("Norway", "Chile", "400 tents")]


def test_other_goods_are_another_transfer(listed: Any) -> None:
    found = listed("transfers", "Norway has given Chile 400 tents.", "Norway has given Chile six ships.")
    assert len(found) == 2
