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


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        ("Ten divers were lifted out of a cave.", "lift", {("theme", "diver"), ("origin", "cave")}),
        ("The climbers were taken by bus to Bergen.", "take", {("theme", "climber"), ("instrument", "bus")}),
        ("The injured were taken to Bergen.", "take", {("theme", "injure"), ("recipient", "bergen")}),
        (
            "They pulled their troops back to barracks.",
            "pull",
            {("theme", "troop"), ("recipient", "barrack")},
        ),
        ("Four ships are on their way to Bergen.", "be", {("agent", "ship"), ("recipient", "bergen")}),
        ("Otto Brandt was the last man to come up.", "come", {("agent", "brandt")}),
        (
            "Oslo was a stop on the tour of the king, who will proceed to Bergen.",
            "proceed",
            {("agent", "king"), ("recipient", "bergen")},
        ),
    ],
)
def test_who_is_moved_how_and_where_to(
    claim_of: ClaimOf, text: str, predicate: str, wanted: set[tuple[str, str]]
) -> None:
    assert wanted <= parts(claim_of(text, predicate))


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "Chile was given 60 tanks by Norway.",
            "give",
            {"recipient": ["Chile"], "theme": ["60 tanks"], "agent": ["Norway"]},
        ),
        (
            "The mayor promised the families of the dead a pension.",
            "promise",
            {"agent": ["The mayor"], "recipient": ["the families of the dead"], "theme": ["a pension"]},
        ),
        (
            "The gunmen demanded $2 million and the release of five men.",
            "demand",
            {"agent": ["The gunmen"], "theme": ["$2 million", "the release of five men"]},
        ),
        (
            "Eleven rifles and 40 kilograms of powder were seized.",
            "seize",
            {"theme": ["Eleven rifles", "40 kilograms of powder"]},
        ),
        (
            "The firm made a payment of 20 euros to each family.",
            "make",
            {"agent": ["The firm"], "theme": ["a payment of 20 euros"], "recipient": ["each family"]},
        ),
        (
            "The mayor accused Otto Brandt of taking bribes.",
            "take",
            {"agent": ["Otto Brandt"], "theme": ["bribes"]},
        ),
    ],
)
def test_what_passes_goes_from_one_to_another(
    claim_of: ClaimOf, text: str, predicate: str, expected: dict[str, list[str]]
) -> None:
    claim = claim_of(text, predicate)
    found: dict[str, list[str]] = {}
    for role in claim.roles:
        found.setdefault(role.role, []).append(text[role.start : role.end])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        ("The envoy has plans to meet the king.", "meet", {("agent", "envoy"), ("theme", "king")}),
        ("The captain has orders to leave.", "leave", {("agent", "captain")}),
        ("The envoy was on the phone with the king.", "be", {("agent", "envoy"), ("companion", "king")}),
    ],
)
def test_who_has_plans_and_who_is_on_the_telephone_takes_part(
    claim_of: ClaimOf, text: str, predicate: str, wanted: set[tuple[str, str]]
) -> None:
    assert wanted <= parts(claim_of(text, predicate))
