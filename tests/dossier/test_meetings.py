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


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        (
            "The harbour master met the owners of the line.",
            ["The harbour master", "the owners of the line"],
            "held",
        ),
        ("The delegations met in Oslo in May.", ["The delegations"], "held"),
        (
            "A meeting of President Ilse Marten with Minister Otto Brandt is planned for Monday.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
        (
            "President Ilse Marten meets Minister Otto Brandt on Monday.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
    ],
)
def test_those_without_a_name_meet_too_and_what_is_arranged_is_not_held(
    listed: Any, text: str, parties: list[str], status: str
) -> None:
    assert [(sorted(m["participants"]), m["status"]) for m in listed("meetings", text)] == [(parties, status)]


def test_a_denial_of_such_a_meeting_is_of_the_one_told_before(listed: Any) -> None:
    found = listed(
        "meetings",
        "The harbour master met the owners of the line on Monday, his office said. "
        "The chairman, Otto Brandt, denied that there had been any such meeting.",
    )
    assert sorted(m["status"] for m in found) == ["denied", "held"]
    assert {tuple(sorted(m["participants"])) for m in found} == {
        ("The harbour master", "the owners of the line")
    }


def test_who_speaks_by_telephone_meets_nobody(listed: Any) -> None:
    assert (
        listed("meetings", "President Ilse Marten held talks with President Otto Brandt by telephone.") == []
    )
