"""What a court or an authority orders, allows or forbids."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A judge ordered the ministry to publish the lists by Friday.",
            ("A judge ordered the ministry", "to publish the lists by Friday", "requires"),
        ),
        (
            "A court has ordered their detention.",
            ("A court has ordered their detention", "their detention", "requires"),
        ),
        (
            "The court granted the request for extradition.",
            ("The court granted the request for extradition", "the request", "permits"),
        ),
        (
            "Hunters had been required to buy a licence.",
            ("Hunters had been required", "to buy a licence", "requires"),
        ),
        (
            "The village was placed under quarantine.",
            ("quarantine", "The village was placed under quarantine", "requires"),
        ),
    ],
)
def test_what_courts_and_authorities_order_is_a_rule_without_a_name(
    ruled: Any, text: str, expected: tuple[str, str, str]
) -> None:
    assert ruled(text) == [expected]


@pytest.mark.parametrize(
    "text", ["The court was asked to order their detention.", "The cook ordered the guests to sit down."]
)
def test_what_no_court_or_authority_decides_is_no_ruling(ruled: Any, text: str) -> None:
    assert ruled(text) == []
