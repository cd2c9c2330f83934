"""Who may ask the desk, from which page, and what a page of it may do.

A desk on the loopback needs no token, so three things keep other web pages away from it: the Host header must
name this desk (against DNS rebinding), a request that changes something must come from one of its own pages,
and it must carry a token that only those pages know (against cross-site request forgery).
"""

import hashlib
import hmac
import ipaddress
import secrets
import socket
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from attrs import field, frozen
from fastapi import HTTPException, Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = {"GET", "HEAD"}
OPEN_PATHS = ("/login", "/static/")
MEBIBYTE = 1024 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@frozen
class Rules:
    """What the desk demands. Without a ``token`` everybody who reaches it may work at it.

    ``hosts`` are names it is called by besides loopback's; with ``any_address`` any bare IP address too.
    ``most_bytes`` bounds a request, ``most_files`` an upload.
    """

    port: int
    token: str | None = field(default=None, repr=False)
    hosts: frozenset[str] = frozenset()
    any_address: bool = False
    most_bytes: int = 64 * MEBIBYTE
    most_files: int = 200
    most_text: int = 4 * MEBIBYTE
    secret: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def cookie(self) -> str:
        return f"crossbearing-{self.port}"

    def names(self, host: str) -> bool:
        """Whether ``host``, a Host header, names this desk."""
        try:
            told = urlsplit(f"//{host}")
            name, _ = (told.hostname or "").rstrip("."), told.port
        except ValueError:
            return False
        if name == "localhost" or name in self.hosts:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self.any_address

    def sealed(self, nonce: str, known: bool) -> str:
        """A session: its nonce, whether its holder gave the token, and our seal on both."""
        told = f"{nonce}.{int(known)}"
        return f"{told}.{self._seal('session', told)}"

    def opened(self, session: str) -> "Session | None":
        """The session that we sealed; None for anything else."""
        told, _, seal = session.rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._seal("session", told).encode()):
            return None
        return Session(session, self._seal("csrf", told), told.endswith(".1"))

    def fresh(self, known: bool) -> "Session":
        """A new session."""
        made = self.opened(self.sealed(secrets.token_urlsafe(18), known))
        assert made is not None
        return made

    def is_token(self, given: str) -> bool:
        """Whether ``given`` is the token, told in the same time whatever is given."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def _seal(self, purpose: str, told: str) -> str:
        return hmac.new(self.secret, f"{purpose}:{told}".encode(), hashlib.sha256).hexdigest()


@frozen
class Session:
    """Who asks: ``csrf`` is what requests that change something must carry, unless they give the token
    itself (``bearer``)."""

    cookie: str = field(repr=False)
    csrf: str = field(repr=False)
    known: bool = False
    bearer: bool = False
    name: str = ""


def rules_for(host: str, port: int, token: str | None, hosts: frozenset[str] = frozenset()) -> Rules:
    """The rules of a desk that listens at ``host``; ``token`` is generated where one is needed."""
    if is_loopback(host):
        secret = _secret(token) if token else secrets.token_bytes(32)
        return Rules(port, token, hosts, secret=secret)
    own = {socket.gethostname().lower(), socket.getfqdn().lower(), host.lower()}
    token = token or secrets.token_urlsafe(24)
    return Rules(port, token, hosts | own, any_address=True, secret=_secret(token))


def _secret(token: str) -> bytes:
    """Made of the token, so that sessions outlive the process."""
    return hashlib.sha256(f"crossbearing desk:{token}".encode()).digest()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware that holds the rules before anything else sees a request."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        session, is_fresh = self._session(headers)
        scope["desk.session"] = session
        is_page = not session.bearer and not scope["path"].startswith("/static/")
        send = _with_headers(send, self._set_cookie(session) if is_fresh and is_page else None)
        refusal = self._refusal(scope, headers, session)
        if refusal is not None:
            await refusal(scope, receive, send)
        else:
            await self.app(scope, _limited(receive, self.rules.most_bytes), send)

    def _session(self, headers: Headers) -> tuple[Session, bool]:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.rules.is_token(given.strip()):
            return Session("", "", known=True, bearer=True), False
        cookies = _cookies(headers)
        found = self.rules.opened(cookies.get(self.rules.cookie, ""))
        name = unquote(cookies.get(f"{self.rules.cookie}-name", ""))[:80]
        made = found or self.rules.fresh(known=False)
        return Session(made.cookie, made.csrf, made.known, name=name), found is None

    def _refusal(self, scope: Scope, headers: Headers, session: Session) -> Response | None:
        path, method = scope["path"], scope["method"]
        if not self.rules.names(headers.get("host", "")):
            return _refused(path, 421, "this desk is not called so: the Host header names another")
        if method not in SAFE and not _is_own(headers):
            return _refused(path, 403, "a request that changes something must come from the desk's own pages")
        if self.rules.token and not session.known and not path.startswith(OPEN_PATHS):
            if path.startswith("/api/") or method not in SAFE:
                return _refused(path, 401, "this desk demands a token: Authorization: Bearer TOKEN")
            there = f"{path}?{scope['query_string'].decode('latin-1')}".rstrip("?")
            return RedirectResponse(f"/login?next={quote(there, safe='')}", 303)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.rules.most_bytes:
            return _refused(path, 413, _too_much(self.rules.most_bytes))
        return None

    def _set_cookie(self, session: Session) -> str:
        return cookie(self.rules.cookie, session.cookie)


def cookie(name: str, value: str, days: int = 0) -> str:
    """A Set-Cookie header for this host alone, which no script reads and no other site sends."""
    age = f"; Max-Age={days * 86400}" if days else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{age}"


async def demand_csrf(request: Request) -> None:
    """Let only our own pages change anything: a dependency of every route."""
    if request.method in SAFE:
        return
    session: Session = request.scope["desk.session"]
    if session.bearer:
        return
    given = request.headers.get("x-csrf-token", "")
    if not given and is_form(request):
        given = str((await form_of(request)).get("csrf", ""))
    if not hmac.compare_digest(given.encode("utf8", "replace"), session.csrf.encode()):
        raise HTTPException(403, "the page is older than the desk, or not one of its own: load it again")


def is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in {"application/x-www-form-urlencoded", "multipart/form-data"}


async def form_of(request: Request) -> FormData:
    """The form of a request, read once, within the limits. Raises HTTPException."""
    rules: Rules = request.app.state.rules
    return await request.form(
        max_files=rules.most_files, max_fields=rules.most_files + 50, max_part_size=rules.most_text
    )


def _is_own(headers: Headers) -> bool:
    """Whether a browser says that one of our own pages asks; programs that are no browsers say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _refused(path: str, status: int, why: str) -> Response:
    if path.startswith("/api/"):
        return JSONResponse({"problem": why}, status)
    return PlainTextResponse(f"{why}\n", status)


def _too_much(most: int) -> str:
    return f"this is too much at once: a request may have {most // MEBIBYTE} MiB"


def _limited(receive: Receive, most: int) -> Receive:
    """``receive`` for a body whose length was not told in advance."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, _too_much(most))
        return message

    return counting


def _with_headers(send: Send, set_cookie: str | None) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
            if set_cookie:
                headers.append("Set-Cookie", set_cookie)
        await send(message)

    return sending
