"""Word documents (ECMA-376) → blocks: headings, list items, quotations, captions and tables told apart."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from crossbearing.accounts.dates import stated
from crossbearing.accounts.failures import reading
from crossbearing.accounts.furniture import sift
from crossbearing.accounts.page import Block, Page
from crossbearing.accounts.repair import repair, squeeze
from crossbearing.accounts.xml import local, tree
from crossbearing.errors import ReadError
from crossbearing.model.account import ParagraphKind

DOCUMENT = "word/document.xml"
LARGEST = 50_000_000  # bytes of one part: a document is smaller, a bomb is not
# What Word calls its own styles, whatever the language of the document.
STYLES: tuple[tuple[re.Pattern[str], ParagraphKind], ...] = (
    (re.compile(r"title|subtitle|heading"), "heading"),
    (re.compile(r"(?:intense )?quote"), "quote"),
    (re.compile(r"caption"), "caption"),
    (re.compile(r"list"), "item"),
)
# Alternatives for older readers, text that was deleted, and the parts of fields that are not shown.
UNSEEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "pPr", "rPr"})
BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def page(data: bytes, where: str, charset: str | None = None) -> Page:
    """The text of a Word document, with title and author from its properties.

    The days when it was made and changed are no days of publication. Raises ReadError.
    """
    with reading(where, "a Word document"), zipfile.ZipFile(io.BytesIO(data)) as parts:
        document = tree(_part(parts, DOCUMENT, where), where)
        styles = _styles(parts, where)
        told = _properties(parts, where)
        body = next((child for child in document if local(child) == "body"), document)
        blocks = tuple(sift(_blocks(body, styles)))
    if not blocks:
        raise ReadError(where, "is a Word document without a text")
    return Page(
        blocks=blocks,
        title=told.get("title") or next((b.text for b in blocks[:1] if b.kind == "heading"), None),
        author=told.get("creator"),
        published=stated(told.get("issued", "")),
    )


def _part(parts: zipfile.ZipFile, name: str, where: str) -> bytes:
    with parts.open(name) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReadError(where, f"holds a part of more than {LARGEST / 1e6:g} MB and is not read")
    return data


def _styles(parts: zipfile.ZipFile, where: str) -> dict[str, ParagraphKind]:
    """The kind of paragraph that each style of the document is for."""
    if "word/styles.xml" not in parts.namelist():
        return {}
    found: dict[str, ParagraphKind] = {}
    for style in tree(_part(parts, "word/styles.xml", where), where):
        name = next((_value(child) for child in style if local(child) == "name"), "")
        if (kind := _kind_of_style(name)) and (key := _attribute(style, "styleId")):
            found[key] = kind
    return found


def _kind_of_style(name: str) -> ParagraphKind | None:
    return next((kind for pattern, kind in STYLES if pattern.match(name.lower())), None)


def _properties(parts: zipfile.ZipFile, where: str) -> dict[str, str]:
    if "docProps/core.xml" not in parts.namelist():
        return {}
    core = tree(_part(parts, "docProps/core.xml", where), where)
    return {local(part): words for part in core if (words := squeeze(repair(part.text or "")))}


def _blocks(element: Any, styles: dict[str, ParagraphKind]) -> Iterator[Block]:
    for child in element:
        name = local(child)
        if name == "p":
            if line := squeeze(repair(_words(child))):
                yield Block(line, _kind(child, styles))
        elif name == "tr":
            cells = (squeeze(repair(_words(cell))) for cell in child if local(cell) == "tc")
            if line := " | ".join(filter(None, cells)):
                yield Block(line, "item")
        elif name in ("tbl", "sdt", "sdtContent", "ins", "customXml"):
            yield from _blocks(child, styles)


def _kind(paragraph: Any, styles: dict[str, ParagraphKind]) -> ParagraphKind:
    marks = {local(mark): mark for part in paragraph if local(part) == "pPr" for mark in part}
    if "outlineLvl" in marks:
        return "heading"
    style = _value(marks["pStyle"]) if "pStyle" in marks else ""
    # A document without styles calls them by Word's own ids: "Heading1".
    kind = styles.get(style) if styles else _kind_of_style(style)
    return kind or ("item" if "numPr" in marks else "paragraph")


def _words(element: Any) -> str:
    """The words of ``element`` that are shown; paragraphs within it, as in a cell, are parted by spaces."""
    said: list[str] = []
    ahead = [element]
    while ahead:  # no recursion: a document may be as deep as it likes
        here = ahead.pop()
        if isinstance(here, str):
            said.append(here)
            continue
        name = local(here)
        if name == "t":
            said.append(here.text or "")
        elif name in BREAKS:
            said.append(BREAKS[name])
        elif name not in UNSEEN:
            ahead.append(" " if name == "p" else "")
            ahead.extend(reversed(here))
    return "".join(said)


def _value(mark: Any) -> str:
    return _attribute(mark, "val") or ""


def _attribute(element: Any, name: str) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)
