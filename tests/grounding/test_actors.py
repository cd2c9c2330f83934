"""Who acts in an account: names brought together, governments told from towns, roles tied to names."""

import hashlib
from functools import cache

import pytest
from attrs import evolve

from crossbearing.analysis import Parser, ParseSettings
from crossbearing.grounding.names import NameGrounding, ground_names
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.mention import Actor, Entity
from crossbearing.model.parse import Parse


@cache
def parser() -> Parser:
    return Parser(ParseSettings())


def parsed(text: str, name: str = "account.txt") -> tuple[Account, Parse]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    account = Account(name, digest, text, (Paragraph(0, len(text), "paragraph"),))
    return account, next(parser().parse([account]))


def grounded(text: str, name: str = "account.txt") -> NameGrounding:
    return ground_names(*parsed(text, name))


def actors(text: str) -> list[tuple[str, str]]:
    """The words of each actor mention and the name of who is meant."""
    return [
        (text[m.start : m.end], m.value.name) for m in grounded(text).mentions if isinstance(m.value, Actor)
    ]


def entity(found: NameGrounding, name: str) -> Entity:
    return next(e for e in found.entities if e.name == name)


# --- persons ------------------------------------------------------------------------------------


def test_titles_surnames_and_possessives_lead_to_the_full_name() -> None:
    text = "President Maria Lindqvist met farmers. Mrs Lindqvist smiled. Lindqvist's driver waited."
    found = grounded(text)
    assert entity(found, "Maria Lindqvist").aliases == ("Lindqvist", "Maria Lindqvist")
    assert entity(found, "Maria Lindqvist").roles == ("president",)
    spans = [text[m.start : m.end] for m in found.mentions if m.kind == "actor"]
    assert spans == ["Maria Lindqvist", "Lindqvist", "Lindqvist"]


def test_three_people_of_one_family_stay_three() -> None:
    text = (
        "Kim Jong Un opened a factory. Kim Jong Il had built it. Kim Il Sung had planned it. "
        "Kim Jong Un praised the workers, and Kim went home."
    )
    people = [e.name for e in grounded(text).entities if e.type == "person"]
    assert sorted(people) == ["Kim Il Sung", "Kim Jong Il", "Kim Jong Un"]
    assert actors(text)[-1] == ("Kim", "Kim Jong Un")


def test_a_surname_in_use_is_not_handed_to_a_namesake_named_in_passing() -> None:
    text = (
        "Nguyen Van Hai spoke in Oslo. Mr Nguyen was late. Mr Nguyen apologised. "
        "The house was built by Nguyen Thi Mai in 1948. Mr Nguyen left."
    )
    assert actors(text)[-1] == ("Nguyen", "Nguyen Van Hai")


def test_a_persons_name_is_no_country_and_a_country_no_person() -> None:
    text = "Michael Jordan visited Jordan."
    found = grounded(text)
    assert [(text[m.start : m.end], m.kind) for m in found.mentions] == [
        ("Michael Jordan", "actor"),
        ("Jordan", "place"),
    ]


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Norwegian Prime Minister Ingrid Solberg spoke.", "The Norwegian leader left."),
        ("Ingrid Solberg, Norway's defence minister, spoke.", "The defence minister left."),
        ("Ingrid Solberg is the president of Norway.", "Norway's president left."),
    ],
)
def test_a_role_description_stands_for_whom_the_account_gave_the_role(told: str, description: str) -> None:
    found = grounded(f"{told} {description}")
    solberg = entity(found, "Ingrid Solberg").id
    assert any(m.start >= len(told) and m.entity == solberg for m in found.mentions)


@pytest.mark.parametrize(
    "description",
    ["The Swedish leader left.", "The former Norwegian leader left.", "A Norwegian leader left."],
)
def test_a_description_of_somebody_else_stands_for_nobody_here(description: str) -> None:
    told = "Norwegian Prime Minister Ingrid Solberg spoke."
    found = grounded(f"{told} {description}")
    solberg = entity(found, "Ingrid Solberg").id
    assert not any(m.start >= len(told) and m.entity == solberg for m in found.mentions)


def test_pronouns_take_all_entities_of_their_antecedents() -> None:
    text = "Ingrid Solberg met Idris Kamoun. They talked."
    account, parse = parsed(text)
    at = {t.text: t.index for t in parse.tokens}
    parse = evolve(parse, antecedents={at["They"]: (at["Solberg"], at["Kamoun"])})
    found = ground_names(account, parse)
    names = [
        m.value.name for m in found.mentions if text[m.start : m.end] == "They" and isinstance(m.value, Actor)
    ]
    assert sorted(names) == ["Idris Kamoun", "Ingrid Solberg"]


# --- governments --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Budapest demands an apology from the court.", "Hungary"),
        ("The premier told Budapest to wait.", "Hungary"),
        ("Budapest's answer came late.", "Hungary"),
        ("Talks between Budapest and Bratislava failed.", "Hungary"),
        ("Sweden sold trains to Hungary.", "Hungary"),
        ("The order was signed by Hungary.", "Hungary"),
        ("Hungarian troops marched.", "Hungary"),
    ],
)
def test_a_country_or_capital_that_acts_is_an_actor(text: str, name: str) -> None:
    assert name in [meant for _, meant in actors(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She flew to Budapest.",
        "He lives in Budapest.",
        "The train left from Budapest.",
        "The minister visited Budapest.",
        "Snow fell on the outskirts of Budapest.",
    ],
)
def test_a_capital_where_something_happens_is_a_place_only(text: str) -> None:
    found = [(m.kind, text[m.start : m.end]) for m in grounded(text).mentions]
    assert ("place", "Budapest") in found
    assert ("actor", "Budapest") not in found


def test_a_capital_that_acts_is_no_place() -> None:
    assert [m.kind for m in grounded("Budapest demands an apology.").mentions] == ["actor"]


def test_countries_have_one_entity_in_every_account() -> None:
    first = entity(grounded("Budapest demands an apology.", "a.txt"), "Hungary")
    second = entity(grounded("The Hungarian army marched.", "b.txt"), "Hungary")
    assert first.id == second.id
    assert first.links["iso3166"] == "HU"


def test_persons_have_their_own_entity_in_each_account() -> None:
    first = entity(grounded("Ingrid Solberg spoke.", "a.txt"), "Ingrid Solberg")
    second = entity(grounded("Ingrid Solberg spoke.", "b.txt"), "Ingrid Solberg")
    assert first.id != second.id


# --- organisations ------------------------------------------------------------------------------


def test_an_acronym_in_brackets_is_another_name() -> None:
    found = grounded("The World Farming Union (WFU) met in Rome. The WFU voted.")
    assert entity(found, "World Farming Union").aliases == ("WFU", "World Farming Union")


def test_a_seat_of_government_is_an_organisation_of_its_country() -> None:
    found = grounded("The White House declined to comment.")
    assert entity(found, "White House").type == "organisation"
    assert entity(found, "White House").links == {"iso3166": "US"}


def test_ministries_belong_to_the_country_named_with_them() -> None:
    text = "Peru's foreign ministry protested. Chile's Foreign Ministry did not."
    names = {e.name for e in grounded(text).entities if e.type == "organisation"}
    assert names == {"Peruvian Foreign Ministry", "Chilean Foreign Ministry"}


# --- all ------------------------------------------------------------------------------------------


def test_every_mention_has_an_entity_and_offsets_of_its_words() -> None:
    text = "Hungarian President Ilona Varga met Chad's leader, Idris Kamoun, in Oslo on Monday, Reuters said."
    found = grounded(text)
    ids = {e.id for e in found.entities}
    assert len(found.mentions) >= 6
    assert all(m.entity in ids and 0 <= m.start < m.end <= len(text) for m in found.mentions)
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: (m.start, m.end, m.kind))
    assert all(e.aliases == tuple(sorted(e.aliases)) for e in found.entities)


def test_an_account_without_names_yields_nothing() -> None:
    assert grounded("it rained all day and nobody came.") == NameGrounding((), ())
