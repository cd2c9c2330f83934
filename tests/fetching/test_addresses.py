"""No page, redirect or name leads to the machine itself or its own network."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fetching.conftest import Request, Server, Site, page, problem, redirect

from crossbearing.fetching import addresses
from crossbearing.fetching.addresses import checked, private_kind, shown
from crossbearing.fetching.refusal import Refusal

LOOPBACK = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:7f00:1]",
    "１２７.0.0.1",
]


@pytest.mark.parametrize("host", LOOPBACK)
def test_the_machine_itself_is_not_asked_in_whatever_form(site: Site, host: str) -> None:
    site.pages["/"] = page()
    assert "fetched" in problem(site.url(host=host), allow_private=False)
    assert site.seen == []


@pytest.mark.parametrize("host", LOOPBACK[:4])
def test_it_is_asked_where_that_is_allowed(site: Site, host: str) -> None:
    site.pages["/"] = page(status=404)
    assert "answers 404" in problem(site.url(host=host))


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]"]
)
def test_private_and_link_local_networks_are_not_asked(host: str) -> None:
    assert "--allow-private permits it" in problem(f"http://{host}/latest/meta-data", allow_private=False)


def test_the_reason_names_the_address_and_the_way_out(site: Site) -> None:
    assert problem(site.url(host="localhost"), allow_private=False) in (
        f"is not fetched: localhost is {ip}, a loopback address; --allow-private permits it"
        for ip in ("127.0.0.1", "::1")
    )


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Answers of the name server, one list of addresses for each time a name is asked for.

    The names of a test can be had from no real server; all behind the look-up is the real thing.
    """
    known: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> object:
        if host not in known:
            return real(host, port, *args, **kwargs)  # type: ignore[arg-type]
        answers = known[host]
        told = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in told]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def public_loopback(monkeypatch: pytest.MonkeyPatch) -> str:
    """127.0.0.2 taken for a public address, so that a redirect can begin at a permitted one."""
    real = addresses.private_kind
    monkeypatch.setattr(addresses, "private_kind", lambda a: None if str(a) == "127.0.0.2" else real(a))
    return "127.0.0.2"


@pytest.fixture
def open_site(site: Site, other_site: Site, public_loopback: str) -> Iterator[Site]:
    """The pages of ``site`` at an address that counts as public."""
    with Server((public_loopback, 0), Request) as server:
        made = Site(server)
        server.pages, server.seen = made.pages, made.seen
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        server.shutdown()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
def test_a_redirect_to_the_machine_itself_is_not_followed(open_site: Site, site: Site, host: str) -> None:
    site.pages["/secret"] = page(b"secret")
    open_site.pages["/"] = redirect(site.url("/secret", host=host))
    why = problem(open_site.url(host="127.0.0.2"), allow_private=False)
    assert "redirects to" in why
    assert "loopback" in why or "unspecified" in why
    assert site.seen == []
    assert open_site.paths() == ["/"]


def test_a_robots_txt_that_redirects_to_the_machine_itself_is_not_followed(
    open_site: Site, site: Site
) -> None:
    open_site.pages["/robots.txt"] = redirect(site.url("/secret"))
    assert "loopback" in problem(open_site.url(host="127.0.0.2"), allow_private=False)
    assert site.seen == []


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    names: dict[str, list[list[str]]], site: Site, public_loopback: str
) -> None:
    names["town.example"] = [[public_loopback, "127.0.0.1"]]
    assert "town.example is 127.0.0.1, a loopback" in problem(
        site.url(host="town.example"), allow_private=False
    )
    assert site.seen == []


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(
    names: dict[str, list[list[str]]], open_site: Site, site: Site
) -> None:
    """DNS rebinding: the connection goes to the address that was checked, or there is none."""
    open_site.pages["/robots.txt"] = page(b"")
    open_site.pages["/"] = page(b"public")
    names["town.example"] = [["127.0.0.2"], ["127.0.0.1"]]  # robots.txt is asked of the first
    assert "loopback" in problem(open_site.url(host="town.example"), allow_private=False)
    assert [seen.path for seen in open_site.seen] == ["/robots.txt"]
    assert open_site.seen[0].headers["Host"].startswith("town.example:")
    assert site.seen == []


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("8.8.8.8", None),
        ("2606:4700::1111", None),
        ("::ffff:8.8.8.8", None),
        ("64:ff9b::808:808", None),
        ("64:ff9b::7f00:1", "a loopback"),
        ("::ffff:10.0.0.1", "a private"),
        ("2002:7f00:1::", "a loopback"),
        ("2002:a00:1::", "a private"),
        ("::127.0.0.1", "a reserved"),
        ("100.64.0.1", "a reserved"),
        ("224.0.0.1", "a multicast"),
        ("ff02::1", "a multicast"),
        ("255.255.255.255", "a private"),
        ("240.0.0.1", "a private"),
        ("198.18.0.1", "a private"),
        ("192.0.2.1", "a private"),
        ("fe80::1", "a link-local"),
        ("fec0::1", "a private"),
        ("::", "an unspecified"),
    ],
)
def test_addresses_are_told_apart(address: str, kind: str | None) -> None:
    assert private_kind(ip_address(address)) == kind


@given(st.ip_addresses(v=4))
def test_no_ipv6_form_of_a_private_address_passes(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    if private_kind(ip_address(number)) is None:
        return
    for form in (0xFFFF << 32 | number, 0x2002 << 112 | number << 80, 0x64FF9B << 96 | number):
        assert private_kind(ip_address(form)), ip_address(form)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/a",
        "//example.org/a",
        "file:///etc/passwd",
        "data:text/html,a",
        "javascript:alert(1)",
        "gopher://example.org/",
        "http:///a",
        "http://",
        "http://user@example.org/",
        "https://user:pw@example.org/",
        "http://:@example.org/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://exa mple.org/",
        "http://example.org/a\r\nX-Injected: 1",
        "http://example.org/\x00",
        "http://[::1/",
        "http://" + "a" * 300 + ".org/" + "b" * 8000,
        "http://xn--\udcff/",
    ],
)
def test_what_is_no_url_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Refusal):
        checked(url)


def test_a_url_in_any_script_is_written_as_the_web_wants_it() -> None:
    found = checked("https://Grünau.example/Straße?q=ü#top")
    assert found == httpx.URL("https://xn--grnau-lva.example/Stra%C3%9Fe?q=%C3%BC")


def test_credentials_are_not_shown() -> None:
    assert shown("http://ann:secret@example.org/a?to=x@y") == "http://example.org/a?to=x@y"
    assert shown("http://example.org/@ann") == "http://example.org/@ann"


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[int]:
    """The port of a TLS server whose certificate nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not here")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                context.wrap_socket(listening.accept()[0], server_side=True).close()
            except ssl.SSLError:
                continue
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]


def test_a_certificate_nobody_vouches_for_is_a_problem(untrusted: int) -> None:
    assert "certificate cannot be trusted" in problem(f"https://localhost:{untrusted}/")
