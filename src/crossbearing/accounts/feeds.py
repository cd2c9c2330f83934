"""RSS, Atom, JSON Feed and sitemaps → members: each entry with a text is an account."""

import io
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from crossbearing.accounts.columns import known_of
from crossbearing.accounts.known import Known
from crossbearing.accounts.members import Allowance, Member, taken
from crossbearing.accounts.sniff import kind_of_part
from crossbearing.accounts.tables import parsed
from crossbearing.accounts.xml import elements, local
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem

ENTRIES = frozenset({"item", "entry"})
# In RSS 2.0, RSS 1.0 with Dublin Core and Atom; the fuller text first. An Atom entry's ``updated`` is a
# later change and not the publication.
TEXTS = ("encoded", "content", "description", "summary")
DATES = ("published", "pubDate", "date", "issued")
AUTHORS = ("creator", "author")


def entries(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each entry of an RSS or Atom feed."""
    outlet: str | None = None
    number = 0
    for number, element in enumerate(elements(stream, ENTRIES, where), 1):
        if number == 1:  # it stands before the first entry, which is let go later
            outlet = _outlet(element)
        yield _entry(element, outlet, number, where)
    if not number:
        raise ReadError(where, "is a feed without entries")


def _outlet(entry: Any) -> str | None:
    """The title of the feed that ``entry`` is in; in RSS 1.0 it is the channel's beside the entries."""
    root = entry.getroottree().getroot()
    titles = (title for feed in root.iter() if local(feed) in ("channel", "feed") for title in feed)
    return next((_words(title) for title in titles if local(title) == "title"), None)


def _entry(element: Any, outlet: str | None, number: int, where: str) -> Member | Problem:
    parts: dict[str, Any] = {}
    for child in element:
        if local(child) == "link" and child.get("rel", "alternate") != "alternate":
            continue
        parts.setdefault(local(child), child)
    link = parts.get("link")
    url = None if link is None else link.get("href") or _words(link)
    guid = _words(parts.get("guid", parts.get("id")))
    url = url or (guid if guid and guid.startswith(("https://", "http://")) else None)
    name = url or guid or f"entry {number}"
    text = next(filter(None, (_markup(parts[tag]) for tag in TEXTS if tag in parts)), None)
    if text is None:
        return Problem(f"{where}/{name}", "has no text; the feed holds only its title")
    written = next(filter(None, (_words(parts.get(tag)) for tag in DATES)), None)
    told = Known(
        url=url,
        outlet=outlet,
        title=_words(parts.get("title")),
        author=next(filter(None, (_author(parts.get(tag)) for tag in AUTHORS)), None),
    ).dated(written)
    data = text.encode("utf8", "replace")
    return Member(name, io.BytesIO(data), told.by("feed"), kind=kind_of_part(text))


def items(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each item of a JSON Feed (jsonfeed.org, version 1.1)."""
    feed = parsed(taken(stream, allowance.settings.max_bytes, where), where)
    found = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(found, list) or not found:
        raise ReadError(where, "is a feed without entries")
    title = feed.get("title")
    for number, item in enumerate(found, 1):
        if not isinstance(item, dict):
            yield Problem(f"{where}/entry {number}", "is no object, as JSON Feed asks for")
            continue
        name = str(item.get("url") or item.get("id") or f"entry {number}")
        text = next((t for key in ("content_html", "content_text", "summary") if (t := item.get(key))), None)
        if not isinstance(text, str):
            yield Problem(f"{where}/{name}", "has no text; the feed holds only its title")
            continue
        told = known_of(item).over(Known(outlet=title if isinstance(title, str) else None))
        data = text.encode("utf8", "replace")
        yield Member(name, io.BytesIO(data), told.by("feed"), kind=kind_of_part(text))


def sitemap(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """No member: a sitemap lists addresses and holds no text, which is said. See ``addresses``."""
    count = sum(1 for _ in addresses(stream, where))
    held = "1 address" if count == 1 else f"{count} addresses"
    why = f"is a sitemap: it holds no text, but {held} of pages; to fetch them"
    raise ReadError(where, f"{why}, name the sitemap's own address: crossbearing add CASE URL")


def addresses(stream: IO[bytes], where: str) -> Iterator[Known]:
    """What a sitemap (sitemaps.org, with Google's news extension) or a sitemap index tells of each page.

    ``lastmod`` is a later change and no publication. Raises ReadError.
    """
    for element in elements(stream, frozenset({"url", "sitemap"}), where):
        parts: dict[str, Any] = {}
        for part in element.iter(etree.Element):
            parts.setdefault(local(part), part)
        url = _words(parts.get("loc"))
        if url:
            told = Known(url=url, outlet=_words(parts.get("name")), title=_words(parts.get("title")))
            yield told.dated(_words(parts.get("publication_date"))).by("feed")


def _author(element: Any) -> str | None:
    """The name in Atom's author, or the words of RSS's."""
    if element is None:
        return None
    name = next((child for child in element if local(child) == "name"), None)
    return _words(element if name is None else name)


def _markup(element: Any) -> str | None:
    """The content of ``element``: escaped HTML as HTML, XHTML elements as markup, else words."""
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return ((element.text or "") + inner).strip() or None
    return (element.text or "").strip() or None


def _words(element: Any) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None
