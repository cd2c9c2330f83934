"""What holds of the page's markup."""

import re
import time
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.exports import EXPORTERS
from crossbearing.exports.html import TEMPLATES, render
from crossbearing.model.account import Bases, Paragraph
from crossbearing.model.dossier import Dossier


class Markup(HTMLParser):
    """Tags with their attributes, and which links lie inside which element with an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> str:
    return "".join(render(dossier))


@pytest.fixture(scope="module")
def markup(page: str) -> Markup:
    return Markup(page)


def test_nothing_loads_or_runs(markup: Markup) -> None:
    assert not {"script", "link", "img", "iframe", "object", "form", "use", "image"} & {
        tag for tag, _ in markup.tags
    }
    drawings = [attrs for tag, attrs in markup.tags if tag == "svg"]
    assert all(a.get("aria-hidden") or a.get("aria-labelledby") for a in drawings), "ours, and nobody else's"
    names = {name for _, attrs in markup.tags for name in attrs}
    assert not {name for name in names if name.startswith("on")} | names & {
        "src",
        "srcset",
        "style",
        "action",
    }
    (policy,) = [a["content"] for t, a in markup.tags if t == "meta" and "http-equiv" in a]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_the_style_sheet_loads_nothing() -> None:
    assert not re.search(r"url\(|@import", (TEMPLATES / "dossier.css").read_text("utf8"))


def test_links_lead_to_an_id_of_the_page_or_to_a_web_page(markup: Markup) -> None:
    ids = set(markup.values("id"))
    outside = [href for href in markup.values("href") if not href.startswith("#")]
    assert set(outside) == {"https://herald.example.org/fire"}
    assert [href for href in markup.values("href") if href.startswith("#") and href[1:] not in ids] == []


def test_each_account_says_how_it_is_known(dossier: Dossier) -> None:
    herald, *others = dossier.documents
    herald = evolve(herald, bases=Bases(outlet="feed", title="page", published="feed", language="text"))
    shown = "".join(render(evolve(dossier, documents=(herald, *others))))
    assert "Outlet and date from its feed; title from the page; language from the text</p>" in shown
    assert "Date guessed from the text</p>" in shown, "of another account"


def test_each_id_is_there_once(markup: Markup) -> None:
    assert [id for id, n in Counter(markup.values("id")).items() if n > 1] == []


def test_labels_name_headings_that_are_there(markup: Markup) -> None:
    assert set(markup.values("aria-labelledby")) <= set(markup.values("id"))


def test_claims_lead_to_their_finding_and_findings_to_their_claims(dossier: Dossier, page: str) -> None:
    markup = Markup(page)
    hrefs, ids = set(markup.values("href")), set(markup.values("id"))
    assert {c.id for c in dossier.claims} <= ids
    disputed = {c for k in dossier.conflicts for p in k.positions for c in p.claims}
    for finding in dossier.findings:
        assert finding.id in ids
        assert hrefs & {f"#{c}" for c in finding.claims}
        assert f"#{finding.id}" in hrefs or set(finding.claims) <= disputed
    for conflict in dossier.conflicts:
        assert f"#{conflict.id}" in hrefs
        assert {f"#{c}" for p in conflict.positions for c in p.claims} <= hrefs


def test_ids_that_are_not_our_hashes_are_hashed(dossier: Dossier) -> None:
    evil = "f-1\" onclick='x' #"
    odd = evolve(dossier, findings=(evolve(dossier.findings[0], id=evil),), timeline=(), meetings=())
    assert "onclick" not in "".join(render(odd))


def test_every_list_of_the_dossier_is_on_the_page(page: str) -> None:
    for words in (
        "Confirmed by other sources", "2 independent origins say so.", "very likely",
        "How many people were taken", "Both counts are exact", "How many were hurt by when?",
        "The fire of 2019 is another fire.",
        "3 to 4 May 2031", "planned", "two fire boats", "aids", "the harbour law", "they lied", "40 to 52",
        "65 % of its text", "credits Wire Service", "shared quotation", "a call to listen",
        "It holds no text: &lt;b&gt;binary&lt;/b&gt;", "en_core_web_sm 3.8", "as told by The Herald",
    ):  # fmt: skip
        assert words in page, words


def test_sections_come_in_the_order_of_reading(page: str) -> None:
    sections = re.findall(r'<section id="([a-z]+)"', page)
    assert sections == [
        "summary", "findings", "ledger", "updates", "agreements", "timeline", "movements", "relations",
        "transfers", "rules", "tolls", "single", "sources", "accounts", "problems",
    ]  # fmt: skip
    assert re.findall(r'<li><a href="#([a-z]+)">', page) == sections


def test_a_part_of_a_quotation_is_not_quoted_again(dossier: Dossier, page: str) -> None:
    card = page[page.index(f'id="{dossier.findings[0].id}"') :].partition("<details")[0]
    assert card.count("<blockquote") == 3


def test_what_rests_on_findings_told_alike_says_so_once(dossier: Dossier, page: str) -> None:
    found = next(f for f in dossier.findings if f.id in dossier.meetings[0].findings)
    again = evolve(found, id="f-0123456789abcdef")
    meeting = evolve(dossier.meetings[0], findings=(found.id, again.id))
    both = evolve(dossier, findings=(*dossier.findings, again), meetings=(meeting,))
    assert "another<span" not in page
    assert "".join(render(both)).count("another<span") == 1


def test_an_account_without_furniture_has_no_control_for_it(dossier: Dossier, page: str) -> None:
    controls = set(re.findall(r'<input class="reveal" type="checkbox" id="show-([^"]+)">', page))
    assert controls == {d.id for d in dossier.documents if any(p.kind == "furniture" for p in d.paragraphs)}
    assert 0 < len(controls) < len(dossier.documents)


def test_the_dateline_is_told_above_the_account(dossier: Dossier) -> None:
    first = dossier.documents[2]
    dated = evolve(
        first, text="CALLIS (Wire) — " + first.text, paragraphs=(Paragraph(0, 15, "furniture", "dateline"),)
    )
    claims = tuple(evolve(c, document=dated.id) for c in dossier.claims if c.document == first.id)
    page = "".join(render(evolve(dossier, documents=(dated,), claims=claims)))
    assert '<span lang="en">Dateline:</span> CALLIS (Wire)</p>' in page


def test_what_a_caption_is_stands_beside_it_and_in_no_tip(dossier: Dossier) -> None:
    text = "Smoke over the bay\n\nA boat burned."
    told = Paragraph(0, 18, "caption", "picture caption"), Paragraph(20, 34, "paragraph")
    captioned = evolve(dossier.documents[2], text=text, paragraphs=told)
    page = "".join(render(evolve(dossier, documents=(captioned,), claims=(), findings=())))
    assert 'Smoke over the bay <span class="because" dir="ltr" lang="en">picture caption</span>' in page
    assert 'title="picture caption"' not in page


def test_the_mark_of_an_item_stands_on_its_line(dossier: Dossier) -> None:
    text = "What was seen:\n\n- A boat\n\n- Smoke"
    told = Paragraph(0, 14, "paragraph"), Paragraph(18, 24, "item"), Paragraph(28, 33, "item")
    listed = evolve(dossier.documents[2], text=text, paragraphs=told)
    page = "".join(render(evolve(dossier, documents=(listed,), claims=(), findings=())))
    assert re.findall(r'<div class="block (\w+)" dir="auto">(.*?)\s*</div>', page) == [
        ("paragraph", "What was seen:"), ("item", "- A boat"), ("item", "- Smoke")
    ]  # fmt: skip


def test_an_empty_dossier_is_a_page_that_says_so(empty: Dossier) -> None:
    page = "".join(render(empty))
    assert re.findall(r'<section id="([a-z]+)"', page) == [
        "summary",
        "findings",
        "ledger",
        "single",
        "sources",
        "accounts",
    ]
    assert "No account could be read." in page


def test_stories_are_told_apart_where_there_are_several(dossier: Dossier) -> None:
    other = evolve(dossier.stories[0], id="s-0000000000000002", title="Another story", documents=())
    page = "".join(render(evolve(dossier, stories=(*dossier.stories, other))))
    assert "<title>2 stories" in page
    assert '<h3 class="story" dir="auto">Fire on the Callis ferry</h3>' in page


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    for name in ("a", "b"):
        EXPORTERS["html"](dossier, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_half_a_surrogate_pair_does_not_stop_it(dossier: Dossier, tmp_path: Path) -> None:
    broken = evolve(dossier, stories=(evolve(dossier.stories[0], title="\ud83d!"),))
    EXPORTERS["html"](broken, tmp_path / "a")
    assert "<title>?!" in (tmp_path / "a").read_text("utf8")


def test_many_accounts_are_folded_and_take_time_in_proportion(many: Callable[[int, int], Dossier]) -> None:
    def seconds(dossier: Dossier) -> float:
        started = time.process_time()
        assert '<details class="account" id="d-' in "".join(render(dossier))
        return time.process_time() - started

    small, large = many(20, 40), many(160, 40)
    seconds(small)
    assert seconds(large) < 30 * max(seconds(small), 0.02)
    assert not re.search(r'<details class="account" id="[^"]+" open', "".join(render(small)))


def test_of_very_many_findings_the_last_only_link_to_their_words(many: Callable[[int, int], Dossier]) -> None:
    dossier = many(30, 320)
    page = "".join(render(dossier))
    told = page[page.index('<section id="findings"') : page.index('<section id="ledger"')]
    assert told.count('<details class="card"') == 80
    assert told.count(">Told in ") == 20
    hrefs = set(re.findall(r'href="#(c-[0-9a-f]+)"', told))
    several = [f for f in dossier.findings if f.accounts > 1]
    assert all(hrefs & set(f.claims) for f in several)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_of_wcag_aa(scheme: int) -> None:
    css = (TEMPLATES / "dossier.css").read_text("utf8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css.split(":root {")[1 + scheme].split("}")[0]))
    for ink in ("ink", "muted", "accent", "warn"):
        for ground in ("paper", "accent-soft", "warn-soft"):
            lighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)
