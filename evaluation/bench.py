"""Time and peak memory of each stage, beside bare ``nlp.pipe`` on the same paragraphs in the same run.

    python evaluation/bench.py [--rounds N] [--lgl]

Measured are the summit accounts of the shared folder (where it is there) and 200 generated accounts, each
in a process of its own, in rounds that take turns with ``nlp.pipe``: machines are noisy, so medians are
printed. Then the command line builds the summit accounts from cold. ``--lgl`` builds the 588 unrelated
accounts of the shared set place/lgl in one case instead.
"""

import argparse
import csv
import gc
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import spacy
from attrs import evolve, field, frozen
from evaluate import BUILD, SHARED
from generated import write_accounts

from crossbearing.accounts import Source
from crossbearing.analysis.parse import UNPARSED
from crossbearing.dossier import verify
from crossbearing.model.account import Account, Problem
from crossbearing.pipeline import Stages
from crossbearing.settings import Settings
from crossbearing.wiring import exporters, wire

SUMMIT = SHARED / "acceptance/summit/accounts"
LGL = SHARED / "benchmarks/place/lgl.jsonl.gz"
GENERATED = 200
BARE = "nlp.pipe"
ANALYSIS = ("read", "parse", "extract", "ground", "encode")
KIB = 1 if sys.platform != "darwin" else 1024  # what ru_maxrss counts in: KiB, on a Mac bytes

T = TypeVar("T")


@frozen
class Meter:
    """Seconds and peak memory (MiB) of each stage, a value for each round."""

    seconds: dict[str, list[float]] = field(factory=dict)
    peaks: dict[str, list[float]] = field(factory=dict)

    def take(self, stage: str, work: Callable[[], T]) -> T:
        gc.collect()
        _forget_peak()
        started = time.perf_counter()
        made = work()
        self.seconds.setdefault(stage, []).append(time.perf_counter() - started)
        self.peaks.setdefault(stage, []).append(_mebibytes(resource.getrusage(resource.RUSAGE_SELF)))
        return made


def _forget_peak() -> None:
    """Let the peak be counted from here; where the system has no way to, it is the peak so far."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _mebibytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / KIB / 1024


def main() -> int:
    given = _arguments()
    if given.measure:
        print(json.dumps(measure(given.measure, given.rounds)))
    elif given.lgl:
        print("\n".join(build_lgl()) if LGL.is_file() else f"skipped: there is no file {LGL}")
    else:
        bench(given.rounds)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each stage is measured [default: 5]")
    parser.add_argument(
        "--lgl", action="store_true", help="build the shared set place/lgl in one case instead"
    )
    parser.add_argument("--measure", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    return parser.parse_args()


def bench(rounds: int) -> None:
    """Print the stages of both sets of accounts, and the cold build."""
    if SUMMIT.is_dir():
        print("\n".join(_report("the summit accounts", _measured(SUMMIT, rounds))), flush=True)
    else:
        print(f"skipped: the summit accounts are not here, there is no folder {SUMMIT}")
    with tempfile.TemporaryDirectory() as scratch:
        write_accounts(Path(scratch), GENERATED)
        print(
            "\n".join(_report(f"{GENERATED} generated accounts", _measured(Path(scratch), rounds))),
            flush=True,
        )
    if SUMMIT.is_dir():
        runs = [_build(SUMMIT) for _ in range(rounds)]
        seconds, peak = median(s for s, _ in runs), median(p for _, p in runs)
        print(f"\nthe summit accounts from cold, by the command line: {seconds:.1f} s, peak {peak:.0f} MiB")


def build_lgl() -> Iterator[str]:
    """Build the LGL accounts by the command line."""
    with gzip.open(LGL, "rt", encoding="utf8") as stream:
        lines = [json.loads(line) for line in stream]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with (folder / "accounts.csv").open("w", encoding="utf8", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(("name", "published"))
            for line in lines:
                (folder / f"{line['id']}.txt").write_text(line["text"], "utf8", newline="")
                rows.writerow((f"{line['id']}.txt", line["published"]))
        seconds, peak = _build(folder)
    words = sum(len(line["text"].split()) for line in lines)
    yield f"{len(lines)} accounts of LGL in one case: {words} words in {seconds:.1f} s,"
    yield f"{words / seconds:.0f} words a second, peak {peak:.0f} MiB"


def _build(folder: Path) -> tuple[float, float]:
    """Seconds and peak memory (MiB) of building a dossier of ``folder`` in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        started = time.perf_counter()
        process = subprocess.Popen([*BUILD, str(folder), "--out", out, "--quiet"])
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if not (Path(out) / "dossier.json").exists():
            sys.exit(f"no dossier was built of {folder}: exit code {os.waitstatus_to_exitcode(status)}")
    return seconds, _mebibytes(usage)


def _measured(folder: Path, rounds: int) -> dict[str, Any]:
    """What ``measure`` finds in a fresh process, so that one set's memory is not another's."""
    command = [sys.executable, __file__, "--measure", str(folder), "--rounds", str(rounds)]
    found: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """The stages on the accounts of ``folder``, in memory and without a case, ``rounds`` times."""
    settings = Settings()
    stages = wire(settings)
    bare = partial(spacy.load(settings.parse.model).pipe, batch_size=settings.parse.batch_size)
    sources = [s for s in stages.gather([folder]) if isinstance(s, Source)]
    meter = Meter()
    for _ in range(rounds):
        accounts = _round(sources, stages, bare, meter)
    words = sum(len(a.text.split()) for a in accounts)
    return {"accounts": len(accounts), "words": words, "seconds": meter.seconds, "peaks": meter.peaks}


def _round(
    sources: list[Source], stages: Stages, bare: Callable[[list[str]], Iterable[object]], meter: Meter
) -> list[Account]:
    """Take the accounts once through all stages; bare nlp.pipe has its turn next to the parser's."""
    take = meter.take
    accounts = take("read", lambda: [a for s in sources for a in _accounts(stages, s)])
    texts = _paragraphs(accounts)
    take(BARE, lambda: sum(1 for _ in bare(texts)))
    parses = take("parse", lambda: list(stages.parse(accounts)))
    claims = take("extract", lambda: [stages.extract(p) for p in parses])
    alone = list(zip(accounts, parses, claims, strict=True))
    grounded = take("ground", lambda: [stages.ground(*each) for each in alone])
    found_alone = list(zip(accounts, grounded, strict=True))
    analyses = take(
        "encode", lambda: [evolve(told, meanings=stages.encode(a, told.claims)) for a, told in found_alone]
    )
    lineage = take("trace", lambda: stages.trace(accounts))
    found = take("reconcile", lambda: stages.reconcile(accounts, analyses, lineage))
    dossier = take("build", lambda: stages.build(accounts, lineage, found, (), stages.recipe))
    take("verify", lambda: verify(dossier))
    with tempfile.TemporaryDirectory() as out:
        take("export", lambda: [write(dossier, Path(out) / name) for name, write in exporters().items()])
    return accounts


def _accounts(stages: Stages, source: Source) -> Iterator[Account]:
    yield from (found[0] for found in stages.read(source) if not isinstance(found, Problem))


def _paragraphs(accounts: list[Account]) -> list[str]:
    """The texts that the parser is given."""
    return [a.text[p.start : p.end] for a in accounts for p in a.paragraphs if p.kind not in UNPARSED]


def _report(title: str, found: dict[str, Any]) -> Iterator[str]:
    words, seconds = found["words"], found["seconds"]
    rounds = len(seconds[BARE])
    yield f"\n{title}: {found['accounts']} accounts, {words} words, median of {rounds} rounds"
    yield f"  {'stage':<12}{'seconds':>9}{'words a second':>16}{'peak MiB':>10}"
    for stage in [BARE, *(s for s in seconds if s != BARE)]:
        took = median(seconds[stage])
        yield f"  {stage:<12}{took:>9.3f}{words / max(took, 1e-6):>16.0f}{max(found['peaks'][stage]):>10.0f}"
    ratios = [sum(seconds[s][i] for s in ANALYSIS) / seconds[BARE][i] for i in range(rounds)]
    told = ", ".join(f"{r:.2f}" for r in ratios)
    yield f"  read to encode over {BARE}: {median(ratios):.2f} ({told})"


if __name__ == "__main__":
    sys.exit(main())
