"""A file is told by its content; its ending decides only between kinds of text."""

import time

import pytest

from crossbearing.accounts.sniff import HEAD, kind_of


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!-- saved --><!DOCTYPE html>\n<html>", "a.txt", "html"),
        (b"\xef\xbb\xbf<p>One</p>", "a", "html"),
        ("<rss>".encode("utf-16"), "a.html", "feed"),
        (b"<p align=center>Logo</p>\n\n# Bridge\n", "a.md", "markdown"),
        (b"<html><body>", "a.md", "html"),
        (b"He wrote <b>no</b> and </a> twice </a>.", "a.txt", "text"),
        (b"<3 and other signs", "a", "text"),
        (b"# Bridge\n\n**Closed** since Monday.", "a", "markdown"),
        (b"# Bridge\n\n**Closed** since Monday.", "a.txt", "text"),
        (b"---\ntitle: Bridge\n---\nClosed.", "a", "markdown"),
        (b"[Reuters] The bridge is closed.", "a", "text"),
        (b"{The bridge} is closed.", "a", "text"),
        (b"title,text\nBridge,Closed.", "a", "csv"),
        (b"The text, he said, was old", "a", "text"),
        (b"Text, content and story\n", "a", "text"),
        (b"From: the mayor\nTo: all\n\nHello.", "a.txt", "text"),
        (
            b"From: a@a.example\nTo: b@a.example\nDate: Mon, 12 Feb 2024 10:00:00 +0100\n\nHello.",
            "a.txt",
            "eml",
        ),
        (b"From Monday at 10:00 the bridge is closed.\nNote: ferries run.", "a.txt", "text"),
        (b"<?xml version='1.0'?><nitf>", "a.xml", "xml"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", None),
        (b"{\\rtf1 Bridge}", "a.txt", None),
        (b"", "a.md", "markdown"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str | None) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 9_000 + b"x",
        b"<?a?>" * 13_000 + b"x",
        b"<!DOCTYPE" + b"[]" * 30_000,
        b"](" * 32_000,
        b"From a " + b"00:00 " * 10_000,
        b" " * 65_000 + b"<",
        b"a:\n" * 20_000,
        b"[{" * 30_000,
    ],
)
def test_a_head_made_to_take_long_does_not(data: bytes) -> None:
    started = time.process_time()
    kind_of(data[:HEAD], "a")
    assert time.process_time() - started < 1
