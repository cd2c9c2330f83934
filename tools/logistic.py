"""What the training tools share: examples, a logistic regression, the shared sets and their scorer.

The regression has an L2 penalty and is fitted by full-batch gradient descent with Nesterov's momentum from
zero, hence deterministic. Features seen fewer than SELDOM times are left out, and so are weights that round
to nothing.
"""

import argparse
import gzip
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from attrs import frozen

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = Path(__file__).resolve().parents[1] / "src/crossbearing/lexicons/data"
SELDOM = 3
STEPS = 400
DIGITS = 2


class Grouped(Protocol):
    """What is told or held out together with all of its ``group``."""

    @property
    def group(self) -> str: ...


G = TypeVar("G", bound=Grouped)


@frozen
class Example:
    """The features of a candidate, and whether annotators hold it right; a ``group`` is held out whole.

    ``values`` are those of the features, none negative; without them each is 1.
    """

    group: str
    features: tuple[str, ...]
    right: bool
    values: tuple[float, ...] | None = None

    @property
    def valued(self) -> list[tuple[str, float]]:
        """Its features with their values."""
        return list(zip(self.features, self.values or (1.0,) * len(self.features), strict=True))


def lines_of(path: Path) -> list[Any]:
    """The documents of a shared set."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def scorer(shared: Path) -> Any:
    """The module of the benchmarks' scorer, which is no package."""
    spec = importlib.util.spec_from_file_location("score", shared / "benchmarks/score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "benchmarks/score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def fit(told: list[Example], penalty: float) -> dict[str, float]:
    """The weights of the features; ``penalty`` is that of the sum of their squares, halved."""
    seen = Counter(name for example in told for name in example.features)
    names = sorted(name for name, count in seen.items() if count >= SELDOM)
    place = {name: i for i, name in enumerate(names)}
    rows = [[(place[name], v) for name, v in example.valued if name in place] for example in told]
    row = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    column = np.array([i for r in rows for i, _ in r])
    value = np.array([v for r in rows for _, v in r])
    right = np.array([example.right for example in told], dtype=float)
    weights, ahead = np.zeros(len(names)), np.zeros(len(names))
    # Each feature's own step, from a diagonal bound on the curvature: (x·d)² ≤ |x|₁ Σ xᵢdᵢ² for x ≥ 0.
    sizes = np.bincount(row, value, minlength=len(rows))[row] * value
    rate = 1 / (0.25 * np.bincount(column, sizes, minlength=len(names)) + penalty)
    for step in range(1, STEPS + 1):
        odds = np.bincount(row, ahead[column] * value, minlength=len(rows))
        error = 1 / (1 + np.exp(-odds)) - right
        slope = np.bincount(column, error[row] * value, minlength=len(names)) + penalty * ahead
        moved = ahead - rate * slope
        ahead = moved + (step - 1) / (step + 2) * (moved - weights)
        weights = moved
    return {name: round(float(w), DIGITS) for name, w in zip(names, weights, strict=True) if round(w, DIGITS)}


def measure(kept: list[Example], weights: dict[str, float]) -> None:
    """Print precision and recall at several thresholds of the log-odds."""
    odds = [sum(weights.get(name, 0.0) * v for name, v in example.valued) for example in kept]
    for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
        taken = [example.right for example, odd in zip(kept, odds, strict=True) if odd > threshold]
        precision, recall = sum(taken) / max(len(taken), 1), sum(taken) / sum(e.right for e in kept)
        print(f"{threshold:5.1f}  precision {precision:.3f}  recall {recall:.3f}  taken {len(taken)}")


def train(
    name: str,
    about: str | None,
    header: Iterable[str],
    penalty: float,
    examples: Callable[[Path], list[Example]],
) -> None:
    """The command line of a training tool: ``examples`` of the shared folder into the resource ``name``.tsv,
    or with ``--held-out`` the figures on the share of them that is kept apart."""
    given = arguments(about)
    told, kept = split(examples(given.shared), given.held_out)
    weights = fit(told, penalty)
    if kept:
        measure(kept, weights)
    else:
        write(name, header, weights)


def arguments(about: str | None) -> argparse.Namespace:
    """The command line of all training tools."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=about, formatter_class=plain)
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="FOLDER")
    parser.add_argument("--held-out", type=float, default=0.0, metavar="SHARE")
    return parser.parse_args()


def split(told: list[G], share: float) -> tuple[list[G], list[G]]:
    """The examples to train with, and those of the last ``share`` of the groups, which are kept apart."""
    groups = list(dict.fromkeys(example.group for example in told))
    kept = set(groups[round((1 - share) * len(groups)) :])
    return [e for e in told if e.group not in kept], [e for e in told if e.group in kept]


def write(name: str, header: Iterable[str], weights: dict[str, float]) -> None:
    """Write the resource ``name``.tsv."""
    lines = [*(f"# {line}" for line in header), *(f"{key}\t{weights[key]}" for key in sorted(weights))]
    (DATA / f"{name}.tsv").write_text("".join(f"{line}\n" for line in lines), "utf8")
    print(f"{name}.tsv: {len(weights)} weights")
