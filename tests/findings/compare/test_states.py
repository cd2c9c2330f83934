"""How things stand: a state and what ended it are an update, in the order in which they were told."""

from typing import Any

import pytest

DAYS = ("2031-05-05", "2031-05-06", "2031-05-07")
OUTLETS = ("Gull Post", "Harbour Times", "Island Echo")
AROUND = " Shots were fired in the Corner Lantern tavern in Dayton, Ohio, in the early morning."


@pytest.fixture(scope="module")
def states(account: Any, reconciled: Any) -> Any:
    """``states(words, …)``: of the accounts of successive days that begin so, each update of a state, as its
    question and its answers; what they tell is never a conflict."""

    def told(*words: str, days: tuple[str | None, ...] = DAYS) -> list[tuple[str, list[str]]]:
        told = zip(OUTLETS, words, days, strict=False)
        found = reconciled(*(account(outlet, text + AROUND, day) for outlet, text, day in told))
        assert found.conflicts == ()
        return [(u.question, [p.value for p in u.positions]) for u in found.updates if u.kind == "state"]

    return told


@pytest.mark.parametrize(
    ("before", "after", "who", "answers"),
    [
        (
            "The gunman is still at large.",
            "Police arrested the gunman.",
            "the gunman",
            ["at large", "arrested"],
        ),
        ("Karl Brandt remains at large.", "Karl Brandt was shot dead.", "Karl Brandt", ["at large", "dead"]),
        (
            "Karl Brandt is on the run.",
            "Karl Brandt turned himself in.",
            "Karl Brandt",
            ["at large", "arrested"],
        ),
        (
            "Police are looking for Karl Brandt.",
            "Karl Brandt was found dead.",
            "Karl Brandt",
            ["sought", "dead"],
        ),
        ("Karl Brandt is being sought.", "Karl Brandt is in custody.", "Karl Brandt", ["sought", "arrested"]),
        (
            "Karl Brandt has not been caught.",
            "Police caught Karl Brandt.",
            "Karl Brandt",
            ["at large", "arrested"],
        ),
        ("Anna Lund is missing.", "Anna Lund was found in a cellar.", "Anna Lund", ["missing", "found"]),
        (
            "Anna Lund remains missing.",
            "Divers found the body of Anna Lund.",
            "Anna Lund",
            ["missing", "dead"],
        ),
        (
            "Anna Lund is in intensive care.",
            "Anna Lund died on Tuesday.",
            "Anna Lund",
            ["in a critical condition", "dead"],
        ),
    ],
)
def test_a_state_and_its_end_of_a_later_day_are_an_update(
    states: Any, before: str, after: str, who: str, answers: list[str]
) -> None:
    assert states(before, after) == [(f"What has become of {who}?", answers)]


def test_a_search_goes_on_until_it_is_called_off(states: Any) -> None:
    asked = "Does the search go on?"
    going, over = "The search for the yacht continued.", "The search for the yacht was called off."
    assert states(going, over) == [(asked, ["going on", "called off"])]
    assert states("The search for Anna Lund continued.", over) == []


def test_a_series_has_all_answers_oldest_first(states: Any) -> None:
    told = states(
        "Police are searching for Karl Brandt.", "Karl Brandt is on the run.", "Karl Brandt was arrested."
    )
    assert told == [("What has become of Karl Brandt?", ["sought", "at large", "arrested"])]


def test_the_gunman_is_the_one_whom_an_account_calls_so(states: Any) -> None:
    told = states("The gunman is at large.", "Police arrested Karl Brandt, 34, the suspected gunman.")
    assert told == [("What has become of Karl Brandt?", ["at large", "arrested"])]


def test_a_double_name_is_a_name_too(states: Any) -> None:
    told = states("The gunman is at large.", "Police arrested Karl Brandt-Holm, 34, the suspected gunman.")
    assert told == [("What has become of Karl Brandt-Holm?", ["at large", "arrested"])]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Karl Brandt was arrested.", "Karl Brandt remains at large."),  # told in the other order
        (
            "Police are hunting the gunman, Sheriff Karl Brandt told reporters.",
            "Police arrested Karl Brandt.",
        ),  # who speaks of him
        ("Karl Brandt remains at large.", "Police arrested Peter Holm."),  # of somebody else
        ("The gunman is at large.", "A suspect was arrested in another town."),  # of anybody
        ("The gunman is at large.", "Police arrested the gunman. A second gunman fled."),  # of one of two
        ("The gunman is at large.", "The gunman killed four people."),  # it does not end it
        ("Karl Brandt remains at large.", "Karl Brandt was arrested in 2029 for theft."),  # long before
        ("Karl Brandt remains at large.", "Karl Brandt had been arrested twice before."),
        ("Karl Brandt remains at large.", "Karl Brandt may have been arrested."),  # not known
        ("Karl Brandt remains at large.", "Karl Brandt was found guilty."),  # something else
        (
            "Karl Brandt was at large for an hour. Karl Brandt was arrested.",
            "Karl Brandt was arrested.",
        ),  # known then
    ],
)
def test_what_does_not_surely_end_it_is_no_update(states: Any, before: str, after: str) -> None:
    assert states(before, after) == []


@pytest.mark.parametrize("days", [("2031-05-05", "2031-05-05"), (None, None), ("2031-05", "2031-05-06")])
def test_without_an_order_of_days_there_is_no_update(states: Any, days: tuple[str | None, ...]) -> None:
    assert states("Karl Brandt remains at large.", "Karl Brandt was arrested.", days=days) == []
