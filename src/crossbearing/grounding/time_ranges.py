"""Two times that are the ends of a range: the first carries the whole of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from crossbearing.grounding.edtf import Stretch, first_day, interval, last_day, number_of, shift
from crossbearing.grounding.time_readings import Reading

_JOINS = re.compile(r"\s*(?:-|–|/|to|through|until|till)\s*")
_AND = re.compile(r"\s*and\s*")
_FARTHEST = 12  # characters between the ends


def with_ranges(read: Sequence[Reading], lower: str) -> list[Reading]:
    """The readings, those that begin a range carrying the whole of it: "3" of "3 to 5 May".

    Of "from Monday to Friday" one is moved by a week where the second would lie before the first.
    """
    found = list(read)
    for i, (first, second) in enumerate(pairwise(read)):
        if not _are_joined(first, second, lower):
            continue
        if _are_weekdays(first, second):
            found[i], found[i + 1] = _in_order(first, second)
    return [*_carrying(found, lower), *found[-1:]]


def _carrying(read: Sequence[Reading], lower: str) -> Iterator[Reading]:
    for first, second in pairwise(read):
        if _is_range(first, second, lower):
            yield _whole(first, second)
        else:
            yield first


def _whole(first: Reading, second: Reading) -> Reading:
    a, b = first.stretch, second.stretch
    assert a is not None
    assert b is not None
    whole = f"{first.time.edtf}/{second.time.edtf}" if a.clock else interval(first_day(a), last_day(b))
    reason = f"{first.time.reason}; the range runs to the next {'time' if a.clock else 'date'}"
    return evolve(first, time=evolve(first.time, edtf=whole, end=second.time.end, reason=reason))


def _are_joined(first: Reading, second: Reading, lower: str) -> bool:
    """Whether the words between the two make one range of them: "to", "between … and"."""
    start, end = first.expression.end, second.expression.start
    if end - start > _FARTHEST:
        return False
    between = lower[start:end]
    opened = lower[max(0, first.expression.start - 8) : first.expression.start].rstrip()
    return bool(_JOINS.fullmatch(between)) or (opened.endswith("between") and bool(_AND.fullmatch(between)))


def _is_range(first: Reading, second: Reading, lower: str) -> bool:
    a, b = first.stretch, second.stretch
    if a is None or b is None or a.grain != b.grain or a.zone != b.zone:
        return False
    return _begin(a) < _begin(b) and last_day(a) <= last_day(b) and _are_joined(first, second, lower)


def _begin(stretch: Stretch) -> tuple[int, tuple[int, ...]]:
    return number_of(first_day(stretch)), stretch.clock or ()


def _are_weekdays(first: Reading, second: Reading) -> bool:
    return all([w.kind for w in r.expression.words] == ["WEEKDAY"] and r.stretch for r in (first, second))


def _in_order(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    a, b = first.stretch, second.stretch
    assert a is not None
    assert b is not None
    if number_of(first_day(a)) <= number_of(first_day(b)):
        return first, second
    if "future" in first.time.reason:
        return first, second.moved(shift(b, 7, "day"), "the one after the day before it in the range")
    return first.moved(shift(a, -7, "day"), "the one before the day after it in the range"), second
