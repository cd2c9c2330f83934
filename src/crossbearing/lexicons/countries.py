"""Countries by what texts call them: names, peoples, capitals that stand for governments, seats."""

from functools import cache
from itertools import product
from typing import Any, Literal

from attrs import frozen

from crossbearing.lexicons.resource import resource

Designation = Literal["name", "people", "seat"]
LONGEST = 6  # words of a name


@frozen
class Country:
    """A country or territory. ``lat`` and ``lon`` are its middle, in degrees of WGS 84.

    ``code`` is ISO 3166-1 alpha-2, or the retired code of a state that is no more (``former``).
    """

    code: str
    name: str
    geonames: int | None
    lat: float
    lon: float
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...]
    seats: tuple[str, ...]
    former: bool = False


@frozen
class Designated:
    """What a name of ``countries.yaml`` says: the country, and whether its name, people or seat is meant."""

    country: Country
    designation: Designation
    name: str  # as the resource has it


@cache
def countries() -> dict[str, Country]:
    """All countries by code, those that are no more last."""
    data = resource("countries")
    lasting = {code: _country(code, entry, former=False) for code, entry in data["countries"].items()}
    return lasting | {code: _country(code, entry, former=True) for code, entry in data["former"].items()}


def _country(code: str, entry: dict[str, Any], former: bool) -> Country:
    lat, lon = map(float, entry["centre"])
    return Country(
        code,
        entry["name"],
        entry.get("geonames"),
        lat,
        lon,
        capitals=tuple(entry.get("capitals", ())),
        adjectives=tuple(entry.get("adjectives", ())),
        aliases=tuple(entry.get("aliases", ())),
        seats=tuple(entry.get("seats", ())),
        former=former,
    )


@cache
def designations() -> dict[str, Designated]:
    """Every name, adjective (and its plural) and seat of a country, as written, and its name in full ("the
    Republic of Mali").

    Names in capitals throughout are there too, but for short ones ("NORWAY", not "CHAD"), and those with a
    curved apostrophe. Where two countries share a name, the later one of the resource gives way.
    """
    found: dict[str, Designated] = {}
    for country in countries().values():
        for name in (country.name, *country.aliases):
            found.setdefault(name, Designated(country, "name", name))
        for name in country.adjectives:
            for form in (name, f"{name}s", name.replace("man", "men") if name.endswith("man") else name):
                found.setdefault(form, Designated(country, "people", name))
        for name in country.seats:
            found.setdefault(name, Designated(country, "seat", name))
    for style, country in product(resource("countries")["styles"], countries().values()):
        for name in (f"{style} of {country.name}", f"{style} of the {country.name}"):
            found.setdefault(name, Designated(country, "name", name))
    for name in list(found):
        found.setdefault(name.replace("'", "’"), found[name])
    for name in list(found):
        if len(name) > 4:
            found.setdefault(name.upper(), found[name])
    return found


@cache
def countries_in(words: str) -> frozenset[str]:
    """The codes of the countries that a name or title has in it, of names within each other the longest:
    "Office of the President of South Sudan". Seats, which offices elsewhere share, tell none."""
    tokens = [token.strip(',.;:()“”"') for token in words.split()]
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        runs = ((n, " ".join(tokens[at : at + n])) for n in range(LONGEST, 0, -1))
        named = next(((n, code) for n, run in runs if (code := _code(run)) is not None), None)
        if named is not None:
            found.add(named[1])
        else:
            found.update(code for part in tokens[at].split("-") if (code := _code(part)) is not None)
        at += named[0] if named is not None else 1
    return frozenset(found)


def _code(name: str) -> str | None:
    known = designations().get(name) or designations().get(name.removesuffix("'s").removesuffix("’s"))
    return known.country.code if known is not None and known.designation != "seat" else None


@cache
def governments() -> dict[str, Country]:
    """Capitals and other towns whose name stands for a country's government."""
    found: dict[str, Country] = {}
    for country in countries().values():
        for name in country.capitals:
            found.setdefault(name, country)
            found.setdefault(name.upper(), country)
    return found
