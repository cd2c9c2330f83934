"""What an account counts besides: a part of its own toll is in no conflict with the toll of another."""

from typing import Any

import pytest

from crossbearing.findings.compare.quantities import compare_quantities
from crossbearing.findings.compare.tolls import parts_of_tolls

OTHER = "Three divers died in the wreck."


@pytest.fixture
def is_part(account: Any, views_of: Any) -> Any:
    """``is_part(text, other)``: whether what differs in the last claims of both is a part by its account."""

    def told(text: str, other: str = OTHER) -> bool:
        views = views_of(account("Gull Post", text), account("Harbour Times", other))
        last = {v.account.outlet: v for v in views if v.figures}
        a, b = last["Gull Post"], last["Harbour Times"]
        found = compare_quantities(a, b, 0.9)
        assert found is not None
        assert found.outcome == "conflict"
        there, back = parts_of_tolls(views)(a, b, found), compare_quantities(b, a, 0.9)
        assert back is not None
        assert parts_of_tolls(views)(b, a, back) == there
        return there

    return told


@pytest.mark.parametrize("before", ["Three divers were in the wreck.", "Four divers died in the bay."])
def test_fewer_than_the_account_counts_besides_are_a_part(is_part: Any, before: str) -> None:
    assert is_part(f"{before} Two divers died in the stern.")


@pytest.mark.parametrize(
    "before",
    [
        "The divers were in the wreck.",
        "Four sailors died in the bay.",  # of others
        "Five divers were in the wreck.",  # not of the dead, nor as many as the other has
        "Forty divers died in the bay.",  # too many to be of this
        "Karl Brandt said three divers died.",  # somebody else's figure
    ],
)
def test_otherwise_they_are_all_and_the_conflict_stands(is_part: Any, before: str) -> None:
    assert not is_part(f"{before} Two divers died in the stern.")


def test_one_of_several_is_told_one_by_one_whoever_is_named_for_it(is_part: Any) -> None:
    assert is_part("Police said three divers died. One diver died in the stern, Karl Brandt said.")
