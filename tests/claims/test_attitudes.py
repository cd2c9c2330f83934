"""Attributions whose content is no finite clause. All events and people are invented."""

from collections.abc import Callable

import pytest

from crossbearing.claims.attitudes import LEAST, candidates, features, likelihood
from crossbearing.claims.scene import scene_of
from crossbearing.model.claim import Claim
from crossbearing.model.parse import Parse

ClaimOf = Callable[[str, str], Claim]
ClaimsOf = Callable[[str], tuple[Claim, ...]]
ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "The union praised the safety rules of the port.",
            "The union",
            "the safety rules of the port",
        ),
        ("Senator Marr denounced the closure of two clinics.", "Senator Marr", "the closure of two clinics"),
        ("The minister called for a ban on night flights.", "The minister", "a ban on night flights"),
        ("Critics questioned the cost of the new bridge.", "Critics", "the cost of the new bridge"),
    ],
)
def test_what_somebody_praises_or_wants_is_theirs_and_no_statement(
    claims_of: ClaimsOf, text: str, who: str, content: str
) -> None:
    claims = {c.text: c for c in claims_of(text)}
    told = claims[content]
    assert told.nominal
    assert told.speaker is not None
    assert told.speaker.name == who
    # that it was praised is told by the account itself
    assert any(not c.nominal and c.speaker is None for c in claims.values())


def test_what_somebody_is_accused_of_is_said_by_the_accuser(claim_of: ClaimOf) -> None:
    claim = claim_of("The union accused the owner of selling the pumps abroad.", "sell")
    assert claim.speaker is not None
    assert claim.speaker.name == "The union"


@pytest.mark.parametrize(
    "text",
    [
        "The truck hit the wall of the depot.",
        "The farmer drove the cattle over the bridge.",
        "The company built two new mills in the valley.",
        "The storm threatens the harvest of the valley.",
        "The summit signals a shift in trade.",
    ],
)
def test_what_is_done_to_a_thing_attributes_nothing(claims_of: ClaimsOf, text: str) -> None:
    assert [c.text for c in claims_of(text) if c.nominal] == []


def test_what_is_wanted_is_not_there_yet(claim_of: ClaimOf) -> None:
    assert claim_of("The minister called for a ban on night flights.", "ban").frame == "expected"


def test_every_feature_is_a_readable_name_and_unknown_ones_weigh_nothing(parse_of: ParseOf) -> None:
    scene = scene_of(parse_of("The union praised the safety rules of the port."))
    (candidate,) = [c for c in candidates(scene) if c.construction == "dobj"]
    assert "cue=praise VERB" in features(scene, candidate)
    assert "content=communication" in features(scene, candidate) or "content=cognition" in features(
        scene, candidate
    )
    assert likelihood(scene, candidate) > LEAST


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("The general, who admits to three losses, left.", "The general", "three losses"),
        ('The senator spoke of "a port sold over lunch".', "The senator", "a port"),
        ("The farmers complained of thick dust.", "The farmers", "thick dust"),
    ],
)
def test_some_prepositions_and_marks_of_quotation_leave_no_doubt(
    claims_of: ClaimsOf, text: str, who: str, content: str
) -> None:
    (told,) = (c for c in claims_of(text) if c.nominal)
    assert (told.text, told.speaker.name if told.speaker else None) == (content, who)


def test_what_is_yet_to_be_spoken_of_is_nobodys(claims_of: ClaimsOf) -> None:
    assert not any(c.speaker for c in claims_of("The mayor met the crew to speak of the causes of the fire."))


def test_who_is_promised_something_is_not_what_is_promised(claims_of: ClaimsOf) -> None:
    claims = claims_of("The governor has promised the families of the dead a pension.")
    assert [c.text for c in claims if c.nominal] == ["a pension"]
