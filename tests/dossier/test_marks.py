"""How many people there are at least whom an account tells of one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.dossier.marks import CULPRIT, HIMSELF, NAMED, number_among, number_of


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        ([], 0),
        ([NAMED, NAMED], 2),
        (["female 34", "male 34", "male 34"], 2),
        (["male ", "male 16", "either 16"], 1),
        (["male 16", "male 17", "either "], 2),
        ([NAMED, "female "], 1),
        ([NAMED, "another female "], 2),
        ([NAMED, NAMED, "another female "], 2),  # who may have one of the names
        ([NAMED, HIMSELF], 2),
        (["female ", HIMSELF], 2),
        ([NAMED, NAMED, CULPRIT], 3),
        ([NAMED, CULPRIT, HIMSELF], 2),
    ],
)
def test_people_are_as_many_as_must_differ(marks: list[str], number: int) -> None:
    assert number_of(marks) == number


@given(
    st.lists(
        st.sampled_from(
            [NAMED, HIMSELF, CULPRIT, "male ", "male 16", "female ", "either 16", "another male "]
        )
    )
)
def test_the_order_in_which_people_are_told_of_does_not_matter(marks: list[str]) -> None:
    assert number_of(marks) == number_of(reversed(marks))


@pytest.mark.parametrize(
    ("alive", "dead", "number"),
    [
        (["female "], ["male 17"], 0),
        (["female "], [NAMED], 1),  # a name tells neither sex nor age
        (["male "], [NAMED, "male 17"], 1),
        (["male ", "female "], ["male 17", "female 8"], 2),
    ],
)
def test_who_is_alive_is_not_taken_for_one_dead_of_another_sex(
    alive: list[str], dead: list[str], number: int
) -> None:
    assert number_among(alive, dead) == number
