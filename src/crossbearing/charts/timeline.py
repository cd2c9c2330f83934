"""A timeline: a row for each thing told, a dot for a day, a bar for a stretch, pale where it is within.

Each story has an axis of its own, as what is years apart in two stories would press each into a point.
"""

from collections.abc import Sequence
from functools import partial

from attrs import frozen

from crossbearing.charts.days import Axis, Stretch, axis
from crossbearing.charts.drawing import (
    LETTER,
    NARROW,
    TITLE,
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
    heading,
    line,
    strike,
    twice,
)

HEAD = 34  # px of an axis
FOOT = 16  # px below a story
PLOT = 380  # px of a wide drawing that the marks take; the words stand beside them
ROW, TALL_ROW = 26, 42  # px: words beside the mark, words above the mark
FIGURE = 9.4  # px that a letter of a date takes, and the room after it


@frozen
class Event:
    """``kind`` are classes: "several", "one" or "disputed", with "denied" or "expected" where they hold;
    ``story`` the title of what it belongs to, where there are several."""

    when: Stretch
    dated: str  # the date in words
    says: str
    kind: str
    href: str
    story: str = ""


def timeline(events: Sequence[Event], title: str) -> Picture:
    """The picture of ``events``, of which there is at least one: story by story as they come."""
    ordered = sorted(events, key=lambda e: (e.when.first, e.when.last, e.says))
    first, last = ordered[0].dated, ordered[-1].dated
    says = f"{len(ordered)} dated events, the first {first}, the last {last}, each told in the list below."
    stories = [[e for e in ordered if e.story == story] for story in dict.fromkeys(e.story for e in events)]
    return twice("timeline", title, says, partial(_drawn, stories))


def _drawn(stories: Sequence[Sequence[Event]], width: int) -> Drawing:
    wide = width == WIDE
    row, right = (ROW, PLOT - 14) if wide else (TALL_ROW, NARROW - 10)
    shapes: list[Shape] = []
    top = 0
    for events in stories:
        if events[0].story:
            shapes.append(heading(events[0].story, top, width))
            top += TITLE
        scale = axis([e.when for e in events], 14 if wide else 10, right)
        bottom = top + HEAD + row * len(events) + FOOT
        shapes += _axis(scale, top, bottom - 12, width)
        for n, event in enumerate(events):
            y = top + HEAD + row * n
            shapes.append(_beside(event, scale, y) if wide else _above(event, scale, y))
        top = bottom
    return Drawing(width, top, tuple(shapes))


def _beside(event: Event, scale: Axis, top: float) -> Group:
    """A row with the words beside the mark."""
    y = top + ROW / 2
    letters = int((WIDE - PLOT - 8) / LETTER)
    told = Words(PLOT + 4, y + 4.5, cut(event.says, letters), f"start {event.kind}")
    guide = Path(line([(scale.at(event.when.last + 1), y), (PLOT - 4, y)]), "guide")
    return _group(event, (guide, *_mark(event, scale, y), told))


def _above(event: Event, scale: Axis, top: float) -> Group:
    """A row with the words above the mark."""
    told = Words(2, top + 15, cut(event.says, int(NARROW / LETTER) - 1), f"start halo {event.kind}")
    return _group(event, (*_mark(event, scale, top + 28), told))


def _group(event: Event, items: tuple[Path | Dot | Words, ...]) -> Group:
    return Group(items, f"{event.dated}: {event.says}", event.href)


def _axis(scale: Axis, top: float, bottom: float, width: int) -> list[Shape]:
    room = Room(width, top + HEAD)
    shapes: list[Shape] = []
    for x, words in scale.ticks:
        label = _tick(words, x, top, room) or _tick(words.rpartition(" ")[2], x, top, room)
        if label:
            shapes += [
                Path(line([(x, top + 22), (x, bottom)]), "grid"),
                Words(label.x, label.y, label.words, "middle quiet"),
            ]
    for x in scale.breaks:
        zigzag = [(x - 4, top + 22), (x + 4, top + 26), (x - 4, top + 30), (x + 4, top + 34)]
        shapes += [
            Path(line(zigzag), "break"),
            Path(line([(x, top + 34), (x, bottom)]), "break soft"),
        ]
    return shapes


def _tick(words: str, x: float, top: float, room: Room) -> Words | None:
    if len(words) <= 3:
        return None
    return room.label(words, ((max(x, len(words) * FIGURE / 2), top + 14, "middle"),), FIGURE)


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
        marks.append(strike((left + right) / 2, y))
    return tuple(marks)
