"""``crossbearing add``: a case grows account by account."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from crossbearing.wiring import open_store

Command = Callable[..., Result]


def names(case: Path) -> list[str]:
    with open_store(case) as store:
        return sorted(account.name for account in store.accounts())


def test_a_case_is_made_and_grows(command: Command, folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "new" / "flood.case"
    result = command("add", case, folder / "post.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"1 account added to {case}\n"
    result = command("add", case, folder)
    assert result.stdout == f"2 accounts added to {case}, 1 unchanged\n"
    assert names(case) == ["letter.md", "post.txt", "star.txt"]


def test_copies_and_versions_are_counted_apart(command: Command, folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    (folder / "copy.txt").write_bytes((folder / "post.txt").read_bytes())
    result = command("add", case, folder)
    assert result.stdout == f"4 accounts added to {case}, 1 as a copy or version of another\n"
    assert len(names(case)) == 3
    told = (folder / "star.txt").read_text("utf8")
    (folder / "star.txt").write_text(told + "\n\nThe bridge was open again at noon.\n", "utf8")
    assert json.loads(command("add", case, folder, "--json").stdout) == {
        "case": str(case),
        "read": 1,
        "joined": 1,
        "unchanged": 3,
        "problems": [],
    }


def test_quiet_prints_nothing_even_with_problems(command: Command, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    result = command("add", tmp_path / "case", folder, "--quiet")
    assert (result.exit_code, result.output) == (1, "")


def test_problems_are_told_every_time_they_are_met(command: Command, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    case = tmp_path / "case"
    for told in (f"3 accounts added to {case}\n", f"0 accounts added to {case}, 3 unchanged\n"):
        result = command("add", case, folder)
        assert (result.exit_code, result.stdout, result.stderr) == (1, told, "empty.txt: is empty\n")


def test_where_nothing_can_be_read_the_cause_is_told_every_time(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    assert command("add", case, folder / "post.txt").exit_code == 0
    (folder / "empty.txt").touch()
    for _ in range(2):
        result = command("add", case, folder / "empty.txt", tmp_path / "gone.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "empty.txt: is empty\n" in result.stderr
        assert "gone.txt: does not exist\n" in result.stderr
    assert names(case) == ["post.txt"]


def test_a_file_that_is_no_case_is_left_alone(command: Command, folder: Path) -> None:
    before = (folder / "star.txt").read_bytes()
    result = command("add", folder / "star.txt", folder / "post.txt")
    assert result.exit_code == 2
    assert result.stderr == f"crossbearing: {folder / 'star.txt'}: this is not a case of Crossbearing\n"
    assert (folder / "star.txt").read_bytes() == before


def test_no_path_is_a_mistake_of_use(command: Command, tmp_path: Path) -> None:
    result = command("add", tmp_path / "case")
    assert result.exit_code == 2
    assert "Missing argument 'PATH...'" in result.stderr
    assert not (tmp_path / "case").exists()


def test_file_names_do_not_steer_the_terminal(command: Command, folder: Path, tmp_path: Path) -> None:
    (folder / "a\x1b[31mb.txt").touch()
    result = command("add", tmp_path / "case", folder)
    assert result.stderr == "a[31mb.txt: is empty\n"
