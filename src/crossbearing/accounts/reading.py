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
from crossbearing.accounts.mastheads import has_wrong_weekday, printed_day
from crossbearing.accounts.page import Block, Page
from crossbearing.accounts.sniff import HEAD, kind_of, why_not
from crossbearing.accounts.spans import assemble
from crossbearing.errors import ReadError
from crossbearing.lexicons.addresses import is_front_page, publisher, site
from crossbearing.model.account import Account, Bases, Basis, Paragraph, Problem, PublishedBasis

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
YEARS = ("1000", "2100")  # of accounts; the clock of the machine is not asked
LONGEST_DATE = 60  # characters of one that is not understood, as a problem quotes it
STANDFIRST = 2  # paragraphs that may stand before the dateline
# Where the account itself tells its day; all others tell it beside the account.
PUBLISHED_BASIS: dict[Basis, PublishedBasis] = {"page": "page", "url": "url", "text": "text"}
Told = tuple[str | None, Basis | None]


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
    url = _address(known, page)
    dates = tuple(_dates(known, page, url[0], _written_day(blocks, text, paragraphs)))
    refused = {told: why for told in dates if (why := _why_refused(*told, known.retrieved, kind))}
    published = _surest(*(told for told in dates if told not in refused))
    problems = [Problem(name, why) for why in refused.values()]
    if known.undated and not published[0]:
        written = known.undated[:LONGEST_DATE]
        problems.append(Problem(name, f"the date {written!r} is not used: it leaves open which day it is"))
    outlet = _surest((known.outlet, known.bases.outlet), (page.outlet, "page"), (_site(url[0], page), "url"))
    title = _surest((known.title, known.bases.title), (page.title, _title_basis(page, kind)))
    author = _surest((known.author, known.bases.author), (page.author, "page"), (_byline(blocks), "text"))
    words = " ".join(block.text for block in blocks if block.kind in TELLING)
    language = _surest((language_of(words), "text"), (page.language, "page"))
    account = Account(
        name=name,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        paragraphs=paragraphs,
        url=url[0],
        outlet=outlet[0],
        title=title[0],
        author=author[0],
        language=language[0],
        published=published[0],
        published_basis=PUBLISHED_BASIS.get(published[1], "metadata") if published[1] else None,
        bases=Bases(url[1], outlet[1], title[1], author[1], language[1], published[1]),
    )
    return account, tuple(problems)


def _surest(*told: Told) -> Told:
    """The first of ``told``, the surer first, that tells anything."""
    return next(((value, basis) for value, basis in told if value), (None, None))


def _address(known: Known, page: Page) -> Told:
    """The address of an account, and who tells it.

    An account that was retrieved from one address may name another as its proper one (RFC 6596). It is
    believed about its own site only, and not where it names the whole of it: a page that reprints one of
    another site, or one of many that name the front page, would become a page it is not.
    """
    own = page.url if page.url and not is_front_page(page.url) else None
    if known.url and known.bases.url == "crawl" and own and publisher(own) == publisher(known.url):
        return own, "page"
    return _surest((known.url, known.bases.url), (own, "page"))


def _site(url: str | None, page: Page) -> str | None:
    """The site that stands for an outlet; of a page that names only the whole of its site, that one."""
    address = url or page.url
    return site(address) if address else None


def _title_basis(page: Page, kind: str) -> Basis:
    """Markup states a title; elsewhere the first heading may be all there is of one."""
    heading = next((block.text for block in page.blocks if block.kind == "heading"), None)
    return "text" if kind != "html" and page.title == heading else "page"


def _dates(known: Known, page: Page, url: str | None, written: str | None) -> Iterator[tuple[str, Basis]]:
    """What may be the day of publication, the surer first; ``written`` is that of its first lines."""
    if known.published:
        yield known.published, known.bases.published or "manifest"
    if page.published:
        yield page.published, "page"
    in_addresses = (from_address(address) for address in (url, known.url) if address)
    if in_address := next(filter(None, in_addresses), None):
        yield in_address, "url"
    if written:
        yield written, "text"


def _written_day(blocks: Sequence[Block], text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The day in the lines around the story or in its dateline; None where the two do not agree."""
    told = {printed_day(blocks), _dateline_day(text, paragraphs)} - {None}
    return told.pop() if len(told) == 1 else None


def _dateline_day(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The day in the dateline that an account begins with.

    None where one stands only further down, or another names another day: those are of other reports.
    """
    places = [n for n, paragraph in enumerate(paragraphs) if paragraph.reason == "dateline"]
    before = sum(p.kind in ("paragraph", "item", "quote") for p in paragraphs[: min(places, default=0)])
    if not places or before > STANDFIRST:
        return None
    written = [text[paragraphs[n].start : paragraphs[n].end] for n in places]
    first, *others = map(from_dateline, written)
    return first if {*others} <= {first, None} and not has_wrong_weekday(written[0]) else None


def _why_refused(told: str, basis: Basis, retrieved: str | None, kind: str) -> str | None:
    """Why a day of publication cannot be right."""
    if not YEARS[0] <= told[:4] <= YEARS[1]:
        return f"the date {told} ({basis}) is not used: no account is of that time"
    if retrieved and is_after(told, retrieved):
        return f"the date {told} ({basis}) is not used: the account was retrieved before, on {retrieved}"
    if kind == "html" and basis in ("page", "url", "text") and is_after(FIRST_PAGE, told):
        return f"the date {told} ({basis}) is not used: there were no pages then; accounts.csv can tell it"
    return None


def _byline(blocks: Sequence[Block]) -> str | None:
    """The author that a line of its own near the top names: "By Ann Reed"."""
    found = (BYLINE.match(block.text) for block in blocks[:5] if block.reason == "byline")
    return next((match[1] for match in found if match), None)
