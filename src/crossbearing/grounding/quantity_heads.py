"""What a number counts: the noun it hangs on; and whether it counts at all or is a name."""

from bisect import bisect_right

from crossbearing.grounding.numbers import Numeral
from crossbearing.grounding.units import BY_WORD, UNITS
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse, Token

_LABELS = frozenset(UNITS["labels"])
_RANKS = frozenset(UNITS["ranks"])
_NUMBERS = resource("numbers")
_VERBS_OF_AGE = frozenset(_NUMBERS["verbs_of_age"])
_PEOPLE = frozenset(_NUMBERS["people"])
_YOUNGEST_IN_BRACKETS = 13
_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_INSIDE = ("nummod", "quantmod", "compound", "nmod", "advmod", "amod", "npadvmod", "punct")


class Tokens:
    """Look-ups of numerals in one account's parse."""

    def __init__(self, parse: Parse) -> None:
        self._tokens = parse.tokens
        self._starts = [t.start for t in parse.tokens]
        self._persons = _last_words(parse)
        self._sentences = [parse.tokens[s.first].start for s in parse.sentences]

    def at(self, offset: int) -> Token:
        """The last token that begins at or before the offset."""
        return self._tokens[max(0, bisect_right(self._starts, offset) - 1)]

    def same_clause(self, one: int, other: int, counted: str) -> bool:
        """Whether two offsets lie in one sentence, with no subject but what is ``counted`` between them:
        not those of the numbers in "100 people died and cases rose to 240"."""
        if bisect_right(self._sentences, one) != bisect_right(self._sentences, other):
            return False
        first, last = (max(0, bisect_right(self._starts, offset) - 1) for offset in (one, other))
        return not any(t.dep in _SUBJECTS and _singular(t) != counted for t in self._tokens[first + 1 : last])

    def is_plural(self, offset: int) -> bool:
        """Whether a plural noun begins at the offset."""
        token = self.at(offset)
        return token.start == offset and token.tag == "NNS"

    def counted(self, numeral: Numeral, end: int) -> str:
        """The lemma of the noun that the number counts, "" where there is none.

        "24 covered lorries": lorry; "dozens of vehicles", "two of the men": vehicle, man.
        """
        number = self.at(numeral.end - 1)
        while number.dep == "conj" and numeral.start <= self._tokens[number.head].start < number.start:
            number = self._tokens[number.head]  # "a hundred and six"
        noun = self._noun(number, end)
        return _singular(noun) if noun is not None else ""

    def is_apposed_age(self, numeral: Numeral) -> bool:
        """Whether the number stands apart after a person: "the teacher, 66, said", "Jane Doe (66) said"."""
        token = self.at(numeral.start)
        if not 1 < token.index < len(self._tokens) - 1:
            return False
        named, before, after = (self._tokens[token.index + i] for i in (-2, -1, 1))
        if (before.text, after.text) == ("(", ")"):
            return named.start in self._persons and numeral.value >= _YOUNGEST_IN_BRACKETS
        stands_alone = before.text == "," and after.text in (",", ".", ";")
        return stands_alone and token.dep in ("appos", "nummod", "npadvmod") and named.pos in _NOUNS

    def is_told_age(self, numeral: Numeral) -> bool:
        """Whether the number is what a person is or turned: "she will be 35", "he turned 40"."""
        token = self.at(numeral.start)
        verb = self._tokens[token.head]
        if numeral.spelt and numeral.value == 1:  # "she was one of them"
            return False
        if token.end != numeral.end or verb.lemma not in _VERBS_OF_AGE or token.index < verb.index:
            return False
        subjects = [self._tokens[c] for c in verb.children if self._tokens[c].dep == "nsubj"]
        return any(s.text.lower() in _PEOPLE or s.start in self._persons for s in subjects)

    def is_label(self, numeral: Numeral) -> bool:
        """Whether a number without a unit names: "Flight 370", "787 Dreamliner", "Group of Seven"."""
        number = self.at(numeral.end - 1)
        before = self._tokens[number.index - 1] if number.index else None
        after = self._tokens[number.index + 1] if number.index + 1 < len(self._tokens) else None
        noun = self._noun(number, numeral.end)
        if noun is None and before is not None and before.text.lower() in _RANKS:
            return True
        if numeral.spelt and before is not None and before.text.lower() in _LABELS and noun is None:
            return number.head == before.index or number.text[0].isupper()  # "above seam seven"
        if numeral.spelt:
            return number.text[0].isupper() and before is not None and self._in_name(before, after)
        if noun is not None and noun.tag == "NNP" and noun.text.lower() not in BY_WORD:
            return True
        if noun is None and after is not None and after.tag == "NNP" and after.text[0].isalpha():
            return after.text.lower() not in BY_WORD  # "49 Acacia Avenue"
        if noun is not None and self._is_counted_before(number, noun):
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

    def _is_counted_before(self, number: Token, noun: Token) -> bool:
        """Whether another number before this one counts the noun: the 737 of "two new 737 jets"."""
        others = [self._tokens[c] for c in noun.children if c < number.index - 1]
        if not any(o.dep == "nummod" and o.pos == "NUM" for o in others):
            return False
        first = min(o.index for o in others if o.dep == "nummod")
        return all(t.pos in ("ADJ", "PROPN") for t in self._tokens[first + 1 : number.index])

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


def _singular(noun: Token) -> str:
    """The lemma of a noun; where a plural lost too much or nothing ("doses", "Fijians") one WordNet knows."""
    lemma, word = noun.lemma.lower(), noun.text.lower()
    if noun.tag not in ("NNS", "NNPS") or not word.endswith("s") or lemma == word[:-1]:
        return lemma
    is_cut = lemma in (word, word[:-2], f"{word[:-3]}y")
    known, cut = wordnet.word(word[:-1], "n"), wordnet.word(lemma, "n")
    return word[:-1] if is_cut and known is not wordnet.UNKNOWN and known.first != cut.first else lemma


def _last_words(parse: Parse) -> frozenset[int]:
    """Where the last words of persons' names begin."""
    tokens = parse.tokens
    return frozenset(tokens[n.last - 1].start for n in parse.names if n.label == "person")
