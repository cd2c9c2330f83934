"""Train the model of ``claims/attitudes.py`` on PolNeAR's training part and write its weights.

    python tools/train_attitudes.py [--shared FOLDER] [--held-out SHARE] [--threshold LOG_ODDS]

FOLDER holds ``benchmarks/attribution/train.jsonl.gz`` and the benchmarks' scorer, whose alignment carries
the annotators' offsets over to the text as read. A candidate is right where an annotator marked its cue and
a content whose words overlap its own with a Dice coefficient of at least one half, the benchmark's measure.
The model is a logistic regression with L2 penalty, fitted by full-batch gradient descent with Nesterov's
momentum from zero, hence deterministic; features seen fewer than SELDOM times are left out, and so are
weights that round to nothing. With ``--held-out`` the last share of the articles is kept apart, and precision
and recall on it are printed instead of writing anything.
"""

import argparse
import gzip
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims.attitudes import candidates, content_of, features
from crossbearing.claims.scene import scene_of

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
TARGET = HERE.parent / "src/crossbearing/lexicons/data/attitudes.tsv"
HEADER = """\
# source: fitted by tools/train_attitudes.py on the training part of PolNeAR (Newell, Margolin and Ruths 2018)
# licence: Apache-2.0
# A feature and its weight in log-odds.
"""
SELDOM = 3
PENALTY = 3.0
STEPS = 400
DIGITS = 2


@frozen
class Example:
    """The features of a candidate, and whether annotators marked it."""

    article: int
    features: tuple[str, ...]
    right: bool


def examples(shared: Path) -> list[Example]:
    """All candidates of the training articles with their labels."""
    score = _scorer(shared)
    with gzip.open(shared / "benchmarks/attribution/train.jsonl.gz", "rt", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    accounts = [read(Path(f"{article['id']}.txt"), article["text"].encode()) for article in articles]
    found: list[Example] = []
    for number, parse in enumerate(Parser(ParseSettings()).parse(accounts)):
        gold = score.Account(articles[number], text=accounts[number].text)
        marked = [_marked(gold, item) for item in articles[number]["gold"]]
        scene = scene_of(parse)
        for candidate in candidates(scene):
            cue = parse.tokens[candidate.cue]
            spans = [(parse.tokens[i].start, parse.tokens[i].end) for i in content_of(parse, candidate)]
            words = set().union(*(gold.words_in(span) for span in spans))
            right = any(
                _touches(cues, (cue.start, cue.end)) and 4 * len(words & told) >= len(words) + len(told)
                for cues, told in marked
            )
            found.append(Example(number, tuple(features(scene, candidate)), right))
    return found


def _marked(gold: Any, item: Any) -> tuple[list[tuple[int, int]], set[int]]:
    """Where the cue of an annotation stands in the text as read, and the words of its content."""
    cues = [span for piece in item["cue"] if (span := gold.span(*piece))]
    contents = [span for piece in item["content"] if (span := gold.span(*piece))]
    return cues, set().union(*(gold.words_in(span) for span in contents))


def _touches(spans: list[tuple[int, int]], word: tuple[int, int]) -> bool:
    return any(start < word[1] and word[0] < end for start, end in spans)


def _scorer(shared: Path) -> Any:
    """The module of the benchmarks' scorer, which is no package."""
    spec = importlib.util.spec_from_file_location("score", shared / "benchmarks/score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "benchmarks/score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def fit(told: list[Example]) -> dict[str, float]:
    """The weights of the features."""
    seen = Counter(name for example in told for name in example.features)
    names = sorted(name for name, count in seen.items() if count >= SELDOM)
    place = {name: i for i, name in enumerate(names)}
    rows = [[place[name] for name in example.features if name in place] for example in told]
    row = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    column = np.array([i for r in rows for i in r])
    right = np.array([example.right for example in told], dtype=float)
    weights, ahead = np.zeros(len(names)), np.zeros(len(names))
    # Each feature's own step, from a diagonal bound on the curvature: (x·d)² ≤ |x|₁ Σ xᵢdᵢ² for x of 0 and 1.
    sizes = np.bincount(row, minlength=len(rows))[row]
    rate = 1 / (0.25 * np.bincount(column, sizes, minlength=len(names)) + PENALTY)
    for step in range(1, STEPS + 1):
        odds = np.bincount(row, ahead[column], minlength=len(rows))
        error = 1 / (1 + np.exp(-odds)) - right
        slope = np.bincount(column, error[row], minlength=len(names)) + PENALTY * ahead
        moved = ahead - rate * slope
        ahead = moved + (step - 1) / (step + 2) * (moved - weights)
        weights = moved
    return {name: round(float(w), DIGITS) for name, w in zip(names, weights, strict=True) if round(w, DIGITS)}


def main() -> None:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="FOLDER")
    parser.add_argument("--held-out", type=float, default=0.0, metavar="SHARE")
    given = parser.parse_args()
    told = examples(given.shared)
    first_kept = (1 - given.held_out) * (told[-1].article + 1)
    weights = fit([example for example in told if example.article < first_kept])
    if given.held_out:
        measure([example for example in told if example.article >= first_kept], weights)
        return
    lines = "".join(f"{name}\t{weight}\n" for name, weight in sorted(weights.items()))
    TARGET.write_text(HEADER + lines, "utf8")
    print(f"{TARGET.name}: {len(weights)} weights from {len(told)} candidates")


def measure(kept: list[Example], weights: dict[str, float]) -> None:
    """Print precision and recall at several thresholds."""
    odds = [sum(weights.get(name, 0.0) for name in example.features) for example in kept]
    for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0):
        taken = [example.right for example, odd in zip(kept, odds, strict=True) if odd > threshold]
        precision, recall = sum(taken) / max(len(taken), 1), sum(taken) / sum(e.right for e in kept)
        print(f"{threshold:5.1f}  precision {precision:.3f}  recall {recall:.3f}  taken {len(taken)}")


if __name__ == "__main__":
    main()
