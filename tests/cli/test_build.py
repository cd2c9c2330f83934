"""What ``crossbearing build`` does, says and leaves behind, above all when its input is bad."""

import errno
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crossbearing import wiring
from crossbearing.cli import main
from crossbearing.wiring import open_store

Command = Callable[..., Result]
NOBODY = 65534
GERMAN = """Der Fluss Wenn hat am Montag die Stadt Ebersley überschwemmt, sagte die Bürgermeisterin Clara
Hume. Vier Menschen kamen ums Leben, und rund zweihundert mussten ihre Häuser verlassen. Die Feuerwehr
bestritt, dass der Damm oberhalb der Stadt gebrochen sei."""


def told(out: Path) -> dict[str, Any]:
    dossier: dict[str, Any] = json.loads((out / "dossier.json").read_bytes())
    return dossier


def names(out: Path) -> list[str]:
    return [document["name"] for document in told(out)["documents"]]


def problems(out: Path) -> list[tuple[str, str]]:
    return [(problem["where"], problem["why"]) for problem in told(out)["problems"]]


def test_a_folder_becomes_a_case_and_a_dossier(command: Command, folder: Path, out: Path) -> None:
    result = command("build", folder, "--out", out)
    assert result.exit_code == 0
    assert sorted(p.name for p in out.iterdir()) == ["case.db", "dossier.html", "dossier.json"]
    assert names(out) == ["letter.md", "post.txt", "star.txt"]
    assert "3 accounts" in result.stdout
    assert "Evening Star" in result.stdout
    assert result.stderr == ""


def test_files_can_be_given_one_by_one_and_the_case_lie_elsewhere(
    command: Command, folder: Path, out: Path
) -> None:
    case = out.parent / "deep" / "flood.case"
    result = command("build", folder / "post.txt", folder / "star.txt", "--out", out, "--case", case)
    assert result.exit_code == 0
    assert names(out) == ["post.txt", "star.txt"]
    assert [p.name for p in case.parent.iterdir()] == ["flood.case"]
    assert not (out / "case.db").exists()


def test_json_is_all_there_is_on_standard_output(command: Command, folder: Path, out: Path) -> None:
    (folder / "empty.txt").touch()
    result = command("build", folder, "--out", out, "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert summary["accounts"] == 3
    assert summary["problems"] == [{"where": "empty.txt", "why": "is empty"}]
    assert result.stderr == ""


def test_quiet_prints_nothing_even_with_problems(command: Command, folder: Path, out: Path) -> None:
    (folder / "empty.txt").touch()
    result = command("build", folder, "--out", out, "--quiet")
    assert (result.exit_code, result.output) == (1, "")
    assert problems(out) == [("empty.txt", "is empty")]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "is empty"),
        ("spaces.md", b" \n\t\n ", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is binary"),
        ("undecodable.txt", b"\xff\xfe\x00", "says it is utf-16"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article text"),
        ("photo.jpg", b"\xff\xd8\xff", "it is a picture"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_done(
    command: Command, folder: Path, out: Path, name: str, data: bytes, why: str
) -> None:
    (folder / name).write_bytes(data)
    result = command("build", folder, "--out", out)
    assert result.exit_code == 1
    ((where, said),) = problems(out)
    assert where == name
    assert why in said
    assert names(out) == ["letter.md", "post.txt", "star.txt"]
    assert f"{name}: " in result.stdout


def test_a_file_of_100_megabytes_is_not_read(command: Command, folder: Path, out: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.writelines(b"The river rose on Monday.\n" * 100_000 for _ in range(40))
    assert command("build", folder, "--out", out).exit_code == 1
    assert problems(out) == [("huge.txt", "is larger than 20 MB and is not read")]


def test_a_megabyte_on_one_line_is_read_to_its_end(command: Command, folder: Path, out: Path) -> None:
    text = "The mayor Clara Hume said that Ebersley was dry. " + "x" * 1_000_000 + " Boats left on Friday."
    (folder / "line.txt").write_text(text, "utf8")
    assert command("build", folder, "--out", out).exit_code == 0
    (line,) = (d for d in told(out)["documents"] if d["name"] == "line.txt")
    claims = [c["text"] for c in told(out)["claims"] if c["document"] == line["id"]]
    assert any("Ebersley was dry" in claim for claim in claims)


def test_no_claim_is_taken_from_another_language(command: Command, folder: Path, out: Path) -> None:
    (folder / "german.txt").write_text(GERMAN, "utf8")
    assert command("build", folder, "--out", out).exit_code == 1
    ((where, why),) = problems(out)
    assert where == "german.txt"
    assert "another language (de)" in why
    (german,) = (d for d in told(out)["documents"] if d["name"] == "german.txt")
    assert german["language"] == "de"
    assert "Ebersley überschwemmt" in german["text"]
    assert {c["document"] for c in told(out)["claims"]} == {
        d["id"] for d in told(out)["documents"] if d["name"] != "german.txt"
    }


def test_an_account_alone_in_another_language_is_still_kept(
    command: Command, folder: Path, out: Path
) -> None:
    (folder / "german.txt").write_text(GERMAN, "utf8")
    assert command("build", folder / "german.txt", "--out", out).exit_code == 1
    assert names(out) == ["german.txt"]
    assert told(out)["claims"] == []


def test_a_broken_accounts_csv_costs_only_what_it_tells(command: Command, folder: Path, out: Path) -> None:
    (folder / "accounts.csv").write_text("file;date\npost.txt;yesterday\n", "utf8")
    result = command("build", folder, "--out", out)
    assert result.exit_code == 1
    ((where, why),) = problems(out)
    assert where == "accounts.csv, line 1"
    assert "the header must be name,url,outlet,published,title,author" in why
    assert names(out) == ["letter.md", "post.txt", "star.txt"]


def test_a_path_that_is_not_there_is_a_problem_and_the_rest_is_done(
    command: Command, folder: Path, out: Path
) -> None:
    (folder / "nothing").mkdir()
    result = command("build", folder / "gone.txt", folder / "nothing", folder / "post.txt", "--out", out)
    assert result.exit_code == 1
    assert [where for where, _ in problems(out)] == ["gone.txt", "nothing"]
    assert names(out) == ["post.txt"]


@pytest.mark.parametrize("given", ["gone.txt", "empty.txt", "nothing"])
def test_where_nothing_can_be_read_the_cause_is_told_and_what_was_there_stays(
    command: Command, folder: Path, out: Path, given: str
) -> None:
    (folder / "empty.txt").touch()
    (folder / "nothing").mkdir()
    assert command("build", folder / "post.txt", "--out", out).exit_code == 0
    before = (out / "dossier.json").read_bytes()
    result = command("build", folder / given, "--out", out, "--json")
    assert result.exit_code == 2
    ((where, why),) = ((p["where"], p["why"]) for p in json.loads(result.stdout)["problems"])
    assert where == given
    assert f"{given}: {why}\n" in result.stderr
    assert (out / "dossier.json").read_bytes() == before
    with open_store(out / "case.db") as case:
        assert [account.name for account in case.accounts()] == ["post.txt"]


def test_nothing_can_be_built_from_nothing(command: Command, folder: Path, out: Path) -> None:
    result = command("build", folder / "gone.txt", "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "crossbearing: there is no account to work on\ngone.txt: does not exist\n"
    assert not (out / "dossier.json").exists()


def test_no_path_is_a_mistake_of_use(command: Command, out: Path) -> None:
    result = command("build", "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument 'PATH...'" in result.stderr


def test_a_file_is_no_place_for_a_dossier(command: Command, folder: Path) -> None:
    post = folder / "post.txt"
    before = post.read_bytes()
    for out in (post, post / "below"):
        result = command("build", post, "--out", out)
        assert (result.exit_code, result.stdout) == (2, "")
        assert str(out) in result.stderr
    assert post.read_bytes() == before


def test_where_the_dossier_cannot_be_written_the_case_is_kept(
    command: Command, folder: Path, out: Path
) -> None:
    (out / "dossier.json").mkdir(parents=True)
    result = command("build", folder, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(out / "dossier.json") in result.stderr
    with open_store(out / "case.db") as case:
        assert len(list(case.accounts())) == 3


@pytest.fixture
def not_root(tmp_path: Path) -> Iterator[None]:
    """Root may write everywhere, so it takes another user's place."""
    if os.geteuid() != 0:
        yield
        return
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    os.seteuid(NOBODY)
    try:
        if not os.access(__file__, os.R_OK, effective_ids=True):
            pytest.skip("run by root from a checkout that no other user may read")
        yield
    finally:
        os.seteuid(0)


@pytest.mark.usefixtures("command", "folder", "not_root")
def test_a_folder_that_may_not_be_written_is_named(command: Command, folder: Path, out: Path) -> None:
    result = command("build", folder, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{out}/case.db: the folder of the case cannot be made: Permission denied" in result.stderr


def test_a_case_that_is_none_is_left_alone(command: Command, folder: Path, out: Path) -> None:
    notes = folder / "post.txt"
    before = notes.read_bytes()
    result = command("build", folder / "star.txt", "--out", out, "--case", notes)
    assert result.exit_code == 2
    assert result.stderr == f"crossbearing: {notes}: this is not a case of Crossbearing\n"
    assert notes.read_bytes() == before


def test_a_case_of_a_newer_version_is_left_alone(command: Command, folder: Path, out: Path) -> None:
    assert command("build", folder, "--out", out).exit_code == 0
    with sqlite3.connect(out / "case.db") as case:
        case.execute("PRAGMA user_version = 999")
    case.close()
    before = (out / "case.db").read_bytes()
    result = command("build", folder, "--out", out)
    assert result.exit_code == 2
    assert str(out / "case.db") in result.stderr
    assert "newer Crossbearing" in result.stderr
    assert (out / "case.db").read_bytes() == before


def test_file_names_may_hold_spaces_and_any_letters(command: Command, folder: Path, out: Path) -> None:
    shutil.copy(folder / "post.txt", folder / "une dépêche – [red] 報告.txt")
    result = command("build", folder / "une dépêche – [red] 報告.txt", "--out", out)
    assert result.exit_code == 0
    assert names(out) == ["une dépêche – [red] 報告.txt"]
    assert "(une dépêche – [red] 報告): " in result.stdout


def test_the_same_text_under_two_names_is_one_account(command: Command, folder: Path, out: Path) -> None:
    shutil.copy(folder / "post.txt", folder / "mirror.txt")
    assert command("build", folder, "--out", out).exit_code == 0
    assert names(out) == ["letter.md", "post.txt", "star.txt"]
    with open_store(out / "case.db") as case:
        (post,) = (a for a in case.accounts() if a.name == "post.txt")
        assert [address.name for address in case.addresses(post.id)] == ["mirror.txt", "post.txt"]


def test_the_same_text_in_two_outlets_is_one_witness(command: Command, folder: Path, out: Path) -> None:
    shutil.copy(folder / "post.txt", folder / "mirror.txt")
    with (folder / "accounts.csv").open("a", encoding="utf8") as table:
        table.write("mirror.txt,,Wenn Mirror,2030-03-04,,\n")
    paths = (folder / "post.txt", folder / "mirror.txt", folder / "star.txt")
    assert command("build", *paths, "--out", out).exit_code == 0
    dossier = told(out)
    twins = {d["id"] for d in dossier["documents"] if d["name"] in {"post.txt", "mirror.txt"}}
    copied = [e for e in dossier["lineage"] if {s["document"] for s in e["spans"]} == twins]
    assert {e["kind"] for e in copied} == {"verbatim"}
    document = {c["id"]: c["document"] for c in dossier["claims"]}
    shared = [f for f in dossier["findings"] if {document[c] for c in f["claims"]} == twins]
    assert shared
    assert {(f["accounts"], f["independent"]) for f in shared} == {(2, 1)}
    assert min(f["credibility"] for f in shared) > 1


def test_an_edited_file_takes_the_place_of_its_earlier_version(
    command: Command, folder: Path, out: Path
) -> None:
    assert command("build", folder, "--out", out).exit_code == 0
    post = (folder / "post.txt").read_text("utf8")
    (folder / "post.txt").write_text(post.replace("Four people", "Five people"), "utf8")
    assert command("build", folder / "post.txt", "--out", out).exit_code == 0
    dossier = told(out)
    assert names(out) == ["letter.md", "post.txt", "star.txt"]
    assert not any("Four people" in claim["text"] for claim in dossier["claims"])
    ((change,),) = (change["sentences"] for change in dossier["changes"])
    assert "Four people" in change
    assert "Five people" in change
    fresh = out.parent / "fresh"
    assert command("build", folder, "--out", fresh).exit_code == 0
    assert told(fresh) == dossier | {"changes": []}


def test_a_file_that_became_readable_is_no_problem_any_more(
    command: Command, folder: Path, out: Path
) -> None:
    (folder / "note.txt").touch()
    assert command("build", folder, "--out", out).exit_code == 1
    (folder / "note.txt").write_text("Boats reached Ebersley on Wednesday, the army said.", "utf8")
    assert command("build", folder, "--out", out).exit_code == 0
    assert problems(out) == []


def test_the_case_remembers_accounts_whose_files_are_gone(command: Command, folder: Path, out: Path) -> None:
    assert command("build", folder, "--out", out).exit_code == 0
    (folder / "star.txt").unlink()
    (folder / "accounts.csv").unlink()
    assert command("build", folder / "post.txt", "--out", out).exit_code == 0
    assert names(out) == ["letter.md", "post.txt", "star.txt"]


def test_settings_come_from_a_file_and_from_the_environment(
    command: Command, folder: Path, out: Path
) -> None:
    (folder / "accounts.csv").unlink()
    file = out.parent / "settings.toml"
    file.write_text("[read]\nmax_bytes = 100\n", "utf8")
    result = command("build", folder, "--out", out, "--settings", file)
    assert result.exit_code == 2
    assert "is larger than 0.0001 MB" in result.stderr
    result = command(
        "build", folder, "--out", out, "--settings", file, "--json", CROSSBEARING_READ_MAX_BYTES="400"
    )
    assert (result.exit_code, json.loads(result.stdout)["problems"]) == (0, [])


def test_a_wrong_setting_is_named_with_its_place(command: Command, folder: Path, out: Path) -> None:
    file = out.parent / "settings.toml"
    file.write_text('[parse]\nmodle = "x"\n', "utf8")
    result = command("build", folder, "--out", out, "--settings", file)
    assert result.exit_code == 2
    assert f"{file}: settings.parse: there is no setting modle" in result.stderr
    result = command("build", folder, "--out", out, CROSSBEARING_PARSE_MODEL="no_such_model")
    assert result.exit_code == 2
    assert "'no_such_model' is not installed" in result.stderr
    assert not out.exists()


def test_no_progress_is_shown_where_there_is_no_terminal(command: Command, folder: Path, out: Path) -> None:
    result = command("build", folder, "--out", out, FORCE_COLOR="1", TTY_COMPATIBLE="1")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_terminal_shows_progress_and_file_names_as_they_are(folder: Path, out: Path) -> None:
    (folder / "post.txt").rename(folder / "[red]post[blink].txt")
    (folder / "accounts.csv").unlink()
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "crossbearing",
            "build",
            folder / "[red]post[blink].txt",
            "--out",
            out,
            "--json",
        ],
        stderr=theirs,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(ours)
    summary, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert json.loads(summary)["accounts"] == 1
    assert b"Reading" in shown
    assert b"[red]post[blink].txt" in shown


def test_a_terminal_of_few_letters_shows_what_it_can(folder: Path, out: Path) -> None:
    result = CliRunner(charset="ascii").invoke(main, ["build", str(folder), "--out", str(out)])
    assert result.exit_code == 0
    assert "3 accounts ? " in result.stdout


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[BaseException], None]]:
    """``exporter(error)``: the only exporter is one that raises ``error``."""

    def put(error: BaseException) -> None:
        def write(*_: object) -> None:
            raise error

        monkeypatch.setattr(wiring, "EXPORTERS", {"json": write})
        wiring.exporters.cache_clear()

    yield put
    wiring.exporters.cache_clear()


def test_a_defect_of_the_program_is_not_taken_for_work_done(
    command: Command, folder: Path, out: Path, exporter: Callable[[BaseException], None]
) -> None:
    exporter(ZeroDivisionError("a defect"))
    result = command("build", folder, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ZeroDivisionError: a defect" in result.stderr
    assert "this is a defect of the program" in result.stderr


def test_a_full_disk_leaves_the_earlier_dossier_whole(
    command: Command, folder: Path, out: Path, exporter: Callable[[BaseException], None]
) -> None:
    assert command("build", folder / "post.txt", "--out", out).exit_code == 0
    before = (out / "dossier.json").read_bytes()
    exporter(OSError(errno.ENOSPC, "No space left on device"))
    result = command("build", folder, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"crossbearing: {out}: No space left on device\n"
    assert (out / "dossier.json").read_bytes() == before


def test_an_interrupted_run_says_so(
    command: Command, folder: Path, out: Path, exporter: Callable[[BaseException], None]
) -> None:
    exporter(KeyboardInterrupt())
    result = command("build", folder, "--out", out)
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "crossbearing: interrupted; what was read is kept, and the next run goes on\n"
