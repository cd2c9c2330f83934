"""Templates → pages. Words of accounts reach a page only through autoescaping."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from fastapi import HTTPException, Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from crossbearing import __version__
from crossbearing.charts.drawing import short
from crossbearing.exports.grounds import as_written, grounds, in_all
from crossbearing.exports.wording import AGREEMENT, CONFLICT, EVENT, count, date, number, origins, percent
from crossbearing.model.dossier import CREDIBILITY
from crossbearing.model.judgement import RELIABILITY
from crossbearing.web.desk import Desk, Reading
from crossbearing.web.happened import Happening, address_of
from crossbearing.web.security import Session

PLACES = (
    ("/", "Overview"),
    ("/findings", "Findings"),
    ("/conflicts", "Conflicts"),
    ("/events", "Events"),
    ("/actors", "Actors"),
    ("/accounts", "Accounts"),
    ("/sources", "Sources"),
    ("/queue", "Review"),
    ("/changes", "Changes"),
    ("/log", "Log"),
    ("/add", "Add"),
)


class NotReadyError(Exception):
    """The first dossier is still being made."""


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def reading_of(request: Request) -> Reading:
    """What pages read. Raises NotReadyError until there is something to read."""
    reading = desk_of(request).reading
    if reading is None:
        raise NotReadyError
    return reading


def session_of(request: Request) -> Session:
    session: Session = request.scope["desk.session"]
    return session


def known(row_of: Mapping[str, int], id: str, what: str) -> str:
    """``id`` if there is such a thing. Raises HTTPException."""
    if id not in row_of:
        raise HTTPException(404, f"there is no {what} {id}")
    return id


def page(request: Request, template: str, status: int = 200, **told: Any) -> HTMLResponse:
    """The page that ``template`` makes of what it is ``told``."""
    desk = desk_of(request)
    session = session_of(request)
    is_known = session.known or session.bearer or request.app.state.rules.token is None
    words = _environment().get_template(f"{template}.html.jinja")
    html = words.render(
        desk=desk,
        case=desk.case.stem,
        reading=desk.reading,
        waiting=len(desk.open_items()),
        pending=desk.pending if is_known else (),
        leaving=desk.leaving if is_known else (),
        csrf=session.csrf,
        me=session.name,
        has_token=request.app.state.rules.token is not None,
        path=request.url.path,
        here=f"{request.url.path}?{request.url.query}".rstrip("?"),
        places=PLACES,
        version=__version__,
        **told,
    )
    return HTMLResponse(
        html.encode("utf8", "replace"), status, headers={"Cache-Control": "private, no-cache"}
    )


_PARTS: WeakKeyDictionary[Happening, dict[tuple[object, ...], Markup]] = WeakKeyDictionary()


def part(template: str, view: Happening, **told: Any) -> Markup:
    """The part of a page that ``template`` makes of ``view``: made once, as neither ever changes."""
    made = _PARTS.setdefault(view, {})
    key = (template, *sorted(told.items()))
    if key not in made:
        made[key] = Markup(_environment().get_template(f"{template}.html.jinja").render(view=view, **told))
    return made[key]


def address(path: str, *pairs: tuple[str, str], **more: str | int) -> str:
    """``path`` with a query."""
    query = urlencode([*pairs, *((k, str(v)) for k, v in more.items())], errors="replace")
    return f"{path}?{query}" if query else path


def toggled(path: str, params: Sequence[tuple[str, str]], name: str, value: str) -> str:
    """The address of the list with a value of a facet chosen, or no longer chosen."""
    kept = [(k, v) for k, v in params if k != "page" and (k, v) != (name, value)]
    if (name, value) not in params:
        kept.append((name, value))
    return address(path, *kept)


def turned(path: str, params: Sequence[tuple[str, str]], **changed: str | int) -> str:
    """The address of the list with some of its query changed."""
    return address(path, *((k, v) for k, v in params if k not in changed), **changed)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("crossbearing.web", "templates"),
                PrefixLoader({"dossier": PackageLoader("crossbearing.exports", "templates")}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(count=count, origins=origins, date=date, number=number, percent=percent, px=short)
    made.filters.update(link=address_of, grounds=grounds, in_all=in_all, as_written=as_written)
    made.globals.update(
        address=address,
        toggled=toggled,
        turned=turned,
        CREDIBILITY=CREDIBILITY,
        credibility=CREDIBILITY,  # as the dossier's templates call it
        RELIABILITY=RELIABILITY,
        CONFLICT=CONFLICT,
        AGREEMENT=AGREEMENT,
        EVENT=EVENT,
    )
    return made
