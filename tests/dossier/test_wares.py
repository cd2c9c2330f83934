"""What passes from one to another, and what less is only said so."""

from typing import Any

import pytest


def goods(listed: Any, text: str) -> list[str]:
    return [t["goods"] for t in listed("transfers", text)]


def test_what_stands_in_one_list_passes_together(listed: Any) -> None:
    assert goods(listed, "Norway gave Chile tents, blankets and lighting.") == ["tents, blankets, lighting"]


def test_when_is_no_part_of_what(listed: Any) -> None:
    assert goods(listed, "Norway gave Chile 60 tents last week.") == ["60 tents"]


def test_that_before_what_is_said_is_no_part_of_it(listed: Any) -> None:
    assert goods(listed, "The mayor denies the claims that money was paid to Chile.") == ["money"]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt was awarded a little over 54 per cent.",
        "A dozen were carried off.",
        "Norway gave Chile its support and hope.",
    ],
)
def test_a_share_a_bare_number_and_hope_do_not_pass(listed: Any, text: str) -> None:
    assert goods(listed, text) == []


def test_so_many_things_are_booty(listed: Any) -> None:
    assert goods(listed, "The police seized dozens of boats.") == ["dozens of boats"]
    assert goods(listed, "The police seized the station.") == []
