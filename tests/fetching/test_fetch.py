import gzip
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BytesIO
from itertools import pairwise

import pytest
from attrs import evolve
from tests.fetching.conftest import (
    FAST,
    Request,
    Site,
    fetch_all,
    fetched,
    in_turn,
    page,
    problem,
    redirect,
)
from warcio.archiveiterator import ArchiveIterator

from crossbearing import __version__
from crossbearing.fetching import fetch
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched, Validators

TEXT = b"<p>The dam above the town broke on Monday.</p>"


def test_a_page_comes_with_all_that_is_told_of_it(site: Site) -> None:
    site.pages["/a?b=c"] = page(TEXT, ETag='"v1"', Last_Modified="Mon, 02 Mar 2020 10:00:00 GMT")
    before = datetime.now(UTC).replace(microsecond=0)
    found = fetched(site.url("/a?b=c#part"))
    assert (found.url, found.final_url) == (site.url("/a?b=c#part"), site.url("/a?b=c"))
    assert (found.status, found.body, found.content_type) == (200, TEXT, "text/html")
    assert found.validators == Validators(
        site.url("/a?b=c"), etag='"v1"', last_modified="Mon, 02 Mar 2020 10:00:00 GMT"
    )
    assert before <= datetime.fromisoformat(found.retrieved) <= datetime.now(UTC)
    assert found.retrieved.endswith("Z")


def test_the_server_is_told_who_asks_and_nothing_else_of_the_user(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # a proxy of the environment would fail
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.pages["/"] = page()
    fetched(site.url())
    assert [seen.headers["User-Agent"] for seen in site.seen] == [f"Crossbearing/{__version__}"] * 2
    assert not {"Cookie", "Referer", "Authorization"} & site.seen[-1].headers.keys()


def test_the_response_is_kept_as_a_warc_that_other_tools_read(site: Site) -> None:
    packed = gzip.compress(TEXT, mtime=0)
    site.pages["/old"] = redirect("/new", 301)
    site.pages["/new"] = page(packed, Content_Encoding="gzip", X_Town="Grünau")
    found = fetched(site.url("/old"))
    assert found.body == TEXT
    records = []
    for record in ArchiveIterator(BytesIO(found.warc), no_record_parse=False):
        head = record.rec_headers
        records.append((record.rec_type, head["WARC-Target-URI"], record.http_headers.get_statuscode()))
        assert head["WARC-Date"] == found.retrieved
        assert head["WARC-IP-Address"] == "127.0.0.1"
        body = record.content_stream().read()
    assert records == [("response", site.url("/old"), "301"), ("response", site.url("/new"), "200")]
    assert body == TEXT, "the tools undo the content coding, which was kept"


def test_a_chunked_page_is_put_together_and_its_record_can_be_read_back(site: Site) -> None:
    def chunked(request: Request) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(b"5\r\nThe d\r\n3\r\nam.\r\n0\r\n\r\n")

    site.pages["/"] = chunked
    found = fetched(site.url())
    assert found.body == b"The dam."
    (record,) = ArchiveIterator(BytesIO(found.warc))
    assert record.rec_headers["WARC-Target-URI"] == site.url()


def test_a_url_named_twice_is_fetched_once(site: Site) -> None:
    site.pages["/"] = page()
    assert len(fetch_all([site.url(), site.url()])) == 1
    assert site.paths() == ["/"]


def test_only_what_is_named_is_fetched(site: Site) -> None:
    site.pages["/"] = page(b'<a href="/next">next</a><img src="/picture.png"><link href="/style.css">')
    fetched(site.url())
    assert [seen.path for seen in site.seen] == ["/robots.txt", "/"]


# --- what has not changed


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    def dam(request: Request) -> None:
        if request.headers.get("If-None-Match") == '"v1"':
            request.send(304)
        else:
            request.send(200, TEXT, ETag='"v1"')

    site.pages["/"] = dam
    first = fetched(site.url())
    (second,) = fetch([site.url()], FAST, lambda url: first.validators if url == first.url else None)
    assert isinstance(second, Fetched)
    assert (second.unchanged, second.body) == (True, b"")
    assert (first.unchanged, first.body) == (False, TEXT)


def test_a_date_of_change_is_asked_with_as_it_was_told(site: Site) -> None:
    site.pages["/"] = page(status=304)
    known = Validators(site.url(), last_modified="Mon, 02 Mar 2020 10:00:00 GMT")
    (found,) = fetch([site.url()], FAST, lambda _: known)
    assert isinstance(found, Fetched)
    assert found.unchanged
    assert site.seen[-1].headers["If-Modified-Since"] == "Mon, 02 Mar 2020 10:00:00 GMT"


def test_what_one_page_said_is_not_told_to_another_it_redirects_to(site: Site) -> None:
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = page(TEXT)
    list(fetch([site.url("/a")], FAST, lambda _: Validators(site.url("/a"), etag='"v1"')))
    assert "If-None-Match" in site.seen[-2].headers
    assert "If-None-Match" not in site.seen[-1].headers


def test_unchanged_without_having_been_asked_is_a_problem(site: Site) -> None:
    site.pages["/"] = page(status=304)
    assert "304 Not Modified" in problem(site.url())


# --- robots.txt


@pytest.mark.parametrize("agent", ["*", "Crossbearing", "crossbearing"])
def test_what_robots_txt_forbids_is_not_fetched(site: Site, agent: str) -> None:
    site.pages["/robots.txt"] = page(f"User-agent: {agent}\nDisallow: /private/\n".encode())
    site.pages["/private/a"] = site.pages["/open"] = page()
    assert "robots.txt asks programs to stay away" in problem(site.url("/private/a"))
    fetched(site.url("/open"))
    assert site.paths() == ["/open"]


def test_robots_txt_is_asked_for_once_however_many_pages_are_fetched(site: Site) -> None:
    for n in range(4):
        site.pages[f"/{n}"] = page()
    assert all(isinstance(found, Fetched) for found in fetch_all([site.url(f"/{n}") for n in range(4)]))
    assert [seen.path for seen in site.seen].count("/robots.txt") == 1


def test_robots_txt_of_the_site_redirected_to_is_respected(site: Site, other_site: Site) -> None:
    other_site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n")
    other_site.pages["/b"] = page()
    site.pages["/a"] = redirect(other_site.url("/b"))
    assert "robots.txt" in problem(site.url("/a"))
    assert other_site.paths() == []


def test_a_robots_txt_that_redirects_is_followed(site: Site) -> None:
    site.pages["/robots.txt"] = redirect("/rules")
    site.pages["/rules"] = page(b"User-agent: *\nDisallow: /a\n")
    site.pages["/a"] = page()
    assert "robots.txt" in problem(site.url("/a"))


def test_a_server_in_trouble_with_its_robots_txt_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = page(status=503)
    site.pages["/a"] = page()
    assert "robots.txt answers 503" in problem(site.url("/a"))
    assert site.paths() == []


@pytest.mark.parametrize("body", [b"\xff\xfe\x00garbage" * 50, b"<html>not found</html>", b""])
def test_a_robots_txt_that_is_none_forbids_nothing(site: Site, body: bytes) -> None:
    site.pages["/robots.txt"] = page(body)
    site.pages["/"] = page()
    fetched(site.url())


# --- politeness


def test_a_host_is_asked_once_at_a_time_and_left_in_peace_between(site: Site) -> None:
    for n in range(3):
        site.pages[f"/{n}"] = page()
    assert len(fetch_all([site.url(f"/{n}") for n in range(3)], evolve(FAST, delay_seconds=0.1))) == 3
    times = [seen.at for seen in site.seen]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.1


def test_the_pause_that_robots_txt_asks_for_is_kept(site: Site) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 0.2\n")
    site.pages["/0"] = site.pages["/1"] = page()
    fetch_all([site.url("/0"), site.url("/1")])
    times = [seen.at for seen in site.seen]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.2


def test_a_slow_host_does_not_hold_up_the_others(site: Site) -> None:
    def slow(request: Request) -> None:
        time.sleep(0.4)
        request.send(200, TEXT)

    site.pages["/slow"], site.pages["/quick"] = slow, page(TEXT)
    urls = [site.url("/slow"), site.url("/quick", host="localhost")]
    order = [found.url for found in fetch(urls, FAST) if isinstance(found, Fetched)]
    assert order == [urls[1], urls[0]]


def test_who_stops_taking_pages_stops_the_fetching(site: Site) -> None:
    for n in range(40):
        site.pages[f"/{n}"] = page()
    pages = fetch([site.url(f"/{n}") for n in range(40)], FAST)
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    time.sleep(0.3)
    asked = len(site.seen)
    assert asked < 20
    time.sleep(0.2)
    assert len(site.seen) == asked


# --- servers in trouble


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(site: Site, status: int) -> None:
    site.pages["/"] = in_turn(page(status=status), page(status=status), page(TEXT))
    assert fetched(site.url()).body == TEXT
    assert len(site.paths()) == 3


def test_the_waits_between_tries_double(site: Site) -> None:
    site.pages["/"] = page(status=503)
    assert "answers 503 Service Unavailable" in problem(site.url(), backoff_seconds=0.1)
    first, second, third = (seen.at for seen in site.seen[1:])
    assert 0.1 <= second - first < 0.2 <= third - second
    assert len(site.paths()) == 3, "and then no more"


def test_a_server_that_names_a_time_is_asked_after_it(site: Site) -> None:
    site.pages["/"] = in_turn(page(status=429, Retry_After="1"), page(TEXT))
    fetched(site.url())
    first, second = (seen.at for seen in site.seen[1:])
    assert second - first >= 1


def test_a_server_that_names_a_long_time_is_not_waited_for(site: Site) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    site.pages["/seconds"] = page(status=429, Retry_After="3600")
    site.pages["/date"] = page(status=503, Retry_After=later)
    assert "asks to wait 3600 seconds: try later" in problem(site.url("/seconds"))
    assert "asks to wait 3" in problem(site.url("/date"))
    assert len(site.paths()) == 2


@pytest.mark.parametrize("told", ["soon", "-5", "٣", "Mon, 99 Foo 2020", "9" * 5000])
def test_a_senseless_time_to_wait_does_no_harm(site: Site, told: str) -> None:
    site.pages["/"] = lambda request: request.send(503, Retry_After=told.encode().decode("latin-1"))
    assert "503" in problem(site.url())


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_refusal_is_a_problem_and_not_asked_for_again(site: Site, status: int) -> None:
    site.pages["/"] = page(b"go away", status=status)
    assert f"answers {status}" in problem(site.url())
    assert len(site.paths()) == 1


def test_a_server_that_is_not_there_is_a_problem(site: Site) -> None:
    url = site.url()
    site.server.server_close()
    assert "no connection" in problem(url)


def test_a_name_that_is_not_known_is_a_problem() -> None:
    assert "name no-such-host.invalid cannot be resolved" in problem("http://no-such-host.invalid/")


# --- servers that are slow, endless or lie


def test_a_server_that_says_nothing_is_left(site: Site) -> None:
    site.pages["/"] = lambda _: time.sleep(1)
    assert "said nothing for 0.2 seconds" in problem(site.url(), read_seconds=0.2, retries=0)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Drip: ", b"HTTP/1.1 200 OK\r\n\r\n", b""])
def test_a_server_that_drips_is_left_in_the_head_as_in_the_body(site: Site, head: bytes) -> None:
    def drip(request: Request) -> None:
        request.wfile.write(head)
        for _ in range(100):
            request.wfile.write(b"a")
            time.sleep(0.05)

    site.pages["/"] = drip
    begun = time.monotonic()
    assert "takes longer than 0.4 seconds" in problem(site.url(), total_seconds=0.4)
    assert time.monotonic() - begun < 4  # of the five seconds it would drip


def test_an_endless_page_is_left_at_the_limit(site: Site) -> None:
    sent = []

    def endless(request: Request) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"a" * 50_000)
            sent.append(50_000)

    site.pages["/"] = endless
    assert problem(site.url()) == "is larger than 0.1 MB and is not read"
    assert sum(sent) < 20_000_000


def test_endless_headers_are_left(site: Site) -> None:
    def endless(request: Request) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(100_000):
            request.wfile.write(b"X-%d: %s\r\n" % (n, b"a" * 1000))

    site.pages["/"] = endless
    assert "does not keep to HTTP" in problem(site.url(), retries=0)


def test_a_page_that_says_it_is_too_large_is_not_even_read(site: Site) -> None:
    site.pages["/"] = page(b"", Content_Length="100001")
    assert problem(site.url()) == "is larger than 0.1 MB and is not read"


def test_a_page_of_just_the_limit_is_read(site: Site) -> None:
    site.pages["/"] = page(b"a" * 100_000)
    assert len(fetched(site.url()).body) == 100_000


def test_a_page_that_ends_before_its_length_is_asked_for_again_and_then_a_problem(site: Site) -> None:
    site.pages["/"] = page(TEXT, Content_Length=str(len(TEXT) + 10))
    assert "without sending complete message body" in problem(site.url())
    assert len(site.paths()) == 3


def test_what_a_server_sends_beyond_the_length_is_not_taken_for_another_page(site: Site) -> None:
    site.pages["/a"] = page(TEXT + b"HTTP/1.1 200 OK\r\n\r\nforged", Content_Length=str(len(TEXT)))
    site.pages["/b"] = page(b"The true one.")
    first, second = fetch_all([site.url("/a"), site.url("/b")])
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert (first.body, second.body) == (TEXT, b"The true one.")


@pytest.mark.parametrize("length", ["-1", "many", "5, 6", "9" * 30])
def test_a_length_that_is_none_is_a_problem(site: Site, length: str) -> None:
    site.pages["/"] = page(TEXT, Content_Length=length)
    assert problem(site.url(), retries=0)


def test_a_wrong_charset_leaves_the_bytes_as_they_came(site: Site) -> None:
    site.pages["/"] = page("Grünau".encode("latin-1"), Content_Type="text/html; charset=utf-8")
    assert fetched(site.url()).body == b"Gr\xfcnau"


@pytest.mark.parametrize(
    "greeting", [b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\xff" * 100, b"HTTP/1.1 999999 no\r\n\r\n"]
)
def test_a_server_of_another_protocol_is_a_problem(site: Site, greeting: bytes) -> None:
    site.pages["/"] = lambda request: request.wfile.write(greeting) and None
    assert "does not keep to HTTP" in problem(site.url(), retries=0)


# --- packed pages


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]) + b"\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("identity", TEXT),
    ],
)
def test_a_packed_page_is_unpacked(site: Site, coding: str, packed: bytes) -> None:
    site.pages["/"] = page(packed, Content_Encoding=coding)
    assert fetched(site.url()).body == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked_beyond_the_limit(site: Site, coding: str) -> None:
    bomb = gzip.compress(bytes(50_000_000)) if coding == "gzip" else zlib.compress(bytes(50_000_000))
    site.pages["/"] = page(bomb, Content_Encoding=coding)
    assert problem(site.url()) == "unpacks to more than 0.1 MB and is not read"


@pytest.mark.parametrize(
    ("coding", "body", "why"),
    [
        ("gzip", TEXT, "says it is gzip, but is not"),
        ("gzip", gzip.compress(TEXT)[:-12], "says it is gzip, but is not"),
        ("br", TEXT, "was sent as br, which was not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT)), "was sent as gzip, gzip"),
    ],
)
def test_what_cannot_be_unpacked_is_a_problem(site: Site, coding: str, body: bytes, why: str) -> None:
    site.pages["/"] = page(body, Content_Encoding=coding)
    assert why in problem(site.url())


# --- redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.pages["/a"] = redirect("b/../b", status)
    site.pages["/b"] = page(TEXT)
    assert fetched(site.url("/a")).final_url == site.url("/b")


def test_a_redirect_in_a_circle_is_a_problem(site: Site) -> None:
    site.pages["/a"], site.pages["/b"] = redirect("/b"), redirect("/a")
    assert "redirects in a circle" in problem(site.url("/a"))
    assert len(site.paths()) == 6


def test_too_many_redirects_are_a_problem(site: Site) -> None:
    for n in range(9):
        site.pages[f"/{n}"] = redirect(f"/{n + 1}")
    assert "redirects more than 3 times" in problem(site.url("/0"), max_redirects=3)
    assert site.paths() == ["/0", "/1", "/2", "/3"]


def test_a_page_that_waits_for_its_cookie_gets_it_and_no_other_page_does(site: Site) -> None:
    def consent(request: Request) -> None:
        if "seen=1" in request.headers.get("Cookie", ""):
            request.send(200, TEXT)
        else:
            request.send(302, Location="/a", Set_Cookie="seen=1")

    site.pages["/a"], site.pages["/b"] = consent, page()
    assert [type(found) for found in fetch_all([site.url("/a"), site.url("/b")])] == [Fetched, Fetched]
    assert "Cookie" not in site.seen[-1].headers


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("file:///etc/passwd", "its scheme is file"),
        ("ftp://example.org/a", "its scheme is ftp"),
        ("http://user:pw@example.org/", "holds a user name or password"),
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_a_problem(site: Site, to: str, why: str) -> None:
    site.pages["/"] = redirect(to)
    told = problem(site.url())
    assert "redirects to" in told
    assert why in told
    assert "pw" not in told


@pytest.mark.parametrize("to", ["http://[::1", "http://a:b:c/", "http://", "", "http://exa mple.org/"])
def test_a_redirect_to_no_address_is_a_problem(site: Site, to: str) -> None:
    site.pages["/"] = redirect(to)
    assert problem(site.url())


def test_a_redirect_that_leads_nowhere_is_a_problem(site: Site) -> None:
    site.pages["/"] = page(status=302)
    assert "302" in problem(site.url())


def test_one_problem_does_not_keep_the_others_from_being_fetched(site: Site) -> None:
    site.pages["/good"] = page()
    found = fetch_all([site.url("/good"), site.url("/bad") + "\n", "no url", "http://no-such-host.invalid/"])
    assert sorted(type(one).__name__ for one in found) == ["Fetched", "Problem", "Problem", "Problem"]


def test_a_problem_does_not_repeat_a_password() -> None:
    (found,) = fetch(["http://ann:secret@example.org/a"], FAST)
    assert found == Problem("http://example.org/a", "is not fetched: it holds a user name or password")
