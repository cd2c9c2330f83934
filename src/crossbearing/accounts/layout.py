"""PDF page → lines in reading order, also where the file draws row by row across columns.

pypdf gives text in the order in which it is drawn. That is the order of reading in most files, columns
included; some programs draw the first line of each column, then the second of each. Their pages are told by
pieces that begin at one place far from the margin in row after row, and put together column by column. Tables
look alike, but their cells are short.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import Any

from attrs import frozen
from pypdf import PageObject

FEWEST_ROWS = 5  # that a column has
SHARE = 0.5  # of the rows with several pieces in which a column begins
PROSE = 20  # characters that a column's lines have in the mean at least
BASELINE = 2.5  # points by which pieces of one row may be higher or lower
LETTER = 0.42  # of a font's size that a letter is wide, in a narrow font
BEYOND = 0.2  # of its column's width by which a line may seem to reach beyond it
GAP = 2.5  # times the usual distance of rows: what stands apart from the columns, as a page number does


@frozen
class Piece:
    """Words that are drawn at once, with the place where they begin and the font's size in points."""

    text: str
    x: float
    y: float
    size: float


Row = list[Piece]  # from left to right


def lines_of(page: PageObject) -> list[str]:
    """The lines of ``page`` in reading order, as the file has them."""
    pieces: list[Piece] = []

    def note(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append(Piece(text, x, y, abs(size * (tm[3] or 1) * (cm[3] or 1))))

    text = page.extract_text(visitor_text=note)
    rows = _rows(pieces)
    starts = _starts(rows)
    if starts and _is_drawn_across(pieces, starts) and _holds_prose(rows, starts):
        return list(_by_columns(rows, starts))
    return text.split("\n")


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces on one height each, from the top down."""
    rows: list[Row] = []
    top = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if not rows or top - piece.y > BASELINE:
            rows.append([])
            top = piece.y
        rows[-1].append(piece)
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def _starts(rows: Sequence[Row]) -> list[float]:
    """Where columns besides the first begin, from left to right."""
    several = [row for row in rows if len(row) > 1]
    met = Counter(x for row in several for x in {round(piece.x) for piece in row[1:]})
    enough = max(FEWEST_ROWS, SHARE * len(several))
    return sorted(x - BASELINE for x, count in met.items() if count >= enough)


def _column(piece: Piece, starts: Sequence[float]) -> int:
    return sum(start <= piece.x for start in starts)


def _is_drawn_across(pieces: Sequence[Piece], starts: Sequence[float]) -> bool:
    """Whether rows are drawn whole: a piece is mostly followed by one of the next column beside it."""
    steps = [
        abs(one.y - other.y) <= BASELINE
        for one, other in pairwise(pieces)
        if _column(one, starts) < _column(other, starts)
    ]
    return sum(steps) >= FEWEST_ROWS and sum(steps) > len(steps) / 2


def _holds_prose(rows: Sequence[Row], starts: Sequence[float]) -> bool:
    """Whether the lines of each column are as long as those of prose."""
    for column in range(len(starts) + 1):
        found = [line for row in rows if (line := _line(row, column, starts))]
        if not found or mean(map(len, found)) < PROSE:
            return False
    return True


def _line(row: Row, column: int, starts: Sequence[float]) -> str:
    return "".join(piece.text for piece in row if _column(piece, starts) == column).replace("\n", " ").strip()


def _by_columns(rows: Sequence[Row], starts: Sequence[float]) -> Iterator[str]:
    """The lines of each column in turn, in each stretch of rows between lines that cross the columns."""
    for band in _bands(rows, starts):
        for column in range(len(starts) + 1):
            yield from filter(None, (_line(row, column, starts) for row in band))


def _bands(rows: Sequence[Row], starts: Sequence[float]) -> Iterator[list[Row]]:
    distances = [one[0].y - other[0].y for one, other in pairwise(rows)]
    usual = median(distances) if distances else 0
    band: list[Row] = []
    for row in rows:
        crosses = _crosses(row, starts)
        if band and (crosses or band[-1][0].y - row[0].y > GAP * usual):
            yield band
            band = []
        band.append(row)
        if crosses:
            yield band
            band = []
    if band:
        yield band


def _crosses(row: Row, starts: Sequence[float]) -> bool:
    """Whether ``row`` is one line over several columns: it seems too wide for the column it begins in."""
    first = row[0]
    column = _column(first, starts)
    if column == len(starts) or any(_column(piece, starts) != column for piece in row):
        return False
    width = LETTER * first.size * sum(len(piece.text) for piece in row)
    room = starts[column] - first.x
    return width > (1 + BEYOND) * room
