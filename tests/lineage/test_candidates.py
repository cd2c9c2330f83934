"""The index of shingles: it makes the pairs that counting by hand makes, whatever is indexed together."""

from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.lineage.candidates import (
    CandidateSettings,
    candidate_pairs,
    index,
    kept_shingles,
    numbers_of,
)
from crossbearing.lineage.sketch import Sketch, sketch
from crossbearing.model.account import Account, Paragraph

WORDS = st.lists(st.integers(0, 9).map(lambda n: 2 * n + 1), max_size=30)
TEXTS = st.lists(WORDS, max_size=9)
SETTINGS = CandidateSettings(shingle=2, kept=0.7, common=3)


def sketch_of(words: list[int]) -> Sketch:
    return Sketch(np.array(words, np.uint32), np.array([], np.uint64))


def kept_of(text: Sketch, settings: CandidateSettings = SETTINGS) -> list[int]:
    (kept,) = kept_shingles([text], settings)
    found: list[int] = kept.tolist()
    return found


@given(TEXTS)
def test_pairs_are_those_with_enough_links(texts: list[list[int]]) -> None:
    held: dict[int, list[int]] = {}
    for number, words in enumerate(texts):
        for shingle in set(kept_of(sketch_of(words))):
            held.setdefault(shingle, []).append(number)
    links: Counter[tuple[int, int]] = Counter()
    for some in held.values():
        few = len(some) <= SETTINGS.common
        links.update(combinations(some, 2) if few else ((some[0], other) for other in some[1:]))
    expected = sorted(pair for pair, n in links.items() if n >= SETTINGS.least)
    held_by = index(kept_shingles([sketch_of(words) for words in texts], SETTINGS))
    assert list(numbers_of(candidate_pairs(held_by, SETTINGS))) == expected


@given(TEXTS)
def test_what_is_kept_of_a_text_does_not_depend_on_the_others(texts: list[list[int]]) -> None:
    together = kept_shingles([sketch_of(words) for words in texts], SETTINGS)
    assert [own.tolist() for own in together] == [kept_of(sketch_of(words)) for words in texts]


def test_a_shingle_of_empty_words_is_none() -> None:
    text = "It was as if they had all been there with us and we with them."
    account = Account("a", "a", text, (Paragraph(0, len(text), "paragraph"),))
    assert kept_of(sketch(account), CandidateSettings(kept=1.0)) == []
