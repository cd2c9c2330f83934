"""Grades: monotonic, explained, and none is the best without two witnesses who are sure."""

from itertools import permutations
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.origins import Origin, Origins
from crossbearing.findings.view import ClaimView
from crossbearing.findings.weigh import Weight, weigh
from crossbearing.model.claim import Certainty

CERTAINTIES: list[Certainty] = ["certain", "probable", "possible", "unknown"]


@frozen
class Told:
    """How one account tells a finding."""

    account: str
    key: str
    certainty: Certainty


TELLINGS = st.builds(
    lambda account, passage, certainty: Told(
        account, f"passage:{passage}" if passage else account, certainty
    ),
    st.sampled_from("abcdef"),
    st.integers(0, 2),
    st.sampled_from(CERTAINTIES),
)
DISPUTED = st.integers(0, 4)


@pytest.fixture(scope="module")
def weight(view: Any) -> Any:
    bare = view("It rained.")

    def grade(told: list[Told], disputed: int = 0) -> Weight:
        views: list[ClaimView] = []
        of: dict[str, Origin] = {}
        for number, one in enumerate(told):
            claim = evolve(bare.claim, head=number, certainty=one.certainty)
            views.append(evolve(bare, claim=claim, account=evolve(bare.account, name=f"{one.account}.txt")))
            of[claim.id] = Origin(one.account, one.key, one.account)
        return weigh(views, Origins(of), disputed)

    return grade


@given(
    told=st.lists(TELLINGS, min_size=1, max_size=6), disputed=DISPUTED, certainty=st.sampled_from(CERTAINTIES)
)
def test_an_independent_account_never_makes_it_worse(
    weight: Any, told: list[Told], disputed: int, certainty: Certainty
) -> None:
    before, after = weight(told, disputed), weight([*told, Told("new", "new", certainty)], disputed)
    assert after.independent == before.independent + 1
    assert after.credibility <= before.credibility


@given(
    told=st.lists(TELLINGS, min_size=1, max_size=6),
    disputed=DISPUTED,
    certainty=st.sampled_from(CERTAINTIES),
    copied=st.data(),
)
def test_a_copy_never_makes_it_better_however_sure_it_sounds(
    weight: Any, told: list[Told], disputed: int, certainty: Certainty, copied: Any
) -> None:
    original = copied.draw(st.sampled_from(told))
    before = weight(told, disputed)
    for copy in (
        Told("copy", original.key, certainty),
        Told(original.account, original.key, original.certainty),
    ):
        after = weight([*told, copy], disputed)
        if original.key.startswith("passage:") or copy.account == original.account:
            assert after.independent <= before.independent
            assert after.credibility >= before.credibility


@given(told=st.lists(TELLINGS, min_size=1, max_size=6), disputed=DISPUTED)
def test_more_against_it_never_makes_it_better(weight: Any, told: list[Told], disputed: int) -> None:
    assert weight(told, disputed + 1).credibility >= weight(told, disputed).credibility


@given(told=st.lists(TELLINGS, min_size=1, max_size=6), disputed=DISPUTED)
def test_nothing_is_confirmed_without_two_sure_witnesses_and_none_against(
    weight: Any, told: list[Told], disputed: int
) -> None:
    found = weight(told, disputed)
    assert 1 <= found.credibility <= 6
    if found.credibility == 1:
        assert found.independent >= 2
        assert disputed == 0
        assert len({t.account for t in told if t.certainty == "certain"}) >= 2


@given(told=st.lists(TELLINGS, min_size=1, max_size=6), disputed=DISPUTED)
def test_each_grade_gives_its_reasons_as_sentences(weight: Any, told: list[Told], disputed: int) -> None:
    found = weight(told, disputed)
    assert all(reason.endswith(".") for reason in found.reasons)
    assert found.reasons[-1].startswith(f"Credibility {found.credibility}: ")
    assert any("otherwise" in reason for reason in found.reasons) == bool(disputed)


@given(told=st.lists(TELLINGS, min_size=2, max_size=4), disputed=DISPUTED)
def test_the_order_of_the_claims_does_not_matter(weight: Any, told: list[Told], disputed: int) -> None:
    expected = weight(told, disputed)
    assert all(weight(list(order), disputed) == expected for order in permutations(told))


@pytest.mark.parametrize(
    ("told", "disputed", "credibility"),
    [
        pytest.param([Told("a", "a", "certain"), Told("b", "b", "certain")], 0, 1, id="two sure witnesses"),
        pytest.param([Told("a", "a", "certain"), Told("b", "b", "certain")], 1, 2, id="the same, disputed"),
        pytest.param([Told("a", "a", "certain"), Told("b", "b", "possible")], 0, 2, id="one of two is sure"),
        pytest.param([Told("a", "a", "certain")], 0, 3, id="one witness"),
        pytest.param([Told("a", "a", "possible")], 0, 4, id="one witness, unsure"),
        pytest.param([Told("a", "a", "certain")], 2, 5, id="more against it than for it"),
        pytest.param([Told("a", "a", "unknown")], 0, 6, id="nobody says how it is"),
    ],
)
def test_grades(weight: Any, told: list[Told], disputed: int, credibility: int) -> None:
    assert weight(told, disputed).credibility == credibility


def test_a_copy_that_drops_the_doubt_is_no_surer(weight: Any) -> None:
    hedged = Told("a", "passage:1", "possible")
    assert weight([hedged, Told("b", "passage:1", "certain")]).credibility == weight([hedged]).credibility


def test_only_what_is_told_as_probable_has_a_likelihood(weight: Any) -> None:
    assert weight([Told("a", "a", "probable")]).likelihood == "likely"
    assert weight([Told("a", "a", "certain")]).likelihood is None
    assert weight([Told("a", "a", "probable"), Told("b", "b", "certain")]).likelihood is None
