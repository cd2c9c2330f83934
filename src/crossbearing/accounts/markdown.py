"""Markdown → blocks, without its markup; front matter tells of the page."""

import re
from collections.abc import Iterator, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crossbearing.accounts.dates import stated
from crossbearing.accounts.furniture import sift
from crossbearing.accounts.mastheads import outlet_of, set_mastheads_apart, title_of
from crossbearing.accounts.page import Block, Page
from crossbearing.accounts.plain import check_lines
from crossbearing.accounts.repair import repair, squeeze
from crossbearing.model.account import ParagraphKind

FRONT = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# An indented line is prose that somebody indented, far oftener than it is code.
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
OUTLETS = ("outlet", "publication", "publisher", "site", "source")


def page(text: str, where: str) -> Page:
    """Markdown ``text`` cut into blocks; title, author, date, outlet and url from front matter, if any.

    Raises ReadError for more than MOST_LINES lines.
    """
    check_lines(text, where)
    text = repair(text)
    front = FRONT.match(text)
    told = _told(front[1]) if front else {}
    body = text[front.end() :] if front and told else text
    blocks = set_mastheads_apart(sift(_blocks(PARSER.parse(body))))
    return Page(
        blocks=blocks,
        title=told.get("title") or title_of(blocks),
        author=told.get("author"),
        outlet=next((told[key] for key in OUTLETS if key in told), outlet_of(blocks)),
        url=told.get("url"),
        published=stated(told.get("date") or told.get("published") or ""),
    )


def _told(front: str) -> dict[str, str]:
    """The plain entries of front matter, all as they are written; none if it is not YAML."""
    try:
        told = yaml.load(front, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}
    if not isinstance(told, dict):
        return {}
    entries = {str(key).lower(): value for key, value in told.items() if isinstance(value, str)}
    return {key: squeeze(value) for key, value in entries.items() if value.strip()}


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    around: list[Token] = []  # the elements that are open
    marker = ""
    cells: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token)
            if token.type == "list_item_open":
                marker = f"{token.info}{token.markup} "
        elif token.nesting == -1:
            around.pop()
            if token.type == "tr_close":
                yield from _cut(" | ".join(filter(None, cells)), "item")
                cells = []
        elif token.type == "inline" and around[-1].type in ("td_open", "th_open"):
            cells.append(squeeze(_words(token)))
        elif token.type == "inline":
            kind = _kind(around, token)
            yield from _cut(_words(token), kind, marker if kind == "item" else "")
            marker = ""
        elif token.type in ("fence", "html_block"):
            for line in re.split(r"\n\s*\n", _untagged(token.content)):
                yield from _cut(line, "paragraph")


def _untagged(markup: str) -> str:
    """``markup`` with a blank line in the place of each comment and tag."""
    # No pattern for comments: it would look for their end anew from each beginning.
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        pieces.append(markup[at:start])
        at = end + 3
    return TAG.sub("\n\n", "\n\n".join([*pieces, markup[at:]]))


def _kind(around: Sequence[Token], inline: Token) -> ParagraphKind:
    types = [token.type for token in around]
    if "heading_open" in types:
        return "heading"
    if _is_picture(inline):
        return "caption"
    if "blockquote_open" in types:
        return "quote"
    return "item" if "list_item_open" in types else "paragraph"


def _words(inline: Token) -> str:
    """The words of a run of text, breaks as spaces, no tags; of a lone picture its description."""
    breaks = ("softbreak", "hardbreak")
    unseen = ("html_inline",) if _is_picture(inline) else ("html_inline", "image")
    shown = (child for child in inline.children or () if child.type not in unseen)
    return "".join(" " if child.type in breaks else child.content for child in shown)


def _is_picture(inline: Token) -> bool:
    return all(child.type == "image" for child in inline.children or ())


def _cut(text: str, kind: ParagraphKind, marker: str = "") -> Iterator[Block]:
    if line := squeeze(text):
        yield Block(line, kind, marker)
