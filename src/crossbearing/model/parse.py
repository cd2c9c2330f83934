"""What grammar sees in an account: plain values, none of them an NLP library's object."""

from typing import Literal

from attrs import field, frozen

NameLabel = Literal["person", "organisation", "place", "group", "facility", "event", "work", "law", "product"]


@frozen
class Token:
    """A word or mark. ``head`` is the index in ``Parse.tokens`` of the word it hangs on (its own: root).

    ``pos`` and ``dep`` are Universal POS and ClearNLP dependency labels as spaCy's English models
    give them; ``tag`` is the Penn Treebank tag.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...] = field(repr=False, default=())


@frozen
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive); ``paragraph`` is an index into the account's paragraphs."""

    first: int
    last: int
    paragraph: int


@frozen
class Name:
    """A named mention: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    label: NameLabel


@frozen
class Parse:
    """An account's sentences, tokens and names; headings and furniture are not parsed into it.

    ``antecedents`` gives for the index of a pronoun's or role description's head token the tokens
    that head what it stands for: one for "he", several for "the two friends".
    """

    document: str
    text: str = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    names: tuple[Name, ...] = field(repr=False)
    antecedents: dict[int, tuple[int, ...]] = field(repr=False, factory=dict)
