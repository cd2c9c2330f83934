"""Words and signs of units and currencies, and the pint unit (or ISO 4217 code) that they name."""

import re
from typing import Any

from crossbearing.lexicons.resource import resource

UNITS: dict[str, Any] = resource("units")


def _plurals(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith(("s", "feet", "inches")) else (word, f"{word}s")


def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for unit, words in UNITS["words"].items():
        found |= {form: unit for word in words for form in _plurals(word)}
    for code, names in UNITS["money"].items():
        found |= {form: code for word in names["words"] for form in _plurals(word)}
    return found


def _money_signs() -> dict[str, str]:
    return {sign: code for code, names in UNITS["money"].items() for sign in names["signs"]}


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


BY_WORD = _by_word()
BY_SIGN: dict[str, str] = {sign: unit for unit, signs in UNITS["signs"].items() for sign in signs}
MONEY_SIGNS = _money_signs()
MONEY = frozenset(UNITS["money"])

# A currency right before a number, at the end of what is searched.
BEFORE = re.compile(rf"(?<![\w])({_alternatives(MONEY_SIGNS)})[ \u00a0]?$")
# A unit right after a number: by word behind a space or hyphen, by sign with or without a space.
AFTER = re.compile(
    rf"(?:[ \u00a0-]|-?\n)?(?P<word>(?i:{_alternatives(BY_WORD)}))(?!\w)"
    rf"|(?:[ \u00a0]|-(?=\w\w))?(?P<sign>{_alternatives(BY_SIGN)})(?![\w²³])"
    rf"|[ \u00a0]?(?P<money>{_alternatives(MONEY_SIGNS)})(?!\w)"
)
_PER_UNIT = _alternatives(BY_WORD | {word: word for word in UNITS["per_things"]} | BY_SIGN)
_PER = rf"(?:\s?/\s?|[ -](?:per|an?|each|every)[ -])(?P<by>(?i:{_PER_UNIT}))(?!\w)"
PER = re.compile(_PER)
# The rate of an amount told twice: "60 kilometres (37 miles) an hour".
PER_BEYOND = re.compile(rf"(?:[ ]\([^()\n]{{1,25}}\)|\)){_PER}")
DOLLARS = re.compile(rf" (?:{_alternatives(UNITS['dollars'])})(?!\w)")


def unit_named(match: re.Match[str]) -> str:
    """The unit of a match of ``AFTER``."""
    if match["word"]:
        return BY_WORD[match["word"].lower()]
    return BY_SIGN[match["sign"]] if match["sign"] else MONEY_SIGNS[match["money"]]


def unit_by(match: re.Match[str]) -> str:
    """The unit of a match of ``PER``: what the rate is counted by."""
    by = match["by"]
    return BY_SIGN.get(by) or BY_WORD.get(by.lower()) or by.lower()
