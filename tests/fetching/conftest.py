"""A real server on loopback whose pages are small functions that may misbehave in any way."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from attrs import Factory, define, evolve, frozen

from crossbearing.fetching import FetchSettings, fetch
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched

Page = Callable[["Request"], None]
FAST = FetchSettings(
    connect_seconds=2,
    read_seconds=0.5,
    total_seconds=1.0,
    max_bytes=100_000,
    retries=2,
    backoff_seconds=0.01,
    max_wait_seconds=1.0,
    delay_seconds=0,
    allow_private=True,
)


class Request(BaseHTTPRequestHandler):
    """One request; a page answers it by ``send`` or by writing to ``wfile`` what it likes."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.server.seen.append(Seen(self.path, dict(self.headers), time.monotonic(), self.client_address[1]))
        self.close_connection = True
        if self.path == "/robots.txt" and self.path not in self.server.pages:
            self.send(404)
            return
        with suppress(BrokenPipeError, ConnectionResetError):  # the other side had enough
            self.server.pages[self.path](self)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        told = {"Content-Length": str(len(body)), "Content-Type": "text/html"}
        for name, value in (told | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@frozen
class Seen:
    path: str
    headers: dict[str, str]
    at: float
    port: int


class Server(ThreadingHTTPServer):
    daemon_threads = True
    pages: dict[str, Page]
    seen: list[Seen]


@define
class Site:
    """``site.pages["/a"] = page`` puts a page on it; ``site.seen`` are the requests it had."""

    server: Server
    pages: dict[str, Page] = Factory(dict)
    seen: list[Seen] = Factory(list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server.server_port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [seen.path for seen in self.seen if seen.path != "/robots.txt"]


@contextmanager
def a_site() -> Iterator[Site]:
    with Server(("127.0.0.1", 0), Request) as server:
        site = Site(server)
        server.pages, server.seen = site.pages, site.seen
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield site
        server.shutdown()


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as made:
        yield made


@pytest.fixture
def other_site() -> Iterator[Site]:
    with a_site() as made:
        yield made


def page(body: bytes = b"<p>The dam broke.</p>", status: int = 200, **headers: str) -> Page:
    return lambda request: request.send(status, body, **headers)


def redirect(to: str, status: int = 302) -> Page:
    return lambda request: request.send(status, Location=to)


def in_turn(*pages: Page) -> Page:
    """The first page at the first request, and so on; the last ever after."""
    left = list(pages)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


def fetch_all(urls: Sequence[str], settings: FetchSettings = FAST) -> list[Fetched | Problem]:
    return sorted(fetch(urls, settings), key=lambda f: f.url if isinstance(f, Fetched) else f.where)


def fetched(url: str, **changes: object) -> Fetched:
    (found,) = fetch([url], evolve(FAST, **changes))  # type: ignore[arg-type]
    assert isinstance(found, Fetched), found
    return found


def problem(url: str, **changes: object) -> str:
    """Why ``url`` cannot be fetched."""
    (found,) = fetch([url], evolve(FAST, **changes))  # type: ignore[arg-type]
    assert isinstance(found, Problem), found
    assert found.where == url
    return found.why
