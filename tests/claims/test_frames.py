"""Of what kind of reality a clause tells. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Chile to stop Peru from backing the plan.",
        "The envoy hopes to keep Peru from backing the plan.",
        "A new law may stop Peru from backing the plan.",
        "Norway did not stop Peru from backing the plan.",
        "The pact is aimed at keeping Peru from backing the plan.",
        "Norway wants to prevent Peru backing the plan.",
    ],
)
def test_what_is_only_to_be_hindered_is_neither_denied_nor_told_as_done(claim_of: ClaimOf, text: str) -> None:
    backing = claim_of(text, "back")
    assert backing.polarity == "affirmed"
    assert backing.frame in {"hypothetical", "expected"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway stopped Peru from backing the plan.",
        "A new law keeps Peru from backing the plan.",
        "By stopping Peru from backing the plan, Norway won time.",
    ],
)
def test_what_was_hindered_did_not_come_about(claim_of: ClaimOf, text: str) -> None:
    backing = claim_of(text, "back")
    assert (backing.polarity, backing.frame) == ("denied", "actual")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The dam once again burst.", "burst"),
        ("All the boats left at once.", "leave"),
        ("The crews meet once a week.", "meet"),
        ("She resigned once the pier was closed.", "close"),
        ("The once quiet town flooded.", "flood"),
        ("The pilot had tried once.", "try"),
        ("The boat left two hours ago.", "leave"),
        ("The boat left ten days ago.", "leave"),
    ],
)
def test_words_that_also_tell_of_the_past_do_not_always(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert claim_of(text, predicate).frame == "actual"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("A tower once stood on the cape.", "stand"),
        ("Lund was once a sailor.", "be"),
        ("Lund had once been mayor.", "be"),
        ("They have met only once before.", "meet"),
        ("Two boats sank there eleven years ago.", "sink"),
        ("The firm formerly built boats.", "build"),
    ],
)
def test_what_is_retold_of_the_past_is_background(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert claim_of(text, predicate).frame == "background"


def test_what_somebody_has_in_mind_is_meant_and_not_there(claim_of: ClaimOf) -> None:
    assert claim_of("The two firms have a merger in mind.", "have").frame == "expected"
    assert claim_of("The two firms have a mill in Lund.", "have").frame == "actual"


def test_which_they_have_in_mind_is_no_claim_of_its_own(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> None:
    claims = claims_of("The merger that the two firms have in mind is a gamble.")
    assert [c.predicate for c in claims] == ["be"]
