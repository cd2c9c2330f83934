"""Which accounts tell of one event."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from crossbearing.findings.profiles import Profile
from crossbearing.findings.stories import StorySettings, candidates, find_stories, group
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
CAR_PARK = [
    "A man of 34 was shot dead in the car park of a supermarket in Velburg on Monday night. Police "
    "in Velburg named the victim as Karl Nessler, a plumber. Witnesses saw a white van leave Harbour Road, "
    "Inspector Ruth Amsel said.",
    "Police are looking for a white van after Karl Nessler, a plumber, was shot outside a supermarket on "
    "Harbour Road in Velburg. He died at the scene on Monday night. Inspector Ruth Amsel asked witnesses to "
    "come forward.",
]
BAR = [
    "Two students were wounded when shots were fired in a bar in Velburg early on Thursday. Police "
    "in Velburg arrested a doorman, Emil Tarrant, soon afterwards. The bar, the Blue Lantern, stands beside "
    "the university.",
    "A doorman of the Blue Lantern was arrested on Thursday after two students were shot and wounded. The "
    "university in Velburg said that both students were out of danger. Police said Emil Tarrant had "
    "quarrelled with them.",
]
TRIAL = (
    "The driver of the white van seen on Harbour Road has been charged with the murder of Karl Nessler, the "
    "plumber who was shot outside a supermarket in Velburg. Inspector Ruth Amsel thanked the witnesses."
)
BACKGROUND = (
    "Emil Tarrant, the doorman of the Blue Lantern, appeared in court in Velburg on Friday and denied that "
    "he had shot two students. The bar beside the university is closed. It was the second shooting in "
    "Velburg in a week: on Monday night Karl Nessler, a plumber, was shot dead outside a supermarket on "
    "Harbour Road."
)


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


@pytest.fixture
def shootings(account: Any) -> list[Account]:
    return [
        account("Gull Post", CAR_PARK[0], "2031-05-06"),
        account("Harbour Times", CAR_PARK[1], "2031-05-07"),
        account("Island Echo", BAR[0], "2031-05-08"),
        account("Velburg Mail", BAR[1], "2031-05-09"),
    ]


APART = [["Gull Post", "Harbour Times"], ["Island Echo", "Velburg Mail"]]


def test_two_shootings_in_one_town_in_one_week_are_two_stories(
    stories: Any, shootings: list[Account]
) -> None:
    assert together(stories(*shootings), shootings) == APART


def test_how_likely_a_story_must_be_can_be_set(stories: Any, shootings: list[Account]) -> None:
    assert len(stories(*shootings, settings=StorySettings(alike=20.0))) == 4
    assert len(stories(*shootings, settings=StorySettings(alike=-20.0))) == 1


def test_a_later_report_joins_its_story(stories: Any, shootings: list[Account], account: Any) -> None:
    told = [*shootings, account("Radio Quay", TRIAL, "2031-06-20")]
    assert together(stories(*told), told) == [[*APART[0], "Radio Quay"], APART[1]]


def test_an_older_event_told_as_background_joins_no_stories(
    stories: Any, shootings: list[Account], account: Any
) -> None:
    told = [*shootings, account("Radio Quay", BACKGROUND, "2031-05-10")]
    assert together(stories(*told), told) == [APART[0], ["Island Echo", "Radio Quay", "Velburg Mail"]]


def test_an_account_meets_a_bounded_number_of_others() -> None:
    settings = StorySettings(looked_at=3)
    profiles = {str(n): _profile(n) for n in range(300)}
    assert len(candidates(profiles, settings)) <= 300 * 3


def test_many_accounts_of_one_event_are_one_story() -> None:
    profiles = {str(n): _profile(n) for n in range(300)}
    weights = {"any": -1.0, "name alike": 2.0}
    assert group(profiles, weights, StorySettings()) == [sorted(profiles)]


def _profile(n: int) -> Profile:
    """One of many accounts that all name the same, on one day after the other."""
    day = date(2031, 5, 1) + timedelta(days=n % 20)
    return Profile(
        day, {"name": {"tavfen": 1.0}, "word": {}, "day": {}}, {"name": 1.0, "word": 0.0, "day": 0.0}
    )
