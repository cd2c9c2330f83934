"""Opinions that no verb of saying tells. All events and people are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]
ClaimsOf = Callable[[str], tuple[Claim, ...]]


def speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "who", "level"),
    [
        ("The curator is adamant that the alarm was working.", "The curator", "certain"),
        ("The curator is convinced that the alarm was working.", "The curator", "certain"),
        ("The curator was confident that the alarm was working.", "The curator", "probable"),
        ("It is certain that the alarm was working.", None, "certain"),
    ],
)
def test_an_adjective_can_hold_a_view(claim_of: ClaimOf, text: str, who: str | None, level: str) -> None:
    claim = claim_of(text, "work")
    assert (speaker(claim), claim.certainty) == (who, level)


def test_what_is_wanted_of_another_is_said_and_expected(claim_of: ClaimOf) -> None:
    claim = claim_of("The senator wants the letters shown to the court.", "show")
    assert (speaker(claim), claim.frame) == ("The senator", "expected")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two survivors put the number of passengers at 90.", "Two survivors"),
        ("The doctor gave the number of deaths as 12.", "The doctor"),
        ("The doctor blamed the deaths on bad water.", "The doctor"),
        ("The weather service measured 40 gusts that night.", "The weather service"),
        ("The opposition alleges fraud.", "The opposition"),
    ],
)
def test_who_reckons_something_speaks_in_the_whole_clause(claims_of: ClaimsOf, text: str, who: str) -> None:
    (claim,) = (c for c in claims_of(text) if not c.nominal)
    assert (claim.text, speaker(claim)) == (text.rstrip("."), who)


@pytest.mark.parametrize(
    "text",
    ["The crew put the boat at anchor.", "The tax put the price at 9 euros.", "The clerk recorded a song."],
)
def test_putting_and_recording_are_mostly_acts(claims_of: ClaimsOf, text: str) -> None:
    assert [speaker(c) for c in claims_of(text) if not c.nominal] == [None]
