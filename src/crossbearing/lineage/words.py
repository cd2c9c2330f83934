"""An account as a row of normalised words, each with its place in the text."""

import re
from bisect import bisect_right

from attrs import field, frozen

from crossbearing.model.account import Account

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# A closing mark before a letter is an apostrophe.
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|‘(?:[^‘’\n]|’(?=\w))*’")
LEAST_QUOTED = 12  # characters between marks; fewer are a term and not speech


@frozen
class Words:
    """``words[i]`` stands at ``starts[i]`` to ``ends[i]``; ``quotes`` are quoted stretches of text."""

    document: str
    words: tuple[str, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    quotes: tuple[tuple[int, int], ...] = field(repr=False)

    def in_quotes(self, first: int, last: int) -> float:
        """The share of the words ``first`` to ``last`` (exclusive) that stand between quotation marks."""
        inside = sum(self._quoted(self.starts[i]) for i in range(first, last))
        return inside / max(last - first, 1)

    def _quoted(self, offset: int) -> bool:
        at = bisect_right(self.quotes, (offset, len(self.starts) + offset)) - 1
        return at >= 0 and self.quotes[at][0] <= offset < self.quotes[at][1]


def words_of(account: Account) -> Words:
    """The words of an account's own text; furniture is the page's and proves nothing."""
    found = [
        (m.group().lower().replace("’", "'"), m.start() + p.start, m.end() + p.start)
        for p in account.paragraphs
        if p.kind != "furniture"
        for m in WORD.finditer(account.text[p.start : p.end])
    ]
    quotes = tuple(m.span() for m in QUOTED.finditer(account.text) if m.end() - m.start() - 2 >= LEAST_QUOTED)
    return Words(
        account.id,
        tuple(w for w, _, _ in found),
        tuple(s for _, s, _ in found),
        tuple(e for _, _, e in found),
        quotes,
    )
