"""Words around a number that bound it: "up to", "at least", "about", "or more"."""

import re

from crossbearing.lexicons.resource import resource
from crossbearing.model.mention import Bound

_NUMBERS = resource("numbers")
_BEFORE: dict[str, Bound] = {w: bound for bound, words in _NUMBERS["before"].items() for w in words}
_AFTER: dict[str, Bound] = {w: bound for bound, words in _NUMBERS["after"].items() for w in words}
_PREFIXES: dict[str, Bound] = _NUMBERS["prefixes"]
_FILLERS = frozenset(_NUMBERS["fillers"])
_LONGEST = max(len(words.split()) for words in _BEFORE)
_WORD = re.compile(r"[^\s,;:()\"“”]+|[,;:()\"“”]")
_REACH = 40  # characters before a number that can hold its bound
_AFTER_PATTERN = re.compile(
    rf"(?:[ -]?)({'|'.join(sorted(map(re.escape, _AFTER), key=lambda w: (-len(w), w)))})(?!\w)", re.IGNORECASE
)


def bound_before(text: str, start: int) -> tuple[Bound, int]:
    """The bound that the words before a number set, and where they begin; exact where they set none."""
    words = list(_WORD.finditer(text, max(0, start - _REACH), start))
    last = len(words)
    if last and words[-1][0].endswith("-") and words[-1][0][:-1].lower() in _PREFIXES:
        return _PREFIXES[words[-1][0][:-1].lower()], words[-1].start()
    for _ in range(3):
        for length in range(min(_LONGEST, last), 0, -1):
            chosen = words[last - length : last]
            bound = _BEFORE.get(" ".join(w[0].lower() for w in chosen))
            if bound is not None:
                return bound, chosen[0].start()
        if not last or words[last - 1][0].lower() not in _FILLERS:
            break
        last -= 1
    return "exact", start


def bound_after(text: str, end: int) -> tuple[Bound, int]:
    """The bound that the words after a number set, and where they end; exact where they set none."""
    match = _AFTER_PATTERN.match(text, end)
    return (_AFTER[match[1].lower()], match.end()) if match else ("exact", end)
