"""Which claims can be one statement, and which only use the same words."""

from typing import Any

import pytest
from attrs import evolve

from crossbearing.findings.alignment import AlignmentSettings, compare
from crossbearing.findings.candidates import Weights, weigh_features
from crossbearing.findings.clash import clash
from crossbearing.findings.likeness import likeness
from crossbearing.findings.meaning import meanings_of
from crossbearing.findings.sameness import Sameness, compare_all
from crossbearing.findings.sides import parts_clash, sides_clash
from crossbearing.findings.view import ClaimView

SETTINGS = AlignmentSettings()


def weights(*views: ClaimView) -> Weights:
    """As in a story of thirty claims in which only these share anything."""
    return evolve(weigh_features(views), claims=30)


def compared_all(views: Any, weight: Weights, pairs: list[tuple[int, int]]) -> Sameness:
    return compare_all(views, weight, meanings_of(views), pairs)


def same(a: ClaimView, b: ClaimView) -> bool:
    weight = weights(a, b)
    there, back = (compared_all(pair, weight, [(0, 1)]) for pair in ((a, b), (b, a)))
    assert there.odds(0, 1) == pytest.approx(back.odds(0, 1)) == pytest.approx(there.odds(1, 0))
    assert _says_same(there) == _says_same(back)
    return _says_same(there)


def _says_same(compared: Sameness) -> bool:
    return compared.says_same(0, 1, compared.odds(0, 1), SETTINGS.sure)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway sold tanks to Chile.", "Chile bought tanks from Norway."),
        ("The ferry Sea Otter hit a reef near Oslo.", "A reef near Oslo was hit by the ferry."),
        ("Fishermen rescued 40 passengers.", "Some 40 passengers were rescued by fishermen."),
        (
            "President Ilse Marten met Otto Brandt in Oslo.",
            "Otto Brandt held a meeting with President Marten in Oslo.",
        ),
    ],
)
def test_one_thing_told_twice_is_one_statement(pair: Any, one: str, other: str) -> None:
    assert same(*pair(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Fishermen rescued 40 passengers.", "Fishermen rescued 75 passengers.", id="figures"),
        pytest.param("Norway sold tanks to Chile.", "Norway did not sell tanks to Chile.", id="denied"),
        pytest.param("Norway sold tanks to Chile.", "Chile sold tanks to Norway.", id="turned round"),
        pytest.param("Norway sold tanks to Chile.", "Norway may sell tanks to Chile.", id="only possible"),
        pytest.param("Ilse Marten met Otto Brandt.", "Ilse Marten met Clara Weiss.", id="somebody else"),
        pytest.param(
            "The ferry left Oslo on 5 May 2031.", "The ferry left Oslo on 9 May 2031.", id="another day"
        ),
        pytest.param("The first ferry reached Oslo.", "The last ferry reached Oslo.", id="first and last"),
        pytest.param("The ferry left Oslo.", "The captain was born in Oslo.", id="one name alone"),
    ],
)
def test_what_differs_in_one_part_is_not_one_statement(pair: Any, one: str, other: str) -> None:
    assert not same(*pair(one, other))


@pytest.mark.parametrize("year", ["2002", "the year 470 BC"])
def test_what_is_dated_long_ago_is_not_the_news_without_a_date(pair: Any, year: str) -> None:
    told = (f"In {year} four friends lost their way in the cave.", "Four friends lost their way in the cave.")
    assert clash(*pair(*told, published=("2031-05-05", "2031-05-05")))


def test_what_is_set_in_cities_far_apart_is_not_one_statement(pair: Any) -> None:
    assert clash(*pair("The trial was held in Bergen.", "The trial was held in Oslo."))
    assert not clash(*pair("The trial was held in Oslo.", "The trial was held in Norway."))


def test_two_speakers_who_each_tell_of_their_own_do_not_say_the_same(pair: Any) -> None:
    a = "Norway said our guards were wounded."
    assert clash(*pair(a, "Chile said our guards were wounded.", ("guards", "guards")))


def test_a_question_is_not_the_fact_that_it_asks_for(pair: Any) -> None:
    assert clash(*pair("Did the ferry hit a reef?", "The ferry hit a reef."))


def test_what_something_is_told_of_is_not_what_is_told_of_it(views_of: Any, account: Any) -> None:
    views = views_of(account("Gull Post", "Any sale of tanks to Chile would breach the embargo."))
    sale, breach = sorted(views, key=lambda v: v.claim.end - v.claim.start)
    assert clash(sale, breach)
    assert clash(breach, sale)


def test_likeness_is_the_same_from_both_sides_and_highest_with_itself(pair: Any) -> None:
    a, b = pair("The ferry Sea Otter hit a reef near Oslo.", "A reef near Oslo was hit by the ferry.")
    weight = weights(a, b)
    alike = likeness(a, b, weight)
    assert alike == pytest.approx(likeness(b, a, weight))
    assert 0 < alike < likeness(a, a, weight)


def test_claims_that_share_nothing_are_not_alike(pair: Any) -> None:
    a, b = pair("The ferry Sea Otter hit a reef.", "Students boycott lectures.")
    assert likeness(a, b, weights(a, b)) == 0.0


def test_a_slot_in_dispute_can_be_left_out(pair: Any) -> None:
    a, b = pair("Fishermen rescued 40 passengers.", "Fishermen rescued 75 passengers.")
    weight = weights(a, b)
    assert likeness(a, b, weight, "q:") > likeness(a, b, weight)


def test_another_filler_of_a_role_is_a_clash_only_within_one_kind(pair: Any) -> None:
    assert parts_clash(
        *pair("Captain Ilse Marten met Captain Otto Brandt.", "Captain Clara Weiss met Captain Otto Brandt.")
    )
    assert not parts_clash(*pair("Ilse Marten met Otto Brandt.", "Norway met Otto Brandt."))


def test_those_of_two_countries_are_not_one_though_they_do_the_same(pair: Any) -> None:
    ours, theirs = pair("Norwegian guards opened fire.", "Soldiers of Chile opened fire.")
    assert sides_clash(ours, theirs)
    assert clash(ours, theirs)
    assert not sides_clash(*pair("Norwegian guards opened fire.", "Guards of Norway opened fire."))
    assert not sides_clash(*pair("Norwegian guards opened fire.", "The guards opened fire."))


def test_what_two_countries_do_together_is_one_whoever_is_named_first(pair: Any) -> None:
    one, other = pair(
        "Norway's foreign minister Ilse Marten met Chile's president Otto Brandt in Lima on Monday.",
        "Chile's president Otto Brandt met Norway's foreign minister Ilse Marten in Lima on Monday.",
    )
    assert not clash(one, other)
    assert not sides_clash(*pair("The talks were in the Chilean embassy.", "The talks were in Norway."))


def test_what_lies_on_the_soil_of_two_countries_is_not_one(pair: Any) -> None:
    assert sides_clash(
        *pair(
            "The fighting took place on the territory of Norway.",
            "The fighting took place on the territory of Chile.",
        )
    )


def test_days_are_compared_only_where_the_same_parties_act(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
        "President Ilse Marten met President Clara Weiss in Oslo on 6 May 2031.",
    )
    assert not [
        c
        for c in compare(compared_all([a, b], weights(a, b), [(0, 1)]), 0, 1, SETTINGS, {})
        if c.outcome == "conflict"
    ]


def test_days_of_one_meeting_are_compared_without_looking_at_the_day(pair: Any) -> None:
    a, b = pair(
        "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
        "President Ilse Marten met President Otto Brandt in Oslo on 6 May 2031.",
    )
    found = [
        c
        for c in compare(compared_all([a, b], weights(a, b), [(0, 1)]), 0, 1, SETTINGS, {})
        if c.outcome == "conflict"
    ]
    assert [c.kind for c in found] == ["time"]


def test_the_nearest_of_several_claims_is_meant(account: Any, views_of: Any) -> None:
    views = views_of(
        account("Gull Post", "Fishermen rescued 40 passengers near Oslo."),
        account("Harbour Times", "Fishermen saved 40 passengers near Oslo. Fishermen rescued the captain."),
    )
    one, near, far = (
        next(i for i, v in enumerate(views) if words in v.claim.text)
        for words in ("rescued 40", "saved 40", "rescued the captain")
    )
    compared = compared_all(views, weights(*views), [(one, near), (one, far)])
    assert compared.ranks[one, near] < compared.ranks[one, far]
    assert compared.odds(one, near) > compared.odds(one, far)


def test_claims_that_share_few_words_are_nearer_the_nearer_their_meaning(pair: Any) -> None:
    near = compared_all(pair("The ferry sank.", "The vessel went down."), weights(), [(0, 1)])
    far = compared_all(pair("The ferry sank.", "The minister resigned."), weights(), [(0, 1)])
    assert near.meanings.alike(0, 1) > far.meanings.alike(0, 1)
    assert near.odds(0, 1) > far.odds(0, 1)


def test_among_many_claims_two_are_less_likely_the_same(pair: Any) -> None:
    a, b = pair("Fishermen rescued 40 passengers.", "Some 40 passengers were rescued by fishermen.")
    weight = weights(a, b)
    alone = compared_all([a, b], weight, [(0, 1)])
    crowded = compared_all([a, b] * 100, weight, [(0, 1)])
    assert crowded.odds(0, 1) < alone.odds(0, 1)


def test_an_act_told_whole_and_alike_is_the_same_in_a_crowd_too(pair: Any) -> None:
    a, b = pair(
        "Minister Ilse Marten visited Oslo in July 2031.",
        "Ilse Marten visited Norway in July 2031, she said.",
    )
    compared = evolve(compared_all([a, b] * 200, weights(a, b), [(0, 1)]), crowd=24.0)
    assert compared.odds(0, 1) < SETTINGS.sure
    assert _says_same(compared)


def test_an_hour_without_a_day_is_of_no_day(pair: Any) -> None:
    a, b = pair(
        "The ferry left Oslo on 8 May 2031.",
        "The ferry left Oslo at nine in the evening.",
        published=("2031-05-11", "2031-05-11"),
    )
    assert not [
        c
        for c in compare(compared_all([a, b], weights(a, b), [(0, 1)]), 0, 1, SETTINGS, {})
        if c.kind == "time"
    ]
