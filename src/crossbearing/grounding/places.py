"""Where named places lie: each name resolved to one place of the gazetteer, with the account as context.

Evidence, strongest first: what is written after the name ("Paris, Texas"); other places of the account
in the same division, country or neighbourhood; population. After Leidner (2007), "Toponym Resolution in
Text": one sense per account, and places of one account lie near each other.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve, frozen

from crossbearing.grounding.larger_places import NamedPlace, holds
from crossbearing.lexicons.countries import Country, countries
from crossbearing.lexicons.gazetteer import LandKind, Toponym, gazetteer_key
from crossbearing.model.ids import content_id
from crossbearing.model.mention import Entity, Place, Precision

PRECISION: dict[LandKind, Precision] = {
    "world": "region",
    "division": "region",
    "county": "region",
    "town": "city",
    "site": "point",
}
# How much a kind of place is worth beside its inhabitants, in powers of ten of these.
PRIOR: dict[LandKind, float] = {"world": 7.0, "division": 0.6, "county": 3.5, "town": 0.0, "site": 5.0}
COUNTRY_WEIGHT = 1.5
DIVISION_WEIGHT = 1.8
NEIGHBOUR_WEIGHT = 1.6
CELL = 1.5  # degrees; places in one cell or in touching ones are neighbours
CAPITAL_BONUS = 2.0
NAMED_AFTER_TOWN = 1.2  # the town is meant, sooner than the province around it
UNCOUNTED = 3000  # inhabitants, where none are given
FAMOUS = 1_000_000  # inhabitants of a town known by its other names everywhere
WELL_KNOWN = 200_000  # inhabitants of a town that is named wherever it lies
SURE_OF_REGION = 2.0  # the weight of other names from which an account's region is plain
ROUNDS = 2
SOLD_DOMAINS = frozenset(["AI", "CO", "FM", "IO", "ME", "TV"])  # used the world over


@frozen
class Located:
    """A named place, where it is, and its entity."""

    named: NamedPlace
    place: Place
    entity: Entity


@frozen
class _Context:
    """What the account says of where its places lie, as weights."""

    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]
    cells: dict[tuple[int, int], float]


def locate(names: Iterable[NamedPlace], outlet: str | None = None) -> tuple[Located, ...]:
    """Each of ``names`` with its place, in order.

    A name the gazetteer does not know has no coordinates and the precision "region", which says
    only that nothing more is known. ``outlet`` may give a home country by its domain.
    """
    names = tuple(names)
    chosen: dict[str, Toponym | None] = {}
    for _ in range(ROUNDS):
        context = _context(names, chosen, outlet)
        chosen = _choose(names, context)
    located = []
    for named in names:
        designated = named.span.designated
        if designated is not None and chosen.get(_key(named)) is None:
            located.append(_country_located(named, designated.country))
        else:
            located.append(_located(named, _toponym(named, chosen)))
    return tuple(located)


# --- context -------------------------------------------------------------------------------------


def _context(
    names: tuple[NamedPlace, ...], chosen: dict[str, Toponym | None], outlet: str | None
) -> _Context:
    by_country = defaultdict[str, float](float)
    by_division = defaultdict[tuple[str, str], float](float)
    cells = defaultdict[tuple[int, int], float](float)
    home = _home(outlet)
    if home:
        by_country[home] += 1
    for text, group in _by_text(names).items():
        place = chosen.get(text)
        weight = _weight(group)
        designated = group[0].span.designated
        if designated and place is None:
            by_country[designated.country.code] += weight / 3 if group[0].known else weight
            continue
        known = [place] if place else _plausible(group)
        for each in known:
            share = weight * _share(each, known)
            if each.country:
                by_country[each.country] += share
                if each.admin1:
                    by_division[each.country, each.admin1] += share
        for cell in {cell for each in known for cell in _around(each)}:
            cells[cell] += 1 / math.sqrt(len(known))
    return _Context(by_country, by_division, cells)


def _share(place: Toponym, known: list[Toponym]) -> float:
    """How likely a name means one of its places before anything is known, by the root of inhabitants."""
    return math.sqrt(place.population + UNCOUNTED) / sum(math.sqrt(p.population + UNCOUNTED) for p in known)


def _plausible(group: list[NamedPlace]) -> list[Toponym]:
    """The places a name can mean; only those in the larger place where one is written after it."""
    for named in group:
        if named.within:
            held = [p for p in named.known if holds(named.within, p)]
            if held:
                return held
    return list(group[0].known)


def _home(outlet: str | None) -> str | None:
    """The country of an outlet's domain."""
    _, dot, ending = (outlet or "").rstrip("/ ").upper().rpartition(".")
    code = "GB" if ending == "UK" else ending
    return code if dot and code in countries() and code not in SOLD_DOMAINS else None


def _by_text(names: Iterable[NamedPlace]) -> dict[str, list[NamedPlace]]:
    groups: dict[str, list[NamedPlace]] = {}
    for named in names:
        groups.setdefault(_key(named), []).append(named)
    return groups


def _key(named: NamedPlace) -> str:
    return named.span.text.casefold()


def _cell(place: Toponym) -> tuple[int, int]:
    return math.floor(place.lat / CELL), math.floor(place.lon / CELL)


def _around(place: Toponym) -> list[tuple[int, int]]:
    if place.kind in ("world", "division"):
        return []
    row, column = _cell(place)
    return [(row + r, column + c) for r in (-1, 0, 1) for c in (-1, 0, 1)]


# --- choice --------------------------------------------------------------------------------------


def _choose(names: tuple[NamedPlace, ...], context: _Context) -> dict[str, Toponym | None]:
    """One place for each name of the account: the likeliest."""
    chosen: dict[str, Toponym | None] = {}
    for text, group in _by_text(names).items():
        designated = group[0].span.designated
        if designated:
            chosen[text] = _namesake(group[0], designated.country, context)
        else:
            known = [p for p in _plausible(group) if _is_likely_name(group, p, context)]
            if all(named.borrowed for named in group):
                known = [p for p in known if _is_spoken_of(p, known, context)]
            likeliest = _likeliest(known, context)
            stray = likeliest is not None and _is_stray(group, likeliest, known, context)
            chosen[text] = None if stray else likeliest
    return chosen


def _likeliest(known: list[Toponym], context: _Context) -> Toponym | None:
    return max(known, key=lambda p: (_likelihood(p, known, context), p.population), default=None)


def _is_likely_name(group: list[NamedPlace], place: Toponym, context: _Context) -> bool:
    """Whether a town's other name is meant: only of big towns, or of countries the account speaks of."""
    if place.kind != "town" or place.population >= FAMOUS or any(named.within for named in group):
        return True
    if gazetteer_key(place.name) == gazetteer_key(group[0].span.text):
        return True
    return context.countries.get(place.country or "", 0.0) - _weight(group) >= 1


def _is_spoken_of(place: Toponym, known: list[Toponym], context: _Context) -> bool:
    """Whether other names of the account lie in the division of a place, or near it."""
    own = _share(place, known)
    division = context.divisions.get((place.country or "", place.admin1 or ""), 0.0)
    near = context.cells.get(_cell(place), 0.0) - 1 / math.sqrt(len(known))
    return division - own > _SOME or near > _SOME


def _is_stray(group: list[NamedPlace], place: Toponym, known: list[Toponym], context: _Context) -> bool:
    """Whether a little-known place lies in a country of which nothing else in the account speaks: sooner
    is the one meant a village at hand that the gazetteer does not know."""
    if place.kind not in ("town", "site") or place.population >= WELL_KNOWN or any(n.within for n in group):
        return False
    own = _weight(group) * _share(place, known)
    elsewhere = sum(context.countries.values()) - _weight(group)
    spoken_of = context.countries.get(place.country or "", 0.0) - own > _SOME
    near = context.cells.get(_cell(place), 0.0) - 1 / math.sqrt(len(known)) > _SOME
    return elsewhere >= SURE_OF_REGION and not spoken_of and not near


_SOME = 0.2  # of a name's weight: more than what one of many namesakes adds


def _weight(group: list[NamedPlace]) -> float:
    """How much a name says of its surroundings: more the more often it comes, but not in proportion."""
    return 1 + math.log(len(group))


def _likelihood(place: Toponym, known: list[Toponym], context: _Context) -> float:
    own = _share(place, known)  # a name does not support itself
    score = math.log10(place.population + 10) + PRIOR[place.kind]
    if place.kind == "division" and place.geonames is None:
        score -= NAMED_AFTER_TOWN
    if place.country:
        score += COUNTRY_WEIGHT * math.log1p(max(0.0, context.countries.get(place.country, 0.0) - own))
        if place.admin1:
            score += DIVISION_WEIGHT * math.log1p(
                max(0.0, context.divisions.get((place.country, place.admin1), 0.0) - own)
            )
        if place.kind == "town" and place.country in countries():
            is_capital = place.name in countries()[place.country].capitals
            spoken_of = context.countries.get(place.country, 0.0) - own >= 1
            score += CAPITAL_BONUS if is_capital and spoken_of else 0
    if place.kind in ("town", "county"):
        near = context.cells.get(_cell(place), 0.0) - 1 / math.sqrt(len(known))
        score += NEIGHBOUR_WEIGHT * math.log1p(max(0.0, near))
    return score


def _namesake(named: NamedPlace, country: Country, context: _Context) -> Toponym | None:
    """A division that has a country's name ("Georgia"), where the account is about its neighbourhood."""
    for rival in named.known:
        home = rival.country or ""
        theirs = context.countries.get(home, 0.0) + context.divisions.get((home, rival.admin1 or ""), 0.0)
        neighbours = sum(1 for c in _neighbours(country) if context.countries.get(c, 0.0) > 0)
        if theirs > context.countries.get(country.code, 0.0) * 0.7 + neighbours:
            return rival
    return None


def _neighbours(country: Country) -> list[str]:
    """Other countries whose middle lies within 2,000 km."""
    here = math.radians(country.lat)
    return [
        c.code
        for c in countries().values()
        if c.code != country.code
        and math.hypot(c.lat - country.lat, (c.lon - country.lon) * math.cos(here)) * 111 < 2000
    ]


# --- outcome -------------------------------------------------------------------------------------


def _toponym(named: NamedPlace, chosen: dict[str, Toponym | None]) -> Toponym | None:
    """The place of one mention: one that lies in what is written after it, else the account's."""
    if named.within:
        usual = chosen.get(_key(named))
        held = [p for p in named.known if holds(named.within, p)]
        if held and usual not in held:
            return max(held, key=lambda p: (p.population, PRIOR[p.kind]))
    return chosen.get(_key(named))


def _located(named: NamedPlace, toponym: Toponym | None) -> Located:
    text = named.span.text
    if toponym is None:
        place = Place(text, None, None, None, None, "region")
        return Located(named, place, Entity(content_id("e", "place", text), "place", text, (text,)))
    precision: Precision = "region" if named.part else PRECISION[toponym.kind]
    name = text if named.part else toponym.name
    number = None if named.part else toponym.geonames
    place = Place(name, number, toponym.lat, toponym.lon, toponym.country, precision)
    place = _related(place, named.relation)
    key = number or f"{name}|{toponym.country or ''}|{toponym.admin1 or ''}|{precision}"
    links = {"geonames": str(number)} if number else {}
    return Located(named, place, Entity(content_id("e", "place", key), "place", name, (text,), links))


def _related(place: Place, relation: str | None) -> Place:
    """``place`` where something is only near it: as wide as a region at least."""
    if relation is None:
        return place
    wider: Precision = "region" if place.precision in ("point", "city") else place.precision
    return evolve(place, precision=wider, relation=relation)


def _country_located(named: NamedPlace, country: Country) -> Located:
    code = None if country.former else country.code
    place = Place(country.name, country.geonames, country.lat, country.lon, code, "country")
    place = _related(place, named.relation)
    return Located(named, place, country_entity(country, named.span.text))


def country_entity(country: Country, alias: str) -> Entity:
    """A country's entity, the same in every account; ``alias`` is what the account calls it."""
    links = {} if country.former else {"iso3166": country.code}
    if country.geonames:
        links["geonames"] = str(country.geonames)
    return Entity(content_id("e", "country", country.code), "country", country.name, (alias,), links)
