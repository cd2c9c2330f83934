"""The cities that two claims are set in, and those that what they name alike is of."""

import re
from itertools import product
from math import cos, hypot, radians

from crossbearing.findings.view import ClaimView
from crossbearing.model.claim import Role
from crossbearing.model.mention import Place

SUBURBS = 0.5  # degrees, some 55 kilometres
ONE_TOWN = 0.1  # degrees


def cities_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether they are set in cities that lie apart: "held in Osh", "held in Khujand"."""
    return _are_apart(cities_of(a), cities_of(b), SUBURBS)


def owners_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether what has one role and one noun in both is of another city in each, if a near one: "the Isfara
    hospital", "the hospital of Batken"."""
    if cities_clash(a, b):
        return False
    alike = ((r, s) for r, s in product(a.roles, b.roles) if (r.role, r.lemma) == (s.role, s.lemma))
    return any(_are_apart(_within(r, a), _within(s, b), ONE_TOWN) for r, s in alike)


def _within(role: Role, view: ClaimView) -> list[Place]:
    """The cities that the words of a role name."""
    named = re.findall(r"[\w-]+", view.account.text[role.start : role.end])
    words = f" {' '.join(named)} "
    return [place for _, place in view.places if place.precision == "city" and f" {place.name} " in words]


def _are_apart(mine: list[Place], yours: list[Place], degrees: float) -> bool:
    return bool(mine and yours) and all(_far_apart(x, y, degrees) for x, y in product(mine, yours))


def cities_of(view: ClaimView) -> list[Place]:
    """The cities of the gazetteer where something is said to be done; one without a part is such a one."""
    parts = {e for r in view.claim.roles if r.role != "place" for e in r.entities}
    places = (place for entity, place in view.places if entity not in parts)
    return [place for place in places if place.precision == "city" and place.geonames is not None]


def _far_apart(one: Place, other: Place, degrees: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    east = ((one.lon - other.lon + 180) % 360 - 180) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) > degrees
