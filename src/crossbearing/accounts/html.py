"""HTML → blocks: trafilatura (Barbaresi 2021, ACL demo) finds the article, its tree tells the kinds."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve
from lxml.etree import iterwalk
from trafilatura import bare_extraction, extract_metadata, load_html

from crossbearing.accounts.dates import from_page
from crossbearing.accounts.failures import reading
from crossbearing.accounts.furniture import sift
from crossbearing.accounts.page import Block, Page, ends_sentence
from crossbearing.accounts.repair import repair, squeeze
from crossbearing.accounts.structure import clear, opening, placed, set_apart
from crossbearing.accounts.tags import check_tags
from crossbearing.errors import ReadError
from crossbearing.lexicons.addresses import publisher
from crossbearing.model.account import ParagraphKind

# Elements of trafilatura's XML that stand for themselves; a paragraph takes the kind of what it is in.
KINDS: dict[str, ParagraphKind | None] = {
    "head": "heading",
    "item": "item",
    "row": "item",
    "quote": "quote",
    "figcaption": "caption",
    "p": None,
    "ab": None,
    "code": None,
    "list": None,
    "table": None,
    "div": None,
}

# Elements of HTML that give the text in them a kind; those amid a line; those that are not shown.
STANDING: dict[str, ParagraphKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "tr", "dt", "dd"), "item"),
    "blockquote": "quote",
    "figcaption": "caption",
}
INLINE = re.compile(
    r"a|abbr|acronym|b|bd[io]|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span"
    r"|strike|strong|su[bp]|t[dht]|time|u|var|wbr"
)
UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "iframe", "svg", "button", "form"))
LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*$")
GENERATOR = '<meta name="generator" content="Crossbearing">'  # as exports/html.py writes it


def page(text: str, where: str) -> Page:
    """The article of an HTML page and what its metadata tell.

    Raises ReadError where there is no article in it.
    """
    # A fragment without a body is no document to trafilatura.
    if GENERATOR in text:
        raise ReadError(where, "is a dossier that Crossbearing wrote, and no account")
    check_tags(text, where)
    tree = load_html(text)
    if tree is None:
        tree = load_html(f"<html><body>{text}</body></html>")
    if tree is None:
        raise ReadError(where, "no article text found in the page")
    with reading(where, "HTML"):
        published = from_page(tree, load_html)
        clear(tree)
        # Only the best date is used, which ``from_page`` gives; this one may be found cheaply.
        found = extract_metadata(tree, date_config={"extensive_search": False, "max_date": "2100-12-31"})
        first = opening(tree, found.title)
        blocks = tuple(sift(_opened(_article(tree), first)))
    if not blocks:
        raise ReadError(where, "no article text found in the page")
    return Page(
        blocks=blocks,
        title=_line(found.title),
        author=_line(found.author),
        outlet=_outlet(found),
        url=found.url or None,
        published=published,
        language=_language(tree),
    )


def fragment(text: str, where: str) -> Page:
    """HTML that is all of it the account's, such as a feed's entry: every word counts, no page is around it.

    Raises ReadError where there is no text in it.
    """
    check_tags(text, where)
    with reading(where, "HTML"):
        tree = load_html(f"<html><body><div>{text}</div><div></div></body></html>")
        blocks = () if tree is None else tuple(sift(_apart_placed(tree)))
    if not blocks:
        raise ReadError(where, "holds no text, only markup")
    return Page(blocks=blocks)


def _outlet(found: Any) -> str | None:
    """The name a page gives its outlet; where it gives none, trafilatura takes the host of its address."""
    name = _line(found.sitename)
    is_host = name and found.url and publisher(f"https://{name}") == publisher(found.url)
    return None if is_host else name


def _language(tree: Any) -> str | None:
    declared = LANGUAGE.match(tree.get("lang") or "")
    return declared[1].lower() if declared else None


def _article(tree: Any) -> Iterator[Block]:
    """The article in ``tree`` as trafilatura finds it, what was set apart within it in its place."""
    apart = set_apart(tree)
    found: Any = bare_extraction(tree, include_comments=False)
    if found is not None and found.body is not None:
        yield from placed(_blocks(found.body, "paragraph"), apart)


def _apart_placed(tree: Any) -> Iterator[Block]:
    apart = set_apart(tree, pointers=False)
    return placed(_pieces(tree), apart)


def _opened(blocks: Iterable[Block], opening: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` after those of ``opening`` that are not among them; what is a heading there is one here."""
    told = list(blocks)
    first = [evolve(block, text=squeeze(repair(block.text))) for block in opening]
    kinds: dict[str, ParagraphKind] = {block.text: block.kind for block in first}
    if told:
        words = {block.text for block in told}
        yield from (block for block in first if block.text not in words)
    for block in told:
        yield evolve(block, kind=kinds.pop(block.text)) if block.text in kinds else block


def _blocks(element: Any, kind: ParagraphKind) -> Iterator[Block]:
    """The runs of text in ``element``, cut where an element of another kind begins."""
    if element.tag == "row":
        cells = (squeeze("".join(cell.itertext())) for cell in element)
        yield from _cut(" | ".join(filter(None, cells)), "item")
        return
    run = element.text or ""
    for child in element:
        if child.tag in KINDS:
            yield from _cut(run, kind)
            run = ""
            yield from _blocks(child, KINDS[child.tag] or kind)
        elif child.tag == "lb":
            # A line break after a sentence stands for the end of a paragraph, elsewhere for a space.
            if ends_sentence(run.rstrip()):
                yield from _cut(run, kind)
                run = ""
            run += " "
        else:
            run += "".join(child.itertext())
        run += child.tail or ""
    yield from _cut(run, kind)


def _pieces(tree: Any) -> Iterator[Block]:
    """The runs of text in ``tree``, cut where an element begins or ends that stands for itself."""
    run: list[str] = []
    kinds: list[ParagraphKind] = ["paragraph"]
    hidden = 0
    for event, element in iterwalk(tree, ("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if name in UNSEEN:
            hidden += 1 if starts else -1
        elif not INLINE.fullmatch(name):
            yield from _cut("".join(run), kinds[-1])
            run = []
            if starts:
                kinds.append(STANDING.get(name, kinds[-1]))
            else:
                kinds.pop()
        if name in ("td", "th"):
            run.append(" ")
        if not hidden:
            run.append((element.text if starts and name else None if starts else element.tail) or "")
    yield from _cut("".join(run), kinds[-1])


def _cut(text: str, kind: ParagraphKind) -> Iterator[Block]:
    if line := squeeze(repair(text)):
        yield Block(line, kind)


def _line(told: str | None) -> str | None:
    return squeeze(repair(told)) or None if told else None
