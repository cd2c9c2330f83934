"""An account as read: its text, told apart into paragraphs, and what is known of it."""

from functools import cached_property
from typing import Literal

from attrs import field, frozen

from crossbearing.model.ids import content_id

ParagraphKind = Literal["heading", "paragraph", "item", "quote", "caption", "furniture"]
PublishedBasis = Literal["metadata", "page", "url", "text"]
# What tells a datum: accounts.csv, a row of a table, a feed, a mail's header, the record of a retrieval, what
# the file itself states (JSON-LD, OpenGraph, markup, properties), the address, or the words of the text.
Basis = Literal["manifest", "table", "feed", "mail", "crawl", "page", "url", "text"]


@frozen
class Problem:
    """Something that could not be done: ``where`` names the file, ``why`` the cause."""

    where: str
    why: str


@frozen
class Paragraph:
    """A stretch of an account's text, offsets in code points, end exclusive.

    ``furniture`` belongs to the page and not to the account (a podcast call, a video credit);
    ``reason`` then says how it was recognised. No claim is taken from furniture or headings.
    """

    start: int
    end: int
    kind: ParagraphKind
    reason: str | None = None


@frozen
class Bases:
    """How each datum of an account was found; None where it is not known, or not known how."""

    url: Basis | None = None
    outlet: Basis | None = None
    title: Basis | None = None
    author: Basis | None = None
    language: Basis | None = None
    published: Basis | None = None


@frozen
class Account:
    """One document that tells of an event. ``published`` is EDTF and never invented.

    ``published_basis`` is ``bases.published`` with all that is told beside the account as "metadata".
    """

    name: str
    sha256: str  # of the bytes as they came
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None  # ISO 639-1
    published: str | None = None
    published_basis: PublishedBasis | None = None
    bases: Bases = Bases()

    @cached_property
    def id(self) -> str:
        """The same bytes under the same name in the same outlet are the same account."""
        return content_id("d", self.name, self.sha256, self.outlet or "")

    @property
    def words(self) -> int:
        """How long it is without what belongs to the page; at least 1."""
        own = (self.text[p.start : p.end] for p in self.paragraphs if p.kind != "furniture")
        return max(sum(len(text.split()) for text in own), 1)

    @property
    def credit(self) -> str:
        """How the account is called before a reader: its outlet, else its name."""
        return self.outlet or self.name

    @property
    def day(self) -> str | None:
        """The day, or the month or year, it was published, without the time of day."""
        return self.published[:10] if self.published else None
