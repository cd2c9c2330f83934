"""Phrases that attribute without a verb. All events and people are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "who", "kind", "left"),
    [
        (
            "In the opinion of the harbour master, the pier sank in May.",
            "the harbour master",
            "unnamed",
            "the pier sank in May",
        ),
        ("In the union's view, the pier sank in May.", "the union", "organisation", "the pier sank in May"),
        (
            "The pier sank in May, by the ministry's own account.",
            "the ministry",
            "organisation",
            "The pier sank in May",
        ),
        ("According to the mayor, the pier sank in May.", "the mayor", "unnamed", "the pier sank in May"),
        ("The pier sank in May, according to Thomas Reed.", "Thomas Reed", "person", "The pier sank in May"),
    ],
)
def test_a_view_is_whose_it_is_and_its_phrase_no_part_of_the_claim(
    claim_of: ClaimOf, text: str, who: str, kind: str, left: str
) -> None:
    claim = claim_of(text, "sink")
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind) == (who, kind)
    assert (claim.text, claim.cue is not None and claim.cue.lemma) == (left, "accord")


def test_a_phrase_amid_two_verbs_tells_of_its_own(claim_of: ClaimOf) -> None:
    text = "The pier sank in May, and the crew, according to the mayor, reached the shore."
    assert claim_of(text, "sink").speaker is None
    swam = claim_of(text, "reach").speaker
    assert swam is not None
    assert swam.name == "the mayor"


@pytest.mark.parametrize(
    "text",
    [
        "In view of the strike, the pier closed in May.",
        "By all accounts the pier closed in May.",
        "By our count the pier closed in May.",
        "In the words of the song the pier closed in May.",
    ],
)
def test_a_phrase_without_somebody_else_names_no_speaker(claim_of: ClaimOf, text: str) -> None:
    assert claim_of(text, "close").speaker is None


def test_a_judgement_is_whose_it_is(claim_of: ClaimOf) -> None:
    claim = claim_of("To the opposition, the vote was a farce.", "be")
    assert claim.speaker is not None
    assert claim.speaker.name == "the opposition"
    assert claim_of("For ten years, the vote was a farce.", "be").speaker is None
