"""Blocking: who meets whom, and that no claim meets everybody."""

from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.candidates import BlockingSettings, Weights, candidate_pairs, weigh_features
from crossbearing.findings.view import ClaimView

WORDS = st.frozensets(st.sampled_from([f"w:{c}" for c in "abcdefghij"]), min_size=1, max_size=4)


def pairs(views: list[ClaimView], settings: BlockingSettings | None = None) -> list[tuple[int, int]]:
    return list(candidate_pairs(views, weigh_features(views), settings or BlockingSettings()))


@given(features=st.lists(WORDS, max_size=25), most=st.integers(1, 6))
def test_each_pair_comes_once_shares_something_and_a_claim_proposes_few(
    view: Any, features: list[frozenset[str]], most: int
) -> None:
    bare = view("It rained.")
    views = [evolve(bare, features=f) for f in features]
    found = pairs(views, BlockingSettings(most=most))
    assert len(found) == len(set(found)) <= most * len(views)
    assert all(a < b and views[a].features & views[b].features for a, b in found)


def test_a_word_that_everybody_uses_proposes_only_neighbours(view: Any) -> None:
    bare = view("It rained.")
    views = [evolve(bare, features=frozenset({"w:ferry", f"w:{i}"})) for i in range(5)]
    assert pairs(views, BlockingSettings(longest=4, most=2)) == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert len(pairs(views, BlockingSettings(longest=5))) == 10


def test_of_many_partners_those_with_rarer_words_in_common_are_kept(view: Any) -> None:
    bare = view("It rained.")
    common = [evolve(bare, features=frozenset({"w:ferry", f"w:{i}"})) for i in range(9)]
    rare = [evolve(bare, features=frozenset({"w:ferry", "w:otter"})) for _ in range(2)]
    assert (9, 10) in pairs([*common, *rare], BlockingSettings(most=1))


@given(claims=st.integers(1, 500), few=st.integers(1, 50), more=st.integers(51, 500))
def test_the_rarer_a_feature_the_more_it_says(claims: int, few: int, more: int) -> None:
    weight = Weights({"w:few": few, "w:more": more}, claims)
    assert weight.of("w:few") > weight.of("w:more") > 0


def test_the_norm_of_nothing_divides_by_nothing() -> None:
    assert Weights({}, 0).norm(frozenset()) == 1.0


def test_two_orders_of_one_act_meet_though_they_share_no_word(pair: Any) -> None:
    a, b = pair("Ilse Marten met Otto Brandt for the first time.", "The leaders held a second summit.")
    assert pairs([a, b]) == [(0, 1)]
