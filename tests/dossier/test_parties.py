"""Who takes part in a meeting."""

from typing import Any


def parties(listed: Any, text: str) -> list[list[str]]:
    return [m["participants"] for m in listed("meetings", text)]


def test_who_asks_for_a_session_of_a_body_is_not_in_it(listed: Any) -> None:
    [met] = parties(listed, "Norway has called for a session of the Security Council.")
    assert "Norway" not in met
    assert len(met) == 1


def test_what_hangs_on_those_who_meet_is_told(listed: Any) -> None:
    assert parties(listed, "The governors of the northern and southern regions met.") == [
        ["The governors of the northern and southern regions"]
    ]


def test_body_and_people_meet_alone(listed: Any) -> None:
    assert parties(listed, "The cabinet met on Tuesday.") == [["The cabinet"]]
    assert parties(listed, "President Ilse Marten met.") == []
