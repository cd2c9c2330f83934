"""A dossier's findings, questions, actors, accounts and sources as rows of lists."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import field, frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.sentences import answer, readable
from crossbearing.exports.sharing import sharings
from crossbearing.exports.summary import by_support, by_weight, said_how
from crossbearing.exports.wording import dated
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Conflict, Update
from crossbearing.model.mention import Mention, Place, Time
from crossbearing.web.facets import Aspect

OWN_VOICE = "the account itself"
DOCUMENT = "a document or picture"


@frozen
class Told:
    """What claims tell of, for facets: PLOVER roots, actors and places with their ids, days, speakers."""

    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()


@frozen
class FindingRow:
    id: str
    statement: str
    how: str  # "denied", "according to the police", or ""
    credibility: int
    likelihood: str
    accounts: int
    independent: int
    outlets: tuple[str, ...]
    conflicts: tuple[str, ...]
    is_new: bool
    title: str = field(repr=False)  # the statement as far as it can stand alone
    claims: tuple[str, ...] = field(repr=False)
    told: Told = field(repr=False)


@frozen
class StanceRow:
    """``words`` are the answer for a reader, ``value`` what it comes to."""

    value: str
    words: str
    outlets: tuple[str, ...]
    independent: int
    claims: tuple[str, ...] = field(repr=False)


@frozen
class ConflictRow:
    """A conflict, or an update: a question whose answer moved with time."""

    id: str
    status: Literal["conflict", "update"]
    kind: str
    question: str
    positions: tuple[StanceRow, ...]
    is_new: bool
    claims: tuple[str, ...] = field(repr=False)
    told: Told = field(repr=False)


@frozen
class ActorRow:
    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    accounts: int
    claims: int
    speaks: int  # claims that are put in its mouth
    outlets: tuple[str, ...] = field(repr=False)


@frozen
class AccountRow:
    id: str
    outlet: str
    title: str
    name: str
    author: str
    published: str | None  # EDTF
    dated: str  # how the day was found
    language: str
    words: int
    claims: int
    conflicts: int
    takes_from: tuple[str, ...]  # outlets that it shares passages with


@frozen
class SourceRow:
    """An outlet, a speaker or an origin that accounts credit, and how reliable the analyst judged it.

    ``subject`` is what a judgement calls it: an account without an outlet by the name of its file.
    """

    name: str
    subject: str
    kinds: tuple[str, ...]
    accounts: int
    claims: int
    credited: int
    taken: int  # accounts of it that share most of their words with others
    reliability: str


@frozen
class HitRow:
    """A statement, or a passage: a paragraph of an account."""

    id: str
    kind: Literal["statement", "passage"]
    account: str
    outlet: str
    published: str | None
    words: str = field(repr=False)
    speaker: str = ""
    certainty: str = ""
    denied: bool = False
    finding: str = ""
    told: Told = field(repr=False, factory=Told)


@frozen
class Telling:
    """What each claim tells of, and what things are called."""

    lookup: Lookup = field(repr=False)
    of: dict[str, Told] = field(repr=False)
    actors: dict[str, str] = field(repr=False)  # names by id

    def together(self, claims: Iterable[str]) -> Told:
        """What ``claims`` tell of together."""
        told = [self.of[c] for c in claims if c in self.of]
        if len(told) == 1:
            return told[0]
        return Told(*(_distinct(v for t in told for v in getattr(t, name)) for name in FACETS))


FACETS = ("events", "actors", "places", "days", "speakers", "certainties")


def telling(lookup: Lookup) -> Telling:
    """Gather what the claims of a dossier tell of."""
    mentions = {m.id: m for m in lookup.dossier.mentions}
    actors = {e.id: e.name for e in lookup.dossier.entities if e.type != "place"}
    return Telling(lookup, {id: _told(c, mentions, actors) for id, c in lookup.claims.items()}, actors)


def _told(claim: Claim, mentions: dict[str, Mention], actors: dict[str, str]) -> Told:
    values = [mentions[m].value for m in (*claim.places, *claim.times) if m in mentions]
    return Told(
        events=(claim.event,) if claim.event else (),
        actors=tuple(sorted(e for e in claim.entities if e in actors)),
        places=_distinct(v.name for v in values if isinstance(v, Place)),
        days=_distinct(d for v in values if isinstance(v, Time) for d in _days(v)),
        speakers=(_voice(claim),),
        certainties=(claim.certainty,),
    )


def _voice(claim: Claim) -> str:
    """Who says it, for a list of speakers: what is written or shown is none of them by its name."""
    if claim.speaker is None:
        return OWN_VOICE
    return DOCUMENT if claim.speaker.kind == "document" and not claim.speaker.entity else claim.speaker.name


def _days(time: Time) -> Iterator[str]:
    """The day of a time that lies within one."""
    if time.start and time.end and time.start[:10] == time.end[:10]:
        yield time.start[:10]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


# --- rows ---------------------------------------------------------------------------------------------


def finding_rows(told: Telling, new: frozenset[str]) -> Iterator[FindingRow]:
    """The findings, those with the most weight first."""
    lookup = told.lookup
    for f in by_weight(lookup.dossier.findings, lookup):
        yield FindingRow(
            id=f.id,
            statement=f.statement,
            how=said_how(f, lookup),
            credibility=f.credibility,
            likelihood=f.likelihood or "",
            accounts=f.accounts,
            independent=f.independent,
            outlets=lookup.outlets(f.claims),
            conflicts=lookup.disputed(f),
            is_new=f.id in new,
            title=readable(f, lookup),
            claims=f.claims,
            told=told.together(f.claims),
        )


def conflict_rows(told: Telling, new: frozenset[str]) -> Iterator[ConflictRow]:
    """The conflicts, those most accounts take sides on first, then the updates."""
    asked: tuple[Conflict | Update, ...] = (
        *by_support(told.lookup.dossier.conflicts),
        *told.lookup.dossier.updates,
    )
    for k in asked:
        claims = _distinct(c for p in k.positions for c in p.claims)
        outlets = told.lookup.outlets
        yield ConflictRow(
            id=k.id,
            status="conflict" if isinstance(k, Conflict) else "update",
            kind=k.kind,
            question=k.question,
            positions=tuple(
                StanceRow(
                    p.value, answer(p, k.question, told.lookup), outlets(p.claims), p.independent, p.claims
                )
                for p in k.positions
            ),
            is_new=k.id in new,
            claims=claims,
            told=told.together(claims),
        )


def actor_rows(told: Telling) -> Iterator[ActorRow]:
    """The actors, those that most accounts name first."""
    lookup = told.lookup
    claims: defaultdict[str, list[str]] = defaultdict(list)
    speaks: Counter[str] = Counter()
    for id, claim in lookup.claims.items():
        for entity in told.of[id].actors:
            claims[entity].append(id)
        if claim.speaker is not None and claim.speaker.entity is not None:
            speaks[claim.speaker.entity] += 1
    rows = []
    for e in lookup.dossier.entities:
        if e.type != "place" and claims[e.id]:
            documents = lookup.documents(claims[e.id])
            outlets = _distinct(map(lookup.credit, documents))
            counts = (len(documents), len(claims[e.id]), speaks[e.id])
            rows.append(ActorRow(e.id, e.name, e.type, e.aliases, e.roles, *counts, outlets))
    yield from sorted(rows, key=lambda r: (-r.accounts, -r.claims, r.name, r.id))


def account_rows(told: Telling) -> Iterator[AccountRow]:
    """The accounts by the day they were published, those without one last."""
    lookup = told.lookup
    claims = Counter(c.document for c in lookup.claims.values())
    disputed = Counter(lookup.claims[c].document for c in lookup.disputes_of if c in lookup.claims)
    shares: defaultdict[str, list[str]] = defaultdict(list)
    for s in sharings(lookup):
        shares[s.account].append(lookup.credit(s.other))
    rows = [
        AccountRow(
            id=id,
            outlet=lookup.credit(id),
            title=a.title or "",
            name=a.name,
            author=a.author or "",
            published=a.published,
            dated=dated(a),
            language=a.language or "",
            words=a.words,
            claims=claims[id],
            conflicts=disputed[id],
            takes_from=_distinct(shares[id]),
        )
        for id, a in lookup.accounts.items()
    ]
    yield from sorted(rows, key=lambda r: (r.published is None, r.published or "", r.outlet, r.id))


def source_rows(told: Telling) -> Iterator[SourceRow]:
    """Outlets, named speakers and credited origins, those with the most claims first.

    "Officials" are not listed: nobody can say how far they are to be trusted.
    """
    lookup = told.lookup
    documents: defaultdict[str, set[str]] = defaultdict(set)
    claims: Counter[str] = Counter()
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    credited: defaultdict[str, set[str]] = defaultdict(set)
    for claim in lookup.claims.values():
        outlet = lookup.credit(claim.document)
        speaker = claim.speaker
        named = [speaker.name] if speaker is not None and speaker.entity is not None else []
        for name in _distinct([outlet, *named]):
            documents[name].add(claim.document)
            claims[name] += 1
            kinds[name].add("outlet" if name == outlet else "speaker")
    for lineage in lookup.dossier.lineage:
        if lineage.kind == "credited" and lineage.origin:
            credited[lineage.origin].update(s.document for s in lineage.spans)
            kinds[lineage.origin].add("credited")
    subjects: dict[str, str] = {}
    for id, account in lookup.accounts.items():
        documents[lookup.credit(id)].add(id)
        kinds[lookup.credit(id)].add("outlet")
        subjects[lookup.credit(id)] = account.credit
    taken = Counter(lookup.credit(s.account) for s in sharings(lookup) if s.share >= 0.5)
    graded = {
        r.source.casefold(): r.reliability
        for r in lookup.dossier.judgements
        if r.source and r.reliability and r.outcome == "applied"
    }
    rows = [
        SourceRow(
            name=name,
            subject=subjects.get(name, name),
            kinds=tuple(sorted(kinds[name])),
            accounts=len(documents[name]),
            claims=claims[name],
            credited=len(credited[name]),
            taken=taken[name],
            reliability=graded.get(subjects.get(name, name).casefold(), ""),
        )
        for name in kinds
    ]
    yield from sorted(rows, key=lambda r: ("outlet" not in r.kinds, -r.accounts, -r.claims, r.name))


def hit_rows(told: Telling) -> Iterator[HitRow]:
    """All that can be searched: each statement, and each paragraph of each account."""
    lookup = told.lookup
    within: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for id, c in lookup.claims.items():
        within[c.document].append((c.start, id))
        account = lookup.accounts[c.document]
        findings = lookup.findings_of.get(id, ())
        yield HitRow(
            id=id,
            kind="statement",
            account=c.document,
            outlet=lookup.credit(c.document),
            published=account.published,
            words=" ".join(c.text.split()),
            speaker=c.speaker.name if c.speaker else "",
            certainty=c.certainty,
            denied=c.polarity == "denied",
            finding=findings[0] if findings else "",
            told=told.of[id],
        )
    for document, account in lookup.accounts.items():
        for p in account.paragraphs:
            words = " ".join(account.text[p.start : p.end].split())
            if p.kind != "furniture" and words:
                inside = [id for start, id in within[document] if p.start <= start < p.end]
                yield HitRow(
                    id=f"{document}.{p.start}",
                    kind="passage",
                    account=document,
                    outlet=lookup.credit(document),
                    published=account.published,
                    words=words,
                    told=told.together(inside),
                )


# --- facets -------------------------------------------------------------------------------------------


def told_aspects(told: Telling) -> list[Aspect[Any]]:
    """What findings, questions and hits are narrowed by alike."""
    return [
        Aspect("event", "Kind of event", lambda r: ((e, e.capitalize()) for e in r.told.events)),
        Aspect("actor", "Actor", lambda r: ((a, told.actors[a]) for a in r.told.actors)),
        Aspect("place", "Place", lambda r: ((p, p) for p in r.told.places)),
        Aspect("day", "Day", lambda r: ((d, d) for d in r.told.days), ordered=True),
        Aspect("speaker", "Speaker", lambda r: ((s, s) for s in r.told.speakers)),
        Aspect("certainty", "Certainty", lambda r: ((c, c.capitalize()) for c in r.told.certainties)),
    ]
