"""A text as a row of classed words: months, day numbers, units, "ago"; all else is one class.

Token classes carry most of the syntax of time expressions (Zhong, Sun and Cambria 2017, SynTime);
what words belong to them is in ``times.yaml``.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from crossbearing.grounding.numbers import ORDINALS, SCALES, SPELT
from crossbearing.lexicons.resource import resource

TIMES: dict[str, Any] = resource("times")
Speech = Callable[[int], str]


class Word(NamedTuple):
    """A classed word: ``kind`` is its class, ``value`` what it stands for within the class."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None


OTHER = ""
_LEX = re.compile(
    r"""
      (?P<iso>\d{4}-[01]\d-[0-3]\d(?:[t ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:z|[+-]\d\d:?\d\d)?)?
        |\d{4}(?P<sep>[/.])[01]?\d(?P=sep)[0-3]?\d|(?:19|20)\d\d[01]\d[0-3]\d(?=\b)
        |\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])(?![\d/])
    | (?P<yearmonth>\d{4}-(?:0[1-9]|1[0-2]))(?![\d-])
    | (?P<numdate>\d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)(?:\d{4}|\d{2}))(?![\d/])
    | (?P<quartersign>(?<![\w-])(?:q[1-4]|[1-4]q|h[12]))\b
    | (?P<offset>(?<!\w)(?:gmt|utc)\s?[+−-]\s?\d{1,2}(?::?[0-5]\d)?)(?!\d)
    | (?P<hours>(?:0\d|(?<=at\s)1\d|(?<=at\s)2[0-3])[0-5]\d)(?=\s?(?:hours|hrs)\b)
    | (?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|(?:[01]?\d|2[0-3])h[0-5]\d\b
        |(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s?(?:[ap]\.?m|gmt|utc|bst|hrs)\b))(?![\d:])
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th))\b
    | (?P<decade>\d{3}0['’]?s|['’]?[1-9]0['’]?s)\b
    | (?P<shortyear>['’]\d{2})\b(?![\w'’])
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


def _classes() -> dict[str, tuple[str, Any]]:
    """Every word and phrase of ``times.yaml`` with its class and value."""
    found: dict[str, tuple[str, Any]] = {}

    def put(kind: str, words: Any) -> None:
        for word in words:
            found[word] = (kind, words[word] if isinstance(words, dict) else word)

    for key, kind in (
        ("months", "MONTH"), ("short_months", "SHORTMONTH"), ("weekdays", "WEEKDAY"), ("seasons", "SEASON"),
        ("plural_weekdays", "PLURALWEEKDAY"), ("short_weekdays", "SHORTWEEKDAY"), ("units", "UNIT"),
        ("plural_units", "PLURAL"), ("short_units", "PLURAL"), ("parts", "PART"), ("hours_named", "NOON"),
        ("deictic", "DEICTIC"), ("holidays", "HOLIDAY"), ("shifts", "SHIFT"), ("edges", "EDGE"),
        ("ago", "AGO"),
        ("later", "LATER"), ("after", "AFTER"), ("every", "EVERY"), ("adverbs_of_set", "SETADVERB"),
        ("vague", "VAGUE"), ("approximations", "APPROX"), ("references", "REFERENCE"), ("era", "ERA"),
        ("half_days", "HALFDAY"), ("zones", "ZONE"), ("movable_holidays", "HOLIDAY"),
        ("named_decades", "NAMEDDECADE"), ("clock_steps", "STEP"), ("weekends", "WEEKEND"),
    ):  # fmt: skip
        put(kind, TIMES[key])
    for names in resource("feasts")["names"].values():
        put("HOLIDAY", names)
    put("WORDNUM", SPELT)
    put("SCALE", SCALES)
    put("ORD", ORDINALS)
    for key in ("small_words", "marks"):
        for kind, words in TIMES[key].items():
            put(kind, words)
    return found


CLASSES = _classes()
BY_SPEECH: dict[str, dict[str, list[Any]]] = TIMES["by_part_of_speech"]
# Months and weekdays are names; without a capital they are other words ("march", "sun", "may").
CAPITALISED = frozenset(TIMES["capitalised"])
_IN_LOWER_CASE = frozenset(TIMES["in_lower_case"])
_FIGURES = {
    "ISO", "YEARMONTH", "SPOKENHOUR", "QUARTERSIGN", "NUMDATE", "CLOCK", "DECADE", "SHORTYEAR", "DAY", "NUM",
    "YEAR",
}  # fmt: skip
_SPOKEN = {kind for readings in BY_SPEECH.values() for kind, _ in readings.values()}
KINDS = tuple(sorted({kind for kind, _ in CLASSES.values()} | _SPOKEN | _FIGURES))


def _phrases() -> dict[str, list[str]]:
    """The classed phrases (and words with full stops) under their first word, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(CLASSES, key=lambda p: (-len(p), p)):
        first = re.match(r"[^\W\d_]+", phrase)
        if first and first[0] != phrase:
            found.setdefault(first[0], []).append(phrase)
    return found


PHRASES = _phrases()


def lowered(text: str) -> str:
    """The text in lower case, character for character (``İ`` alone would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def words_of(text: str, lower: str, start: int, end: int, speech: Speech) -> Iterator[Word]:
    """The words between two offsets. ``speech`` gives the part of speech of the word at an offset."""
    at = start
    while (match := _LEX.search(lower, at, end)) is not None:
        at = match.end()
        group = match.lastgroup
        if group == "word":
            word = _word(text, lower, match, speech)
            at = word.end
            yield word
        elif group == "mark":
            kind, value = CLASSES.get(match[0], (OTHER, None))
            yield Word(match.start(), at, match[0], kind, value)
        else:
            kind, value = _figure(str(group), match[0])
            if kind == "YEARMONTH" and value[1] > value[0] % 100:  # the years 2001 to 2002, say
                at -= len("-02")
                kind, value = "YEAR", value[0]
            yield Word(match.start(), at, lower[match.start() : at], kind, value)


def _word(text: str, lower: str, match: re.Match[str], speech: Speech) -> Word:
    word, start, end = match[0], match.start(), match.end()
    for phrase in PHRASES.get(word, ()):
        beyond = start + len(phrase)
        if lower.startswith(phrase, start) and not lower[beyond : beyond + 1].isalpha():
            word, end = phrase, beyond
            break
    if word in BY_SPEECH:
        kind, value = BY_SPEECH[word].get(speech(start), (OTHER, None))
    else:
        kind, value = CLASSES.get(word, (OTHER, None))
    if kind in CAPITALISED and not text[start].isupper() and word not in _IN_LOWER_CASE:
        kind = OTHER
    if kind in ("SHORTMONTH", "SHORTWEEKDAY") and lower[end : end + 1] == ".":
        end += 1
    return Word(start, end, word, kind, value)


def _figure(group: str, figure: str) -> tuple[str, Any]:
    if group == "ordinal":
        return "ORD", int(figure[:-2])
    if group == "hours":
        return "CLOCK", (int(figure[:2]), int(figure[2:]))
    if group == "yearmonth":
        return "YEARMONTH", (int(figure[:4]), int(figure[5:]))
    if group == "offset":
        return "ZONE", _offset(figure)
    if group == "clock":
        return "CLOCK", tuple(int(n) for n in re.split(r"[:h.]", figure))
    if group == "decade":
        return "DECADE", int("".join(c for c in figure if c.isdigit()))
    if group == "shortyear":
        return "SHORTYEAR", int(figure[1:])
    if group != "number":
        return group.upper(), figure
    if not figure.isdigit():
        return "NUM", float(figure.replace(",", ""))
    number = int(figure)
    if len(figure) == 4 and 1000 <= number < 2200:
        return "YEAR", number
    return "DAY" if 1 <= number <= 31 and len(figure) <= 2 else "NUM", number


def _offset(zone: str) -> str:
    """The offset that "utc+3" or "gmt -0330" names, as ISO 8601 writes it."""
    figures = "".join(c for c in zone if c.isdigit())
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "00")
    return f"{'+' if '+' in zone else '-'}{int(hours):02d}:{minutes}"
