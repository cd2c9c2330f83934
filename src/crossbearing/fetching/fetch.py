"""The URLs that a user names, each to its page or to a problem."""

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread

import httpx
from attrs import frozen

from crossbearing.fetching.addresses import shown
from crossbearing.fetching.asking import Asker
from crossbearing.fetching.page import Pages
from crossbearing.fetching.refusal import Refusal
from crossbearing.fetching.robots import Robots
from crossbearing.fetching.settings import DEFAULT, FetchSettings
from crossbearing.fetching.turns import Turns
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched, Validators

WAITING = 4  # pages that are held in memory until somebody takes them
HEARTBEAT = 0.2  # seconds after which a lane looks again whether it is to stop

Cached = Callable[[str], Validators | None]
Lane = tuple[tuple[str, Validators | None], ...]


def _nothing_cached(_: str) -> None:
    return None


def fetch(
    urls: Iterable[str], settings: FetchSettings = DEFAULT, cached: Cached = _nothing_cached
) -> Iterator[Fetched | Problem]:
    """The pages at ``urls`` as they come in; each URL is fetched once, hosts side by side.

    ``cached`` tells what a server said of a URL when it was last fetched, so that it can say that nothing
    has changed; it is called in the caller's thread before anything is fetched. Nothing is raised for what
    a server does or a URL looks like: that is a Problem, whose ``where`` is the URL without credentials.
    Who stops taking pages stops the fetching.
    """
    asked = {url: cached(url) for url in dict.fromkeys(urls)}
    stop = Event()
    work = _Work(_pages(settings, stop), stop, Queue(), Queue(WAITING))
    for lane in _lanes(asked):
        work.lanes.put(lane)
    for _ in range(min(work.lanes.qsize(), max(settings.hosts_at_once, 1))):
        # A daemon, so that a server that says nothing does not keep the program from ending.
        Thread(target=work.run, name="fetching", daemon=True).start()
    try:
        for _ in asked:
            done = work.done.get()
            if isinstance(done, BaseException):
                raise done
            yield done
    finally:
        stop.set()


def _pages(settings: FetchSettings, stop: Event) -> Pages:
    turns = Turns(settings.delay_seconds, stop)
    # the certificates that come with httpx, whatever the environment says
    verify = httpx.create_ssl_context(trust_env=False)
    return Pages(settings, Asker(settings, turns, verify), turns, Robots())


def _lanes(asked: dict[str, Validators | None]) -> list[Lane]:
    """What is asked, by host, in the order the hosts first occur."""
    lanes: dict[str, list[tuple[str, Validators | None]]] = {}
    for url, known in asked.items():
        lanes.setdefault(_host(url), []).append((url, known))
    return [tuple(lane) for lane in lanes.values()]


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""


@frozen
class _Work:
    """Lanes to be run, and what has come of them; shared by the threads that run them."""

    pages: Pages
    stop: Event
    lanes: Queue[Lane]
    done: Queue[Fetched | Problem | BaseException]

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                for url, known in self.lanes.get_nowait():
                    self._put(self._page(url, known))
        except Empty:
            return
        except BaseException as error:  # a defect of the program: its caller has to know
            self._put(error)

    def _page(self, url: str, known: Validators | None) -> Fetched | Problem:
        try:
            return self.pages.page(url, known)
        except Refusal as refusal:
            return Problem(shown(url), refusal.why)

    def _put(self, done: Fetched | Problem | BaseException) -> None:
        while not self.stop.is_set():
            try:
                self.done.put(done, timeout=HEARTBEAT)
            except Full:
                continue
            return
