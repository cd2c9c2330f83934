"""Who and what can go or be brought."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Divers brought samples to the surface.", ["samples"]),
        ("The train waited in Oslo before it left for Bergen.", ["The train"]),
        ("Somebody from the ministry sailed to Bergen.", ["Somebody from the ministry"]),
    ],
)
def test_who_goes_is_named_as_far_as_it_is_told(listed: Any, text: str, who: list[str]) -> None:
    assert [m["entity"] for m in listed("movements", text)] == who


@pytest.mark.parametrize(
    "text", ["The talks moved to Oslo.", "The conference ended as it left Oslo with nothing."]
)
def test_what_has_no_legs_or_wheels_does_not_go(listed: Any, text: str) -> None:
    assert listed("movements", text) == []
