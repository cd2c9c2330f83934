"""Which of the addresses that a named sitemap lists are fetched too, so that there is an end to it."""

from collections.abc import Iterable, Iterator

import httpx
from attrs import define

from crossbearing.fetching.addresses import shown
from crossbearing.fetching.settings import FetchSettings
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched

DEEPEST = 2  # a sitemap may list sitemaps (sitemaps.org), and these pages


@define
class Following:
    """``levels`` has the URLs asked for so far, 0 for those named; ``left`` counts those to come."""

    settings: FetchSettings
    levels: dict[str, int]
    left: int

    def of(self, sitemap: Fetched, listed: Iterable[str | Problem]) -> Iterator[str | Problem]:
        """Those of ``listed`` that are to be fetched, each once, and why others are not."""
        level, elsewhere = self.levels[sitemap.url] + 1, 0
        here, hosts = shown(sitemap.url), {host(sitemap.url), host(sitemap.final_url)}
        for address in listed:
            if isinstance(address, Problem):
                yield address
            elif level > DEEPEST:
                yield Problem(here, "is a sitemap that a sitemap's sitemap lists, and is not followed")
                return
            elif address in self.levels:
                continue
            elif not self.settings.other_hosts and host(address) not in hosts:
                elsewhere += 1
            elif not self.left:
                most = self.settings.max_listed
                why = f"lists more addresses than the {most} that are fetched (the setting fetch.max_listed)"
                yield Problem(here, f"{why}; the rest is not")
                return
            else:
                self.left -= 1
                self.levels[address] = level
                yield address
        if elsewhere:
            held = "1 address" if elsewhere == 1 else f"{elsewhere} addresses"
            why = f"lists {held} of other hosts, not fetched unless the setting fetch.other_hosts permits it"
            yield Problem(here, why)


def host(url: str) -> str:
    """The host of ``url``; "" where it names none."""
    try:
        return httpx.URL(url).host
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
