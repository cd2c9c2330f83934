"""Of what a count is: with or without the one who did it, by whose hand, and where."""

from typing import Any

import pytest

from crossbearing.findings.compare.quantities import compare_quantities
from crossbearing.findings.compare.scopes import of_another_part

ALIKE = 0.9  # how alike the claims are but for their figures


def outcome(told: Any) -> str | None:
    found = compare_quantities(*told, ALIKE)
    return found.outcome if found is not None else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five people, including the gunman, died in the tavern.", "The gunman killed four people there."),
        ("Seven people died, among them both attackers.", "The two attackers killed five people."),
        ("Six people were killed.", "Five people were killed by Anna Roe, who then shot herself."),
        ("Six people died in the tavern.", "Five people and the shooter died in the tavern."),
        ("Nine people died in the tavern.", "Eight people died in the tavern. The gunman was also killed."),
    ],
)
def test_tolls_with_and_without_who_did_it_are_one_toll(pair: Any, one: str, other: str) -> None:
    saying = tuple("kill" if "kill" in t.split(".")[0] else "died" for t in (one, other))
    found = compare_quantities(*pair(one, other, saying), ALIKE)
    assert found is not None
    assert found.outcome == "granularity"
    assert "those who did it" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Six people, including the gunman, died in the tavern.", "The gunman killed four people there."),
        ("Seven people were killed.", "Five people were killed by Anna Roe, who then shot herself."),
        ("Four people, including the gunman, died in the tavern.", "The gunman killed five people there."),
        ("Six people were killed.", "Five people were killed in the tavern."),
        ("Six people were killed.", "The gunman killed five people and was arrested."),
        ("Six people, including a nurse, were killed.", "Five people were killed in the tavern."),
    ],
)
def test_tolls_that_the_one_who_did_it_does_not_explain_conflict(pair: Any, one: str, other: str) -> None:
    saying = tuple("kill" if "kill" in t else "died" for t in (one, other))
    assert outcome(pair(one, other, saying)) == "conflict"


def test_the_order_of_the_accounts_does_not_matter(pair: Any) -> None:
    one, other = "Five people, including the gunman, died.", "The gunman killed four people."
    for told in (pair(one, other), pair(other, one)):
        assert outcome(told) == "granularity"


def test_shots_of_the_attacker_and_of_the_police_are_not_one_count(pair: Any) -> None:
    other = "Police fired 6 rounds at the van."
    assert outcome(pair("Karl Brandt fired 20 rounds in the tavern.", other)) is None
    assert outcome(pair("The gunman fired 20 rounds in the tavern.", other)) is None


def test_what_two_named_actors_do_is_not_one_count(pair: Any) -> None:
    assert outcome(pair("Karl Brandt fired 20 rounds.", "Anna Lund fired 31 rounds.")) is None


def test_losses_of_two_countries_are_not_one_count(pair: Any) -> None:
    saying = ("losses", "losses")
    assert (
        outcome(pair("Norway put its losses at 3 ships.", "Chile put its losses at 4 ships.", saying)) is None
    )
    one = pair("Norway put its losses at 3 ships.", "Norwegians put the losses at 4 ships.", saying)
    assert outcome(one) == "conflict"


def test_shots_of_one_doer_are_one_count(pair: Any) -> None:
    told = pair("Karl Brandt fired 20 rounds in the tavern.", "Karl Brandt fired 31 rounds in the tavern.")
    assert outcome(told) == "conflict"
    assert outcome(pair("The gunman fired 20 rounds.", "The attacker fired 31 rounds.")) == "conflict"


def test_counts_that_an_account_keeps_apart_by_place_are_parts(pair: Any) -> None:
    apart = "One officer was hurt in the garage, and two officers were hurt in the tavern."
    saying = ("One officer", "Three officers")
    one, other = pair(apart, "Three officers were hurt in the tavern.", saying)
    assert of_another_part(one, other, "officer")
    assert outcome((one, other)) is None


def test_counts_at_places_that_may_be_one_conflict(pair: Any) -> None:
    told = pair("Two officers were hurt in the tavern.", "Three officers were hurt in the pub.")
    assert outcome(told) == "conflict"


def test_counts_of_two_cities_are_parts(pair: Any) -> None:
    told = pair("Four people were killed in Lisbon.", "Nine people were killed in Porto.")
    assert outcome(told) is None
