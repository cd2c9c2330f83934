"""One finding, conflict, actor, account or statement, with the account under review beside it."""

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from crossbearing.exports.page.quotes import quote
from crossbearing.model.dossier import Conflict, Update
from crossbearing.model.explanation import Explanation
from crossbearing.model.judgement import Judgement
from crossbearing.web.desk import Reading
from crossbearing.web.pages.rendering import desk_of, page, reading_of
from crossbearing.web.permalinks import FOLDER, fate
from crossbearing.web.rows import ActorRow, ConflictRow
from crossbearing.web.snapshot import Snapshot
from crossbearing.web.statements import AccountView, account_view, voices

router = APIRouter(include_in_schema=False)
FINDINGS_SHOWN = 30
SUGGESTED = 200  # actors that one may be merged with; others are found by typing their name
ACTORS_NAMED = 12
VOICES_SHOWN = 12  # accounts; with ?all=1 all of them


@router.get("/findings/{id}")
async def finding(request: Request, id: str) -> Response:
    reading = reading_of(request)
    now = reading.now
    if id not in now.lookup.findings:
        return await _moved(request, reading, id)
    row = now.finding(id)
    beside = _beside(request, reading, row.claims)
    found = now.lookup.findings[id]
    shown = None if "all" in request.query_params else VOICES_SHOWN
    told = voices(row.claims, now, shown)
    near = dict.fromkeys(f for c in found.claims for f in now.lookup.perhaps_of.get(c, ()))
    conflicts = [now.conflict(k) for k in row.conflicts]
    rulings = [r for r in now.dossier.judgements if r.claims & set(row.claims)]
    return page(
        request,
        "finding",
        title=row.title,
        row=row,
        finding=found,
        voices=told,
        more=row.accounts - len(told),
        perhaps=[v for c in found.possible_links for v in voices([c], now)],
        near=[now.finding(f) for f in near],
        conflicts=conflicts,
        rulings=rulings,
        judged=_judged(request, row.claims),
        beside=beside,
    )


@router.get("/conflicts/{id}")
async def conflict(request: Request, id: str) -> Response:
    reading = reading_of(request)
    now = reading.now
    questions: tuple[Conflict | Update, ...] = (*now.lookup.dossier.conflicts, *now.lookup.dossier.updates)
    asked = next((k for k in questions if k.id == id), None)
    if asked is None:
        return await _moved(request, reading, id)
    row = now.conflict(id)
    beside = _beside(request, reading, row.claims)
    shown = None if "all" in request.query_params else VOICES_SHOWN
    sides = [(p, voices(p.claims[:shown], now), len(p.claims)) for p in asked.positions[:shown]]
    left_out = len(asked.positions) - len(sides)
    reasons = getattr(asked, "reasons", ())
    rulings = [r for r in now.dossier.judgements if r.claims & set(row.claims)]
    return page(
        request,
        "conflict",
        title=row.question,
        row=row,
        sides=sides,
        left_out=left_out,
        everything=shown is None,
        reasons=reasons,
        rulings=rulings,
        judged=_judged(request, row.claims),
        beside=beside,
    )


def _judged(request: Request, claims: Sequence[str]) -> list[Judgement]:
    """The judgements about ``claims`` that are made and not yet applied."""
    own = set(claims)
    return [j for j in desk_of(request).pending if any(c.claim in own for g in j.groups for c in g)]


@router.get("/actors/{id}")
async def actor(request: Request, id: str) -> Response:
    reading = reading_of(request)
    now = reading.now
    if id not in now.entities or id not in now.row_of:
        return await _moved(request, reading, id)
    row = now.actor(id)
    told = now.findings.pick({"actor": [id]}, per=FINDINGS_SHOWN)
    disputed = now.conflicts.pick({"actor": [id]}, per=FINDINGS_SHOWN)
    relations = [r for r in now.dossier.relations if id in (r.a, r.b)]
    others = [a for a in now.actors.rows if a.type == row.type and a.id != id][:SUGGESTED]
    called = Counter(a.name for a in now.actors.rows)
    return page(
        request,
        "actor",
        title=row.name,
        row=row,
        entity=now.entities[id],
        told=told,
        disputed=disputed,
        relations=relations[:FINDINGS_SHOWN],
        names=now.lookup.name,
        others=others,
        alike={a.id for a in others if called[a.name] > 1},
    )


@router.get("/accounts/{id}")
async def account(request: Request, id: str) -> Response:
    reading = reading_of(request)
    now = reading.now
    if id not in now.lookup.accounts:
        return await _moved(request, reading, id)
    claim = request.query_params.get("claim", "")
    given = request.query_params.get("from", "")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else None
    view = account_view(id, now, claim, [claim], first)
    return page(
        request,
        "account",
        title=now.account(id).title or now.account(id).outlet,
        row=now.account(id),
        view=view,
        disputed=_disputed(id, now),
        named=_named(id, now),
    )


def _disputed(document: str, now: Snapshot) -> list[tuple[ConflictRow, list[str]]]:
    """The questions on which an account takes a side, each with its answers."""
    own = frozenset(now.claims_of.get(document, ()))
    asked = dict.fromkeys(k for c in now.claims_of.get(document, ()) for k in now.questions_of.get(c, ()))
    rows = [row for row in map(now.conflict, asked) if row.status == "conflict"]
    return [(row, [p.words for p in row.positions if own & set(p.claims)]) for row in rows]


def _named(document: str, now: Snapshot) -> list[tuple[ActorRow, int]]:
    """The actors that an account tells most of, with how many of its statements do."""
    told = (now.lookup.claims[c].entities for c in now.claims_of.get(document, ()))
    times = Counter(e for entities in told for e in dict.fromkeys(entities) if e in now.row_of)
    return [(now.actor(e), n) for e, n in sorted(times.items(), key=lambda t: (-t[1], t[0]))[:ACTORS_NAMED]]


@router.get("/claims/{id}")
async def claim(request: Request, id: str) -> Response:
    """A statement's link stays as long as its account is read as it is."""
    now = reading_of(request).now
    if id not in now.lookup.claims:
        raise HTTPException(404, f"there is no statement {id} any more: its account was read anew or is gone")
    found = now.lookup.findings_of.get(id, ())
    if found:
        return RedirectResponse(f"/findings/{found[0]}?claim={id}#{id}", 307)
    return RedirectResponse(f"/accounts/{now.lookup.claims[id].document}?claim={id}#{id}", 307)


@router.get("/why/{id}")
async def why(request: Request, id: str) -> Response:
    reading = reading_of(request)
    lookup = reading.now.lookup
    known = id in lookup.claims or id in lookup.findings or id in reading.now.row_of
    if not known:
        return await _moved(request, reading, id, folder="why")
    told = desk_of(request).explanation(id)
    if not isinstance(told, Explanation):
        return page(request, "job", status=202, title="Comparing again", job=told, there=f"/why/{id}")
    called = {t.claim: t for t in (*told.claims, *told.others)}
    stated = reading.now.stated(told.id) if told.id in lookup.findings else None
    quotes = {c: quote(c, lookup.claims[c], lookup) for c in called if c in lookup.claims}
    return page(
        request,
        "why",
        title="Why",
        told=told,
        called=called,
        quotes=quotes,
        stated=stated,
        spoken=lookup.spoken,
    )


def _beside(request: Request, reading: Reading, claims: tuple[str, ...]) -> AccountView | None:
    """The account to read beside what ``claims`` say: that of the statement asked for, else the first."""
    wanted = request.query_params.get("claim", "")
    claim = wanted if wanted in reading.now.lookup.claims else next(iter(claims), "")
    if not claim:
        return None
    return account_view(reading.now.lookup.claims[claim].document, reading.now, claim, claims)


async def _moved(request: Request, reading: Reading, id: str, folder: str = "") -> Response:
    """Lead an old link to what holds most of what it showed, or say what became of it."""
    was = await run_in_threadpool(desk_of(request).was_shown, id)
    if was is None:
        raise HTTPException(404, f"nothing was ever shown under {id} in this case")
    found = fate(was, reading.now)
    if found.now is not None:
        place = folder or FOLDER[found.now.kind]
        return RedirectResponse(f"/{place}/{found.now.id}", 307)
    return page(request, "gone", status=410, title="No longer told", fate=found)
