"""Is it so: affirmed here, denied there."""

from typing import Any

from attrs import evolve

from crossbearing.findings.compare.polarities import compare_polarities
from crossbearing.findings.view import ClaimView

ALIKE = 0.9
NAMES: dict[str, str] = {}


def no() -> bool:
    return False


def relation(a: ClaimView, b: ClaimView) -> str | None:
    """The outcome, the same from both sides."""
    there, back = (compare_polarities(x, y, ALIKE, NAMES, no) for x, y in ((a, b), (b, a)))
    if there is None or back is None:
        assert there is back
        return None
    assert (there.outcome, there.question, there.a, there.b) == (back.outcome, back.question, back.b, back.a)
    return there.outcome


def test_what_one_affirms_and_the_other_denies_is_a_conflict(pair: Any) -> None:
    a, b = pair(
        "The captain steered the ferry onto the reef.", "The captain did not steer the ferry onto the reef."
    )
    found = compare_polarities(a, b, ALIKE, NAMES, no)
    assert found is not None
    assert (found.a, found.b) == ("affirmed", "denied")
    assert relation(a, b) == "conflict"


def test_a_denial_by_verb_counts_as_one(pair: Any) -> None:
    a, b = pair(
        "The captain steered the ferry onto the reef.",
        "The company denied that the captain steered the ferry onto the reef.",
        saying=("", "steered"),
    )
    found = compare_polarities(a, b, ALIKE, NAMES, no)
    assert found is not None
    assert "denied" in found.reason
    assert "The company" in found.reason


def test_two_that_affirm_do_not_conflict(pair: Any) -> None:
    sentence = "The captain steered the ferry onto the reef."
    assert relation(*pair(sentence, sentence)) is None


def test_what_may_be_contradicts_nothing(pair: Any) -> None:
    a, b = pair(
        "The captain may have steered the ferry onto the reef.",
        "The captain did not steer the ferry onto the reef.",
    )
    assert relation(a, b) is None


def test_what_is_not_yet_is_not_contradicted_by_what_is_to_come(pair: Any) -> None:
    a, b = pair("The captain will leave the island.", "The captain has not left the island.")
    assert relation(a, b) is None


def test_a_condition_affirms_nothing(pair: Any) -> None:
    a, b = pair(
        "The company will pay if the captain steered the ferry onto the reef.",
        "The captain did not steer the ferry onto the reef.",
        saying=("steered", ""),
    )
    assert relation(a, b) is None


def test_another_day_is_another_matter(pair: Any) -> None:
    a, b = pair(
        "The ferry left the harbour on 5 May 2031.", "The ferry did not leave the harbour on 6 May 2031."
    )
    assert relation(a, b) is None


def test_goods_given_and_not_given_conflict_whatever_the_words(pair: Any) -> None:
    a, b = pair("Norway sold missiles to Chile.", "Norway did not deliver any weapons to Chile.")
    assert relation(a, b) == "conflict"


def test_what_is_denied_of_one_thing_is_not_affirmed_of_another(pair: Any) -> None:
    a, b = pair("Two British divers found the boys alive.", "British divers have not found the missing man.")
    assert relation(a, b) is None


def test_they_may_be_anybody(pair: Any) -> None:
    a, b = pair(
        "They were found later by two British divers.", "British divers have not found the missing man."
    )
    assert relation(a, b) is None


def test_one_account_tells_both_sides_where_two_speakers_hold_them(view: Any) -> None:
    text = (
        "Several newspapers reported that the captain steered the ferry onto the reef. "
        "The harbour master denied that the captain steered the ferry onto the reef."
    )
    a, b = view(text, "onto the reef", nth=0), view(text, "onto the reef", nth=1)
    assert a.account.id == b.account.id
    assert relation(a, b) == "conflict"
    silent = evolve(b, claim=evolve(b.claim, speaker=None))
    assert relation(a, silent) is None


def test_what_is_one_statement_but_for_the_denial_is_a_conflict_in_other_words(pair: Any) -> None:
    a, b = pair("One soldier was wounded.", "No member of the forces was injured.")
    assert relation(a, b) is None
    found = compare_polarities(a, b, ALIKE, NAMES, lambda: True)
    assert found is not None
    assert found.outcome == "conflict"
