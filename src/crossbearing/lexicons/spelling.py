"""When two names are one, spelled in two ways: romanised differently, mistyped, or short of an initial."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from crossbearing.lexicons.bodies import is_given_name
from crossbearing.lexicons.resource import resource

SHORTEST = 4  # letters of words that may be mistyped
ALIKE = 80.0  # per cent of rapidfuzz's ratio of two words
WHOLLY = 88.0  # and of two names as wholes
SKELETON = 3  # consonants that tell a word, where only vowels differ
ONE_LETTER = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiou]")


@cache
def name_words(name: str) -> tuple[str, ...]:
    """A name's words in lower case, without full stops, hyphens and "Jr."; never empty for a name."""
    words = tuple(p.strip(".").casefold() for p in re.split(r"[\s\-‐‑]+", name) if p.strip("."))
    bare = tuple(w for w in words if w.rstrip(",") not in _suffixes())
    return bare or words


@cache
def folded(word: str) -> str:
    """``word`` with what romanisations exchange made equal: "Sergey" and "Sergei"."""
    text = "".join(resource("spelling")["umlauts"].get(c, c) for c in word.casefold())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())
    for old, new in resource("spelling")["folded"]:
        text = text.replace(old, new)
    return ONE_LETTER.sub(r"\1", text)


def is_one_word(one: str, other: str) -> bool:
    """Whether two words of names are one, spelled in two ways. Two given names that differ are two."""
    if (
        one == other
        or folded(one) == folded(other)
        or _given().get(one, frozenset()) & _given().get(other, frozenset())
    ):
        return True
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return False
    if is_given_name(one) and is_given_name(other):
        return False
    ratio = fuzz.ratio(folded(one), folded(other))
    bones = VOWELS.sub("", folded(one))
    return ratio >= ALIKE or (
        len(bones) >= SKELETON and len(one) > SHORTEST and bones == VOWELS.sub("", folded(other))
    )


@cache
def _given() -> dict[str, frozenset[int]]:
    """For each given name the numbers of the lines that make it one with others."""
    table: dict[str, set[int]] = {}
    for number, names in enumerate(resource("spelling")["given"]):
        for name in names:
            table.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in table.items()}


def written_out(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a body's or road's name without abbreviations; at its beginning "St." is a saint."""
    short: dict[str, str] = resource("spelling")["short"]
    return (*words[:1], *(short.get(word, word) for word in words[1:]))


def is_one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of equally many words are one, word for word."""
    if len(one) != len(other) or not all(map(is_one_word, one, other)):
        return False
    same = sum(folded(a) == folded(b) for a, b in zip(one, other, strict=True))
    return 2 * same >= len(one) or fuzz.ratio(" ".join(one), " ".join(other)) >= WHOLLY


def is_shorter_name(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether ``shorter`` is ``longer`` without middle names or with an initial ("J. Roe")."""
    if len(shorter) < 2 or len(shorter) > len(longer) or not is_one_word(shorter[-1], longer[-1]):
        return False
    middle = all(any(word == w or _is_initial(word, w) for w in longer) for word in shorter[1:-1])
    return middle and (is_one_word(shorter[0], longer[0]) or _is_initial(shorter[0], longer[0]))


def _is_initial(letter: str, word: str) -> bool:
    return len(letter) == 1 and word.startswith(letter)


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(resource("spelling")["suffixes"])
