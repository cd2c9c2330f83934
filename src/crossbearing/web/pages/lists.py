"""Overview, lists with facets, search, sources and what changed."""

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from crossbearing.web.exporting import MEDIA, as_csv, as_json, attached, dossier_bytes
from crossbearing.web.lists import KINDS, asked_of, pick, search, whole
from crossbearing.web.pages.rendering import desk_of, page, part, reading_of
from crossbearing.web.statements import around
from crossbearing.wiring import exporters

router = APIRouter(include_in_schema=False)
OVERVIEW_NEW = 8
OVERVIEW_ASKED = 4


@router.get("/")
async def overview(request: Request) -> Response:
    reading = reading_of(request)
    new = reading.changes.of("finding", "conflict", "update")
    happened = reading.now.happenings
    waiting = desk_of(request).open_items()  # conflicts last, as the page has them already
    return page(
        request,
        "overview",
        title="Overview",
        summary=reading.now.summary,
        new=new,
        shown=OVERVIEW_NEW,
        questions=sorted(waiting, key=lambda item: item.kind == "conflict")[:OVERVIEW_ASKED],
        happened=happened,
        timeline=part("picture", happened["timeline"], slim=False) if happened["timeline"].picture else "",
        map=part("picture", happened["map"], slim=True) if happened["map"].picture else "",
    )


@router.get("/search")
async def searching(request: Request) -> Response:
    reading = reading_of(request)
    asked = asked_of(request.query_params, reading.now.hits.names, per=20)
    found = search(reading, asked)
    lookup = reading.now.lookup
    said = [h.row.id for h in found.hits if h.row.kind == "statement"]
    return page(
        request,
        "search",
        title="Search",
        asked=asked,
        found=found,
        picked=found.picked,
        around={c: around(lookup.claims[c], lookup.accounts[lookup.claims[c].document]) for c in said},
        params=request.query_params.multi_items(),
    )


@router.get("/changes")
async def changed(request: Request) -> Response:
    return page(request, "changes", title="What changed", changes=reading_of(request).changes)


@router.get("/{name}")
async def listed(request: Request, name: str) -> Response:
    kind = KINDS.get(name)
    if kind is None:
        raise HTTPException(404, f"there is no page /{name}")
    reading = reading_of(request)
    asked = asked_of(request.query_params, kind.shelf(reading.now).names)
    picked = pick(kind, reading, asked)
    params = request.query_params.multi_items()
    return page(
        request, f"list_{name}", title=kind.title, kind=kind, asked=asked, picked=picked, params=params
    )


@router.get("/export/dossier.{form}")
async def exported(request: Request, form: str) -> Response:
    if form not in exporters():
        raise HTTPException(404, f"there is no export dossier.{form}")
    dossier = reading_of(request).now.dossier
    data = await run_in_threadpool(dossier_bytes, exporters()[form], dossier)
    return attached(f"dossier.{form}", data, MEDIA.get(form, "application/octet-stream"))


@router.get("/export/{name}.{form}")
async def exported_list(request: Request, name: str, form: str) -> Response:
    kind = KINDS.get(name)
    if kind is None or form not in {"csv", "json"}:
        raise HTTPException(404, f"there is no export {name}.{form}")
    reading = reading_of(request)
    rows = whole(kind, reading, asked_of(request.query_params, kind.shelf(reading.now).names))
    data = await run_in_threadpool(as_csv if form == "csv" else as_json, kind, rows)
    return attached(f"{name}.{form}", data, MEDIA[form])
