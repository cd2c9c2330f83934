"""A claim as one of somebody's going."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The Sea Otter left Oslo for a crossing of five hours.", ("Oslo", None)),
        ("The Sea Otter left Oslo for Bergen.", ("Oslo", "Bergen")),
        ("The Sea Otter, sailing from Oslo to Bergen, was told to wait.", ("Oslo", "Bergen")),
        ("Otto Brandt was at the bedside this afternoon after he left Oslo.", ("Oslo", None)),
    ],
)
def test_both_ends_are_places(listed: Any, text: str, ends: tuple[str | None, str | None]) -> None:
    assert ends in [(m["from"], m["to"]) for m in listed("movements", text)]


def test_a_light_verb_moves_nobody_where_its_object_makes_another_act_of_it(listed: Any) -> None:
    assert listed("movements", "The minister took a decision in Oslo.") == []
