"""Telephone numbers are told from counts."""

import pytest

from crossbearing.grounding.quantity_phones import telephones


@pytest.mark.parametrize(
    "text", ["The hotline is 555 010 099.", "Call 112 for help.", "Ring +47 22 00 00 00."]
)
def test_what_is_dialled_is_a_telephone(text: str) -> None:
    assert len(list(telephones(text))) == 1


@pytest.mark.parametrize(
    "text",
    ["They ring 500 bells.", "The text 250 deputies signed failed.", "She was on the phone 300 times."],
)
def test_what_is_counted_beside_a_word_of_calling_is_none(text: str) -> None:
    assert list(telephones(text)) == []
