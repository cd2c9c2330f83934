"""One request at a time to each host, and a pause before the next."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from crossbearing.fetching.refusal import Refusal


class Turns:
    """Who may ask which host, and when. Safe to share between threads."""

    def __init__(self, delay: float, stop: Event) -> None:
        self._delay = delay
        self._stop = stop
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """The turn to ask ``host``: nobody else asks it meanwhile, and it had its pause before."""
        mine = self._host(host)
        with mine.lock:
            self.wait(mine.rested - time.monotonic())
            try:
                yield
            finally:
                mine.rested = time.monotonic() + mine.delay

    def slow_down(self, host: str, delay: float) -> None:
        """Leave at least ``delay`` seconds between requests to ``host``."""
        mine = self._host(host)
        mine.delay = max(mine.delay, delay)
        mine.rested = max(mine.rested, time.monotonic() + delay)

    def wait(self, seconds: float) -> None:
        """Wait, unless all is to stop: raises Refusal then."""
        if self._stop.wait(seconds) if seconds > 0 else self._stop.is_set():
            raise Refusal("was not fetched: interrupted")

    def _host(self, host: str) -> "_Host":
        with self._lock:
            return self._hosts.setdefault(host, _Host(self._delay))


class _Host:
    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.rested = 0.0  # the moment from which it may be asked again
        self.lock = Lock()
