"""The desk under load: how long its pages take on a case of many accounts, with many readers at once.

    python evaluation/desk.py [--accounts N] [--readers N] [--rounds N] [--updating]

The case is made of generated accounts and kept, with its dossier, in the folder of temporary files; what the
same code has made there is only read. With ``--updating`` a judgement is made first, so that the next dossier
is on its way all the time.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median

from attrs import frozen
from generated import write_accounts

from crossbearing.model.dossier import Dossier
from crossbearing.pipeline import analyse, collect, conclude
from crossbearing.settings import Settings
from crossbearing.web.desk import Desk
from crossbearing.web.security import Rules
from crossbearing.web.serving import serve_desk
from crossbearing.wiring import open_store, wire

WORDS = ("ferry", "bridge", "flooded", "mayor", "killed", "crews", "storm", "denied", "tonnes", "homes")
PAGES = ("overview", "findings", "narrowed", "finding", "conflicts", "events", "map", "actor", "account",
         "accounts", "search", "queue", "api")  # fmt: skip


@frozen
class Case:
    """A case with its dossier; ``seconds`` is how long each stage took, if it was not there."""

    path: Path
    dossier: Dossier
    seconds: dict[str, float]


def main() -> int:
    given = _arguments()
    if given.serve:
        serve_here(given.serve, given.updating)
        return 0
    case = made(given.accounts)
    path = case.path
    if given.updating:  # the judgement is made in a copy, so that the case stays as it was concluded
        path = Path(shutil.copy(case.path, case.path.with_name("updating.case")))
    print(
        f"{given.accounts} accounts, {len(case.dossier.claims)} claims, {len(case.dossier.findings)} findings"
    )
    print("".join(f"  {stage:<10}{seconds:8.1f} s\n" for stage, seconds in case.seconds.items()), end="")
    command = [
        sys.executable,
        __file__,
        "--serve",
        str(path),
        *(["--updating"] if given.updating else []),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        print(f"  {'loaded':<10}{told['loaded']:8.1f} s\n  {'snapshot':<10}{told['snapshot']:8.1f} s")
        print(f"  {'memory':<10}{told['mebibytes']:8.0f} MiB")
        time.sleep(5 if given.updating else 0)  # the work is well under way
        before = _processor_seconds(process.pid)
        taken = measure(told["port"], given.readers, given.rounds)
        each = (_processor_seconds(process.pid) - before) / sum(map(len, taken.values()))
        print("\n".join(_table(taken, given.readers)))
        print(f"  the desk's own work for a page: {1000 * each:.1f} ms of one core")
    finally:
        process.terminate()
        process.wait(20)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=20, help="how many read at once [default: 20]")
    parser.add_argument("--rounds", type=int, default=12, help="pages of each kind that each reads")
    parser.add_argument("--updating", action="store_true", help="measure while a dossier is being made")
    parser.add_argument("--serve", type=Path, metavar="CASE", help=argparse.SUPPRESS)
    return parser.parse_args()


def made(accounts: int) -> Case:
    """The case of so many generated accounts, as this code makes it."""
    folder = Path(tempfile.gettempdir()) / f"crossbearing-desk-{accounts}"
    case = folder / "desk.case"
    if not case.exists():
        (folder / "accounts").mkdir(parents=True, exist_ok=True)
        write_accounts(folder / "accounts", accounts)
    stages, seconds = wire(Settings()), {}
    with open_store(case) as store:
        started = time.perf_counter()
        collect([folder / "accounts"], store, stages, lambda *_: None)
        seconds["read"] = time.perf_counter() - started
        started = time.perf_counter()
        analyse(store, stages, lambda *_: None)
        seconds["analyse"] = time.perf_counter() - started
        started = time.perf_counter()
        dossier = conclude(store, stages, lambda *_: None)
        seconds["conclude"] = time.perf_counter() - started
    return Case(case, dossier, seconds)


def serve_here(case: Path, updating: bool) -> None:
    """Serve the case in this process, and say on which port and what that took."""
    started = time.perf_counter()
    with open_store(case) as store:
        dossier = conclude(store, wire(Settings()), lambda *_: None)
    loaded = time.perf_counter() - started
    desk = Desk(case, Settings())
    started = time.perf_counter()
    if updating:
        desk.open(dossier)
        threading.Timer(1.0, lambda: desk.judge("reliability", ["Bergen Post", "C"], "", "")).start()
    else:
        desk.show(dossier)
    shown = time.perf_counter() - started
    status = Path("/proc/self/status").read_text("ascii")
    mebibytes = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def say(rules: Rules) -> None:
        told = {"port": rules.port, "loaded": loaded, "snapshot": shown, "mebibytes": mebibytes}
        print(json.dumps(told), flush=True)

    serve_desk(desk, "127.0.0.1", 0, say)


def measure(port: int, readers: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of each page, by kind, with so many readers who each read one after another."""
    ids = {
        name: [row["id"] for row in json.loads(asked(port, f"/api/{name}?per=200")[1])["rows"]]
        for name in ("findings", "actors", "accounts")
    }
    taken: defaultdict[str, list[float]] = defaultdict(list)

    def read(reader: int) -> None:
        choice, line = Random(reader), HTTPConnection("127.0.0.1", port, timeout=120)
        for _ in range(rounds):
            for kind in choice.sample(PAGES, len(PAGES)):
                seconds, _ = asked(port, _address(kind, choice, ids), line)
                taken[kind].append(seconds)

    with ThreadPoolExecutor(readers) as pool:
        list(pool.map(read, range(readers)))
    return taken


def _address(kind: str, choice: Random, ids: dict[str, list[str]]) -> str:
    match kind:
        case "finding" | "actor" | "account":
            return f"/{kind}s/{choice.choice(ids[f'{kind}s'])}"
        case "narrowed":
            return f"/findings?standing=disputed&day=2021-0{choice.randint(1, 9)}-1{choice.randint(0, 9)}"
        case "search":
            return f"/search?q={choice.choice(WORDS)}+{choice.choice(WORDS)}"
        case "api":
            return f"/api/findings?q={choice.choice(WORDS)}&page={choice.randint(1, 3)}"
        case "overview":
            return "/"
        case "map":
            return "/events/map"
    return f"/{kind}?page={choice.randint(1, 4)}"


def asked(port: int, path: str, line: HTTPConnection | None = None) -> tuple[float, bytes]:
    """Seconds until all of the answer is there, and the answer; a ``line`` is kept as browsers keep it."""
    line = line or HTTPConnection("127.0.0.1", port, timeout=120)
    started = time.perf_counter()
    line.request("GET", path)
    sent = line.getresponse()
    data = sent.read()
    took = time.perf_counter() - started
    assert sent.status == 200, (path, sent.status)
    return took, data


def _processor_seconds(pid: int) -> float:
    told = Path(f"/proc/{pid}/stat").read_text("utf8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _table(taken: dict[str, list[float]], readers: int) -> Iterator[str]:
    yield f"\n{readers} readers at once, milliseconds"
    yield f"  {'page':<12}{'n':>6}{'median':>9}{'p95':>9}{'worst':>9}"
    for kind, seconds in sorted(taken.items()):
        ordered = sorted(s * 1000 for s in seconds)
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        yield f"  {kind:<12}{len(ordered):>6}{median(ordered):>9.0f}{p95:>9.0f}{ordered[-1]:>9.0f}"


if __name__ == "__main__":
    sys.exit(main())
