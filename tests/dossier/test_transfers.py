"""Who gives what to whom."""

from typing import Any

import pytest


def transfers(listed: Any, text: str) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(t["giver"], t["receiver"], t["goods"], t["status"]) for t in listed("transfers", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway sold 60 tanks to Chile.", ("Norway", "Chile", "60 tanks", "made")),
        ("Chile bought 60 tanks from Norway.", ("Norway", "Chile", "60 tanks", "made")),
        ("Norway gave Chile 60 tanks.", ("Norway", "Chile", "60 tanks", "made")),
        ("Norway offered Chile 60 tanks.", ("Norway", "Chile", "60 tanks", "offered")),
        ("Chile demanded 60 tanks from Norway.", ("Norway", "Chile", "60 tanks", "sought")),
        ("Chile will buy 60 tanks from Norway.", ("Norway", "Chile", "60 tanks", "sought")),
        ("Norway will send 60 tanks to Chile.", ("Norway", "Chile", "60 tanks", "offered")),
        ("Norway did not deliver 60 tanks to Chile.", ("Norway", "Chile", "60 tanks", "denied")),
    ],
)
def test_buying_and_selling_are_told_from_the_same_side(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert transfers(listed, text) == [expected]


@pytest.mark.parametrize(
    "text", ["Norway gave hope to the world.", "The team got a chance.", "It gave him a cold."]
)
def test_what_cannot_be_carried_is_not_transferred(listed: Any, text: str) -> None:
    assert transfers(listed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has offered a team of divers.", ("Norway", None, "a team of divers", "offered")),
        ("Norway handed over three people.", ("Norway", None, "three people", "made")),
        (
            "The state will provide the families with housing.",
            ("The state", "the families", "housing", "offered"),
        ),
        ("Norway agreed to lend 40 ships to Chile.", ("Norway", "Chile", "40 ships", "agreed")),
    ],
)
def test_what_passes_needs_no_list_of_goods(listed: Any, text: str, expected: tuple[str, ...]) -> None:
    assert transfers(listed, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is worried about a prospective delivery of tanks to Chile.",
        "Norway fears that Peru will send 60 tanks to Chile.",
        "Peru might sell tanks to Chile, analysts expect.",
    ],
)
def test_what_is_only_feared_or_foreseen_is_not_made(listed: Any, text: str) -> None:
    assert [status for *_, status in transfers(listed, text) if status == "made"] == []


@pytest.mark.parametrize("text", ["Chile got the better of it.", "The agreement gave Chile an ally."])
def test_an_idiom_and_an_act_give_nothing(listed: Any, text: str) -> None:
    assert transfers(listed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor promised the widows a pension.", ("The mayor", "the widows", "a pension", "offered")),
        ("Chile was given 60 tanks by Norway.", ("Norway", "Chile", "60 tanks", "made")),
        ("Norway presented Chile with a bronze statue.", ("Norway", "Chile", "a bronze statue", "made")),
        ("The union paid a ransom to the gunmen.", ("The union", "the gunmen", "a ransom", "made")),
        ("The robbers demanded 3 million euros.", (None, "The robbers", "3 million euros", "sought")),
        ("Thieves stole three statues from the museum.", ("the museum", "Thieves", "three statues", "made")),
        ("The thieves made off with three statues.", (None, "The thieves", "three statues", "made")),
        (
            "The firm will make a payment of 20 euros to each family.",
            ("The firm", "each family", "20 euros", "offered"),
        ),
        ("The ministry asked Norway for vaccines.", ("Norway", "The ministry", "vaccines", "sought")),
        ("The delivery of water to the crew took six hours.", (None, "the crew", "water", "made")),
        ("Chile cut off purchases of Danish gas.", ("Denmark", "Chile", "Danish gas", "denied")),
    ],
)
def test_who_gives_and_receives_need_no_name(listed: Any, text: str, expected: tuple[str, ...]) -> None:
    assert transfers(listed, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No ransom was paid.", (None, None, "ransom", "denied")),
        ("Half a million dollars changed hands on Tuesday.", (None, None, "Half a million dollars", "made")),
        ("The conscript was handed back.", (None, None, "The conscript", "made")),
    ],
)
def test_what_is_dear_is_told_where_nobody_is_named(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert transfers(listed, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The attackers seized the station.",
        "The envoy will present pictures.",
        "Two were flown to Oslo.",
        "A ferry carrying 170 people sank.",
        "A tent was put up.",
    ],
)
def test_what_goes_to_nobody_is_not_transferred(listed: Any, text: str) -> None:
    assert transfers(listed, text) == []


def test_they_are_those_the_sentence_before_begins_with(listed: Any) -> None:
    assert transfers(listed, "The gunmen waited in the hall. They had asked for money.") == [
        (None, "The gunmen", "money", "sought")
    ]


def test_whom_somebody_accuses_did_it(listed: Any) -> None:
    found = transfers(listed, "The mayor accused his rival of taking 4 million dollars from a firm.")
    assert found == [("a firm", "his rival", "4 million dollars", "made")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thieves carried off eleven icons.", (None, "Thieves", "eleven icons", "made")),
        ("The police seized 26 objects in a garage.", (None, "The police", "26 objects", "made")),
        ("Brandt took the gun of a guard.", ("a guard", "Brandt", "the gun of a guard", "made")),
        ("Observers were refused access to the count.", (None, "Observers", "access", "denied")),
        ("The group raised $500,000 from Otto Brandt.", ("Otto Brandt", "The group", "$500,000", "made")),
        ("Brandt bought the Oslo Times.", (None, "Brandt", "the Oslo Times", "made")),
        (
            "The Ruggerios gave an additional $2 million to the group.",
            ("Ruggerios", "the group", "an additional $2 million", "made"),
        ),
        (
            "The authorities said on Friday that they were offering a $35,000 reward for information.",
            ("The authorities", None, "a $35,000 reward", "offered"),
        ),
        (
            "Danish Airlines will also purchase 20 of Norway's larger planes.",
            (None, "Danish Airlines", "20 of Norway's larger planes", "sought"),
        ),
        (
            "Danish Airlines has signed a contract to purchase ten jets.",
            (None, "Danish Airlines", "ten jets", "agreed"),
        ),
    ],
)
def test_what_is_seized_refused_raised_or_signed_for_passes(
    listed: Any, text: str, expected: tuple[str, ...]
) -> None:
    assert transfers(listed, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway should pay a price for the tanks.",
        "Chile recommends not buying planes from Norway.",
        "The firm sells furniture.",
        "The firm issued a patch.",
        "The scheme lives on small-dollar donations.",
        "The submarine is able to deliver weapons.",
        "The mayor hired staff.",
    ],
)
def test_what_is_advised_possible_or_for_sale_does_not_pass(listed: Any, text: str) -> None:
    assert transfers(listed, text) == []
