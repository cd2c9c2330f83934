"""Statements as pages quote them, and an account with its statements marked."""

from collections.abc import Iterable

from attrs import field, frozen

from crossbearing.exports.page.accounts import Block, Mark, blocks
from crossbearing.exports.page.links import web
from crossbearing.exports.page.quotes import Quote, quote
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.web.snapshot import Snapshot

AROUND = 160  # characters
BLOCKS_SHOWN = 240  # paragraphs of an account on a page


@frozen
class Statement:
    """The words of one claim, whose they are, and where they lead."""

    id: str
    account: str
    outlet: str
    published: str | None
    quote: Quote = field(repr=False)
    origin: str  # where it comes from after lineage and credits, where that is not the outlet
    finding: str
    conflicts: tuple[str, ...]
    before: str = field(repr=False)  # what stands around it in its paragraph
    after: str = field(repr=False)


@frozen
class Voice:
    """What one account says."""

    account: str
    outlet: str
    published: str | None
    statements: tuple[Statement, ...]


@frozen
class AccountView:
    """An account as a page shows it: all of it, or of a very long one what stands around ``claim``."""

    id: str
    account: Account = field(repr=False)
    called: str
    url: str | None
    blocks: tuple[Block, ...] = field(repr=False)
    claim: str = ""
    first: int = 0
    in_all: int = 0

    @property
    def earlier(self) -> int | None:
        """Where the part before begins."""
        return max(0, self.first - BLOCKS_SHOWN) if self.first else None

    @property
    def later(self) -> int | None:
        """Where the part after begins."""
        end = self.first + len(self.blocks)
        return end if end < self.in_all else None


def statement(id: str, now: Snapshot) -> Statement:
    """The claim ``id`` as it is quoted."""
    claim = now.lookup.claims[id]
    account = now.lookup.accounts[claim.document]
    findings = now.lookup.findings_of.get(id, ())
    before, after = around(claim, account)
    origin = now.origins.get(id, "")
    return Statement(
        id=id,
        account=claim.document,
        outlet=now.lookup.credit(claim.document),
        published=account.published,
        quote=quote(id, claim, now.lookup),
        origin="" if origin == account.credit else now.lookup.spoken(origin),
        finding=findings[0] if findings else "",
        conflicts=now.questions_of.get(id, ()),
        before=before,
        after=after,
    )


def around(claim: Claim, account: Account) -> tuple[str, str]:
    """The words before and after a claim in its paragraph, cut at words where they are many."""
    inside = [p for p in account.paragraphs if p.start <= claim.start < p.end]
    start, end = (inside[0].start, inside[0].end) if inside else (claim.start, claim.end)
    before, after = account.text[start : claim.start].lstrip(), account.text[claim.end : end].rstrip()
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before, after


def voices(claims: Iterable[str], now: Snapshot, most: int | None = None) -> tuple[Voice, ...]:
    """The words of ``claims``, account by account, of at most so many accounts."""
    told: dict[str, list[str]] = {}
    for id in claims:
        if id in now.lookup.claims:
            told.setdefault(now.lookup.claims[id].document, []).append(id)
    shown = [(a, [statement(id, now) for id in own]) for a, own in list(told.items())[:most]]
    return tuple(Voice(a, said[0].outlet, said[0].published, tuple(said)) for a, said in shown)


def account_view(
    id: str, now: Snapshot, claim: str = "", under_review: Iterable[str] = (), first: int | None = None
) -> AccountView:
    """The account ``id`` with its statements marked, those ``under_review`` most of all."""
    account = now.lookup.accounts[id]
    reviewed = frozenset(under_review)
    marks = [_mark(c, now.lookup.claims[c], now, reviewed) for c in now.claims_of.get(id, ())]
    made = tuple(blocks(account, marks))
    if first is None:
        place = next((n for n, b in enumerate(made) if any(p.anchor == claim for p in b.pieces)), 0)
        first = max(0, place - BLOCKS_SHOWN // 2) if claim and len(made) > BLOCKS_SHOWN else 0
    first = min(max(first, 0), max(0, len(made) - 1))
    shown = made[first : first + BLOCKS_SHOWN]
    called = now.lookup.credit(id)
    return AccountView(id, account, called, web(account.url), shown, claim, first, len(made))


def _mark(id: str, claim: Claim, now: Snapshot, reviewed: frozenset[str]) -> Mark:
    findings = now.lookup.findings_of.get(id, ())
    disputed = now.lookup.disputes_of.get(id, ())
    tone = "single"
    if id in reviewed:
        tone = "reviewed"
    elif disputed:
        tone = "disputed"
    elif findings and now.finding(findings[0]).accounts > 1:
        tone = "shared"
    href = f"/findings/{findings[0]}?claim={id}#{id}" if findings else ""
    return Mark(claim.start, claim.end, id, href, tone)
