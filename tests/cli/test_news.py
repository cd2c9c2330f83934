"""What is new since the last build, at the door."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]


@pytest.fixture
def later(folder: Path, tmp_path: Path) -> Path:
    """The last account of the folder, taken out of it."""
    last = sorted(folder.glob("*.txt"))[-1]
    return Path(shutil.move(last, tmp_path / last.name))


def test_a_second_build_tells_what_the_new_account_brings(
    command: Command, folder: Path, later: Path, out: Path
) -> None:
    first = command("build", folder, "--out", out)
    assert "New since the last build" not in first.stdout
    before = (out / "dossier.json").read_bytes()
    (out.parent / "before.json").write_bytes(before)
    shutil.copy(later, folder)
    second = command("build", folder, "--out", out)
    assert "New since the last build" in second.stdout
    assert "1 new account" in second.stdout
    assert 'id="new">New since the last build <span class="n">' in (out / "dossier.html").read_text("utf8")
    third = command("build", folder, "--out", out)
    assert "New since the last build" not in third.stdout, "nothing has changed"
    since = command("build", folder, "--out", out, "--since", out.parent / "before.json")
    assert "1 new account" in since.stdout


def test_the_dossier_knows_nothing_of_the_one_before(
    command: Command, folder: Path, later: Path, out: Path, tmp_path: Path
) -> None:
    command("build", folder, "--out", out, "--quiet")
    shutil.copy(later, folder)
    command("build", folder, "--out", out, "--quiet")
    command("build", folder, "--out", tmp_path / "fresh", "--quiet")
    assert (out / "dossier.json").read_bytes() == (tmp_path / "fresh" / "dossier.json").read_bytes()


def test_an_unreadable_last_dossier_is_no_hindrance_but_a_named_one_is(
    command: Command, folder: Path, out: Path
) -> None:
    out.mkdir(exist_ok=True)
    (out / "dossier.json").write_text("no dossier", "utf8")
    assert command("build", folder, "--out", out, "--quiet").exit_code in {0, 1}
    named = command("build", folder, "--out", out, "--since", out / "gone.json")
    assert named.exit_code == 2
    assert "gone.json" in named.stderr
