"""Lengths and repetitions in TIMEX3: "four years" P4Y, "every day" XXXX-XX-XX."""

from collections.abc import Sequence

from crossbearing.grounding.edtf import SEASONS
from crossbearing.grounding.numbers import SCALES, spelt_value
from crossbearing.grounding.time_words import TIMES, Word

# TIMEX3 letter of a unit and how many of it the unit is.
_LETTERS = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1), "week": ("W", 1),
    "weekend": ("WE", 1), "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("Q", 1), "season": ("M", 3),
    "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100),
}  # fmt: skip
_VAGUE_LETTERS = _LETTERS | {"decade": ("DE", 1), "century": ("CE", 1)}
_SETS = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "weekend": "XXXX-WXX-WE",
    "hour": "XXXX-XX-XXTXX", "quarter": "XXXX-QX", "decade": "XXX", "season": "XXXX-XX",
}  # fmt: skip


def unit_of(words: Sequence[Word]) -> str:
    """The unit of time among the words, "" where there is none."""
    return next((str(w.value) for w in words if w.kind in ("UNIT", "PLURAL")), "")


def count_of(words: Sequence[Word]) -> float | None:
    """The number among the words, None where it is vague: "several", "years"."""
    total: float | None = None
    spelt = [w.text for w in words if w.kind in ("WORDNUM", "SCALE")]
    figures = [float(w.value) for w in words if w.kind in ("DAY", "NUM", "YEAR")]
    if figures:
        total = figures[0] * (spelt_value(spelt) if spelt and spelt[0] in SCALES else 1)
    elif spelt:
        total = spelt_value(spelt)
    elif any(w.kind == "A" for w in words) and not any(w.kind in ("VAGUE", "PLURAL") for w in words):
        total = 1.0
    if any(w.kind == "HALF" for w in words):
        is_half_alone = (
            total in (None, 1.0)
            and words[0].kind in ("HALF", "A", "APPROX")
            and not any(w.kind == "AND" for w in words)
        )
        total = 0.5 if is_half_alone else (total or 0) + 0.5
    return total


def length(words: Sequence[Word]) -> str:
    """The TIMEX3 duration of the words, with X for a vague number."""
    count, unit = count_of(words), unit_of(words)
    letters, each = (_LETTERS if count is not None else _VAGUE_LETTERS)[unit]
    number = "X" if count is None else f"{count * each:g}" if count * each < 1e6 else f"{count * each:.0f}"
    return f"P{letters[:1]}{number}{letters[1:]}" if letters[0] == "T" else f"P{number}{letters}"


def repetition(words: Sequence[Word]) -> str | None:
    """The TIMEX3 set of the words: ``XXXX-WXX-1`` for "every Monday", ``P2Y`` for "every two years"."""
    for word in words:
        if word.kind == "SETADVERB":
            return str(word.value)
        if word.kind in ("WEEKDAY", "PLURALWEEKDAY"):
            return f"XXXX-WXX-{word.value}"
        if word.kind == "PART":
            return f"XXXX-XX-XXT{TIMES['parts'][word.text][0]}"
        if word.kind == "SEASON":
            return f"XXXX-{SEASONS[word.value - 1]}"
        if word.kind == "MONTH":
            return f"XXXX-{word.value:02d}"
    # of "three times a day" the day counts
    times = next((i for i, w in enumerate(words) if w.kind == "TIMES"), 0)
    if any(w.kind in ("DAY", "NUM", "WORDNUM") for w in words[times:]):
        return length(words)
    return _SETS.get(unit_of(words))
