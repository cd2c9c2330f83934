"""What accounts tell, and in which features two are alike."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from crossbearing.findings.profiles import Profile, features, profiles_of
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis

FERRY = "The ferry Sea Otter ran onto a reef near Tallinn on Monday. The coast guard rescued 40 passengers."
AGROUND = "On Monday the Sea Otter, a ferry, hit a reef off Tallinn. All passengers were saved."
BAKERS = "Bakers in Lund stopped work. Their union wants higher wages."


@pytest.fixture
def profiles(analysed: Callable[[Account], Analysis]) -> Callable[..., list[Profile]]:
    def told(*accounts: Account) -> list[Profile]:
        found = profiles_of({a.id: a for a in accounts}, [analysed(a) for a in accounts], 40)
        return [found[a.id] for a in accounts]

    return told


@pytest.fixture
def three(account: Any) -> list[Account]:
    return [
        account("Gull Post", FERRY, "2031-05-06"),
        account("Harbour Times", AGROUND, "2031-05-07"),
        account("Island Echo", BAKERS),
    ]


def test_a_pair_of_one_event_shares_names_words_and_days(profiles: Any, three: list[Account]) -> None:
    ferry, aground, bakers = profiles(*three)
    assert {"name shared", "word shared", "day shared"} <= dict(features(ferry, aground)).keys()
    assert not {"name shared", "day shared"} & dict(features(ferry, bakers)).keys()


def test_features_are_symmetric(profiles: Any, three: list[Account]) -> None:
    assert all(dict(features(a, b)) == dict(features(b, a)) for a, b in permutations(profiles(*three), 2))


def test_an_account_is_wholly_like_itself(profiles: Any, three: list[Account]) -> None:
    own = dict(features(*(profiles(*three)[:1] * 2)))
    assert own["name alike"] == pytest.approx(1)
    assert own["word alike"] == pytest.approx(1)
    assert own["days between"] == 0


def test_days_between_are_told_of_dated_accounts_only(profiles: Any, three: list[Account]) -> None:
    ferry, aground, bakers = profiles(*three)
    assert 0 < dict(features(ferry, aground))["days between"] < 1
    assert "days between" not in dict(features(ferry, bakers))


def test_what_all_accounts_tell_weighs_less_than_what_few_do(profiles: Any, three: list[Account]) -> None:
    weights = profiles(*three)[0].weights["word"]
    assert weights["ferry"] < weights["guard"]


@pytest.mark.parametrize(
    "published", ["2031", "2031-05", "2031-05-06~", "2031-05-06/2031-05-09", "2031-02-30"]
)
def test_a_date_that_is_no_day_is_none(profiles: Any, account: Any, published: str) -> None:
    day = profiles(account("Gull Post", FERRY, published))[0].day
    assert day is None or day.isoformat() == published[:10]
