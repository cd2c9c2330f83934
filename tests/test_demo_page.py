"""The demo's page, as a browser shows it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

DISPUTED = "Six boys freed from flooded Thai cave, official says"  # others say four


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo writes."""
    out = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "crossbearing", "build", ROOT / "examples/cave", "--out", out, "--quiet"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out


@pytest.fixture(scope="module")
def shown(demo: Path) -> str:
    """The page after the browser has read it."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={demo / 'profile'}", "--dump-dom"]
    page = (demo / "dossier.html").as_uri()
    return subprocess.run([*command, page], capture_output=True, check=True, timeout=120).stdout.decode(
        "utf8"
    )


def test_the_browser_shows_title_and_summary(demo: Path, shown: str) -> None:
    titles = {d["title"] for d in json.loads((demo / "dossier.json").read_text("utf8"))["documents"]}
    assert {t for t in titles if f"<title>{t} – dossier</title>" in shown} - {DISPUTED}
    assert 'id="summary"' in shown
    assert shown.rstrip().endswith("</html>")


def test_the_page_can_ask_nothing_of_a_network(shown: str) -> None:
    assert re.search(r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\';', shown)
    assert not re.search(r"<(script|img|iframe|object|embed|audio|video|source|form)\b", shown)
    assert not re.search(r"<link\b|\ssrc=|@import|url\(", shown)


def test_every_link_inside_the_page_leads_somewhere(shown: str) -> None:
    targets = set(re.findall(r'\sid="([^"]+)"', shown))
    links = set(re.findall(r'\shref="#([^"]+)"', shown))
    assert links
    assert links <= targets
