"""Where places lie: found in the words around them, resolved by the account they stand in."""

import hashlib
from functools import cache

import pytest

from crossbearing.analysis import Parser, ParseSettings
from crossbearing.grounding.names import ground_names
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.mention import Place


@cache
def parser() -> Parser:
    return Parser(ParseSettings())


def places(text: str, outlet: str | None = None) -> dict[str, Place]:
    """The places of a text by their words."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    account = Account("a.txt", digest, text, (Paragraph(0, len(text), "paragraph"),), outlet=outlet)
    found = ground_names(account, next(parser().parse([account])))
    return {text[m.start : m.end]: m.value for m in found.mentions if isinstance(m.value, Place)}


def test_a_state_after_a_town_settles_which_town() -> None:
    assert places("The mayor of Paris, Texas, opened a bridge.")["Paris"].geonames == 4717560
    assert places("He moved from Athens, Ga., to the coast.")["Athens"].lat == pytest.approx(33.96, abs=0.1)
    assert places("The mayor of Paris opened a bridge.")["Paris"].geonames == 2988507


def test_neighbours_settle_which_town() -> None:
    text = "Police in Paris closed the road to Powderly and a bridge in Lamar County, Texas officials said."
    assert places(text)["Paris"].geonames == 4717560


def test_georgia_is_a_state_or_a_country_by_its_company() -> None:
    state = places("Fires spread in Georgia. Residents of Atlanta and Savannah fled to South Carolina.")
    nation = places("Protests shook Georgia. Police in Tbilisi made arrests, and Armenia closed the border.")
    assert (state["Georgia"].country, state["Georgia"].precision) == ("US", "region")
    assert (nation["Georgia"].country, nation["Georgia"].precision) == ("GE", "country")


def test_each_kind_of_place_keeps_its_precision() -> None:
    found = places("From Oslo in Norway they sailed across the Black Sea to Bavaria and northern Africa.")
    assert found["Oslo"].precision == "city"
    assert found["Norway"].precision == "country"
    assert found["Black Sea"].precision == "region"
    assert found["Bavaria"].precision == "region"


@pytest.mark.parametrize("words", ["Norwegian", "Norwegians"])
def test_peoples_and_adjectives_are_places_of_their_country(words: str) -> None:
    found = places(f"The {words} left early.")
    assert (found[words].country, found[words].geonames) == ("NO", 3144096)


def test_a_place_nobody_knows_has_no_coordinates() -> None:
    found = places("A bridge fell in the town of Zzyxqvar.")["Zzyxqvar"]
    assert (found.geonames, found.lat, found.lon, found.country) == (None, None, None, None)


def test_a_dateline_says_where() -> None:
    found = places("KABUL (AP) - Two bridges fell on Monday.")["KABUL"]
    assert (found.country, found.precision) == ("AF", "city")


def test_towns_inside_names_of_bodies_are_places_but_persons_are_not() -> None:
    found = places("Danbury Police Department asked Charlotte Church and the Lamar County Commission.")
    assert "Danbury" in found
    assert "Lamar County" in found
    assert "Charlotte" not in found


def test_plain_words_in_capitals_are_no_towns() -> None:
    found = places("UN experts spoke of War and Reading. The war went on, and reading helped.")
    assert found == {}


def test_a_part_of_a_country_is_a_region_of_it() -> None:
    found = places("They marched through Eastern Ukraine.")
    assert found["Eastern Ukraine"] == Place("Eastern Ukraine", None, 49, 32, "UA", "region")


def test_a_retired_state_has_no_country_code() -> None:
    assert places("The Soviet Union fell apart.")["Soviet Union"].country is None


def test_the_home_of_an_outlet_counts_less_than_what_is_written() -> None:
    text = "The council of Hamilton met."
    assert places(text)["Hamilton"].country == "CA"
    assert places(text, "example.co.nz")["Hamilton"].country == "NZ"
    assert places(f"{text} Hamilton, Ont., is old.", "example.co.nz")["Hamilton"].country == "CA"


@pytest.mark.parametrize(
    ("text", "name", "relation", "precision"),
    [
        ("The tanker sank off the coast of Yemen.", "Yemen", "off the coast of", "country"),
        ("Troops massed near the border with Belarus.", "Belarus", "near the border with", "country"),
        ("The plane crashed 40 km north of Omsk.", "Omsk", "40 km north of", "region"),
        ("They camped near Oslo.", "Oslo", "near", "region"),
        ("They camped in Oslo.", "Oslo", None, "city"),
    ],
)
def test_what_is_only_near_a_place_is_kept_as_such(
    text: str, name: str, relation: str | None, precision: str
) -> None:
    found = places(text)[name]
    assert (found.relation, found.precision) == (relation, precision)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Gulf of Aden patrols continued.", "Gulf of Aden", "region"),
        ("They crossed the Yalu River.", "Yalu River", "region"),
        ("Climbers died on Mount Elbrus.", "Mount Elbrus", "region"),
        ("A jet landed at Heathrow.", "Heathrow", "point"),
        ("He arrived at Incheon International Airport.", "Incheon International Airport", "point"),
        ("Marines left Camp Lejeune.", "Camp Lejeune", "point"),
        ("Jets took off from Edwards Air Force Base.", "Edwards Air Force Base", "point"),
    ],
)
def test_waters_mountains_airports_and_bases_are_known(text: str, name: str, precision: str) -> None:
    found = places(text)[name]
    assert found.lat is not None
    assert found.precision == precision


def test_a_state_is_meant_sooner_than_a_town_by_its_other_name() -> None:
    assert places("The storm crossed Oklahoma.")["Oklahoma"].precision == "region"


def test_a_town_that_its_state_does_not_have_is_somewhere_in_the_state() -> None:
    found = places("A bridge fell in Harwich, Texas. Residents of Harwich were told to leave.")
    assert {(p.country, p.precision, p.geonames) for p in found.values() if p.name == "Harwich"} == {
        ("US", "region", None)
    }


def test_states_in_a_list_hold_nothing() -> None:
    found = places("They have shops in Paris, Texas and Ohio.")
    assert found["Paris"].precision == "city"


def test_a_hospital_called_as_a_faraway_town_is_not_there() -> None:
    found = places("He was taken to Gresham Hospital in Chicago, Illinois, police said.")
    assert found["Chicago"].country == "US"
    assert all(p.lat is None or p.lon is None or p.lon > -100 for p in found.values())


def test_a_neighbourhood_is_no_town_elsewhere() -> None:
    found = places("Shots were fired in the Gresham neighborhood. Chicago police closed two streets.")
    assert (found["Gresham"].lat, found["Gresham"].precision) == (None, "region")


def test_the_state_is_told_from_the_town() -> None:
    assert places("Two bridges fell in Washington state.")["Washington"].precision == "region"


def test_a_surname_behind_a_nickname_is_no_town() -> None:
    text = 'Pavlo "Red" Watkins was shot in Detroit. A friend of Watkins called for help.'
    assert "Watkins" not in places(text)


def test_the_home_of_somebody_is_a_town() -> None:
    assert places("A car driven by Olga Dunaway of Berea went off the road.")["Berea"].precision == "city"


def test_an_island_is_the_whole_of_its_halves_where_its_land_is_spoken_of() -> None:
    island = places("The boat from Tanga to Pemba sank off Wete. Tanzania mourned.")["Pemba"]
    town = places("Floods hit Pemba and Nampula in Mozambique.")["Pemba"]
    assert (island.country, island.precision) == ("TZ", "region")
    assert (town.country, town.precision) == ("MZ", "city")


def test_a_common_word_is_no_land_of_two_halves() -> None:
    assert "District" not in places("The District 7 race was won by Ann Roe.")


def test_a_name_keeps_its_words_in_small_letters() -> None:
    found = places("Police in Dar es Salaam called their colleagues in Rio de Janeiro.")
    assert (found["Dar es Salaam"].country, found["Rio de Janeiro"].country) == ("TZ", "BR")
    assert "Dar" not in found


def test_a_village_far_from_all_that_is_told_of_is_not_the_one_meant() -> None:
    told = "Police in Tanzania and Kenya searched the coast. A boat from Mombasa was found near Moa."
    assert places(told)["Moa"].country is None
    assert places("A boat from Havana, Cuba, was found near Moa.")["Moa"].country == "CU"
    big = "Police in Tanzania and Kenya asked Hamburg for help. A boat from Mombasa was found."
    assert places(big)["Hamburg"].country == "DE"


def test_half_of_a_hyphenated_name_is_no_town() -> None:
    found = places("Guards closed the road at Kyzyl-Bel in Russia. Trains run from Moscow-Kazan.")
    assert "Kyzyl" not in found
    assert "Moscow" in found


def test_a_word_of_the_language_in_a_bodys_name_is_no_village() -> None:
    found = places("The Supreme Court of Texas and Danbury Police Department met Nato officials.")
    assert "Supreme" not in found
    assert "Nato" not in found
    assert "Danbury" in found
