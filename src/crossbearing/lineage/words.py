"""An account as a row of words in the form they are compared in, each with its place in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import product

from attrs import field, frozen

from crossbearing.lineage.forms import form, standard_phrases
from crossbearing.model.account import Account

WORD = re.compile(r"\w+(?:['’]\w+)?")
# A closing mark before a letter is an apostrophe.
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|‘(?:[^‘’\n]|’(?=\w))*’|(?<!\w)'(?:[^'\n]|'(?=\w)){12,}'(?!\w)")
# What it says that two accounts share a word. Names and figures belong to what happened: who tells of one
# event shares them without having copied.
FULL, FACT, EMPTY, STANDARD = 1.0, 0.5, 0.4, 0.05
MARKS = re.compile(r"[“‘\"]|(?<!\w)'")  # looked for first: a text without has no quotations
QUOTED_RUNS = (3, 5)  # words: what two accounts must share of a quotation, two of them of content


@frozen
class Words:
    """The word ``forms[i]`` stands at ``starts[i]`` to ``ends[i]`` and weighs ``weights[i]``.

    ``quotes`` are quoted stretches of the text. Furniture has no words here.
    """

    document: str
    forms: tuple[int, ...] = field(repr=False)
    weights: tuple[float, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    quotes: tuple[tuple[int, int], ...] = field(repr=False)

    def in_quotes(self, first: int, last: int) -> float:
        """The share of the words ``first`` to ``last`` (exclusive) that stand between quotation marks."""
        inside = sum(self._quoted(self.starts[i]) for i in range(first, last))
        return inside / max(last - first, 1)

    def quoted_words(self) -> Iterator[tuple[int, int]]:
        """For each quoted stretch its first word and the one after its last."""
        return (self.between(start, end) for start, end in self.quotes)

    def quoted_runs(self) -> Iterator[tuple[tuple[int, ...], int, int]]:
        """The runs with content within quotations, where each starts and where its quotation ends."""
        for first, last in self.quoted_words():
            for i, size in product(range(first, last), QUOTED_RUNS):
                if i + size <= last and sum(w > EMPTY for w in self.weights[i : i + size]) > 1:
                    yield self.forms[i : i + size], i, last

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first word at or after ``start``, and the first at or after ``end``."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _quoted(self, offset: int) -> bool:
        at = bisect_right(self.quotes, (offset, len(self.starts) + offset)) - 1
        return at >= 0 and self.quotes[at][0] <= offset < self.quotes[at][1]


def words_of(account: Account) -> Words:
    """The words of an account's own text; furniture is the page's and proves nothing."""
    found = [
        (m.group(), m.start() + p.start, m.end() + p.start)
        for p in account.paragraphs
        if p.kind != "furniture"
        for m in WORD.finditer(account.text[p.start : p.end])
    ]
    words = [w for w, _, _ in found]
    forms = tuple(map(form, words))
    return Words(
        account.id,
        forms,
        _weights(words, forms),
        tuple(s for _, s, _ in found),
        tuple(e for _, _, e in found),
        tuple(m.span() for m in QUOTED.finditer(account.text)),
    )


def _is_fact(word: str) -> bool:
    """Whether it is a figure or begins like a name; in a text all in capitals nothing tells a name."""
    return any(c.isdigit() for c in word) or (word[0].isupper() and not word.isupper())


def _weights(words: list[str], forms: tuple[int, ...]) -> tuple[float, ...]:
    weights = [
        EMPTY if not f & 1 else FACT if _is_fact(w) else FULL for w, f in zip(words, forms, strict=True)
    ]
    row = " ".join(words).lower()
    for phrase in standard_phrases().finditer(row):
        first = row.count(" ", 0, phrase.start())
        for index in range(first, first + phrase.group(1).count(" ") + 1):
            weights[index] = STANDARD
    return tuple(weights)
