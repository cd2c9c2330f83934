"""What robots.txt asks of us (RFC 9309)."""

from collections.abc import Callable
from threading import Lock

import httpx
from protego import Protego

from crossbearing.fetching.answer import Answer
from crossbearing.fetching.refusal import OutOfReach, Refusal

NAME = "Crossbearing"  # the product token that a robots.txt may name
MAX_BYTES = 512_000  # RFC 9309, 2.5 asks for at least 500 KiB
Get = Callable[[httpx.URL], Answer]


class Robots:
    """The robots.txt of each server, asked for once in a run. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[str, Protego | Refusal] = {}
        self._lock = Lock()

    def demand(self, url: httpx.URL, get: Get) -> float:
        """Raise Refusal where ``url`` is not for us; else the pause in seconds its server asks for.

        ``get`` asks for a robots.txt, redirects followed. One that is not there forbids nothing; one that
        cannot be had because its server is in trouble forbids everything.
        """
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if place not in self._known:
            found = _robots(httpx.URL(f"{place}/robots.txt"), get)
            with self._lock:
                self._known[place] = found
        rules = self._known[place]
        if isinstance(rules, Refusal):
            raise Refusal(rules.why)
        if not rules.can_fetch(str(url), NAME):
            raise Refusal("is not fetched: its site's robots.txt asks programs to stay away from it")
        return float(rules.crawl_delay(NAME) or 0)


def _robots(url: httpx.URL, get: Get) -> Protego | Refusal:
    try:
        answer = get(url)
    except OutOfReach as error:  # of the page no less than of its robots.txt
        return error
    except Refusal as error:
        return Refusal(f"is not fetched, as its robots.txt cannot be: {url} {error.why}")
    if answer.status == 429 or answer.status >= 500:
        return Refusal(f"is not fetched, as its robots.txt cannot be: {url} answers {answer.told}")
    return Protego.parse(answer.body.decode("utf-8-sig", "replace"))
