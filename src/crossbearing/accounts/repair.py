"""Characters that went wrong on their way: mojibake, invisible marks, odd spaces and line ends."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import ftfy

LINE_ENDS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")
INVISIBLE = dict.fromkeys(
    [
        *(c for c in range(32) if chr(c) not in "\t\n\v\f"),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        *map(ord, "\u00ad\u061c\u180e\ufeff"),  # soft hyphen, Arabic letter mark, Mongolian separator, BOM
        *range(0x200B, 0x2010),  # zero width, left-to-right and right-to-left marks
        *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
        *range(0x2060, 0x2070),  # word joiner, isolates, invisible operators
        *range(0xE0000, 0xE0080),  # tags, which can hide words
    ]
)
CLEAN = LINE_ENDS | INVISIBLE
# What is left of a no-break space (C2 A0) read as Latin-1, once the A0 was taken for white space.
STRAY = re.compile(r"(?<!\w)Â(?!\w)")


# Text in which nothing can be wrong: mojibake shows in other characters than these.
SOUND = re.compile(r"[\t\n -~“”‘’–—…]*")
MARKS = 30  # combining marks that one letter keeps, as in the stream-safe text format of UAX #15
LADEN = re.compile(rf"[^\w\s!-~]{{{MARKS + 1},}}")


def repair(text: str, entities: bool = False) -> str:
    """``text`` with mojibake undone (ftfy, Speer 2019), NFC, line ends as newlines, no invisible characters.

    Curly quotation marks stay. With ``entities``, character references such as ``&amp;`` are resolved.
    """
    if SOUND.fullmatch(text) and not (entities and "&" in text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fixed = "\n".join(_fixed(text.split("\n"), entities))
    return unicodedata.normalize("NFC", LADEN.sub(_unladen, STRAY.sub(" ", fixed.translate(CLEAN))))


def _fixed(lines: Iterable[str], entities: bool) -> Iterator[str]:
    """Each line with its mojibake undone; from the first with markup on, ``&lt;`` is meant as it stands."""
    for line in lines:
        entities = entities and "<" not in line
        if SOUND.fullmatch(line) and not (entities and "&" in line):
            yield line
        else:
            yield ftfy.fix_text(line, uncurl_quotes=False, unescape_html=entities, normalization=None)


def _unladen(found: re.Match[str]) -> str:
    """What was found without marks above MARKS in a row: to sort them takes the square of their number."""
    kept: list[str] = []
    run = 0
    for character in found[0]:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MARKS:
            kept.append(character)
    return "".join(kept)


def legible(text: str) -> str:
    """``text`` as SQLite, JSON and a terminal take it: no controls, no invisible marks, no half pairs."""
    return text.encode("utf8", "replace").decode("utf8").translate(INVISIBLE)


def squeeze(text: str) -> str:
    """``text`` on one line, with single plain spaces."""
    return " ".join(text.split())
