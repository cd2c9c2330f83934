"""One account from its bytes."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from crossbearing.accounts import docx, html, markdown, pdf, plain
from crossbearing.accounts.dates import from_address, from_dateline, is_after
from crossbearing.accounts.decoding import decode
from crossbearing.accounts.furniture import sift_repeats
from crossbearing.accounts.known import NOTHING, Known, shown
from crossbearing.accounts.language import language_of
from crossbearing.accounts.page import Block, Page
from crossbearing.accounts.sniff import HEAD, kind_of, why_not
from crossbearing.accounts.spans import assemble
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem, PublishedBasis

Reader = Callable[[bytes, str, str | None], Page]


def _decoded(page: Callable[[str, str], Page]) -> Reader:
    return lambda data, where, charset: page(decode(data, where, charset), where)


# How a file of each kind that is one account is cut into blocks: bytes, name and charset in, page out.
PAGES: dict[str, Reader] = {
    "text": _decoded(plain.page),
    "markdown": _decoded(markdown.page),
    "html": _decoded(html.page),
    "fragment": _decoded(html.fragment),
    "pdf": pdf.page,
    "docx": docx.page,
}
# Kinds that carry what an account tells; a page without any is no account.
TELLING = ("paragraph", "item", "quote", "caption", "heading")
BYLINE = re.compile(r"By ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})$")
FIRST_PAGE = "1991-08-06"  # when the first page of the Web was up


def read(path: Path, data: bytes, known: Known = NOTHING) -> Account:
    """The account that ``data`` hold; ``path`` gives its name and a hint of the format.

    ``known`` wins over what the page tells. The account keeps the file's name and not its folder, so a
    dossier is the same wherever the files lie. Raises ReadError where there is no text to be had, and
    for what holds accounts instead of being one (see ``accounts_in``).
    """
    name = shown(path.name)
    if not data.strip():
        raise ReadError(name, "is empty")
    kind = kind_of(data[:HEAD], name)
    if kind is None or kind not in PAGES:
        why = "holds accounts and is none itself" if kind and kind != "xml" else why_not(data[:HEAD], kind)
        raise ReadError(name, why)
    return account_of(kind, data, name, known)[0]


def account_of(
    kind: str, data: bytes, name: str, known: Known = NOTHING, charset: str | None = None
) -> tuple[Account, tuple[Problem, ...]]:
    """The account of a ``kind`` in PAGES that ``data`` hold, and which of its dates are refused.

    Raises ReadError where there is no text to be had.
    """
    page = PAGES[kind](data, name, charset)
    blocks = tuple(sift_repeats(page.blocks))
    if not any(block.kind in TELLING for block in blocks):
        raise ReadError(name, "holds no text of an account, only white space or page furniture")
    text, paragraphs = assemble(blocks)
    datelines = [text[p.start : p.end] for p in paragraphs if p.reason == "dateline"]
    dates = tuple(_dates(known, page, datelines))
    refused = {told: why for told in dates if (why := _why_refused(*told, known.retrieved, kind))}
    published, basis = next((told for told in dates if told not in refused), (None, None))
    account = Account(
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
    return account, tuple(Problem(name, why) for why in refused.values())


def _dates(known: Known, page: Page, datelines: Sequence[str]) -> Iterator[tuple[str, PublishedBasis]]:
    """What may be the day of publication, the surer first."""
    if known.published:
        yield known.published, "metadata"
    if page.published:
        yield page.published, "page"
    url = known.url or page.url
    if url and (in_address := from_address(url)):
        yield in_address, "url"
    if datelines and (written := from_dateline(datelines[0])):
        yield written, "text"


def _why_refused(told: str, basis: PublishedBasis, retrieved: str | None, kind: str) -> str | None:
    """Why a day of publication cannot be right."""
    if retrieved and is_after(told, retrieved):
        return f"the date {told} ({basis}) is not used: the account was retrieved before, on {retrieved}"
    if kind == "html" and basis in ("page", "url") and is_after(FIRST_PAGE, told):
        return f"the date {told} ({basis}) is not used: there were no pages then; accounts.csv can tell it"
    return None


def _byline(blocks: Sequence[Block]) -> str | None:
    """The author that a line of its own near the top names: "By Ann Reed"."""
    found = (BYLINE.match(block.text) for block in blocks[:5] if block.reason == "byline")
    return next((match[1] for match in found if match), None)
