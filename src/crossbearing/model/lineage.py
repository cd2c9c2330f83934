"""Who took words from whom."""

from functools import cached_property
from typing import Literal

from attrs import frozen

from crossbearing.model.ids import content_id

LineageKind = Literal["verbatim", "near_verbatim", "shared_quotation", "credited"]
# copying    one has it from the other, or both from a third
# credited   the same, and a credit says whose words they are
# quotation  one speaker's words in several accounts: one origin for them, not for the accounts
# own_words  an outlet uses again what it printed before
# earlier    words of an account of long before, which may tell of an earlier event
# standard   a turn of phrase that proves nothing
LineageMeaning = Literal["copying", "credited", "quotation", "own_words", "earlier", "standard"]


@frozen
class Passage:
    """A stretch of an account that has a counterpart in another."""

    document: str
    start: int
    end: int


@frozen
class Lineage:
    """Passages that belong together, one per account, and how; ``words`` is the number that agree.

    ``shares`` are, for each passage, the share (0 to 1) of its account's words. ``source`` is the account the
    words came from, where dates or credits tell, else null. ``origin`` names whom a credit credits, and for
    words in common the outlet that is credited with them or the speaker who is quoted. A credit has one
    passage; where it is a link to another account of the case, that is its ``source``.
    """

    kind: LineageKind
    spans: tuple[Passage, ...]
    words: int
    source: str | None = None
    origin: str | None = None
    means: LineageMeaning = "copying"
    shares: tuple[float, ...] = ()

    @cached_property
    def id(self) -> str:
        named = self.origin if len(self.spans) == 1 else None
        return content_id("l", self.kind, *((s.document, s.start, s.end) for s in self.spans), named)


@frozen
class Step:
    """A step from an account to the origin of a claim: the account itself, one whose words it uses, an outlet
    it credits, the speaker. ``document`` is there for accounts."""

    kind: Literal["account", "copied", "credited", "speaker"]
    name: str
    document: str | None = None


@frozen
class ClaimOrigin:
    """The chain from the account of a claim to its origin, which is the last step."""

    claim: str
    chain: tuple[Step, ...]
