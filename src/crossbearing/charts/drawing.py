"""What pictures are made of: paths, dots, words, and groups of them that may lead somewhere."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import hypot

from attrs import frozen

LETTER = 7.2  # px that a letter of a label takes on average, at 13 px, in a wide typeface
BOLD = 7.9  # the same for names, which are bold
TEXT = 13  # px, the height of a label
STEPS = 32  # of a bow

Point = tuple[float, float]  # px
Box = tuple[float, float, float, float]  # left, top, right, bottom
LabelSpot = tuple[float, float, str]  # of a label: x, baseline, anchor


@frozen
class Path:
    """``d`` as in SVG; ``kind`` are names of classes, which the style sheet colours."""

    d: str
    kind: str
    width: float | None = None


@frozen
class Dot:
    x: float
    y: float
    r: float
    kind: str


@frozen
class Words:
    """A label whose baseline is at ``y``; ``kind`` holds "start", "middle" or "end" for where ``x`` is."""

    x: float
    y: float
    words: str
    kind: str = "start"


@frozen
class Group:
    """Shapes that belong together. ``title`` is for a pointer or a screen reader, ``href`` an anchor."""

    items: tuple[Path | Dot | Words, ...]
    title: str = ""
    href: str = ""


@frozen
class Inset:
    """A drawing within another, ``y`` px below its upper edge; nothing of it shows outside of it."""

    y: int
    drawing: "Drawing"


Shape = Path | Dot | Words | Group | Inset


@frozen
class Drawing:
    """``width`` and ``height`` in px; ``shapes`` from the back to the front."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


@frozen
class Picture:
    """One picture in two widths: for a desk and for a telephone. ``says`` is for who cannot see it."""

    name: str
    title: str
    says: str
    wide: Drawing
    narrow: Drawing


WIDE, NARROW = 880, 340  # px
TITLE = 30  # px of a story's title


def twice(name: str, title: str, says: str, drawn: Callable[[int], Drawing]) -> Picture:
    """The picture of what is ``drawn`` in a width, for a desk and for a telephone."""
    return Picture(name, title, says, drawn(WIDE), drawn(NARROW))


def heading(words: str, top: float, width: int) -> Words:
    """The title of a story in a drawing of several, in the TITLE px from ``top``."""
    return Words(0, top + 18, cut(words, int(width / BOLD)), "start name")


def stacked(parts: Sequence[tuple[str, Drawing]]) -> Drawing:
    """Drawings of one width below each other, each under its title."""
    shapes: list[Shape] = []
    top, width = 0, parts[0][1].width
    for title, part in parts:
        shapes += [heading(title, top, width), Inset(top + TITLE, part)]
        top += TITLE + part.height + TITLE // 2
    return Drawing(width, top, tuple(shapes))


def line(points: Iterable[tuple[float, float]], closed: bool = False) -> str:
    """The ``d`` of straight lines through ``points``."""
    told = "L".join(f"{short(x)} {short(y)}" for x, y in points)
    return f"M{told}{'Z' if closed else ''}" if told else ""


def outline(points: Sequence[tuple[float, float]]) -> str:
    """The ``d`` of a closed ring through ``points``, to half a px and as short as it can be told."""
    halves = [(round(x * 2), round(y * 2)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(halves)]
    told = "".join(_step(dx) + _step(dy) for dx, dy in steps if dx or dy)
    return f"M{short(halves[0][0] / 2)} {short(halves[0][1] / 2)}l{told.lstrip()}Z" if told else ""


def _step(halves: int) -> str:
    """A difference of so many half px, with what parts it from the number before."""
    told = short(abs(halves) / 2).lstrip("0") or "0"
    return f"-{told}" if halves < 0 else f" {told}"


def bar(x: float, y: float, width: float, height: float) -> str:
    """The ``d`` of a rectangle whose upper left corner is at ``x``, ``y``."""
    return f"M{short(x)} {short(y)}h{short(width)}v{short(height)}h{short(-width)}z"


def arrowhead(tip: tuple[float, float], towards: tuple[float, float], size: float = 8) -> str:
    """The ``d`` of a triangle at ``tip`` that points along the vector ``towards``."""
    length = (towards[0] ** 2 + towards[1] ** 2) ** 0.5 or 1.0
    ux, uy = towards[0] / length, towards[1] / length
    base = tip[0] - size * ux, tip[1] - size * uy
    half = size * 0.45
    corners = (tip, (base[0] - half * uy, base[1] + half * ux), (base[0] + half * uy, base[1] - half * ux))
    return line(corners, closed=True)


@frozen
class Bow:
    """A bent line: its ``d``, where it ends and in which direction."""

    d: str
    tip: Point
    into: Point
    points: tuple[Point, ...]  # along it, without its ends

    @property
    def middle(self) -> Point:
        return self.points[len(self.points) // 2]

    @property
    def on_it(self) -> tuple[Point, ...]:
        """Where words may lie on it, the best first: its middle, then further off on both sides."""
        middle, step = len(self.points) // 2, max(len(self.points) // 10, 1)
        return tuple(self.points[middle + step * n] for n in (0, -1, 1, -2, 2, -3, 3))


def bow(start: Point, end: Point, bend: float, gap: float) -> Bow:
    """A line from ``start`` to ``gap`` px before ``end``, bent by a share of its length to the left."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    handle = (start[0] + end[0]) / 2 + dy * bend, (start[1] + end[1]) / 2 - dx * bend
    into = end[0] - handle[0], end[1] - handle[1]
    length = hypot(*into) or 1.0
    tip = end[0] - into[0] / length * gap, end[1] - into[1] / length * gap
    d = "M{} {}Q{} {} {} {}".format(*(short(v) for v in (*start, *handle, *tip)))
    along = tuple(_between(start, handle, end, n / STEPS) for n in range(1, STEPS))
    return Bow(d, tip, into, along)


def _between(start: Point, handle: Point, end: Point, share: float) -> Point:
    """A point of a quadratic Bézier curve."""
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return a * start[0] + b * handle[0] + c * end[0], a * start[1] + b * handle[1] + c * end[1]


def arrow(
    d: str, tip: Point, towards: Point, kind: str, width: float | None = None, size: float = 9
) -> tuple[Path, Path]:
    """A line and its head at ``tip``, which points along ``towards``."""
    return Path(d, kind, width), Path(arrowhead(tip, towards, size), f"head {kind}")


def strike(x: float, y: float, half: float = 7) -> Path:
    """What is struck through at ``x``, ``y``, as it is denied."""
    return Path(line([(x - half, y + half), (x + half, y - half)]), "strike")


def cut(words: str, letters: int) -> str:
    """``words`` on one line of at most ``letters``, cut at a word's end where that loses little."""
    flat = " ".join(words.split())
    if len(flat) <= letters:
        return flat
    head = flat[: max(letters - 1, 1)]
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > letters * 0.6 else head).rstrip(" ,;:–—-") + "…"


def cut_apart(names: Iterable[str], letters: int) -> dict[str, str]:
    """Each name on at most ``letters``; where cut ones look alike, their ends are kept: "Govern…of Chad"."""
    told = {name: cut(name, letters) for name in names}
    times = Counter(told.values())
    return {name: seen if times[seen] == 1 else _ends(name, letters) for name, seen in told.items()}


def _ends(name: str, letters: int) -> str:
    """The beginning and, mostly, the end of ``name``."""
    flat = " ".join(name.split())
    tail = flat[-round(letters * 0.6) :].lstrip()
    return flat if len(flat) <= letters else f"{flat[: letters - len(tail) - 1].rstrip()}…{tail}"


def short(value: float) -> str:
    """A coordinate with one decimal at most."""
    told = f"{value:.1f}"
    return told[:-2] if told.endswith(".0") else told


class Room:
    """Which parts of a drawing are taken, so that labels do not lie on each other."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._taken: list[Box] = []

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Take the rectangle if it is free and inside; tell whether it was."""
        box = (x, y, x + width, y + height)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height
        if not inside or any(_overlap(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True

    def block(self, x: float, y: float, width: float, height: float) -> None:
        """Keep the rectangle free of labels."""
        self._taken.append((x, y, x + width, y + height))

    def label(self, words: str, spots: Sequence[LabelSpot], letter: float = LETTER) -> Words | None:
        """``words`` at the first of ``spots`` (x, baseline, anchor) that is free; None where none is."""
        for x, y, anchor in spots:
            left, top, right, bottom = box_of(Words(x, y, words, anchor), letter)
            if self.take(left, top, right - left, bottom - top):
                return Words(x, y, words, anchor)
        return None


def box_of(label: Words, letter: float = LETTER) -> Box:
    """What a label takes."""
    width = len(label.words) * letter
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.kind.split()[0]]
    return left, label.y - TEXT, left + width, label.y + 4


def crossed(box: Box, courses: Iterable[Sequence[Point]]) -> int:
    """How many of ``courses``, told by points along them, go through ``box``."""
    left, top, right, bottom = box
    return sum(any(left < x < right and top < y < bottom for x, y in points) for points in courses)


def clearest(
    words: str, spots: Iterable[LabelSpot], courses: Sequence[Sequence[Point]], letter: float = LETTER
) -> list[LabelSpot]:
    """``spots`` of a label, those that the fewest ``courses`` go through first, else in their order."""
    return sorted(spots, key=lambda s: crossed(box_of(Words(s[0], s[1], words, s[2]), letter), courses))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
