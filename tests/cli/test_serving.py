"""``serve`` as a process of its own."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from crossbearing.wiring import open_store


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with open_store(tmp_path / "my.case"):
        pass
    return tmp_path / "my.case"


def served(case: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "crossbearing", "serve", str(case), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | environment,
    )


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found, process.stderr and process.stderr.read()
    return found[0]


def test_a_case_is_served_until_it_is_interrupted(case: Path) -> None:
    process = served(case)
    try:
        url = address(process)
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{url}api/status", timeout=30) as sent:
            assert b'"case":"my.case"' in sent.read()
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors
    assert process.returncode in {0, 130}


def test_any_other_address_demands_a_token(case: Path) -> None:
    process = served(case, "--host", "0.0.0.0")
    try:
        url = address(process).replace("0.0.0.0", "127.0.0.1")
        assert process.stdout is not None
        token = process.stdout.readline().removeprefix("token: ").strip()
        assert len(token) >= 32
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{url}api/status", timeout=30)
        assert refused.value.code == 401
        asked = urllib.request.Request(f"{url}api/status", headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(asked, timeout=30) as sent:
            assert sent.status == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def test_what_cannot_be_served_is_told_in_a_line(tmp_path: Path, case: Path) -> None:
    for arguments in ((tmp_path / "none.case",), (case, "--host", "203.0.113.9")):
        process = served(*arguments)  # type: ignore[arg-type]
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 2
        assert errors.startswith("crossbearing: ")
        assert len(errors.splitlines()) == 1
