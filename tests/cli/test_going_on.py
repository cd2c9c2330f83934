"""A reading that was interrupted goes on where it stopped; what is unchanged is not read again."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result

from crossbearing.errors import StoreError
from crossbearing.wiring import open_store

Command = Callable[..., Result]
PAGES = 60  # enough that a busy machine sees some kept before all are
MENU = "<nav>" + "".join(f'<a href="/{n}">Topic {n}</a> ' for n in range(1500)) + "</nav>"


def page(number: int) -> str:
    told = (
        f"Boat {number} reached the flooded town of Ebersley on Wednesday with {number + 20} people aboard."
    )
    return f"<html><body>{MENU}<article><h1>Boat {number}</h1><p>{told}</p></article></body></html>"


def names(case: Path) -> list[str]:
    with open_store(case) as store:
        return sorted(account.name for account in store.accounts())


@pytest.fixture(params=["folder", "archive"])
def many(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Many pages, one of them empty, in a folder or in an archive."""
    pages = {f"{n:02}.html": page(n) for n in range(PAGES)} | {"00.txt": ""}
    made = tmp_path / ("many" if request.param == "folder" else "many.zip")
    if request.param == "folder":
        made.mkdir()
        for name, text in pages.items():
            (made / name).write_text(text, "utf8")
    else:
        with zipfile.ZipFile(made, "w") as archive:
            for name in sorted(pages):
                archive.writestr(name, pages[name])
    return made


def heed_interrupts() -> None:
    """A shell has what it starts in the background ignore them, and all that is started there in turn."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def interrupt(case: Path, many: Path, after: int, by: signal.Signals) -> int:
    """Begin to add ``many`` and end that ``by`` a signal once ``after`` accounts are kept; how many were."""
    command = [sys.executable, "-m", "crossbearing", "add", str(case), str(many)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heed_interrupts
    ) as program:
        kept = 0
        while kept < after:
            assert program.poll() is None, program.communicate()
            time.sleep(0.005)
            with suppress(StoreError):
                kept = len(names(case)) if case.exists() else 0
        os.kill(program.pid, by)
        program.wait(60)
    return len(names(case))


def test_a_killed_reading_goes_on_where_it_stopped(command: Command, many: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    kept = interrupt(case, many, after=8, by=signal.SIGKILL)
    assert 8 <= kept < PAGES
    result = command("add", case, many)  # fails if the code of the reader has changed meanwhile
    assert result.stdout == f"{PAGES - kept} accounts added to {case}, {kept} unchanged\n"
    assert result.stderr.endswith("00.txt: is empty\n"), "a problem that was met before"
    command("add", tmp_path / "at once", many)
    assert names(case) == names(tmp_path / "at once")
    for made in (case, tmp_path / "at once"):
        assert command("dossier", made, "--out", tmp_path / "out" / made.name).exit_code == 1
    one, other = ((tmp_path / "out" / n / "dossier.json").read_bytes() for n in ("case", "at once"))
    assert one == other
    result = command("add", case, many, "--jobs", "2")
    assert result.stdout == f"0 accounts added to {case}, {PAGES} unchanged\n"


def test_what_is_interrupted_again_is_still_read_once(many: Path, command: Command, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = interrupt(case, many, after=3, by=signal.SIGINT)
    second = interrupt(case, many, after=first + 3, by=signal.SIGINT)
    assert first < second < PAGES
    assert command("add", case, many).stdout.endswith(f"{second} unchanged\n")
    assert len(names(case)) == PAGES
