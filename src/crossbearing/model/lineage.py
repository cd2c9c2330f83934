"""Who took words from whom."""

from typing import Literal

from attrs import frozen

from crossbearing.model.ids import content_id

LineageKind = Literal["verbatim", "near_verbatim", "shared_quotation", "credited"]


@frozen
class Passage:
    """A stretch of an account that has a counterpart in another."""

    document: str
    start: int
    end: int


@frozen
class Lineage:
    """Passages that belong together, one per account, and how; ``words`` is the length shared.

    ``source`` is the account the words came from, where dates or credits tell, else null. For
    ``credited`` there is one passage, the credit, and ``origin`` names whom it credits.
    """

    kind: LineageKind
    spans: tuple[Passage, ...]
    words: int
    source: str | None = None
    origin: str | None = None

    @property
    def id(self) -> str:
        return content_id("l", self.kind, *((s.document, s.start, s.end) for s in self.spans), self.origin)
