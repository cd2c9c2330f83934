"""PDF → blocks: the text layer as pypdf finds it, with lines joined to paragraphs and words to words."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve
from pypdf import PdfReader

from crossbearing.accounts import plain
from crossbearing.accounts.failures import reading
from crossbearing.accounts.layout import lines_of
from crossbearing.accounts.page import Block, Page, ends_sentence
from crossbearing.accounts.repair import repair, squeeze
from crossbearing.errors import ReadError

MOST_PAGES = 5_000
MOST_TEXT = 20_000_000  # code points
EDGE = 2  # lines at the top and the bottom of a page that may be its header and footer
REPEATED = 3  # pages on which a header or footer stands at least
WIDE = 1.5  # times the usual width: a line that crosses the columns
FULL = 0.75  # share of the usual width that a line amid a paragraph fills
HYPHENATED = re.compile(r"([^\W\d_]{2,})[-‐\u00ad]$")
LONGEST_WORD = 60
NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|(]*\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|)]*", re.I
)
MARKED = re.compile(r"(?:[-*•‣◦▪●·–—]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s+\S")
PROGRAM = re.compile(r"Microsoft \w+ - |.*\.(?:docx?|pdf|indd|qxd|pages|odt|tex)$", re.IGNORECASE)


def page(data: bytes, where: str, charset: str | None = None) -> Page:
    """The text layer of a PDF, page headers and footers as furniture; title and author as stated.

    Columns come one after the other (see ``layout``). The day when the file was made is no day of
    publication. Raises ReadError, also for a PDF that is encrypted or holds only pictures.
    """
    with reading(where, "PDF"):
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens(reader):
            raise ReadError(where, "is an encrypted PDF; save it without its password")
        pages = list(_texts(reader, where))
        told = reader.metadata
        title, author = (told.title, told.author) if told else (None, None)
    if not any(line for lines in pages for line in lines):
        why = "is a PDF without a text layer, only pictures of pages; it needs text recognition (OCR) first"
        raise ReadError(where, why)
    found = plain.page("\n\n".join(_paragraphs(pages)), where)
    around = tuple(Block(line, "furniture", reason="page header or footer") for line in _around(pages))
    return evolve(
        found, blocks=found.blocks + around, title=_title(title) or found.title, author=_line(author)
    )


def _opens(reader: PdfReader) -> bool:
    """Whether the PDF opens without a password: many are encrypted only to forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # an algorithm that pypdf has no library for
        return False


def _texts(reader: PdfReader, where: str) -> Iterator[list[str]]:
    """The lines of each page."""
    size = 0
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES:
            raise ReadError(where, f"is a PDF of more than {MOST_PAGES} pages and is not read")
        text = repair_keeping_hyphens("\n".join(lines_of(page)))
        size += len(text)
        if size > MOST_TEXT:
            raise ReadError(where, f"holds more than {MOST_TEXT} characters of text and is not read")
        yield [squeeze(line) for line in text.split("\n")]


def repair_keeping_hyphens(text: str) -> str:
    """``text`` repaired; a soft hyphen at the end of a line becomes a hyphen, for it is one there."""
    return repair(re.sub("\u00ad(?=\\s*(?:\n|$))", "-", text))


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The paragraphs of the pages, headers and footers left out, each on one line."""
    around = frozenset(_around(pages))
    words = Counter(word for lines in pages for line in lines for word in re.findall(r"[\w-]+", line.lower()))
    run: list[str] = []
    for lines in pages:
        inner = [line for i, line in enumerate(lines) if not (_at_edge(i, lines) and line in around)]
        width = _width(inner)
        for line in inner:
            if not line:
                if run and ends_sentence(run[-1]):
                    yield _joined(run, words)
                    run = []
                continue
            if run and not _goes_on(run[-1], line, width):
                yield _joined(run, words)
                run = []
            run.append(line)
    if run:
        yield _joined(run, words)


def _around(pages: Sequence[Sequence[str]]) -> list[str]:
    """Lines at the edge of pages that stand on several, or are page numbers, in the order of their first."""
    if len(pages) < 2:
        return []
    met: Counter[str] = Counter()
    for lines in pages:
        met.update({line: 1 for i, line in enumerate(lines) if line and _at_edge(i, lines)})
    return [line for line, count in met.items() if count >= REPEATED or NUMBER.fullmatch(line)]


def _at_edge(index: int, lines: Sequence[str]) -> bool:
    return index < EDGE or index >= len(lines) - EDGE


def _width(lines: Sequence[str]) -> int:
    """The usual length of a full line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether ``following`` is of the same paragraph as ``line``."""
    if MARKED.match(following):
        return False
    if _cut_word(line):
        return True
    if len(line) > WIDE * width and len(following) <= width and following[0].isupper():
        return False  # a heading over all columns
    if ends_sentence(line):
        return len(line) >= 0.9 * width and not following[0].islower()
    return len(line) >= FULL * width or following[0].islower()


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Lines as one. A word cut at a hyphen loses it, unless the text has the word with it elsewhere."""
    pieces = [lines[0]]
    for line in lines[1:]:
        if (cut := _cut_word(pieces[-1])) and line[0].islower():
            rest = re.match(r"[\w-]*", line)
            whole = f"{cut}-{rest[0] if rest else ''}".lower()
            pieces[-1] = pieces[-1][: -1 if words[whole] == 0 else None]
            pieces.append(line)
        else:
            pieces += (" ", line)
    return "".join(pieces)


def _cut_word(line: str) -> str | None:
    """The beginning of a word that is cut at the end of ``line``, without its hyphen."""
    found = HYPHENATED.search(line, max(0, len(line) - LONGEST_WORD))
    return found[1] if found else None


def _title(told: object) -> str | None:
    """The title, unless it is only the name of the file that the PDF was made from."""
    title = _line(told)
    return None if title is None or PROGRAM.match(title) else title


def _line(told: object) -> str | None:
    return squeeze(repair(str(told))) or None if told else None
