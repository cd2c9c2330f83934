"""Vectors of words in their sentences, from an encoder.

all-mpnet-base-v2 (Song et al. 2020; Reimers and Gurevych 2019), trained further for this by
``tools/train_attention.py``, reads sentences; the states of a word's pieces are averaged, turned to the axes
that tell claims apart and rounded to whole numbers, so that machines that reckon a little differently still
compare alike. The encoder's weights are whole numbers too. What is read at once changes their scale a
little, so each sentence is read by itself: what it yields depends on nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from itertools import groupby
from typing import Any

import numpy as np
import onnxruntime
from attrs import field, frozen

from crossbearing.lexicons.resource import DATA
from crossbearing.meaning.wordpieces import FIRST, LAST, piece, pieces_of
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.meaning import DIMENSIONS, WordMeanings

WORD_OR_MARK = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")
MOST = 254  # pieces read at once, without the first and last
LARGEST = 127
RECIPE = f"onnxruntime {version('onnxruntime')}"

Span = tuple[int, int]
Word = Sequence[int]  # its pieces
Whole = np.ndarray[Any, np.dtype[np.int8]]
States = np.ndarray[Any, np.dtype[np.float32]]


def encode(account: Account, claims: Iterable[Claim]) -> WordMeanings:
    """The meanings of the words of an account, in the sentences that hold ``claims``."""
    spans: list[Span] = []
    vectors: list[bytes] = []
    for start, end in _told(claims):
        read = list(states(account.text[start:end]))
        spans += [(start + first, start + last) for (first, last), _ in read]
        vectors += [_whole(np.stack([state for _, state in read])).tobytes()] if read else []
    return WordMeanings(np.array(spans, dtype="<i4").tobytes(), b"".join(vectors))


def _told(claims: Iterable[Claim]) -> Iterator[Span]:
    """What the claims of each sentence span together."""
    for _, found in groupby(sorted(claims, key=_sentence), key=_sentence):
        own = list(found)
        yield min(c.start for c in own), max(c.end for c in own)


def _sentence(claim: Claim) -> int:
    return claim.sentence


def states(text: str) -> Iterator[tuple[Span, States]]:
    """The words of a text with the encoder's last state of each; a very long one is read in stretches."""
    marks = list(WORD_OR_MARK.finditer(text))
    stretches = _stretches([pieces_of(m.group()) for m in marks])
    for mark, state in zip(marks, (state for own in stretches for state in _read(own)), strict=True):
        if mark.group()[0].isalnum():
            yield mark.span(), state


def _stretches(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words of a text in stretches that can be read at once."""
    stretch: list[Word] = []
    held = 0
    for own in words:
        if stretch and held + len(own) > MOST:
            yield stretch
            stretch, held = [], 0
        stretch.append(own[:MOST])
        held += len(own)
    if stretch:
        yield stretch


def _read(words: Sequence[Word]) -> Iterator[States]:
    """The mean of the states of each word's pieces."""
    row = [piece(FIRST), *(p for own in words for p in own), piece(LAST)]
    mask = np.ones((1, len(row)), dtype=np.int64)
    ((read,),) = _session().run(None, {"pieces": _rows_of(row)[None], "attention_mask": mask})
    start = 1
    for own in words:
        yield read[start : start + len(own)].mean(axis=0) if own else np.zeros_like(read[0])
        start += len(own)


def _whole(rows: States) -> Whole:
    axes = _axes()
    # summed in one order; the library of matrices would wake threads for so little
    turned = np.einsum("ij,jk->ik", rows - axes.mean, axes.directions)
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    whole: Whole = np.round(turned / np.maximum(lengths, 1e-9) * LARGEST).astype(np.int8)
    return whole


@frozen
class _Axes:
    mean: States = field(repr=False)
    directions: States = field(repr=False)


def _rows_of(pieces: Sequence[int]) -> States:
    """What the encoder knows of pieces, a row each."""
    rows, scales = _vocabulary()
    found: States = rows[pieces] * scales[pieces]
    return found


@cache
def _vocabulary() -> tuple[Whole, States]:
    """A row of whole numbers for each piece, and the scale of each row."""
    with (DATA / "pieces.npz").open("rb") as stream:
        kept = np.load(stream)
        return kept["rows"], kept["scales"]


@cache
def _axes() -> _Axes:
    with (DATA / "axes.npz").open("rb") as stream:
        kept = np.load(stream)
        return _Axes(kept["mean"].astype(np.float32), kept["directions"].astype(np.float32)[:, :DIMENSIONS])


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # sums in one order
    return onnxruntime.InferenceSession(
        (DATA / "encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
