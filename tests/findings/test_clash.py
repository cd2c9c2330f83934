"""What keeps two claims from being one statement, and what does not."""

from typing import Any

import pytest

from crossbearing.findings.clash import causes, clash, is_only_denied

DATES = ("2031-05-06", "2031-05-06")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The ferry sank.", "The ferry did not sink.", id="the act is denied"),
        pytest.param("The deal is legal.", "The deal is not legal.", id="what it is said to be is denied"),
        pytest.param("Chile may buy the tanks.", "Chile bought the tanks.", id="the act is only possible"),
        pytest.param(
            "The first blast hit the pier.", "The second blast hit the pier.", id="counted differently"
        ),
        pytest.param("Divers freed 16 boys.", "Divers freed 12 boys.", id="other figures"),
        pytest.param(
            "The fire killed at least 27 men.", "The fire killed at least 43 men.", id="other floors"
        ),
        pytest.param("The boys are still in the cave.", "The boys left the cave.", id="gone"),
        pytest.param("Six men remain in the mine.", "Six men came out of the mine.", id="come out"),
        pytest.param("The police attacked the crowd.", "A crowd attacked the police line.", id="converses"),
        pytest.param("The old ferry sailed on Monday.", "The old ferry sailed on Tuesday.", id="other days"),
        pytest.param("The trial was held in Oslo.", "The trial was held in Bergen.", id="cities apart"),
        pytest.param("Two men were held in Chad.", "Two men were held in Niger.", id="countries apart"),
        pytest.param(
            "Two citizens of the Republic of Mali came home.",
            "Two citizens of the Republic of Chad came home.",
            id="those of two countries",
        ),
        pytest.param("Our guards fired back.", "Our guards returned fire.", id="what is one's own"),
        pytest.param("Our guards were forced.", "Our guards answered.", id="what is one's own, in short"),
        pytest.param(
            "The injured were taken to the Oslo hospital.",
            "The injured were taken to the hospital of Drammen.",
            id="of another city",
        ),
    ],
)
def test_what_differs_in_the_same_act_clashes_for_one_reason(pair: Any, one: str, other: str) -> None:
    a, b = pair(one, other, published=DATES)
    assert clash(a, b)
    assert clash(b, a)
    assert len(list(causes(a, b))) == 1


@pytest.mark.parametrize(
    ("one", "other", "saying"),
    [
        pytest.param("Four men never reached the lift.", "Four men were cut off.", ("", ""), id="a denial"),
        pytest.param("The load may have shifted.", "The load slid to port.", ("", ""), id="a doubt"),
        pytest.param(
            "A team of 16 came from Oslo.",
            "With the 16 from Oslo, 138 rescuers came.",
            ("team", "rescuers"),
            id="a figure that the other gives too",
        ),
        pytest.param(
            "The last Monday of May saw the ship leave.",
            "The ship left on the first day of the week.",
            ("leave", "left"),
            id="days in their order",
        ),
        pytest.param(
            "Two workers were killed.", "Two workers died.", ("", ""), id="who dies and who is killed"
        ),
        pytest.param(
            "The fire killed 37 men and one woman.", "The fire killed 38 people.", ("", ""), id="a sum"
        ),
        pytest.param(
            "It was the crew's second attempt.", "It was the crew's first trip.", ("", ""), id="ranks"
        ),
        pytest.param("Our guards fired back.", "Our guards fired back.", ("", ""), id="words of one origin"),
        pytest.param(
            "He was held in the Chinese embassy in Belgrade.",
            "He was held in Serbia.",
            ("", ""),
            id="an embassy",
        ),
        pytest.param(
            "They train in a German camp.", "They train in Norway.", ("", ""), id="whose camp it is"
        ),
        pytest.param("He was held in Hong Kong.", "He was held in China.", ("", ""), id="a territory"),
        pytest.param("We were taken off by boat.", "We left in a boat.", ("", ""), id="two of the rescued"),
    ],
)
def test_what_is_told_of_another_act_or_thing_does_not_clash(
    pair: Any, one: str, other: str, saying: tuple[str, str]
) -> None:
    a, b = pair(one, other, saying)
    assert list(causes(a, b)) == []
    assert not clash(a, b)


@pytest.mark.parametrize(
    "own", ["Our losses are three guards.", '"Our losses are three guards," Bishkek said.']
)
def test_what_an_office_calls_its_own_is_its_countrys(pair: Any, own: str) -> None:
    told = f"{own} The guards of Kyrgyzstan and Tajikistan met."
    outlets = ("Border Service of the Kyrgyz Republic", "Gull Post")
    a, b = pair(told, "Tajikistan put its losses at four guards.", ("losses", "losses"), outlets=outlets)
    assert "those of other countries have the same part in it" in causes(a, b)
    a, b = pair(told, "Kyrgyzstan put its losses at four guards.", ("losses", "losses"), outlets=outlets)
    assert "those of other countries have the same part in it" not in causes(a, b)


def test_the_enemy_of_an_office_is_not_its_own_side(pair: Any) -> None:
    told = "The enemy lost seven guards. The guards of Kyrgyzstan and Tajikistan met."
    outlets = ("Border Service of the Kyrgyz Republic", "Army of the Republic of Tajikistan")
    saying, why = ("lost", "lost"), "those of other countries have the same part in it"
    assert why in causes(*pair(told, "The Kyrgyz side lost ten guards.", saying, outlets=outlets))
    assert why in causes(*pair(told, told, saying, outlets=outlets))
    assert why not in causes(*pair(told, "The Tajik side lost ten guards.", saying, outlets=outlets))


def test_cities_of_two_countries_are_one_reason(pair: Any) -> None:
    a, b = pair(
        "The trial was held in the Norwegian city of Oslo.",
        "The trial was held in the Swedish city of Malmo.",
    )
    assert len(list(causes(a, b))) == 1


def test_a_day_that_only_what_was_told_before_gives_keeps_no_claims_apart(pair: Any) -> None:
    told = "The crew met on 3 May 2031. The ferry left at nine in the evening."
    a, b = pair(told, "The ferry left on 5 May 2031.", ("ferry", "ferry"), published=DATES)
    assert a.time.anchor == "context"
    assert not clash(a, b)


def test_a_clause_within_a_statement_is_another_statement(views_of: Any, account: Any) -> None:
    views = views_of(account("Gull Post", "The trip, seen as her first abroad, marks their second talks."))
    whole = max(views, key=lambda v: v.claim.end - v.claim.start)
    within = [v for v in views if v is not whole and v.claim.end < whole.claim.end]
    assert within
    assert all(clash(v, whole) for v in within)


def test_two_things_that_one_sentence_tells_beside_each_other_are_two(views_of: Any, account: Any) -> None:
    ran, sank = views_of(
        account("Gull Post", "The ferry ran onto a reef on Monday and sank within the hour.")
    )
    assert list(causes(ran, sank)) == ["one sentence tells the one and the other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sixteen people, including three children, were killed.", "Nineteen people were killed."),
        ("Three cars and twelve people were swept away.", "Fifteen people were swept away."),
    ],
)
def test_parts_and_other_things_are_no_sum(pair: Any, one: str, other: str) -> None:
    assert clash(*pair(one, other))


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        ("The guards shot at the boat.", "The guards did not shoot at the boat.", True),
        ("One soldier was wounded.", "No soldier was wounded.", True),
        ("Twelve people were hurt.", "Nobody else was hurt.", False),
        ("The ship sank near the harbour.", "The ship did not sink near the coast.", False),
    ],
)
def test_a_denial_is_of_what_is_affirmed_and_of_all_of_it(
    pair: Any, one: str, other: str, denied: bool
) -> None:
    a, b = pair(one, other)
    assert is_only_denied(a, b) is denied
    assert is_only_denied(b, a) is denied
