"""One URL to its page: redirects followed, each step checked, all of it recorded."""

from collections.abc import Callable

import httpx
from attrs import frozen

from crossbearing.fetching import robots
from crossbearing.fetching.addresses import checked, shown
from crossbearing.fetching.answer import Answer
from crossbearing.fetching.asking import PAGE, Asker, Visit
from crossbearing.fetching.refusal import Refusal
from crossbearing.fetching.robots import Robots
from crossbearing.fetching.settings import FetchSettings
from crossbearing.fetching.turns import Turns
from crossbearing.fetching.warc import response_record
from crossbearing.model.fetched import Fetched, Validators

REDIRECT = (301, 302, 303, 307, 308)
UNCHANGED = 304


@frozen
class Pages:
    """Fetches one page after another. Safe to share between threads."""

    settings: FetchSettings
    asker: Asker
    turns: Turns
    robots: Robots

    def page(self, url: str, known: Validators | None) -> Fetched:
        """The page at ``url``, unchanged if its server says so of ``known``. Raises Refusal."""
        with self.asker.visit() as visit:
            answers = self._follow(checked(url), lambda here: self._ask(here, known, visit))
        last = answers[-1]
        if last.status not in PAGE and not (last.status == UNCHANGED and known is not None):
            raise Refusal(f"cannot be fetched: its server answers {last.told}")
        return Fetched(
            url=url,
            final_url=last.url,
            status=last.status,
            retrieved=last.retrieved,
            body=last.body,
            warc=b"".join(map(response_record, answers)),
            content_type=last.header("content-type"),
            etag=last.header("etag"),
            last_modified=last.header("last-modified"),
        )

    def _ask(self, url: httpx.URL, known: Validators | None, visit: Visit) -> Answer:
        pause = self.robots.demand(url, lambda place: self._robots_txt(place, visit))
        if pause > self.settings.delay_seconds:
            self.turns.slow_down(url.host, min(pause, self.settings.max_wait_seconds))
        return visit.ask(url, _conditions(url, known), self.settings.max_bytes)

    def _robots_txt(self, url: httpx.URL, visit: Visit) -> Answer:
        return self._follow(url, lambda here: visit.ask(here, {}, robots.MAX_BYTES))[-1]

    def _follow(self, url: httpx.URL, ask: Callable[[httpx.URL], Answer]) -> list[Answer]:
        """The answers on the way from ``url``: those of redirects, and then the last."""
        answers = [ask(url)]
        seen = [url]
        while (location := _location(answers[-1])) is not None:
            url = _joined(url, location)
            if len(seen) > self.settings.max_redirects:
                way = "in a circle" if url in seen else f"more than {self.settings.max_redirects} times"
                raise Refusal(f"cannot be fetched: it redirects {way}")
            seen.append(url)
            try:
                answers.append(ask(checked(url)))
            except Refusal as error:
                raise Refusal(f"redirects to {shown(str(url))}, which {error.why}") from error
        return answers


def _location(answer: Answer) -> str | None:
    return answer.header("location") if answer.status in REDIRECT else None


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise Refusal(f"redirects to what is no URL: {error}") from error


def _conditions(url: httpx.URL, known: Validators | None) -> dict[str, str]:
    if known is None or known.url != str(url):
        return {}
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}
