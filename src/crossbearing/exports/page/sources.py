"""The accounts as sources, and their lineage: who shares words with whom, and whom they credit."""

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor, web
from crossbearing.exports.sharing import Sharing, sharings
from crossbearing.exports.wording import LINEAGE, count, date, dated, percent
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, Passage


@frozen
class Source:
    """One account as a source; ``url`` only where it is safe to follow."""

    account: str
    outlet: str
    title: str
    name: str
    author: str
    language: str
    published: str
    basis: str
    url: str | None
    words: int
    claims: int
    lineage: tuple[str, ...]


@frozen
class Excerpt:
    """A passage of an account."""

    account: str
    outlet: str
    words: str


@frozen
class Shared:
    """Passages that belong together."""

    kind: str
    words: int
    excerpts: tuple[Excerpt, ...]


@frozen
class SharingCard:
    """Two accounts, the sentence that says who shares what with whom, and the passages."""

    sentence: str
    share: float
    passages: tuple[Shared, ...]


@frozen
class CreditLine:
    """An origin, and where accounts credit it."""

    origin: str
    excerpts: tuple[Excerpt, ...]


@frozen
class Sources:
    table: tuple[Source, ...]
    sharing: tuple[SharingCard, ...]
    quotations: tuple[Shared, ...]
    credits: tuple[CreditLine, ...]


def sources(lookup: Lookup) -> Sources:
    """All about where the accounts come from."""
    pairs = sharings(lookup)
    quotations = (x for x in lookup.dossier.lineage if x.kind == "shared_quotation")
    return Sources(
        table=_table(pairs, lookup),
        sharing=tuple(_card(pair, lookup) for pair in pairs),
        quotations=tuple(_shared(x, x.spans, lookup) for x in quotations),
        credits=_credits(lookup),
    )


def _table(pairs: tuple[Sharing, ...], lookup: Lookup) -> tuple[Source, ...]:
    claims = dict.fromkeys(lookup.accounts, 0)
    for claim in lookup.claims.values():
        claims[claim.document] = claims.get(claim.document, 0) + 1
    notes: dict[str, list[str]] = {id: [] for id in lookup.accounts}
    for pair in pairs:
        link = "from" if pair.directed else "shared with"
        notes[pair.account].append(f"{percent(pair.share)} {link} {lookup.credit(pair.other)}")
    for lineage in lookup.dossier.lineage:
        if lineage.kind == "credited" and lineage.origin:
            for span in lineage.spans:
                notes.setdefault(span.document, []).append(f"credits {lineage.origin}")
    return tuple(_source(id, account, claims[id], notes[id]) for id, account in lookup.accounts.items())


def _source(id: str, account: Account, claims: int, notes: list[str]) -> Source:
    return Source(
        account=anchor(id),
        outlet=account.credit,
        title=account.title or "",
        name=account.name,
        author=account.author or "",
        language=account.language or "",
        published=date(account.published),
        basis=dated(account),
        url=web(account.url),
        words=len(account.text.split()),
        claims=claims,
        lineage=tuple(dict.fromkeys(notes)),
    )


def _card(pair: Sharing, lookup: Lookup) -> SharingCard:
    verb, link = ("takes", "from") if pair.directed else ("shares", "with")
    amount = f"{count(pair.words, 'word')}, {percent(pair.share)} of its text,"
    account, other = lookup.credit(pair.account), lookup.credit(pair.other)
    both = (pair.account, pair.other)
    return SharingCard(
        sentence=f"{account} {verb} {amount} {link} {other}, {LINEAGE[pair.kind]}",
        share=pair.share,
        passages=tuple(_shared(x, _of(both, x), lookup) for x in pair.lineage),
    )


def _of(documents: tuple[str, ...], lineage: Lineage) -> tuple[Passage, ...]:
    """The passages of ``documents``, in their order."""
    return tuple(s for d in documents for s in lineage.spans if s.document == d)


def _shared(lineage: Lineage, spans: tuple[Passage, ...], lookup: Lookup) -> Shared:
    return Shared(
        kind=LINEAGE[lineage.kind],
        words=lineage.words,
        excerpts=tuple(_excerpt(s, lookup) for s in spans),
    )


def _credits(lookup: Lookup) -> tuple[CreditLine, ...]:
    credits: dict[str, list[Excerpt]] = {}
    for lineage in lookup.dossier.lineage:
        if lineage.kind == "credited" and lineage.origin:
            credits.setdefault(lineage.origin, []).extend(_excerpt(s, lookup) for s in lineage.spans)
    ordered = sorted(credits.items(), key=lambda c: (-len(c[1]), c[0]))
    return tuple(CreditLine(origin, tuple(excerpts)) for origin, excerpts in ordered)


def _excerpt(passage: Passage, lookup: Lookup) -> Excerpt:
    account = lookup.accounts.get(passage.document)
    words = account.text[passage.start : passage.end] if account else ""
    return Excerpt(anchor(passage.document), lookup.credit(passage.document), words)
