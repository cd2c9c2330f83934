"""What happened, as pictures with their tables."""

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from crossbearing.web.exporting import MEDIA, attached, lines_as_csv
from crossbearing.web.happened import Happening, lines
from crossbearing.web.pages.rendering import page, part, reading_of

router = APIRouter(include_in_schema=False)
ROWS_SHOWN = 120  # of a table; with ?all=1 all of them


@router.get("/events")
async def events(request: Request) -> Response:
    return _shown(request, "timeline")


@router.get("/events/{name}")
async def one_view(request: Request, name: str) -> Response:
    return _shown(request, name)


@router.get("/export/events/{name}.csv")
async def exported(request: Request, name: str) -> Response:
    data = await run_in_threadpool(lambda: lines_as_csv(lines(_asked(request, name))))
    return attached(f"{name}.csv", data, MEDIA["csv"])


def _shown(request: Request, name: str) -> Response:
    view = _asked(request, name)
    most = None if "all" in request.query_params else ROWS_SHOWN
    views = reading_of(request).now.happenings
    body = part("happening", view, most=most)
    return page(request, "events", title=view.title, view=view, views=views, body=body)


def _asked(request: Request, name: str) -> Happening:
    views = reading_of(request).now.happenings
    if name not in views:
        raise HTTPException(404, f"there is no view {name} of what happened")
    return views[name]
