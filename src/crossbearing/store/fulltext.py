"""Full text in memory: which of a list of texts hold the words asked for, the best first.

SQLite's FTS5 does it, with Porter's stems and accents folded, and ranks by BM25 (Robertson and Zaragoza
2009).
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence

OPEN, CLOSE = "\x02", "\x03"  # around what was found in a snippet; they are taken out of the texts
_CONTROL = re.compile("[\x00\x02\x03]")
_ASKED = re.compile(r'(-)?(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w")


class FullText:
    """An index over texts, which are called by their number from 0.

    Not to be asked from several threads at once; what it holds never changes.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        rows = ((i, _CONTROL.sub(" ", _sound(text))) for i, text in enumerate(texts))
        self._connection.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)
        self._connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")

    def find(self, asked: str) -> tuple[int, ...]:
        """The numbers of the texts that hold what is ``asked``, the best first; none for nothing asked."""
        expression = match_expression(asked)
        if not expression:
            return ()
        rows = self._connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank, rowid", (expression,)
        )
        return tuple(number for (number,) in rows)

    def snippets(self, asked: str, numbers: Sequence[int], words: int = 40) -> dict[int, str]:
        """For each of ``numbers`` up to ``words`` words around what was found, which OPEN and CLOSE mark."""
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(
            f"SELECT rowid, snippet(texts, 0, ?, ?, '…', ?) FROM texts"
            f" WHERE texts MATCH ? AND rowid IN ({marks})",
            (OPEN, CLOSE, words, match_expression(asked), *numbers),
        )
        return dict(rows.fetchall())


def match_expression(asked: str) -> str:
    """What a reader typed as an FTS5 expression: all words, "some words in a row", beginn*, -without, this OR
    that.

    Empty where there is no word to look for.
    """
    wanted: list[list[str]] = [[]]
    unwanted: list[str] = []
    for minus, phrase, word in _ASKED.findall(_sound(asked)):
        told = phrase or word
        if word == "OR":
            wanted.append([])
        elif _WORD.search(told):
            beginning = "*" if word.endswith("*") else ""
            quoted = _CONTROL.sub(" ", told).replace('"', " ").rstrip("*")
            (unwanted if minus else wanted[-1]).append(f'"{quoted}"{beginning}')
    either = [f"({' AND '.join(all_of)})" for all_of in wanted if all_of]
    if not either:
        return ""
    return " NOT ".join([either[0] if len(either) == 1 else f"({' OR '.join(either)})", *unwanted])


def _sound(text: str) -> str:
    """``text`` without lone surrogates, which SQLite cannot hold."""
    return text.encode("utf8", "replace").decode("utf8")
