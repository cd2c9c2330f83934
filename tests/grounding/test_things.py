"""Names of what is nobody. All names are invented."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.mention import Actor, Place


@pytest.fixture(scope="session")
def named(account: Any, analysed: Any) -> Callable[[str, type], dict[str, Any]]:
    """The values of one kind that a text names, by their words."""

    def find(text: str, kind: type) -> dict[str, Any]:
        told = account("Gull Post", text)
        return {
            told.text[m.start : m.end]: m.value for m in analysed(told).mentions if isinstance(m.value, kind)
        }

    return find


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Gull Star left Oslo. The Gull Star sank on Friday.",
        "Divers found the Ilse Maren on the seabed.",
        "Eighty people were aboard the Ilse Maren when she sank.",
        "MV Gull Star left Oslo with a crew of nine.",
    ],
)
def test_a_ship_is_no_person(named: Callable[[str, type], dict[str, Any]], text: str) -> None:
    found = named(text, Actor)
    assert all(actor.type != "person" for actor in found.values())


def test_a_person_stays_one_behind_a_word_that_only_looks_like_an_article(
    named: Callable[[str, type], dict[str, Any]],
) -> None:
    found = named("The Ilse Berg affair shook Oslo. Ilse Berg resigned, and so did Mrs Berg's deputy.", Actor)
    assert found["Ilse Berg"].type == "person"


def test_neither_a_ship_nor_a_storm_lies_where_a_town_has_a_word_of_its_name(
    named: Callable[[str, type], dict[str, Any]],
) -> None:
    text = "The liner Aurelia Star left Durban after Cyclone Ada had passed South Africa."
    assert set(named(text, Place)) == {"Durban", "South Africa"}
    assert not [name for name in named(text, Actor) if "Ada" in name]


@pytest.mark.parametrize(
    "text",
    [
        "The crew loaded CEMENT in Oslo.",
        "The fine was EUR 20,000 for each boat.",
        "Ferries stop at 18:00 GMT in Oslo.",
        "Friday was a day of rest in Oslo.",
        "A charge of TNT lay under the pier in Oslo.",
    ],
)
def test_capitals_alone_name_nobody(named: Callable[[str, type], dict[str, Any]], text: str) -> None:
    assert not named(text, Actor)


def test_acronyms_and_towns_in_capitals_keep_their_names(
    named: Callable[[str, type], dict[str, Any]],
) -> None:
    assert "NATO" in named("NATO sent two ships to Oslo.", Actor)
    assert "OSLO" in named("Two bridges fell in OSLO on Friday.", Place)
