"""How far a transfer has come."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway has defied sanctions to provide Chile with tanks.", "made"),
        ("Norway has already sent Chile 60 tanks.", "made"),
        ("Norway is sending Chile 60 tanks, and a first shipment is expected on Friday.", "offered"),
        ("Norway was sending Chile 60 tanks.", "made"),
        ("Norway will send Chile 60 tanks.", "offered"),
        ("Chile will convince Norway to send it 60 tanks.", "sought"),
        ("Norway agreed to send Chile 60 tanks.", "agreed"),
        ("Norway resumed sales of tanks to Chile.", "made"),
        ("Norway halted sales of tanks to Chile.", "denied"),
    ],
)
def test_a_transfer_has_come_as_far_as_it_is_told(listed: Any, text: str, status: str) -> None:
    assert [t["status"] for t in listed("transfers", text, published="2031-05-07")] == [status]
