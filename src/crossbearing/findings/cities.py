"""The cities that two claims are set in."""

from itertools import product
from math import cos, hypot, radians

from crossbearing.findings.view import ClaimView
from crossbearing.model.mention import Place

SUBURBS = 0.5  # degrees, some 55 kilometres


def cities_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether they are set in cities that lie apart: "held in Osh", "held in Khujand"."""
    mine, yours = cities_of(a), cities_of(b)
    return bool(mine and yours) and all(_far_apart(x, y) for x, y in product(mine, yours))


def cities_of(view: ClaimView) -> list[Place]:
    """The cities of the gazetteer where something is said to be done; one without a part is such a one."""
    parts = {e for r in view.claim.roles if r.role != "place" for e in r.entities}
    places = (place for entity, place in view.places if entity not in parts)
    return [place for place in places if place.precision == "city" and place.geonames is not None]


def _far_apart(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    east = ((one.lon - other.lon + 180) % 360 - 180) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) > SUBURBS
