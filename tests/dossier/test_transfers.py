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
