"""How many were killed, injured, missing, detained or displaced."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


def tolls(listed: Any, *texts: str) -> list[tuple[str, float]]:
    return [(t["kind"], t["number"]) for t in listed("tolls", *texts, published="2031-05-06T10:00:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The accident killed 12 people near Oslo.", [("killed", 12.0)]),
        ("Twelve people died in the accident.", [("killed", 12.0)]),
        ("The accident killed 12 people and injured 30 people.", [("killed", 12.0), ("injured", 30.0)]),
        ("Police arrested 45 protesters on Sunday.", [("detained", 45.0)]),
        ("The blast injured two men, 19 and 20.", [("injured", 2.0)]),
        ("One of three people in the boat died.", [("killed", 1.0)]),
        ("The flood displaced 3,400 people.", [("displaced", 3400.0)]),
        ("The ferry accident injured 1,250 passengers.", [("injured", 1250.0)]),
    ],
)
def test_a_toll_is_read_from_the_act_and_its_figure(
    listed: Any, text: str, expected: list[tuple[str, float]]
) -> None:
    assert sorted(tolls(listed, text)) == sorted(expected)


def test_a_toll_is_of_the_day_its_account_appeared(listed: Any) -> None:
    found = listed("tolls", "The accident killed 12 people.", published="2031-05-06T10:00:00")
    assert [t["as_of"] for t in found] == ["2031-05-06"]
    assert [t["as_of"] for t in listed("tolls", "The accident killed 12 people.")] == [None]


def test_a_toll_keeps_its_bounds(listed: Any) -> None:
    found = listed("tolls", "The accident killed at least 12 people.")
    assert [(t["number"], t["low"], t["high"]) for t in found] == [(12.0, 12.0, None)]


def test_two_accounts_of_one_figure_and_day_are_one_toll(listed: Any) -> None:
    both = (
        "The accident near Oslo killed 12 people.",
        "The accident killed 12 people off Oslo, police said.",
    )
    assert tolls(listed, *both) == [("killed", 12.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shots injured a man in the 400 block of Harbour Street.", [("injured", 1.0)]),
        ("The accident killed a man in Room 12.", [("killed", 1.0)]),
        ("Peter Marten was pronounced dead at the scene.", [("killed", 1.0)]),
        ("A man was shot and killed outside a bar.", [("killed", 1.0)]),
        ("A woman and her brother died of their wounds.", [("killed", 2.0)]),
        ("The blast left two people dead and five wounded.", [("injured", 5.0), ("killed", 2.0)]),
        ("The fire killed a husband, his wife and their two children.", [("killed", 4.0)]),
        ("Five people were shot. Two people died.", [("injured", 3.0), ("killed", 2.0)]),
        ("Anna Marten was shot on Monday. Anna Marten died in hospital.", [("killed", 1.0)]),
        ("Peter Brandt suffered a gunshot wound.", [("injured", 1.0)]),
        ("A fourth victim died on Monday.", [("killed", 4.0)]),
    ],
)
def test_people_are_counted_one_by_one_where_no_figure_is_given(
    listed: Any, text: str, expected: list[tuple[str, float]]
) -> None:
    assert sorted(tolls(listed, text)) == sorted(expected)


def test_tolls_are_a_series_by_day_and_fewer_people_told_of_later_are_no_news(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    told = [
        ("Post", "The blast near Oslo killed two people, the mayor of Oslo said.", "2031-05-06"),
        ("Star", "The blast near Oslo killed three people, the mayor of Oslo said.", "2031-05-08"),
        ("Echo", "A man died in the blast near Oslo, the mayor of Oslo said.", "2031-05-09"),
    ]
    found = dossier_of(*(account(outlet, text, day) for outlet, text, day in told))
    assert len(found.stories) == 1
    killed = [(t.as_of, t.number) for t in found.tolls if t.kind == "killed"]
    assert killed == [("2031-05-06", 2.0), ("2031-05-08", 3.0)]


@pytest.mark.parametrize(
    ("later", "number"),
    [(["three"], 4.0), (["three", "three"], 3.0), (["five"], 5.0)],
)
def test_fewer_dead_are_news_only_where_more_accounts_tell_of_them(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier], later: list[str], number: float
) -> None:
    told = [("four", "2031-05-06"), *((figure, "2031-05-08") for figure in later)]
    texts = [(f"The blast near Oslo killed {n} people, the mayor of Oslo said.", day) for n, day in told]
    found = dossier_of(*(account(f"Outlet {i}", *one) for i, one in enumerate(texts)))
    assert len(found.stories) == 1
    assert [t.number for t in found.tolls if t.kind == "killed"][-1] == number


def test_nobody_is_left_wounded_where_all_who_were_shot_have_died(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    told = [
        ("Four men were shot in a tavern in Lund on Monday. Two men died.", "2031-05-06"),
        ("Four men were shot in a tavern in Lund on Monday. All four men died.", "2031-05-08"),
    ]
    found = dossier_of(*(account(f"Outlet {i}", *one) for i, one in enumerate(told)))
    assert len(found.stories) == 1
    assert [t.number for t in found.tolls if t.kind == "injured"] == [2.0, 0.0]


@pytest.mark.parametrize(
    "text",
    [
        "The accident did not kill 12 people.",
        "The company would pay if the accident killed 12 people.",
        "Ilse Marten died at the age of 37.",
        "The accident killed the hopes of the club.",
        "The rescue took 12 people to the harbour.",
        "In 490 BC the battle killed 192 people.",
    ],
)
def test_what_counts_no_victims_is_no_toll(listed: Any, text: str) -> None:
    assert tolls(listed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve boys and their coach are missing.", [("missing", 13.0)]),
        ("Divers recovered 31 bodies.", [("killed", 31.0)]),
        ("The ferry sank. They would kill one hostage every hour.", []),
        ("It was the worst accident since 2019, when 40 people drowned.", []),
        ("In 2011 the Sea Eagle sank. The count was bad, and 203 people died.", []),
    ],
)
def test_a_toll_is_of_what_happened_now(listed: Any, text: str, expected: list[tuple[str, float]]) -> None:
    assert tolls(listed, text) == expected


def test_an_account_without_a_date_is_of_the_day_in_its_head(listed: Any) -> None:
    found = listed("tolls", "Harbour Office, 5 May 2031\n\nThe blast killed 12 people.")
    assert [t["as_of"] for t in found] == ["2031-05-05"]


def test_a_dateline_without_a_year_takes_that_of_its_own_story(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    ferry = "The ferry Sea Otter hit a reef near Oslo. The accident killed 12 passengers."
    mine = "A mine near Lund in Sweden fell in. The collapse killed three miners."
    dossier = dossier_of(
        *(account(f"Gull {i}", ferry, f"2018-05-0{i}T10:00:00") for i in (6, 7, 8)),
        account("Agency", f"LUND, Sweden, March 9 (Agency) - {mine}"),
        account("Mining Post", mine, "2025-03-09T10:00:00"),
    )
    assert len(dossier.stories) == 2
    assert {t.as_of for t in dossier.tolls if t.number == 3} == {"2025-03-09"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who stands for nobody new
        ("Anna Marten was shot in Lund. She died in hospital.", [("killed", 1.0)]),
        ("A girl, 8, was killed near Lund. The girl died at the scene.", [("killed", 1.0)]),
        ("The storm killed a boy. The boy, 16, died at the harbour.", [("killed", 1.0)]),
        ("A man was killed in the fire. A woman was also killed.", [("killed", 2.0)]),
        ("The blast injured a passenger and a driver.", [("injured", 2.0)]),
        # who did it
        ("Peter Brandt shot and killed a neighbour. Peter Brandt killed himself.", [("killed", 2.0)]),
        ("The gunman killed four people. The gunman was killed by police.", [("killed", 5.0)]),
        ("The gunman killed four people, including himself.", [("killed", 4.0)]),
        ("Karl Brandt killed his wife. He turned the gun on himself.", [("killed", 2.0)]),
        ("A boy, 12, killed himself in Lund.", [("killed", 1.0)]),
        # dead and wounded in one breath
        ("The blast left two women dead and two others in hospital.", [("killed", 2.0)]),
        ("Four women were found shot dead in a house.", [("killed", 4.0)]),
        ("Three people who were killed in the fire were identified on Monday.", [("killed", 3.0)]),
        ("Three men died. A fourth man was wounded.", [("injured", 1.0), ("killed", 3.0)]),
        ("A boy was killed. Two other boys were shot.", [("injured", 2.0), ("killed", 1.0)]),
        ("An 8 year old girl was killed by the blast.", [("killed", 1.0)]),
        ("Six people were hurt. Two of them were critically wounded.", [("injured", 6.0)]),
        # the number itself
        ("The death toll of the ferry accident reached eight.", [("killed", 8.0)]),
        ("Fishermen died. The toll climbed to 44 on Monday.", [("killed", 44.0)]),
        ("An eighth victim died on Monday.", [("killed", 8.0)]),
        ("A second lieutenant was killed on Monday.", []),
        ("The 11th victim died on Monday.", [("killed", 11.0)]),
        # of other events
        ("Karl Brandt was charged with the attempted murder of two officers.", []),
        ("The fire killed one man. Nine others were wounded in attacks across Lund.", [("killed", 1.0)]),
        ("The fire killed one man. Two people were killed in a separate fire.", [("killed", 1.0)]),
        ("Five people were killed in two fires.", [("killed", 5.0)]),
    ],
)
def test_those_told_of_more_than_once_or_of_other_events_are_not_counted_anew(
    listed: Any, text: str, expected: list[tuple[str, float]]
) -> None:
    assert sorted(tolls(listed, text)) == sorted(expected)
