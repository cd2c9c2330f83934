"""The reliability of sources in the grade: monotonic, blind to copies, and never enough to confirm."""

from itertools import permutations
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.origins import Origin, Origins
from crossbearing.findings.reliability import Reliabilities
from crossbearing.findings.view import ClaimView
from crossbearing.findings.weigh import Weight, weigh
from crossbearing.model.claim import Certainty
from crossbearing.model.judgement import Reliability


@frozen
class Told:
    """How one account tells a finding, and what the analyst says of it."""

    account: str
    key: str
    certainty: Certainty
    reliability: Reliability | None


GRADES = st.sampled_from([None, "A", "B", "C", "D", "E", "F"])
CERTAINTIES = st.sampled_from(["certain", "probable", "possible", "unknown"])
# One account has one grade, so its name is drawn with it.
TELLINGS = st.builds(
    lambda grade, number, passage, certainty: Told(
        f"{grade}{number}", f"passage:{passage}" if passage else f"{grade}{number}", certainty, grade
    ),
    GRADES,
    st.integers(0, 1),
    st.integers(0, 2),
    CERTAINTIES,
)
TOLD = st.lists(TELLINGS, min_size=1, max_size=5)
DISPUTED = st.integers(0, 3)


@pytest.fixture(scope="module")
def weight(view: Any) -> Any:
    bare = view("It rained.")

    def grade(told: list[Told], disputed: int = 0) -> Weight:
        views: list[ClaimView] = []
        of: dict[str, Origin] = {}
        for number, one in enumerate(told):
            claim = evolve(bare.claim, head=number, certainty=one.certainty)
            own = evolve(bare.account, name=one.account, outlet=None)
            views.append(evolve(bare, claim=claim, account=own))
            of[claim.id] = Origin(one.account, one.key, one.account)
        graded = {t.account.casefold(): t.reliability for t in told if t.reliability is not None}
        return weigh(views, Origins(of), disputed, Reliabilities(graded))

    return grade


@given(told=TOLD, disputed=DISPUTED, certainty=CERTAINTIES, grade=GRADES)
def test_an_independent_account_of_whatever_reliability_never_makes_it_worse(
    weight: Any, told: list[Told], disputed: int, certainty: Certainty, grade: Reliability | None
) -> None:
    before, after = weight(told, disputed), weight([*told, Told("new", "new", certainty, grade)], disputed)
    assert after.credibility <= before.credibility


@given(told=TOLD, disputed=DISPUTED, grade=GRADES, data=st.data())
def test_a_copy_by_whatever_source_never_makes_it_better(
    weight: Any, told: list[Told], disputed: int, grade: Reliability | None, data: Any
) -> None:
    original = data.draw(st.sampled_from([t for t in told if t.key.startswith("passage:")] or told))
    copy = evolve(original, account="copy", reliability=grade)
    if original.key.startswith("passage:"):
        assert weight([*told, copy], disputed).credibility >= weight(told, disputed).credibility


@given(told=TOLD, disputed=DISPUTED)
def test_no_reliability_confirms_what_one_origin_tells(weight: Any, told: list[Told], disputed: int) -> None:
    found = weight(told, disputed)
    if found.credibility == 1:
        sure = {t.account for t in told if t.certainty == "certain" and t.reliability not in {"D", "E"}}
        assert len(sure) >= 2
        assert disputed == 0


@given(told=st.lists(TELLINGS, min_size=2, max_size=4), disputed=DISPUTED)
def test_the_order_of_the_claims_does_not_matter(weight: Any, told: list[Told], disputed: int) -> None:
    expected = weight(told, disputed)
    assert all(weight(list(order), disputed) == expected for order in permutations(told))


def test_a_worse_grade_never_makes_it_better(weight: Any) -> None:
    told = [Told("a", "a", "certain", None), Told("b", "b", "certain", None)]
    found = [weight([evolve(told[0], reliability=g), told[1]]).credibility for g in ("A", "C", "D", "E")]
    assert found == [1, 1, 2, 3]
    alone = [weight([evolve(told[0], reliability=g)]).credibility for g in ("A", None, "C", "D", "E")]
    assert alone == [2, 3, 3, 4, 4]


def test_the_reasons_name_the_source_and_what_comes_of_it(weight: Any) -> None:
    reasons = weight([Told("a", "a", "certain", "E")]).reasons
    assert "By the analyst's judgement a is unreliable (E): it is no witness for the grade." in reasons
