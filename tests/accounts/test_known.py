"""What is known beside an account, and who told it."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from made import OTHER, PROSE, of, page, warc, zipped

from crossbearing.accounts import Known
from crossbearing.model.account import Bases, Problem

DAY = "Mon, 12 Feb 2024 09:59:00 +0100"
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn Post</title>
<item><title>Bridge closed</title><link>https://post.example/bridge</link><author>Ann Reed</author>
<pubDate>{DAY}</pubDate>
<description>&lt;p&gt;{PROSE} {OTHER}&lt;/p&gt;</description></item></channel></rss>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tarn Post",
        "items": [
            {
                "url": "https://post.example/bridge",
                "title": "Bridge closed",
                "author": "Ann Reed",
                "date_published": "2024-02-12T09:59:00+01:00",
                "content_text": f"{PROSE} {OTHER}",
            }
        ],
    }
)
ROW = {"url": "https://post.example/bridge", "source": "Tarn Post", "date": "2024-02-11", "text": PROSE}
FROM_FEED = Bases("feed", "feed", "feed", "feed", "text", "feed")


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Reed <ann@post.example>", "Bridge closed"
    message["Date"] = DAY
    message.set_content(f"{PROSE} {OTHER}")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "data", "bases"),
    [
        ("feed", RSS.encode(), FROM_FEED),
        ("feed", JSON_FEED.encode(), FROM_FEED),
        ("a.eml", mail(), Bases(title="mail", author="mail", language="text", published="mail")),
        ("a.jsonl", json.dumps(ROW).encode(), Bases("table", "table", None, None, "text", "table")),
        (
            "a.warc",
            warc([("https://post.example/bridge", page())]),
            Bases(url="crawl", outlet="url", title="page", language="text"),
        ),
        (
            "a.zip",
            zipped(
                {"accounts.csv": b"name,outlet,published\nb.txt,Post,2024-02-11\n", "b.txt": PROSE.encode()}
            ),
            Bases(outlet="manifest", language="text", published="manifest"),
        ),
    ],
)
def test_each_kind_of_file_says_that_it_told(tmp_path: Path, name: str, data: bytes, bases: Bases) -> None:
    (account,), problems = of(tmp_path, name, data)
    assert problems == []
    assert account.bases == bases


def test_accounts_csv_wins_over_a_feed_datum_by_datum(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("name,outlet\nfeed,The Tarn Post\n")
    (account,), _ = of(tmp_path, "feed", RSS.encode())
    assert (account.outlet, account.bases.outlet) == ("The Tarn Post", "manifest")
    assert (account.title, account.bases.title) == ("Bridge closed", "feed")


def test_what_one_tells_goes_over_what_another_does_with_who_told_it() -> None:
    feed = Known(outlet="Post", title="Bridge").by("feed")
    told = Known(outlet="Tarn Post", author="Ann Reed").over(feed)
    assert (told.outlet, told.title, told.author) == ("Tarn Post", "Bridge", "Ann Reed")
    assert told.bases == Bases(outlet="manifest", title="feed", author="manifest")
    assert Known().over(feed) == feed.over(Known()) == feed


def test_what_is_true_of_a_whole_file_is_true_of_its_members_by_the_same_word() -> None:
    told = Known(url="https://post.example/", outlet="Post", published="2024").by("mail")
    assert told.of_members == Known(outlet="Post", published="2024").by("mail")


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("feed", RSS.replace(DAY, "12/02/2024").encode(), "feed/https://post.example/bridge"),
        ("a.jsonl", json.dumps(ROW | {"date": "12/02/2024"}).encode(), "a.jsonl/item 1"),
        ("a.eml", mail().replace(DAY.encode(), b"12/02/2024"), "a.eml"),
    ],
)
def test_a_date_that_could_be_two_days_is_told_and_not_used(
    tmp_path: Path, name: str, data: bytes, where: str
) -> None:
    (account,), problems = of(tmp_path, name, data)
    assert account.published is None
    why = "the date '12/02/2024' is not used: it leaves open which day it is"
    assert problems == [Problem(where, why)]


def test_a_date_that_is_no_day_is_nobodys_concern_where_accounts_csv_has_one(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("name,published\na.jsonl,2024-02-12\n")
    (account,), problems = of(tmp_path, "a.jsonl", json.dumps(ROW | {"date": "12/02/2024"}).encode())
    assert (account.published, account.bases.published, problems) == ("2024-02-12", "manifest", [])


@pytest.mark.parametrize("written", ["9999-12-31", "0001-01-01T00:00:00+14:00"])
def test_a_date_of_no_time_of_accounts_is_refused(tmp_path: Path, written: str) -> None:
    (account,), (problem,) = of(tmp_path, "a.jsonl", json.dumps(ROW | {"date": written}).encode())
    assert account.published is None
    assert problem.why == f"the date {written} (table) is not used: no account is of that time"
