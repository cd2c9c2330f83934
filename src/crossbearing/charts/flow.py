"""Who gives what to whom: givers on the left, receivers on the right, a line for each gift between them."""

from collections.abc import Sequence

from attrs import frozen

from crossbearing.charts.drawing import (
    LETTER,
    NARROW,
    WIDE,
    Drawing,
    Group,
    Path,
    Picture,
    Shape,
    Words,
    arrowhead,
    cut,
    line,
    short,
)

ROW = 34  # px
HEAD = 30
MOST = 24  # gifts drawn
NOBODY = "not told"
WIDEST = 9.2  # px of a letter of a name that ends at the edge: nothing of it may lie outside


@frozen
class Gift:
    """``status`` is offered, sought, agreed, made or denied; ``told`` the status in words, doubts with it."""

    giver: str
    receiver: str
    goods: str
    status: str
    told: str
    href: str


def flow(gifts: Sequence[Gift], title: str) -> Picture:
    """The picture of ``gifts``, of which there is at least one."""
    shown = sorted(gifts[:MOST], key=lambda g: (g.giver, g.receiver, g.goods, g.status))
    says = f"{len(gifts)} gifts and sales, made or only spoken of, each told in the table below."
    return Picture("flow", title, says, _drawn(shown, WIDE, 190), _drawn(shown, NARROW, 108))


def _drawn(gifts: Sequence[Gift], width: int, side: int) -> Drawing:
    """``side`` px are for the names on each side."""
    bow = min(side * 0.3, 60)
    left, right = side + bow, width - side - bow
    height = HEAD + ROW * len(gifts) + 8
    rows = [HEAD + ROW * n + ROW / 2 + 6 for n in range(len(gifts))]
    givers = _middles([g.giver for g in gifts], rows)
    receivers = _middles([g.receiver for g in gifts], rows)
    letters = int((right - left) / LETTER)
    shapes: list[Shape] = [
        Words(side - 6, 16, "Giver", "end quiet"),
        Words((left + right) / 2, 16, "What", "middle quiet"),
        Words(width - side + 6, 16, "Receiver", "start quiet"),
    ]
    for gift, y in zip(gifts, rows, strict=True):
        tip = (width - side, receivers[gift.receiver])
        begin = (side, givers[gift.giver])
        into = (left - bow / 2, right + bow / 2)
        out = (into[0], begin[1]), (into[0], y), (left, y)
        back = (into[1], y), (into[1], tip[1]), (tip[0] - 6, tip[1])
        d = f"M{_points([begin])}C{_points(out)}H{short(right)}C{_points(back)}"
        goods = gift.goods if width == NARROW else f"{gift.goods}, {gift.told}"
        items: list[Path | Words] = [
            Path(d, f"gift {gift.status}"),
            Path(arrowhead(tip, (1, 0), 8), f"head {gift.status}"),
            Words((left + right) / 2, y - 5, cut(goods, letters), f"middle halo small {gift.status}"),
        ]
        if gift.status == "denied":
            x = (left + right) / 2
            items.append(Path(line([(x - 7, y + 6), (x + 7, y - 6)]), "strike"))
        title = f"{gift.giver} to {gift.receiver}: {gift.goods}, {gift.told}"
        shapes.append(Group(tuple(items), title, gift.href))
    letters = int((side - 6) / WIDEST)
    for name, y in givers.items():
        shapes.append(Words(side - 6, y + 4.5, cut(name, letters), "end name"))
    for name, y in receivers.items():
        shapes.append(Words(width - side + 6, y + 4.5, cut(name, letters), "start name"))
    return Drawing(width, height, tuple(shapes))


def _points(some: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{short(x)} {short(y)}" for x, y in some)


def _middles(names: Sequence[str], rows: Sequence[float]) -> dict[str, float]:
    """For each name the middle of its rows, pushed apart where names would lie on each other."""
    own: dict[str, list[float]] = {}
    for name, y in zip(names, rows, strict=True):
        own.setdefault(name, []).append(y)
    wanted = sorted((sum(ys) / len(ys), name) for name, ys in own.items())
    placed: dict[str, float] = {}
    above = float("-inf")
    for y, name in wanted:
        placed[name] = above = max(y, above + 18)
    return placed
