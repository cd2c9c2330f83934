"""The desk in Chromium: every page, by keyboard, without scripts, light and dark, on a telephone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

GRAVE = {"serious", "critical"}
NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1440, "height": 900}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain of anything."""
    context = browser.new_context(viewport=WIDE)
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    made.on("pageerror", lambda e: complaints.append(str(e)))
    yield made
    context.close()
    assert complaints == []


def faults(page: Page, *rules: str) -> list[str]:
    """What axe-core finds that keeps people out, by all its rules or by ``rules``."""
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False, **only}).response
    assert found["testEngine"]["name"] == "axe-core"
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found["violations"] if v["impact"] in GRAVE]


# One page of each template. Lists differ by their rows alone: lines, a table, a table of forms.
LAID_OUT = ("overview", "narrowed", "actors", "sources", "events", "map", "search", "queue", "changes", "log",
            "add", "login", "finding", "conflict", "actor", "account")  # fmt: skip
COLOURED = ("overview", "sources", "map", "search", "queue", "conflict", "account")


@pytest.mark.parametrize(
    ("scheme", "names", "rules"), [("light", LAID_OUT, ()), ("dark", COLOURED, ("color-contrast",))]
)
def test_axe_finds_no_serious_fault_on_any_page(
    browser: Browser,
    reading: Any,
    places: dict[str, str],
    scheme: Any,
    names: tuple[str, ...],
    rules: tuple[str, ...],
) -> None:
    """In the dark only colours are other ones."""
    context = browser.new_context(viewport=WIDE if scheme == "light" else NARROW, color_scheme=scheme)
    page = context.new_page()
    told = {}
    for name in names:
        page.goto(reading.url + places[name])
        told[name] = faults(page, *rules)
    context.close()
    assert not {name: found for name, found in told.items() if found}


def test_axe_would_find_one(browser: Browser, reading: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(reading.url)
    page.evaluate("document.querySelector('.find label').remove()")
    page.evaluate("document.querySelector('.find input').removeAttribute('placeholder')")
    assert any("label" in fault for fault in faults(page, "label"))
    context.close()


def test_no_page_is_wider_than_a_telephone(browser: Browser, reading: Any, places: dict[str, str]) -> None:
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    for name, place in places.items():
        page.goto(reading.url + place)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name
        menu = page.evaluate(
            "(u => u ? u.scrollWidth - u.clientWidth : 0)(document.querySelector('.places ul'))"
        )
        assert menu <= 0, name
    context.close()


def test_no_page_shifts_while_it_loads(browser: Browser, reading: Any, places: dict[str, str]) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for name in LAID_OUT:
        page.goto(reading.url + places[name])
        page.wait_for_load_state("load")
        assert page.evaluate("window.shift") < 0.02, name
    context.close()


def test_pages_work_without_scripts(browser: Browser, reading: Any, places: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading.url + "/findings")
    page.locator(".facets li a").first.click()
    expect(page.locator(".chosen")).to_be_visible()
    page.goto(reading.url + places["finding"])
    page.get_by_text("show beside").first.click()
    assert re.search(r"claim=c-\w+#c-\w+$", page.url)
    expect(page.locator(".beside .claim:target")).to_be_in_viewport()
    page.goto(reading.url + "/queue")
    expect(page.get_by_role("button", name="No conflict").first).to_be_enabled()
    context.close()


def test_a_reader_gets_everywhere_by_keyboard(page: Page, reading: Any) -> None:
    page.goto(reading.url)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("sedated")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text(re.compile("sedated", re.IGNORECASE))


def test_the_words_under_review_are_in_view_beside_the_finding(page: Page, reading: Any) -> None:
    now = reading.desk.reading.now
    page.set_viewport_size({"width": 1440, "height": 420})  # too low for a whole account
    for row in now.findings.rows[:3]:
        for claim in row.claims[:2]:
            page.goto(f"{reading.url}/findings/{row.id}?claim={claim}")
            words = page.locator(f".beside [id='{claim}']")
            expect(words).to_be_in_viewport()
            assert words.inner_text().split()[0] in now.lookup.claims[claim].text
            assert page.evaluate("scrollY") == 0


def test_the_review_queue_is_worked_by_keyboard(page: Page, working: Any) -> None:
    judged = len(working.desk.log)
    page.goto(f"{working.url}/queue")
    left = int(page.locator("#left").inner_text())
    items = page.locator(".item")
    expect(items.first).to_be_focused()
    page.keyboard.press("j")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(items.first).to_be_focused()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.keyboard.press("n")
    expect(page.locator("#said")).to_contain_text("do not exclude each other")
    expect(page.locator("#left")).to_have_text(str(left - 1))
    expect(items.nth(1)).to_be_focused()
    assert [j.kind for j in working.desk.log[judged:]] == ["no-conflict"]
    page.keyboard.press("s")
    expect(page.locator("#said")).to_contain_text("Set aside")
    assert len(working.desk.aside) == 1
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("asked again")
    assert working.desk.aside == ()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text(f"Judgement {judged + 1} is undone")
    expect(page.locator("#left")).to_have_text(str(left))
    expect(items.first).to_be_focused()
    working.settle()

    # and by its buttons
    page.get_by_role("button", name="They exclude each other").first.click()
    expect(page.locator("#said")).to_contain_text("exclude each other")
    working.settle()
    page.goto(f"{working.url}/log")
    page.get_by_role("button", name=re.compile(f"Undo entry {judged + 3}")).click()
    expect(page.locator(".log .undone").first).to_be_visible()


def test_an_account_is_pasted_and_its_progress_is_followed(page: Page, working: Any) -> None:
    page.goto(f"{working.url}/add")
    page.get_by_label("The account’s text").fill(
        "The river flooded the town of Chiang Rai on Monday, police said."
    )
    page.get_by_label("Outlet").fill("Chiang Post")
    page.get_by_role("button", name="Add", exact=True).click()
    assert "/jobs/" in page.url
    expect(page.locator("#job-state")).to_have_text("Done", timeout=30_000)
    expect(page.locator("#job-outcome")).to_have_text("1 account added")
    expect(page.locator("[data-stage=read]")).to_have_class(re.compile("begun"))
    page.get_by_role("link", name="What changed").click()
    expect(page.get_by_role("heading", name=re.compile("Accounts"))).to_be_visible()


def test_an_actor_is_merged_with_one_of_those_suggested(page: Page, working: Any) -> None:
    working.settle()
    now = working.desk.reading.now
    one, other = [a for a in now.actors.rows if a.type == "person"][:2]
    page.goto(f"{working.url}/actors/{one.id}")
    suggested = [o.get_attribute("value") for o in page.locator("#others option").all()]
    assert other.name in suggested
    assert one.name not in suggested
    page.get_by_label("Is one with").fill(other.name)
    page.get_by_role("button", name="Merge").click()
    expect(page.locator(".log li").first).to_contain_text(other.name)
    assert working.desk.log[-1].kind == "merge"
    working.settle()
    working.desk.undo(None, "")
    working.settle()


def test_marks_of_pictures_lead_to_the_desks_pages(page: Page, reading: Any) -> None:
    for view in ("timeline", "map"):
        page.goto(f"{reading.url}/events/{view}")
        mark = page.locator(".picture svg.wide a").first
        there = mark.get_attribute("href")
        page.goto(f"{reading.url}{there}")
        expect(page.locator("h1")).not_to_have_text("Not found")


def test_a_page_says_when_there_is_something_newer(page: Page, working: Any) -> None:
    working.settle()
    page.goto(f"{working.url}/findings")
    expect(page.locator("#state")).to_have_text("Up to date")
    with working.client() as client:
        given = {"decision": "reliability", "subjects": ["Harbour Wire", "B"]}
        client.post("/api/judgements", json=given, headers={"X-CSRF-Token": working.csrf(client)})
    expect(page.locator("#state")).to_have_text(re.compile("Updating|Show what is new|Up to date"))
    working.settle()
    page.goto(f"{working.url}/sources")
    expect(page.get_by_label("Reliability of Harbour Wire", exact=True)).to_have_value("B")


def test_nothing_moves_for_those_who_want_it_still(browser: Browser, reading: Any) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(reading.url)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<span class=busy id=b>x</span>')")
    assert page.evaluate("getComputedStyle(document.getElementById('b'), '::before').animationName") == "none"
    context.close()
