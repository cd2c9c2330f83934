"""A problem is told as long as it lasts: not a run less, and not a run more."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]


def problems(out: Path) -> list[tuple[str, str]]:
    told = json.loads((out / "dossier.json").read_bytes())["problems"]
    return [(problem["where"], problem["why"]) for problem in told]


def names(out: Path) -> list[str]:
    return [d["name"] for d in json.loads((out / "dossier.json").read_bytes())["documents"]]


def test_a_mistyped_path_is_forgotten_with_the_next_run(command: Command, folder: Path, out: Path) -> None:
    assert command("build", folder / "pots.txt", "--out", out).exit_code == 2
    assert command("build", folder / "pots.txt", folder, "--out", out).exit_code == 1
    assert problems(out) == [("pots.txt", "does not exist")]
    assert command("build", folder, "--out", out).exit_code == 0
    assert problems(out) == []


@pytest.mark.parametrize("given", [".", "post.txt"])
def test_a_mended_accounts_csv_is_no_problem_any_more(
    command: Command, folder: Path, out: Path, given: str
) -> None:
    table = (folder / "accounts.csv").read_text("utf8")
    (folder / "accounts.csv").write_text(table.replace("2030-03-05", "yesterday"), "utf8")
    assert command("build", folder, "--out", out).exit_code == 1
    assert [where for where, _ in problems(out)] == ["accounts.csv, line 3"]
    (folder / "accounts.csv").write_text(table, "utf8")
    assert command("build", folder / given, "--out", out).exit_code == 0
    assert problems(out) == []


def test_a_broken_file_that_was_removed_is_no_problem_any_more(
    command: Command, folder: Path, out: Path
) -> None:
    (folder / "empty.txt").touch()
    assert command("build", folder, "--out", out).exit_code == 1
    (folder / "empty.txt").unlink()
    assert command("build", folder, "--out", out).exit_code == 0


def test_a_problem_of_a_file_lasts_while_others_are_added(command: Command, folder: Path, out: Path) -> None:
    case = out / "case.db"
    (folder / "sub").mkdir()
    (folder / "sub" / "empty.txt").touch()
    assert command("add", case, folder / "sub" / "empty.txt").exit_code == 2
    assert command("add", case, folder / "post.txt").exit_code == 0
    assert command("add", case, folder / "star.txt").exit_code == 0
    assert command("dossier", case, "--out", out).exit_code == 1
    assert problems(out) == [("empty.txt", "is empty")]
    # the same file by another way in, now with something in it
    (folder / "sub" / "empty.txt").write_text("Boats reached Ebersley, the army said.", "utf8")
    assert command("build", folder, "--out", out).exit_code == 0


@pytest.mark.parametrize("backwards", [False, True])
def test_files_of_one_name_in_two_folders_have_their_own_problems(
    command: Command, folder: Path, out: Path, backwards: bool
) -> None:
    texts = {"one": b"", "two": b"\0\1\2" * 99, "three": (folder / "post.txt").read_bytes()}
    for name, data in texts.items():
        (folder.parent / name).mkdir()
        (folder.parent / name / "note.txt").write_bytes(data)
    paths = [folder.parent / name for name in texts]
    assert command("build", *(reversed(paths) if backwards else paths), "--out", out).exit_code == 1
    assert problems(out) == [("note.txt", "is binary and not text"), ("note.txt", "is empty")]
    assert names(out) == ["note.txt"]


@pytest.mark.parametrize("below", ["dossier", "."])
def test_what_the_program_wrote_is_no_account(command: Command, folder: Path, below: str) -> None:
    out = folder / below
    assert command("build", folder, "--out", out).exit_code == 0
    before = (out / "dossier.json").read_bytes()
    assert command("build", folder, "--out", out).exit_code == 0
    assert (out / "dossier.json").read_bytes() == before
    assert names(out) == ["letter.md", "post.txt", "star.txt"]


def test_a_dossier_found_elsewhere_is_no_account_either(command: Command, folder: Path, out: Path) -> None:
    assert command("build", folder, "--out", folder / "old").exit_code == 0
    assert command("build", folder / "old" / "dossier.html", folder / "post.txt", "--out", out).exit_code == 1
    assert problems(out) == [("dossier.html", "is a dossier that Crossbearing wrote, and no account")]
    assert names(out) == ["post.txt"]
