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


def test_who_may_attack_is_not_whom_the_warning_is_for(listed: Any) -> None:
    [found] = listed("warnings", "Norway warned that Chile may attack the Danish fleet.")
    assert found["by"] == ["Norway"]
    assert found["to"] != "Chile"


def test_relations_threaten_nobody(listed: Any) -> None:
    assert listed("warnings", "Closer relations threaten to end the old order.") == []


def test_a_warning_told_by_a_noun_within_a_statement_counts(listed: Any) -> None:
    told = "The Foreign Ministry repeats its warning to citizens of Norway not to travel to Chile."
    assert [w["to"] for w in listed("warnings", told)] == ["citizens of Norway"]
