"""An account reduced to what candidates are found by: its words as numbers, and the runs it quotes."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from crossbearing.lineage.forms import form
from crossbearing.lineage.words import MARKS, QUOTED, QUOTED_RUNS, WORD
from crossbearing.model.account import Account

LONGEST = 30  # words of a quotation; what is shared of a longer one is found as any words are


@frozen(eq=False)
class Sketch:
    """``words`` as forms, in their order; ``quoted`` are hashes of runs in quotes."""

    words: NDArray[np.uint32] = field(repr=False)
    quoted: NDArray[np.uint64] = field(repr=False)


def sketch(account: Account) -> Sketch:
    """The sketch of an account's own text."""
    told = [account.text[p.start : p.end] for p in account.paragraphs if p.kind != "furniture"]
    words = [number for text in told for number in map(form, WORD.findall(text))]
    quoted = [run for text in told for run in _quoted(text)]
    return Sketch(np.array(words, np.uint32), np.array(quoted, np.uint64))


def _quoted(text: str) -> Iterator[int]:
    for quotation in QUOTED.findall(text) if MARKS.search(text) else ():
        words = [form(w) for w in WORD.findall(quotation)[: LONGEST + 1]]
        if len(words) > LONGEST:
            continue
        for i, size in product(range(len(words)), QUOTED_RUNS):
            run = words[i : i + size]
            if len(run) == size and sum(w & 1 for w in run) > 1:
                yield hash(tuple(run)) % 2**64  # of whole numbers, it is the same in every process
