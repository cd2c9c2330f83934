"""WordPiece (Schuster and Nakajima 2012), as BERT's uncased English models have it (Devlin et al. 2019)."""

import gzip
import unicodedata
from functools import cache
from itertools import groupby

from crossbearing.lexicons.resource import DATA

LONGEST = 100  # characters; a longer word is unknown
DROPPED = {"Mn", "Cc", "Cf"}  # accents, and what is not seen
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


def pieces_of(word: str) -> list[int]:
    """The pieces of a word or mark, as rows of the vocabulary."""
    return [piece for part in _parts(word) for piece in _longest_first(part)]


@cache
def piece(name: str) -> int:
    """The row of a piece that stands for itself, such as FIRST."""
    return _vocabulary()[name]


def _parts(word: str) -> list[str]:
    """In lower case and without accents, cut at each mark."""
    plain = (c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) not in DROPPED)
    parts: list[str] = []
    for is_mark, run in groupby(plain, key=_is_mark):
        found = "".join(run)
        parts += list(found) if is_mark else found.split()
    return parts


def _is_mark(character: str) -> bool:
    ascii_symbol = (
        character.isascii() and character.isprintable() and not character.isalnum() and character != " "
    )
    return ascii_symbol or unicodedata.category(character).startswith("P")


@cache
def _longest_first(part: str) -> tuple[int, ...]:
    vocabulary = _vocabulary()
    found: list[int] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        ends = range(len(part), start, -1) if len(part) <= LONGEST else ()
        end = next((e for e in ends if prefix + part[start:e] in vocabulary), None)
        if end is None:
            return (vocabulary[UNKNOWN],)
        found.append(vocabulary[prefix + part[start:end]])
        start = end
    return tuple(found)


@cache
def _vocabulary() -> dict[str, int]:
    """Pieces and their rows; the first two lines of the file say its source and licence."""
    with (DATA / "wordpieces.txt.gz").open("rb") as stream:
        lines = gzip.decompress(stream.read()).decode("utf8").split("\n")
    return {line: row for row, line in enumerate(lines[2:])}
