"""One person, body or place across accounts."""

from typing import Any

import pytest

from crossbearing.findings.entities import rename, unify
from crossbearing.model.claim import Analysis
from crossbearing.model.ids import content_id
from crossbearing.model.mention import Entity, EntityType


def entity(name: str, kind: EntityType = "person", document: str = "d-1", **links: str) -> Entity:
    identity = content_id("e", document, kind, name)
    if links:
        identity = content_id("e", *sorted(links.items()))
    return Entity(identity, kind, name, (name,), links)


def unified(*names: str, kind: EntityType = "person") -> list[list[str]]:
    """The groups of names that are one, each name from an account of its own."""
    entities = [entity(n, kind, f"d-{i}") for i, n in enumerate(names)]
    _, mapping = unify([Analysis(f"d-{i}", (), (), (e,)) for i, e in enumerate(entities)])
    groups: dict[str, list[str]] = {}
    for one in entities:
        groups.setdefault(mapping[one.id], []).append(one.name)
    return sorted(sorted(g) for g in groups.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse Marten", "Marten"),
        ("Ilse Marten", "Ilse Marten"),
        ("Ilse Marten", "Ilse Martens"),
        ("Prayut Chan-o-cha", "Prayuth Chan-ocha"),
        ("John F. Brandt", "John F Brandt"),
    ],
)
def test_names_that_differ_in_fullness_or_spelling_are_one_person(one: str, other: str) -> None:
    assert unified(one, other) == [sorted([one, other])]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ilse Marten", "Otto Brandt"), ("Ilse Marten", "Otto Marten"), ("Ilse Marten", "Else Marten")],
)
def test_two_people_of_one_family_name_stay_two(one: str, other: str) -> None:
    assert len(unified(one, other)) == 2


def test_a_surname_that_fits_two_people_is_given_to_neither() -> None:
    assert unified("Ilse Marten", "Otto Marten", "Marten") == [["Ilse Marten"], ["Marten"], ["Otto Marten"]]


def test_a_body_is_known_by_its_short_name_where_an_account_gives_both() -> None:
    full = Entity("e-1", "organisation", "Alder Port Authority", ("APA", "Alder Port Authority"))
    short = Entity("e-2", "organisation", "APA", ("APA",))
    entities, mapping = unify([Analysis("d-1", (), (), (full,)), Analysis("d-2", (), (), (short,))])
    assert mapping["e-1"] == mapping["e-2"]
    assert [e.name for e in entities] == ["Alder Port Authority"]


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    both = [entity("Marten", "person"), entity("Marten", "organisation")]
    entities, _ = unify([Analysis("d-1", (), (), tuple(both))])
    assert {e.type for e in entities} == {"person", "organisation"}


def test_countries_meet_by_their_code_whatever_they_are_called() -> None:
    one = entity("Czechia", "country", iso3166="CZ")
    other = entity("Czech Republic", "country", iso3166="CZ")
    entities, mapping = unify([Analysis("d-1", (), (), (one,)), Analysis("d-2", (), (), (other,))])
    assert len(entities) == 1
    assert {entities[0].name, *entities[0].aliases} == {"Czechia", "Czech Republic"}
    assert mapping[one.id] == mapping[other.id] == entities[0].id


def test_the_order_of_accounts_does_not_matter(account: Any, analysed: Any) -> None:
    told = [
        analysed(account("Gull Post", "President Ilse Marten met Mr Otto Brandt in Port Alder.")),
        analysed(
            account("Harbour Times", "President Marten left. Otto Brandt of the Alder Port Authority stayed.")
        ),
        analysed(account("Island Echo", "Brandt spoke with President Ilse Martens about Norway.")),
    ]
    assert unify(told)[0] == unify(told[::-1])[0]


def test_roles_speakers_and_mentions_get_the_entity_of_the_story(account: Any, analysed: Any) -> None:
    full = analysed(account("Gull Post", "President Ilse Marten said that the ferry had left Port Alder."))
    short = analysed(account("Harbour Times", "The ferry was late, Mrs Marten said."))
    entities, mapping = unify([full, short])
    by_id = {e.id: e for e in entities}
    claims, mentions = rename(short, mapping, by_id)
    speaker = next(c.speaker for c in claims if c.speaker is not None)
    assert speaker.name == "Ilse Marten"
    assert by_id[speaker.entity or ""].name == "Ilse Marten"
    assert {m.entity for m in mentions if m.entity} <= set(by_id)
    assert {e for c in claims for r in c.roles for e in r.entities} <= set(by_id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Choe Son Hui", "Choi Son-hui"),
        ("Sergei Shoigu", "Sergey Shoygu"),
        ("Valerie Marten", "Valerie Kay Marten"),
        ("Charlie Brandt", "Charles Brandt"),
        ("Ilse Marten", "I. Marten"),
    ],
)
def test_romanisations_middle_names_and_short_names_are_one_person(one: str, other: str) -> None:
    assert unified(one, other) == [sorted([one, other])]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Alder Fire Department", "Alder Police Department", "organisation"),
        ("Kim Jong Un", "Kim Jong Il", "person"),
        ("Daniel Brandt", "Danielle Brandt", "person"),
        ("Otto Brandt Sr", "Otto Brandt", "person"),
    ],
)
def test_names_that_differ_in_a_word_are_two(one: str, other: str, kind: EntityType) -> None:
    assert len(unified(one, other, kind=kind)) == 2


def test_abbreviated_words_of_bodies_are_those_words() -> None:
    assert len(unified("Alder Co. Sheriff", "Alder County Sheriff", kind="organisation")) == 1


def test_two_people_of_one_name_are_kept_apart_by_roles_in_any_order() -> None:
    told = [
        Entity("e-1", "person", "Ilse Marten", ("Ilse Marten",), roles=("senator",)),
        Entity("e-2", "person", "Ilse Marten", ("Ilse Marten",), roles=("goalkeeper",)),
        Entity("e-3", "person", "Ilse Marten", ("Ilse Marten",), roles=("senator",)),
    ]
    analyses = [Analysis(f"d-{i}", (), (), (e,)) for i, e in enumerate(told)]
    entities, mapping = unify(analyses)
    assert mapping["e-1"] == mapping["e-3"] != mapping["e-2"]
    assert unify(analyses[::-1])[0] == entities


def test_a_name_that_most_accounts_take_for_a_persons_is_one() -> None:
    told = [
        entity("Ilse Martenova", "person", "d-0"),
        entity("Ilse Martenova", "person", "d-1"),
        entity("Ilse Martenowa", "organisation", "d-2"),
    ]
    entities, _ = unify([Analysis(f"d-{i}", (), (), (e,)) for i, e in enumerate(told)])
    assert [(e.name, e.type) for e in entities] == [("Ilse Martenova", "person")]
