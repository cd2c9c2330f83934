"""The accounts as sources, and their lineage: who shares words with whom, and whom they credit."""

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.differences import Part, differences
from crossbearing.exports.page.graph import Graph, Tie, draw
from crossbearing.exports.page.links import anchor, web
from crossbearing.exports.sharing import OWN, Sharing, sharings
from crossbearing.exports.wording import LINEAGE, MEANING, count, date, dated, percent
from crossbearing.model.account import Account
from crossbearing.model.judgement import RELIABILITY
from crossbearing.model.lineage import Lineage, Passage

SIDE_BY_SIDE = 40  # pairs of accounts, and quotations, whose passages the page shows


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
    reliability: str  # as the analyst judged it; empty where nobody has
    lineage: tuple[str, ...]


@frozen
class Excerpt:
    """A passage of an account, in parts: those that the other account has otherwise are marked."""

    account: str
    outlet: str
    parts: tuple[Part, ...]


@frozen
class Shared:
    """Passages that belong together."""

    kind: str
    words: int
    excerpts: tuple[Excerpt, ...]


@frozen
class SharingCard:
    """Two accounts (anchor and outlet), the sentence that says who shares what with whom, and the passages:
    of the pairs that share most."""

    sentence: str
    share: float
    accounts: tuple[tuple[str, str], ...]
    passages: tuple[Shared, ...]


@frozen
class CreditLine:
    """An origin, and where accounts credit it."""

    origin: str
    excerpts: tuple[Excerpt, ...]


@frozen
class Sources:
    table: tuple[Source, ...]
    graph: Graph | None
    sharing: tuple[SharingCard, ...]
    own: tuple[SharingCard, ...]
    quotations: tuple[Shared, ...]
    quotations_in_all: int
    credits: tuple[CreditLine, ...]


def sources(lookup: Lookup) -> Sources:
    """All about where the accounts come from."""
    pairs = sharings(lookup)
    quotations = tuple(x for x in lookup.dossier.lineage if x.kind == "shared_quotation")
    return Sources(
        table=_table(pairs, lookup),
        graph=draw(lookup, _ties(pairs, quotations)),
        sharing=_cards(pairs, lookup),
        own=_cards(sharings(lookup, OWN), lookup),
        quotations=tuple(_shared(x, x.spans, lookup) for x in quotations[:SIDE_BY_SIDE]),
        quotations_in_all=len(quotations),
        credits=_credits(lookup),
    )


def _ties(pairs: tuple[Sharing, ...], quotations: tuple[Lineage, ...]) -> list[Tie]:
    """What ties accounts together, passages before quotations."""
    ties = [
        Tie(
            pair.other,
            pair.account,
            pair.directed,
            "passage",
            ", ".join(filter(None, (LINEAGE[pair.kind], MEANING[pair.means]))),
            pair.words,
            pair.share,
        )
        for pair in pairs
    ]
    for entry in quotations:
        one, other = (s.document for s in entry.spans[:2])
        how = f"shared quotation{f' of {entry.origin}' if entry.origin else ''}"
        ties.append(
            Tie(one, other, False, "quotation", how, entry.words, entry.shares[-1] if entry.shares else 0.0)
        )
    return ties


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
    judged = _reliabilities(lookup)
    return tuple(
        _source(id, account, lookup.credit(id), claims[id], judged.get(id, ""), notes[id])
        for id, account in lookup.accounts.items()
    )


def _reliabilities(lookup: Lookup) -> dict[str, str]:
    """The analyst's grade of each account's source, the latest judgement last."""
    return {
        document: f"{ruling.reliability}, {RELIABILITY[ruling.reliability]}"
        for ruling in lookup.dossier.judgements
        if ruling.kind == "reliability" and ruling.reliability is not None and ruling.outcome == "applied"
        for document in ruling.documents
    }


def _source(
    id: str, account: Account, called: str, claims: int, reliability: str, notes: list[str]
) -> Source:
    return Source(
        account=anchor(id),
        outlet=called,
        title=(account.title or "") if account.outlet else "",  # else it is called by its title
        name=account.name,
        author=account.author or "",
        language=account.language or "",
        published=date(account.published),
        basis=dated(account),
        url=web(account.url),
        words=len(account.text.split()),
        claims=claims,
        reliability=reliability,
        lineage=tuple(dict.fromkeys(notes)),
    )


def _cards(pairs: tuple[Sharing, ...], lookup: Lookup) -> tuple[SharingCard, ...]:
    return tuple(_card(pair, n < SIDE_BY_SIDE, lookup) for n, pair in enumerate(pairs))


def _card(pair: Sharing, side_by_side: bool, lookup: Lookup) -> SharingCard:
    verb, link = ("takes", "from") if pair.directed else ("shares", "with")
    amount = f"{count(pair.words, 'word')}, {percent(pair.share)} of its text,"
    account, other = lookup.credit(pair.account), lookup.credit(pair.other)
    both = (pair.account, pair.other)
    how = ", ".join(filter(None, (LINEAGE[pair.kind], MEANING[pair.means])))
    origin = f" (credited to {pair.origin})" if pair.origin not in {None, account, other} else ""
    return SharingCard(
        sentence=f"{account} {verb} {amount} {link} {other}, {how}{origin}",
        share=pair.share,
        accounts=((anchor(pair.account), account), (anchor(pair.other), other)),
        passages=tuple(_shared(x, _of(both, x), lookup) for x in pair.lineage) if side_by_side else (),
    )


def _of(documents: tuple[str, ...], lineage: Lineage) -> tuple[Passage, ...]:
    """The passages of ``documents``, in their order."""
    return tuple(s for d in documents for s in lineage.spans if s.document == d)


def _shared(lineage: Lineage, spans: tuple[Passage, ...], lookup: Lookup) -> Shared:
    kind = LINEAGE[lineage.kind]
    if lineage.kind == "shared_quotation" and lineage.origin:
        kind = f"{kind} of {lineage.origin}"
    parts = differences([_words(s, lookup) for s in spans])
    excerpts = (
        Excerpt(anchor(s.document), lookup.credit(s.document), told)
        for s, told in zip(spans, parts, strict=True)
    )
    return Shared(kind=kind, words=lineage.words, excerpts=tuple(excerpts))


def _credits(lookup: Lookup) -> tuple[CreditLine, ...]:
    credits: dict[str, list[Excerpt]] = {}
    for lineage in lookup.dossier.lineage:
        if lineage.kind == "credited" and lineage.origin:
            credits.setdefault(lineage.origin, []).extend(_excerpt(s, lookup) for s in lineage.spans)
    ordered = sorted(credits.items(), key=lambda c: (-len(c[1]), c[0]))
    return tuple(CreditLine(origin, tuple(excerpts)) for origin, excerpts in ordered)


def _excerpt(passage: Passage, lookup: Lookup) -> Excerpt:
    told = (Part(_words(passage, lookup), False),)
    return Excerpt(anchor(passage.document), lookup.credit(passage.document), told)


def _words(passage: Passage, lookup: Lookup) -> str:
    account = lookup.accounts.get(passage.document)
    return account.text[passage.start : passage.end] if account else ""
