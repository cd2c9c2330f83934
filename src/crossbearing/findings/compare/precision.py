"""What a figure's words allow: an interval, as wide as the figure is rounded.

Who writes "1,200" may have counted 1,180: zeros at the end stand for what was not counted. How far they
reach follows what is known of round numbers: Jansen and Pollmann (2001), "On round numbers", Journal of
Quantitative Linguistics 8(3).
"""

from decimal import Decimal

from attrs import frozen

from crossbearing.lexicons.measures import in_base_units
from crossbearing.model.mention import Quantity

ABOUT = 0.15  # of a figure, what "about" or "some" may be off
ROUNDED = 0.05  # of a figure, what zeros at its end may stand for at most: "100" is not 140
ONE_BY_ONE = 100  # fewer things than these are counted one by one: 40 are not 41
FAR = 2.0  # "up to 50" and "12" are worlds apart although 12 is less than 50


@frozen
class Measured:
    """A quantity in base units: its figure, and the interval (ends excluded) that its words allow."""

    number: float
    low: float
    high: float

    def may_be(self, other: "Measured") -> bool:
        """Whether one figure can be meant by both, rounded or bounded as they are."""
        near = max(abs(self.number), abs(other.number)) <= FAR * min(abs(self.number), abs(other.number))
        return self.number == other.number or (near and self.low < other.high and other.low < self.high)


def measured(quantity: Quantity) -> Measured | None:
    """The quantity in base units; None where it has no figure.

    A range is measured by its middle. Of "up to 50" the lower end is 0.
    """
    number, low, high = quantity.number, quantity.low, quantity.high
    if number is not None:
        low = high = number
    elif low is None or high is None:
        return None
    else:
        number = (low + high) / 2
    least, most = low - _half_step(low, quantity), high + _half_step(high, quantity)
    match quantity.bound:
        case "at_least":
            most = float("inf")
        case "at_most":
            least = min(0.0, least)
        case "about":
            least, most = min(least, low - ABOUT * abs(low)), max(most, high + ABOUT * abs(high))
    return Measured(*(in_base_units(n, quantity.unit) for n in (number, least, most)))


def _half_step(number: float, quantity: Quantity) -> float:
    """Half of the last digit that counts in ``number``: "37" is 36.5 to 37.5, and "3 miles" 2.5 to 3.5.

    Zeros at the end may count or not, so they reach no further than a share of the figure.
    """
    digits = Decimal(f"{number:.12g}").normalize()
    exponent = int(digits.as_tuple().exponent)
    told = 0.5 * 10.0 ** min(exponent, 0)
    if not quantity.unit and abs(number) < ONE_BY_ONE:
        return told
    return max(told, min(0.5 * 10.0**exponent, ROUNDED * abs(number)))
