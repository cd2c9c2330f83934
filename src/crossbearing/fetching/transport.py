"""How bytes are exchanged: with the very address that was checked, and never for longer than allowed.

httpx asks httpcore for connections, and httpcore asks a network backend; ours resolves a name once, checks
all its addresses and connects to one of these. So no second look-up can lead elsewhere (DNS rebinding),
and TLS still verifies the name.
"""

import time
from collections.abc import Iterable, Iterator
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from crossbearing.fetching.addresses import resolved

ADDRESSES_TRIED = 4  # of one name, before it counts as out of reach


class Deadline:
    """The moment by which a response must be there as a whole."""

    def __init__(self) -> None:
        self._until = float("inf")

    def start(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._until

    def within(self, timeout: float | None) -> float:
        """How long one step may take, in seconds; above 0, as 0 would mean not to wait at all."""
        left = max(self._until - time.monotonic(), 0.001)
        return left if timeout is None else min(timeout, left)


class GuardedTransport(httpx.BaseTransport):
    """One connection at a time, to checked addresses only, none kept for later.

    A kept connection could hold what a server sent beyond the length it declared, to be taken for the
    next response. Raises httpcore's exceptions, and Refusal for an address that may not be asked.
    """

    def __init__(self, verify: SSLContext, deadline: Deadline, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=verify,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_GuardedBackend(deadline, allow_private),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _GuardedBackend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._plain = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in resolved(host, port, self._allow_private)[:ADDRESSES_TRIED]:
            try:
                within = self._deadline.within(timeout)
                stream = self._plain.connect_tcp(str(address), port, within, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline, (str(address), port))
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream on which no step outlasts the deadline: a server that drips bytes is left, headers or body."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, server: tuple[str, int]) -> None:
        self._stream = stream
        self._deadline = deadline
        self._server = server

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._deadline.passed:
            raise httpcore.ReadTimeout("out of time")
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        inner = self._stream.start_tls(ssl_context, server_hostname, within)
        return _TimedStream(inner, self._deadline, self._server)

    def get_extra_info(self, info: str) -> Any:
        # A socket that the other side has closed no longer knows who that was.
        return self._server if info == "server_addr" else self._stream.get_extra_info(info)
