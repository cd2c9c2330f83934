"""What WordNet (Fellbaum 1998) tells of a word: the fields of its senses, and what it is derived from.

The data are compiled by ``tools/compile_wordnet.py`` from WordNet 3.0 (Princeton University, under its own
licence, which allows any use with its notice).
"""

import gzip
from functools import cache
from typing import Literal

from attrs import frozen

from crossbearing.lexicons.resource import DATA

WordClass = Literal["n", "v", "a"]


@frozen
class Word:
    """A lemma as one part of speech.

    ``fields`` are the lexicographer files of its senses, that of the commonest sense first, with the share
    of its senses in each (0 to 1); ``verb`` is the verb that a noun is derived from; ``synsets`` are those
    of its commonest senses, the same for synonyms of one part of speech, ``first`` the
    first of them.
    """

    fields: dict[str, float]
    verb: str | None = None
    synsets: frozenset[str] = frozenset()
    first: str | None = None

    @property
    def field(self) -> str:
        """The field of the commonest sense."""
        return next(iter(self.fields))


UNKNOWN = Word({"unknown": 1.0})


def word(lemma: str, word_class: WordClass) -> Word:
    """What is known of ``lemma`` (lower case), UNKNOWN where it is nothing."""
    line = _lines().get((lemma, word_class))
    return UNKNOWN if line is None else _read(line)


def commonest(lemma: str) -> frozenset[str]:
    """The synset of the commonest sense of ``lemma``, as a noun and as a verb."""
    return frozenset(w.first for w in (word(lemma, "n"), word(lemma, "v")) if w.first is not None)


@cache
def synonyms(one: str, other: str, word_class: WordClass) -> bool:
    """Whether two lemmas have a synset in common."""
    return not word(one, word_class).synsets.isdisjoint(word(other, word_class).synsets)


@cache
def _read(line: str) -> Word:
    told, verb, synsets = line.split("\t")
    counts = {field: int(count) for field, count in (part.split(":") for part in told.split())}
    total = sum(counts.values())
    fields = {field: count / total for field, count in counts.items()}
    return Word(fields, verb or None, frozenset(synsets.split()), next(iter(synsets.split()), None))


@cache
def _lines() -> dict[tuple[str, str], str]:
    text = gzip.decompress((DATA / "wordnet.tsv.gz").read_bytes()).decode("ascii")
    split = (line.split("\t", 2) for line in text.splitlines() if line[0] != "#")
    return {(lemma, word_class): rest for lemma, word_class, rest in split}
