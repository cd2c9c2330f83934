"""Plain text → blocks: where paragraphs end, and which lines are headings, items or quotations."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from crossbearing.accounts.furniture import sift
from crossbearing.accounts.mastheads import outlet_of, set_mastheads_apart, title_of
from crossbearing.accounts.page import Block, Page, ends_sentence, is_closed
from crossbearing.accounts.repair import repair, squeeze
from crossbearing.errors import ReadError

MARKER = re.compile(r"(?:[-*•‣◦▪●·–—]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s+(?=\S)")
QUOTED = re.compile(r"(?:>\s?)+")
NO_HEADING = re.compile(r""",["”’']|://|www\.""")  # “…,” she said; addresses
MOST_LINES = 500_000
HEADING_WORDS = 12
TITLE_WORDS = 20
WRAPPED_WIDTH = range(40, 151)  # line lengths that wrapping programs choose
WRAPPED_SHARE = 0.25  # of line ends that cut a sentence


def page(text: str, where: str) -> Page:
    """Plain ``text`` cut into blocks. The title is the first line, if that is a heading.

    Raises ReadError for more than MOST_LINES lines.
    """
    check_lines(text, where)
    pieces = _pieces(repair(text, entities=True))
    return titled(headed(set_mastheads_apart(sift(map(_block, pieces)))))


def check_lines(text: str, where: str) -> None:
    """Raises ReadError for a text of more than MOST_LINES lines, each of which may be a paragraph."""
    if text.count("\n") > MOST_LINES:
        raise ReadError(where, f"has more than {MOST_LINES} lines and is not read")


def headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with the paragraphs that are short lines before prose turned into headings."""
    out = list(blocks)
    led = False  # whether what follows is prose, or a heading that leads to prose
    run = 0
    top = next((i for i, block in enumerate(out) if block.kind != "furniture"), 0)
    for i in reversed(range(len(out))):
        if out[i].kind == "furniture":
            continue
        if out[i].kind != "paragraph":
            led, run = out[i].kind in ("item", "quote", "heading"), 0
        elif led and run < 3 and _looks_like_heading(out[i].text, TITLE_WORDS if i == top else HEADING_WORDS):
            out[i] = evolve(out[i], kind="heading")
            run += 1
        else:
            led, run = is_closed(out[i].text) or len(out[i].text.split()) > TITLE_WORDS, 0
    return tuple(out)


def titled(blocks: Sequence[Block]) -> Page:
    """A page whose title is its first block besides furniture and date lines, if that is a heading; its
    outlet is what stands over it."""
    return Page(tuple(blocks), title=title_of(blocks), outlet=outlet_of(blocks))


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs of ``text``: lines, joined where a program wrapped them."""
    lines = [line.strip() for line in text.split("\n")]
    width = _width(lines)
    run: list[str] = []
    for line in [*lines, ""]:
        if run and not (line and (_is_cut(run[-1], line) or _fills(run[-1], line, width))):
            yield _joined(run)
            run = []
        if line:
            run.append(line)


def _width(lines: Sequence[str]) -> int:
    """The width to which a program wrapped ``lines``; 0 where few lines end amid a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    cut = [len(a) for a, b in pairs if _is_cut(a, b)]
    return max(cut) if len(cut) > 1 and len(cut) >= WRAPPED_SHARE * len(pairs) else 0


def _is_cut(line: str, following: str) -> bool:
    """Whether ``line`` ends amid a sentence, at a length that wrapping gives."""
    return len(line) in WRAPPED_WIDTH and not ends_sentence(line) and following[0].islower()


def _fills(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had hardly fitted; else the line ended for another reason."""
    if MARKER.match(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) >= 0.8 * width > 0


def _joined(lines: Sequence[str]) -> str:
    """Lines as one; a word cut at its hyphen keeps the hyphen and gets no space."""
    return re.sub(r"(?<=[a-z]-) (?=[a-z])", "", " ".join(lines)) if len(lines) > 1 else lines[0]


def _block(piece: str) -> Block:
    line = squeeze(piece)
    if (quoted := QUOTED.match(line)) and quoted.end() < len(line):
        return Block(line[quoted.end() :], "quote", quoted[0])
    if (marker := MARKER.match(line)) and any(map(str.isalpha, line[marker.end() :])):
        return Block(line[marker.end() :], "item", marker[0])
    return Block(line)


def _looks_like_heading(line: str, most: int) -> bool:
    words = line.split()
    if not 1 <= len(words) <= most or not any(c.isalpha() for c in line):
        return False
    if line.endswith("?"):
        return all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 4)
    return not is_closed(line) and not NO_HEADING.search(line)
