"""Nobody but an analyst at one of the desk's own pages can work it."""

import re
import socket
from typing import Any

import pytest

from crossbearing.web.app import make_app
from crossbearing.web.security import POLICY, Rules, is_loopback, rules_for

TOKEN = "a token of this test"
ADDING = ["/add/files", "/add/text", "/add/url"]
CHANGING = ["/queue", "/judge", "/undo", "/take-back", *ADDING, "/name", "/login"]
CHANGING_API = [
    "/api/queue",
    "/api/queue/take-back",
    "/api/judgements",
    "/api/undo",
    "/api/accounts",
    "/api/accounts/text",
    "/api/accounts/web",
]


def raw(port: int, request: str) -> str:
    """What the server answers to ``request`` word for word."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request.encode())
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b"")).decode("utf8", "replace")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.8", "", "[::1", "a b"])
def test_a_host_header_of_another_name_is_refused(reading: Any, host: str) -> None:
    told = raw(reading.rules.port, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    assert told.split()[1] in {"421", "400"}
    assert "boys" not in told


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST."])
def test_the_names_of_the_loopback_are_its_own(reading: Any, host: str) -> None:
    with reading.client() as client:
        assert client.get("/", headers={"Host": f"{host}:{reading.rules.port}"}).status_code == 200


def test_pages_may_load_nothing_from_elsewhere_and_run_nothing_of_accounts(
    reading: Any, places: dict[str, str]
) -> None:
    with reading.client() as client:
        for place in [*places.values(), "/nowhere", "/api/status", "/static/desk.js"]:
            headers = client.get(place).headers
            assert headers["content-security-policy"] == POLICY
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
    assert "'unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_no_page_has_a_script_or_style_of_its_own(reading: Any, places: dict[str, str]) -> None:
    with reading.client() as client:
        for place in places.values():
            page = client.get(place).text
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page), place
            assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))
            assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page), place


@pytest.mark.parametrize("path", CHANGING)
def test_a_form_without_the_token_of_its_page_changes_nothing(reading: Any, path: str) -> None:
    with reading.client() as client:
        client.get("/")
        assert client.post(path, data={"decision": "merge"}).status_code == 403
        assert client.post(path, data={"csrf": "0" * 64}).status_code == 403
        assert client.get(path).status_code in {200, 404, 405}  # and no GET changes anything
    assert reading.desk.log == ()


@pytest.mark.parametrize("path", CHANGING_API)
def test_a_request_without_the_token_changes_nothing(reading: Any, path: str) -> None:
    given = {"decision": "merge", "subjects": ["a", "b"]}
    with reading.client() as client:
        csrf = reading.csrf(client)
        bodies = {
            "/api/queue": {"item": "x", "answer": "y"},
            "/api/queue/take-back": {"item": "x"},
            "/api/accounts/text": {"text": "x"},
            "/api/accounts/web": {"urls": ["https://example.org/"]},
            "/api/undo": {},
        }
        body = bodies.get(path, given)
        assert client.post(path, json=body).status_code == 403
        elsewhere = {"X-CSRF-Token": csrf, "Origin": "https://evil.example"}
        assert client.post(path, json=body, headers=elsewhere).status_code == 403
        crossed = {"X-CSRF-Token": csrf, "Sec-Fetch-Site": "cross-site"}
        assert client.post(path, json=body, headers=crossed).status_code == 403
        assert client.post(path, json=body, headers={"X-CSRF-Token": csrf[::-1]}).status_code == 403
    assert reading.desk.log == ()
    assert not reading.desk.jobs


def test_the_token_of_one_session_is_worth_nothing_in_another(reading: Any) -> None:
    with reading.client() as one, reading.client() as other:
        stolen = reading.csrf(one)
        assert stolen != reading.csrf(other)
        assert other.post("/api/undo", json={}, headers={"X-CSRF-Token": stolen}).status_code == 403


def test_no_cookie_is_shown_to_scripts_or_sent_by_other_sites(reading: Any) -> None:
    with reading.client() as client:
        given = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given


def test_every_route_that_changes_something_is_tested_here(reading: Any) -> None:
    app = make_app(reading.desk, reading.rules)
    described = {p for p, ways in app.openapi()["paths"].items() if "post" in ways}
    assert described == set(CHANGING_API)
    assert not any(set(ways) - {"get", "post"} for ways in app.openapi()["paths"].values())


# --- with a token -------------------------------------------------------------------------------------


def test_a_desk_for_others_demands_a_token(serve: Any, cave: Any) -> None:
    with serve(cave, idle=True, token=TOKEN) as served, served.client() as client:
        for path in ("/findings", "/export/dossier.json", "/queue"):
            sent = client.get(path)
            assert (sent.status_code, sent.headers["location"].partition("?")[0]) == (303, "/login")
        assert client.get("/api/findings").status_code == 401
        assert client.get("/api/findings", headers={"Authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/login").status_code == 200
        with served.client(token=TOKEN) as known:
            assert known.get("/api/findings").status_code == 200
            # a program with the token needs no token of a page
            assert known.post("/api/undo", json={}).status_code == 409
        csrf = re.findall(r'name="csrf" value="(\w+)"', client.get("/login").text)[0]
        assert client.post("/login", data={"csrf": csrf, "token": "guessed"}).status_code == 403
        assert client.get("/findings").status_code == 303
        into = {"csrf": csrf, "token": TOKEN, "name": "Ada", "next": "/queue?kind=match"}
        logged = client.post("/login", data=into)
        assert (logged.status_code, logged.headers["location"]) == (303, "/queue?kind=match")
        assert client.get("/findings").status_code == 200
        assert 'value="Ada"' in client.get("/").text
        client.cookies.set(served.rules.cookie, "made.up.1")
        assert client.get("/findings").status_code == 303


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y"])
def test_logging_in_never_leads_elsewhere(serve: Any, cave: Any, there: str) -> None:
    with serve(cave, idle=True, token=TOKEN) as served, served.client() as client:
        csrf = re.findall(r'name="csrf" value="(\w+)"', client.get("/login").text)[0]
        sent = client.post("/login", data={"csrf": csrf, "token": TOKEN, "next": there})
        assert sent.headers["location"] == "/"


def test_whoever_serves_others_gets_a_token_made_up() -> None:
    open_to_all = rules_for("0.0.0.0", 8470, None)
    assert open_to_all.token
    assert len(open_to_all.token) >= 32
    assert open_to_all.names("192.0.2.7:8470")
    assert not open_to_all.names("evil.example")
    assert rules_for("127.0.0.1", 8470, None).token is None
    assert [is_loopback(h) for h in ("::1", "127.9.9.9", "localhost", "0.0.0.0", "desk")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_sessions_outlive_the_process_where_there_is_a_token() -> None:
    before, after = (rules_for("0.0.0.0", 8470, TOKEN) for _ in range(2))
    session = before.fresh(known=True).cookie
    known = after.opened(session)
    assert known is not None
    assert known.known
    assert rules_for("0.0.0.0", 8470, "another").opened(session) is None
    assert Rules(port=1).opened(session.replace(".1.", ".0.")) is None


# --- limits -------------------------------------------------------------------------------------------


def test_uploads_are_limited_in_size_and_number(serve: Any, cave: Any) -> None:
    rules = {"token": TOKEN, "most_bytes": 20_000, "most_files": 3}
    with serve(cave, idle=True, **rules) as served, served.client(TOKEN) as client:
        many = [("files", (f"{n}.txt", b"short")) for n in range(4)]
        assert client.post("/api/accounts", files=many).status_code == 400
        large = [("files", ("large.txt", b"x" * 30_000))]
        assert client.post("/api/accounts", files=large).status_code == 413
        boundary = "--b\r\nContent-Disposition: form-data; name=files; filename=a.txt\r\n\r\n"
        streamed = (part for part in [boundary.encode(), *[b"x" * 5_000] * 9])
        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        assert client.post("/api/accounts", content=streamed, headers=headers).status_code == 413
        assert client.post("/api/accounts/text", json={"text": "x" * 30_000}).status_code == 413
        assert client.post("/api/accounts", data={"x": "y"}).status_code == 422
        assert not served.desk.jobs
