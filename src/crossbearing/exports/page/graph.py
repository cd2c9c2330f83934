"""Who shares with whom as a small drawing: accounts in a column by date, an arc for each pair.

The drawing is SVG without a script and as wide as a telephone; the same is told as a table.
"""

from collections.abc import Sequence
from typing import Literal

from attrs import field, frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor
from crossbearing.exports.wording import date

MOST = 24  # accounts; of more a drawing shows nothing
ROW, TOP, DOTS, WIDTH = 34, 18, 196, 340
LETTERS = 24  # of a name beside its dot
NEAREST, FURTHEST = 30, 136  # how far an arc reaches out
THINNEST, THICKEST = 1.0, 3.5


@frozen
class Tie:
    """What two accounts share: the taker has it from the giver if ``directed``; ``share`` is of the taker."""

    giver: str
    taker: str
    directed: bool
    kind: Literal["passage", "quotation"]
    how: str
    words: int
    share: float


@frozen
class Node:
    account: str
    name: str
    title: str
    y: int


@frozen
class Arc:
    """A curve from the giver to the taker and the head of its arrow, each the ``d`` of an SVG path."""

    path: str
    head: str
    width: float
    kind: str
    directed: bool
    title: str


@frozen
class Row:
    """A tie in the table, accounts as anchors and names."""

    giver: tuple[str, str]
    taker: tuple[str, str]
    link: str
    how: str
    words: int
    share: float


@frozen
class Graph:
    """``nodes`` and ``arcs`` are empty where there are too many to draw."""

    width: int
    height: int
    nodes: tuple[Node, ...] = field(repr=False)
    arcs: tuple[Arc, ...] = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)


def draw(lookup: Lookup, ties: Sequence[Tie]) -> Graph | None:
    """The drawing of ``ties``; None where there are none."""
    told = [t for t in ties if t.giver in lookup.accounts and t.taker in lookup.accounts]
    if not told:
        return None
    tied = {d for t in told for d in (t.giver, t.taker)}
    accounts = sorted(tied, key=lambda d: (lookup.accounts[d].published or "9999", lookup.credit(d), d))
    drawn = accounts if len(accounts) <= MOST else []
    place = {d: TOP + ROW * i for i, d in enumerate(drawn)}
    return Graph(
        width=WIDTH,
        height=2 * TOP + ROW * max(len(drawn) - 1, 0),
        nodes=tuple(_node(d, place[d], lookup) for d in drawn),
        arcs=tuple(_arc(t, place, lookup) for t in told if drawn),
        rows=tuple(_row(t, lookup) for t in told),
    )


def _node(document: str, y: int, lookup: Lookup) -> Node:
    account, name = lookup.accounts[document], lookup.credit(document)
    short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    return Node(anchor(document), short, ", ".join(filter(None, (name, date(account.published)))), y)


def _arc(tie: Tie, place: dict[str, int], lookup: Lookup) -> Arc:
    start, end = place[tie.giver], place[tie.taker]
    reach = (
        min(NEAREST + 20 * (abs(end - start) // ROW), FURTHEST) * 4 // 3
    )  # a cubic reaches 3/4 of its handles
    giver, taker = lookup.credit(tie.giver), lookup.credit(tie.taker)
    link = f"{taker} from {giver}" if tie.directed else f"{giver} and {taker}"
    return Arc(
        path=f"M{DOTS + 5} {start}C{DOTS + reach} {start} {DOTS + reach} {end} {DOTS + 8} {end}",
        head=f"M{DOTS + 6} {end}l11 -5v10z" if tie.directed else "",
        width=round(THINNEST + (THICKEST - THINNEST) * min(tie.share, 1.0), 1),
        kind=tie.kind,
        directed=tie.directed,
        title=f"{link}: {tie.how}",
    )


def _row(tie: Tie, lookup: Lookup) -> Row:
    giver, taker = ((anchor(d), lookup.credit(d)) for d in (tie.giver, tie.taker))
    link = "takes from" if tie.directed else "with"
    return Row(giver, taker, link, tie.how, tie.words, tie.share)
