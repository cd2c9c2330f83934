"""Who acts in an account: names brought together, governments told from towns, roles tied to names."""

import hashlib
from functools import cache

import pytest
from attrs import evolve

from crossbearing.analysis import Parser, ParseSettings
from crossbearing.grounding.names import NameGrounding, ground_names
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.mention import Actor, Entity, Held
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


# --- what kind of thing a name names ------------------------------------------------------------------


def kinds(text: str) -> dict[str, str]:
    """The type of each actor of a text by name."""
    return {e.name: e.type for e in grounded(text).entities if e.type not in ("country", "place")}


@pytest.mark.parametrize(
    "text",
    [
        "Vladivostok braced for snow. Trains leave Vladivostok daily.",
        "The Dnieper rose and the Danube fell.",
        "Sgt was first. Attempted Murder was the charge.",
    ],
)
def test_towns_rivers_and_words_in_capitals_are_no_persons(text: str) -> None:
    assert kinds(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Boeing will cut 500 jobs.", "Boeing", "organisation"),
        ("The story was first told by Harbour Wire.", "Harbour Wire", "organisation"),
        ("Lund Airlines and Marten Holdings merged.", "Lund Airlines", "organisation"),
        ("The Houthis met Hamas.", "Houthis", "group"),
        ("Emily Church, 34, sang.", "Emily Church", "person"),
        ("Katrinia Price, 45, was hurt.", "Katrinia Price", "person"),
    ],
)
def test_words_of_a_name_and_words_around_it_tell_its_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


def test_the_outlet_of_an_account_is_no_person() -> None:
    account, parse = parsed("Gulliver asked the mayor, and Gulliver printed the answer.")
    found = ground_names(evolve(account, outlet="Gulliver"), parse)
    assert {e.name: e.type for e in found.entities} == {"Gulliver": "organisation"}


def test_a_known_body_has_its_full_name() -> None:
    found = grounded("The IAEA sent a team. UN officials waited.")
    assert entity(found, "International Atomic Energy Agency").aliases == ("IAEA",)
    assert entity(found, "United Nations").aliases == ("UN",)


def test_an_acronym_may_stand_before_the_name_in_brackets() -> None:
    assert kinds("CRS (Coast Rescue Service) sent a boat. Later CRS sent another.") == {
        "Coast Rescue Service": "organisation"
    }


# --- one person, several spellings; several persons, one name ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Sergei Marenkov met Ana Roe. Ana Roe smiled at Marenkow.", "Sergei Marenkov", "Marenkow"),
        ("Dmitri Marenkov left. Mr Dmitry Marenkow smiled.", "Dmitri Marenkov", "Dmitry Marenkow"),
        ("Valerie Kay Lund spoke. Valerie Lund left. V. Lund won.", "Valerie Kay Lund", "V. Lund"),
        ("Charles Lund spoke. Later Charlie Lund left.", "Charles Lund", "Charlie Lund"),
        ("Peter Lund Jr. spoke. Later Peter Lund left.", "Peter Lund Jr.", "Peter Lund"),
    ],
)
def test_spellings_initials_and_short_names_are_one_person(text: str, name: str, alias: str) -> None:
    found = [e for e in grounded(text).entities if e.type == "person" and alias in (e.name, *e.aliases)]
    assert len(found) == 1
    assert name in (found[0].name, *found[0].aliases)


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Petrov, the mayor of Omsk, resigned. Ivan Petrov, a tennis player from Sofia, won.",
        "Ivan Petrov, 34, was hurt in Omsk. Ivan Petrov, 71, who is no relation, watched.",
    ],
)
def test_two_people_of_one_name_are_kept_apart_by_what_they_are(text: str) -> None:
    people = [e for e in grounded(text).entities if e.type == "person"]
    assert [e.name for e in people] == ["Ivan Petrov", "Ivan Petrov"]
    assert people[0].id != people[1].id


def test_one_person_of_one_name_stays_one_who_is_called_by_several_roles() -> None:
    text = "President Ivan Petrov, 61, spoke. Ivan Petrov, the leader, is 61. Ivan Petrov left."
    assert len([e for e in grounded(text).entities if e.type == "person"]) == 1


def test_roles_are_kept_with_the_day_they_were_told_and_whether_they_were_over() -> None:
    account, parse = parsed("Former Norwegian defence minister Ola Berg met chief engineer Ida Lund.")
    found = ground_names(evolve(account, published="2024-03-05T10:00:00"), parse)
    assert entity(found, "Ola Berg").held == (Held("defence minister", "2024-03-05", former=True),)
    assert entity(found, "Ola Berg").roles == ("former defence minister",)


def test_a_role_is_told_in_the_order_of_its_words() -> None:
    assert entity(grounded("Menlo Park fire chief Harold Lund spoke."), "Harold Lund").roles == (
        "Menlo Park fire chief",
    )


# --- what is no person ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The concert in Symphony Hall was called off.",
        "A truck hit a Ford Mustang on the bridge.",
        "The Sheriff's Office made no arrest.",
        "Mum denies the charge.",
        "By Staff Reporter March 30, 2031.",
        "Covid closed the schools.",
        "Envoy Condemns Attack On Bridge",
    ],
)
def test_things_are_no_persons(text: str) -> None:
    assert [e.name for e in grounded(text).entities if e.type == "person"] == []


def test_an_office_of_several_words_is_no_part_of_a_name() -> None:
    found = grounded("Fire Marshal Tim Tharau said the crew stayed. Tharau praised it.")
    assert [e.name for e in found.entities if e.type == "person"] == ["Tim Tharau"]


def test_what_follows_a_possessor_is_no_person_by_itself() -> None:
    found = grounded("Lindqvist's Visit ended. Maria Lindqvist left.")
    assert [e.name for e in found.entities if e.type == "person"] == ["Maria Lindqvist"]


def test_an_acronym_is_no_person() -> None:
    found = grounded("Officials said KBR failed to repair the pumps. They want KBR to pay.")
    assert all(e.type != "person" for e in found.entities if e.name == "KBR")


def test_words_of_the_language_in_a_persons_name_do_no_harm() -> None:
    found = grounded("Jim Banks met Genetta Reeves. Lance Waters was in town.")
    people = {e.name for e in found.entities if e.type == "person"}
    assert people == {"Jim Banks", "Genetta Reeves", "Lance Waters"}
