"""Dossier → Snapshot: all that the pages are made of, looked up once and never changed.

Pages read the snapshot that is there when they begin; a newer one takes its place in one assignment, so
nobody who reads waits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import evolve, field, frozen

from crossbearing.exports.lookup import Lookup, look_up
from crossbearing.exports.sentences import Stated, stated
from crossbearing.exports.spoken import spoken_of
from crossbearing.exports.summary import Summary, summary_of
from crossbearing.exports.wording import CONFLICT
from crossbearing.model.dossier import CREDIBILITY, Dossier
from crossbearing.model.doubt import Doubts
from crossbearing.model.mention import Entity
from crossbearing.model.shown import Shown, ShownKind
from crossbearing.store.fulltext import FullText
from crossbearing.web.facets import Aspect, Shelf, shelve
from crossbearing.web.happened import Happening, happenings
from crossbearing.web.rows import (
    AccountRow,
    ActorRow,
    ConflictRow,
    FindingRow,
    HitRow,
    SourceRow,
    account_rows,
    actor_rows,
    conflict_rows,
    finding_rows,
    hit_rows,
    source_rows,
    telling,
    told_aspects,
)


class Identified(Protocol):
    """A row with an id."""

    @property
    def id(self) -> str: ...


@frozen
class Build:
    """Which build a snapshot is of: its number from 1, when it was first shown, what began and ended with
    it."""

    number: int = 1
    at: str = ""
    begun: frozenset[str] = frozenset()
    ended: tuple[Shown, ...] = ()

    def new(self, shown: Iterable[Shown]) -> frozenset[str]:
        """The ids of those ``shown`` that are new: they hold no claim that the build before showed alike.

        Nothing is new in the first build.
        """
        if self.number < 2:
            return frozenset()
        held = {(FAMILY[s.kind], c) for s in self.ended for c in s.claims}
        begun = (s for s in shown if s.id in self.begun)
        return frozenset(s.id for s in begun if not any((FAMILY[s.kind], c) in held for c in s.claims))


FAMILY: dict[ShownKind, str] = {
    "finding": "finding",
    "conflict": "question",
    "update": "question",
    "actor": "actor",
    "account": "account",
}


@frozen
class Snapshot:
    """A concluded dossier ready to be read. ``doubts`` is None while they are still being looked for."""

    dossier: Dossier = field(repr=False)
    lookup: Lookup = field(repr=False)
    build: Build = field(repr=False)
    summary: Summary = field(repr=False)
    entities: dict[str, Entity] = field(repr=False)
    findings: Shelf[FindingRow] = field(repr=False)
    conflicts: Shelf[ConflictRow] = field(repr=False)
    actors: Shelf[ActorRow] = field(repr=False)
    accounts: Shelf[AccountRow] = field(repr=False)
    sources: Shelf[SourceRow] = field(repr=False)
    hits: Shelf[HitRow] = field(repr=False)
    happenings: dict[str, Happening] = field(repr=False)
    index: FullText = field(repr=False)
    row_of: dict[str, int] = field(repr=False)  # of findings, conflicts, actors and accounts, by id
    questions_of: dict[str, tuple[str, ...]] = field(repr=False)  # conflicts and updates by claim
    claims_of: dict[str, tuple[str, ...]] = field(repr=False)  # by account
    origins: dict[str, str] = field(repr=False)  # of claims: who is at the end of the chain
    doubts: Doubts | None = field(default=None, repr=False)

    def with_doubts(self, doubts: Doubts) -> "Snapshot":
        return evolve(self, doubts=doubts)

    def finding(self, id: str) -> FindingRow:
        return self.findings.rows[self.row_of[id]]

    def stated(self, id: str) -> Stated:
        """The statement of a finding as a reader can take it in."""
        return stated(self.lookup.findings[id], self.lookup)

    def conflict(self, id: str) -> ConflictRow:
        return self.conflicts.rows[self.row_of[id]]

    def actor(self, id: str) -> ActorRow:
        return self.actors.rows[self.row_of[id]]

    def account(self, id: str) -> AccountRow:
        return self.accounts.rows[self.row_of[id]]


def shown_of(dossier: Dossier) -> Iterator[Shown]:
    """What a dossier shows under an id."""
    spoken = spoken_of(dossier.documents)
    for f in dossier.findings:
        yield Shown(f.id, "finding", f.statement, f.claims)
    for k in dossier.conflicts:
        yield Shown(k.id, "conflict", spoken(k.question), tuple(c for p in k.positions for c in p.claims))
    for u in dossier.updates:
        yield Shown(u.id, "update", spoken(u.question), tuple(c for p in u.positions for c in p.claims))
    for e in dossier.entities:
        if e.type != "place":
            yield Shown(e.id, "actor", e.name)
    for a in dossier.documents:
        yield Shown(a.id, "account", a.name)


def snapshot(dossier: Dossier, build: Build, doubts: Doubts | None = None) -> Snapshot:
    """Make ``dossier`` ready to be read as ``build``."""
    lookup = look_up(dossier)
    told = telling(lookup)
    new = build.new(shown_of(dossier))
    findings = tuple(finding_rows(told, new))
    conflicts = tuple(conflict_rows(told, new))
    actors, accounts = tuple(actor_rows(told)), tuple(account_rows(told))
    hits = tuple(hit_rows(told))
    identified: tuple[tuple[Identified, ...], ...] = (findings, conflicts, actors, accounts)
    row_of = {r.id: i for rows in identified for i, r in enumerate(rows)}
    shared = told_aspects(told)
    return Snapshot(
        dossier=dossier,
        lookup=lookup,
        build=build,
        summary=summary_of(lookup),
        entities={e.id: e for e in dossier.entities},
        findings=shelve(findings, [*FINDINGS, *shared], FINDING_ORDERS),
        conflicts=shelve(conflicts, [*CONFLICTS, *shared]),
        actors=shelve(actors, ACTORS, {"name": lambda r: (r.name.casefold(),)}),
        accounts=shelve(accounts, ACCOUNTS, {"outlet": lambda r: (r.outlet.casefold(),)}),
        sources=shelve(source_rows(told), SOURCES),
        hits=shelve(hits, [*HITS, *shared]),
        happenings=happenings(lookup),
        index=FullText(r.words for r in hits),
        row_of=row_of,
        doubts=doubts,
        questions_of=_questions_of(conflicts),
        claims_of=_claims_of(lookup),
        origins={o.claim: o.chain[-1].name for o in dossier.origins if o.chain},
    )


def _questions_of(rows: Iterable[ConflictRow]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for claim in row.claims:
            found[claim].append(row.id)
    return {claim: tuple(ids) for claim, ids in found.items()}


def _claims_of(lookup: Lookup) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, claim in lookup.claims.items():
        found[claim.document].append(id)
    return {document: tuple(ids) for document, ids in found.items()}


def _yes(holds: bool, value: str, words: str) -> list[tuple[str, str]]:
    return [(value, words)] if holds else []


def _standing(r: FindingRow) -> list[tuple[str, str]]:
    return [
        ("disputed", "In dispute") if r.conflicts else ("undisputed", "Undisputed"),
        *_yes(r.is_new, "new", "New since the last build"),
        *_yes(r.accounts == 1, "single", "One account only"),
        *_yes(r.independent > 1, "independent", "Several independent origins"),
    ]


FINDINGS: list[Aspect[FindingRow]] = [
    Aspect("standing", "Standing", _standing),
    Aspect(
        "credibility",
        "Credibility",
        lambda r: [(str(r.credibility), f"{r.credibility} {CREDIBILITY[r.credibility]}")],
        ordered=True,
    ),
]
FINDING_ORDERS = {
    "day": lambda r: (not r.told.days, *sorted(r.told.days)[:1]),
    "accounts": lambda r: (-r.accounts, -r.independent),
}
CONFLICTS: list[Aspect[ConflictRow]] = [
    Aspect(
        "status",
        "Status",
        lambda r: [
            (r.status, "In dispute" if r.status == "conflict" else "Moved with time"),
            *_yes(r.is_new, "new", "New since the last build"),
        ],
    ),
    Aspect("kind", "What differs", lambda r: [(r.kind, CONFLICT[r.kind])]),
]
ACTORS: list[Aspect[ActorRow]] = [
    Aspect("type", "Type", lambda r: [(r.type, r.type.capitalize())]),
    Aspect("outlet", "Named by", lambda r: [(o, o) for o in r.outlets]),
]
ACCOUNTS: list[Aspect[AccountRow]] = [
    Aspect("outlet", "Outlet", lambda r: [(r.outlet, r.outlet)]),
    Aspect("day", "Published", lambda r: [((r.published or "")[:10] or "none",) * 2], ordered=True),
    Aspect("language", "Language", lambda r: [(r.language or "unknown",) * 2]),
    Aspect(
        "standing",
        "Standing",
        lambda r: [
            *_yes(bool(r.conflicts), "disputed", "Says what others dispute"),
            *_yes(bool(r.takes_from), "shares", "Shares passages"),
        ],
    ),
]
SOURCES: list[Aspect[SourceRow]] = [
    Aspect("kind", "Kind", lambda r: [(k, k.capitalize()) for k in r.kinds]),
    Aspect(
        "reliability",
        "Reliability",
        lambda r: [(r.reliability or "none", r.reliability or "Not judged")],
        ordered=True,
    ),
]
HITS: list[Aspect[HitRow]] = [
    Aspect("in", "Look in", lambda r: [(r.kind, f"{r.kind.capitalize()}s")]),
    Aspect("outlet", "Outlet", lambda r: [(r.outlet, r.outlet)]),
]
