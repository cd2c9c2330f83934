"""The page in a real browser."""

import html
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from crossbearing.exports import EXPORTERS
from crossbearing.exports.html import render
from crossbearing.model.dossier import Dossier

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
TITLE = "<title>Fire on the Callis ferry – dossier</title>"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def chromium(tmp_path: Path, *arguments: str) -> str:
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf8")


def measured(tmp_path: Path, page: str, width: int, expression: str) -> str:
    """What ``expression`` gives in a frame of ``width`` pixels that shows ``page`` as it is."""
    frame = f'<iframe srcdoc="{html.escape(page)}" style="width:{width}px;height:900px;border:0"></iframe>'
    script = (
        f"onload = () => {{ const page = frames[0].document; document.title = 'measured ' + ({expression}) }}"
    )
    (tmp_path / "frame.html").write_text(f"<body>{frame}<script>{script}</script>", "utf8", "replace")
    dom = chromium(tmp_path, "--dump-dom", (tmp_path / "frame.html").as_uri())
    return dom.partition("<title>measured ")[2].partition("</title>")[0]


def test_nothing_in_an_account_runs_even_without_the_policy(dossier: Dossier, tmp_path: Path) -> None:
    page = "".join(render(dossier)).replace("Content-Security-Policy", "none")
    (tmp_path / "page.html").write_text(page, "utf8")
    dom = chromium(tmp_path, "--dump-dom", (tmp_path / "page.html").as_uri())
    assert TITLE in dom
    assert "<script" not in dom
    assert "</html>" in dom


def test_the_policy_holds_off_a_script(dossier: Dossier, tmp_path: Path) -> None:
    page = "".join(render(dossier)).replace("</body>", "<script>document.title = 'ran'</script></body>")
    (tmp_path / "page.html").write_text(page, "utf8")
    assert TITLE in chromium(tmp_path, "--dump-dom", (tmp_path / "page.html").as_uri())


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_the_page_is_never_wider_than_the_window(dossier: Dossier, tmp_path: Path, width: int) -> None:
    opened = "page.querySelectorAll('details').forEach(d => d.open = true)"
    expression = f"({opened}, page.documentElement.scrollWidth)"
    assert int(measured(tmp_path, "".join(render(dossier)), width, expression)) <= width


def test_a_screenshot_comes_out_as_large_as_asked(dossier: Dossier, tmp_path: Path) -> None:
    EXPORTERS["html"](dossier, tmp_path / "page.html")
    picture = tmp_path / "page.png"
    chromium(
        tmp_path, f"--screenshot={picture}", "--window-size=1440,2400", (tmp_path / "page.html").as_uri()
    )
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1440, 2400)


def test_pictures_are_printed_on_paper_that_is_narrower_than_a_desk(dossier: Dossier, tmp_path: Path) -> None:
    page = "".join(render(dossier)).replace("@media print", "@media all")
    expression = (
        "[...page.querySelectorAll('.picture')].map(p => [...p.querySelectorAll(':scope > svg')]"
        ".filter(s => s.checkVisibility()).map(s => s.getAttribute('class')).join()).join()"
    )
    told = measured(tmp_path, page, 660, expression)
    assert set(told.split(",")) == {"wide"}


def test_a_link_into_a_folded_part_opens_it(dossier: Dossier, tmp_path: Path) -> None:
    alone = next(f for f in dossier.findings if f.statement.startswith("An older fire"))
    EXPORTERS["html"](dossier, tmp_path / "page.html")
    dom = chromium(tmp_path, "--dump-dom", f"{(tmp_path / 'page.html').as_uri()}#{alone.id}")
    fold = dom[: dom.index(f'id="{alone.id}"')].rpartition("<details")[2]
    assert fold.startswith(' class="fold" open')


def test_the_keyboard_reaches_the_dossier_first(dossier: Dossier, tmp_path: Path) -> None:
    expression = "page.querySelector('a, button, summary, [tabindex]').getAttribute('href')"
    assert measured(tmp_path, "".join(render(dossier)), 390, expression) == "#main"


def test_furniture_is_there_with_its_reason_once_it_is_asked_for(dossier: Dossier, tmp_path: Path) -> None:
    account = dossier.documents[0]
    control = f"page.getElementById('show-{account.id}')"
    block = f"page.querySelector('#{account.id} .block.furniture')"
    shown = f"getComputedStyle({block}).display"
    expression = f"[{shown}, {control}.click(), {shown}, {block}.innerText].join('; ')"
    told = measured(tmp_path, "".join(render(dossier)), 390, expression)
    assert told == "none; ; block; Listen to our podcast every morning a call to listen"
