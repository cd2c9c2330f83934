"""Every page, what it links to, what it exports, and accounts that would break a careless one."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from crossbearing.dossier import verify
from crossbearing.model.codec import load_dossier

LONG = "Donaudampfschifffahrts" * 40
HOSTILE = f"""The mayor of Ebersley, Clara Hume, said on Monday that <script>document.title='ran'</script> the
bridge was closed. "><img src=x onerror=document.title='ran'> Four people were killed, police said.

The company {LONG} denied that the dam had failed. Seven people were killed, said Clara Hume.

قال المتحدث باسم الشرطة إن الجسر أغلق. \u202eThe bridge was closed on Monday, Clara Hume said.

{{{{ 7*7 }}}} {{% include 'x' %}} javascript:alert(1) &lt;b&gt; \x02marked\x03
Clara Hume left Ebersley on Tuesday.
"""
EVIL = "'\"><script>document.title='ran'</script>"


class Links(HTMLParser):
    """All addresses that a page links to, and the tags it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append((tag, told))
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))


@pytest.fixture(scope="module")
def client(reading: Any) -> Iterator[httpx.Client]:
    with reading.client() as made:
        yield made


@pytest.fixture(scope="module")
def hostile(serve: Any, make: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A desk whose accounts, names and outlets are markup, scripts, very long words, right-to-left text."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "accounts").mkdir()
    names = ["<img src=x onerror=alert(1)>.txt", "second.txt", f"{LONG[:150]}.txt"]
    for n, name in enumerate(names):
        (folder / "accounts" / name).write_text(HOSTILE.replace("Four", ("Four", "Five", "Six")[n]), "utf8")
    with (folder / "accounts" / "accounts.csv").open("w", newline="", encoding="utf8") as stream:
        rows = csv.writer(stream)
        rows.writerow(("name", "outlet", "published", "title", "author"))
        rows.writerow((names[0], EVIL, "2030-03-04", EVIL, EVIL))
        rows.writerow((names[1], "=cmd|' /C calc'!A0", "2030-03-05", LONG, "أحمد"))
        rows.writerow((names[2], LONG, "", "", ""))
    with serve(make(folder / "accounts", folder / "case"), idle=True) as served:
        yield served


def test_every_page_is_there_and_has_one_heading(client: httpx.Client, places: dict[str, str]) -> None:
    for name, place in places.items():
        sent = client.get(place)
        assert sent.status_code == 200, name
        tags = [tag for tag, _ in Links(sent.text).tags]
        assert tags.count("h1") == 1, name
        assert tags.count("main") == 1, name


def test_every_link_leads_somewhere(client: httpx.Client, places: dict[str, str]) -> None:
    """One link of each kind from each page, facets, exports and fragments included."""
    tried: dict[str, int] = {}
    for place in places.values():
        for link in Links(client.get(place).text).links:
            if link.startswith("#"):
                continue
            assert link.startswith("/"), link
            kind = re.sub(r"[a-z]-[0-9a-f]{8,}|=[^&#]*", "", link)
            tried[kind] = tried.get(kind, 0) + 1
            if tried[kind] > 1 or link.startswith("/why/"):
                continue
            sent = client.get(link.partition("#")[0], follow_redirects=True)
            assert sent.status_code == 200, link
            anchor = link.partition("#")[2]
            assert not anchor or f'id="{anchor}"' in sent.text, link
    assert len(tried) > 30


def test_a_part_of_a_sentence_is_read_within_it(client: httpx.Client) -> None:
    rows = client.get("/api/findings", params={"q": "ran out of air"}).json()["rows"]
    found = next(row["id"] for row in rows if row["statement"] == "ran out of air on his way back")
    for place in (f"/findings/{found}", "/findings?q=ran+out+of+air"):
        heading = client.get(place).text.partition("<b>ran out of air on his way back</b>")[0]
        assert heading.endswith("air tanks and</span> "), place


def test_views_in_which_there_is_nothing_have_no_tab(client: httpx.Client, reading: Any) -> None:
    views = reading.desk.reading.now.happenings
    empty = [name for name, view in views.items() if not len(view)]
    assert empty
    shown = client.get("/events").text
    assert [name for name in views if f'"/events/{name}"' not in shown] == empty


def test_facets_narrow_a_list_and_count_what_is_left(client: httpx.Client) -> None:
    whole = client.get("/api/findings").json()
    facet = next(f for f in whole["facets"] if f["name"] == "actor")
    option = facet["options"][0]
    narrowed = client.get("/api/findings", params={"actor": option["value"]}).json()
    assert narrowed["total"] == option["count"] < whole["total"]
    assert "Clear all" in client.get("/findings", params={"actor": option["value"]}).text


def test_words_in_findings_are_looked_for_in_their_statements(client: httpx.Client) -> None:
    told = client.get("/api/findings", params={"q": "sedated"}).json()
    assert 0 < told["total"] < 10
    assert client.get("/api/findings", params={"q": "zebra"}).json()["total"] == 0
    assert "Nothing is left" in client.get("/findings", params={"q": "zebra"}).text


@pytest.mark.parametrize("name", ["findings", "conflicts", "actors", "accounts", "sources", "search"])
def test_every_list_is_exported_as_it_is_narrowed(client: httpx.Client, name: str) -> None:
    asked = {"q": "boys"}
    total = client.get(f"/api/{name}", params=asked).json()["total"]
    as_json = client.get(f"/export/{name}.json", params=asked)
    assert "attachment" in as_json.headers["content-disposition"]
    assert len(as_json.json()) == total
    table = list(csv.DictReader(io.StringIO(client.get(f"/export/{name}.csv", params=asked).text)))
    assert len(table) == total
    assert client.get(f"/export/{name}.xml").status_code == 404


def test_what_happened_is_exported_as_it_is_drawn(client: httpx.Client, reading: Any) -> None:
    now = reading.desk.reading.now
    rows = list(csv.reader(io.StringIO(client.get("/export/events/timeline.csv").text)))
    assert rows[0] == ["When", "What", "How", "Rests on"]
    assert sorted({row[0] for row in rows[1:]}) == sorted({m.edtf for m in now.dossier.timeline})
    assert all(row[-1].split()[0] in now.lookup.findings for row in rows[1:])
    places = list(csv.reader(io.StringIO(client.get("/export/events/map.csv").text)))
    assert ["Table", "Place"] in [row[:2] for row in places]
    assert client.get("/export/events/nothing.csv").status_code == 404


def test_every_mark_of_a_picture_leads_to_a_page_of_the_desk(client: httpx.Client, places: Any) -> None:
    marks = {
        link
        for view in ("events", "map", "network", "gifts", "tolls")
        for link in re.findall(r'<a href="([^"]*)"><title>', client.get(places[view]).text)
    }
    assert len(marks) > 20
    for link in marks:
        assert client.get(link, follow_redirects=True).status_code == 200, link


def test_the_dossier_is_exported_whole_and_verifies(client: httpx.Client, reading: Any) -> None:
    sent = client.get("/export/dossier.json")
    found = load_dossier(sent.content)
    assert not verify(found)
    assert found == reading.desk.reading.now.dossier
    page = client.get("/export/dossier.html")
    assert page.text.startswith("<!doctype html>") or page.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("path", ["/nowhere", "/findings/f-0", "/why/x", "/jobs/j-99", "/export/x.csv"])
def test_what_is_not_there_is_told_on_a_page(client: httpx.Client, path: str) -> None:
    sent = client.get(path)
    assert sent.status_code == 404
    assert "Traceback" not in sent.text


@pytest.mark.parametrize("query", ["page=0", "page=999999", "per=x", "day=%ff", "actor=%00", "q=%22%22%22"])
def test_any_query_is_answered(client: httpx.Client, query: str) -> None:
    for place in ("/findings", "/search", "/accounts", "/sources"):
        assert client.get(f"{place}?{query}").status_code == 200


def test_an_account_tells_beside_it_what_it_disputes_and_whom_it_names(
    client: httpx.Client, reading: Any
) -> None:
    now = reading.desk.reading.now
    row = next(k for k in now.conflicts.rows if k.status == "conflict")
    document = now.lookup.claims[row.positions[0].claims[0]].document
    page = client.get(f"/accounts/{document}").text
    beside = page[page.index("<aside") : page.index("</aside>")]
    assert f"/conflicts/{row.id}" in beside
    named = [link for link in Links(beside).links if link.startswith("/search?actor=")]
    assert named
    found = client.get(named[0]).text
    assert now.account(document).outlet in found
    assert "Nothing holds" not in found


def test_the_overview_asks_first_what_it_does_not_tell_already(client: httpx.Client, reading: Any) -> None:
    page = client.get("/").text
    asked = page[page.index('aria-labelledby="decide"') :].partition("</section>")[0]
    kinds = {item.kind for item in reading.desk.open_items()}
    assert kinds > {"conflict"}
    assert "kind=conflict" not in asked


def test_an_account_shows_the_statement_asked_for(client: httpx.Client, reading: Any) -> None:
    claim, told = next(iter(reading.desk.reading.now.lookup.claims.items()))
    page = client.get(f"/accounts/{told.document}?claim={claim}").text
    marked = re.search(rf'<span class="claim mark reviewed" id="{claim}">(.*?)</span>', page, re.DOTALL)
    assert marked


# --- hostile accounts ---------------------------------------------------------------------------------


def all_places(served: Any) -> list[str]:
    now = served.desk.reading.now
    rows = [f"/findings/{r.id}" for r in now.findings.rows]
    rows += [f"/conflicts/{r.id}" for r in now.conflicts.rows]
    rows += [f"/accounts/{r.id}" for r in now.accounts.rows] + [f"/actors/{r.id}" for r in now.actors.rows]
    lists = [
        "/",
        "/events",
        "/events/map",
        "/findings",
        "/conflicts",
        "/actors",
        "/accounts",
        "/sources",
        "/queue",
        "/log",
        "/add",
    ]
    return [*lists, "/search?q=bridge", "/search?q=%3Cscript%3E", *rows]


def test_words_of_accounts_are_words_and_nothing_else(hostile: Any) -> None:
    known = {"script", "link", "meta"}
    with hostile.client() as client:
        for place in all_places(hostile):
            sent = client.get(place)
            assert sent.status_code == 200, place
            for tag, attributes in Links(sent.text).tags:
                assert tag != "img", place
                assert not any(a.startswith("on") for a in attributes), place
                assert tag not in known or str(attributes.get("src") or "/").startswith("/"), place
            assert "{{" not in sent.text.replace("{{ 7*7 }}", "")
            assert "\x02" not in sent.text


def test_a_table_for_a_spreadsheet_starts_no_formula(hostile: Any) -> None:
    with hostile.client() as client:
        told = client.get("/export/accounts.csv").text
    cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_the_api_gives_hostile_words_as_they_are(hostile: Any) -> None:
    with hostile.client() as client:
        names = [r["outlet"] for r in client.get("/api/accounts").json()["rows"]]
        assert EVIL in names
        assert json.loads(client.get("/export/accounts.json").text)


def test_hostile_accounts_in_the_browser(hostile: Any, browser: Any) -> None:
    """Nothing of them runs, nothing is fetched from elsewhere, and no page is wider than a telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    for place in [*all_places(hostile)[:11], *all_places(hostile)[-4:], *all_places(hostile)[11:16]]:
        page.goto(hostile.url + place)
        assert page.title().endswith("Crossbearing"), place
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
    context.close()
    assert all(url.startswith(hostile.url) for url in asked)
