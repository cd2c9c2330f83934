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
    arrow,
    cut,
    cut_apart,
    line,
    short,
    strike,
    twice,
)

ROW, TALL_ROW = 34, 46  # px
SIDE = 190  # px for the names on each side
NAMED = 16  # letters of a name in a narrow drawing
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
    return twice("flow", title, says, lambda width: (_wide if width == WIDE else _narrow)(shown))


def _wide(gifts: Sequence[Gift]) -> Drawing:
    """Givers on the left, receivers on the right, each once."""
    width, side = WIDE, SIDE
    bow = min(side * 0.3, 60)
    left, right = side + bow, width - side - bow
    height = HEAD + ROW * len(gifts) + 8
    rows = [HEAD + ROW * n + ROW / 2 + 6 for n in range(len(gifts))]
    # nobody is not one and the same: each gift of nobody has its own end
    ends = [
        [f"{NOBODY} {n}" if name == NOBODY else name for n, name in enumerate(names)]
        for names in ([g.giver for g in gifts], [g.receiver for g in gifts])
    ]
    givers, receivers = (_middles(names, rows) for names in ends)
    height = max(height, *(round(y) + 20 for y in (*givers.values(), *receivers.values())))
    letters = int((right - left) / LETTER)
    shapes: list[Shape] = [
        Words(side - 6, 16, "Giver", "end quiet"),
        Words((left + right) / 2, 16, "What", "middle quiet"),
        Words(width - side + 6, 16, "Receiver", "start quiet"),
    ]
    for gift, giver, receiver, y in zip(gifts, *ends, rows, strict=True):
        tip = (width - side, receivers[receiver])
        begin = (side, givers[giver])
        into = (left - bow / 2, right + bow / 2)
        out = (into[0], begin[1]), (into[0], y), (left, y)
        back = (into[1], y), (into[1], tip[1]), (tip[0] - 6, tip[1])
        d = f"M{_points([begin])}C{_points(out)}H{short(right)}C{_points(back)}"
        items: list[Path | Words] = [
            *arrow(d, tip, (1, 0), f"gift {gift.status}", size=8),
            Words((left + right) / 2, y - 5, cut(_told(gift), letters), f"middle halo small {gift.status}"),
        ]
        if gift.status == "denied":
            items.append(strike((left + right) / 2, y))
        shapes.append(Group(tuple(items), _title(gift), gift.href))
    letters = int((side - 6) / WIDEST)
    told = cut_apart([n for n in (*givers, *receivers) if not n.startswith(NOBODY)], letters)
    shapes += [_name(side - 6, y, told.get(name, NOBODY), "end") for name, y in givers.items()]
    shapes += [_name(width - side + 6, y, told.get(name, NOBODY), "start") for name, y in receivers.items()]
    return Drawing(width, height, tuple(shapes))


def _name(x: float, y: float, told: str, anchor: str) -> Words:
    return Words(x, y + 4.5, told, f"{anchor} {'quiet small' if told == NOBODY else 'name'}")


def _narrow(gifts: Sequence[Gift]) -> Drawing:
    """What is given, and below it an arrow from giver to receiver."""
    names = cut_apart([name for g in gifts for name in (g.giver, g.receiver)], NAMED)
    shapes: list[Shape] = []
    for n, gift in enumerate(gifts):
        y = TALL_ROW * n + 32
        giver, receiver = names[gift.giver], names[gift.receiver]
        left, right = len(giver) * WIDEST + 6, NARROW - len(receiver) * WIDEST - 8
        items: list[Path | Words] = [
            Words(0, y - 16, cut(_told(gift), int(NARROW / LETTER)), f"start small {gift.status}"),
            _name(0, y, giver, "start"),
            *arrow(line([(left, y), (right - 6, y)]), (right, y), (1, 0), f"gift {gift.status}", size=8),
            _name(NARROW, y, receiver, "end"),
        ]
        if gift.status == "denied":
            items.append(strike((left + right) / 2, y))
        shapes.append(Group(tuple(items), _title(gift), gift.href))
    return Drawing(NARROW, TALL_ROW * len(gifts), tuple(shapes))


def _told(gift: Gift) -> str:
    return f"{gift.goods}, {gift.told}"


def _title(gift: Gift) -> str:
    return f"{gift.giver} to {gift.receiver}: {_told(gift)}"


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
