"""The JSON API: what the pages show and do, for programs."""

from collections.abc import Iterable
from typing import Annotated, Any

from attrs import asdict
from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from crossbearing.model.codec import plain
from crossbearing.model.dossier import Conflict, Update
from crossbearing.model.explanation import Explanation
from crossbearing.model.judgement import Judgement, in_force
from crossbearing.web import schemas
from crossbearing.web.adding import Pasted
from crossbearing.web.deciding import add_files, add_pasted, add_urls, answer, decide
from crossbearing.web.desk import Desk, Job, Reading
from crossbearing.web.facets import Picked
from crossbearing.web.lists import KINDS, MOST_PER_PAGE, PER_PAGE, Asked, pick, search
from crossbearing.web.pages.rendering import desk_of, reading_of, session_of
from crossbearing.web.permalinks import fate
from crossbearing.web.security import form_of, is_form

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": schemas.ProblemAnswer, "description": words}
    for code, words in (
        (400, "What was sent cannot be used"),
        (401, "A token is demanded"),
        (403, "Not sent by one of the desk’s own pages, nor with the token"),
        (404, "There is no such thing"),
        (409, "It cannot be done as the case stands"),
        (413, "Too much at once"),
        (422, "What was sent is not what is described here"),
        (503, "The first dossier is still being made"),
    )
}
router = APIRouter(prefix="/api", responses=PROBLEMS)
Id = Annotated[str, Path(max_length=200, description="As in lists and links")]
Page = Annotated[int, Query(ge=1, le=10**6)]
Per = Annotated[int, Query(ge=1, le=MOST_PER_PAGE)]


@router.get("/status")
async def status(request: Request) -> schemas.Status:
    """Which build is shown, and whether a newer one is on its way."""
    desk = desk_of(request)
    now = desk.reading.now if desk.reading else None
    return schemas.Status(
        case=desk.case.name,
        build=now.build.number if now else 0,
        at=now.build.at if now else "",
        updating=desk.updating,
        failure=desk.failure,
        accounts=len(now.accounts.rows) if now else 0,
        findings=len(now.findings.rows) if now else 0,
        conflicts=len(now.dossier.conflicts) if now else 0,
        waiting=len(desk.open_items()),
    )


@router.get("/session")
async def session(request: Request) -> schemas.SessionAnswer:
    """What a request that changes something must carry, with the cookie that comes along."""
    return schemas.SessionAnswer(csrf=session_of(request).csrf)


# --- lists: the same facets as the pages ---------------------------------------------------------------


def _list(request: Request, name: str, query: schemas.ListQuery) -> dict[str, Any]:
    return _page(pick(KINDS[name], reading_of(request), _asked(query)))


def _asked(query: schemas.ListQuery) -> Asked:
    told = query.model_dump(by_alias=True)
    chosen = {n: tuple(values) for n, values in told.items() if isinstance(values, list) and values}
    return Asked(query.q, chosen, told.get("sort", ""), query.page, query.per)


def _page(picked: Picked[Any], rows: Iterable[Any] | None = None) -> dict[str, Any]:
    told = {n: getattr(picked, n) for n in ("total", "page", "pages", "per", "facets")}
    return {**told, "rows": list(picked.rows if rows is None else rows)}


@router.get("/findings", response_model=schemas.FindingPage)
async def findings(request: Request, query: Annotated[schemas.FindingQuery, Query()]) -> Any:
    """What accounts say alike. Values of one facet add up, facets narrow each other down."""
    return _list(request, "findings", query)


@router.get("/conflicts", response_model=schemas.ConflictPage)
async def conflicts(request: Request, query: Annotated[schemas.ConflictQuery, Query()]) -> Any:
    """Questions on which accounts exclude each other, and those whose answer moved with time."""
    return _list(request, "conflicts", query)


@router.get("/actors", response_model=schemas.ActorPage)
async def actors(request: Request, query: Annotated[schemas.ActorQuery, Query()]) -> Any:
    """Persons, organisations, countries and groups."""
    return _list(request, "actors", query)


@router.get("/accounts", response_model=schemas.AccountPage)
async def accounts(request: Request, query: Annotated[schemas.AccountQuery, Query()]) -> Any:
    """The accounts of the case."""
    return _list(request, "accounts", query)


@router.get("/sources", response_model=schemas.SourcePage)
async def sources(request: Request, query: Annotated[schemas.SourceQuery, Query()]) -> Any:
    """Outlets, speakers and credited origins, with the reliability the analyst gave them."""
    return _list(request, "sources", query)


@router.get("/search", response_model=schemas.HitPage)
async def searched(request: Request, query: Annotated[schemas.HitQuery, Query()]) -> Any:
    """Statements and passages, the best first. The facet ``in`` takes "statement" or "passage"."""
    found = search(reading_of(request), _asked(query))
    rows = [{**asdict(h.row, recurse=False), "parts": list(h.parts)} for h in found.hits]
    return _page(found.picked, rows)


# --- one of them --------------------------------------------------------------------------------------


@router.get("/findings/{id}", response_model=schemas.FindingDetail)
async def finding(request: Request, id: Id) -> Any:
    """A finding with its statements. One that is shown no more is answered with 404 and what became of it."""
    reading = reading_of(request)
    if id not in reading.now.lookup.findings:
        return await _gone(request, reading, id)
    row = reading.now.finding(id)
    told = reading.now.lookup.findings[id]
    return {
        **asdict(row, recurse=False),
        "reasons": list(told.reasons),
        "statements": _claims(row.claims, reading),
        "possible_links": _claims(told.possible_links, reading),
    }


@router.get("/conflicts/{id}", response_model=schemas.ConflictDetail)
async def conflict(request: Request, id: Id) -> Any:
    """A conflict or update with what each side says."""
    reading = reading_of(request)
    asked: tuple[Conflict | Update, ...] = (*reading.now.dossier.conflicts, *reading.now.dossier.updates)
    found = next((k for k in asked if k.id == id), None)
    if found is None:
        return await _gone(request, reading, id)
    row = reading.now.conflict(id)
    positions = [
        {**asdict(stance, recurse=False), "statements": _claims(p.claims, reading)}
        for stance, p in zip(row.positions, found.positions, strict=True)
    ]
    told = asdict(row, recurse=False)
    return {**told, "reasons": list(getattr(found, "reasons", ())), "positions": positions}


@router.get("/actors/{id}", response_model=schemas.ActorItem)
async def actor(request: Request, id: Id) -> Any:
    """An actor."""
    reading = reading_of(request)
    if id not in reading.now.entities or id not in reading.now.row_of:
        return await _gone(request, reading, id)
    return reading.now.actor(id)


@router.get("/accounts/{id}", response_model=schemas.AccountDetail)
async def account(request: Request, id: Id) -> Any:
    """An account in full, with its statements."""
    reading = reading_of(request)
    if id not in reading.now.lookup.accounts:
        return await _gone(request, reading, id)
    told = reading.now.lookup.accounts[id]
    statements = _claims(reading.now.claims_of.get(id, ()), reading)
    row = asdict(reading.now.account(id), recurse=False)
    return {**row, "text": _sound(told.text), "url": told.url, "statements": statements}


@router.get("/claims/{id}", response_model=schemas.ClaimItem)
async def claim(request: Request, id: Id) -> Any:
    """One statement: its id stays as long as its account is read as it is."""
    reading = reading_of(request)
    if id not in reading.now.lookup.claims:
        raise HTTPException(404, f"there is no statement {_sound(id)}")
    return _claims([id], reading)[0]


@router.get("/why/{id}", responses={202: {"model": schemas.JobItem, "description": "Still being worked out"}})
async def why(request: Request, id: Id) -> schemas.Explained:
    """How a finding, conflict, update, agreement or statement came about; 202 until that is known."""
    lookup = reading_of(request).now.lookup
    if id not in lookup.claims and id not in lookup.findings and id not in lookup.questions:
        raise HTTPException(404, f"there is nothing to explain under {_sound(id)}")
    told = desk_of(request).explanation(id)
    if isinstance(told, Explanation):
        return JSONResponse(plain(told))  # type: ignore[return-value]
    return JSONResponse(_job(told).model_dump(), 202)  # type: ignore[return-value]


# --- what changed, what is open, what was decided -----------------------------------------------------


@router.get("/changes", response_model=schemas.ChangesAnswer)
async def changed(request: Request) -> Any:
    """What this build has otherwise than the one before it."""
    reading = reading_of(request)
    build = reading.now.build
    told = reading.changes
    return {
        "build": build.number,
        "at": build.at,
        "new": told.new,
        "changed": told.changed,
        "gone": told.gone,
    }


@router.get("/queue", response_model=schemas.QueuePage)
async def queue(request: Request, page: Page = 1, per: Per = PER_PAGE) -> Any:
    """The questions that only an analyst can answer."""
    reading_of(request)
    waiting = desk_of(request).open_items()
    pages = max(1, -(-len(waiting) // per))
    page = min(page, pages)
    rows = waiting[(page - 1) * per : page * per]
    return {"total": len(waiting), "page": page, "pages": pages, "per": per, "rows": rows}


@router.post("/queue", response_model=schemas.ReviewAnswer)
async def review(request: Request, given: schemas.ReviewGiven) -> Any:
    """Answer a question of the queue."""
    by = given.by or session_of(request).name
    return await run_in_threadpool(answer, desk_of(request), given.item, given.answer, given.because, by)


@router.post("/queue/take-back", response_model=schemas.Status)
async def take_back(request: Request, given: schemas.TakenBack) -> Any:
    """Ask a question again that was set aside."""
    await run_in_threadpool(desk_of(request).take_back, given.item)
    return await status(request)


@router.get("/log", response_model=schemas.LogAnswer)
async def log(request: Request) -> Any:
    """All judgements in their order, those undone included."""
    desk = desk_of(request)
    return {"judgements": [_judgement(j, desk) for j in desk.log]}


@router.post("/judgements", response_model=schemas.JudgementItem, status_code=201)
async def judge(request: Request, given: schemas.JudgementGiven) -> Any:
    """Decide something; the next build follows in the background."""
    desk = desk_of(request)
    by = given.by or session_of(request).name
    kept = await run_in_threadpool(decide, desk, given.decision, given.subjects, given.because, by)
    return _judgement(kept, desk)


@router.post("/undo", response_model=schemas.JudgementItem, status_code=201)
async def undo(request: Request, given: schemas.UndoGiven) -> Any:
    """Undo a judgement; the undoing is an entry of the log itself."""
    desk = desk_of(request)
    kept = await run_in_threadpool(desk.undo, given.number, given.by or session_of(request).name)
    return _judgement(kept, desk)


# --- adding -------------------------------------------------------------------------------------------


@router.post("/accounts/text", response_model=schemas.JobItem, status_code=202)
async def paste(request: Request, given: schemas.PastedGiven) -> Any:
    """Add an account as text."""
    return await run_in_threadpool(add_pasted, desk_of(request), Pasted(**given.model_dump()))


@router.post("/accounts/web", response_model=schemas.JobItem, status_code=202)
async def from_web(request: Request, given: schemas.AddressesGiven) -> Any:
    """Fetch pages of the web and add them."""
    return await run_in_threadpool(add_urls, desk_of(request), given.urls)


FILES_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                        }
                    },
                }
            }
        },
    }
}


@router.post("/accounts", response_model=schemas.JobItem, status_code=202, openapi_extra=FILES_BODY)
async def upload(request: Request) -> Any:
    """Add files: the parts called ``files`` of a form."""
    if not is_form(request):
        raise HTTPException(422, "files are sent as multipart/form-data")
    form = await form_of(request)
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile)]
    if not files:
        raise HTTPException(422, "there is no file in the form's part “files”")
    return await run_in_threadpool(add_files, desk_of(request), files)


@router.get("/jobs/{id}", response_model=schemas.JobItem)
async def job(request: Request, id: Id) -> Any:
    """How a piece of work is getting on."""
    found = desk_of(request).jobs.get(id)
    if found is None:
        raise HTTPException(404, f"there is no work {_sound(id)}")
    return found


# --- in the words of the schemas ----------------------------------------------------------------------


def _claims(ids: Iterable[str], reading: Reading) -> list[dict[str, Any]]:
    lookup = reading.now.lookup
    return [
        {
            "id": id,
            "account": (c := lookup.claims[id]).document,
            "outlet": lookup.credit(c.document),
            "start": c.start,
            "end": c.end,
            "text": _sound(c.text),
            "speaker": c.speaker.name if c.speaker else None,
            "certainty": c.certainty,
            "polarity": c.polarity,
            "frame": c.frame,
            "event": c.event,
        }
        for id in ids
    ]


def _judgement(j: Judgement, desk: Desk) -> dict[str, Any]:
    stands = j.number in {entry.number for entry in in_force(desk.log)}
    told = {n: getattr(j, n) for n in ("number", "kind", "sentence", "at", "by", "because", "undoes")}
    return {**told, "stands": stands}


def _job(job: Job) -> schemas.JobItem:
    return schemas.JobItem.model_validate(job)


async def _gone(request: Request, reading: Reading, id: str) -> Response:
    was = await run_in_threadpool(desk_of(request).was_shown, _sound(id))
    if was is None:
        raise HTTPException(404, f"nothing was ever shown under {_sound(id)} in this case")
    found = fate(was, reading.now)
    details = [f"now: {found.now.id}"] if found.now else []
    details += [f"also: {s.id}" for s in found.others]
    words = f"{was.kind} {was.id} is shown no more: {was.words}"
    return JSONResponse({"problem": words, "details": details}, 404)


def _sound(text: str) -> str:
    """``text`` without lone surrogates, which JSON cannot carry."""
    return text.encode("utf8", "replace").decode("utf8")
