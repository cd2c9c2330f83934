"""A timeline: a row for each thing told, a dot for a day, a bar for a stretch, pale where it is within."""

from collections.abc import Sequence

from attrs import frozen

from crossbearing.charts.days import Axis, Stretch, axis
from crossbearing.charts.drawing import (
    LETTER,
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
    bar,
    cut,
    line,
)

HEAD = 34  # px above the first row
PLOT = 380  # px of a wide drawing that the marks take; the words stand beside them
ROW, TALL_ROW = 26, 42  # px: words beside the mark, words above the mark


@frozen
class Event:
    """``kind`` are classes: "several", "one" or "disputed", with "denied" or "expected" where they hold."""

    when: Stretch
    dated: str  # the date in words
    says: str
    kind: str
    href: str


def timeline(events: Sequence[Event], title: str) -> Picture:
    """The picture of ``events``, of which there is at least one, in their order in time."""
    ordered = sorted(events, key=lambda e: (e.when.first, e.when.last, e.says))
    first, last = ordered[0].dated, ordered[-1].dated
    says = f"{len(ordered)} dated events, the first {first}, the last {last}, each told in the list below."
    return Picture("timeline", title, says, _wide(ordered), _narrow(ordered))


def _wide(events: Sequence[Event]) -> Drawing:
    scale = axis([e.when for e in events], 14, PLOT - 14)
    height = HEAD + ROW * len(events) + 8
    letters = int((WIDE - PLOT - 8) / LETTER)
    shapes: list[Shape] = list(_axis(scale, height, WIDE))
    for n, event in enumerate(events):
        y = HEAD + ROW * n + ROW / 2
        told = Words(PLOT + 4, y + 4.5, cut(event.says, letters), f"start {event.kind}")
        guide = Path(line([(scale.at(event.when.last + 1), y), (PLOT - 4, y)]), "guide")
        shapes.append(_group(event, (guide, *_mark(event, scale, y), told)))
    return Drawing(WIDE, height, tuple(shapes))


def _narrow(events: Sequence[Event]) -> Drawing:
    scale = axis([e.when for e in events], 10, NARROW - 10)
    height = HEAD + TALL_ROW * len(events) + 8
    shapes: list[Shape] = list(_axis(scale, height, NARROW))
    for n, event in enumerate(events):
        y = HEAD + TALL_ROW * n
        told = Words(2, y + 15, cut(event.says, int(NARROW / LETTER) - 1), f"start halo {event.kind}")
        shapes.append(_group(event, (*_mark(event, scale, y + 28), told)))
    return Drawing(NARROW, height, tuple(shapes))


def _group(event: Event, items: tuple[Path | Dot | Words, ...]) -> Group:
    return Group(items, f"{event.dated}: {event.says}", event.href)


def _axis(scale: Axis, height: int, width: int) -> list[Shape]:
    room = Room(width, HEAD)
    shapes: list[Shape] = []
    for x, words in scale.ticks:
        label = _tick(words, x, room) or _tick(words.rpartition(" ")[2], x, room)
        if label:
            shapes += [
                Path(line([(x, 22), (x, height - 4)]), "grid"),
                Words(label.x, 14, label.words, "middle quiet"),
            ]
    for x in scale.breaks:
        zigzag = [(x - 4, 22), (x + 4, 26), (x - 4, 30), (x + 4, 34)]
        shapes += [Path(line(zigzag), "break"), Path(line([(x, 34), (x, height - 4)]), "break soft")]
    return shapes


def _tick(words: str, x: float, room: Room) -> Words | None:
    return (
        room.label(words, ((max(x, len(words) * LETTER / 2 + 4), 14, "middle"),)) if len(words) > 3 else None
    )


def _mark(event: Event, scale: Axis, y: float) -> tuple[Path | Dot, ...]:
    when = event.when
    left, right = scale.at(when.first), scale.at(when.last + 1)
    kind = f"mark {event.kind}" + (" unsure" if when.unsure else "")
    marks: list[Path | Dot] = []
    if when.exact:
        marks.append(Dot((left + right) / 2, y, 5, kind))
    else:
        within = "" if when.lasting else " within"
        marks.append(Path(bar(left, y - 4.5, max(right - left, 8), 9), kind + within))
        if when.open_end:
            marks.append(Path(arrowhead((right + 12, y), (1, 0), 11), kind))
        if when.open_start:
            marks.append(Path(arrowhead((left - 12, y), (-1, 0), 11), kind))
    if "denied" in event.kind.split():
        x = (left + right) / 2
        marks.append(Path(line([(x - 7, y + 7), (x + 7, y - 7)]), "strike"))
    return tuple(marks)
