import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.lexicons.addresses import canonical_url, is_front_page, publisher, site

PAGE = "https://news.example/dam?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/dam?id=7#comments",
        "HTTPS://News.Example:443/dam?id=7",
        "https://news.example./dam?id=7",
        "https://ann:secret@news.example/dam?id=7",
        "https://news.example/dam?utm_source=mail&id=7&UTM_Medium=x&fbclid=IwAR0",
        "https://news.example/a/../%64am?id=7&",
        " https://news.example/./dam?id=7\n",
    ],
)
def test_addresses_of_one_page_have_one_form(url: str) -> None:
    assert canonical_url(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/dam?id=8",
        "https://news.example/Dam?id=7",
        "https://news.example/dam/?id=7",
        "https://news.example:8443/dam?id=7",
        "https://other.example/dam?id=7",
        "https://news.example/dam%2F?id=7",
    ],
)
def test_addresses_of_other_pages_have_another(url: str) -> None:
    assert canonical_url(url) not in (None, PAGE)


@pytest.mark.parametrize(
    "url", ["", "dam.html", "file:///dam", "http://", "http://[::1", "http://a:b/", "mailto:a@b"]
)
def test_what_is_no_address_of_the_web_has_no_form(url: str) -> None:
    assert canonical_url(url) is None


def test_names_and_paths_in_any_script_are_written_as_the_web_does() -> None:
    written = "https://xn--grnau-lva.example/d%C3%A4mme?q=%E6%B0%B4"
    assert canonical_url("https://GRÜNAU.example/dämme?q=水") == written
    assert canonical_url("https://grünau.example/d%c3%a4mme?q=%E6%B0%B4") == written


@given(st.text(), st.text(), st.text())
def test_the_form_of_a_form_is_itself(host: str, path: str, query: str) -> None:
    for url in (host, f"http://{host}/{path}?{query}", f"https://news.example/{path}?{query}#{host}"):
        once = canonical_url(url)
        assert once is None or canonical_url(once) == once


def test_a_site_has_one_publisher_whatever_door_was_taken() -> None:
    doors = [
        "https://www.news.example/a",
        "http://m.news.example/b",
        "https://amp.news.example",
        "//news.example/c",
    ]
    assert {publisher(url) for url in doors} == {"news.example"}
    assert publisher("https://m.example/") == "m.example"
    assert publisher("dam.txt") is None


def test_a_host_stands_for_an_outlet_unless_anybody_publishes_there() -> None:
    assert site("https://www.news.example/a") == "news.example"
    assert site("https://ann-reed.substack.com/p/dam") == "ann-reed.substack.com"
    shared = ["https://web.archive.org/web/2024/https://news.example/a", "https://old.reddit.com/r/dams"]
    shared += [
        "https://medium.com/@ann/dam",
        "http://127.0.0.1:8000/a",
        "http://[::1]/a",
        "http://intranet/a",
    ]
    assert [site(url) for url in (*shared, "dam.txt", "https://[")] == [None] * 8


def test_the_front_page_of_a_site_is_told_from_its_pages() -> None:
    assert is_front_page("https://news.example/")
    assert is_front_page("https://news.example/index.html")
    assert not is_front_page("https://news.example/?p=12")
    assert not is_front_page("https://news.example/dam/")
    assert not is_front_page("https://["), "no address at all"
