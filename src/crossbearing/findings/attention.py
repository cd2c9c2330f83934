"""Two claims read beside each other: what in the one answers each word of the other, and what that comes to.

A word looks for its counterpart in the other claim, by meaning and by the parts that both play, and is
compared with what it finds; of all words together, the rare ones first, a small network tells whether the
claims say the same, give other answers to one question, or neither (decomposable attention, Parikh et al.
2016). ``tools/train_attention.py`` trains it, together with the encoder whose rows it reads.
"""

from functools import cache
from typing import Any

import numpy as np
from attrs import field, frozen

from crossbearing.lexicons.resource import DATA

MOST = 60  # words of a claim
DIGITS = 2
SURE = 8.0  # log-odds, and no surer
RARE, STRESSED = 5.0, 8.0  # by which rarities are divided and products multiplied, to be of the size of 1

Rows = np.ndarray[Any, np.dtype[np.float32]]


@frozen(eq=False)
class Words:
    """The words of a claim: a unit row for the meaning of each, its rarity in nats, and its tags."""

    rows: Rows = field(repr=False)
    rarities: Rows = field(repr=False)
    tags: Rows = field(repr=False)


@frozen
class Reading:
    """The log-odds, each against all else, that two claims say the same, and that they give other answers
    to one question."""

    same: float = 0.0
    otherwise: float = 0.0


def read_beside(one: Words, other: Words) -> Reading:
    """What two claims are to each other; nothing is known where one has no word."""
    if not len(one.rows) or not len(other.rows):
        return Reading()
    near = one.rows @ other.rows.T
    (mine, answered), (yours, returned) = _side(one, other, near), _side(other, one, near.T)
    least, most = min(answered, returned), max(answered, returned)
    how_well = np.array([least, most, least**2, most**2], dtype=np.float32) * 3
    told = np.concatenate([mine + yours, np.abs(mine - yours), how_well])
    net = _network()
    neither, same, otherwise = _layer(net.last, _ramp(_layer(net.whole, told))).tolist()
    return Reading(_odds(same, neither, otherwise), _odds(otherwise, neither, same))


def _side(own: Words, other: Words, near: Rows) -> tuple[Rows, float]:
    """What the words of a claim make of the other, and how well it answers them, at most 1."""
    net = _network()
    sought = _shares(near * net.keen + own.tags @ net.parts @ other.tags.T)
    found, tags, best = sought @ other.rows, sought @ other.tags, np.clip(near.max(axis=1), -1, 1)
    beside = np.concatenate(
        [
            own.rows,
            found,
            np.abs(own.rows - found),
            own.rows * found * STRESSED,
            best[:, None],
            own.tags,
            tags,
            own.rarities[:, None] / RARE,
        ],
        axis=1,
    )
    told = _ramp(_layer(net.word, _ramp(_layer(net.pair, beside))))
    heard = _shares(_layer(net.heard, told)[:, 0] + np.log(own.rarities))
    return heard @ told, float(best @ own.rarities / own.rarities.sum())


def _shares(scores: np.ndarray[Any, Any]) -> Rows:
    """Scores of the last axis as positive shares that add up to 1."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Rows = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _ramp(rows: Rows) -> Rows:
    above: Rows = np.maximum(rows, 0)
    return above


def _odds(of: float, one: float, other: float) -> float:
    rest = float(np.logaddexp(one, other))
    return round(min(max(of - rest, -SURE), SURE), DIGITS)


@frozen(eq=False)
class _Layer:
    weights: Rows
    bias: Rows


def _layer(layer: _Layer, rows: Rows) -> Rows:
    turned: Rows = rows @ layer.weights + layer.bias
    return turned


@frozen(eq=False)
class _Network:
    """``keen``: how much a nearer word is preferred; ``parts``: how gladly a word of one tag takes one of
    another for its counterpart; then the layers of a word and its counterpart, and those of both claims."""

    keen: float
    parts: Rows
    pair: _Layer
    word: _Layer
    heard: _Layer
    whole: _Layer
    last: _Layer


@cache
def _network() -> _Network:
    with (DATA / "attention.npz").open("rb") as stream:
        kept = {name: rows for name, rows in np.load(stream).items() if rows.dtype == np.float32}
    layers = {n: _Layer(kept[n], kept[f"{n} bias"]) for n in ("pair", "word", "heard", "whole", "last")}
    return _Network(keen=float(kept["keen"]), parts=kept["parts"], **layers)
