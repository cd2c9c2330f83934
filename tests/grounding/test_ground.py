"""A claim tied to who, where, when and how much: each mention belongs to the clause it stands in."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim
from crossbearing.model.mention import Mention, Place, Quantity, Time

Ground = Callable[..., tuple[Account, Analysis]]


@pytest.fixture(scope="session")
def grounded(account: Any, analysed: Any) -> Ground:
    def ground(text: str, published: str | None = None) -> tuple[Account, Analysis]:
        told = account("Gull Post", text, published)
        return told, analysed(told)

    return ground


def claim(analysis: Analysis, words: str) -> Claim:
    found = [c for c in analysis.claims if words in c.text]
    assert found, [c.text for c in analysis.claims]
    return min(found, key=lambda c: len(c.text))


def cited(analysis: Analysis, ids: tuple[str, ...]) -> list[Mention]:
    by_id = {m.id: m for m in analysis.mentions}
    return [by_id[i] for i in ids]


def names(analysis: Analysis, found: Claim, role: str) -> list[str]:
    by_id = {e.id: e.name for e in analysis.entities}
    return [by_id[e] for r in found.roles if r.role == role for e in r.entities]


def test_roles_name_the_entities_of_the_account(grounded: Ground) -> None:
    _, found = grounded("President Ilse Marten sold 60 tanks to Chile. Mrs Marten flew to Oslo.")
    sold = claim(found, "60 tanks")
    assert names(found, sold, "agent") == ["Ilse Marten"]
    assert names(found, sold, "recipient") == ["Chile"]
    assert names(found, claim(found, "Oslo"), "agent") == ["Ilse Marten"]


def test_a_time_place_and_figure_belong_to_their_claim(grounded: Ground) -> None:
    _, found = grounded("Fishermen rescued 40 passengers near Oslo on 5 May 2031.")
    rescued = claim(found, "rescued")
    assert [m.value.timex for m in cited(found, rescued.times) if isinstance(m.value, Time)] == ["2031-05-05"]
    assert rescued.time == rescued.times[0]
    assert [m.value.number for m in cited(found, rescued.quantities) if isinstance(m.value, Quantity)] == [
        40.0
    ]
    assert [m.value.name for m in cited(found, rescued.places) if isinstance(m.value, Place)] == ["Oslo"]


def test_each_of_two_clauses_keeps_its_own(grounded: Ground) -> None:
    _, found = grounded(
        "The coast guard said on Tuesday that fishermen had rescued 40 passengers on 5 May 2031, "
        "while divers searched the hull for 3 days."
    )
    rescued, searched = claim(found, "rescued"), claim(found, "searched")
    assert [m.value.number for m in cited(found, rescued.quantities) if isinstance(m.value, Quantity)] == [
        40.0
    ]
    assert [m.value.timex for m in cited(found, rescued.times) if isinstance(m.value, Time)] == ["2031-05-05"]
    assert not {*rescued.times, *rescued.quantities} & {*searched.times, *searched.quantities}


def test_how_long_and_how_often_say_no_when(grounded: Ground) -> None:
    _, found = grounded("The search for the ferry lasted three days. Divers met every week.")
    assert all(c.time is None for c in found.claims)


def test_the_first_of_its_times_is_the_time_of_the_claim(grounded: Ground) -> None:
    _, found = grounded("On 5 May 2031 the ferry left Oslo, and at 6 p.m. it sank.")
    left = claim(found, "left")
    assert [m.value.timex for m in cited(found, (left.time or "",)) if isinstance(m.value, Time)] == [
        "2031-05-05"
    ]


def test_a_circumstance_plays_no_role(grounded: Ground) -> None:
    account, found = grounded("The train went on Sunday at 37 mph for two weeks to Oslo.")
    went = claim(found, "went")
    words = {account.text[r.start : r.end] for r in went.roles if r.role not in {"agent", "destination"}}
    assert not any("Sunday" in w or "37" in w or "weeks" in w for w in words)
    assert names(found, went, "destination") == ["Oslo"]


def test_the_nationality_of_goods_is_their_giver_where_nobody_else_is(grounded: Ground) -> None:
    _, found = grounded("The ship was supplying Norwegian missiles to Chile.")
    assert names(found, claim(found, "missiles"), "agent") == ["Norway"]
    _, found = grounded("Peru was supplying Norwegian missiles to Chile.")
    assert names(found, claim(found, "missiles"), "agent") == ["Peru"]


def test_an_era_gives_nothing(grounded: Ground) -> None:
    _, found = grounded("The ship was supplying Soviet-era missiles to Chile.")
    assert names(found, claim(found, "missiles"), "agent") == []


def test_a_speaker_has_the_fullest_name_and_its_entity(grounded: Ground) -> None:
    _, found = grounded("Captain Ilse Marten was late. Fishermen rescued 40 passengers, Marten said.")
    speaker = claim(found, "rescued").speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Ilse Marten", "person")
    assert speaker.entity in {e.id for e in found.entities}


def test_a_spokesman_is_not_the_body_he_speaks_for(grounded: Ground) -> None:
    _, found = grounded(
        "Fishermen rescued 40 passengers, a spokesman for the Norwegian Navy in Oslo harbour said."
    )
    speaker = claim(found, "rescued").speaker
    assert speaker is not None
    assert speaker.name.startswith("a spokesman")


def test_names_and_times_are_no_content_words(grounded: Ground) -> None:
    _, found = grounded("President Ilse Marten met President Otto Brandt in Oslo on Monday.")
    assert not {"ilse", "otto", "oslo", "monday"} & set(claim(found, "met").terms)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "“Go!” he said.",
        "On Monday, Monday’s Monday paper said: “Monday”.",
        "Ilse Marten, 40, of Oslo, Norway, said 40 (forty) of 40 had left at 4.40 for 40 days, on 4 April.",
        "PRESIDENT MARTEN MET PRESIDENT BRANDT IN OSLO ON 5 MAY 2031.",
    ],
)
def test_all_that_a_claim_cites_is_there_and_stands_in_the_text(grounded: Ground, text: str) -> None:
    account, found = grounded(text, "2031-05-07")
    mentions, entities = {m.id: m for m in found.mentions}, {e.id for e in found.entities}
    assert len(mentions) == len(found.mentions), "two mentions share an id"
    assert [(m.start, m.end) for m in found.mentions] == sorted((m.start, m.end) for m in found.mentions)
    assert all(0 <= m.start < m.end <= len(account.text) for m in found.mentions)
    assert {m.entity for m in found.mentions if m.entity} <= entities
    for one in found.claims:
        assert account.text[one.start : one.end] == one.text
        assert {*one.times, *one.places, *one.actors, *one.quantities} <= set(mentions)
        assert {e for r in one.roles for e in r.entities} <= entities
    owned = [i for c in found.claims for i in (*c.times, *c.quantities)]
    assert len(owned) == len(set(owned)), "a time or figure belongs to two claims"


def test_a_time_since_which_something_holds_is_not_when_it_happened(grounded: Ground) -> None:
    _, analysis = grounded("The ferry sank on 4 May 2021. It was the first ferry to sink since 1998.")
    dated = [c for c in analysis.claims if c.time is not None]
    values = [m.value for c in dated for m in cited(analysis, c.times)]
    assert [v.timex for v in values if isinstance(v, Time)] == ["2021-05-04"]


def test_a_time_before_the_subject_is_of_all_it_does(grounded: Ground) -> None:
    text = "In 2011 the ministry paid their bail and flew them to Muscat, and talks began in 2013."
    told = {c.predicate: c.time for c in grounded(text)[1].claims}
    assert told["fly"] == told["pay"] is not None
    assert told["begin"] != told["pay"]


@pytest.mark.parametrize(
    ("text", "undated"),
    [
        ("On Tuesday the man was accused of killing two women.", "kill"),
        ("In 2011 the man who fired the shot was arrested.", "fire"),
        ("On Tuesday the president, who lost the war, resigned.", "lose"),
    ],
)
def test_a_time_before_the_subject_is_of_no_clause_that_is_not_joined_to_it(
    grounded: Ground, text: str, undated: str
) -> None:
    told = {c.predicate: c.time for c in grounded(text)[1].claims}
    assert told[undated] is None
    assert len({*told.values()} - {None}) == 1


def test_how_long_it_took_does_not_keep_a_time_from_what_is_joined(grounded: Ground) -> None:
    told = grounded("In 2011 the ministry paid their bail and kept them for two weeks.")[1].claims
    assert len({c.time for c in told}) == 1


def test_a_time_after_the_subject_is_of_one_act(grounded: Ground) -> None:
    text = "The ministry paid their bail in 2011 and flew them to Muscat."
    told = {c.predicate: c.time for c in grounded(text)[1].claims}
    assert told["pay"] is not None
    assert told["fly"] is None


def test_when_takes_up_the_time_before_it(grounded: Ground) -> None:
    text = "The flood of 5 May 2031 killed eight people, the worst since 1998, when 37 people perished."
    _, found = grounded(text)
    perished = claim(found, "perished")
    assert [m.value.timex for m in cited(found, perished.times) if isinstance(m.value, Time)] == ["1998"]
    _, later = grounded("The dam held on 5 May 2031, and when 37 people had left it burst.")
    assert claim(later, "37 people").times == ()


def test_who_speaks_for_two_is_neither_of_them(grounded: Ground) -> None:
    text = "President Ilse Marten met President Paul Adler. The presidents said that the pier was open."
    _, found = grounded(text)
    speaker = claim(found, "pier").speaker
    assert speaker is not None
    assert (speaker.name, speaker.entity) == ("The presidents", None)
