"""The application: guard, pages, API and their errors."""

from importlib.resources import files

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from crossbearing import __version__
from crossbearing.errors import CrossbearingError, JudgementError, ReadError, StoreError
from crossbearing.web.api import router as api
from crossbearing.web.desk import Desk
from crossbearing.web.pages.details import router as details
from crossbearing.web.pages.events import router as events
from crossbearing.web.pages.lists import router as lists
from crossbearing.web.pages.rendering import NotReadyError, page
from crossbearing.web.pages.work import router as work
from crossbearing.web.security import Guard, Rules, demand_csrf

MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
STATUS = {JudgementError: 409, ReadError: 400, StoreError: 503}
BEING_MADE = "The first dossier of this case is being made. It is shown as soon as it is there."


def make_app(desk: Desk, rules: Rules) -> FastAPI:
    """The desk as an ASGI application."""
    app = FastAPI(
        title="Crossbearing desk",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # it loads its scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(demand_csrf)],
    )
    app.state.desk, app.state.rules = desk, rules
    app.add_middleware(Guard, rules=rules)
    _serve_static(app)
    app.include_router(api)
    app.include_router(work)
    app.include_router(details)
    app.include_router(events)
    app.include_router(lists)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(CrossbearingError, _cannot)
    app.add_exception_handler(NotReadyError, _being_made)
    return app


def _serve_static(app: FastAPI) -> None:
    """Our own style sheets and scripts, read once."""
    folder = files("crossbearing.web") / "static"
    held = {f.name: f.read_bytes() for f in folder.iterdir()}
    held["dossier.css"] = (files("crossbearing.exports") / "templates" / "dossier.css").read_bytes()

    @app.get("/static/{name}", include_in_schema=False)
    async def static(name: str) -> Response:
        if name not in held:
            raise HTTPException(404, f"there is no file {name}")
        kind = MEDIA[name[name.rindex(".") :]]
        return Response(held[name], media_type=kind, headers={"Cache-Control": "max-age=300"})


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _problem(request: Request, status: int, words: str, details: list[str] | None = None) -> Response:
    if _is_api(request):
        return JSONResponse({"problem": words, "details": details or []}, status)
    title = {404: "Not found", 403: "Not allowed", 409: "That cannot be done", 413: "Too much"}.get(status)
    words = f"{words[:1].upper()}{words[1:]}."
    return page(request, "message", status, title=title or "That did not work", words=words, again=False)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(request, error.status_code, str(error.detail))


async def _unfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    return _problem(request, 422, "this is not what is described here", _sound(told))


async def _cannot(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    return _problem(request, status, _sound([str(error)])[0])


async def _being_made(request: Request, error: Exception) -> Response:
    if _is_api(request):
        return JSONResponse({"problem": BEING_MADE, "details": []}, 503, headers={"Retry-After": "2"})
    desk: Desk = request.app.state.desk
    words = f"It could not be made: {desk.failure}" if desk.failure else BEING_MADE
    return page(request, "message", 503, title="Being built", words=words, again=True)


def _sound(words: list[str]) -> list[str]:
    return [w.encode("utf8", "replace").decode("utf8") for w in words]
