"""What a number counts: the noun it hangs on; and whether it counts at all or is a name."""

from bisect import bisect_right

from crossbearing.grounding.numbers import Numeral
from crossbearing.grounding.units import BY_WORD, UNITS
from crossbearing.model.parse import Parse, Token

_LABELS = frozenset(UNITS["labels"])
_NOUNS = ("NOUN", "PROPN")
_INSIDE = ("nummod", "quantmod", "compound", "nmod", "advmod", "amod", "npadvmod", "punct")


class Tokens:
    """Look-ups of numerals in one account's parse."""

    def __init__(self, parse: Parse) -> None:
        self._tokens = parse.tokens
        self._starts = [t.start for t in parse.tokens]
        self._sentences = [parse.tokens[s.first].start for s in parse.sentences]

    def at(self, offset: int) -> Token:
        """The last token that begins at or before the offset."""
        return self._tokens[max(0, bisect_right(self._starts, offset) - 1)]

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two offsets lie in one sentence."""
        return bisect_right(self._sentences, one) == bisect_right(self._sentences, other)

    def is_plural(self, offset: int) -> bool:
        """Whether a plural noun begins at the offset."""
        token = self.at(offset)
        return token.start == offset and token.tag == "NNS"

    def counted(self, numeral: Numeral, end: int) -> str:
        """The lemma of the noun that the number counts, "" where there is none.

        "24 covered lorries": lorry; "dozens of vehicles", "two of the men": vehicle, man.
        """
        noun = self._noun(self.at(numeral.end - 1), end)
        return noun.lemma.lower() if noun is not None else ""

    def is_apposed_age(self, numeral: Numeral) -> bool:
        """Whether the number stands between commas after a person: "the teacher, 66, said"."""
        token = self.at(numeral.start)
        if not 0 < token.index < len(self._tokens) - 1 or token.dep not in ("appos", "nummod", "npadvmod"):
            return False
        before, after = self._tokens[token.index - 1], self._tokens[token.index + 1]
        stands_alone = before.text == "," and after.text in (",", ".", ";")
        return stands_alone and self._tokens[token.index - 2].pos in _NOUNS

    def is_label(self, numeral: Numeral) -> bool:
        """Whether a number without a unit names: "Flight 370", "787 Dreamliner", "Group of Seven"."""
        number = self.at(numeral.end - 1)
        before = self._tokens[number.index - 1] if number.index else None
        after = self._tokens[number.index + 1] if number.index + 1 < len(self._tokens) else None
        if numeral.spelt:
            return number.text[0].isupper() and before is not None and self._in_name(before, after)
        noun = self._noun(number, numeral.end)
        if noun is not None and noun.tag == "NNP" and noun.text.lower() not in BY_WORD:
            return True
        if before is None or before.end + 1 < number.start:
            return False
        if before.text.lower() in _LABELS and (noun is None or before.text[0].isupper()):
            return True
        if before.text == "of" and before.index and self._tokens[before.index - 1].text == "Group":
            return True
        if before.pos == "PROPN" and (number.head == before.index or number.pos == "PROPN"):
            return True
        head = self._tokens[number.head]
        return number.dep == "nummod" and head is before and head.pos in _NOUNS and numeral.value < 1e4

    def _in_name(self, before: Token, after: Token | None) -> bool:
        if before.text == "of" or (before.text[0].isupper() and before.pos == "PROPN"):
            return True
        return after is not None and after.pos == "PROPN" and before.pos != "PUNCT"

    def _noun(self, number: Token, end: int) -> Token | None:
        here = number
        for _ in range(4):
            if here.dep not in _INSIDE or here.head == here.index:
                break
            here = self._tokens[here.head]
            if here.pos in _NOUNS and (here.start < end or here.dep != "compound"):
                break
        if here.pos in _NOUNS and here.start >= end:
            return here
        return self._noun_after_of(number)

    def _noun_after_of(self, number: Token) -> Token | None:
        for child in number.children:
            if self._tokens[child].text.lower() == "of":
                for below in self._tokens[child].children:
                    if self._tokens[below].dep == "pobj" and self._tokens[below].pos in _NOUNS:
                        return self._tokens[below]
        return None
