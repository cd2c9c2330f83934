"""Each account in full, its claims marked and linked."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import evolve, frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor, target, tongue, web
from crossbearing.exports.wording import date, found
from crossbearing.model.account import Account, Paragraph

Tone = Literal["disputed", "shared", "single", ""]


@frozen
class Mark:
    """The stretch of a claim. ``anchor`` is empty where the mark goes on from the paragraph before."""

    start: int
    end: int
    anchor: str
    href: str
    tone: str


@frozen
class Piece:
    """What the page writes next: a mark's beginning, words, or a mark's end.

    Marks are written as nested elements. Words lead where the innermost mark around them leads; two
    links never lie in each other.
    """

    kind: Literal["open", "words", "close"]
    words: str = ""
    anchor: str = ""
    href: str = ""
    tone: str = ""


@frozen
class Block:
    """A paragraph, heading, list item, caption, quotation or a piece of the page's furniture."""

    kind: str
    reason: str
    pieces: tuple[Piece, ...]


@frozen
class AccountText:
    """An account as the page shows it; ``title`` is empty where the text itself begins with it."""

    anchor: str
    outlet: str
    title: str
    name: str
    author: str
    published: str
    language: str | None
    url: str | None
    found: str  # how what is known of it was found
    dateline: str  # place and wire, as the account has them
    claims: int
    furniture: int  # passages that belong to the page, hidden until they are asked for
    blocks: tuple[Block, ...]


CLOSE = Piece("close")


def accounts(lookup: Lookup) -> Iterator[AccountText]:
    """Each account in full, one by one, so that the page never holds all of them."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for id, claim in lookup.claims.items():
        href, tone = target(id, lookup) or ("", "")
        marks[claim.document].append(Mark(claim.start, claim.end, anchor(id), href, tone))
    for id, account in lookup.accounts.items():
        yield _account(id, account, lookup.credit(id), marks[id])


def _account(id: str, account: Account, called: str, marks: list[Mark]) -> AccountText:
    return AccountText(
        anchor=anchor(id),
        outlet=called,
        title="" if _headed(account) else account.title or "",
        name=account.name,
        author=account.author or "",
        published=date(account.published),
        language=tongue(account.language),
        url=web(account.url),
        found=found(account),
        dateline=_dateline(account),
        claims=len(marks),
        furniture=sum(p.kind == "furniture" for p in account.paragraphs),
        blocks=tuple(blocks(account, marks)),
    )


def _dateline(account: Account) -> str:
    told = (account.text[p.start : p.end] for p in account.paragraphs if p.reason == "dateline")
    return next(told, "").rstrip(" -–—")


def _headed(account: Account) -> bool:
    """Whether the text begins with the title, which then need not stand above it."""
    return account.text.lstrip().startswith(account.title or "")


def blocks(account: Account, marks: Sequence[Mark]) -> Iterator[Block]:
    """The account's text, with ``marks`` around their words."""
    paragraphs = _whole(account)
    starts = [p.start for p in paragraphs]
    within: list[list[Mark]] = [[] for _ in paragraphs]
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.anchor)) if paragraphs else ():
        place = max(0, bisect_right(starts, mark.start) - 1)
        within[place].append(mark)
        for later in range(place + 1, len(paragraphs)):
            if paragraphs[later].start >= mark.end:
                break
            within[later].append(evolve(mark, anchor=""))
    for paragraph, inside in zip(paragraphs, within, strict=True):
        drawn = tuple(pieces(account.text, paragraph.start, paragraph.end, inside))
        yield Block(paragraph.kind, paragraph.reason or "", drawn)


def _whole(account: Account) -> list[Paragraph]:
    """The paragraphs, and any words between them: the page leaves nothing of the text out.

    The mark of an item is shown with it.
    """
    whole, reached = [], 0
    for paragraph in sorted(account.paragraphs, key=lambda p: p.start):
        line = max(reached, account.text.rfind("\n", 0, paragraph.start) + 1)
        marked = paragraph.kind == "item" and account.text[line : paragraph.start].strip()
        start = line if marked else paragraph.start
        if account.text[reached:start].strip():
            whole.append(Paragraph(reached, start, "paragraph"))
        if paragraph.end > reached:
            whole.append(evolve(paragraph, start=max(reached, start)))
            reached = paragraph.end
    if account.text[reached:].strip():
        whole.append(Paragraph(reached, len(account.text), "paragraph"))
    return whole


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """``text`` from ``start`` to ``end`` with ``marks`` around their words, outermost first.

    A mark that crosses the end of an earlier one is closed there and opened again, so that elements
    nest; its anchor stays on the first part.
    """
    clamped = [evolve(m, start=_within(m.start, start, end), end=_within(m.end, start, end)) for m in marks]
    waiting = sorted(clamped, key=lambda m: (m.start, -m.end, m.anchor), reverse=True)
    around: list[Mark] = []
    here = start
    for cut in sorted({end, *(m.start for m in clamped), *(m.end for m in clamped)}):
        if cut > here:
            yield _words(text[here:cut], around)
            here = cut
        yield from _closed(around, cut)
        while waiting and waiting[-1].start <= cut:
            mark = waiting.pop()
            yield Piece("open", anchor=mark.anchor, tone=mark.tone)
            if mark.end > cut:
                around.append(mark)
            else:
                yield CLOSE


def _closed(around: list[Mark], cut: int) -> Iterator[Piece]:
    """Close the marks of ``around`` that end at ``cut``; those inside that go on are opened again."""
    first = next((n for n, mark in enumerate(around) if mark.end <= cut), len(around))
    inner = around[first:]
    del around[first:]
    yield from (CLOSE for _ in inner)
    for mark in inner:
        if mark.end > cut:
            around.append(mark)
            yield Piece("open", tone=mark.tone)


def _words(words: str, around: Iterable[Mark]) -> Piece:
    leading = [m for m in around if m.href]
    if not leading or words.isspace():  # a link of blanks only has no name
        return Piece("words", words)
    return Piece("words", words, href=leading[-1].href, tone=leading[-1].tone)


def _within(offset: int, start: int, end: int) -> int:
    return min(max(offset, start), end)
