"""The page for everybody: axe-core, both colour schemes, narrow windows, paper, harmful accounts."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from crossbearing.exports.html import render, write_html
from crossbearing.model.dossier import Dossier

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "dossier.html"
    write_html(dossier, made)
    return made


def opened(browser: Browser, file: Path, width: int = 1280, scheme: str = "light") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
def test_axe_finds_no_serious_fault(browser: Browser, file: Path, scheme: str, width: int) -> None:
    page = opened(browser, file, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in SERIOUS] == []


@pytest.mark.parametrize("width", [360, 390, 720, 900, 1440])
def test_nothing_is_wider_than_the_window(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("width", "form"), [(390, "narrow"), (1280, "wide")])
def test_each_picture_is_shown_once_and_labels_are_readable(
    browser: Browser, file: Path, width: int, form: str
) -> None:
    page = opened(browser, file, width)
    for figure in page.locator("figure.picture").all():
        drawings = figure.locator("svg.wide, svg.narrow").all()
        shown = [s for s in drawings if s.evaluate("s => getComputedStyle(s).display") != "none"]
        assert [s.get_attribute("class") for s in shown] == [form]
        drawn = shown[0].evaluate("s => s.getBoundingClientRect().width / s.viewBox.baseVal.width")
        assert drawn * 12 >= 11, "px of the smallest label"
    page.close()


def test_the_keyboard_gets_from_a_mark_to_what_it_rests_on_and_back(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    mark = page.locator("figure.picture.timeline svg.wide a").first
    mark.focus()
    page.keyboard.press("Enter")
    finding = page.url.partition("#")[2]
    page.locator(f"[id='{finding}']").wait_for(state="visible")
    words = page.locator(f"[id='{finding}'] a[href^='#c-']").first
    words.focus()
    page.keyboard.press("Enter")
    claim = page.url.partition("#")[2]
    page.locator(f"article [id='{claim}']").wait_for(state="visible")  # the folded account opens
    page.close()


def test_nothing_moves_after_the_first_view(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    page.close()
    assert shift < 0.02


def test_hostile_words_stay_words(browser: Browser, dossier: Dossier, tmp_path: Path) -> None:
    evil = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    long = "x" * 900
    entities = tuple(evolve(e, name=f"{evil} {long}") for e in dossier.entities)
    tolls = tuple(evolve(t, kind="injured") for t in dossier.tolls)
    write_html(evolve(dossier, entities=entities, tolls=tolls), tmp_path / "page.html")
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert "owned" not in page.title()
    assert asked == [(tmp_path / "page.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelectorAll('script, img').length") == 0
    page.close()


def test_it_prints_with_everything_unfolded(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('details:not([open]) blockquote, details:not([open]) li')]
            .filter(e => e.getBoundingClientRect().height === 0 && e.textContent.trim()).length"""
    )
    printed = page.pdf(format="A4")
    page.close()
    assert hidden == 0
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 2 or len(printed) > 20_000


def test_reduced_motion_is_honoured_by_moving_nothing(dossier: Dossier) -> None:
    page = "".join(render(dossier))
    assert not re.search(r"transition|animation|scroll-behavior: smooth", page.partition("</style>")[0])


def test_each_picture_has_its_table(dossier: Dossier) -> None:
    page = "".join(render(dossier))
    pictures = re.findall(r'<figure class="picture (\w+)">', page)
    assert set(pictures) == {"timeline", "map", "network", "flow", "tolls"}
    for section in re.findall(r"<section id=.*?</section>", page, re.DOTALL):
        if '<figure class="picture' in section:
            rest = section.partition("</figure>")[2]
            assert "<table" in rest or '<ol class="timeline">' in rest
            rows = set(re.findall(r'href="#(f-[0-9a-f]+|c-[0-9a-f]+)"', rest))
            drawn = set(re.findall(r'href="#(f-[0-9a-f]+|c-[0-9a-f]+)"', section.partition("</figure>")[0]))
            assert drawn <= rows | set(re.findall(r'id="(\S+)"', page)), "no mark leads nowhere"
            assert rows, "the table leads to the evidence too"
