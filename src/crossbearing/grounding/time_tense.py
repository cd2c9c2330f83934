"""What grammar says about a time: the part of speech of a word, and whether its verb looks back or ahead."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from crossbearing.grounding.time_words import TIMES
from crossbearing.model.parse import Parse, Token

Tense = Literal["past", "future"] | None

_WILL = frozenset(TIMES["will"])
_OF_THE_FUTURE = frozenset(TIMES["of_the_future"])
_BEFORE_YEARS = frozenset(TIMES["before_years"])
_OF_LEVELS = frozenset(TIMES["of_levels"])
_OF_PRICES = frozenset(TIMES["of_prices"])
_TIME_WORDS = frozenset([*TIMES["parts"], *TIMES["weekdays"], *TIMES["deictic"]])
_NOT_AFTER_HOURS = frozenset(["%", "-", "of", "to", "another"])
_THINGS = ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
_BEFORE_NUMBER = re.compile(r"\w+\s\d")


class Grammar:
    """Look-ups by offset in one account's parse; a heading, which is not parsed, is a sentence of its own."""

    def __init__(self, parse: Parse, headings: Sequence[int] = ()) -> None:
        self._text = parse.text
        self._tokens = parse.tokens
        self._starts = [t.start for t in parse.tokens]
        self._sentences = sorted([*(parse.tokens[s.first].start for s in parse.sentences), *headings])

    def sentence(self, offset: int) -> int:
        """The number of the sentence around the offset."""
        return bisect_right(self._sentences, offset)

    def token(self, offset: int) -> Token | None:
        """The token that covers the offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._tokens[index] if index >= 0 and offset < self._tokens[index].end else None

    def part_of_speech(self, offset: int) -> str:
        """The Universal POS of the word there; of what is not parsed "PROPN" before a number, else ""."""
        token = self.token(offset)
        if token is None:
            return "PROPN" if _BEFORE_NUMBER.match(self._text, offset) else ""
        return token.pos

    def counts(self, offset: int) -> bool:
        """Whether the figure there counts things: "1500 soldiers", but not "the 2019 talks"."""
        token = self.token(offset)
        if token is None or token.dep not in ("nummod", "quantmod", "compound"):
            return False
        head = self._tokens[token.head]
        before = self._tokens[token.index - 1].text.lower() if token.index else ""
        between = self._tokens[token.index : head.index]
        if any(t.pos == "PUNCT" and t.end < self._tokens[t.index + 1].start for t in between):
            return False  # "the 2019 review - pictures"
        return 0 < head.index - token.index < 4 and head.tag == "NNS" and before not in _BEFORE_YEARS

    def counts_of(self, offset: int) -> bool:
        """Whether the number there counts a thing that is no time: "at two Monday meetings"."""
        token = self.token(offset)
        if token is None:
            return False
        after = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        if after is not None and after.text.lower() == "of":
            return True
        head = self._tokens[token.head]
        counted = token.dep in ("nummod", "compound") and head.index > token.index
        return counted and head.pos in _THINGS and head.text.lower() not in _TIME_WORDS

    def stands_alone(self, offset: int) -> bool:
        """Whether the number there is all that its preposition governs: "met at two"."""
        token = self.token(offset)
        if token is None or token.index + 1 >= len(self._tokens):
            return False
        after = self._tokens[token.index + 1]
        governed = token.dep in ("pobj", "pcomp") and self._tokens[token.head].index < token.index
        return governed and after.pos not in _THINGS and after.text not in _NOT_AFTER_HOURS

    def is_of_level(self, offset: int, is_decimal: bool = False) -> bool:
        """Whether the number there is a height that something has or reaches: "the toll stood at nine", and
        with decimals "the shares closed at 7.30"."""
        token = self.token(offset)
        for _ in range(3):
            if token is None or token.head == token.index:
                return False
            token = self._tokens[token.head]
            if token.lemma in _OF_LEVELS or (is_decimal and token.lemma in _OF_PRICES):
                return True
            if token.pos in ("VERB", "AUX"):
                return False
        return False

    def tense(self, offset: int) -> Tense:
        """Whether the verb that governs the word there tells of the past or of what is to come."""
        token = self.token(offset)
        for _ in range(12):
            if token is None or (token.head == token.index and token.pos not in ("VERB", "AUX")):
                return None
            if token.lemma in _OF_THE_FUTURE:
                return "future"
            if token.pos in ("VERB", "AUX"):
                return self._tense_of_verb(token)
            token = self._tokens[token.head]
        return None

    def _tense_of_verb(self, verb: Token) -> Tense:
        helpers = [self._tokens[c] for c in verb.children if self._tokens[c].dep in ("aux", "auxpass")]
        perfect = any(h.lemma == "have" for h in helpers)
        if any(h.text.lower() in _WILL for h in helpers) and not perfect:
            return "future"
        above = self._tokens[verb.head]
        if any(h.tag == "TO" for h in helpers):
            return "future" if above.lemma in _OF_THE_FUTURE or above.lemma in ("be", "go") else None
        if verb.tag == "VBD" or perfect or any(h.tag == "VBD" for h in helpers):
            return "past"
        if verb.tag == "VBN" and not helpers:
            return "past"
        if (
            verb.tag == "VBG"
            and verb.lemma == "go"
            and any(self._tokens[c].dep == "xcomp" for c in verb.children)
        ):
            return "future"
        return None
