"""Who warns whom of what."""

from typing import Any


def test_a_warning_has_who_warns_the_condition_and_the_consequence(listed: Any) -> None:
    found = listed(
        "warnings", "Minister Otto Brandt warned that Chile would pay a price if it bought the tanks."
    )
    assert [(w["by"], w["to"]) for w in found] == [(["Otto Brandt"], "Chile")]
    assert "pay a price" in found[0]["then"]
    assert "bought the tanks" in found[0]["if"]


def test_the_condition_is_no_warning_of_its_own(listed: Any) -> None:
    found = listed("warnings", "Otto Brandt warned that if the rain goes on, the dam near Oslo will break.")
    assert len(found) == 1


def test_what_is_only_said_is_no_warning(listed: Any) -> None:
    assert listed("warnings", "Minister Otto Brandt said that Chile would pay a price for the tanks.") == []


def test_what_was_not_threatened_is_no_warning(listed: Any) -> None:
    assert listed("warnings", "Minister Otto Brandt did not threaten Chile.") == []


def test_whom_a_warning_is_turned_to_is_told(listed: Any) -> None:
    found = listed("warnings", "Otto Brandt warned the owners that they would lose their licence.")
    assert [(w["by"], w["to"], w["then"]) for w in found] == [
        (["Otto Brandt"], "the owners", "they would lose their licence")
    ]


def test_advice_is_to_those_who_are_to_follow_it(listed: Any) -> None:
    found = listed("warnings", "The weather office had warned that small boats should not leave harbour.")
    assert [(w["by"], w["to"]) for w in found] == [(["The weather office"], "small boats")]


def test_a_penalty_warns_whoever_does_what_it_is_for(listed: Any) -> None:
    found = listed("warnings", "Any captain who does not report will lose his licence.")
    assert [(w["to"], w["if"]) for w in found] == [("Any captain", "who does not report")]
    assert listed("warnings", "Any captain who reports will get a new flag.") == []
