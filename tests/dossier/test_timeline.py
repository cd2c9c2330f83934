"""Findings in the order of when they are said to have happened."""

from typing import Any

import pytest


def timeline(listed: Any, *texts: str, published: str | None = None) -> list[str]:
    return [t["edtf"] for t in listed("timeline", *texts, published=published)]


def test_entries_stand_in_the_order_of_their_times(listed: Any) -> None:
    text = (
        "Divers left Oslo on 9 May 2031. The ferry sank on 5 May 2031 at 6 p.m. It had been built in 1998. "
        "The captain was questioned in June 2031. The ferry had left Bergen on 5 May 2031."
    )
    assert timeline(listed, text) == [
        "1998",
        "2031-05-05",
        "2031-05-05T18:00:00+02:00",
        "2031-05-09",
        "2031-06",
    ]


def test_what_two_accounts_tell_of_one_day_is_one_entry(listed: Any) -> None:
    found = listed(
        "timeline",
        "The ferry Sea Otter hit a reef on 5 May 2031.",
        "On 5 May 2031 the ferry Sea Otter hit a reef.",
    )
    assert [t["edtf"] for t in found] == ["2031-05-05"]


def test_what_is_only_imagined_has_no_place_in_it(listed: Any) -> None:
    assert timeline(listed, "If the ferry had sunk on 5 May 2031, many would have drowned.") == []


def test_a_weekday_without_a_date_stays_open(listed: Any) -> None:
    assert timeline(listed, "The ferry sank on Monday.") == []
    assert timeline(listed, "The ferry sank on Monday.", published="2031-05-07") == ["2031-05-05"]


@pytest.mark.parametrize(
    "text", ["The siege began in 44 BC.", "It was built in the 1980s.", "It burned in spring 2031."]
)
def test_odd_times_do_not_break_the_order(listed: Any, text: str) -> None:
    found = timeline(listed, f"{text} The ferry sank on 5 May 2031.")
    assert "2031-05-05" in found


def test_a_line_that_states_nothing_is_no_moment(listed: Any) -> None:
    assert timeline(listed, "Oslo, 5 May 2031\n\nThe ferry Sea Otter sank on 6 May 2031.") == ["2031-05-06"]
