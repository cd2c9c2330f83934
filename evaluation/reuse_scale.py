"""Candidates among many accounts: one method, one process, one file with an account a line.

    python evaluation/reuse_scale.py crossbearing|datasketch|rensa FILE

prints seconds, those of the processor, peak memory in MB (and what of it the interpreter and its imports took
before the search) and the pairs. It is run by ``reuse.py``; the peers need no crossbearing.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

WORDS = 250  # in an account
COPIES = 0.02
EDITED = 0.10  # of the words of a copy
SHINGLE = 4
CHAINED = 0.67  # of the words follow the one before as in the texts
PERMUTATIONS = 128
THRESHOLD = 0.4  # Jaccard: a copy with a tenth of its words edited has 0.49 of its shingles

QUOTES = re.compile('["“”‘]')  # a chain of words does not close them

Pair = tuple[int, int]


def write_accounts(file: Path, n: int, texts: Sequence[str]) -> dict[Pair, str]:
    """Write ``n`` accounts by a chain of words as they follow each other in ``texts``; the copies, by kind.

    One in fifty is a copy with a tenth of its words edited: half of them of a whole account, half of them
    of half of one inside new text. In one step of three the chain breaks off: it would repeat whole phrases.
    """
    choice = Random(11)
    follows: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for one, other in pairwise(QUOTES.sub("", text).split()):
            follows[one].append(other)
    starts = list(follows)
    copies: dict[Pair, str] = {}
    kept: dict[int, list[str]] = {}
    step = round(1 / COPIES)
    with file.open("w", encoding="utf8") as out:
        for number in range(n):
            words = _chain(follows, starts, choice)
            source = number - step // 2
            if number % step == step - 1 and source in kept:
                kind = "whole" if number // step % 2 else "half"
                taken = kept.pop(source) if kind == "whole" else kept.pop(source)[: WORDS // 2]
                edited = [choice.choice(starts) if choice.random() < EDITED else w for w in taken]
                words = edited + words[len(edited) :]
                copies[source, number] = kind
            elif number % step == step - 1 - step // 2:
                kept[number] = words
            out.write(" ".join(words) + "\n")
    return copies


def _chain(follows: dict[str, list[str]], starts: Sequence[str], choice: Random) -> list[str]:
    words = [choice.choice(starts)]
    while len(words) < WORDS:
        after = follows.get(words[-1]) if choice.random() < CHAINED else None
        words.append(after[int(choice.random() * len(after))] if after else choice.choice(starts))
    return words


def report(method: str, found: dict[str, Any], copies: dict[Pair, str]) -> str:
    """The outcome of one method in a line."""
    pairs = {(a, b) for a, b in found["pairs"]}
    recall = {
        kind: sum(p in pairs for p in copies if copies[p] == kind)
        / max(sum(k == kind for k in copies.values()), 1)
        for kind in ("whole", "half")
    }
    cost = f"{found['seconds']:.1f} s (of the processor {found['cpu']:.1f}), peak {found['peak']:.0f} MB"
    told = f"whole copies {recall['whole']:.3f}, half ones {recall['half']:.3f}; {len(pairs)} pairs"
    return f"{method:>13}: {cost} ({found['before']:.0f} before); recall of {told}"


def crossbearing(lines: Iterator[str]) -> list[Pair]:
    from crossbearing.lineage.candidates import (
        AT_ONCE,
        CandidateSettings,
        candidate_pairs,
        index,
        kept_shingles,
        numbers_of,
    )
    from crossbearing.lineage.sketch import sketch
    from crossbearing.model.account import Account, Paragraph

    accounts = (
        Account(str(n), "", line, (Paragraph(0, len(line), "paragraph"),)) for n, line in enumerate(lines)
    )
    settings, texts = CandidateSettings(), map(sketch, accounts)
    blocks = iter(lambda: kept_shingles(list(islice(texts, AT_ONCE)), settings), [])
    return list(numbers_of(candidate_pairs(index(chain.from_iterable(blocks)), settings)))


def datasketch(lines: Iterator[str]) -> list[Pair]:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    pairs = []
    for number, line in enumerate(lines):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(s).encode() for s in _shingles(line)])
        pairs += [(other, number) for other in lsh.query(sketch)]
        lsh.insert(number, sketch)
    return pairs


def rensa(lines: Iterator[str]) -> list[Pair]:
    from rensa import RMinHash, RMinHashLSH

    bands = 32
    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=bands)
    pairs = []
    for number, line in enumerate(lines):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update([" ".join(s) for s in _shingles(line)])
        pairs += [(other, number) for other in lsh.query(sketch)]
        lsh.insert(number, sketch)
    return pairs


def _shingles(line: str) -> Iterator[tuple[str, ...]]:
    words = line.lower().split()
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


METHODS: dict[str, Callable[[Iterator[str]], list[Pair]]] = {
    "crossbearing": crossbearing,
    "datasketch": datasketch,
    "rensa": rensa,
}


def main() -> None:
    method, file = sys.argv[1:]
    list(METHODS[method](iter(["some words to warm up with and to import all that is needed for it"] * 3)))
    before = _peak()
    start, used = time.perf_counter(), time.process_time()
    with Path(file).open(encoding="utf8") as lines:
        pairs = METHODS[method](lines)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    print(
        json.dumps(
            {"seconds": seconds, "cpu": cpu, "peak": _peak(), "before": before, "pairs": sorted(pairs)}
        )
    )


def _peak() -> float:
    """The peak memory of this process in MB; getrusage would count what its parent had."""
    (line,) = (x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
