"""The PLOVER root of an act. All events and countries are invented."""

from collections.abc import Callable

import pytest

from crossbearing.lexicons.events import acts
from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]

ROOTS = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
}  # fmt: skip

PLAIN = [
    ("Envoys of Lund held talks with Berg.", "CONSULT"),
    ("Lund signed a trade agreement with Berg.", "SUPPORT"),
    ("Lund began joint naval exercises with Berg.", "COOPERATE"),
    ("Lund gave Berg a loan.", "AID"),
    ("Lund released four prisoners from Berg.", "YIELD"),
    ("Lund demanded the resignation of the minister.", "REQUEST"),
    ("Police in Lund launched an inquiry into the party.", "ACCUSE"),
    ("Lund vetoed the resolution of Berg.", "REJECT"),
    ("Lund issued an ultimatum to Berg.", "THREATEN"),
    ("Miners in Lund went on strike.", "PROTEST"),
    ("Lund put its army on alert.", "MOBILIZE"),
    ("Lund recalled its ambassador from Berg.", "SANCTION"),
    ("Lund imposed a curfew on the town.", "COERCE"),
    ("Lund launched airstrikes on Berg.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "root"), PLAIN)
def test_verb_and_object_name_the_act(claims_of: ClaimsOf, text: str, root: str) -> None:
    assert claims_of(text)[0].event == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Lund sent doctors to Berg.", "AID"),
        ("Lund promised to send doctors to Berg.", "AGREE"),
        ("Lund will send doctors to Berg.", "AGREE"),
        ("Lund refused to send doctors to Berg.", "REJECT"),
        ("Lund did not send doctors to Berg.", "REJECT"),
        ("Lund threatened to send doctors to Berg.", "THREATEN"),
        ("Lund lifted the embargo on Berg.", "YIELD"),
        ("Lund will lift the embargo on Berg.", "AGREE"),
        ("Lund will not lift the embargo on Berg.", "REJECT"),
        ("Lund is ready to lift the embargo on Berg.", "AGREE"),
        ("Lund bombed Berg.", "ASSAULT"),
        ("Lund may bomb Berg.", "THREATEN"),
        ("Lund may have bombed Berg.", "ASSAULT"),
        ("Lund will bomb Berg.", "THREATEN"),
        ("Lund did not bomb Berg.", "YIELD"),
        ("Lund failed to reach an agreement with Berg.", "REJECT"),
    ],
)
def test_what_stands_over_an_act_makes_another_of_it(claims_of: ClaimsOf, text: str, root: str) -> None:
    assert claims_of(text)[0].event == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Lund suspended talks with Berg.", "SANCTION"),
        ("Lund announced a suspension of aid to Berg.", "SANCTION"),
        ("Lund eased restrictions on Berg.", "YIELD"),
        ("Unions ended their strike against Lund.", "YIELD"),
        ("Lund broke the ceasefire with Berg.", "ASSAULT"),
        ("Lund pulled out of the treaty with Berg.", "REJECT"),
        ("Lund withdrew its troops from Berg.", "YIELD"),
        ("Lund withdrew its observers from Berg.", "SANCTION"),
    ],
)
def test_undoing_turns_an_act_round_by_what_it_was(claims_of: ClaimsOf, text: str, root: str) -> None:
    assert claims_of(text)[0].event == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The rebels captured the bridge at Berg.", "ASSAULT"),
        ("Police captured the thief in Berg.", "COERCE"),
        ("Demonstrators clashed with police in Lund.", "PROTEST"),
        ("Soldiers clashed with rebels in Lund.", "ASSAULT"),
        ("Fighting broke out between Lund and Berg.", "ASSAULT"),
    ],
)
def test_who_acts_may_decide(claims_of: ClaimsOf, text: str, root: str) -> None:
    assert claims_of(text)[0].event == root


@pytest.mark.parametrize(
    "text",
    [
        "Prices in Lund went up in March.",
        "The storm destroyed the bridge.",
        "The book was released in Lund.",
        "She left the house at noon.",
        "The engine failed over the sea.",
        "The team beat Berg in the final.",
        "Lund is a town in the north.",
    ],
)
def test_what_is_no_act_of_one_party_towards_another_has_no_root(claims_of: ClaimsOf, text: str) -> None:
    assert claims_of(text)[0].event is None


def test_a_noun_that_is_not_listed_has_the_root_of_its_verb(claims_of: ClaimsOf) -> None:
    assert "relocation" not in acts().nouns
    assert claims_of("Lund announced the relocation of ten families.")[0].event == "COERCE"


def test_the_lexicon_names_known_roots_and_each_word_once() -> None:
    data = resource("events")
    for table in (data["verbs"], data["nouns"]):
        assert set(table) <= ROOTS
        words = [word for listed in table.values() for word in listed]
        assert len(words) == len(set(words))
    known = ROOTS | {"same", "nothing"} | set(data["changes"])
    assert {frame["root"] for frame in data["frames"]} <= known
    assert set(data["over"]) <= set(data["changes"])
    for change in data["changes"].values():
        assert set(change) <= ROOTS | {"nothing", "any"}
        assert set(change.values()) <= ROOTS | {"nothing"}
