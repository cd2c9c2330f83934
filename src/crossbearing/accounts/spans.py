"""Blocks → text and paragraphs: what inside a block is no prose gets a paragraph of its own."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from crossbearing.accounts.page import Block
from crossbearing.lexicons.resource import resource
from crossbearing.model.account import Paragraph

BETWEEN = "\n\n"
# An address, also with a space in it where it was broken after a hyphen, slash or full stop.
ADDRESS = r"(?:https?://|www\.|pic\.twitter\.com/)\S+"
ENDING_ADDRESS = re.compile(rf"(?<!\S)[(\[]?{ADDRESS}(?:(?<=[-/_=]) [^\sA-Z]\S*| (?=\S*-)[^\sA-Z]\S*/\S*)*$")
DASH = re.compile(r"\s*(?:—|–|--)\s*|\s+-\s+")
DATELINE_LENGTH = 80
PLACE_WORDS = 5
PLACE_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’/-]*[,.]?|\d{1,4}[,.]?|(?:of|and|the|de|la|al)")
CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}")
CREDIT = re.compile(r"\((?P<wire>[^()]{2,40})\)$")
LONGEST_ADDRESS = 1_000
LONGEST = 20_000  # code points; parsers' memory grows with what they are given at once
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)")


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of ``blocks``, a blank line between them, and its paragraphs in code points."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for block in blocks:
        at += len(block.marker)
        paragraphs += (Paragraph(at + p.start, at + p.end, p.kind, p.reason) for p in _paragraphs(block))
        at += len(block.text) + len(BETWEEN)
        texts.append(block.marker + block.text)
    return BETWEEN.join(texts), tuple(paragraphs)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    """Offsets into the block's own text: dateline, prose, address."""
    text, start, end = block.text, 0, len(block.text)
    if block.kind in ("furniture", "heading", "caption"):
        yield Paragraph(start, end, block.kind, block.reason)
        return
    if head := _dateline(text):
        yield Paragraph(0, len(text[:head].rstrip()), "furniture", "dateline")
        start = head
    address = ENDING_ADDRESS.search(text, max(start, end - LONGEST_ADDRESS))
    if address and len(text[start : address.start()].split()) > 1:
        end = len(text[: address.start()].rstrip())
    yield from _bounded(text, start, end, block)
    if address and end < len(text):
        yield Paragraph(address.start(), len(text), "furniture", "address")


def _dateline(text: str) -> int:
    """Where the prose begins after "PLACE (Wire) —"; 0 where there is no dateline."""
    dash = DASH.search(text[: DATELINE_LENGTH + 4])
    if dash and dash.end() < len(text):
        head, after = text[: dash.start()].strip(), text[dash.end() :].lstrip("\"'“‘")
        if after and not after[0].islower() and _is_dateline(head):
            return dash.end()
    # "(CNN)Police say": a wire's own mark without a dash.
    mark = re.match(r"\(([^()]{2,40})\)\s*(?=[A-Z\"“'‘])", text)
    return mark.end() if mark and mark[1].casefold() in _wires() else 0


def _is_dateline(head: str) -> bool:
    """Whether ``head`` is a place and a wire, a wire alone, a place in capitals, or place, day and credit."""
    credit = CREDIT.search(head)
    place = (head[: credit.start()] if credit else head).split()
    if not all(PLACE_WORD.fullmatch(word) for word in place):
        return False
    if credit and credit["wire"].casefold() in _wires():
        return True
    if credit and len(place) > 1 and any(word[0].isdigit() for word in place[1:]):
        return True
    in_capitals = bool(place) and CAPITALS.match(place[0]) is not None and place[0].strip(",.").isupper()
    return in_capitals and (credit is not None or len(place) <= PLACE_WORDS)


def _bounded(text: str, start: int, end: int, block: Block) -> Iterator[Paragraph]:
    """``start`` to ``end`` in stretches of at most LONGEST, cut at a sentence's end if there is one."""
    while end - start > LONGEST:
        cuts = [found.end() for found in SENTENCE_END.finditer(text, start, start + LONGEST)]
        cut = cuts[-1] if cuts else text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield Paragraph(start, start + len(text[start:cut].rstrip()), block.kind, block.reason)
        start = cut
    if end > start:
        yield Paragraph(start, end, block.kind, block.reason)


@cache
def _wires() -> frozenset[str]:
    return frozenset(name.casefold() for name in resource("furniture")["wires"])
