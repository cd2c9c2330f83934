"""Which accounts tell of one event."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from crossbearing.findings.stories import StorySettings, find_stories
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.dossier import Story

FERRY = [
    "The ferry Sea Otter ran onto a reef near Port Alder on Monday. Fishermen rescued 40 passengers. "
    "Captain Ilse Marten stayed on the bridge of the Sea Otter, the coast guard in Port Alder said.",
    "Captain Ilse Marten is being questioned in Port Alder. Her ferry, the Sea Otter, sank on Monday. "
    "Passengers praised the fishermen who pulled them from the water.",
]
STRIKE = [
    "Bakers in Velburg stopped work on Thursday. Their union wants higher wages, its "
    "leader Otto Brandt said. "
    "Velburg's bakeries employ 900 people.",
    "The strike of the Velburg bakers has ended. Otto Brandt, who leads the bakers' union, accepted an offer "
    "of higher wages from the bakeries on Sunday.",
]

Group = Callable[..., list[set[str]]]


@pytest.fixture
def stories(analysed: Callable[[Account], Analysis]) -> Callable[..., tuple[Story, ...]]:
    def find(*accounts: Account, settings: StorySettings | None = None) -> tuple[Story, ...]:
        return find_stories(
            {a.id: a for a in accounts}, [analysed(a) for a in accounts], settings or StorySettings()
        )

    return find


def together(found: tuple[Story, ...], accounts: list[Account]) -> list[list[str | None]]:
    outlet = {a.id: a.outlet for a in accounts}
    return sorted(sorted(outlet[d] for d in story.documents) for story in found)


@pytest.fixture
def four(account: Any) -> list[Account]:
    return [
        account("Gull Post", FERRY[0], "2031-05-05"),
        account("Harbour Times", FERRY[1], "2031-05-06"),
        account("Island Echo", STRIKE[0], "2031-05-08"),
        account("Velburg Mail", STRIKE[1], "2031-05-11"),
    ]


def test_accounts_of_one_event_are_one_story_and_others_another(stories: Any, four: list[Account]) -> None:
    assert together(stories(*four), four) == [["Gull Post", "Harbour Times"], ["Island Echo", "Velburg Mail"]]


def test_each_account_is_in_one_story_in_any_order_of_the_input(stories: Any, four: list[Account]) -> None:
    expected = stories(*four)
    assert sorted(d for s in expected for d in s.documents) == sorted(a.id for a in four)
    assert all(stories(*order) == expected for order in permutations(four))


def test_a_story_is_called_after_its_first_account(stories: Any, four: list[Account]) -> None:
    titles = {s.title for s in stories(*four)}
    assert titles == {(four[0].title or four[0].name), (four[2].title or four[2].name)}


def test_an_account_alone_is_a_story(stories: Any, four: list[Account]) -> None:
    assert [s.documents for s in stories(four[0])] == [(four[0].id,)]


def test_no_accounts_have_no_stories(stories: Any) -> None:
    assert stories() == ()


def test_where_everything_is_alike_enough_all_is_one_story(stories: Any, four: list[Account]) -> None:
    assert len(stories(*four, settings=StorySettings(alike=1.1))) == 4
