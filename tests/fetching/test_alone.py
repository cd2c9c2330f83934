"""Nothing but ``fetching`` touches the network."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import crossbearing

SOURCE = Path(crossbearing.__file__).parent
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "h11", "http.client", "http.server", "httpcore", "httpx", "imaplib"),
    *("nntplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib3"),
    *("urllib.request", "webbrowser", "xmlrpc", "trafilatura.downloads", "trafilatura.feeds"),
    *("trafilatura.sitemaps", "trafilatura.spider"),
}
# What libraries that read offered bytes would also fetch on their own.
FETCHING_NAMES = {"fetch_url", "fetch_response", "urlopen", "getaddrinfo", "create_connection"}
DESK = SOURCE / "web"
LISTENING = {"socket", "asyncio", "getaddrinfo"}  # the desk is asked, and asks nobody
HOME = SOURCE / "fetching"


def imported(tree: ast.AST) -> Iterator[str]:
    """Modules that are imported, and names imported or used that fetch."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr


def network_names(source: str) -> set[str]:
    named = set(imported(ast.parse(source)))
    parents = {name for name in named for part in NETWORK if name == part or name.startswith(f"{part}.")}
    return parents | named & FETCHING_NAMES


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request as r",
        "from urllib import request",
        "from urllib.request import urlopen",
        "def f():\n    from httpx import get",
        "from trafilatura import fetch_url",
        "import trafilatura\ntrafilatura.fetch_url('a')",
    ],
)
def test_the_net_of_this_test_catches_what_it_should(source: str) -> None:
    assert network_names(source)


@pytest.mark.parametrize("source", ["from urllib.parse import urlsplit", "import http", "import html"])
def test_the_net_of_this_test_lets_pass_what_it_should(source: str) -> None:
    assert not network_names(source)


def test_no_other_part_of_the_program_imports_what_reaches_the_network() -> None:
    files = [file for file in sorted(SOURCE.rglob("*.py")) if HOME not in file.parents]
    assert len(files) > 50
    found = {file: network_names(file.read_text("utf8")) for file in files}
    for file in found:
        if file.is_relative_to(DESK):
            found[file] -= LISTENING
    assert {str(file.relative_to(SOURCE)): names for file, names in found.items() if names} == {}


def test_this_package_does_import_it() -> None:
    assert any(network_names(file.read_text("utf8")) for file in HOME.glob("*.py"))


WATCHED = """
import sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print("NETWORK", event, arguments, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(watch)
from crossbearing.cli import main
main(["build", sys.argv[1], "--out", sys.argv[2], "--quiet"])
"""
PAGE = """<!DOCTYPE html SYSTEM "http://127.0.0.1:9/page.dtd"><html><head>
<base href="http://127.0.0.1:9/"><link rel="canonical" href="http://127.0.0.1:9/dam">
<link rel="stylesheet" href="http://127.0.0.1:9/style.css"><title>Dam breaks</title></head><body><article>
<h1>Dam breaks above the town</h1>
<p>The dam above the town broke on Monday, the mayor said on the radio, and twelve houses were flooded.</p>
<p><img src="http://127.0.0.1:9/dam.png"> Soldiers came from the coast in the night to help the firemen.</p>
</article></body></html>"""


def test_a_dossier_of_pages_full_of_addresses_is_built_without_the_network(tmp_path: Path) -> None:
    """The interpreter itself reports each connection and look-up, of any library."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.html").write_text(PAGE)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, tmp_path / "in", tmp_path / "out"], capture_output=True, text=True
    )
    assert "NETWORK" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "out" / "dossier.json").exists()
