"""The base map that is shipped: countries of Natural Earth as lines of longitude and latitude.

``tools/compile_basemap.py`` makes ``data/basemap.json.gz`` (public domain; 76 kB, a kilometre to the unit).
"""

import gzip
import json
from functools import cache
from importlib.resources import files
from itertools import pairwise

from attrs import field, frozen

Point = tuple[float, float]  # degrees east and north


@frozen
class Country:
    """``code`` is ISO 3166-1 alpha-2, empty where there is none; ``box`` is west, south, east, north."""

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...] = field(repr=False)
    box: tuple[float, float, float, float]

    @property
    def mainland(self) -> tuple[float, float, float, float]:
        """The box of the ring that spans most."""
        return max((_box(r) for r in self.rings), key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by name."""
    packed = files("crossbearing.charts") / "data" / "basemap.json.gz"
    told = json.loads(gzip.decompress(packed.read_bytes()))
    arcs = [_points(arc, told["unit"]) for arc in told["arcs"]]
    return tuple(_country(code, name, rings, arcs) for code, name, rings in told["countries"])


def _country(code: str, name: str, rings: list[list[int]], arcs: list[list[Point]]) -> Country:
    whole = (_unwrapped([p for a in ring for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]) for ring in rings)
    drawn = tuple(copy for ring in whole for copy in _both_sides(ring))
    boxes = [_box(ring) for ring in drawn]
    west, south, east, north = zip(*boxes, strict=True)
    return Country(code, name, drawn, (min(west), min(south), max(east), max(north)))


def _unwrapped(ring: list[Point]) -> tuple[Point, ...]:
    """``ring`` going on beyond 180 degrees where it crosses that meridian."""
    shift, points = 0.0, [ring[0]]
    for (before, _), (east, north) in pairwise(ring):
        shift += 360.0 if east - before < -180 else -360.0 if east - before > 180 else 0.0
        points.append((east + shift, north))
    return tuple(points)


def _both_sides(ring: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """``ring``, and where it goes beyond 180 degrees the same a turn away, for the other edge of the map."""
    west, _, east, _ = _box(ring)
    turn = -360.0 if east > 180 else 360.0 if west < -180 else 0.0
    return (ring, tuple((x + turn, y) for x, y in ring)) if turn else (ring,)


def _points(deltas: list[int], unit: float) -> list[Point]:
    points, x, y = [], 0, 0
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return points


def _box(ring: tuple[Point, ...]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)
