"""Named sitemaps: what they list is fetched, and there is an end to it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from attrs import evolve
from tests.fetching.conftest import FAST, Site, page

from crossbearing.accounts import Known, listed_at
from crossbearing.fetching import fetch
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched


def sitemap(*urls: str, of: str = "urlset") -> bytes:
    tag = "url" if of == "urlset" else "sitemap"
    rows = "".join(f"<{tag}><loc>{url}</loc></{tag}>" for url in urls)
    return f'<?xml version="1.0"?><{of} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{of}>'.encode()


def listed(found: Fetched) -> Iterator[str | Problem]:
    return (str(one.url) if isinstance(one, Known) else one for one in listed_at(found))


def fetch_all(*urls: str, **changes: object) -> tuple[list[str], list[str]]:
    """The URLs that were fetched, and the problems."""
    settings = evolve(FAST, **changes)  # type: ignore[arg-type]
    found = list(fetch(urls, settings, listed=listed))
    told = [one.why for one in found if isinstance(one, Problem)]
    return [one.url for one in found if isinstance(one, Fetched)], told


@pytest.fixture
def pages(site: Site) -> list[str]:
    for n in range(5):
        site.pages[f"/{n}"] = page()
    return [site.url(f"/{n}") for n in range(5)]


def test_the_pages_of_a_named_sitemap_are_fetched_once_each(site: Site, pages: list[str]) -> None:
    site.pages["/map.xml"] = page(sitemap(*pages, pages[0], site.url("/map.xml")))
    fetched, problems = fetch_all(site.url("/map.xml"), pages[1])
    assert sorted(fetched) == sorted([site.url("/map.xml"), *pages])
    assert problems == []
    assert len(site.paths()) == 6
    assert [seen.path for seen in site.seen].count("/robots.txt") == 1


def test_robots_txt_and_the_pause_hold_for_them_too(site: Site, pages: list[str]) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /3\n")
    site.pages["/map.xml"] = page(sitemap(*pages[:4]))
    fetched, problems = fetch_all(site.url("/map.xml"), delay_seconds=0.1)
    assert len(fetched) == 4
    assert ["robots.txt" in why for why in problems] == [True]
    times = [seen.at for seen in site.seen]
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))


def test_a_sitemap_of_sitemaps_is_followed_and_no_further(site: Site, pages: list[str]) -> None:
    site.pages["/index.xml"] = page(sitemap(site.url("/one.xml"), of="sitemapindex"))
    site.pages["/one.xml"] = page(sitemap(pages[0], site.url("/two.xml")))
    site.pages["/two.xml"] = page(sitemap(pages[1]))
    fetched, problems = fetch_all(site.url("/index.xml"))
    assert fetched[:2] == [site.url("/index.xml"), site.url("/one.xml")]
    assert sorted(fetched[2:]) == [pages[0], site.url("/two.xml")]
    assert problems == ["is a sitemap that a sitemap's sitemap lists, and is not followed"]


def test_an_endless_sitemap_has_an_end(site: Site, pages: list[str]) -> None:
    site.pages["/map.xml"] = page(sitemap(*pages))
    fetched, problems = fetch_all(site.url("/map.xml"), max_listed=2)
    assert fetched == [site.url("/map.xml"), *pages[:2]]
    assert problems == [
        "lists more addresses than the 2 that are fetched (the setting fetch.max_listed); the rest is not"
    ]


def test_other_hosts_are_asked_only_where_that_is_allowed(site: Site, other_site: Site) -> None:
    other_site.pages["/a"] = page()
    there = other_site.url("/a", host="localhost")
    site.pages["/map.xml"] = page(sitemap(there, "file:///etc/passwd", "/relative"))
    fetched, problems = fetch_all(site.url("/map.xml"))
    assert fetched == [site.url("/map.xml")]
    assert problems == [
        "lists 3 addresses of other hosts, not fetched unless the setting fetch.other_hosts permits it"
    ]
    assert other_site.seen == []
    fetched, problems = fetch_all(site.url("/map.xml"), other_hosts=True)
    assert fetched == [site.url("/map.xml"), there]
    assert ["its scheme is" in why for why in problems] == [True, True]


def test_a_sitemap_that_breaks_off_gives_what_it_has(site: Site, pages: list[str]) -> None:
    whole = sitemap(*pages)
    site.pages["/map.xml"] = page(whole[: whole.index(b"/3</loc>")])
    fetched, _ = fetch_all(site.url("/map.xml"))
    assert fetched[:4] == [site.url("/map.xml"), *pages[:3]]


def test_links_of_pages_and_feeds_are_not_followed(site: Site, pages: list[str]) -> None:
    feed = f"<rss><channel><item><title>The dam</title><link>{pages[0]}</link></item></channel></rss>"
    site.pages["/feed"] = page(feed.encode())
    site.pages["/page"] = page(f'<html><body><a href="{pages[0]}">more</a></body></html>'.encode())
    assert len(fetch_all(site.url("/feed"), site.url("/page"))[0]) == 2
    assert sorted(site.paths()) == ["/feed", "/page"]
