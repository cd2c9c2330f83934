"""One account from its bytes."""

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from crossbearing.accounts import html, markdown, plain
from crossbearing.accounts.dates import from_address
from crossbearing.accounts.decoding import decode
from crossbearing.accounts.furniture import sift_repeats
from crossbearing.accounts.known import NOTHING, Known, shown
from crossbearing.accounts.language import language_of
from crossbearing.accounts.page import Block, Page
from crossbearing.accounts.spans import assemble
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, PublishedBasis

# How a file of each ending is cut into blocks: text and the file's name in, page out.
PAGES: dict[str, Callable[[str, str], Page]] = {
    ".txt": plain.page,
    ".md": markdown.page,
    ".html": html.page,
    ".htm": html.page,
}
# Kinds that carry what an account tells; a page without any is no account.
TELLING = ("paragraph", "item", "quote", "caption", "heading")
BYLINE = re.compile(r"By ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})$")


def read(path: Path, data: bytes, known: Known = NOTHING) -> Account:
    """The account that ``data`` hold; ``path`` gives its name and, by its ending, the format.

    ``known`` wins over what the page tells. The account keeps the file's name and not its folder, so a
    dossier is the same wherever the files lie. Raises ReadError where there is no text to be had.
    """
    name = shown(path.name)
    if path.suffix.lower() not in PAGES:
        raise ReadError(name, f"is not read: its name must end in one of {', '.join(PAGES)}")
    page = PAGES[path.suffix.lower()](decode(data, name), name)
    blocks = tuple(sift_repeats(page.blocks))
    if not any(block.kind in TELLING for block in blocks):
        raise ReadError(name, "holds no text of an account, only white space or page furniture")
    text, paragraphs = assemble(blocks)
    published, basis = _published(known, page)
    return Account(
        name=name,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        paragraphs=paragraphs,
        url=known.url or page.url,
        outlet=known.outlet or page.outlet,
        title=known.title or page.title,
        author=known.author or page.author or _byline(blocks),
        language=language_of(" ".join(block.text for block in blocks if block.kind in TELLING)),
        published=published,
        published_basis=basis,
    )


def _published(known: Known, page: Page) -> tuple[str | None, PublishedBasis | None]:
    if known.published:
        return known.published, "metadata"
    if page.published:
        return page.published, "page"
    url = known.url or page.url
    in_address = from_address(url) if url else None
    return (in_address, "url") if in_address else (None, None)


def _byline(blocks: Sequence[Block]) -> str | None:
    """The author that a line of its own near the top names: "By Ann Reed"."""
    found = (BYLINE.match(block.text) for block in blocks[:5] if block.reason == "byline")
    return next((match[1] for match in found if match), None)
