"""What two claims have in common is told in an analyst's words, and none of the program's own marks."""

import pytest

from crossbearing.findings.shared import feature_in_words


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        ("w:harbour", "harbour"),
        ("e:e-1", "Port Callis"),
        ("s:meet", "what is done (meeting)"),
        ("s:mobilize", "what is done (mobilisation)"),
        ("g:technology", "the kind of thing (technology)"),
        ("q:20.0:carriage", "the figure 20"),
        ("q:0.0013:[length]", "a measure"),
        ("o:meet:2", "the second meeting"),
        ("o:visit:11", "the 11th visit"),
        ("t:2031-05-05", "the time 2031-05-05"),
        ("t:1", "Monday"),
        ("t:XXXX-WXX-7", "Sunday"),
        ("t:XXXX-07", "July"),
        ("t:XXXX-09-05", "5 September"),
        ("t:XXXX-WI", "winter"),
        ("t:2031-SU", "summer 2031"),
        ("t:XXXX-WXX", "a time without a date"),
        ("h:09:30", "the time of day 09:30"),
    ],
)
def test_each_kind_of_feature_is_said_in_words(feature: str, said: str) -> None:
    assert feature_in_words(feature, {"e-1": "Port Callis"}) == said
