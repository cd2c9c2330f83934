"""Who met whom, or is to meet."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Ilse Marten met President Otto Brandt in Oslo.", "held"),
        ("President Ilse Marten held talks with President Otto Brandt in Oslo.", "held"),
        ("President Ilse Marten and President Otto Brandt will meet in Oslo.", "planned"),
        ("President Ilse Marten hopes to meet President Otto Brandt in Oslo.", "planned"),
        ("President Ilse Marten did not meet President Otto Brandt in Oslo.", "denied"),
    ],
)
def test_a_meeting_has_its_parties_place_and_status(listed: Any, text: str, status: str) -> None:
    found = listed("meetings", text)
    assert [(sorted(m["participants"]), m["place"], m["status"]) for m in found] == [
        (["Ilse Marten", "Otto Brandt"], "Oslo", status)
    ]


def test_a_meeting_has_its_day(listed: Any) -> None:
    found = listed("meetings", "President Ilse Marten met President Otto Brandt on 5 May 2031.")
    assert [m["edtf"] for m in found] == ["2031-05-05"]


@pytest.mark.parametrize(
    "text", ["President Ilse Marten met the deadline.", "President Ilse Marten met with angry farmers."]
)
def test_one_named_party_makes_no_meeting(listed: Any, text: str) -> None:
    assert listed("meetings", text) == []
