"""Numerals with the currency, unit and rate written beside them: "$3bn", "52mph", "$40 a barrel"."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from crossbearing.grounding.numbers import Numeral, numerals
from crossbearing.grounding.quantity_heads import Tokens
from crossbearing.grounding.time_words import lowered
from crossbearing.grounding.units import (
    AFTER,
    BEFORE,
    DOLLARS,
    MONEY,
    MONEY_SIGNS,
    PER,
    PER_BEYOND,
    unit_by,
    unit_named,
)
from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse

_NUMBERS = resource("numbers")
_SUFFIXES: dict[str, int] = _NUMBERS["money_suffixes"]
_STRONG: dict[str, str] = _NUMBERS["strong"]
# "A 20-car convoy", "a 300-strong assault force".
_COMPOUND = re.compile(rf"-(?P<noun>[a-z]+) (?:[a-z]+ )?(?:{'|'.join(_NUMBERS['groups'])})\b", re.IGNORECASE)
_PLUS = re.compile(r"(?:-plus|\+)(?=[ -])")
_PREFIX = re.compile(rf"\b(?:{'|'.join(_NUMBERS['prefixes'])})-$", re.IGNORECASE)
_SUFFIX = re.compile(rf"[ ]?({'|'.join(_SUFFIXES)})(?!\w)")
_MINUS = ("minus ", "minus-")


@frozen
class Measure:
    """A numeral with its unit; ``start`` to ``end`` take in both. ``unit_behind``: written after it.

    ``of`` is what a compound counts: the car of "a 20-car convoy"; ``is_least``: "15-plus years".
    """

    numeral: Numeral
    start: int
    end: int
    unit: str
    unit_behind: bool = False
    negative: bool = False
    of: str = ""
    is_least: bool = False

    @property
    def value(self) -> float:
        return -self.numeral.value if self.negative else self.numeral.value


def measures(parse: Parse, tokens: Tokens) -> Iterator[Measure]:
    """Every numeral of the sentences with its unit, in order; names and labels are left out."""
    lower = lowered(parse.text)
    for sentence in parse.sentences:
        start, end = parse.tokens[sentence.first].start, parse.tokens[sentence.last - 1].end
        for numeral in numerals(lower, start, end):
            measure = _measured(parse.text, tokens, numeral, start)
            if measure is not None and not _is_name(parse.text, tokens, measure):
                yield measure


def _measured(text: str, tokens: Tokens, numeral: Numeral, start: int) -> Measure | None:
    """The numeral with the currency before and the unit after it; None where letters cling to it."""
    before = BEFORE.search(text, max(start, numeral.start - 8), numeral.start)
    if before is None and numeral.start and text[numeral.start - 1].isalnum():
        return None
    first, end = before.start(1) if before else numeral.start, numeral.end
    unit = MONEY_SIGNS[before[1]] if before else ""
    suffix = _SUFFIX.match(text, end)
    if suffix and (unit or tokens.is_plural(suffix.end() + 1)):  # "$12m", "12m people"
        scale = _SUFFIXES[suffix[1]]
        end = suffix.end()
        numeral = evolve(numeral, end=end, value=float(f"{numeral.value * scale:.12g}"), scale=scale)
    plus = _PLUS.match(text, end)
    after = AFTER.match(text, plus.end() if plus else end)
    behind = bool(after and (not unit or unit_named(after) in MONEY))
    if after and behind:
        unit, end = unit_named(after), after.end()
    elif unit and (dollars := DOLLARS.match(text, end)):
        end = dollars.end()
    elif not unit and text[end : end + 1].isalnum():
        return None
    while unit and (rate := PER.match(text, end)):  # "$40 per person per day"
        unit, end = f"{unit} / {unit_by(rate)}", rate.end()
    if unit and "/" not in unit and (rate := PER_BEYOND.match(text, end)):
        unit = f"{unit} / {unit_by(rate)}"
    compound = None if unit else _COMPOUND.match(text, end)
    of = compound["noun"].lower() if compound else ""
    is_least = bool(plus) and behind
    return Measure(
        numeral, first, end, unit, behind, _is_negative(text, first), _STRONG.get(of, of), is_least
    )


def _is_negative(text: str, start: int) -> bool:
    if text[max(0, start - 6) : start].lower().endswith(_MINUS):
        return True
    return text[start - 1 : start] in ("-", "−") and not text[max(0, start - 2) : start - 1].strip(" (")


def _is_name(text: str, tokens: Tokens, measure: Measure) -> bool:
    """Whether the number is part of a name, a label, a list mark or a code and measures nothing."""
    numeral, start, end = measure.numeral, measure.start, measure.end
    clinging = text[start - 1 : start] if start else ""
    if _PREFIX.search(text, max(0, start - 12), start) or measure.of:
        return False
    if clinging in ("#", ":", "@", "_") or (
        not measure.negative and clinging in ("-", "–", "/") and text[start - 2 : start - 1].isalpha()
    ):
        return True
    if text[end : end + 4].lower() == "-old" or (clinging == "/" and not measure.unit):
        return True
    if measure.unit:
        return False
    figures = text[numeral.start : numeral.end]
    if figures[0] == "0" and figures.isdigit() and len(figures) > 1:
        return True
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit():
        return True
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():  # "six-speed", "three-party"
        return not text.startswith("-plus", end)
    return tokens.is_label(numeral)
