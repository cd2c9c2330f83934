"""Parse → quantity mentions: how much or how many, of what, in which unit, and how exactly.

What counts as a quantity follows NewsQuant (Almasian et al. 2023, CQE): cardinals, ranges, sums and
measures; not dates, ordinals, names and numbers of things, scores.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import evolve

from crossbearing.grounding.quantity_bounds import bound_after, bound_before
from crossbearing.grounding.quantity_heads import Tokens
from crossbearing.grounding.quantity_measures import Measure, measures
from crossbearing.grounding.quantity_phones import telephones
from crossbearing.lexicons.resource import resource
from crossbearing.model.account import Account
from crossbearing.model.mention import Bound, Mention, Quantity, Time
from crossbearing.model.parse import Parse

_NUMBERS = resource("numbers")
_COMPARING = frozenset(_NUMBERS["comparing"])
_AGES: tuple[str, ...] = tuple(_NUMBERS["ages"])
_TO = re.compile(r"-?\s?(?:-|–|—|to|or)\s?(?:minus )?")
_BY = re.compile(r"\s?(?:by|x|×)\s?")
_TIMES = re.compile(r"\s?[x×]\s?")
_AND = re.compile(r"\s?and\s?")
_BETWEEN = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_HYPHEN = re.compile(r"\s?[-–]\s?")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_OLDEST = 115
_SHARES = ("percent", "percentage_point")


def find_quantities(account: Account, parse: Parse, times: Sequence[Mention]) -> tuple[Mention, ...]:
    """The account's quantities as mentions, in order; ``times`` are its time mentions.

    ``bound`` and numbers: exact and about have number = low = high; at_least has number = low and high
    None; at_most number = high and low None; between has number None and low to high ("thousands" is
    between 1,000 and 10,000). ``unit`` is a pint expression, an ISO 4217 code (both joined by " / " in
    a rate: "USD / barrel"), or "" for a count; ``of`` is the lemma of the noun counted ("five people
    aboard": "people"), "" where the words name none. Ages are years of "age". A mention spans bound
    words, number and unit, but not the counted noun. Numbers inside times are none, except those of
    lengths ("three years").
    """
    dated = [m for m in times if not (isinstance(m.value, Time) and m.value.type == "DURATION")]
    blocked, called = _Spans((m.start, m.end) for m in dated), _Spans(telephones(parse.text))
    tokens = Tokens(parse)
    found: list[Mention] = []
    waiting = [
        m
        for m in measures(parse, tokens)
        if not blocked.touch(m.numeral.start, m.numeral.end) and not _is_called(m, called, tokens)
    ]
    i = 0
    while i < len(waiting):
        first, second = waiting[i], waiting[i + 1] if i + 1 < len(waiting) else None
        i += 1
        if second is not None and _is_joined(parse.text, first, second):
            i += 1
            if not _is_range(parse.text, first, second, tokens):
                continue  # a score, a season: "3-1", "2-2"
        else:
            if second is not None and _is_size(parse.text, first, second, tokens):
                i += 1
                continue
            if second is not None and second.unit and _BY.fullmatch(parse.text, first.end, second.start):
                first = evolve(first, unit=first.unit or second.unit)  # "20 by 30 metres"
            elif _is_code(parse.text, first):
                continue
            second = None
        mention = _mention(parse, tokens, first, second, found[-1] if found else None)
        if mention is not None:
            found.append(mention)
    return tuple(found)


class _Spans:
    """Spans, none overlapping, that can be asked whether one of them touches a place."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        spans = sorted(found)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touch(self, start: int, end: int) -> bool:
        index = bisect_left(self._ends, start + 1)
        return index < len(self._starts) and self._starts[index] < end


def _is_called(measure: Measure, telephones_found: _Spans, tokens: Tokens) -> bool:
    """Whether the number is part of a telephone number, and has no unit and no noun of its own."""
    if measure.unit or not telephones_found.touch(measure.numeral.start, measure.numeral.end):
        return False
    return not tokens.counted(measure.numeral, measure.end)


def _is_size(text: str, first: Measure, second: Measure, tokens: Tokens) -> bool:
    """Whether two numbers are the sides of something in no unit: "1024 x 768"."""
    if first.unit or second.unit or not _TIMES.fullmatch(text, first.end, second.start):
        return False
    return not tokens.counted(second.numeral, second.end)


def _is_joined(text: str, first: Measure, second: Measure) -> bool:
    """Whether the words join two measures into one: "10 to 15", "3-4%", "between 5 and 7"."""
    if second.start - first.end > 8 or first.numeral.high:
        return False
    between = text[first.end : second.start].lower()
    opened = text[max(0, first.start - 9) : first.start].lower().split()
    if not _is_one_unit(first, second, opened[-1:] == ["from"]):
        return False
    if _AND.fullmatch(between):
        return "between" in opened
    grown = opened[-1:] == ["by"] and bool(first.unit)  # "rose by $3 to $20"
    return bool(_TO.fullmatch(between)) and not grown


def _is_one_unit(first: Measure, second: Measure, is_from: bool) -> bool:
    """Whether two measures can share a unit: "$5 to $7 a day", "from 90 kg to 85"."""
    if first.unit == second.unit or not first.unit:
        return True
    if not second.unit:
        return not first.unit_behind or is_from
    if second.unit.startswith(f"{first.unit} / "):
        return True
    return is_from and first.unit.startswith(f"{second.unit} / ")


def _is_code(text: str, measure: Measure) -> bool:
    """Whether figures go on beyond a hyphen: those of a telephone number, a season, a case."""
    if measure.unit or measure.of:
        return False
    before, after = text[max(0, measure.start - 2) : measure.start], text[measure.end : measure.end + 2]
    return (before[-1:] == "-" and before[:1].isdigit()) or (after[:1] == "-" and after[1:].isdigit())


def _is_range(text: str, first: Measure, second: Measure, tokens: Tokens) -> bool:
    if second.unit or first.unit:
        return first.value != second.value
    rising = _low_end(first, second) < second.value
    with_hyphen = _HYPHEN.fullmatch(text, first.end, second.start) is not None
    return rising and (not with_hyphen or any(tokens.counted(m.numeral, second.end) for m in (first, second)))


def _mention(
    parse: Parse, tokens: Tokens, first: Measure, second: Measure | None, before: Mention | None
) -> Mention | None:
    last = second or first
    unit = max(last.unit, first.unit, key=len)
    of = ""
    if not unit:
        of = last.of or tokens.counted(last.numeral, last.end) or tokens.counted(first.numeral, last.end)
    if of and _is_rank(parse.text, first):
        return None
    bound, start = bound_before(parse.text, first.start)
    if second is not None and (opened := _BETWEEN.search(parse.text, max(0, start - 9), start)):
        start = opened.start()
    end = last.end
    if bound == "exact":
        bound, end = ("at_least", end) if last.is_least else bound_after(parse.text, end)
    if first.numeral.age:
        unit, of = "year", "age"
    if not unit and not of:
        if _is_age(parse.text, tokens, first, start):
            unit, of = "year", "age"
        elif first.numeral.fraction or (first.numeral.spelt and first.value == 1):
            if bound == "exact" and not parse.text.startswith(" of ", end):
                return None
        elif before is not None and tokens.same_clause(before.end, start, _of(before)):
            unit, of = _elided(parse.text, start, before)
    return Mention(parse.document, start, end, "quantity", _quantity(first, second, bound, unit, of))


def _is_rank(text: str, measure: Measure) -> bool:
    """ "A fifth victim", "a third person": not "a fifth of the victims", "half the victims"."""
    spoken = measure.numeral.fraction and measure.numeral.spelt and measure.value < 0.5
    return spoken and not text.startswith(" of ", measure.end)


def _is_age(text: str, tokens: Tokens, measure: Measure, start: int) -> bool:
    """ "over the age of 21", "aged 30", "she was 30", and the 66 of "the teacher, 66, said"."""
    if not 0 < measure.value < _OLDEST or measure.value != int(measure.value):
        return False
    told = text[max(0, start - 8) : start].lower().rstrip()
    spoken = text[max(0, measure.start - 8) : measure.start].lower().rstrip()
    if told.endswith(_AGES) or spoken.endswith(_AGES):
        return True
    return tokens.is_apposed_age(measure.numeral) or tokens.is_told_age(measure.numeral)


def _of(mention: Mention) -> str:
    return mention.value.of if isinstance(mention.value, Quantity) else ""


def _elided(text: str, start: int, before: Mention) -> tuple[str, str]:
    """Unit and noun of the number before, where this one is compared with it: "90 wagons, up from 80"."""
    word = _LAST_WORD.search(text, max(0, start - 12), start)
    value = before.value
    if word is None or word[1].lower() not in _COMPARING or not isinstance(value, Quantity):
        return "", ""
    return ("", "") if value.unit in _SHARES else (value.unit, value.of)


def _quantity(first: Measure, second: Measure | None, bound: Bound, unit: str, of: str) -> Quantity:
    if second is not None:
        low, high = sorted((_low_end(first, second), second.value))
        return Quantity(None, low, high, "between", unit, of)
    if first.numeral.high is not None:
        return Quantity(None, first.value, first.numeral.high, "between", unit, of)
    value = first.value
    low_open, high_open = bound == "at_most", bound == "at_least"
    return Quantity(value, None if low_open else value, None if high_open else value, bound, unit, of)


def _low_end(first: Measure, second: Measure) -> float:
    """The first number, in thousands too where only the second says so: "1 to 2 thousand"."""
    scale = second.numeral.scale
    scaled = first.value * scale
    is_short = first.numeral.scale == 1 and first.value < 1000 and scaled < second.value
    return scaled if is_short else first.value
