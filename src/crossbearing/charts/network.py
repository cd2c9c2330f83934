"""A network of who does what to whom, laid out by springs from fixed beginnings: always the same."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

import networkx
from attrs import frozen

from crossbearing.charts.drawing import (
    BOLD,
    NARROW,
    WIDE,
    Dot,
    Drawing,
    Group,
    Path,
    Picture,
    Room,
    Shape,
    Words,
    arrowhead,
    cut,
    cut_apart,
    short,
)

MOST = 26  # actors in a wide drawing
MOST_NARROW = 10
TURNS = 120  # of the springs
RANKED = 0.6  # of a place that goes by rank rather than by the springs
SMALL = 3  # actors of a group that stands beside others
CELL, STRIP = 290, 96  # px that a small group takes
FOOT = 22  # px below, where it is said that more are told than drawn

Point = tuple[float, float]


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
    wide, narrow = (_drawn(deeds, ordered, width) for width in (WIDE, NARROW))
    return Picture("network", title, says, wide, narrow)


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
    names = {actor: _name(told[actor], places[actor], room) for actor in shown}
    shapes: list[Shape] = [_edge(e, places, room, letters) for e in edges]
    for actor, name in names.items():
        x, y = places[actor]
        shapes.append(Group((Dot(x, y, 5 + min(degree[actor], 8) * 0.6, "actor"), name), actor))
    if left_out := len(ordered) - len(shown):
        shapes.append(Words(0, height + 14, f"… and {left_out} more, told in the table", "start quiet small"))
        height += FOOT
    return Drawing(width, height, tuple(shapes))


def _name(told: str, place: Point, room: Room) -> Words:
    """A name by its dot: below or above it, in its middle or to a side, where that is free."""
    x, y = place
    spots = [
        (x + dx, baseline, anchor)
        for dx, anchor in ((0, "middle"), (-8, "start"), (8, "end"))
        for baseline in (y + 24, y - 14)
    ]
    half = len(told) * BOLD / 2
    inside = Words(min(max(x, half), room.width - half), y + 24, told, "middle")
    label = room.label(told, [*spots, (x + 12, y + 4.5, "start"), (x - 12, y + 4.5, "end")], BOLD) or inside
    return Words(label.x, label.y, told, f"{label.kind} halo name")


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


def _edge(edge: _Edge, places: dict[str, Point], room: Room, letters: int) -> Group:
    start, end = places[edge.one], places[edge.other]
    dx, dy = end[0] - start[0], end[1] - start[1]
    handle = (start[0] + end[0]) / 2 + dy * 0.14, (start[1] + end[1]) / 2 - dx * 0.14
    into = end[0] - handle[0], end[1] - handle[1]
    length = hypot(*into) or 1.0
    tip = end[0] - into[0] / length * 11, end[1] - into[1] / length * 11
    tones = {d.tone for d in edge.deeds}
    tone = tones.pop() if len(tones) == 1 else "mixed"
    kind = f"tie {tone}" + (" denied" if all("denied" in d.kind.split() for d in edge.deeds) else "")
    path = "M{} {}Q{} {} {} {}".format(*(short(v) for v in (*start, *handle, *tip)))
    items: list[Path | Words] = [
        Path(path, kind, round(1.2 + 0.5 * min(len(edge.deeds), 5), 1)),
        Path(arrowhead(tip, into, 9), f"head {kind}"),
    ]
    middle = (start[0] + 2 * handle[0] + end[0]) / 4, (start[1] + 2 * handle[1] + end[1]) / 4
    told = ", ".join(dict.fromkeys(d.does for d in edge.deeds))
    label = room.label(
        cut(told, letters), [(middle[0], middle[1] + dy, "middle") for dy in (4.5, -9, 18, -22, 31)]
    )
    if label:
        items.append(Words(label.x, label.y, label.words, "middle halo small quiet"))
    return Group(tuple(items), f"{edge.one} {told} {edge.other}", edge.deeds[0].href)
