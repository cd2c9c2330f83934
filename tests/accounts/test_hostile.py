"""Files made to do harm: each is refused with its cause, and what is sound beside it is read."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import OTHER, PROSE, docx, found, of, page, paragraphs, pdf, tarred, warc, zipped
from pypdf import PdfWriter

from crossbearing.accounts import ReadSettings, accounts_of
from crossbearing.accounts.sniff import HEAD, kind_of
from crossbearing.model.account import Problem

SMALL = ReadSettings(max_bytes=100_000, max_unpacked=1_000_000)
ZEROS = b"0" * 300_000


# --- bombs ------------------------------------------------------------------------------------------------


def test_a_bomb_is_left_when_it_unfolds_to_too_much(tmp_path: Path) -> None:
    bomb = zipped(
        {"a.txt": PROSE.encode(), **{f"{n}.txt": ZEROS for n in range(20)}, "z.txt": OTHER.encode()}
    )
    accounts, problems = of(tmp_path, "bomb.zip", bomb, SMALL)
    assert [paragraphs(a) for a in accounts] == [[PROSE]]
    assert problems[0].why == "is larger than 0.1 MB and is not read"
    assert problems[-1].why == "unfolds to more than 1 MB; the rest is not read"
    assert len(problems) < 20


def test_a_bomb_in_a_bomb_is_no_better(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": ZEROS for n in range(5)})
    accounts, problems = of(tmp_path, "b.zip", zipped({f"{n}.zip": inner for n in range(5)}), SMALL)
    assert accounts == []
    assert "unfolds to more" in problems[-1].why


@pytest.mark.parametrize("wrap", [lambda d: d, lambda d: tarred({"a.txt": d})])
def test_a_compressed_bomb_is_left(tmp_path: Path, wrap: Callable[[bytes], bytes]) -> None:
    bomb = gzip.compress(wrap(b"0" * 5_000_000))
    accounts, problems = of(tmp_path, "b.gz", bomb, SMALL)
    assert accounts == []
    assert {"unfolds to more than 1 MB; the rest is not read", "is larger than 0.1 MB and is not read"} & {
        p.why for p in problems
    }


def test_a_ratio_that_no_text_has_gives_a_bomb_away(tmp_path: Path) -> None:
    bomb = zipped({f"{n}.txt": b"0" * 21_000_000 for n in range(8)})
    accounts, problems = of(tmp_path, "b.zip", bomb)
    assert accounts == []
    assert "unfolds to more than 100 MB" in problems[-1].why


def test_more_members_than_allowed_are_not_read(tmp_path: Path) -> None:
    files = {f"{n}.txt": PROSE.encode() for n in range(5)}
    accounts, problems = of(tmp_path, "many.zip", zipped(files), ReadSettings(max_members=3))
    assert len(accounts) == 3
    assert problems == [Problem("many.zip", "holds more than 3 members; the rest is not read")]


def test_a_tar_header_that_claims_a_gigabyte_of_name_is_not_read_into_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    accounts, problems = of(tmp_path, "a.tar", info.tobuf() + bytes(10_240))
    assert accounts == []
    assert "longer than any name" in problems[0].why


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "data",
    [
        f"<?xml version='1.0'?>{LAUGHS}<rss><item><description>&b;&c;</description></item></rss>",
        f"<?xml version='1.0'?>{LAUGHS}<urlset><url><loc>&b;</loc></url></urlset>",
    ],
)
def test_xml_entities_are_neither_expanded_nor_fetched(tmp_path: Path, data: str) -> None:
    accounts, problems = of(tmp_path, "feed.xml", data.encode())
    assert accounts == []
    assert [p.why for p in problems] == ["declares XML entities, which are not expanded; it is not read"]


def test_xml_entities_in_a_word_document_are_refused_too(tmp_path: Path) -> None:
    accounts, problems = of(tmp_path, "a.docx", docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", before=LAUGHS))
    assert accounts == []
    assert "declares XML entities" in problems[0].why


def test_a_feed_whose_entry_does_not_end_is_left(tmp_path: Path) -> None:
    good = f"<item><guid>1</guid><description>{PROSE}</description></item>"
    endless = f"<rss><channel>{good}<item>" + f"<a>{'x' * 1000}</a>" * 6_000
    accounts, problems = of(tmp_path, "feed.xml", endless.encode())
    assert [paragraphs(a) for a in accounts] == [[PROSE]]
    assert "an entry of more than 5 MB" in problems[0].why


def test_a_feed_that_is_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    good = f"<item><guid>1</guid><description>{PROSE}</description></item>"
    accounts, _ = of(tmp_path, "feed.xml", f"<rss><channel>{good}<item><descr".encode())
    assert [paragraphs(a) for a in accounts] == [[PROSE]]


# --- paths and links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "in/../../a.txt", "C:\\a.txt", "..\\a.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_path_that_leads_out_of_an_archive_is_refused(
    tmp_path: Path, pack: Callable[..., bytes], name: str
) -> None:
    accounts, problems = of(tmp_path, "a.bin", pack({name: PROSE.encode(), "good.txt": OTHER.encode()}))
    assert [paragraphs(a) for a in accounts] == [[OTHER]]
    assert [p.why for p in problems] == ["has a path that leads out of the archive, and is not read"]


def test_links_in_archives_are_not_followed(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, kind in [
            ("soft.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("dev.txt", tarfile.CHRTYPE),
        ]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    accounts, problems = of(tmp_path, "a.tar", made.getvalue())
    assert accounts == []
    assert [p.why.split(",")[0] for p in problems] == [
        "is a link in an archive",
        "is a link in an archive",
        "is neither a file nor a folder",
    ]
    link = zipfile.ZipInfo("soft.txt")
    link.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive_:
        archive_.writestr(link, "/etc/passwd")
    accounts, (problem,) = of(tmp_path, "a.zip", made.getvalue())
    assert accounts == []
    assert "is a link" in problem.why


# --- what is damaged --------------------------------------------------------------------------------------

PAGES = [(f"https://post.example/{n}", page(f"Bridge {n} closed")) for n in range(4)]


@pytest.mark.parametrize("zip_it", [False, True])
@pytest.mark.parametrize("lost", [1, 30, 300, 700])
def test_of_a_crawl_that_is_cut_short_what_is_whole_is_taken(tmp_path: Path, zip_it: bool, lost: int) -> None:
    data = warc(PAGES, gzip=zip_it)
    if not zip_it:
        lost += 4  # the blank lines after a record are no loss
    accounts, problems = of(tmp_path, "crawl.warc", data[:-lost])
    assert [a.url for a in accounts] == [url for url, _ in PAGES[: len(accounts)]]
    assert len(accounts) in (2, 3) or (zip_it and lost == 1)
    assert ["cut short" in p.why for p in problems] == [True]


def test_an_uncompressed_crawl_in_a_stream_cut_by_gzip_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    accounts, problems = of(tmp_path, "crawl", gzip.compress(warc(PAGES))[:-100])
    assert len(accounts) <= 3
    assert "cut short" in problems[0].why


def test_a_crawl_whose_header_does_not_end_is_left(tmp_path: Path) -> None:
    data = warc(PAGES[:1]) + b"WARC/1.0\r\nX: " + b"x" * 3_000_000
    accounts, problems = of(tmp_path, "crawl.warc", data)
    assert len(accounts) == 1
    assert "longer than 1 MB" in problems[0].why


def test_a_member_with_a_wrong_checksum_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": PROSE.encode(), "b.txt": OTHER.encode()}, zipfile.ZIP_STORED))
    data[data.index(PROSE.encode())] ^= 1
    accounts, (problem,) = of(tmp_path, "a.zip", bytes(data))
    assert [paragraphs(a) for a in accounts] == [[OTHER]]
    assert problem.where == "a.zip/a.txt"
    assert "damaged" in problem.why


# --- documents --------------------------------------------------------------------------------------------


def test_a_pdf_with_a_password_is_refused_and_one_without_is_read(tmp_path: Path) -> None:
    for password, count in [("secret", 0), ("", 1)]:
        writer = PdfWriter(clone_from=io.BytesIO(pdf([PROSE, OTHER])))
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        accounts, problems = of(tmp_path, "a.pdf", made.getvalue())
        assert len(accounts) == count
        assert [p.why for p in problems] == ["is an encrypted PDF; save it without its password"][count:]


def test_a_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    accounts, (problem,) = of(tmp_path, "a.pdf", pdf([], []))
    assert accounts == []
    assert "without a text layer" in problem.why


def test_html_nested_ten_thousand_deep_ends_in_a_reason_or_a_text(tmp_path: Path) -> None:
    data = b"<html><body>" + b"<div>" * 10_000 + f"<p>{PROSE}</p>".encode() + b"</div>" * 10_000
    accounts, problems = of(tmp_path, "deep.html", data)
    assert len(accounts) + len(problems) == 1


def test_mail_within_mail_without_end_is_refused(tmp_path: Path) -> None:
    data = b"From: a@a.example\nDate: x\nSubject: y\nMIME-Version: 1.0\n"
    for n in range(200):
        data += f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode()
    accounts, problems = of(tmp_path, "a.eml", data + b"\nhello")
    assert accounts == []
    assert problems[0].where == "a.eml"


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    accounts, problems = of(tmp_path, "a.json", b'[{"a":' + b"[" * 200_000)
    assert accounts == []
    assert "JSON" in problems[0].why


def test_nul_bytes_and_overrides_do_not_reach_the_text(tmp_path: Path) -> None:
    data = f"{PROSE.replace('bridge', 'br' + chr(0x202E) + 'idge' + chr(0))} {OTHER}"
    for name, told in [("a.csv", f'text,url\n"{data}",x\n'), ("a.txt", data), ("a.html", f"<p>{data}</p>")]:
        (account,), problems = of(tmp_path, name, told.encode())
        assert (paragraphs(account), problems) == ([f"{PROSE} {OTHER}"], [])


# --- anything ---------------------------------------------------------------------------------------------

SEEDS: dict[str, bytes] = {
    "pdf": pdf([PROSE, OTHER], [OTHER]),
    "docx": docx(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"),
    "zip": zipped({"a.txt": PROSE.encode(), "b.html": page()}),
    "tar": tarred({"a.txt": PROSE.encode(), "b.html": page()}),
    "packed": gzip.compress(page()),
    "warc": warc(PAGES[:2]),
    "warc.gz": warc(PAGES[:2], gzip=True),
    "eml": b"From: a@a.example\nDate: Mon, 12 Feb 2024 10:00:00 +0100\nSubject: =?utf-8?q?x?=\n"
    b"MIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
    + PROSE.encode()
    + b"\n--b\nContent-Type: text/html; "
    b"charset=x\nContent-Disposition: attachment; filename*=utf-8''a.html\n\n" + page() + b"\n--b--\n",
    "mbox": b"From a Mon Feb 12 10:00:00 2024\nFrom: a@a.example\n\n" + PROSE.encode() + b"\n\n",
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    b"Content-Type: text/html\n\n" + page(),
    "feed": b"<rss><channel><title>T</title><item><link>u</link><description>It is closed.</description>"
    b"</item></channel></rss>",
    "jsonfeed": b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_text": "x"}]}',
    "sitemap": b"<urlset><url><loc>https://a.example/</loc></url></urlset>",
    "csv": b'id,text\n1,The bridge\n2,"It is\nclosed"\n',
    "jsonl": b'{"text": "The bridge"}\n{"text": 3}\n',
    "json": b'{"items": [{"text": "The bridge", "date": "2024-01-01"}]}',
    "html": page(),
    "markdown": b"---\ntitle: x\n---\n# Bridge\n\n" + PROSE.encode(),
}


@settings(max_examples=300)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\3\4", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"<rss>", b"{", b"From "]
    ),
)
def test_arbitrary_bytes_end_in_an_account_or_a_reason(data: bytes, mark: bytes) -> None:
    results = list(accounts_of(io.BytesIO(mark + data), "a", settings=SMALL))
    assert all(isinstance(r, Problem) or r[0].text for r in results)


@pytest.mark.parametrize("kind", SEEDS)
def test_the_kind_is_told_by_the_content(kind: str) -> None:
    assert kind_of(SEEDS[kind][:HEAD], "nothing") == kind.removesuffix(".gz")


def test_an_empty_folder_member_is_a_reason(tmp_path: Path) -> None:
    accounts, problems = of(tmp_path, "a.zip", zipped({"a.txt": b"", "b.txt": b" \n"}))
    assert accounts == []
    assert [p.why for p in problems] == ["is empty", "is empty"]
    assert found(tmp_path / "a.zip")[1] == problems
