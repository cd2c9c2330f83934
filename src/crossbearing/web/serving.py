"""A desk on a port: opened, served, closed."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from crossbearing.errors import SettingsError
from crossbearing.settings import Settings
from crossbearing.web.app import make_app
from crossbearing.web.desk import Desk
from crossbearing.web.security import Rules, rules_for

PATIENCE = 3  # seconds for requests under way when the desk closes


@contextmanager
def opened(case: Path, settings: Settings) -> Iterator[Desk]:
    """The desk of the case kept in the file ``case``, at work until it is left."""
    desk = Desk(case, settings)
    desk.open()
    try:
        yield desk
    finally:
        desk.close()


def serve(
    case: Path,
    settings: Settings,
    host: str,
    port: int,
    token: str | None,
    hosts: frozenset[str],
    say: Callable[[str, str | None], None],
) -> None:
    """Serve a case until it is interrupted; ``say`` is told the address and the token once it is there.

    Port 0 takes one that is free. Raises SettingsError where the port cannot be had, StoreError where the
    case cannot be opened.
    """
    with opened(case, settings) as desk:

        def rules(port: int) -> Rules:
            return rules_for(host, port, token, hosts)

        serve_desk(desk, host, port, lambda held: say(_address(host, held.port), held.token), rules)


def serve_desk(
    desk: Desk,
    host: str,
    port: int,
    say: Callable[[Rules], None],
    rules: Callable[[int], Rules] = Rules,
) -> None:
    """Serve an open desk by the ``rules`` of a port until it is interrupted."""
    with listening(host, port) as bound:
        held = rules(bound.getsockname()[1])
        config = uvicorn.Config(
            make_app(desk, held),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        say(held)
        uvicorn.Server(config).run(sockets=[bound])


def _address(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket on which a desk listens. Raises SettingsError where the port cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise SettingsError(f"{host}:{port} cannot be served from: {error.strerror or error}") from error
    with made:
        # asyncio does it for sockets of its own only; without it the end of each page waits 40 ms for the
        # browser to acknowledge the beginning.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield made
