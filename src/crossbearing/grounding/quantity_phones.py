"""Telephone numbers, whose figures count nothing: "+33 1 70 00 00 00", "The hotline is 555 010 099"."""

import re
from collections.abc import Iterator

from crossbearing.lexicons.resource import resource

_CALLING = "|".join(sorted(map(re.escape, resource("numbers")["calling"]), key=lambda w: (-len(w), w)))
_GROUPS = re.compile(r"(?<![\w.,$€£])(?:\+|\()?\d+\)?(?:[ \u00a0./-]{1,2}\(?\d{1,7}\)?)*(?![\w%]|[.,]\d)")
_CALLED = re.compile(rf"\b(?:{_CALLING})\b[^.;\n]{{0,60}}$", re.IGNORECASE)
_DIALLED = re.compile(rf"\b(?:{_CALLING})(?: us| on| at| the| number|:)* $", re.IGNORECASE)
_ENDING = re.compile(
    r"[ \u00a0]*(?:[.,;:)!?]|$|\n|(?:for|or|and|to|at|from|in)\b)"
)  # no noun follows: nothing is counted
_TRUNK = re.compile(r"\(?0[1-9]|00[1-9]|\+[1-9]|\([1-9]\d\d\)")  # goes beyond its own town
_REACH = 80  # characters before a number that can say what it is for
_FEWEST, _MOST = 7, 15  # figures; ITU-T E.164 allows no more
_SHORTEST = 3  # figures of an emergency's number
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where each telephone number of a text begins and ends, in order.

    One that begins with a plus or a zero is known by its own shape, another by a word of calling before it.
    """
    for match in _GROUPS.finditer(text):
        figures = sum(c.isdigit() for c in match[0])
        if figures > _MOST or _DATE.fullmatch(match[0]):
            continue
        groups = len(re.findall(r"\d+", match[0]))
        before = text[max(0, match.start() - _REACH) : match.start()]
        if figures >= _FEWEST and (groups > 1 or match[0][0] in "+0"):
            if _TRUNK.match(match[0]) or _CALLED.search(before):
                yield match.span()
        elif (
            groups == 1
            and figures >= _SHORTEST
            and _DIALLED.search(before)
            and _ENDING.match(text, match.end())
        ):
            yield match.span()
