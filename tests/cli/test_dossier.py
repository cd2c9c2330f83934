"""``crossbearing dossier``: what a case says, without reading any file again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crossbearing.wiring import open_store

Command = Callable[..., Result]


@pytest.fixture
def case(command: Command, folder: Path, tmp_path: Path) -> Path:
    assert command("add", tmp_path / "flood.case", folder, "--quiet").exit_code == 0
    return tmp_path / "flood.case"


def test_the_files_are_needed_no_more(command: Command, folder: Path, case: Path, out: Path) -> None:
    shutil.rmtree(folder)
    result = command("dossier", case, "--out", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "3 accounts" in result.stdout
    assert sorted(p.name for p in out.iterdir()) == ["dossier.html", "dossier.json"]


def test_json_and_quiet(command: Command, case: Path, out: Path) -> None:
    assert json.loads(command("dossier", case, "--out", out, "--json").stdout)["accounts"] == 3
    assert command("dossier", case, "--out", out, "--quiet").output == ""


def test_a_problem_of_the_case_is_told_again(command: Command, folder: Path, case: Path, out: Path) -> None:
    (folder / "empty.txt").touch()
    assert command("add", case, folder, "--quiet").exit_code == 1
    result = command("dossier", case, "--out", out)
    assert result.exit_code == 1
    assert "empty.txt: is empty" in result.stdout


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.case", "there is no such case"),
        ("accounts", "this is a folder and not a case"),
        ("accounts/post.txt", "this is not a case of Crossbearing"),
    ],
)
def test_what_is_no_case_is_named(command: Command, folder: Path, out: Path, name: str, why: str) -> None:
    path = folder.parent / name
    result = command("dossier", path, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"crossbearing: {path}: {why}\n"
    assert not out.exists()
    assert not (folder.parent / "gone.case").exists()


def test_a_damaged_case_is_named(command: Command, case: Path, out: Path) -> None:
    whole = case.read_bytes()
    case.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    result = command("dossier", case, "--out", out)
    assert result.exit_code == 2
    assert result.stderr == f"crossbearing: {case}: this case is damaged\n"


def test_an_empty_case_has_nothing_to_say(command: Command, out: Path) -> None:
    with open_store(out.parent / "empty.case"):
        pass
    result = command("dossier", out.parent / "empty.case", "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "crossbearing: there is no account to work on\n"
    assert not out.exists()
