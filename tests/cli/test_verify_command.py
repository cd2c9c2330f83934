"""``crossbearing verify``: a dossier is proved again from nothing but itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Command = Callable[..., Result]


@pytest.fixture
def dossier(command: Command, folder: Path, out: Path) -> Path:
    assert command("build", folder, "--out", out, "--quiet").exit_code == 0
    return out / "dossier.json"


def spoil(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data), "utf8")


def test_a_dossier_as_built_is_proved(command: Command, dossier: Path) -> None:
    result = command("verify", dossier)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{dossier}: ")
    assert result.stdout.endswith("of 3 accounts verified\n")


def test_words_nobody_wrote_are_a_fault(command: Command, dossier: Path) -> None:
    spoil(dossier, lambda data: data["claims"][0].update(text="Nothing \x1b[31mhappened"))
    result = command("verify", dossier)
    assert result.exit_code == 1
    claim = json.loads(dossier.read_bytes())["claims"][0]["id"]
    assert f"{claim}: its span does not read as quoted\n" in result.stderr
    assert "1 fault in " in result.stdout


def test_a_figure_nobody_gave_is_a_fault(command: Command, dossier: Path) -> None:
    spoil(dossier, lambda data: data["findings"][0].update(statement="\x1b[31m9876 people died"))
    result = command("verify", dossier)
    assert result.exit_code == 1
    assert "the figure 9876" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "this is not JSON"),
        (b"\xff\xfe\x00\x00", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"[]", "it holds no object"),
        (b"{}", "required field missing @ dossier.documents"),
        (b'{"documents": 3}', "this is not a dossier"),
    ],
)
def test_what_is_no_dossier_is_named(command: Command, tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "some.json").write_bytes(data)
    result = command("verify", tmp_path / "some.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"crossbearing: {tmp_path / 'some.json'}: this is not ")
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["claims"][0].update(start="soon"),
        lambda data: data["mentions"][0].update(kind="smell"),
        lambda data: data["mentions"][0].pop("value"),
        lambda data: data.pop("findings"),
        lambda data: data.update(claims={"a": 1}),
        lambda data: data["conflicts"].append("none"),
    ],
)
def test_what_does_not_keep_the_contract_is_told(
    command: Command, dossier: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    spoil(dossier, change)
    result = command("verify", dossier)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"crossbearing: {dossier}: this is not a dossier: ")


def test_a_file_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    for path, why in ((tmp_path / "gone.json", "No such file or directory"), (tmp_path, "Is a directory")):
        result = command("verify", path)
        assert (result.exit_code, result.stderr) == (2, f"crossbearing: {path}: {why}\n")
