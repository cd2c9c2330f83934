"""Tolls over time: for each kind a panel, a dot for each count, a bar for the range that accounts give."""

from collections.abc import Sequence
from functools import partial

from attrs import frozen

from crossbearing.charts.days import Axis, Stretch, axis
from crossbearing.charts.drawing import (
    LETTER,
    TEXT,
    Dot,
    Drawing,
    Group,
    Path,
    Picture,
    Room,
    Shape,
    Words,
    bar,
    cut,
    heading,
    line,
    twice,
)

MOST = 6  # panels: those with the most counts
PANEL = 104  # px
CROWD = 30  # counts of a panel from which dots are small
HEAD = 34
FOOT = 26


@frozen
class Count:
    """A toll of ``kind`` as of ``when``, and the range told; those of one ``panel`` are of one event."""

    panel: str
    kind: str
    when: Stretch
    dated: str
    low: float
    high: float
    told: str  # the number or range in words
    href: str


def counts(some: Sequence[Count], title: str) -> Picture:
    """The picture of ``some``, of which there is at least one."""
    kinds = list(dict.fromkeys(c.kind for c in some))
    panels = list(dict.fromkeys(c.panel for c in some))
    fullest = set(sorted(panels, key=lambda p: -sum(c.panel == p for c in some))[:MOST])
    shown = [p for p in panels if p in fullest]
    dates = len({c.when for c in some})
    says = f"Counts of {' and '.join(kinds)} as of {dates} dates, each told in the table below."
    return twice("tolls", title, says, partial(_drawn, some, shown))


def _drawn(some: Sequence[Count], panels: Sequence[str], width: int) -> Drawing:
    shapes: list[Shape] = []
    for n, panel in enumerate(panels):
        of_it = (c for c in some if c.panel == panel)
        own = sorted(of_it, key=lambda c: (c.when.first, c.when.last, c.low, c.high))
        scale = axis([c.when for c in own], 46, width - 40)
        shapes += _panel(panel, own, scale, n * (PANEL + HEAD + FOOT), width)
    return Drawing(width, len(panels) * (PANEL + HEAD + FOOT), tuple(shapes))


def _panel(title: str, own: Sequence[Count], scale: Axis, top: float, width: int) -> list[Shape]:
    most = max(c.high for c in own) or 1.0
    floor = top + HEAD + PANEL

    def level(value: float) -> float:
        return floor - PANEL * 0.84 * value / most

    room = Room(width, top + HEAD + PANEL + FOOT)
    shapes: list[Shape] = [heading(title, top, width)]
    for value in (0.0, most):
        y = level(value)
        shapes += [
            Path(line([(46, y), (width - 8, y)]), "grid"),
            Words(40, y + 4.5, f"{value:,g}", "end quiet small"),
        ]
    for x, words in scale.ticks:
        label = room.label(words, ((min(max(x, 46), width - len(words) * LETTER / 2), floor + 18, "middle"),))
        if label:
            shapes += [
                Path(line([(x, floor), (x, floor + 4)]), "grid"),
                Words(label.x, label.y, words, "middle quiet"),
            ]
    middle = [((scale.at(c.when.first) + scale.at(c.when.last + 1)) / 2, c) for c in own]
    shapes.append(Path(line([(x, level((c.low + c.high) / 2)) for x, c in middle]), "course"))
    room.block(0, top, 44, PANEL + HEAD)
    for x, c in middle:
        room.block(x - 6, level(c.high) - 6, 12, level(c.low) - level(c.high) + 12)
    for x, c in middle:
        low, high = level(c.low), level(c.high)
        items: list[Path | Dot | Words] = []
        if c.high > c.low:
            items.append(Path(bar(x - 4, high, 8, max(low - high, 1)), "span"))
        items.append(Dot(x, level((c.low + c.high) / 2), 5 if len(own) <= CROWD else 3, "mark several"))
        label = room.label(
            cut(c.told, 16),
            ((x, high - 9, "middle"), (x + 10, high + TEXT, "start"), (x, low + 20, "middle")),
        )
        if label:
            items.append(Words(label.x, label.y, label.words, f"{label.kind} halo"))
        shapes.append(Group(tuple(items), f"{c.dated}: {c.told} {c.kind}", c.href))
    return shapes
