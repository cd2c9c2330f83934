"""Who met whom, or is to meet."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Ilse Marten met President Otto Brandt in Oslo.", "held"),
        ("President Ilse Marten held talks with President Otto Brandt in Oslo.", "held"),
        ("President Ilse Marten and President Otto Brandt will meet in Oslo.", "planned"),
        ("President Ilse Marten hopes to meet President Otto Brandt in Oslo.", "planned"),
        ("President Ilse Marten did not meet President Otto Brandt in Oslo.", "denied"),
    ],
)
def test_a_meeting_has_its_parties_place_and_status(listed: Any, text: str, status: str) -> None:
    found = listed("meetings", text)
    assert [(sorted(m["participants"]), m["place"], m["status"]) for m in found] == [
        (["Ilse Marten", "Otto Brandt"], "Oslo", status)
    ]


def test_a_meeting_has_its_day(listed: Any) -> None:
    found = listed("meetings", "President Ilse Marten met President Otto Brandt on 5 May 2031.")
    assert [m["edtf"] for m in found] == ["2031-05-05"]


@pytest.mark.parametrize(
    "text", ["President Ilse Marten met the deadline.", "President Ilse Marten hopes to meet farmers."]
)
def test_one_named_party_makes_no_meeting(listed: Any, text: str) -> None:
    assert listed("meetings", text) == []


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        (
            "The harbour master met the owners of the line.",
            ["The harbour master", "the owners of the line"],
            "held",
        ),
        ("The delegations met in Oslo in May.", ["The delegations"], "held"),
        (
            "A meeting of President Ilse Marten with Minister Otto Brandt is planned for Monday.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
        (
            "President Ilse Marten meets Minister Otto Brandt on Monday.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
    ],
)
def test_those_without_a_name_meet_too_and_what_is_arranged_is_not_held(
    listed: Any, text: str, parties: list[str], status: str
) -> None:
    assert [(sorted(m["participants"]), m["status"]) for m in listed("meetings", text)] == [(parties, status)]


def test_a_denial_of_such_a_meeting_is_of_the_one_told_before(listed: Any) -> None:
    found = listed(
        "meetings",
        "The harbour master met the owners of the line on Monday, his office said. "
        "The chairman, Otto Brandt, denied that there had been any such meeting.",
    )
    assert sorted(m["status"] for m in found) == ["denied", "held"]
    assert {tuple(sorted(m["participants"])) for m in found} == {
        ("The harbour master", "the owners of the line")
    }


def meetings(listed: Any, text: str) -> list[tuple[list[str], str | None, str]]:
    return [(sorted(m["participants"]), m["place"], m["status"]) for m in listed("meetings", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Ilse Marten held talks with President Otto Brandt by telephone.",
            (["Ilse Marten", "Otto Brandt"], "by telephone", "held"),
        ),
        ("The two leaders are to speak by video on Friday.", (["The two leaders"], "by video", "planned")),
        (
            "President Ilse Marten telephoned the harbour master on Sunday.",
            (["Ilse Marten", "the harbour master"], "by telephone", "held"),
        ),
    ],
)
def test_who_speaks_at_a_distance_does_so_by_telephone(
    listed: Any, text: str, expected: tuple[list[str], str, str]
) -> None:
    assert meetings(listed, text) == [expected]


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        ("The guest was welcomed by President Ilse Marten.", ["Ilse Marten", "the guest"], "held"),
        ("President Ilse Marten prayed with the families.", ["Ilse Marten", "the families"], "held"),
        ("President Ilse Marten visited the survivors.", ["Ilse Marten", "the survivors"], "held"),
        (
            "President Ilse Marten spent two hours in talks with President Otto Brandt.",
            ["Ilse Marten", "Otto Brandt"],
            "held",
        ),
        (
            "President Ilse Marten flew to Oslo for talks with President Otto Brandt.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
        ("The cabinet met in emergency session on Tuesday.", ["The cabinet"], "held"),
        ("An emergency meeting of the city council was held.", ["the city council"], "held"),
        ("At no time did President Ilse Marten meet the owners.", ["Ilse Marten", "the owners"], "denied"),
        (
            "President Ilse Marten is to see President Otto Brandt on Friday.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
        ("Union leaders will meet the employers on Friday.", ["Union leaders", "the employers"], "planned"),
    ],
)
def test_many_words_tell_of_a_meeting(listed: Any, text: str, parties: list[str], status: str) -> None:
    found = [
        ([p.replace("The guest", "the guest") for p in ps], told) for ps, _, told in meetings(listed, text)
    ]
    assert found == [(parties, status)]


@pytest.mark.parametrize(
    "text",
    [
        "President Ilse Marten visited Norway.",
        "President Ilse Marten spoke to reporters by telephone.",
        "The hospital received 40 patients.",
        "The guards saw the gunman.",
        "World leaders meet behind closed doors.",
        "Meetings between the nations have produced little.",
    ],
)
def test_who_sees_a_country_or_the_press_meets_nobody(listed: Any, text: str) -> None:
    assert meetings(listed, text) == []


def test_what_is_said_in_a_call_tells_of_the_call(listed: Any) -> None:
    text = "In a call with President Otto Brandt, President Ilse Marten said that Norway would help."
    assert meetings(listed, text) == [(["Ilse Marten", "Otto Brandt"], "by telephone", "held")]


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        ("President Ilse Marten had lunch with Otto Brandt.", ["Ilse Marten", "Otto Brandt"], "held"),
        (
            "President Ilse Marten called President Otto Brandt on Friday to thank him.",
            ["Ilse Marten", "Otto Brandt"],
            "held",
        ),
        ("President Ilse Marten was on the phone with Otto Brandt.", ["Ilse Marten", "Otto Brandt"], "held"),
        (
            "President Ilse Marten congratulated Otto Brandt by telephone.",
            ["Ilse Marten", "Otto Brandt"],
            "held",
        ),
        ("President Ilse Marten paid a visit to the mayor.", ["Ilse Marten", "the mayor"], "held"),
        ("President Ilse Marten summoned her adviser.", ["Ilse Marten", "her adviser"], "held"),
        (
            "The Ambassador of Chile was summoned to the ministry.",
            ["The Ambassador of Chile", "the ministry"],
            "held",
        ),
        (
            "President Ilse Marten told a meeting of island leaders that the sea was rising.",
            ["Ilse Marten", "island leaders"],
            "held",
        ),
        ("The two candidates held a debate on Sunday.", ["The two candidates"], "held"),
        ("The foreign ministers of Chile came together.", ["The foreign ministers of Chile"], "held"),
        (
            "Over two days of talks with the ministers, President Ilse Marten won a promise.",
            ["Ilse Marten", "the ministers"],
            "held",
        ),
        ("The parliament will hold an extraordinary session.", ["The parliament"], "planned"),
        ("Talks between Norway and Chile resumed.", ["Chile", "Norway"], "held"),
        ("President Ilse Marten met with angry farmers.", ["Ilse Marten", "angry farmers"], "held"),
        ("The pope has no plans to meet President Ilse Marten.", ["Ilse Marten", "The pope"], "denied"),
        (
            "President Ilse Marten will fly to Oslo and meet President Otto Brandt.",
            ["Ilse Marten", "Otto Brandt"],
            "planned",
        ),
        (
            "A meeting of President Ilse Marten with President Otto Brandt failed to bring peace.",
            ["Ilse Marten", "Otto Brandt"],
            "held",
        ),
    ],
)
def test_news_tells_of_meetings_in_many_ways(listed: Any, text: str, parties: list[str], status: str) -> None:
    assert [(ps, told) for ps, _, told in meetings(listed, text)] == [(parties, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan of President Ilse Marten was met with opposition.",
        "President Ilse Marten called President Otto Brandt a liar.",
        "President Ilse Marten called President Otto Brandt, her rival, a liar.",
        "The mayors joined the call of President Ilse Marten for an inquiry.",
        "President Ilse Marten held a press conference with farmers.",
        "President Ilse Marten spoke at a Trade Board conference.",
        "President Otto Brandt met his wife in Oslo.",
        "President Ilse Marten criticised President Otto Brandt in a video.",
        "The candidates are to discuss their own ideas.",
        "Senators sat alongside President Ilse Marten.",
        "President Ilse Marten will bring in a bill in the next session of the senate.",
    ],
)
def test_words_of_meeting_are_not_always_of_a_meeting(listed: Any, text: str) -> None:
    assert meetings(listed, text) == []


def test_a_place_may_hang_on_another_word(listed: Any) -> None:
    text = "A meeting of President Ilse Marten with President Otto Brandt is planned for 15 May in Oslo."
    assert meetings(listed, text) == [(["Ilse Marten", "Otto Brandt"], "Oslo", "planned")]


def test_a_meeting_of_officials_that_is_called_is_not_called_off(listed: Any) -> None:
    found = listed("meetings", "Mayor Ilse Marten called a meeting of officials in Oslo.")
    assert "denied" not in {m["status"] for m in found}
