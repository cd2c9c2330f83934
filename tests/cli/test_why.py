"""``crossbearing why``: the claims, what was compared and on which grounds, and what was rejected."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Command = Callable[..., Result]


@pytest.fixture
def case(command: Command, folder: Path, out: Path, tmp_path: Path) -> Path:
    """A case whose dossier is in ``out``."""
    table = (folder / "accounts.csv").read_text("utf8")
    (folder / "accounts.csv").write_text(table.replace("2030-03-05", "2030-03-04"), "utf8")  # of one day
    assert command("add", tmp_path / "flood.case", folder, "--quiet").exit_code == 0
    assert command("dossier", tmp_path / "flood.case", "--out", out, "--quiet").exit_code == 0
    return tmp_path / "flood.case"


def told(result: Result) -> Any:
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_the_case_and_its_dossier_alone_tell_the_same(command: Command, case: Path, out: Path) -> None:
    found = json.loads((out / "dossier.json").read_bytes())
    conflict = found["conflicts"][0]["id"]
    from_file = command("why", out / "dossier.json", conflict)
    assert from_file.exit_code == 0
    assert from_file.stdout == command("why", case, conflict).stdout


def test_a_conflict_is_told_with_words_outlets_dates_speakers_and_grounds(
    command: Command, case: Path, out: Path
) -> None:
    found = json.loads((out / "dossier.json").read_bytes())
    deaths = next(k for k in found["conflicts"] if {p["value"] for p in k["positions"]} == {"4", "7"})
    shown = command("why", case, deaths["id"]).stdout
    assert "Wenn Post, 4 Mar 2030, according to" in shown
    assert "“Seven people were killed”" in shown
    assert "4 and 7 cannot both be the figure; they give other figures for one thing" in shown
    assert re.search(r"^      (very strongly|strongly|clearly|slightly) (for|against): ", shown, re.MULTILINE)
    assert "chances in 100 that they say the same" in shown
    assert "log-odds" not in shown
    as_json = told(command("why", case, deaths["id"], "--json"))
    assert as_json["kind"] == "conflict"
    assert {c["answer"] for c in as_json["claims"]} == {"4", "7"}
    assert all(pair["verdict"] == "conflict" for pair in as_json["accepted"])
    assert all(pair["odds"] and pair["features"][0]["weight"] for pair in as_json["accepted"])


def test_everything_in_a_dossier_can_be_explained(command: Command, case: Path, out: Path) -> None:
    found = json.loads((out / "dossier.json").read_bytes())
    for kind in ("findings", "conflicts", "updates", "agreements", "claims"):
        for entry in found[kind][:6]:
            as_json = told(command("why", out / "dossier.json", entry["id"], "--json"))
            assert as_json["kind"] == kind.removesuffix("s")
            known = {c["claim"] for c in (*as_json["claims"], *as_json["others"])}
            pairs = (*as_json["accepted"], *as_json["rejected"])
            assert all({p["a"], p["b"]} <= known and p["reasons"] for p in pairs)


def test_words_of_a_statement_stand_for_its_id(command: Command, case: Path) -> None:
    by_words = command("why", case, "THE DAM above the  town", "--json")
    assert "dam above the town had failed" in told(by_words)["says"]
    result = command("why", case, "the")
    assert result.exit_code == 2
    assert "fits several; name one by its id" in result.stderr


def test_judgements_that_bear_on_it_are_told(command: Command, case: Path, out: Path) -> None:
    assert command("judge", case, "reliability", "Evening Star", "E", "--because", "a joke").exit_code == 0
    assert command("judge", case, "reliability", "County Letter", "B").exit_code == 0
    shown = command("why", case, "Seven people were killed").stdout
    assert "1 judgement bears on it\n  1: Evening Star is unreliable (E), because: a joke\n" in shown


@pytest.mark.parametrize("name", ["gone.json", "accounts/post.txt"])
def test_what_is_no_dossier_is_named(command: Command, case: Path, folder: Path, name: str) -> None:
    result = command("why", folder.parent / name, "c-1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
