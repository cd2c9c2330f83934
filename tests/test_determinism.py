"""The same accounts give the same bytes, whatever the way they came into the case."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from crossbearing.cli import main
from crossbearing.pipeline import AT_ONCE

CAVE = Path(__file__).parents[1] / "examples" / "cave"
FILES = sorted(path for path in CAVE.iterdir() if path.suffix in {".txt", ".md", ".html"})
WRITTEN = ("dossier.json", "dossier.html")
MANY = 3 * AT_ONCE


def run(*arguments: str | Path) -> None:
    result = CliRunner().invoke(
        main, [*map(str, arguments), *(["--quiet"] if arguments[0] != "schema" else [])]
    )
    assert (result.exit_code, result.output) == (0, "")


def bytes_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in WRITTEN}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The dossier of the sample accounts, built at once from their folder."""
    out = tmp_path_factory.mktemp("at-once")
    run("build", CAVE, "--out", out)
    return bytes_of(out)


def test_files_in_any_order(tmp_path: Path, expected: dict[str, bytes]) -> None:
    shuffled = random.Random(7).sample(FILES, len(FILES))
    for name, paths in (("backward", FILES[::-1]), ("shuffled", [*shuffled, CAVE])):
        run("build", *paths, "--out", tmp_path / name)
        assert bytes_of(tmp_path / name) == expected, name


def test_a_copy_in_another_folder_and_again(tmp_path: Path, expected: dict[str, bytes]) -> None:
    copy = tmp_path / "une copie" / "accounts"
    shutil.copytree(CAVE, copy)
    for _ in range(2):
        run("build", copy, "--out", tmp_path / "out")
        assert bytes_of(tmp_path / "out") == expected
    # the same accounts from where they first lay are no further witnesses
    run("build", CAVE, copy, "--out", tmp_path / "out")
    assert bytes_of(tmp_path / "out") == expected


def test_accounts_added_one_by_one(tmp_path: Path, expected: dict[str, bytes]) -> None:
    case = tmp_path / "cave.case"
    for path in random.Random(3).sample(FILES, len(FILES)):
        run("add", case, path)
    run("dossier", case, "--out", tmp_path / "out")
    assert bytes_of(tmp_path / "out") == expected
    run("add", case, *FILES[:3])
    run("dossier", case, "--out", tmp_path / "again")
    assert bytes_of(tmp_path / "again") == expected


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_any_hash_seed(tmp_path: Path, expected: dict[str, bytes], seed: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "crossbearing", "build", CAVE, "--out", tmp_path, "--quiet"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        timeout=120,
    )
    assert bytes_of(tmp_path) == expected


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More accounts than are kept at a time."""
    folder = tmp_path_factory.mktemp("many")
    chance = random.Random(11)
    for number in range(MANY):
        town, day = chance.choice(["Alder", "Birch", "Cedar"]), chance.choice(["Monday", "Tuesday"])
        text = (
            f"The bridge at {town} fell on {day}, and {chance.randint(2, 9)} people were hurt, police said. "
            f"Engineer Ada Holt of office {number} denied that the bridge had been closed. "
            f"About {chance.randint(20, 60)} lorries had crossed it, according to the council of {town}.\n"
        )
        (folder / f"account {number:02}.txt").write_text(text, "utf8")
    return folder


def analysed(case: Path) -> int:
    """How many analyses another process sees in the case."""
    if not case.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{case.as_uri()}?mode=ro", uri=True, timeout=1)) as connection:
            return int(connection.execute("SELECT count(*) FROM analyses").fetchone()[0])
    except sqlite3.OperationalError:  # not yet made
        return 0


@pytest.fixture
def killed(many: Path, tmp_path: Path) -> Path:
    """What a run leaves that is killed amid its analysis."""
    out = tmp_path / "killed"
    process = subprocess.Popen(
        [sys.executable, "-m", "crossbearing", "build", many, "--out", out, "--quiet"], start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not analysed(out / "case.db") and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=10) == -signal.SIGKILL
    return out


def test_a_killed_run_leaves_the_case_whole_and_the_next_goes_on(
    many: Path, killed: Path, tmp_path: Path
) -> None:
    done = analysed(killed / "case.db")
    assert done in {AT_ONCE, 2 * AT_ONCE}
    assert [p.name for p in killed.iterdir() if p.name.startswith("dossier")] == []
    with closing(sqlite3.connect(killed / "case.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM newest").fetchone() == (MANY,)
    run("build", many, "--out", killed)
    run("build", many, "--out", tmp_path / "undisturbed")
    assert bytes_of(killed) == bytes_of(tmp_path / "undisturbed")
