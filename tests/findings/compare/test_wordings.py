"""What was said: one speaker, one utterance, two wordings."""

from typing import Any

from crossbearing.findings.compare.wordings import compare_wordings
from crossbearing.findings.view import ClaimView

QUOTED = "“{}” said Captain Ilse Marten."


def relation(a: ClaimView, b: ClaimView, meaning: float = 0.0) -> str | None:
    """The outcome, the same from both sides."""
    there, back = compare_wordings(a, b, meaning), compare_wordings(b, a, meaning)
    if there is None or back is None:
        assert there is back
        return None
    assert (there.outcome, there.question, there.a, there.b) == (back.outcome, back.question, back.b, back.a)
    return there.outcome


def test_a_word_changed_inside_quotation_marks_is_a_conflict(pair: Any) -> None:
    a, b = pair(
        QUOTED.format("The ferry hit the northern reef at full speed,"),
        QUOTED.format("The ferry hit the southern reef at half speed,"),
    )
    assert relation(a, b) == "conflict"


def test_a_comma_or_capital_changes_nothing(pair: Any) -> None:
    a, b = pair(
        QUOTED.format("The ferry hit the northern reef at full speed,"),
        QUOTED.format("The ferry, hit the Northern reef at full speed,"),
    )
    assert relation(a, b) is None


def test_a_shorter_cut_of_the_same_words_is_no_conflict(pair: Any) -> None:
    a, b = pair(
        QUOTED.format("The ferry hit the northern reef at full speed before dawn,"),
        QUOTED.format("The ferry hit the northern reef at full speed,"),
    )
    assert relation(a, b) is None


def test_two_speakers_may_use_two_wordings(pair: Any) -> None:
    a, b = pair(
        QUOTED.format("The ferry hit the northern reef at full speed,"),
        "“The ferry hit the southern reef at half speed,” said Minister Otto Brandt.",
    )
    assert relation(a, b) is None


def test_what_is_told_in_other_words_is_not_quoted_differently(pair: Any) -> None:
    a, b = pair(
        "Captain Ilse Marten said that the ferry hit the northern reef at full speed.",
        QUOTED.format("The ferry hit the southern reef at half speed,"),
    )
    assert relation(a, b) is None


def test_one_who_is_known_is_quoted_in_other_words_of_one_meaning(pair: Any) -> None:
    a, b = pair(
        QUOTED.format("We will not abandon the passengers of this ferry,"),
        QUOTED.format("We shall not forsake the people of the ferry,"),
    )
    assert relation(a, b, meaning=0.7) == "conflict"
    assert relation(a, b, meaning=0.3) is None
