"""Possible links: what one account tells, and others perhaps too."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.alignment import Alignment, AlignmentSettings
from crossbearing.findings.compare.comparison import Comparison, Outcome
from crossbearing.findings.possible import possible_links
from crossbearing.findings.view import ClaimView

SETTINGS = AlignmentSettings()
NEAR = 0.1  # odds of a possible link
OUTLETS = ("Gull Post", "Harbour Times", "Island Echo", "Morning Mail")


@pytest.fixture(scope="module")
def four(view: Any, account: Any) -> list[ClaimView]:
    """A claim each of four accounts; the first tells most."""
    told = ["Heavy rain flooded three villages.", *["It rained."] * 3]
    return [evolve(view(t), account=account(o, t)) for o, t in zip(OUTLETS, told, strict=True)]


def link(a: int, b: int, odds: float = NEAR, outcome: Outcome | None = None) -> Alignment:
    told = (Comparison("quantity", outcome, "How many?", "1", "2", "for a reason"),) if outcome else ()
    return Alignment(a, b, odds, False, told)


def linked(
    views: Sequence[ClaimView],
    groups: Sequence[Sequence[int]],
    *links: Alignment,
    apart: dict[int, frozenset[int]] | None = None,
) -> list[tuple[int, ...]]:
    odds = {(x.a, x.b): x.odds for x in links}
    return possible_links(views, groups, links, lambda a, b: odds.get((a, b), -2.0), SETTINGS, apart or {})


def test_what_one_account_tells_is_linked_with_what_others_do(four: list[ClaimView]) -> None:
    assert linked(four, [[0, 1], [2], [3]], link(0, 2), link(1, 2)) == [(2,), (), ()]


def test_two_groups_of_several_accounts_are_not_linked(four: list[ClaimView]) -> None:
    links = [link(a, b) for a in (0, 1) for b in (2, 3)]
    assert linked(four, [[0, 1], [2, 3]], *links) == [(), ()]


def test_of_two_told_by_one_account_each_the_one_that_tells_less_is_linked_to_the_other(
    four: list[ClaimView],
) -> None:
    assert linked(four, [[0], [1]], link(0, 1)) == [(1,), ()]
    assert linked(four, [[1], [0]], link(0, 1)) == [(), (1,)]


def test_the_likeliest_link_is_taken_and_no_second(four: list[ClaimView]) -> None:
    found = linked(four, [[0], [1], [2]], link(0, 2, 0.1), link(1, 2, 0.4))
    assert found == [(), (2,), ()]


@pytest.mark.parametrize("odds", [SETTINGS.possible - 0.01, -3.0])
def test_what_is_less_likely_than_not_is_not_linked(four: list[ClaimView], odds: float) -> None:
    assert linked(four, [[0], [1]], link(0, 1, odds)) == [(), ()]


@pytest.mark.parametrize("outcome", ["conflict", "update", "different_occurrence"])
def test_what_is_told_otherwise_or_of_another_occurrence_is_not_linked(
    four: list[ClaimView], outcome: Outcome
) -> None:
    assert linked(four, [[0], [1]], link(0, 1, outcome=outcome)) == [(), ()]


def test_what_an_analyst_keeps_apart_is_not_linked(four: list[ClaimView]) -> None:
    apart = {0: frozenset({1}), 1: frozenset({0})}
    assert linked(four, [[0], [1]], link(0, 1), apart=apart) == [(), ()]


def test_an_account_that_tells_a_finding_is_no_possible_link_to_it(four: list[ClaimView]) -> None:
    views = [*four[:2], evolve(four[2], account=four[1].account)]
    assert linked(views, [[0, 1], [2]], link(0, 2)) == [(), ()]


def test_one_link_keeps_no_other_from_a_finding(four: list[ClaimView]) -> None:
    apart = {1: frozenset({2}), 2: frozenset({1})}
    assert linked(four, [[0], [1], [2]], link(0, 1, 0.3), link(0, 2), apart=apart) == [(1, 2), (), ()]


def test_two_statements_of_one_account_are_not_linked(four: list[ClaimView]) -> None:
    views = [four[0], evolve(four[1], account=four[0].account)]
    assert linked(views, [[0], [1]], link(0, 1)) == [(), ()]


PAIRS = [(a, b) for a in range(4) for b in range(a + 1, 4)]
ODDS = st.lists(st.floats(-1, 0.5), min_size=len(PAIRS), max_size=len(PAIRS))


@given(ODDS, st.sampled_from([[[0], [1], [2], [3]], [[0, 1], [2], [3]], [[0, 3], [1, 2]]]))
def test_a_claim_is_linked_to_one_other_group_at_most(
    four: list[ClaimView], odds: list[float], groups: list[list[int]]
) -> None:
    links = [link(a, b, how) for (a, b), how in zip(PAIRS, odds, strict=True)]
    found = linked(four, groups, *links)
    added = [claim for some in found for claim in some]
    assert len(added) == len({*added})
    for group, some in zip(groups, found, strict=True):
        assert {*group}.isdisjoint(some)
        assert not some or {*group}.isdisjoint(added), "what is linked elsewhere has no links of its own"
