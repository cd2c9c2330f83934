"""Score the product on the shared sets and hold the figures against ``floors.toml``.

    python evaluation/evaluate.py [--only SET ...] [--all] [--jobs N] [--raise]

The sets are the sections of ``floors.toml`` ("time/te3_platinum") and every folder of accounts in the
shared ``acceptance`` ("acceptance/summit"), and of our own ("events/coup"). They and their scorers lie in
the folder that the variable CROSSBEARING_SHARED names, by default ``shared`` beside the checkout; nothing of
it is copied here. Only the pages of "pages/dev" and the events were written for this program and lie in
``pages`` and ``events``.
Exits 1 where a figure is below its floor or a set could not be scored, 0 otherwise, also where the
folder is missing.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import field, frozen
from floors import Figure, Floor, raise_floors, read_floors

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CROSSBEARING_SHARED") or HERE.parents[1] / "shared")
FLOORS = HERE / "floors.toml"
BUILD = [sys.executable, "-m", "crossbearing", "build"]
SCORE = re.compile(r"(?P<figure>\S.*?) +(?P<value>-?[\d.]+|nan)(?: / (?P<of>\d+))?")


@frozen
class Scored:
    """What a set's scorer printed, as figures; ``failure`` says why there are none."""

    name: str
    figures: dict[str, Figure] = field(factory=dict)
    failure: str = ""


def main() -> int:
    given = _arguments()
    if not SHARED.is_dir():
        print(
            f"skipped: the sets are not here, there is no folder {SHARED} (CROSSBEARING_SHARED names another)"
        )
        return 0
    floors = read_floors(FLOORS)
    chosen = [name for name in sets(floors) if not given.only or name.startswith(tuple(given.only))]
    if not chosen:
        print(f"no set is called {' or '.join(given.only)}; there are {', '.join(sets(floors))}")
        return 1
    results = []
    with ThreadPoolExecutor(given.jobs) as pool:
        for result in pool.map(score, chosen):
            results.append(result)
            print("\n".join(table(result, floors.get(result.name, {}), given.all)), flush=True)
    failed = [r.name for r in results if not passes(r, floors.get(r.name, {}))]
    told = f"below their floors: {', '.join(failed)}" if failed else "all floors hold"
    print(f"\n{len(chosen)} of {len(sets(floors))} sets scored; {told}")
    if given.raise_:
        toml = FLOORS.read_text("utf8")
        FLOORS.write_text(raise_floors(toml, {r.name: r.figures for r in results}), "utf8")
        print(f"{FLOORS.name}: raised")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument(
        "--only", nargs="+", metavar="SET", help="sets whose names begin so, as time or acceptance/summit"
    )
    parser.add_argument("--all", action="store_true", help="show figures without a floor too")
    parser.add_argument(
        "--jobs", type=int, default=1, help="sets scored at once; more than one falsifies the times"
    )
    parser.add_argument(
        "--raise", dest="raise_", action="store_true", help="raise the floors to what was measured"
    )
    return parser.parse_args()


def sets(floors: dict[str, dict[str, Floor]]) -> list[str]:
    """The names of all sets: folders of accounts, then the benchmarks that have floors."""
    folders = [f"acceptance/{path.parent.name}" for path in sorted(SHARED.glob("acceptance/*/accounts"))]
    return list(dict.fromkeys([*folders, *floors]))


def score(name: str) -> Scored:
    """Build the dossier of a set and score it with the shared scorer."""
    try:
        printed = _way(name)(name)
    except subprocess.CalledProcessError as error:
        return Scored(name, failure=error.stderr.strip() or f"the scorer ended with {error.returncode}")
    return Scored(name, dict(_figures(printed)))


def _way(name: str) -> Callable[[str], str]:
    return {"acceptance": _accept, "events": _accept, "pages": _pages}.get(name.partition("/")[0], _benchmark)


def _pages(name: str) -> str:
    return _run(HERE / "paragraphs.py", "--figures", name.partition("/")[2])


def _accept(name: str) -> str:
    folder = (HERE if name.startswith("events/") else SHARED) / name
    with tempfile.TemporaryDirectory() as out:
        built = subprocess.run(
            [*BUILD, str(folder / "accounts"), "--out", out, "--quiet"], capture_output=True, text=True
        )
        if built.returncode not in {0, 1}:  # 1: done, with problems in some accounts
            built.check_returncode()
        return _run(SHARED / "acceptance/score.py", Path(out) / "dossier.json", folder / "gold.yaml")


def _benchmark(name: str) -> str:
    gold = SHARED / "benchmarks" / f"{name}.jsonl.gz"
    return _run(SHARED / "benchmarks/run.py", gold.parent.name, gold, "--command", shlex.join(BUILD))


def _run(script: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _figures(printed: str) -> Iterator[tuple[str, Figure]]:
    for line in printed.splitlines():
        if found := SCORE.fullmatch(line.rstrip()):
            yield found["figure"], Figure(float(found["value"]), int(found["of"]) if found["of"] else None)


def passes(result: Scored, floors: dict[str, Floor]) -> bool:
    """Whether the set was scored and every floor of it holds; a figure that is gone is below its floor."""
    measured = result.figures
    return not result.failure and all(n in measured and f.holds(measured[n].value) for n, f in floors.items())


def table(result: Scored, floors: dict[str, Floor], everything: bool) -> Iterator[str]:
    """A line for each figure: what was measured, its floor and the verdict."""
    yield f"\n{result.name}"
    if result.failure:
        yield "  FAILED  " + result.failure.replace("\n", "\n          ")
        return
    for name in [*floors, *(n for n in result.figures if n not in floors and (everything or not floors))]:
        measured, floor = result.figures.get(name), floors.get(name)
        if floor is None:
            verdict = ""
        elif measured is None:
            verdict = "MISSING"
        else:
            verdict = "ok" if floor.holds(measured.value) else "BELOW"
        yield f"  {name:<38}{measured or '–'!s:>12}{floor or '–'!s:>12}  {verdict}".rstrip()
    if "seconds" in result.figures:
        seconds, speed = (result.figures[name].value for name in ("seconds", "words a second"))
        yield f"  in {seconds:.1f} s, {speed:.0f} words a second"


if __name__ == "__main__":
    sys.exit(main())
