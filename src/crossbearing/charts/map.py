"""A map of places and movements, each as exactly as it is known: a town is a dot, a country is shaded.

The projection is equirectangular, true to scale along the middle parallel.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import cos, hypot, radians, sin
from typing import Literal

from attrs import frozen

from crossbearing.charts.basemap import countries
from crossbearing.charts.drawing import (
    NARROW,
    WIDE,
    Box,
    Dot,
    Drawing,
    Group,
    LabelSpot,
    Path,
    Picture,
    Point,
    Room,
    Shape,
    Words,
    arrow,
    bar,
    bow,
    clearest,
    cut,
    line,
    outline,
    stacked,
    strike,
    twice,
)

DEGREE = 111.2  # km
RADIUS = {
    "point": 1.0,
    "city": 8.0,
    "near": 40.0,
    "region": 120.0,
    "country": 300.0,
}  # km around what is named
LEAST = 12.0  # degrees that a map spans from south to north
FINEST, COARSER = 1.6, 3.0  # px: nearer points of a border are one; where several maps are drawn
COUNTRIES_IN_FULL = 3  # shown where no town is told
GRID = 18  # spots across and down that a name is tried at
SMALLEST = 2.0  # times that, which an island spans at least to be drawn
MARGIN = 6  # px that borders go on beyond the edge
HEIGHTS = {WIDE: 470, NARROW: 330}  # px
OF_SEVERAL = 0.68  # of its height, that each of several maps has
STRUCK = 7  # px around its middle, where what is denied is struck out
ARRIVED = 7  # px from a place, where the head of a movement ends

How = Literal["point", "city", "near", "region", "country"]


@frozen
class Spot:
    """A place; ``near`` is somewhere about it. ``weight`` decides whose label comes first."""

    key: str
    name: str
    east: float
    north: float
    how: How
    country: str
    weight: int
    title: str
    href: str


@frozen
class Trip:
    """From the place with key ``origin`` to ``destination``, either of which may be unknown (None)."""

    origin: str | None
    destination: str | None
    who: str
    status: str  # planned, made or denied
    title: str
    href: str


@frozen
class View:
    """Degrees to px."""

    west: float
    north: float
    scale: float  # px to the degree of latitude
    squeeze: float  # of longitude
    width: int
    height: int
    fine: float  # px

    def at(self, east: float, north: float) -> Point:
        return (east - self.west) * self.scale * self.squeeze, (self.north - north) * self.scale


@frozen
class Course:
    """The course of a movement: its ``d``, its end and direction, its middle, ``points`` along it, and where
    its words may go, the best first."""

    d: str
    tip: Point
    into: Point
    middle: Point
    points: tuple[Point, ...]
    spots: tuple[LabelSpot, ...]


@frozen
class Scene:
    """What is told of a ``story``: ``spots``, of which there is at least one, and ``trips`` between them."""

    story: str
    spots: tuple[Spot, ...]
    trips: tuple[Trip, ...] = ()


def world_map(scenes: Sequence[Scene], title: str) -> Picture:
    """The picture of ``scenes``, of which there is at least one: several have a map each, under its title."""
    spots = sorted((s for scene in scenes for s in scene.spots), key=lambda s: (-s.weight, s.name))
    told = ", ".join(dict.fromkeys(s.name for s in spots))
    says = (
        f"{len({s.key for s in spots})} places ({cut(told, 160)}) and {sum(len(s.trips) for s in scenes)}"
        " movements, each told in the tables below."
    )
    return twice("map", title, says, partial(_all_drawn, scenes))


def _all_drawn(scenes: Sequence[Scene], width: int) -> Drawing:
    if len(scenes) == 1:
        return _drawn(scenes[0].spots, scenes[0].trips, width, HEIGHTS[width], FINEST)
    height = round(HEIGHTS[width] * OF_SEVERAL)
    return stacked([(s.story, _drawn(s.spots, s.trips, width, height, COARSER)) for s in scenes])


def is_drawn(how: How, country: str) -> bool:
    """Whether something of this precision can be put on the map: a continent or a sunken state cannot."""
    return bool(country) and (how != "country" or country in {c.code for c in countries()})


def _drawn(spots: Sequence[Spot], trips: Sequence[Trip], width: int, height: int, fine: float) -> Drawing:
    view = _view(spots, width, height, fine)
    room = Room(width, height)
    shaded = {s.country: s for s in spots if s.how == "country"}
    land = Path("".join(map(outline, _land(view, lambda code: code not in shaded))), "land")
    shapes: list[Shape] = [Path(bar(0, 0, width, height), "water"), land]
    places = {s.key: view.at(s.east, s.north) for s in spots if s.how != "country"}
    for code, named in sorted(shaded.items()):
        rings = _land(view, lambda other, code=code: other == code)  # type: ignore[misc]
        if rings:
            shapes.append(Group((Path("".join(map(outline, rings)), "shaded"),), named.title, named.href))
            places[named.key] = _heart(rings, view.at(named.east, named.north), width, height)
    spots = [s for s in spots if s.key in places and _inside(places[s.key], width, height)]
    places = {s.key: places[s.key] for s in spots}
    courses = list(_courses(trips, places))
    for x, y in (places[s.key] for s in spots if s.how != "country"):
        room.block(x - 5, y - 5, 10, 10)
    for x, y in (course.middle for trip, course in courses if trip.status == "denied"):
        room.block(x - STRUCK, y - STRUCK, 2 * STRUCK, 2 * STRUCK)
    # Labels are set in the order of weight, and drawn above all else.
    labels = _labels(sorted(spots, key=lambda s: (-s.weight, s.key)), places, courses, room)
    shapes += _trips(courses, room)
    shapes += [_spot(s, view, labels.get(s.key)) for s in sorted(spots, key=lambda s: (s.weight, s.key))]
    return Drawing(width, height, tuple(shapes))


def _view(spots: Sequence[Spot], width: int, height: int, fine: float) -> View:
    boxes = list(_boxes(spots))
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    middle = (south + north) / 2
    squeeze = max(cos(radians(middle)), 0.3)
    tall = max(north - south, (east - west) * squeeze * height / width, LEAST) * 1.16
    tall = min(tall, 178.0)
    top = min(middle + tall / 2, 86.0)
    scale = height / tall
    across = width / (scale * squeeze)
    return View((west + east) / 2 - across / 2, top, scale, squeeze, width, height, fine)


def _boxes(spots: Sequence[Spot]) -> Iterable[Box]:
    """What must be seen: all towns and regions; where there are none, the countries."""
    exact = [s for s in spots if s.how != "country"]
    mainlands = {c.code: c.mainland for c in countries() if c.code}
    for spot in exact:
        reach = RADIUS[spot.how] / DEGREE
        yield spot.east - reach, spot.north - reach, spot.east + reach, spot.north + reach
    for spot in () if exact else sorted(spots, key=lambda s: -s.weight)[:COUNTRIES_IN_FULL]:
        yield mainlands[spot.country]


def _land(view: View, wanted: Callable[[str], bool]) -> list[list[Point]]:
    """The rings, in px, of the countries in ``view`` whose codes are ``wanted``."""
    right = view.west + view.width / (view.scale * view.squeeze)
    bottom = view.north - view.height / view.scale
    rings = []
    for country in countries():
        west, south, east, north = country.box
        if (
            not wanted(country.code)
            or west > right
            or east < view.west
            or south > view.north
            or north < bottom
        ):
            continue
        for ring in country.rings:
            points = _thinned(_clipped([view.at(*p) for p in ring], view.width, view.height), view.fine)
            if len(points) > 2 and _span(points) >= SMALLEST * view.fine:
                rings.append(points)
    return rings


def _heart(rings: list[list[Point]], middle: Point, width: int, height: int) -> Point:
    """Where a country's name goes: its middle if that is well inside, else the spot of a grid that is
    furthest from the borders of what is seen of it."""
    if 40 < middle[0] < width - 40 and 20 < middle[1] < height - 20:
        return middle
    ring = max(rings, key=_span)
    edges = list(zip(ring, ring[1:] + ring[:1], strict=True))
    steps = [
        (width * (n + 1) / (GRID + 1), height * (m + 1) / (GRID + 1))
        for n in range(GRID)
        for m in range(GRID)
    ]
    within = [p for p in steps if 45 < p[0] < width - 45 and 18 < p[1] < height - 22 and _holds(edges, p)]
    if not within:
        return min(max(middle[0], 50), width - 50), min(max(middle[1], 20), height - 24)
    return max(within, key=lambda p: min(hypot(p[0] - q[0], p[1] - q[1]) for q in ring))


def _holds(edges: Sequence[tuple[Point, Point]], point: Point) -> bool:
    """Whether the ring of ``edges`` goes around ``point``: a line to the east crosses it oddly often."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in edges:
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def _inside(place: Point, width: int, height: int) -> bool:
    return 0 <= place[0] <= width and 0 <= place[1] <= height


def _clipped(points: list[Point], width: int, height: int) -> list[Point]:
    """The ring within the drawing and MARGIN (Sutherland and Hodgman 1974)."""
    for axis, bound, sign in (
        (0, -MARGIN, 1),
        (0, width + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, height + MARGIN, -1),
    ):
        kept: list[Point] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            a_in, b_in = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if a_in:
                kept.append(a)
            if a_in != b_in:
                share = (bound - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        points = kept
        if not points:
            break
    return points


def _span(points: Sequence[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _thinned(points: list[Point], fine: float) -> list[Point]:
    kept: list[Point] = []
    for p in points:
        if not kept or hypot(p[0] - kept[-1][0], p[1] - kept[-1][1]) >= fine:
            kept.append(p)
    return kept


def _labels(
    spots: Sequence[Spot], places: dict[str, Point], drawn: Sequence[tuple[Trip, Course]], room: Room
) -> dict[str, Words]:
    """The names of places, where there is room and the fewest movements go; a country's somewhere in its
    middle."""
    labels = {}
    lines = [course.points for _, course in drawn]
    for spot in spots:
        x, y = places[spot.key]
        beside = (
            (x + 9, y + 4.5, "start"),
            (x - 9, y + 4.5, "end"),
            (x, y - 10, "middle"),
            (x, y + 20, "middle"),
        )
        on_it = [(x + dx, y + dy, "middle") for dx in (0, 25, -25, 50, -50) for dy in (4.5, 20, -12, 36, -28)]
        name = cut(spot.name, 24)
        label = room.label(name, clearest(name, on_it if spot.how == "country" else beside, lines))
        if label:
            kind = f"{label.kind} halo" + (" area" if spot.how in ("country", "region") else "")
            labels[spot.key] = Words(label.x, label.y, label.words, kind)
    return labels


def _spot(spot: Spot, view: View, label: Words | None) -> Group:
    x, y = view.at(spot.east, spot.north)
    marks: list[Path | Dot | Words] = []
    if spot.how in ("region", "near"):
        marks.append(Dot(x, y, max(RADIUS[spot.how] / DEGREE * view.scale, 12), "ring"))
    elif spot.how != "country":
        marks.append(Dot(x, y, 4.5, "town"))
    return Group((*marks, *([label] if label else [])), spot.title, spot.href)


def _trips(drawn: Sequence[tuple[Trip, Course]], room: Room) -> list[Shape]:
    """The movements, each with who moves where there is room and the fewest others go."""
    shapes: list[Shape] = []
    for trip, course in drawn:
        items: list[Path | Words] = [*arrow(course.d, course.tip, course.into, f"trip {trip.status}")]
        who = cut(trip.who, 22)
        others = [other.points for _, other in drawn if other is not course]
        if label := room.label(who, clearest(who, course.spots, others)):
            items.append(Words(label.x, label.y, label.words, f"{label.kind} halo small {trip.status}"))
        if trip.status == "denied":
            items.append(strike(*course.middle, STRUCK))
        shapes.append(Group(tuple(items), trip.title, trip.href))
    return shapes


def _courses(trips: Sequence[Trip], places: dict[str, Point]) -> Iterator[tuple[Trip, Course]]:
    """The movements from or to one of ``places``, those of the same ends beside each other."""
    before: dict[tuple[str | None, str | None] | str, int] = {}
    for trip in trips:
        ends = (trip.origin, trip.destination)
        if not any(e in places for e in ends if e):
            continue
        if trip.origin in places and trip.destination in places and trip.origin != trip.destination:
            n = before[ends] = before.get(ends, 0) + 1
            course = bow(places[trip.origin], places[trip.destination], 0.16 * n, ARRIVED)
            spots = (
                *((x, y + 4, "middle") for x, y in course.on_it),
                *((x + dx, y + 4, at) for x, y in course.on_it for dx, at in ((8, "start"), (-8, "end"))),
                *((x, y + dy, "middle") for dy in (-8, 16) for x, y in course.on_it),
            )
            yield trip, Course(course.d, course.tip, course.into, course.middle, course.points, spots)
        else:
            known = (trip.destination if trip.destination in places else trip.origin) or ""
            n = before[known] = before.get(known, 0) + 1
            yield trip, _stub(places[known], known == trip.destination, n)


def _stub(place: Point, arriving: bool, n: int) -> Course:
    """A short arrow into or out of a place, whose other end nobody tells."""
    x, y = place
    turn = radians(215 - 52 * n)
    dx, dy = 42 * cos(turn), 42 * sin(turn)
    far, near = (x + dx, y + dy), (x + dx * 0.2, y + dy * 0.2)
    start, tip = (far, near) if arriving else (near, far)
    beyond = x + dx * 1.25, y + dy * 1.3
    anchor = "end" if dx < 0 else "start"
    spots = (
        *((beyond[0], beyond[1] + up, "middle") for up in (4, -8, 16)),
        *((far[0] + (4 if dx > 0 else -4), far[1] + up, anchor) for up in (4, -4, 12)),
    )
    points = tuple((x + dx * share / 8, y + dy * share / 8) for share in range(2, 9))
    return Course(line([start, tip]), tip, (tip[0] - start[0], tip[1] - start[1]), beyond, points, spots)
