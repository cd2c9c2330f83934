"""Threats of harm, by a deadline, or of what awaits whoever does a thing."""

from typing import Any

import pytest


def test_a_penalty_warns_whoever_does_what_it_is_for(listed: Any) -> None:
    found = listed("warnings", "Any captain who does not report will lose his licence.")
    assert [(w["to"], w["if"]) for w in found] == [("Any captain", "who does not report")]
    assert listed("warnings", "Any captain who reports will get a new flag.") == []


@pytest.mark.parametrize(
    ("text", "by", "consequence"),
    [
        (
            "The gunmen said they would kill a hostage every hour.",
            "The gunmen",
            "they would kill a hostage every hour",
        ),
        (
            "A voice was heard on the radio, promising a second strike.",
            "A voice",
            "promising a second strike",
        ),
        (
            "The rebels waited. They threatened to blow up the bridge.",
            "The rebels",
            "They threatened to blow up the bridge",
        ),
    ],
)
def test_who_says_that_he_will_do_harm_threatens(listed: Any, text: str, by: str, consequence: str) -> None:
    assert [(w["by"], w["then"]) for w in listed("warnings", text)] == [([by], consequence)]


def test_whoever_does_it_is_threatened(listed: Any) -> None:
    found = listed("warnings", '"Whoever takes our land shall have war," Otto Brandt said.')
    assert [(w["by"], w["to"]) for w in found] == [(["Otto Brandt"], "Whoever takes our land")]


def test_who_does_it_pays_for_it(listed: Any) -> None:
    found = listed("warnings", "“If they sue us, they will lose,” Otto Brandt said.")
    assert [(w["by"], w["if"], w["then"]) for w in found] == [
        (["Otto Brandt"], "If they sue us", "they will lose")
    ]


def test_what_follows_a_deadline_is_told_by_itself(listed: Any) -> None:
    text = "The rebels set a deadline of noon, upon the expiry of which they would kill a hostage."
    assert [(w["by"], w["then"]) for w in listed("warnings", text)] == [
        (["The rebels"], "they would kill a hostage")
    ]
