"""How much: two figures for one thing are the same, rounded, in other units, updated, or in conflict."""

from functools import cache

import pint
from attrs import frozen

from crossbearing.findings.compare.comparison import Comparison, Outcome
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons.knowledge import question, words_for
from crossbearing.lexicons.words import predicates
from crossbearing.model.mention import Quantity

ROUNDING = 0.03  # figures this near, relative to the larger, are one figure rounded
ABOUT = 0.15  # the same where one of them says "about"
FAR = 2.0  # "up to 90" and "20" are worlds apart although 20 is less than 90
TOLLS = {name for name, sense in predicates().senses.items() if sense.toll}


@frozen
class Measured:
    """A quantity in base units, with the interval its words allow."""

    number: float
    low: float
    high: float
    exact: bool
    words: str


def compare_quantities(a: ClaimView, b: ClaimView, likeness: float) -> Comparison | None:
    """The relation of the first pair of figures of two claims that count or measure the same.

    ``likeness`` is how alike the claims are without their figures, 0 to 1: generic nouns ("people")
    are compared only where the claims plainly tell of one thing.
    """
    for one in a.quantities:
        for other in b.quantities:
            if _same_thing(one, other, a, b, likeness):
                found = _relate(one, other, a, b)
                if found is not None:
                    return found
    return None


def _same_thing(one: Quantity, other: Quantity, a: ClaimView, b: ClaimView, likeness: float) -> bool:
    if bool(one.unit) != bool(other.unit):
        return False
    if one.unit:
        return _dimension(one.unit) == _dimension(other.unit) != "[time]" and likeness > 0.25
    if stem(one.of) != stem(other.of) or not one.of:
        return False
    if a.sense not in TOLLS and min(one.number or 3, other.number or 3) <= 2:
        # "the two leaders", "one of the trains" point at things and do not count them
        return False
    if one.of in words_for("generic_counted"):
        return likeness > 0.45 and a.sense == b.sense and a.sense is not None
    return True


def _relate(one: Quantity, other: Quantity, a: ClaimView, b: ClaimView) -> Comparison | None:
    x, y = measured(one), measured(other)
    if x is None or y is None:
        return None
    counted = one.of or other.of or "it"
    asked = question("measure" if one.unit else "quantity", of=_plural(counted) if not one.unit else counted)

    def told(outcome: Outcome, reason: str) -> Comparison:
        return Comparison("quantity", outcome, asked, x.words, y.words, reason)

    if x.number == y.number and one.unit == other.unit:
        return told("same", f"both say {x.words}")
    nearer = abs(x.number - y.number) <= ROUNDING * max(abs(x.number), abs(y.number))
    if nearer and one.unit != other.unit:
        return told("unit", f"{x.words} and {y.words} are one measure in two units")
    loose = ABOUT if not (x.exact and y.exact) else ROUNDING
    if abs(x.number - y.number) <= loose * max(abs(x.number), abs(y.number)) and max(x.number, y.number) > 12:
        return told("rounding", f"{x.words} and {y.words} differ by no more than rounding")
    overlap = x.low <= y.high and y.low <= x.high
    if overlap and max(x.number, y.number) <= FAR * min(x.number, y.number):
        return told("rounding", f"{x.words} and {y.words} allow the same figure")
    if _grows(a, b):
        return told("update", f"{x.words} and {y.words} were told at different times of a figure that moves")
    return told("conflict", f"{x.words} and {y.words} cannot both be the figure")


def measured(quantity: Quantity) -> Measured | None:
    """The quantity in base units; None where it has no figure."""
    number = quantity.number
    if number is None and quantity.low is not None and quantity.high is not None:
        number = (quantity.low + quantity.high) / 2
    if number is None:
        return None
    factor = _factor(quantity.unit)
    low, high = quantity.low, quantity.high
    bounds = {
        "at_least": (number, float("inf")),
        "at_most": (0.0, number),
        "about": (number * (1 - ABOUT), number * (1 + ABOUT)),
    }
    least, most = bounds.get(quantity.bound, (low if low is not None else number, high if high is not None else number))
    return Measured(
        number * factor, least * factor, most * factor, quantity.bound == "exact", figure_words(quantity)
    )


def figure_words(quantity: Quantity) -> str:
    """A figure as a reader says it: "up to 90 carriage" is given as "up to 90"."""
    prefix = {"at_least": "at least ", "at_most": "up to ", "about": "about "}.get(quantity.bound, "")
    unit = f" {quantity.unit}" if quantity.unit else ""
    if quantity.number is None:
        return f"{_plain(quantity.low)} to {_plain(quantity.high)}{unit}"
    return f"{prefix}{_plain(quantity.number)}{unit}"


def _plain(number: float | None) -> str:
    return "?" if number is None else f"{number:.10g}"


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else f"{noun}s"


def _grows(a: ClaimView, b: ClaimView) -> bool:
    """A toll or a count that moves with time, told on different days."""
    moving = a.sense in TOLLS | {"aid", "find", "yield", "travel"} and a.sense == b.sense
    return moving and _told_on(a) != _told_on(b) and None not in (_told_on(a), _told_on(b))


def _told_on(view: ClaimView) -> str | None:
    """The day a figure is of: when the account appeared."""
    published = view.account.published
    return published[:10] if published else None


@cache
def _registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry()


@cache
def _factor(unit: str) -> float:
    """To base units; 1 for what pint does not know, such as currencies."""
    try:
        return float(_registry().Quantity(1.0, unit).to_base_units().magnitude) if unit else 1.0
    except (pint.errors.PintError, ValueError, TypeError, AttributeError):
        return 1.0


@cache
def _dimension(unit: str) -> str:
    try:
        return str(_registry().Quantity(1.0, unit).dimensionality)
    except (pint.errors.PintError, ValueError, TypeError, AttributeError):
        return unit
