"""Counts that move with time."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.fixture(scope="session")
def series(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> Callable[..., list[list[str]]]:
    """The figures of each series that accounts, told with their days, make."""

    def values(*told: tuple[str, str]) -> list[list[str]]:
        accounts = [account(f"Outlet {i}", text, day) for i, (text, day) in enumerate(told)]
        return [
            [p.value for p in u.positions]
            for u in dossier_of(*accounts).updates
            if "How many were" in u.question
        ]

    return values


def test_a_toll_that_rises_is_a_series_oldest_first(series: Any) -> None:
    found = series(
        ("The ferry Sea Otter sank off Bergen. The accident killed 40 people.", "2031-05-07"),
        ("The ferry Sea Otter sank off Bergen. The accident killed at least 27 people.", "2031-05-05"),
    )
    assert found == [["at least 27", "40"]]


def test_the_rescued_are_counted_too(series: Any) -> None:
    found = series(
        ("The ferry Sea Otter sank off Bergen. Ninety people were rescued.", "2031-05-05"),
        ("The ferry Sea Otter sank off Bergen. 112 people were rescued.", "2031-05-06"),
    )
    assert found == [["90", "112"]]


def test_a_lower_later_figure_is_a_correction_only_where_it_is_said_to_be(series: Any) -> None:
    before = (
        "The ferry Sea Otter sank off Bergen with 90 people on board. The accident killed 46 people.",
        "2031-05-05",
    )
    lowered = (
        "The ferry Sea Otter sank off Bergen with 90 people on board. The number of dead was lowered to 44."
    )
    fewer = "The ferry Sea Otter sank off Bergen with 90 people on board. The accident killed 44 people."
    assert series(before, (lowered, "2031-05-06")) == [["46", "44 (corrected)"]]
    assert series(before, (fewer, "2031-05-06")) == []


def test_two_figures_of_one_day_are_no_series(series: Any) -> None:
    found = series(
        ("The ferry Sea Otter sank off Bergen. The accident killed 40 people.", "2031-05-05"),
        (
            "The ferry Sea Otter sank off Bergen with 90 people on board. The accident killed 46 people.",
            "2031-05-05",
        ),
    )
    assert found == []


def test_a_toll_with_and_without_him_who_did_it_is_no_series(series: Any) -> None:
    place = "A man opened fire in the Blue Lantern tavern in Lund on Monday."
    without = (f"{place} The gunman killed four people in the tavern.", "2031-05-06")
    within = (f"{place} Five people, including the gunman, were killed in the tavern.", "2031-05-07")
    risen = (f"{place} Six people, including the gunman, were killed in the tavern.", "2031-05-07")
    assert series(without, within) == []
    assert series(without, risen) == [["4", "6"]]
