"""Who went from where to where."""

from typing import Any

import pytest


def movements(listed: Any, text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(m["entity"], m["from"], m["to"], m["status"]) for m in listed("movements", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ilse Marten flew from Oslo to Bergen.", ("Ilse Marten", "Oslo", "Bergen", "made")),
        ("President Ilse Marten left Oslo on Monday.", ("Ilse Marten", "Oslo", None, "made")),
        ("President Ilse Marten arrived in Bergen.", ("Ilse Marten", None, "Bergen", "made")),
        ("President Ilse Marten reached Oslo at noon.", ("Ilse Marten", None, "Oslo", "made")),
        ("President Ilse Marten visited Norway in May.", ("Ilse Marten", None, "Norway", "made")),
        ("President Ilse Marten will travel to Bergen.", ("Ilse Marten", None, "Bergen", "planned")),
        ("President Ilse Marten plans to visit Chile.", ("Ilse Marten", None, "Chile", "planned")),
        ("President Ilse Marten did not travel to Bergen.", ("Ilse Marten", None, "Bergen", "denied")),
        ("President Ilse Marten is in Bergen.", ("Ilse Marten", None, "Bergen", "made")),
    ],
)
def test_where_from_and_where_to_follow_from_the_verb(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert movements(listed, text) == [expected]


def test_by_what_and_when_are_kept(listed: Any) -> None:
    found = listed("movements", "President Ilse Marten travelled to Bergen by train on 5 May 2031.")
    assert [(m["by"], m["edtf"]) for m in found] == [("train", "2031-05-05")]


@pytest.mark.parametrize(
    "text",
    [
        "President Ilse Marten left her bicycle at a food stall.",
        "President Ilse Marten spoke about Norway for an hour.",
        "The talks went from bad to worse.",
        "President Ilse Marten left the party she had founded.",
        "The ferry went down off Bergen.",
        "Prices rose and the party moved to the left.",
        "The case goes to court in May.",
        "A tanker from Chile remained of interest.",
        "The first $150 million will be transferred in May.",
        "The law has forbidden ferries to leave port after dusk.",
        "Small vessels should not leave harbour before Friday.",
        "President Ilse Marten rarely leaves her palace.",
        "President Otto Brandt came to power in 2019.",
        "The government sent tanks to Chile.",
    ],
)
def test_what_moves_nobody_is_no_movement(listed: Any, text: str) -> None:
    assert movements(listed, text) == []


def test_two_accounts_of_one_movement_are_one_entry(listed: Any) -> None:
    found = listed(
        "movements",
        "President Ilse Marten flew to Bergen.",
        "On Monday President Ilse Marten arrived in Bergen.",
    )
    assert len({(m["entity"], m["to"]) for m in found}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tanker Sea Otter took off from Oslo at noon.", ("The tanker Sea Otter", "Oslo", None, "made")),
        (
            "Somebody from the ministry flew to Bergen.",
            ("Somebody from the ministry", None, "Bergen", "made"),
        ),
        (
            "Ilse Marten left for a third country of her own will.",
            ("Ilse Marten", None, "a third country", "made"),
        ),
        ("Ilse Marten flies to Bergen on Monday.", ("Ilse Marten", None, "Bergen", "planned")),
        ("The ferry left Oslo and reached Rome.", ("The ferry", "Oslo", "Rome", "made")),
        ("Twelve climbers were brought to the surface.", ("Twelve climbers", None, "the surface", "made")),
        (
            "The sick were flown by military aircraft to a clinic in Bergen.",
            ("The sick", None, "a clinic in Bergen", "made"),
        ),
        ("Ten divers were lifted out of a flooded cave.", ("Ten divers", "a flooded cave", None, "made")),
        ("Seventeen walked out unaided.", ("Seventeen", None, None, "made")),
        ("Soup and drinking water were sent down.", ("Soup and drinking water", None, None, "made")),
        ("The captain flies home tomorrow.", ("The captain", None, "home", "planned")),
        ("The king is due in Bergen this afternoon.", ("The king", None, "Bergen", "planned")),
        ("Four ships are on their way to Bergen.", ("Four ships", None, "Bergen", "made")),
        ("Commandos arrived at about 4 a.m.", ("Commandos", None, None, "made")),
        ("The flight from Oslo hit a hill.", ("The flight", "Oslo", None, "made")),
        (
            "The return of the troops to their bases was agreed.",
            ("the troops", None, "their bases", "planned"),
        ),
    ],
)
def test_a_movement_is_told_as_far_as_the_account_does(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert expected in movements(listed, text)


def test_there_is_the_place_named_before(listed: Any) -> None:
    text = "A transport plane reached Oslo at noon. A second plane had landed there an hour earlier."
    assert ("A second plane", None, "Oslo", "made") in movements(listed, text)


def test_advice_not_to_go_is_no_movement(listed: Any) -> None:
    assert movements(listed, "The ministry repeated its warning to travellers not to travel to Norway.") == []


def test_they_are_those_told_of_before(listed: Any) -> None:
    text = "Ten divers cheated death when they were hauled from a flooded cave."
    assert movements(listed, text) == [("Ten divers", "a flooded cave", None, "made")]


def test_things_brought_together_are_one_entry(listed: Any) -> None:
    text = "Women have brought tea, bread and blankets to the quay."
    assert movements(listed, text) == [("tea, bread and blankets", None, "the quay", "made")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ilse Marten was headed to Oslo.", ("Ilse Marten", None, "Oslo", "made")),
        (
            "President Ilse Marten left a memorial service early.",
            ("Ilse Marten", "a memorial service", None, "made"),
        ),
        ("Many residents evacuated their buildings.", ("Many residents", "their buildings", None, "made")),
        ("President Ilse Marten paid a visit to Oslo.", ("Ilse Marten", None, "Oslo", "made")),
        (
            "The summit ordered the deployment of four battalions to Estonia.",
            ("four battalions", None, "Estonia", "planned"),
        ),
        ("A first shipment is expected on Friday.", ("A first shipment", None, None, "planned")),
        ("The robbers drove off in a bread van.", ("The robbers", None, None, "made")),
        ("Police drove the crowd from the heart of Oslo.", ("the crowd", "the heart of Oslo", None, "made")),
        (
            "During a visit to Oslo, President Ilse Marten said the law was good.",
            ("Ilse Marten", None, "Oslo", "made"),
        ),
        (
            "The suspects, two Norwegians and a cook, landed in Oslo on Monday.",
            ("The suspects", None, "Oslo", "made"),
        ),
        ("Norway will send 40 soldiers to Chile.", ("40 soldiers", None, "Chile", "planned")),
    ],
)
def test_news_tells_of_movements_in_many_ways(
    listed: Any, text: str, expected: tuple[str, str | None, str | None, str]
) -> None:
    found = listed("movements", text, published="2031-05-07")
    assert [(m["entity"], m["from"], m["to"], m["status"]) for m in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "President Ilse Marten reached out to the senate.",
        "President Ilse Marten has come up with a plan.",
        "The captain leaves behind a wife and two children.",
        "President Ilse Marten left such choices to military leaders.",
        "President Ilse Marten leaves office on 20 May.",
        "Young people dropped out of high school.",
        "The law bars Norwegians from entering Chile.",
        "The cook was accused of entering Chile.",
        "The loan brought billions of dollars to the region.",
        "The case was moved to Oslo.",
        "The trade pact that the nations reached in Paris holds.",
        "In many ways President Ilse Marten is like a pirate.",
        "Sending a child to a school in Oslo is dear.",
    ],
)
def test_words_of_movement_are_not_always_of_a_movement(listed: Any, text: str) -> None:
    assert listed("movements", text) == []
