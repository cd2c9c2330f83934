"""The form in which a word is compared: what editors respell, and how much a word in common says."""

import re
from functools import cache
from unicodedata import normalize
from zlib import crc32

from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.spelling import folded

POSSESSIVE = re.compile(r"'s?$")


@cache
def form(word: str) -> int:
    """A number (32 bits) for a word as it is written; words that editors exchange have one number.

    British and American spellings, romanisations of a name ("Sergei", "Sergey"), accents, the possessive
    and number words ("forty", "40") are exchanged. Words of content have odd numbers, empty ones even.
    """
    number = crc32(spelled(word).encode("utf8", "surrogatepass"))
    return number & ~1 | (not _is_empty(word))


def spelled(word: str) -> str:
    """The one spelling that stands for all of a word."""
    bare = POSSESSIVE.sub("", word.replace("’", "'").lower().strip("_")) or word
    if bare in _numbers():
        return _numbers()[bare]
    if any(c.isdigit() for c in bare):
        return bare
    plain = bare
    if not bare.isascii():
        plain = "".join(c for c in normalize("NFKD", bare) if not "\u0300" <= c <= "\u036f")
    if _respelt().search(plain):
        for pattern, put in _spellings():
            plain = pattern.sub(put, plain)
    return folded(plain) or plain


def _is_empty(word: str) -> bool:
    return POSSESSIVE.sub("", word.lower()) in _empty()


@cache
def standard_phrases() -> re.Pattern[str]:
    """The turns of phrase that prove nothing, over words in lower case with a blank between.

    Each is a look-ahead with the phrase as its group, for they overlap.
    """
    phrases = sorted(resource("reuse")["standard"], key=lambda p: (-len(p), p))
    either = "|".join(re.escape(p).replace(r"\*", r"\S+(?: \S+){0,2}").replace(r"\ ", " ") for p in phrases)
    return re.compile(rf"(?<!\S)(?=({either})(?!\S))")


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for word, value in resource("numbers")["spelt"].items()}


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), put) for pattern, put in resource("reuse")["spelling"])


@cache
def _respelt() -> re.Pattern[str]:
    """What any of the spellings applies to, asked first: most words have one."""
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in resource("reuse")["spelling"]))


@cache
def _empty() -> frozenset[str]:
    return frozenset(resource("reuse")["empty"])
