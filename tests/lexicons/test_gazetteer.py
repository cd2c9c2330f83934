"""The gazetteer finds places by name, whatever the accents, and its file is made the same each time."""

import gzip
from itertools import pairwise

import pytest

from crossbearing.lexicons.gazetteer import gazetteer_key, places_named
from crossbearing.lexicons.resource import DATA


def test_a_name_finds_all_its_places() -> None:
    found = places_named("Paris")
    assert {("FR", "11"), ("US", "TX"), ("CA", "08")} <= {(p.country, p.admin1) for p in found}
    assert next(p for p in found if p.country == "FR").geonames == 2988507


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("São Paulo", "São Paulo"),
        ("SAO PAULO", "São Paulo"),
        ("Kiev", "Kyiv"),
        ("W.Va.", "West Virginia"),
        ("Ky.", "Kentucky"),
        ("Mt. Everest", "Mount Everest"),
        ("Scottish", "Scotland"),
        ("Black Sea", "Black Sea"),
        ("County Galway", "County Galway"),
    ],
)
def test_places_are_found_as_they_are_written(written: str, name: str) -> None:
    assert name in {p.name for p in places_named(written)}


@pytest.mark.parametrize("words", ["", "Qzxqzx", "Ky", "\t", "~~~~", "!"])
def test_what_is_no_place_is_not_found(words: str) -> None:
    assert places_named(words) == ()


def test_the_first_and_the_last_key_are_found() -> None:
    lines = gzip.decompress((DATA / "gazetteer.tsv.gz").read_bytes()).decode().splitlines()
    for line in (lines[0], lines[-1]):
        key, name = line.split("\t")[:2]
        assert name in {p.name for p in places_named(key)}


def test_the_file_is_sorted_without_repeats_and_carries_no_time() -> None:
    packed = (DATA / "gazetteer.tsv.gz").read_bytes()
    assert packed[4:8] == b"\0\0\0\0"
    lines = gzip.decompress(packed).splitlines()
    assert all(a < b for a, b in pairwise(lines))


def test_keys_spell_out_saints_and_keep_full_stops_of_abbreviations() -> None:
    assert gazetteer_key("St. Petersburg") == gazetteer_key("Saint Petersburg")
    assert gazetteer_key("Ind.") != gazetteer_key("Ind")
    assert gazetteer_key("N'Djaména") == gazetteer_key("ndjamena")
