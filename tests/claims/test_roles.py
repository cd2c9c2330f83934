"""Who does what to whom. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


def parts(claim: Claim) -> set[tuple[str, str]]:
    return {(role.role, role.lemma) for role in claim.roles}


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        (
            "The firm sold helmets to the army.",
            "sell",
            {("agent", "firm"), ("theme", "helmet"), ("recipient", "army")},
        ),
        (
            "Helmets were sold to the army by the firm.",
            "sell",
            {("agent", "firm"), ("theme", "helmet"), ("recipient", "army")},
        ),
        (
            "The firm supplied the army with helmets.",
            "supply",
            {("agent", "firm"), ("theme", "helmet"), ("recipient", "army")},
        ),
        (
            "The school gave every pupil a laptop.",
            "give",
            {("agent", "school"), ("theme", "laptop"), ("recipient", "pupil")},
        ),
        (
            "The army bought helmets from the firm.",
            "buy",
            {("agent", "army"), ("theme", "helmet"), ("origin", "firm")},
        ),
        (
            "The convoy travelled from Lima to Quito.",
            "travel",
            {("agent", "convoy"), ("origin", "lima"), ("destination", "quito")},
        ),
        ("The rebels attacked the camp.", "attack", {("agent", "rebel"), ("theme", "camp")}),
        ("The camp was attacked by the rebels.", "attack", {("agent", "rebel"), ("theme", "camp")}),
    ],
)
def test_active_passive_dative_and_prepositions_give_the_same_parts(
    claim_of: ClaimOf, text: str, predicate: str, wanted: set[tuple[str, str]]
) -> None:
    assert parts(claim_of(text, predicate)) == wanted


def test_each_coordinated_noun_plays_the_part(claim_of: ClaimOf) -> None:
    claim = claim_of("Anna Reed and Paul Adler visited Lima and Quito.", "visit")
    assert parts(claim) == {("agent", "reed"), ("agent", "adler"), ("theme", "lima"), ("theme", "quito")}


def test_a_relative_pronoun_stands_for_its_noun(claim_of: ClaimOf) -> None:
    claim = claim_of("The pilot, who landed the plane in a field, was praised.", "land")
    assert ("agent", "pilot") in parts(claim)


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("The president hopes to visit Lima.", "visit", "president"),
        ("The crew repaired the pump and left the island.", "leave", "crew"),
        ("The union urged the mayor to resign.", "resign", "mayor"),
        ("The union called on the mayor to resign.", "resign", "mayor"),
        ("The firm is expected to close the mine.", "close", "firm"),
        ("The club is likely to sell the striker.", "sell", "club"),
        ("Workers left the plant, leaving the gates open.", "leave", "worker"),
    ],
)
def test_the_subject_is_shared_or_controlled(
    claim_of: ClaimOf, text: str, predicate: str, agent: str
) -> None:
    assert ("agent", agent) in parts(claim_of(text, predicate))


def test_the_owner_of_an_event_takes_part_in_it(claim_of: ClaimOf) -> None:
    claim = claim_of("Tuesday brought the premier's second summit with the queen.", "bring")
    assert ("agent", "premier") in parts(claim)


def test_how_often_is_nobody_it_is_done_for(claim_of: ClaimOf) -> None:
    claim = claim_of("The teams met for the first time in four years.", "meet")
    assert parts(claim) == {("agent", "team")}


def test_a_reduced_relative_does_not_take_the_main_verbs_place(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> None:
    text = "Late on Sunday, a convoy thought to be carrying the hostages left the camp."
    claims = {c.predicate: c for c in claims_of(text)}
    assert claims["leave"].text.startswith("Late on Sunday")
    assert parts(claims["leave"]) >= {("agent", "convoy"), ("theme", "camp")}
    assert claims["carry"].certainty == "probable"
    assert claims["leave"].certainty == "certain"


def test_a_role_is_the_exact_words_of_its_noun_phrase(claim_of: ClaimOf) -> None:
    text = "The new owners of the mill hired forty welders from the yard."
    claim = claim_of(text, "hire")
    assert [text[r.start : r.end] for r in claim.roles if r.role in {"agent", "theme"}] == [
        "The new owners of the mill",
        "forty welders",
    ]
    assert [text[r.head : r.head + len(r.lemma)] for r in claim.roles if r.role == "theme"] == ["welder"]
