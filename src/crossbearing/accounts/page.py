"""What the three kinds of page become before they are an account."""

from attrs import field, frozen

from crossbearing.model.account import ParagraphKind

FINAL = ".!?:;,…"  # marks that end a sentence or a clause, and so no heading
CLOSING = "\"'”’»)]"


@frozen
class Block:
    """A heading, paragraph, list item … on one line; ``marker`` stands before it and is not part of it."""

    text: str
    kind: ParagraphKind = "paragraph"
    marker: str = ""
    reason: str | None = None


@frozen
class Page:
    """Blocks in reading order, and what the page itself tells.

    ``published`` is EDTF, ``language`` ISO 639-1.
    """

    blocks: tuple[Block, ...] = field(repr=False)
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with a mark that ends a sentence, or introduces what follows."""
    return text.rstrip(CLOSING).endswith((".", "!", "?", ":", ";", "…"))


def is_closed(text: str) -> bool:
    """Whether ``text`` ends like a sentence or a clause of one."""
    bare = text.rstrip(CLOSING)
    return bare.endswith(tuple(FINAL)) or text.endswith(("”", '"'))
