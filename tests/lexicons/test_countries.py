"""Countries are known by name, people, abbreviation and seat; capitals stand for governments."""

import pytest

from crossbearing.lexicons.countries import countries, countries_in, designations, governments


@pytest.mark.parametrize(
    ("words", "code", "designation"),
    [
        ("North Korea", "KP", "name"),
        ("DPRK", "KP", "name"),
        ("South Korean", "KR", "people"),
        ("U.S.", "US", "name"),
        ("UK", "GB", "name"),
        ("Britons", "GB", "people"),
        ("Frenchmen", "FR", "people"),
        ("Swiss", "CH", "people"),
        ("Kremlin", "RU", "seat"),
        ("Downing Street", "GB", "seat"),
        ("NORWAY", "NO", "name"),
        ("Republic of Lithuania", "LT", "name"),
        ("KINGDOM OF THE NETHERLANDS", "NL", "name"),
        ("Republic of China", "TW", "name"),
        ("Arab Republic of Egypt", "EG", "name"),
        ("Soviet", "SU", "people"),
        ("People’s Republic of China", "CN", "name"),
        ("CÔTE D’IVOIRE", "CI", "name"),
    ],
)
def test_a_designation_tells_country_and_kind(words: str, code: str, designation: str) -> None:
    found = designations()[words]
    assert (found.country.code, found.designation) == (code, designation)


@pytest.mark.parametrize(
    "words", ["State of Georgia", "Union of Russia", "us", "polish", "turkey", "Us", "CHAD"]
)
def test_words_that_only_look_like_countries_are_none(words: str) -> None:
    assert words not in designations()


def test_capitals_stand_for_governments_and_ordinary_towns_do_not() -> None:
    assert governments()["Pyongyang"].code == "KP"
    assert governments()["Kiev"] is governments()["Kyiv"]
    assert "Vladivostok" not in governments()


def test_every_country_has_a_middle_on_earth_and_its_own_name() -> None:
    assert len(countries()) > 240
    for code, country in countries().items():
        assert len(code) == 2
        assert code.isupper()
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180
        assert designations()[country.name].country is country
    assert countries()["SU"].former
    assert not countries()["NO"].former


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Office of the President of Mali", {"ML"}),
        ("BORDER SERVICE OF THE KYRGYZ REPUBLIC", {"KG"}),
        ("The Norwegian-Chilean Chamber of Trade", {"NO", "CL"}),
        ("The Orlen Sentinel", set()),
        ("Ministry of Defence of the People's Republic of China", {"CN"}),
        ("Ministry of Defence of the People’s Republic of China", {"CN"}),
        ("Army of Guinea-Bissau", {"GW"}),
        ("Government of South Sudan", {"SS"}),
        ("Democratic People's Republic of Korea", {"KP"}),
        ("Norway's Coast Guard", {"NO"}),
        ("", set()),
    ],
)
def test_an_offices_name_has_countries_in_it(words: str, codes: set[str]) -> None:
    assert countries_in(words) == codes
