"""Groups of claims that say the same."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.alignment import Alignment, AlignmentSettings
from crossbearing.findings.clusters import cluster
from crossbearing.findings.compare.comparison import Comparison, Outcome
from crossbearing.findings.view import ClaimView

SETTINGS = AlignmentSettings()


@pytest.fixture(scope="module")
def four(view: Any) -> list[ClaimView]:
    return [view("It rained.")] * 4


def link(a: int, b: int, odds: float = 0.8, outcome: Outcome | None = None) -> Alignment:
    told = (Comparison("quantity", outcome, "How many?", "1", "2", "for a reason"),) if outcome else ()
    return Alignment(a, b, odds, outcome is None or outcome not in {"conflict"}, told)


def grouped(views: list[ClaimView], links: Sequence[Alignment]) -> list[list[int]]:
    said = {(x.a, x.b) for x in links if x.same}
    return cluster(views, links, lambda a, b: (a, b) in said, lambda a, b: 0.0, SETTINGS)


def test_claims_that_say_the_same_are_one_group(four: list[ClaimView]) -> None:
    assert grouped(four, [link(0, 2)]) == [[0, 2], [1], [3]]


def test_one_loose_pair_does_not_chain_two_groups(four: list[ClaimView]) -> None:
    chained = [link(0, 1, 0.9), link(2, 3, 0.9), link(1, 2, 0.3)]
    assert grouped(four, chained) == [[0, 1], [2, 3]]


def test_groups_that_mostly_agree_are_joined(four: list[ClaimView]) -> None:
    found = [link(0, 1, 0.9), link(2, 3, 0.9), link(1, 2, 0.5), link(0, 2, 0.4)]
    assert grouped(four, found) == [[0, 1, 2, 3]]


def test_one_hopeless_pair_of_two_accounts_keeps_their_groups_apart(view: Any, account: Any) -> None:
    rained = view("It rained.")
    views = [rained, evolve(rained, account=account("Harbour Times", "It poured.")), rained]

    def grouped(hopeless: float) -> list[list[int]]:
        links = [link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.7)]
        return cluster(views, links, lambda a, b: True, lambda a, b: hopeless if b == 2 else 0.9, SETTINGS)

    assert grouped(0.1) == [[0, 1, 2]]
    assert grouped(-5.0) == [[0, 1], [2]]


@pytest.mark.parametrize("outcome", ["conflict", "different_occurrence"])
def test_no_group_contradicts_itself(four: list[ClaimView], outcome: Outcome) -> None:
    found = grouped(four, [link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.7, outcome)])
    assert not any({0, 2} <= set(group) for group in found)


PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] < p[1]))


@given(pairs=PAIRS, opposed=PAIRS, data=st.data())
def test_each_claim_is_in_one_group_whatever_the_order_of_the_pairs(
    view: Any, pairs: set[tuple[int, int]], opposed: set[tuple[int, int]], data: Any
) -> None:
    views = [view("It rained.")] * 6
    links = [link(a, b, 0.5, "conflict" if (a, b) in opposed else None) for a, b in sorted(pairs)]
    found = grouped(views, links)
    assert sorted(i for group in found for i in group) == list(range(6))
    assert grouped(views, data.draw(st.permutations(links))) == found
    for group in found:
        assert not [x for x in links if x.conflicting and {x.a, x.b} <= set(group)]
