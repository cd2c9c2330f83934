"""What an account counts besides: "one officer was hurt in the foot" is a part where it tells of two hurt."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from attrs import frozen

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.precision import FAR
from crossbearing.findings.compare.quantities import TOLLS, figure_words
from crossbearing.findings.view import ClaimView, Figure, stem


@frozen
class _Count:
    """A figure for a noun, of which sense, and who is named for it."""

    sense: str | None
    number: float
    speaker: str | None


def parts_of_tolls(views: Sequence[ClaimView]) -> Callable[[ClaimView, ClaimView, Comparison], bool]:
    """A function that says whether of two tolls that differ the lower is a part by its own account.

    It is where that account counts, by the same speaker, as many of the same noun as the other, or more of
    those to whom the same befell; not so many more (FAR) that it may be what it recalls. What was told of
    another time is no part.
    """
    counts: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for view in views:
        for figure in view.figures:
            if _counts(figure) and not figure.partial and view.claim.polarity == "affirmed":
                told = _Count(view.sense, figure.quantity.number or 0.0, _speaker(view))
                counts[view.account.id, stem(figure.quantity.of)].append(told)

    def is_part(a: ClaimView, b: ClaimView, found: Comparison) -> bool:
        if found.kind != "quantity" or a.sense not in TOLLS or a.sense != b.sense:
            return False
        mine, yours = _figure(a, found.a), _figure(b, found.b)
        if mine is None or yours is None or not (_counts(mine) and _counts(yours)):
            return False
        numbers = mine.quantity.number or 0.0, yours.quantity.number or 0.0
        view, figure, other = (a, mine, numbers[1]) if numbers[0] < numbers[1] else (b, yours, numbers[0])
        number = min(numbers)
        besides = counts[view.account.id, stem(figure.quantity.of)]
        return not figure.times and any(
            c.number == other or (c.sense == view.sense and number < c.number <= FAR * other)
            for c in besides
            # who tells of one may tell of them one by one, whoever is named for it
            if c.speaker == _speaker(view) or number == 1
        )

    return is_part


def _counts(figure: Figure) -> bool:
    return figure.quantity.number is not None and not figure.quantity.unit and figure.quantity.of != ""


def _figure(view: ClaimView, words: str) -> Figure | None:
    return next((f for f in view.figures if figure_words(f.quantity) == words), None)


def _speaker(view: ClaimView) -> str | None:
    return view.claim.speaker.name if view.claim.speaker is not None else None
