"""The URLs that a user names, each to its page or to a problem."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread

import httpx
from attrs import field, frozen

from crossbearing.fetching.addresses import shown
from crossbearing.fetching.asking import Asker
from crossbearing.fetching.following import Following, host
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
Listed = Callable[[Fetched], Iterable[str | Problem]]
Lane = tuple[tuple[str, Validators | None], ...]


def _nothing_cached(_: str) -> None:
    return None


def _nothing_listed(_: Fetched) -> tuple[str, ...]:
    return ()


def fetch(
    urls: Iterable[str],
    settings: FetchSettings = DEFAULT,
    cached: Cached = _nothing_cached,
    listed: Listed = _nothing_listed,
) -> Iterator[Fetched | Problem]:
    """The pages at ``urls`` as they come in; each URL is fetched once, hosts side by side.

    ``cached`` tells what a server said of a URL when it was last fetched, so that it can say that nothing
    has changed; it is called in the caller's thread before that URL is fetched. ``listed`` tells which
    addresses a page lists if it is a sitemap; these are fetched too, as far as the settings go. Nothing is
    raised for what a server does or a URL looks like: that is a Problem, whose ``where`` is the URL without
    credentials. Who stops taking pages stops the fetching.
    """
    named = {url: cached(url) for url in dict.fromkeys(urls)}
    following = Following(settings, dict.fromkeys(named, 0), settings.max_listed)
    stop = Event()
    work = _Work(_pages(settings, stop), stop, Queue(WAITING))
    work.begin(named)
    under_way = len(named)
    try:
        while under_way:
            done = work.done.get()
            if isinstance(done, BaseException):
                raise done
            under_way -= 1
            yield done
            if isinstance(done, Problem):
                continue
            found = list(following.of(done, listed(done)))
            yield from (one for one in found if isinstance(one, Problem))
            more = {url: cached(url) for url in found if isinstance(url, str)}
            work.begin(more)
            under_way += len(more)
    finally:
        stop.set()


def _pages(settings: FetchSettings, stop: Event) -> Pages:
    turns = Turns(settings.delay_seconds, stop)
    # the certificates that come with httpx, whatever the environment says
    verify = httpx.create_ssl_context(trust_env=False)
    return Pages(settings, Asker(settings, turns, verify), turns, Robots())


def _lanes(asked: Mapping[str, Validators | None]) -> list[Lane]:
    """What is asked, by host, in the order the hosts first occur."""
    lanes: dict[str, list[tuple[str, Validators | None]]] = {}
    for url, known in asked.items():
        lanes.setdefault(host(url), []).append((url, known))
    return [tuple(lane) for lane in lanes.values()]


@frozen
class _Work:
    """Lanes to be run, and what has come of them; shared by the threads that run them."""

    pages: Pages
    stop: Event
    done: Queue[Fetched | Problem | BaseException]
    lanes: Queue[Lane] = field(factory=Queue)
    threads: list[Thread] = field(factory=list)

    def begin(self, asked: Mapping[str, Validators | None]) -> None:
        """Have what is asked fetched as well."""
        for lane in _lanes(asked):
            self.lanes.put(lane)
            if len(self.threads) < max(self.pages.settings.hosts_at_once, 1):
                # A daemon, so that a server that says nothing does not keep the program from ending.
                self.threads.append(Thread(target=self.run, name="fetching", daemon=True))
                self.threads[-1].start()

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                with suppress(Empty):
                    for url, known in self.lanes.get(timeout=HEARTBEAT):
                        self._put(self._page(url, known))
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
