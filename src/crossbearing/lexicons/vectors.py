"""How near two passages are in meaning, though they share no word: "lost their lives", "the deaths".

A passage is the weighted sum of the vectors of its words (Arora, Liang and Ma 2017), which
``tools/distil_vectors.py`` distils from a sentence encoder. All is reckoned in whole numbers, so that a text
gives the same likeness on every machine.
"""

import re
from functools import cache
from math import sqrt
from typing import Any

import numpy as np
from attrs import field, frozen

from crossbearing.lexicons.resource import DATA

WORD = re.compile(r"[a-z]{2,}|\d+")
Vectors = np.ndarray[Any, np.dtype[np.int64]]


@frozen
class _Table:
    rows: dict[str, int] = field(repr=False)
    vectors: Vectors = field(repr=False)


def vector(text: str) -> Vectors:
    """The sum of the vectors of the known words of ``text``; zero if it knows none."""
    known = _table()
    rows = [known.rows[w] for w in WORD.findall(text.lower()) if w in known.rows]
    total: Vectors = known.vectors[rows].sum(axis=0, dtype=np.int64)
    return total


def cosine(one: Vectors, other: Vectors) -> float:
    """The cosine of two vectors, from -1 to 1; 0 where one is zero."""
    lengths = sqrt(int(one @ one) * int(other @ other))
    return int(one @ other) / lengths if lengths else 0.0


@cache
def _table() -> _Table:
    with (DATA / "vectors.npz").open("rb") as stream:
        kept = np.load(stream)
        vectors = kept["vectors"].astype(np.int64) * kept["weights"].astype(np.int64)[:, None]
        return _Table({str(word): row for row, word in enumerate(kept["words"])}, vectors)
