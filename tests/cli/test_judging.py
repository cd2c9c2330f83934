"""``crossbearing judge``, ``undo`` and ``log``: decisions that stay, and that can be taken back."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Command = Callable[..., Result]


@pytest.fixture
def case(command: Command, folder: Path, tmp_path: Path) -> Path:
    table = (folder / "accounts.csv").read_text("utf8")
    (folder / "accounts.csv").write_text(table.replace("2030-03-05", "2030-03-04"), "utf8")  # of one day
    assert command("add", tmp_path / "flood.case", folder, "--quiet").exit_code == 0
    return tmp_path / "flood.case"


@pytest.fixture
def written(command: Command, case: Path, out: Path) -> Callable[[], dict[str, bytes]]:
    """The dossier of the case as it is written now where none was before, proved by ``verify``."""

    def write() -> dict[str, bytes]:
        (out / "dossier.json").unlink(missing_ok=True)  # else the page tells what is new since
        assert command("dossier", case, "--out", out, "--quiet").exit_code in {0, 1}
        proved = command("verify", out / "dossier.json")
        assert (proved.exit_code, proved.stderr) == (0, "")
        return {path.name: path.read_bytes() for path in sorted(out.iterdir())}

    return write


def dossier(written: Callable[[], dict[str, bytes]]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(written()["dossier.json"])
    return told


def deaths(told: dict[str, Any]) -> Any:
    return next(k for k in told["conflicts"] if {p["value"] for p in k["positions"]} == {"4", "7"})


def test_a_conflict_judged_to_be_none_is_gone_and_comes_back_byte_for_byte(
    command: Command, case: Path, written: Callable[[], dict[str, bytes]]
) -> None:
    before = written()
    conflict = deaths(json.loads(before["dossier.json"]))
    reason = ("--because", "a later <count>", "--by", "Ann")
    judged = command("judge", case, "no-conflict", conflict["id"], *reason)
    assert (judged.exit_code, judged.stderr) == (0, "")
    assert judged.stdout == (
        "judgement 1: “Four people were killed” (Wenn Post) and “Seven people were killed” (Evening Star)"
        " do not exclude each other\n"
    )
    told = dossier(written)
    assert conflict["id"] not in {k["id"] for k in told["conflicts"]}
    (entry,) = told["judgements"]
    assert (entry["number"], entry["kind"], entry["by"], entry["because"], entry["outcome"]) == (
        *(1, "no-conflict", "Ann", "a later <count>", "applied"),
    )
    page = written()["dossier.html"].decode("utf8")
    assert 'id="judgements"' in page
    assert "a later &lt;count&gt;" in page
    assert 'id="judgements"' not in before["dossier.html"].decode("utf8")
    undone = command("undo", case)
    assert undone.stdout.startswith("2: judgement 1 is undone: “Four people were killed”")
    assert written() == before


def test_judgements_survive_that_all_accounts_are_added_again_in_another_order(
    command: Command, folder: Path, case: Path, written: Callable[[], dict[str, bytes]], tmp_path: Path
) -> None:
    assert command("judge", case, "no-conflict", deaths(dossier(written))["id"]).exit_code == 0
    assert command("judge", case, "reliability", "Evening Star", "D").exit_code == 0
    before = written()
    for name in ("star.txt", "letter.md", "post.txt"):
        (folder / name).touch()
        assert command("add", case, folder / name, "--quiet").exit_code == 0
    assert written() == before
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "echo.txt").write_text(
        "Seven people were killed in Ebersley when the river Wenn flooded the town, the Echo says."
    )
    assert command("add", case, tmp_path / "more", "--quiet").exit_code == 0
    told = dossier(written)
    assert [r["outcome"] for r in told["judgements"]] == ["applied", "applied"]
    assert [k for k in told["conflicts"] if {p["value"] for p in k["positions"]} == {"4", "7"}] == []


def test_a_judgement_finds_its_claims_in_a_changed_account_or_says_that_it_does_not(
    command: Command, folder: Path, case: Path, out: Path, written: Callable[[], dict[str, bytes]]
) -> None:
    assert command("judge", case, "no-conflict", deaths(dossier(written))["id"]).exit_code == 0
    star = folder / "star.txt"
    star.write_text("From our reporter.\n\n" + star.read_text("utf8"), "utf8")
    assert command("add", case, folder, "--quiet").exit_code == 0
    assert [r["outcome"] for r in dossier(written)["judgements"]] == ["applied"]
    star.write_text(star.read_text("utf8").replace("Seven people were killed", "Nobody was hurt"), "utf8")
    assert command("add", case, folder, "--quiet").exit_code == 0
    told = dossier(written)
    assert [r["outcome"] for r in told["judgements"]] == ["lost"]
    assert [p["where"] for p in told["problems"]] == ["judgement 1"]
    result = command("dossier", case, "--out", out)
    assert result.exit_code == 1
    assert "judgement 1: “Seven people were killed” (Evening Star) is in no account any more" in " ".join(
        result.stdout.split()
    )


def test_the_log_tells_all_that_was_decided_and_undone(command: Command, case: Path) -> None:
    assert command("log", case).output == ""
    assert command("judge", case, "reliability", "wenn post", "b", "--by", "Ann").exit_code == 0
    reason = ("--because", "she was there")
    assert command("judge", case, "reliability", "Clara Hume", "C", *reason).exit_code == 0
    assert command("undo", case, "1", "--because", "too soon").exit_code == 0
    time = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
    shown = re.sub(time, "TIME", command("log", case).stdout)
    assert shown == (
        "1 TIME Ann Wenn Post is usually reliable (B) (undone)\n"
        "2 TIME Clara Hume is fairly reliable (C)\n"
        "    because: she was there\n"
        "3 TIME judgement 1 is undone\n"
        "    because: too soon\n"
    )
    entries = json.loads(command("log", case, "--json").stdout)["judgements"]
    assert [(e["number"], e["kind"], e["stands"]) for e in entries] == [
        (1, "reliability", False),
        (2, "reliability", True),
        (3, "undo", True),
    ]
    assert command("undo", case, "3", "--quiet").output == ""
    assert "Wenn Post is usually reliable (B)\n" in command("log", case).stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["same", "c-0123456789abcdef", "f-1"], "is neither an id of this dossier nor in any"),
        (["same", "Seven people were killed"], "same takes two claims or findings"),
        (["different", "Seven people were killed", "Seven people were killed"], "have a claim in common"),
        (["conflict", "people", "Seven people were killed"], "fits several; name one by its id"),
        (["reliability", "The Moon", "B"], "no outlet, account or speaker is called 'The Moon'"),
        (["reliability", "Wenn Post", "G"], "'G' is not a grade from A to F"),
        (["merge", "Clara Hume"], "merge takes two actors or more"),
        (["merge", "Clara Hume", "clara hume"], "is one already"),
        (["merge", "Clara Hume", "Nobody"], "is neither an id nor a name of anybody"),
        (["split", "Clara Hume", "Clara Hume"], "would leave no account that names Clara Hume"),
        (["split", "Clara Hume", "Barrow"], "is neither a name of Clara Hume nor an account"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_no_entry(
    command: Command, case: Path, arguments: list[str], why: str
) -> None:
    result = command("judge", case, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert command("log", case).output == ""


def test_there_is_nothing_to_undo_where_nothing_stands(command: Command, case: Path) -> None:
    result = command("undo", case)
    assert result.exit_code == 2
    assert result.stderr == "crossbearing: there is no judgement that could be undone\n"


@pytest.mark.parametrize(
    "arguments", [["judge", "gone", "merge", "a", "b"], ["undo", "gone"], ["log", "gone"]]
)
def test_a_case_that_is_not_there_is_not_made(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = command(*arguments)
    assert (result.exit_code, result.stderr) == (2, "crossbearing: gone: there is no such case\n")
    assert not (tmp_path / "gone").exists()
