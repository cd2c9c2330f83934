"""Working a case: the review queue, the log, adding accounts, logging in."""

import asyncio
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from crossbearing.model.judgement import in_force, standing
from crossbearing.web.adding import Pasted
from crossbearing.web.deciding import add_files, add_pasted, add_urls, answer, decide
from crossbearing.web.pages.rendering import desk_of, page, reading_of, session_of
from crossbearing.web.queue import KINDS
from crossbearing.web.security import Rules, cookie, form_of
from crossbearing.web.statements import statement

router = APIRouter(include_in_schema=False)
ITEMS_SHOWN = 12
WRONG_TOKEN_WAIT = 0.6  # seconds: guessing is slow


@router.get("/queue")
async def queue(request: Request) -> Response:
    reading = reading_of(request)
    desk = desk_of(request)
    waiting = desk.open_items()
    wanted = request.query_params.get("kind", "")
    shown = [item for item in waiting if wanted in ("", item.kind)]
    counts = {kind: sum(item.kind == kind for item in waiting) for kind in KINDS}
    claims = {c for item in shown[:ITEMS_SHOWN] for side in item.sides for c in side.claims}
    said = {c: statement(c, reading.now) for c in claims}
    return page(
        request,
        "queue",
        title="Review",
        items=shown[:ITEMS_SHOWN],
        left=len(shown),
        counts=counts,
        kinds=KINDS,
        kind=wanted,
        said=said,
        searching=reading.now.doubts is None,
        can_undo=bool(standing(desk.log)),
        note=request.query_params.get("note", "")[:300],
    )


@router.post("/queue")
async def review(request: Request) -> Response:
    form = await form_of(request)
    key, letter = str(form.get("item", "")), str(form.get("answer", ""))
    kind = str(form.get("kind", ""))
    told = await run_in_threadpool(
        answer, desk_of(request), key, letter, str(form.get("because", "")), _me(request)
    )
    where = f"/queue?note={quote(told.sentence[:200])}" + (f"&kind={quote(kind)}" if kind else "")
    return RedirectResponse(where, 303)


@router.post("/judge")
async def judge(request: Request) -> Response:
    form = await form_of(request)
    subjects = [str(s) for s in form.getlist("subject") if str(s).strip()]
    decision, because = str(form.get("decision", "")), str(form.get("because", ""))[:2000]
    await run_in_threadpool(decide, desk_of(request), decision, subjects, because, _me(request))
    return RedirectResponse("/log", 303)


@router.post("/undo")
async def undo(request: Request) -> Response:
    form = await form_of(request)
    number, back = str(form.get("number", "")), str(form.get("back", ""))
    given = int(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
    await run_in_threadpool(desk_of(request).undo, given, _me(request))
    return RedirectResponse(_local(back) or "/log", 303)


@router.post("/take-back")
async def take_back(request: Request) -> Response:
    form = await form_of(request)
    await run_in_threadpool(desk_of(request).take_back, str(form.get("item", "")))
    return RedirectResponse("/log", 303)


@router.get("/log")
async def log(request: Request) -> Response:
    desk = desk_of(request)
    stand = {j.number for j in in_force(desk.log)}
    rulings = {r.number: r for r in desk.reading.now.dossier.judgements} if desk.reading else {}
    return page(
        request,
        "log",
        title="Log",
        entries=desk.log[::-1],
        stand=stand,
        rulings=rulings,
        aside=desk.aside[::-1],
    )


# --- adding -------------------------------------------------------------------------------------------


@router.get("/add")
async def add(request: Request) -> Response:
    rules: Rules = request.app.state.rules
    return page(request, "add", title="Add accounts", jobs=_jobs(request), rules=rules)


@router.post("/add/files")
async def upload(request: Request) -> Response:
    form = await form_of(request)
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    job = await run_in_threadpool(add_files, desk_of(request), files)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.post("/add/text")
async def paste(request: Request) -> Response:
    form = await form_of(request)
    names = ("text", "title", "outlet", "published", "author", "url")
    pasted = Pasted(*(str(form.get(name, "")) for name in names))
    job = await run_in_threadpool(add_pasted, desk_of(request), pasted)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.post("/add/url")
async def from_web(request: Request) -> Response:
    form = await form_of(request)
    job = await run_in_threadpool(add_urls, desk_of(request), str(form.get("urls", "")).split())
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{id}")
async def job(request: Request, id: str) -> Response:
    found = desk_of(request).jobs.get(id)
    if found is None:
        raise HTTPException(404, f"there is no work {id}; what is done stays listed for a while only")
    return page(request, "job", title=found.title, job=found, there=f"/jobs/{id}")


# --- who works here -----------------------------------------------------------------------------------


@router.get("/login")
async def login(request: Request) -> Response:
    return page(
        request, "login", title="Log in", there=_local(request.query_params.get("next", "")), wrong=False
    )


@router.post("/login")
async def logged_in(request: Request) -> Response:
    rules: Rules = request.app.state.rules
    form = await form_of(request)
    there = _local(str(form.get("next", ""))) or "/"
    if not rules.is_token(str(form.get("token", "")).strip()):
        await asyncio.sleep(WRONG_TOKEN_WAIT)
        return page(request, "login", status=403, title="Log in", there=there, wrong=True)
    answer = RedirectResponse(there, 303)
    answer.headers.append("Set-Cookie", cookie(rules.cookie, rules.fresh(known=True).cookie))
    _name(answer, rules, str(form.get("name", "")))
    return answer


@router.post("/name")
async def name(request: Request) -> Response:
    form = await form_of(request)
    answer = RedirectResponse(_local(str(form.get("back", ""))) or "/", 303)
    _name(answer, request.app.state.rules, str(form.get("name", "")))
    return answer


def _name(answer: Response, rules: Rules, given: str) -> None:
    told = quote(" ".join(given.split())[:80], safe="")
    answer.headers.append("Set-Cookie", cookie(f"{rules.cookie}-name", told, days=365))


def _local(path: str) -> str:
    """``path`` if it is one of this desk; a link can thus never lead elsewhere."""
    fits = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return quote(path, safe="/?&=#%+:;,.-_~") if fits else ""


def _me(request: Request) -> str:
    return session_of(request).name


def _jobs(request: Request) -> list[object]:
    return [job for job in reversed(desk_of(request).jobs.values()) if not job.subject]
