"""What the README tells a reader to type works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf8"), re.MULTILINE))
BLOCKS = re.findall(r"^```[^\n]*\n(.*?)^```|((?:^(?: {4}|\t)[^\n]*\n)+)", README, re.MULTILINE | re.DOTALL)
TYPED = [line.strip().removeprefix("$ ") for block in BLOCKS for line in "".join(block).splitlines()]


def typed(program: str) -> list[str]:
    """Lines of the README's code blocks that run ``program``; those with "..." in them are patterns."""
    return [line for line in TYPED if line.startswith(f"{program} ") and "..." not in line]


def test_every_make_target_it_names_is_there() -> None:
    named = set(re.findall(r"`make ([a-z]+)", README)) | {shlex.split(line)[1] for line in typed("make")}
    assert named <= TARGETS


def test_every_command_it_shows_does_its_work(tmp_path: Path) -> None:
    """The lines are run in their order, in one folder, with the sample accounts as the reader's own."""
    if not typed("crossbearing"):
        pytest.skip("the README shows no crossbearing command")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples/cave", tmp_path / "accounts")
    for own in set(re.findall(r"accounts/[\w.-]+\.(?:txt|md|html)", README)):
        shutil.copy(next((ROOT / "examples/cave").glob(f"*{Path(own).suffix}")), tmp_path / own)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for line in typed("crossbearing"):
        if line.startswith("crossbearing serve "):
            assert served(line, tmp_path, path), line
            continue
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode in {0, 1}, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr, f"{line}\n{done.stderr}"


def served(line: str, folder: Path, path: str) -> bool:
    """Whether ``line`` serves a page; on any free port, since the usual one may be taken."""
    command = [*shlex.split(line), "--port", "0"]
    environment = os.environ | {"PATH": path, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.findall(r"http://\S+", process.stdout.readline())[0]
        with urllib.request.urlopen(f"{address}api/status", timeout=60) as sent:
            return b"my.case" in sent.read()
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_it_shows_what_the_demo_prints(tmp_path: Path) -> None:
    """``CROSSBEARING_REGENERATE=1`` writes the block anew."""
    done = subprocess.run(
        [sys.executable, "-m", "crossbearing", "build", "examples/cave", "--out", str(tmp_path / "demo")],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "80"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    printed = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
    opening, closing = "<!-- demo -->\n", "<!-- /demo -->"
    before, _, rest = README.partition(opening)
    shown, _, after = rest.partition(closing)
    wanted = f"```text\n{printed}\n```\n"
    if os.environ.get("CROSSBEARING_REGENERATE"):
        (ROOT / "README.md").write_text(f"{before}{opening}{wanted}{closing}{after}", "utf8")
        return
    assert shown == wanted
