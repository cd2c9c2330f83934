"""Who warns whom of what."""

from typing import Any

import pytest


def test_a_warning_has_who_warns_the_condition_and_the_consequence(listed: Any) -> None:
    found = listed(
        "warnings", "Minister Otto Brandt warned that Chile would pay a price if it bought the tanks."
    )
    assert [(w["by"], w["to"]) for w in found] == [(["Otto Brandt"], "Chile")]
    assert "pay a price" in found[0]["then"]
    assert "bought the tanks" in found[0]["if"]


def test_the_condition_is_no_warning_of_its_own(listed: Any) -> None:
    found = listed("warnings", "Otto Brandt warned that if the rain goes on, the dam near Oslo will break.")
    assert len(found) == 1


def test_what_is_only_said_is_no_warning(listed: Any) -> None:
    assert listed("warnings", "Minister Otto Brandt said that Chile would pay a price for the tanks.") == []


def test_what_was_not_threatened_is_no_warning(listed: Any) -> None:
    assert listed("warnings", "Minister Otto Brandt did not threaten Chile.") == []


def test_whom_a_warning_is_turned_to_is_told(listed: Any) -> None:
    found = listed("warnings", "Otto Brandt warned the owners that they would lose their licence.")
    assert [(w["by"], w["to"], w["then"]) for w in found] == [
        (["Otto Brandt"], "the owners", "they would lose their licence")
    ]


def test_advice_is_to_those_who_are_to_follow_it(listed: Any) -> None:
    found = listed("warnings", "The weather office had warned that small boats should not leave harbour.")
    assert [(w["by"], w["to"]) for w in found] == [(["The weather office"], "small boats")]


def test_a_penalty_warns_whoever_does_what_it_is_for(listed: Any) -> None:
    found = listed("warnings", "Any captain who does not report will lose his licence.")
    assert [(w["to"], w["if"]) for w in found] == [("Any captain", "who does not report")]
    assert listed("warnings", "Any captain who reports will get a new flag.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships were told to keep five miles away.", ([], "Ships", "to keep five miles away")),
        ("The ministry told residents to boil water.", (["The ministry"], "residents", "to boil water")),
        (
            "The union told the company that the roof was cracking.",
            (["The union"], "the company", "the roof was cracking"),
        ),
        (
            "Workers say the owners were told that the roof was cracking.",
            ([], "the owners", "the roof was cracking"),
        ),
    ],
)
def test_who_is_told_of_a_danger_is_warned(
    listed: Any, text: str, expected: tuple[list[str], str, str]
) -> None:
    assert [(w["by"], w["to"], w["then"]) for w in listed("warnings", text)] == [expected]


@pytest.mark.parametrize(
    ("text", "by", "consequence"),
    [
        (
            "The gunmen said they would kill a hostage every hour.",
            "The gunmen",
            "they would kill a hostage every hour",
        ),
        (
            "A voice was heard on the radio, promising a second strike.",
            "A voice",
            "promising a second strike",
        ),
        (
            "The rebels waited. They threatened to blow up the bridge.",
            "The rebels",
            "They threatened to blow up the bridge",
        ),
    ],
)
def test_who_says_that_he_will_do_harm_threatens(listed: Any, text: str, by: str, consequence: str) -> None:
    assert [(w["by"], w["then"]) for w in listed("warnings", text)] == [([by], consequence)]


def test_whoever_does_it_is_threatened(listed: Any) -> None:
    found = listed("warnings", '"Whoever takes our land shall have war," Otto Brandt said.')
    assert [(w["by"], w["to"]) for w in found] == [(["Otto Brandt"], "Whoever takes our land")]


@pytest.mark.parametrize(
    "text",
    [
        "They told us to leave the bread in the oven.",
        "The minister promised a war on waste.",
        "The union said it would strike a deal.",
        "Observers were told that the results would be late.",
    ],
)
def test_what_harms_nobody_is_no_warning(listed: Any, text: str) -> None:
    assert listed("warnings", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pirates threatened a merchant vessel off Yemen.",
            (["Pirates"], "a merchant vessel", "Pirates threatened a merchant vessel off Yemen"),
        ),
        (
            "The witness was threatened with death.",
            ([], "The witness", "The witness was threatened with death"),
        ),
        (
            "The decision follows warnings from local farmers that floods could damage the dam.",
            (["local farmers"], None, "floods could damage the dam"),
        ),
        (
            "The yard warned there could be additional charges to come.",
            (["The yard"], None, "there could be additional charges"),
        ),
        (
            "One senator threatened to make Brandt testify in public.",
            (["One senator"], "Brandt", "One senator threatened to make Brandt testify in public"),
        ),
        (
            "Otto Brandt threatened to close the port.",
            (["Otto Brandt"], None, "Otto Brandt threatened to close the port"),
        ),
        (
            "Swimmers should stay away, the coast guard said.",
            (["the coast guard"], "Swimmers", "Swimmers should stay away"),
        ),
        (
            "The mayor urged residents not to drink the water.",
            (["The mayor"], "residents", "not to drink the water"),
        ),
        (
            "Police told workers to stay in their offices.",
            (["Police"], "workers", "to stay in their offices"),
        ),
    ],
)
def test_threats_and_cautions_in_other_words(
    listed: Any, text: str, expected: tuple[list[str], str | None, str]
) -> None:
    assert [(w["by"], w["to"], w["then"]) for w in listed("warnings", text)] == [expected]


def test_who_does_it_pays_for_it(listed: Any) -> None:
    found = listed("warnings", "“If they sue us, they will lose,” Otto Brandt said.")
    assert [(w["by"], w["if"], w["then"]) for w in found] == [
        (["Otto Brandt"], "If they sue us", "they will lose")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "High prices threaten the stability of the country.",
        "High prices threaten to empty the shops.",
        "Otto Brandt knew that they would kill him.",
        "The king ordered the police to tell the bureau to stop its inquiry into the break-in.",
        "Otto Brandt would have told Lund not to use the bridge.",
    ],
)
def test_dangers_nobody_warns_of_are_no_warnings(listed: Any, text: str) -> None:
    assert listed("warnings", text) == []
