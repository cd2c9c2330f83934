"""The patterns of ``times.yaml``, compiled: class names become letters, a row of words one string."""

import re
from collections.abc import Sequence

from attrs import frozen

from crossbearing.grounding.time_words import KINDS, OTHER, TIMES, Word

LETTERS = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)} | {OTHER: "."}


@frozen
class Expression:
    """Words that tell a time. ``reading`` names how to read them; ``words`` may hold more than the
    expression itself covers: of "3 to 5 May" the first expression is "3", read with "May"."""

    reading: str
    words: tuple[Word, ...]
    start: int
    end: int
    before: Word | None = None
    after: Word | None = None

    def first(self, *kinds: str) -> Word | None:
        """The first word of one of these classes."""
        return next((w for w in self.words if w.kind in kinds), None)


def _compiled() -> tuple[re.Pattern[str], list[str]]:
    macros: dict[str, str] = {}

    def letters(pattern: str) -> str:
        put = re.sub(r"[A-Z]+", lambda m: macros.get(m[0]) or LETTERS[m[0]], pattern)
        return re.sub(r"\((?!\?)", "(?:", put.replace(" ", ""))

    for name, pattern in TIMES["macros"].items():
        macros[name] = f"(?:{letters(pattern)})"
    rules, readings = [], []
    for reading, patterns in TIMES["patterns"].items():
        rules += [f"({letters(p)})" for p in patterns]
        readings += [reading] * len(patterns)
    return re.compile("|".join(rules)), readings


PATTERN, READINGS = _compiled()
_MONTHS = ("MONTH", "SHORTMONTH")
_BORROWED = ("MONTH", "SHORTMONTH", "YEAR", "ERA")


def expressions(words: Sequence[Word]) -> list[Expression]:
    """The time expressions in a row of words, in order."""
    row = "".join([LETTERS[w.kind] for w in words])
    spans = [(m.start(), m.end(), READINGS[int(m.lastindex or 1) - 1]) for m in PATTERN.finditer(row)]
    found = []
    for i, (first, last, reading) in enumerate(spans):
        told = tuple(words[first:last])
        before = words[first - 1] if first else None
        after = words[last] if last < len(words) else None
        read = told
        if reading == "next" and i + 1 < len(spans):
            read = _borrowing(told, words[spans[i + 1][0] : spans[i + 1][1]])
            if i + 2 < len(spans) and spans[i + 1][2] == "next":
                read = _borrowing(read, words[spans[i + 2][0] : spans[i + 2][1]])
        elif reading == "previous" and i:
            read = _borrowing(told, words[spans[i - 1][0] : spans[i - 1][1]])
        kind = "calendar" if reading in ("next", "previous") else reading
        found.append(Expression(kind, read, told[0].start, told[-1].end, before, after))
    return found


def _borrowing(told: tuple[Word, ...], neighbour: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the month and year they lack; "18" beside "1914" is 1918."""
    year = next((w.value for w in neighbour if w.kind == "YEAR"), None)
    is_bare = all(w.kind in ("DAY", "NUM") for w in told)
    if year is not None and is_bare and not any(w.kind in _MONTHS for w in neighbour):
        return tuple(w._replace(kind="YEAR", value=year // 100 * 100 + w.value) for w in told)
    kinds = {w.kind for w in told}
    lent = [w for w in neighbour if w.kind in _BORROWED and w.kind not in kinds]
    month, other = (next((w.value for w in row if w.kind in _MONTHS), None) for row in (told, neighbour))
    if month and other and month > other:  # "28 December to 3 January 2020"
        lent = [w._replace(value=w.value - 1) if w.kind == "YEAR" else w for w in lent]
    return told + tuple(w for w in lent if month is None or w.kind not in _MONTHS)
