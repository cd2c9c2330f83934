"""Documents of every kind that is read, most of them a little wrong: strategies, seeds and ways to pack them.

A ``Document`` has a hypothesis strategy of whole files and, for fuzzing by coverage, seeds and ``packed``,
which makes a file of bytes that were mutated: what lies behind a checksum or a table of offsets is mutated
unpacked, as members between MARK lines, or nothing but the first header would ever be met. The pieces that
documents are made of are in ``fuzz_tokens.yaml``.
"""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml
from attrs import frozen
from fuzz_invariants import Read, as_fragment, as_manifest, in_any_file
from fuzz_packing import Files, docx, pdf, tarred, wacz, warc, zipped
from hypothesis import strategies as st

Bytes = st.SearchStrategy[bytes]
MARK = b"\n@@ "  # before the name of a member
TOKENS: Mapping[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("fuzz_tokens.yaml").read_text("utf8")
)


@frozen
class Document:
    """One kind of input: the ``name`` of its files, what ``read`` reads them with, how they are made."""

    name: str
    whole: Bytes
    seeds: tuple[bytes, ...]
    tokens: tuple[str, ...] = ()
    packed: Callable[[bytes], bytes] = bytes
    read: Read = in_any_file

    @property
    def mangled(self) -> Bytes:
        """Whole files and seeds, some of them with bytes lost, changed or added."""
        seeds = st.sampled_from(self.seeds).map(self.packed)
        return st.one_of(self.whole, seeds, self.whole).flatmap(_mangled)


def _mangled(data: bytes) -> Bytes:
    places = st.integers(0, max(0, len(data) - 1))
    edit = st.tuples(places, st.integers(0, 12), st.binary(max_size=4))
    return st.lists(edit, max_size=4).map(lambda edits: _edited(data, edits))


def _edited(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    made = bytearray(data)
    for at, cut, new in edits:
        made[at : at + cut] = new
    return bytes(made)


# --- text of many pieces ------------------------------------------------------------------------------------

LONG = ("1" * 5_000, "x" * 300, "é" * 40)  # more digits than Python makes a number of
words = st.one_of(
    st.sampled_from(TOKENS["words"]), st.sampled_from([*TOKENS["odd"], *LONG]), st.text(max_size=12)
)


def of(tokens: str, before: str = "", after: str = "", size: int = 25) -> Bytes:
    """Tokens of that name and words in any order, between ``before`` and ``after``."""
    pieces = st.lists(st.one_of(st.sampled_from(TOKENS[tokens]), words), max_size=size)
    return pieces.map(lambda found: _bytes(before + "".join(found) + after))


def _bytes(text: str) -> bytes:
    return text.encode("utf8", "surrogatepass")


def text(
    name: str, tokens: str, seed: str, before: str = "", after: str = "", read: Read = in_any_file
) -> Document:
    """A kind that is text: tokens between ``before`` and ``after``."""
    return Document(name, of(tokens, before, after), (_bytes(seed),), tuple(TOKENS[tokens]), read=read)


PROSE = TOKENS["words"][0]
PAGE = f"<html><head><title>Bridge</title></head><body><article><p>{PROSE}</p><p>It is.</p></article></html>"
ITEM = f"<item><link>http://a.example/1</link><description>{PROSE}</description></item>"
FEED_ITEM = {"id": 1, "content_text": PROSE, "url": "http://a.example/1", "date_published": "2024-02-12"}
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [FEED_ITEM]})
FRONT = "---\ntitle: x\ndate: 2024-01-01\n---\n"
HEAD = "From: Ann <a@a.example>\nDate: Mon, 12 Feb 2024 10:00:00 +0100\nSubject: =?utf-8?q?Bridge?=\n"
MIME = "MIME-Version: 1.0\nContent-Type: multipart/{}; boundary=b\n"
ATTACHED = "Content-Type: text/html; charset=x\nContent-Disposition: attachment; filename=a.html\n"
MIXED = f"{HEAD}{MIME.format('mixed')}\n--b\n\n{PROSE}\n--b\n{ATTACHED}\n{PAGE}\n--b--\n"
SAVED = f"{MIME.format('related')}\n--b\nContent-Type: text/html\n\n{PAGE}"
BOX = "From a Mon Feb 12 10:00:00 2024\n"
TABLE = f'id,text,date\n1,{PROSE[:20]},2024-01-01\n2,"It is\nclosed",x\n'
LISTED = '{"items": [{"text": "The bridge", "date": "2024-01-01"}]}'

SIMPLE: Mapping[str, Document] = {
    "html": text("a.html", "html", PAGE, "<html>"),
    "fragment": text("a", "html", f"<p>{PROSE}<ul><li>a<td>b", read=as_fragment),
    "markdown": text("a.md", "markdown", f"{FRONT}# Bridge\n\n{PROSE}\n\n- a\n"),
    "text": text("a.txt", "text", f"Bridge closed\n\n{PROSE}\n"),
    "feed": text("a", "xml", f"<rss><channel><title>T</title>{ITEM}", "<rss>"),
    "atom": text("a", "xml", f"<feed><title>T</title><entry><id>1</id><content>{PROSE}", "<feed xmlns='a'>"),
    "jsonfeed": text("a", "json", JSON_FEED, JSON_FEED[:50] + ', "items": [{', "}]}"),
    "sitemap": text("a", "xml", "<urlset><url><loc>http://a.example/</loc></url></urlset>", "<urlset>"),
    "eml": text("a.eml", "mail", MIXED, HEAD + "MIME-Version: 1.0\n"),
    "mbox": text("a", "mail", f"{BOX}{HEAD}\n{PROSE}\n\n" * 2, BOX + HEAD),
    "mhtml": text("a", "mail", SAVED, MIME.format("related")),
    "csv": text("a.csv", "csv", TABLE, "id,text,url\n"),
    "jsonl": text("a", "json", f'{{"text": "{PROSE}"}}\n{{"text": 3}}\n', '{"text": "a b"}\n{"text": '),
    "json": text("a", "json", LISTED, '{"items": [{', "}]}"),
    "manifest": text(
        "accounts.csv", "csv", "name,published\na.txt,2024-02-12\n", "name,published\n", "", as_manifest
    ),
}


# --- what is packed -----------------------------------------------------------------------------------------


def members(data: bytes) -> Files:
    """The members between the MARK lines of ``data``."""
    parts = [part.partition(b"\n") for part in (b"\n" + data).split(MARK) if part.strip()]
    return [(name.decode("utf8", "replace"), body) for name, _, body in parts][:20]


def between_marks(files: Files) -> bytes:
    """``files`` as ``members`` takes them."""
    return b"".join(MARK + name.encode() + b"\n" + data for name, data in files)


def packed(
    name: str,
    pack: Callable[[Files], bytes],
    inside: st.SearchStrategy[Files],
    seed: Files,
    tokens: Sequence[str] = (),
) -> Document:
    """A kind that is packed: mutated bytes are packed by members, or after a NUL are a whole file."""

    def made(data: bytes) -> bytes:
        return data[1:] if data.startswith(b"\0") else pack(members(data))

    seeds = (between_marks(seed), b"\0" + pack(seed))
    return Document(name, inside.map(pack), seeds, (MARK.decode(), *tokens), made)


def _files(names: st.SearchStrategy[str], data: Bytes, size: int = 4) -> st.SearchStrategy[Files]:
    return st.lists(st.tuples(names, data), max_size=size)


def _shown(pages: Files) -> st.SearchStrategy[Files]:
    return of("objects", "<< ", size=12).map(lambda data: [*pages, ("object", data)])


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
STYLES = b'<w:styles xmlns:w="w"><w:style w:styleId="a"><w:name w:val="heading 1"/></w:style></w:styles>'
WORDS = b'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>The bridge'
SHOWS = b"BT /F 10 Tf 12 TL 72 700 Td (The bridge was re-) Tj T* (opened.) Tj ET"
TWO = (
    ("a.txt", PROSE.encode()),
    ("in/b.html", PAGE.encode()),
    ("accounts.csv", b"name,outlet\na.txt,Post\n"),
)
ANSWERS = (("p", ANSWER + PAGE.encode()), ("q", ANSWER + PROSE.encode()))

_NAMES = st.one_of(st.sampled_from(TOKENS["names"]), st.text(max_size=8))
_SIMPLE = st.sampled_from(sorted(SIMPLE)).flatmap(lambda kind: SIMPLE[kind].whole)
_INSIDE = _files(_NAMES, st.one_of(_SIMPLE, _SIMPLE.map(lambda data: zipped([("a.txt", data)]))))
_PAGES = _files(st.just("p"), _SIMPLE.map(lambda data: ANSWER + data))
_PARTS = _files(st.sampled_from(["d", "word/styles.xml", "docProps/core.xml"]), of("word", size=30))

PACKED: Mapping[str, Document] = {
    "zip": packed("a.zip", zipped, _INSIDE, TWO),
    "tar": packed("a.tar", tarred, _INSIDE, TWO),
    "tar.gz": packed("a.tgz", lambda files: gzip.compress(tarred(files), 1), _INSIDE, TWO),
    "tar.xz": packed("a", lambda files: lzma.compress(tarred(files), preset=0), _INSIDE, TWO),
    "bz2": packed("a", lambda files: bz2.compress(b"".join(data for _, data in files)), _INSIDE, TWO[:1]),
    "warc": packed("a", warc, _PAGES, ANSWERS, ("HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n")),
    "warc.gz": packed("a", lambda files: gzip.compress(warc(files), 1), _PAGES, ANSWERS),
    "wacz": packed("a.wacz", wacz, _PAGES, ANSWERS),
    "docx": packed("a.docx", docx, _PARTS, [("d", WORDS), ("word/styles.xml", STYLES)], TOKENS["word"]),
    "pdf": packed(
        "a.pdf",
        pdf,
        _files(st.just("page"), of("show", size=30)).flatmap(_shown),
        [("page", SHOWS), ("object", b"<< /Title (x) >>")],
        (*TOKENS["show"], *TOKENS["objects"]),
    ),
}
DOCUMENTS: Mapping[str, Document] = {**SIMPLE, **PACKED}
