"""Which judgements stand, and what can be undone."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import JudgementError
from crossbearing.model.judgement import Judgement, standing, undoing


def log_of(*undoes: int | None) -> list[Judgement]:
    """A log in which each entry undoes the entry of that number, or else is a judgement."""
    return [
        Judgement("reliability", source="Post", reliability="B", number=number)
        if undone is None
        else Judgement("undo", undoes=undone, number=number)
        for number, undone in enumerate(undoes, start=1)
    ]


@pytest.mark.parametrize(
    ("undoes", "stand"),
    [
        ((None, None), [1, 2]),
        ((None, None, 1), [2]),
        ((None, None, 2, 3), [1, 2]),
        ((None, 1, 2, 3), []),
    ],
)
def test_an_undoing_may_be_undone(undoes: tuple[int | None, ...], stand: list[int]) -> None:
    assert [j.number for j in standing(log_of(*undoes))] == stand


def test_undoing_without_a_number_goes_back_step_by_step() -> None:
    log = log_of(None, None)
    for expected in (2, 1):
        entry = undoing(log)
        assert entry.undoes == expected
        log.append(evolve(entry, number=len(log) + 1))
    with pytest.raises(JudgementError, match="no judgement that could be undone"):
        undoing(log)


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_undone_or_not_there_cannot_be_undone(number: int) -> None:
    with pytest.raises(JudgementError, match=f"no judgement {number} that could be undone"):
        undoing(log_of(None, 1)[: 2 if number == 1 else 1], number)


@given(st.lists(st.integers(0, 6), max_size=12))
def test_an_undoing_changes_what_it_undoes_and_nothing_else(choices: list[int]) -> None:
    log: list[Judgement] = []
    for choice in choices:
        number = len(log) + 1
        try:
            entry = undoing(log, choice) if choice else Judgement("merge")
        except JudgementError:
            continue
        before = {j.number for j in standing(log)}
        log.append(evolve(entry, number=number))
        after = {j.number for j in standing(log)}
        assert before ^ after == {number} if entry.kind != "undo" else len(before ^ after) == 1
