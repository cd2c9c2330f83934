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
