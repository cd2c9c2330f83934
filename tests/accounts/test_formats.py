"""What each format that holds accounts unfolds to, and what is known of each."""

import bz2
import csv
import gzip
import io
import json
import lzma
from email.message import EmailMessage
from pathlib import Path

import pytest
from made import OTHER, PROSE, docx, found, of, page, paragraphs, pdf, tarred, warc, zipped

from crossbearing.accounts import ReadSettings
from crossbearing.model.account import Account, Problem

HEAD = '<meta property="og:site_name" content="Tarn Post"><meta name="date" content="2024-02-11">'


def names(accounts: list[Account]) -> list[str]:
    return [account.name for account in accounts]


# --- archives ---------------------------------------------------------------------------------------------

FILES = {
    "inbox/a.html": page(),
    "inbox/b.txt": PROSE.encode(),
    "c.md": b"# Bridge closed\n\n" + PROSE.encode(),
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("all.zip", zipped(FILES)),
        ("all.tar", tarred(FILES)),
        ("all.tar.gz", tarred(FILES, "w:gz")),
        ("all.tar.bz2", tarred(FILES, "w:bz2")),
        ("all.tar.xz", tarred(FILES, "w:xz")),
        ("no-ending", zipped(FILES)),
    ],
)
def test_an_archive_holds_the_accounts_in_it_under_their_names(
    tmp_path: Path, name: str, data: bytes
) -> None:
    accounts, problems = of(tmp_path, name, data)
    assert problems == []
    assert names(accounts) == [f"{name}/{inner}" for inner in FILES]
    assert [paragraphs(a)[0] for a in accounts] == [PROSE] * 3


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_accounts_csv_in_an_archive_applies_in_its_folder_and_one_beside_it_wins(
    tmp_path: Path, pack: object
) -> None:
    files = {
        "in/a.txt": PROSE.encode(),
        "in/accounts.csv": b"name,outlet,published\na.txt,Inner,2024-02-11\n",
    }
    (tmp_path / "all.bin").write_bytes(pack(files))  # type: ignore[operator]
    (account,), problems = found(tmp_path)
    assert problems == []
    assert (account.outlet, account.published, account.published_basis) == ("Inner", "2024-02-11", "metadata")
    (tmp_path / "accounts.csv").write_text("name,outlet,title\nall.bin,Outer,Of the archive\n")
    (account,), problems = found(tmp_path)
    assert (account.outlet, account.published, account.title) == ("Outer", "2024-02-11", None)


def test_archives_within_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    data, name = zipped({"a.txt": PROSE.encode()}), "a.txt"
    for n in range(3):
        data, name = zipped({f"{n}.zip": data}), f"{n}.zip/{name}"
    accounts, problems = of(tmp_path, "all.zip", data)
    assert (names(accounts), problems) == ([f"all.zip/{name}"], [])
    accounts, problems = of(tmp_path, "all.zip", data, ReadSettings(max_depth=2))
    assert accounts == []
    assert [p.where for p in problems] == ["all.zip/2.zip/1.zip"]


@pytest.mark.parametrize(
    ("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")]
)
def test_a_compressed_file_is_the_file(tmp_path: Path, pack: object, ending: str) -> None:
    (account,), problems = of(tmp_path, f"a.html.{ending}", pack(page(head=HEAD)))  # type: ignore[operator]
    assert (account.name, account.outlet, problems) == (f"a.html.{ending}", "Tarn Post", [])


def test_one_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    files = {
        "a.png": b"\x89PNG\r\n" + bytes(99),
        "b.txt": PROSE.encode(),
        "c.pdf": b"%PDF-1.4 no",
        ".hidden": b"x",
    }
    accounts, problems = of(tmp_path, "all.zip", zipped(files))
    assert names(accounts) == ["all.zip/b.txt"]
    assert [p.where for p in problems] == ["all.zip/a.png", "all.zip/c.pdf"]
    assert "picture" in problems[0].why


# --- web archives -----------------------------------------------------------------------------------------

CRAWL = [
    ("https://post.example/bridge", page(head=HEAD)),
    ("https://post.example/robots.txt", b"User-agent: *"),
    ("https://post.example/bridge", page("Bridge still closed")),
]


@pytest.mark.parametrize("zip_it", [False, True])
def test_a_crawl_holds_its_pages_with_their_addresses(tmp_path: Path, zip_it: bool) -> None:
    accounts, problems = of(tmp_path, "crawl", warc(CRAWL, gzip=zip_it))
    assert problems == []
    assert names(accounts) == ["crawl/https://post.example/bridge", "crawl/https://post.example/bridge (2)"]
    assert [a.url for a in accounts] == ["https://post.example/bridge"] * 2
    assert (accounts[0].outlet, accounts[0].published, accounts[0].published_basis) == (
        "Tarn Post",
        "2024-02-11",
        "page",
    )


def test_what_is_no_page_of_a_crawl_is_passed_over(tmp_path: Path) -> None:
    style = warc([("https://post.example/style", b"p { color: red }")], media="text/css")
    assert of(tmp_path, "crawl.warc", style + warc(CRAWL[:1]))[1] == []


def test_a_charset_that_only_the_header_tells_counts_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    text = (
        "Le préfet a dit que le pont était fermé depuis lundi, après un accident de poids lourds très grave."
    )
    body = f"<html><body><p>{text}</p></body></html>"
    latin = warc([("http://a.example/", body.encode("latin-1"))], media="text/html; charset=iso-8859-1")
    lying = warc([("http://a.example/", body.encode())], media='text/html; charset="koi8-r"')
    for data in (latin, lying):
        (account,), _ = of(tmp_path, "crawl.warc", data)
        assert paragraphs(account) == [text]


def test_a_compressed_answer_is_unpacked(tmp_path: Path) -> None:
    data = warc([("http://a.example/", gzip.compress(page()))], **{"Content-Encoding": "gzip"})
    (account,), problems = of(tmp_path, "crawl.warc", data)
    assert (paragraphs(account), problems) == ([PROSE, OTHER], [])


def test_a_date_after_the_crawl_is_refused(tmp_path: Path) -> None:
    late = '<meta name="date" content="2024-02-20">'
    (account,), (problem,) = of(tmp_path, "c.warc", warc([("http://a.example/x", page(head=late))]))
    assert account.published is None
    assert problem.where == account.name
    assert "retrieved before, on 2024-02-12T10:00:00Z" in problem.why


def test_wacz_holds_its_crawls_only(tmp_path: Path) -> None:
    data = zipped(
        {
            "datapackage.json": b"{}",
            "archive/data.warc.gz": warc(CRAWL, gzip=True),
            "pages/pages.jsonl": b"{}",
        }
    )
    accounts, problems = of(tmp_path, "site.wacz", data)
    assert names(accounts)[0] == "site.wacz/archive/data.warc.gz/https://post.example/bridge"
    assert problems == []


def test_mhtml_is_its_page(tmp_path: Path) -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/2024/02/11/bridge\r\n"
        b"Subject: Bridge closed\r\nDate: Mon, 12 Feb 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://post.example/2024/02/11/bridge\r\n"
        b"\r\n" + page().replace(b"=", b"=3D") + b"\r\n--x\r\nContent-Type: image/png\r\n\r\nxx\r\n--x--\r\n"
    )
    (account,), problems = of(tmp_path, "saved.mhtml", data)
    assert (account.name, account.url, problems) == (
        "saved.mhtml",
        "https://post.example/2024/02/11/bridge",
        [],
    )
    assert (account.published, account.published_basis) == ("2024-02-11", "url")
    assert paragraphs(account) == [PROSE, OTHER]


# --- mail -------------------------------------------------------------------------------------------------


def mail(subject: str = "Brücke gesperrt", attach: bool = True) -> EmailMessage:
    message = EmailMessage()
    message["Received"] = "from a by b; Mon, 12 Feb 2024 10:00:05 +0100"
    message["From"], message["To"], message["Subject"] = (
        "Änn Reed <ann@post.example>",
        "desk@a.example",
        subject,
    )
    message["Date"] = "Mon, 12 Feb 2024 09:59:00 +0100"
    message.set_content(PROSE)
    message.add_alternative(page().decode(), subtype="html")
    if attach:
        message.add_attachment(
            pdf([PROSE, OTHER]), maintype="application", subtype="pdf", filename="report.pdf"
        )
        message.add_attachment(mail("Inner", attach=False))
    return message


def test_a_mail_is_its_body_and_its_attachments_are_accounts_of_their_own(tmp_path: Path) -> None:
    accounts, problems = of(tmp_path, "one.eml", mail().as_bytes())
    assert problems == []
    assert names(accounts) == ["one.eml", "one.eml/report.pdf", "one.eml/part 2"]
    body = accounts[0]
    assert (body.title, body.author) == ("Brücke gesperrt", "Änn Reed")
    assert (body.published, body.published_basis) == ("2024-02-12T09:59:00+01:00", "metadata")
    assert paragraphs(body) == [PROSE]
    assert accounts[2].title == "Inner"
    assert accounts[1].published is None  # a report is often older than the mail that carries it


def test_a_text_cut_into_parts_by_an_attachment_is_one(tmp_path: Path) -> None:
    parts = [f"\n\n{PROSE}\n", "Content-Type: image/png\nContent-Disposition: inline\n\nxx", f"\n\n{OTHER}\n"]
    data = "From: a@a.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
    data += "".join(f"\n--b\n{part.removeprefix(chr(10))}" for part in parts) + "\n--b--\n"
    (account,), problems = of(tmp_path, "a.eml", data.encode())
    assert (paragraphs(account), problems) == ([PROSE, OTHER], [])


def test_a_mail_dated_after_it_came_in_has_no_date(tmp_path: Path) -> None:
    message = mail(attach=False)
    message.replace_header("Date", "Wed, 21 Feb 2024 09:59:00 +0100")
    (account,), (problem,) = of(tmp_path, "one.eml", message.as_bytes())
    assert account.published is None
    assert "is not used" in problem.why


def test_a_mailbox_is_its_mails(tmp_path: Path) -> None:
    one = mail(attach=False).as_bytes().replace(b"The bridge", b">From here the bridge", 1)
    data = b"".join(b"From ann@post.example Mon Feb 12 10:00:00 2024\n" + m + b"\n\n" for m in (one, one))
    accounts, problems = of(tmp_path, "box", data)
    assert (names(accounts), problems) == (["box/message 1", "box/message 2"], [])
    assert paragraphs(accounts[0])[0].startswith("From here the bridge")


# --- feeds ------------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn Post</title>
<image><title>Logo</title></image>
<item><title>Bridge closed</title><link>https://post.example/bridge</link><dc:creator>Ann Reed</dc:creator>
<pubDate>Mon, 12 Feb 2024 09:59:00 +0100</pubDate><description>In short.</description>
<content:encoded><![CDATA[<h2>On the Tarn</h2><p>{PROSE}</p><ul><li>{OTHER}</li></ul>]]>
</content:encoded></item>
<item><title>No text</title><guid>42</guid></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Post</title>
<entry><title>Bridge closed</title>
<link rel="self" href="https://post.example/self"/><link href="https://post.example/bridge"/>
<author><name>Ann Reed</name></author><published>2024-02-12T09:59:00+01:00</published>
<updated>2024-03-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>On the Tarn</h2><p>{PROSE}</p>
<ul><li>{OTHER}</li></ul></div></content></entry><entry><title>No text</title><id>42</id></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tarn Post",
        "items": [
            {
                "id": "1",
                "url": "https://post.example/bridge",
                "title": "Bridge closed",
                "authors": [{"name": "Ann Reed"}],
                "date_published": "2024-02-12T09:59:00+01:00",
                "content_html": f"<h2>On the Tarn</h2><p>{PROSE}</p><ul><li>{OTHER}</li></ul>",
            },
            {"id": "42"},
        ],
    }
)


@pytest.mark.parametrize("data", [RSS, ATOM, JSON_FEED])
def test_the_entries_of_a_feed_are_accounts_with_what_it_tells_of_them(tmp_path: Path, data: str) -> None:
    (account,), problems = of(tmp_path, "feed", data.encode())
    assert problems == [Problem("feed/42", "has no text; the feed holds only its title")]
    assert account.name == "feed/https://post.example/bridge"
    assert account.url == "https://post.example/bridge"
    assert (account.outlet, account.title, account.author) == ("Tarn Post", "Bridge closed", "Ann Reed")
    assert (account.published, account.published_basis) == ("2024-02-12T09:59:00+01:00", "metadata")
    assert [(p.kind, account.text[p.start : p.end]) for p in account.paragraphs] == [
        ("heading", "On the Tarn"),
        ("paragraph", PROSE),
        ("item", OTHER),
    ]


def test_what_holds_nothing_says_so(tmp_path: Path) -> None:
    for name, data in [("a.zip", zipped({})), ("b.zip", zipped({".hidden": b"x"})), ("c.warc", warc([]))]:
        assert of(tmp_path, name, data or b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n")[1] == [
            Problem(name, "holds no account")
        ]


def test_a_sitemap_says_that_it_holds_addresses(tmp_path: Path) -> None:
    listed = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(2))
    data = f"<?xml version='1.0'?><urlset>{listed}</urlset>".encode()
    accounts, problems = of(tmp_path, "sitemap.xml", data)
    assert accounts == []
    assert "2 addresses of pages" in problems[0].why


# --- tables -----------------------------------------------------------------------------------------------

ROW = {
    "id": "7",
    "headline": "Bridge closed",
    "source": "Tarn Post",
    "date": "2024-02-11",
    "text": f"{PROSE}\n\n{OTHER}",
}


def table(delimiter: str) -> bytes:
    made = io.StringIO()
    rows = csv.DictWriter(made, list(ROW), delimiter=delimiter)
    rows.writeheader()
    rows.writerow(ROW)
    made.write(delimiter.join(["x"] * 3) + "\r\n")
    return made.getvalue().encode()


@pytest.mark.parametrize(
    ("data", "bad"),
    [
        (table(","), "row 3"),
        (table(";"), "row 3"),
        (table("\t"), "row 3"),
        (json.dumps(ROW).encode() + b"\n{nonsense\n", "line 2"),
        (json.dumps([ROW, 3]).encode(), "item 2"),
        (json.dumps({"status": "ok", "articles": [ROW, 3]}, indent=1).encode(), "item 2"),
    ],
)
def test_each_row_with_a_text_is_an_account(tmp_path: Path, data: bytes, bad: str) -> None:
    (account,), (problem,) = of(tmp_path, "table", data)
    assert (account.name, account.title, account.outlet) == ("table/7", "Bridge closed", "Tarn Post")
    assert (account.published, account.published_basis) == ("2024-02-11", "metadata")
    assert paragraphs(account) == [PROSE, OTHER]
    assert problem.where == f"table/{bad}"


def test_a_table_without_a_text_says_so(tmp_path: Path) -> None:
    for name, data in [("a.csv", b"a,b\n1,2\n"), ("a.json", b'{"a": [1]}'), ("b.json", b"[]")]:
        accounts, problems = of(tmp_path, name, data)
        assert accounts == []
        assert "has no text" in problems[0].why


# --- documents --------------------------------------------------------------------------------------------


def test_a_word_document_tells_its_kinds_apart(tmp_path: Path) -> None:
    def p(text: str, style: str = "", more: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

    body = (
        p("Bridge closed", "berschrift1")
        + p(PROSE)
        + p("On the left bank", "", "<w:numPr/>")
        + p("It was loud.", "Zitat")
        + f"<w:tbl><w:tr><w:tc>{p('Dead')}</w:tc><w:tc>{p('2')}</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    core = "<dc:title>Bridge</dc:title><dc:creator>Ann Reed</dc:creator>"
    (account,), problems = of(tmp_path, "a.bin", docx(body, core=core))
    assert (account.title, account.author, account.published, problems) == ("Bridge", "Ann Reed", None, [])
    assert [(q.kind, account.text[q.start : q.end]) for q in account.paragraphs] == [
        ("heading", "Bridge closed"),
        ("paragraph", PROSE),
        ("item", "On the left bank"),
        ("quote", "It was loud."),
        ("item", "Dead | 2"),
        ("paragraph", "Kept"),
    ]


def test_a_word_document_without_styles_calls_them_by_their_ids(tmp_path: Path) -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bridge closed</w:t></w:r></w:p>'
    body += f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
    (account,), problems = of(tmp_path, "a.docx", docx(body, styles=""))
    assert [q.kind for q in account.paragraphs] == ["heading", "paragraph"]
    assert (account.title, problems) == ("Bridge closed", [])


def test_a_pdf_has_its_lines_joined_and_its_headers_set_aside(tmp_path: Path) -> None:
    first = [
        "Tarn Valley Council",
        "The bridge over the Tarn was closed on Monday after two lorries colli-",
        "ded on its northern ramp, the prefect said. Nobody was hurt, but the",
        "well-known ramp is bent.",
        "Ferries will carry the children of the valley to their school until the",
    ]
    pages = [
        [*first, "1"],
        ["Tarn Valley Council", "bridge is mended, said a well-", "known engineer of the council.", "2"],
        ["Tarn Valley Council", "The council meets again on Thursday.", "3"],
    ]
    (account,), problems = of(tmp_path, "a", pdf(*pages, title="Microsoft Word - x.doc"))
    assert problems == []
    assert paragraphs(account) == [
        "The bridge over the Tarn was closed on Monday after two lorries collided on its northern ramp, the"
        " prefect said. Nobody was hurt, but the well-known ramp is bent.",
        "Ferries will carry the children of the valley to their school until the bridge is mended, said a"
        " well-known engineer of the council.",
        "The council meets again on Thursday.",
    ]
    assert paragraphs(account, "furniture") == ["Tarn Valley Council", "1", "2", "3"]
    assert (account.title, account.published) == (None, None)
