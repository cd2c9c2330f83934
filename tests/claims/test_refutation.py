"""What is told only to be called false is denied by whoever calls it so. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Reports that troops used mortars are untrue.", "use"),
        ("Reports in the press about the use of mortars by troops do not correspond to reality.", "use"),
        ("Claims of a massacre in the village are baseless.", "massacre"),
        ("Rumours of his arrest are false.", "arrest"),
        ("There is no truth in reports that the minister resigned.", "resign"),
        ("Reports about the sale of arms to Chile are pure invention.", "sale"),
        ("The claim that the ferry was overloaded is not true.", "overload"),
        ("Media reports about the deployment of troops are wrong.", "deployment"),
        ("Reports that he was arrested were fabricated.", "arrest"),
        ("Reports that he was arrested have no basis in fact.", "arrest"),
    ],
)
def test_the_content_of_a_report_called_false_is_denied(claim_of: ClaimOf, text: str, predicate: str) -> None:
    claim = claim_of(text, predicate)
    assert (claim.polarity, claim.certainty) == ("denied", "certain")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Reports that he was arrested are true.", "arrest"),
        ("Reports that he was arrested are not false.", "arrest"),
        ("Reports that troops did not cross the border are untrue.", "cross"),
        ("Reports of the sale of arms to Chile worried Oslo.", "sale"),
        ("Reports that he was arrested have a basis in fact.", "arrest"),
        ("Reports that he was arrested correspond to reality.", "arrest"),
        ("The house that he sold is a fake.", "sell"),
        ("Reports published by the Times on Monday are untrue.", "publish"),
        ("Reports during the visit of the president were wrong.", "visit"),
        ("The argument against the sale of arms was wrong.", "sale"),
        ("Concern about the deployment of troops is groundless.", "deployment"),
        ("The claim that he left is no lie.", "leave"),
        ("The claim that he left is not entirely true.", "leave"),
        ("Reports that he was arrested are partly false.", "arrest"),
        ("The court did not examine the truth of reports that he was tortured.", "torture"),
    ],
)
def test_of_other_reports_and_things_the_content_stands(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert claim_of(text, predicate).polarity == "affirmed"


def test_who_calls_it_false_is_who_denies(claim_of: ClaimOf) -> None:
    claim = claim_of("Allegations that Norway sold arms to Chile are unfounded, the embassy said.", "sell")
    assert (claim.polarity, claim.speaker.name if claim.speaker else None) == ("denied", "the embassy")


def test_that_a_rumour_is_unsure_makes_no_doubt_of_its_denial(claim_of: ClaimOf) -> None:
    assert claim_of("The rumour that the pilot was drunk is nonsense.", "be").certainty == "certain"


def test_a_refutation_is_no_surer_than_it_says(claim_of: ClaimOf) -> None:
    assert claim_of("Reports that he was arrested may be untrue.", "arrest").certainty == "possible"
