"""What may be given besides text files: archives, standard input, pages of the web; and many at once."""

import io
import json
import random
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crossbearing.cli import main
from crossbearing.wiring import open_store

Command = Callable[..., Result]
PAGE = """<html><head><title>Boats reach Ebersley</title></head><body><article><h1>Boats reach Ebersley</h1>
<p>Boats of the army reached the flooded town of Ebersley on Wednesday morning, the mayor Clara Hume said.</p>
<p>About 200 people who had left their homes spent the night in the school, the fire chief said.</p>
</article></body></html>"""
CALL = "The newsroom of the county sends a letter to all of its readers every morning at seven."


def told(out: Path) -> dict[str, Any]:
    dossier: dict[str, Any] = json.loads((out / "dossier.json").read_bytes())
    return dossier


def names(case: Path) -> list[str]:
    with open_store(case) as store:
        return sorted(account.name for account in store.accounts())


class Site(HTTPServer):
    """One page that says whether it has changed, and a sitemap; ``asked`` are the answers the page gave."""

    page = PAGE
    asked: list[int]

    @property
    def sitemap(self) -> str:
        loc = f"<loc>{self.url}</loc><news:publication_date>2020-03-06</news:publication_date>"
        return (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>{loc}</url></urlset>'
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/news/boats.html"


class Request(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        mark = f'"{len(self.server.page)}"'
        if self.path == "/sitemap.xml":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.server.sitemap.encode())
            return
        found = self.path == "/news/boats.html"
        status = 404 if not found else 304 if self.headers["If-None-Match"] == mark else 200
        body = self.server.page.encode() if status == 200 else b""
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("ETag", mark)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if found:
            self.server.asked.append(status)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(("127.0.0.1", 0), Request) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def archive(folder: Path) -> Path:
    made = folder.parent / "flood.zip"
    with zipfile.ZipFile(made, "w") as written:
        for name in ("post.txt", "star.txt"):
            written.write(folder / name, f"flood/{name}")
        written.writestr("flood/photo.jpg", b"\xff\xd8\xff\xe0")
    return made


def test_an_archive_holds_accounts_and_its_problems_are_told(
    command: Command, archive: Path, tmp_path: Path
) -> None:
    result = command("add", tmp_path / "case", archive, "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["case"], summary["read"]) == (str(tmp_path / "case"), 2)
    ((where, why),) = ((p["where"], p["why"]) for p in summary["problems"])
    assert (where, "picture" in why) == ("flood.zip/flood/photo.jpg", True)
    assert names(tmp_path / "case") == ["flood.zip/flood/post.txt", "flood.zip/flood/star.txt"]
    assert command("add", tmp_path / "case", archive).exit_code == 1
    with open_store(tmp_path / "case") as store:
        assert len(store.problems()) == 1


def test_an_account_alone_and_in_an_archive_is_one(command: Command, folder: Path, archive: Path) -> None:
    case = folder.parent / "case"
    command("add", case, folder / "post.txt")
    command("add", case, archive)
    assert len(names(case)) == 2


def test_several_processes_read_the_same(
    command: Command, folder: Path, archive: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").touch()
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        assert command("build", folder, archive, "--out", out, "--jobs", jobs).exit_code == 1
    assert (tmp_path / "1" / "dossier.json").read_bytes() == (tmp_path / "2" / "dossier.json").read_bytes()
    assert len(told(tmp_path / "2")["problems"]) == 2


def test_standard_input_is_read_each_time_as_an_account_of_its_own(tmp_path: Path) -> None:
    case = tmp_path / "case"
    for text in (b"The dam of Ebersley held on Monday.", b"Nobody drowned, the mayor said on Tuesday."):
        result = CliRunner().invoke(main, ["add", str(case), "-"], input=text)
        assert (result.exit_code, result.output) == (0, f"1 account added to {case}\n")
    assert names(case) == ["standard input", "standard input"]
    result = CliRunner().invoke(main, ["add", str(case), "-"], input=b" ")
    assert result.exit_code == 2
    assert "standard input: is empty" in result.stderr


def test_a_page_is_fetched_once_and_its_changes_are_told(
    command: Command, site: Site, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    added = ("add", case, site.url, "--allow-private")
    assert command(*added).output == f"1 account added to {case}\n"
    assert command(*added).output == f"0 accounts added to {case}, 1 unchanged\n"
    assert site.asked == [200, 304]
    assert names(case) == ["boats.html"]
    with open_store(case) as store:
        (account,) = store.accounts()
        assert (account.url, account.path) == (site.url, None)
        assert (store.responses.warc(site.url) or b"").startswith(b"\x1f\x8b")
    site.page = PAGE.replace("About 200 people", "About 250 people")
    site.page += "<!-- changed -->"
    assert command(*added).exit_code == 0
    assert command("dossier", case, "--out", tmp_path / "out").exit_code == 0
    ((change,),) = (c["sentences"] for c in told(tmp_path / "out")["changes"])
    assert "About 200 people" in change
    assert "About 250 people" in change
    assert "Changed accounts" in (tmp_path / "out" / "dossier.html").read_text("utf8")


def test_this_machine_is_asked_only_where_that_is_allowed(
    command: Command, folder: Path, site: Site, tmp_path: Path
) -> None:
    result = command("build", site.url, folder, "--out", tmp_path / "out")
    assert result.exit_code == 1
    ((where, why),) = ((p["where"], p["why"]) for p in told(tmp_path / "out")["problems"])
    assert where == site.url
    assert why == "is not fetched: 127.0.0.1 is a loopback address; --allow-private permits it"
    assert site.asked == []
    result = command("build", site.url, "--out", tmp_path / "out", "--allow-private")
    assert result.exit_code == 0
    assert told(tmp_path / "out")["problems"] == []
    result = command("add", tmp_path / "out" / "case.db", site.url + "x", "--allow-private")
    assert result.exit_code == 2
    assert f"{site.url}x: cannot be fetched: its server answers 404" in result.stderr


def test_a_sitemap_is_followed_where_it_is_named_and_not_where_it_is_a_file(
    command: Command, site: Site, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    (tmp_path / "sitemap.xml").write_text(site.sitemap, "utf8")
    result = command("add", case, tmp_path / "sitemap.xml", "--allow-private")
    assert result.exit_code == 2
    assert "it holds no text, but 1 address of pages" in result.stderr
    assert "crossbearing add CASE URL" in result.stderr
    assert site.asked == []
    named = site.url.replace("/news/boats.html", "/sitemap.xml")
    for _ in range(2):
        assert command("add", case, named, "--allow-private").exit_code == 0
    assert site.asked == [200, 304]
    with open_store(case) as store:
        (account,) = store.accounts()
        assert (account.url, account.published) == (site.url, "2020-03-06")


def test_a_large_archive_may_be_piped_in(folder: Path, tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
        sizes = {"noise.png": random.Random(1).randbytes(1_000_000)}
        sizes |= {f"{n}.png": bytes(19_000_000) for n in range(6)}
        for name, data in sizes.items():
            info = tarfile.TarInfo(name)
            info.size = len(picture) + len(data)
            archive.addfile(info, io.BytesIO(picture + data))
        archive.add(folder / "post.txt", "post.txt")
    command = [sys.executable, "-m", "crossbearing", "add", str(tmp_path / "case"), "-", "--json"]
    done = subprocess.run(command, input=packed.getvalue(), capture_output=True, check=False)
    assert done.returncode == 1, "the pictures"
    assert (json.loads(done.stdout)["read"], len(json.loads(done.stdout)["problems"])) == (1, 7)
    assert names(tmp_path / "case") == ["standard input/post.txt"]


def test_no_dossier_is_an_account(command: Command, folder: Path, tmp_path: Path) -> None:
    assert command("build", folder, "--out", tmp_path / "one").exit_code == 0
    result = command("build", folder, tmp_path / "one", "--out", tmp_path / "two", "--json")
    assert result.exit_code == 1
    told_ = {p["where"]: p["why"] for p in json.loads(result.stdout)["problems"]}
    assert told_.keys() == {"case.db", "dossier.html", "dossier.json"}
    for name in ("dossier.html", "dossier.json"):
        assert told_[name] == "is a dossier that Crossbearing wrote, and no account"


def test_what_an_outlet_repeats_is_no_claim_whenever_it_shows(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    names_ = ("post.txt", "star.txt", "letter.md")
    rows = [f"{name},,Wenn Post,2030-03-0{4 + n},,\n" for n, name in enumerate(names_)]
    (folder / "accounts.csv").write_text("name,url,outlet,published,title,author\n" + "".join(rows), "utf8")
    for name in names_:
        with (folder / name).open("a", encoding="utf8") as file:
            file.write(f"\n{CALL}\n")
    command("build", folder / "post.txt", "--out", tmp_path / "few")
    assert any("newsroom" in claim["text"] for claim in told(tmp_path / "few")["claims"])
    command("build", folder, "--out", tmp_path / "out")
    furniture = [
        document["text"][p["start"] : p["end"]]
        for document in told(tmp_path / "out")["documents"]
        for p in document["paragraphs"]
        if p["reason"] == "repeated by its outlet"
    ]
    assert furniture == [CALL] * 3
    assert told(tmp_path / "out")["claims"]
    assert not any("newsroom" in claim["text"] for claim in told(tmp_path / "out")["claims"])
    for name in names_:
        command("add", tmp_path / "case", folder / name)
    command("dossier", tmp_path / "case", "--out", tmp_path / "grown")
    assert (tmp_path / "grown/dossier.json").read_bytes() == (tmp_path / "out/dossier.json").read_bytes()
