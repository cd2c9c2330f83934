"""What is kept and dropped of pages is counted rightly, and the pages written for it hold their floors."""

from functools import reduce
from operator import add

import pytest
from evaluate import FLOORS
from floors import read_floors
from paragraphs import Score, Unit, bare, compare, ours, scores

TRUTH = [
    Unit("heading", "dam fails"),
    Unit("paragraph", "the dam above orlen gave way on friday night"),
    Unit("furniture", "sign up for our letter today"),
]
FLOORED = {name.partition("/")[2]: f for name, f in read_floors(FLOORS).items() if name.startswith("pages/")}


def test_all_told_and_no_more_is_perfect() -> None:
    assert set(compare(TRUTH, TRUTH[:2]).figures.values()) == {1.0}


def test_each_mistake_lowers_its_own_figure() -> None:
    lost = compare(TRUTH, TRUTH[:1]).figures
    assert lost["paragraphs kept, recall"] == lost["furniture dropped, precision"] == 0.5
    told = compare(TRUTH, [*TRUTH[:2], Unit("paragraph", TRUTH[2].words)]).figures
    assert told["paragraphs kept, precision"] == 2 / 3
    assert told["furniture dropped, recall"] == 0
    mistaken = compare(TRUTH, [Unit("paragraph", TRUTH[0].words), TRUTH[1]]).figures
    assert mistaken["kinds, accuracy"] == 0.5


def test_furniture_run_together_with_prose_is_told() -> None:
    joined = Unit("paragraph", f"{TRUTH[1].words} {TRUTH[2].words}")
    assert compare(TRUTH, [TRUTH[0], joined]).dropped == 0


def test_words_that_the_account_tells_itself_are_not_told_as_furniture() -> None:
    pulled = Unit("furniture", "gave way on friday night")
    assert compare([*TRUTH, pulled], TRUTH[:2]).dropped == 2


@pytest.mark.parametrize("name", sorted(FLOORED))
def test_the_floors_of_the_pages_hold_and_lie_above_bare_trafilatura(name: str) -> None:
    measured, beside = (
        reduce(add, scores(name, reader).values(), Score()).figures for reader in (ours, bare)
    )
    for figure, floor in FLOORED[name].items():
        assert floor.holds(measured[figure]), f"{figure}: {measured[figure]:.3f} {floor}"
    assert measured["paragraphs kept, precision"] > beside["paragraphs kept, precision"]
    assert measured["furniture dropped, recall"] > beside["furniture dropped, recall"]
