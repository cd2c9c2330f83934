"""A network of who does what to whom, laid out by springs from fixed beginnings: always the same."""

from collections.abc import Sequence
from functools import partial
from math import cos, hypot, pi, sin

import networkx
from attrs import frozen

from crossbearing.charts.drawing import (
    BOLD,
    LETTER,
    WIDE,
    Bow,
    Box,
    Dot,
    Drawing,
    Group,
    Path,
    Picture,
    Point,
    Room,
    Shape,
    Words,
    arrow,
    bow,
    box_of,
    clearest,
    crossed,
    cut,
    cut_apart,
    twice,
)

MOST = 26  # actors in a wide drawing
MOST_NARROW = 10
TURNS = 120  # of the springs
RANKED = 0.6  # of a place that goes by rank rather than by the springs
SMALL = 3  # actors of a group that stands beside others
CELL, STRIP = 290, 96  # px that a small group takes
BENDS = (0.14, -0.14, 0.28, -0.28, 0.45, -0.45)  # of lines, the least first
REACHED = 11  # px from an actor, where the head of a line ends
SHORTEST = 10  # letters of a label, however short its line
FOOT = 22  # px below, where it is said that more are told than drawn


@frozen
class Deed:
    """What ``one`` does to ``other``; ``tone`` is "with", "against" or "" and ``kind`` may hold "denied"."""

    one: str
    other: str
    does: str
    tone: str
    kind: str
    href: str


@frozen
class _Edge:
    one: str
    other: str
    deeds: tuple[Deed, ...]


def network(deeds: Sequence[Deed], title: str) -> Picture:
    """The picture of ``deeds``, of which there is at least one."""
    ordered = _busiest(deeds)
    says = (
        f"{len(ordered)} actors and {len(deeds)} kinds of deeds between them, each told in the table below."
    )
    return twice("network", title, says, partial(_drawn, deeds, ordered))


def _busiest(deeds: Sequence[Deed]) -> list[str]:
    met: dict[str, int] = {}
    for deed in deeds:
        for actor in (deed.one, deed.other):
            met[actor] = met.get(actor, 0) + 1
    return sorted(met, key=lambda a: (-met[a], a))


def _drawn(deeds: Sequence[Deed], ordered: Sequence[str], width: int) -> Drawing:
    most, letters = (MOST, 26) if width == WIDE else (MOST_NARROW, 16)
    actors = set(ordered[:most])
    edges = _edges([d for d in deeds if d.one in actors and d.other in actors])
    linked = {a for e in edges for a in (e.one, e.other)}
    shown = [a for a in ordered if a in linked]
    places, height = _places(shown, edges, width)
    room = Room(width, height)
    for x, y in places.values():
        room.block(x - 8, y - 8, 16, 16)
    degree = {a: sum(len(e.deeds) for e in edges if a in (e.one, e.other)) for a in shown}
    told = cut_apart(shown, letters)
    likely = [_course(e, places, BENDS[0]).points for e in edges]
    names = {actor: _name(told[actor], places[actor], room, likely) for actor in shown}
    boxes = [box_of(name, BOLD) for name in names.values()]
    both = {(e.other, e.one) for e in edges}
    courses = {e: _clear(e, places, boxes, (e.one, e.other) in both) for e in edges}
    for x, y in (course.tip for course in courses.values()):
        room.block(x - 7, y - 7, 14, 14)
    shapes: list[Shape] = [_edge(e, courses, room, letters) for e in edges]
    for actor, name in names.items():
        x, y = places[actor]
        shapes.append(Group((Dot(x, y, 5 + min(degree[actor], 8) * 0.6, "actor"), name), actor))
    if left_out := len(ordered) - len(shown):
        shapes.append(Words(0, height + 14, f"… and {left_out} more, told in the table", "start quiet small"))
        height += FOOT
    return Drawing(width, height, tuple(shapes))


def _name(told: str, place: Point, room: Room, courses: Sequence[Sequence[Point]]) -> Words:
    """A name by its dot, where that is free and the fewest lines go: below or above it, in its middle or to a
    side, or beside it."""
    x, y = place
    spots = [
        (x + dx, baseline, anchor)
        for dx, anchor in ((0, "middle"), (-8, "start"), (8, "end"))
        for baseline in (y + 24, y - 14)
    ]
    spots += [(x + 13, y + 4.5, "start"), (x - 13, y + 4.5, "end")]
    least = clearest(told, spots, courses, BOLD)
    half = len(told) * BOLD / 2
    inside = Words(min(max(x, half), room.width - half), y + 24, told, "middle")
    label = room.label(told, least, BOLD)
    if label is None:
        label = inside
        left, top, right, bottom = box_of(inside, BOLD)
        room.block(left, top, right - left, bottom - top)
    return Words(label.x, label.y, told, f"{label.kind} halo name")


def _clear(edge: _Edge, places: dict[str, Point], names: Sequence[Box], returned: bool) -> Bow:
    """The line of an edge that goes through the fewest ``names``, bent as little as may be.

    Where there is one the other way too, it bends to its own side, so that the two stay apart.
    """
    bends = [b for b in BENDS if b > 0 or not returned]
    made = [_course(edge, places, bend) for bend in bends]
    return min(made, key=lambda course: sum(crossed(name, [course.points]) for name in names))


def _course(edge: _Edge, places: dict[str, Point], bend: float) -> Bow:
    return bow(places[edge.one], places[edge.other], bend, REACHED)


def _edges(deeds: Sequence[Deed]) -> list[_Edge]:
    """Deeds of one actor to another are one line; those the other way are another."""
    together: dict[tuple[str, str], list[Deed]] = {}
    for deed in deeds:
        if deed.one != deed.other:
            together.setdefault((deed.one, deed.other), []).append(deed)
    return [_Edge(one, other, tuple(some)) for (one, other), some in sorted(together.items())]


def _places(actors: Sequence[str], edges: Sequence[_Edge], width: int) -> tuple[dict[str, Point], int]:
    """Where each actor stands, in px, and how high that is: groups below each other, small ones in rows."""
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(actors)
    graph.add_edges_from((e.one, e.other) for e in edges)
    groups = sorted((sorted(g) for g in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    places: dict[str, Point] = {}
    top = 0
    for group in (g for g in groups if len(g) > SMALL):
        height = 34 * min(len(group), 11) + 80
        places |= _laid(graph, group, 0, top, width, height)
        top += height
    small = [g for g in groups if len(g) <= SMALL]
    across = max(width // CELL, 1)
    for n, group in enumerate(small):
        row, column = divmod(n, across)
        places |= _laid(graph, group, CELL * column, top + row * STRIP, min(CELL, width), STRIP)
    return places, top + STRIP * -(-len(small) // across)


def _laid(
    graph: "networkx.Graph[str]", group: list[str], left: float, top: float, width: float, height: float
) -> dict[str, Point]:
    """``group`` within a rectangle, by springs (Fruchterman and Reingold 1991) from a circle in its order.

    Where springs leave a crowd, ranks along each axis part it.
    """
    turn = 2 * pi / len(group)
    circle = {a: (cos(turn * n + 0.3), sin(turn * n + 0.3)) for n, a in enumerate(group)}
    own = graph.subgraph(group)
    laid = networkx.spring_layout(own, k=1.9 / len(group) ** 0.5, pos=circle, iterations=TURNS, seed=0)
    aside = min(width * 0.16, 110)
    xs = _spread({a: float(laid[a][0]) for a in group}, left + aside, left + width - aside)
    ys = _spread({a: float(laid[a][1]) for a in group}, top + 26, top + height - 40)
    return {a: (round(xs[a]), round(ys[a])) for a in group}


def _spread(values: dict[str, float], start: float, end: float) -> dict[str, float]:
    low, high = min(values.values()), max(values.values())
    if high - low < 1e-6:
        return dict.fromkeys(values, (start + end) / 2)
    order = sorted(values, key=lambda a: (round(values[a], 6), a))
    rank = {a: n / (len(order) - 1) for n, a in enumerate(order)}
    shares = {a: RANKED * rank[a] + (1 - RANKED) * (v - low) / (high - low) for a, v in values.items()}
    return {a: start + (end - start) * share for a, share in shares.items()}


def _edge(edge: _Edge, courses: dict[_Edge, Bow], room: Room, letters: int) -> Group:
    """The line of an edge with its words where the fewest others go, as near its middle as may be."""
    course = courses[edge]
    tones = {d.tone for d in edge.deeds}
    tone = tones.pop() if len(tones) == 1 else "mixed"
    kind = f"tie {tone}" + (" denied" if all("denied" in d.kind.split() for d in edge.deeds) else "")
    width = round(1.2 + 0.5 * min(len(edge.deeds), 5), 1)
    items: list[Path | Words] = [*arrow(course.d, course.tip, course.into, kind, width)]
    told = ", ".join(dict.fromkeys(d.does for d in edge.deeds))
    span = hypot(course.points[-1][0] - course.points[0][0], course.points[-1][1] - course.points[0][1])
    letters = min(letters, max(int(span / LETTER), SHORTEST))
    words = cut(told, letters)
    spots = [(x, y + 4.5, "middle") for x, y in course.on_it]
    spots += [(x + dx, y + 4.5, at) for x, y in course.on_it for dx, at in ((7, "start"), (-7, "end"))]
    spots += [(x, y + dy, "middle") for dy in (-9, 18) for x, y in course.on_it]
    others = [c.points for e, c in courses.items() if e != edge]
    if span < len(words) * LETTER:  # they would hide all of the line, and then not another too
        spots = [s for s in spots if not crossed(box_of(Words(s[0], s[1], words, s[2])), others)]
    label = room.label(words, clearest(words, spots, others))
    if label:
        items.append(Words(label.x, label.y, label.words, f"{label.kind} halo small quiet"))
    return Group(tuple(items), f"{edge.one} {told} {edge.other}", edge.deeds[0].href)
