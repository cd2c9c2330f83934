"""Bytes → kind: what a file is, told by its content. Its ending only decides between kinds of text.

The marks are those of the formats' own standards: PDF (ISO 32000), ZIP (APPNOTE), gzip (RFC 1952), tar
(POSIX.1), WARC (ISO 28500), mail (RFC 5322), mbox (RFC 4155), Atom (RFC 4287), JSON Feed 1.1, sitemaps.org.
"""

import bz2
import json
import lzma
import re
import tarfile
import zlib
from contextlib import suppress

from crossbearing.accounts.columns import has_text_column
from crossbearing.accounts.decoding import BINARY_SHARE, BOMS, CONTROLS

HEAD = 1 << 16  # bytes that are looked at
# The name in a ZIP member's own header, 26 bytes after the mark.
IN_DOCX = re.compile(rb"PK\x03\x04.{26}word/(?:document|styles|settings|_rels)", re.DOTALL)
# What is known and not read, so that the reason given is a good one.
STRANGE = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as .docx or PDF"),
    (b"{\\rtf", "RTF; save it as .docx or PDF"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive; pack it as ZIP"),
    (b"Rar!", "a RAR archive; pack it as ZIP"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "PostScript; save it as PDF"),
)
RIFF = {b"WEBP": "a picture", b"WAVE": "a sound recording", b"AVI ": "a film"}
ENDINGS = {
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
    "text": "text",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "csv": "csv",
    "tsv": "csv",
}
# Possessive, so that markup made for it cannot be tried in many ways.
SKIPPED_XML = r"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[[^\]]*\])*+>)*+"
ROOT = re.compile(rf"{SKIPPED_XML}<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])", re.DOTALL | re.IGNORECASE)
ROOTS = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
TAGS = re.compile(
    r"html|head|body|title|meta|link|style|script|header|nav|main|article|section|aside|footer|div|span|p|a|b|i|u"
    r"|h[1-6]|br|hr|img|figure|[uod]l|li|table|t[rd]|blockquote|pre|strong|em|font|center|small|time|iframe|video"
    r"|form|noscript|base"
)
MARKUP = re.compile(
    r"</(?:p|div|article|section|span|h[1-6]|a|li|blockquote|body|td)\s*>|<br\s*/?>|<p>", re.I
)
FEW_TAGS = 10  # that may stand in a text without its being HTML
ANY_TAG = re.compile(r"</[A-Za-z][\w-]*\s*>|<(?:br|p|img|hr)\b[^<>]*>", re.IGNORECASE)
HEADER = re.compile(r"([!-9;-~]{1,70}):(?:[ \t].*)?$")
MAIL = {"from", "date", "message-id", "mime-version", "received", "subject", "to", "return-path", "sender"}
BOX = re.compile(r"From \S{1,200} .{0,80}\d\d:\d\d.{0,20} \d{4}\b.{0,80}\n[!-9;-~]{1,70}:[ \t]")
FRONT = re.compile(r"---[ \t]*\r?\n[A-Za-z_-]+:.*\n")
ATX = re.compile(r"^#{1,6} \S", re.MULTILINE)
MARKS = re.compile(r"^(?:[*-] |\d\. |> )\S|\]\(\S{1,300}\)|\*\*\S|^```", re.MULTILINE)


def kind_of(head: bytes, name: str) -> str | None:
    """The kind of the file that begins with ``head`` (its first HEAD bytes); None where it is none we read.

    ``name`` helps only where the content leaves it open, as between plain text and Markdown.
    """
    if kind := _binary_kind(head):
        return kind
    text = _text(head)
    return None if strange(head) or text is None else _text_kind(text, _ending(name))


def kind_of_part(text: str) -> str:
    """The kind of a ``text`` that a feed or a table holds as an account's: no page is around it."""
    if ROOT.match(text.lstrip()) and re.search(r"<(?:html|body)[\s>]", text[:HEAD], re.IGNORECASE):
        return "html"
    return "fragment" if ANY_TAG.search(text) else "text"


def why_not(head: bytes, kind: str | None) -> str:
    """Why a file that begins with ``head`` and is of no kind that is read is not read."""
    if kind == "xml":
        return "is XML of a kind that is not read; read are feeds and sitemaps"
    words = strange(head)
    return f"is not read: it is {words}" if words else "is binary and not text"


def strange(head: bytes) -> str | None:
    """What the file is, in words, if it is known to be of a kind that is not read."""
    if head[:4] == b"RIFF" and head[8:12] in RIFF:
        return RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return "a film or a picture"
    return next((words for mark, words in STRANGE if head.startswith(mark)), None)


def _binary_kind(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024] and not head.lstrip().startswith((b"<", b"From ")):
        return "pdf"
    if head.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return "docx" if IN_DOCX.search(head) else "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")):
        inner = _unpacked(head)
        return "warc" if inner.startswith(b"WARC/") else "tar" if _is_tar(inner) else "packed"
    return "tar" if _is_tar(head) else None


def _unpacked(head: bytes) -> bytes:
    """What the compressed ``head`` begins with; b"" where it is not really compressed."""
    try:
        if head.startswith(b"B"):
            return bz2.BZ2Decompressor().decompress(head, HEAD)
        if head.startswith(b"\xfd"):
            return lzma.LZMADecompressor(memlimit=1 << 28).decompress(head, HEAD)
        return zlib.decompressobj(31).decompress(head, HEAD)
    except (zlib.error, OSError, lzma.LZMAError, EOFError):
        return b""


def _is_tar(head: bytes) -> bool:
    if len(head) < tarfile.BLOCKSIZE:
        return False
    try:
        header = head[: tarfile.BLOCKSIZE]
        tarfile.TarInfo.frombuf(header, "utf8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def _text(head: bytes) -> str | None:
    """``head`` as far as the marks of formats need it, which are ASCII; None where it is no text."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head.decode(encoding, "ignore").lstrip("\ufeff").lstrip()
    if len(head) - len(head.translate(None, CONTROLS)) > BINARY_SHARE * len(head):
        return None
    return head.decode("utf8", "replace").lstrip()


def _ending(name: str) -> str | None:
    return ENDINGS.get(name.rpartition(".")[2].lower())


def _text_kind(text: str, ending: str | None) -> str:
    if BOX.match(text):
        return "mbox"
    if mail := _mail_kind(text):
        return mail
    if text.startswith("<") and (root := ROOT.match(text)):
        name = root[1].lower()
        if name in ROOTS:
            return ROOTS[name]
        # Markdown may begin with a tag, but not with a whole page.
        if TAGS.fullmatch(name) and (ending != "markdown" or name in ("html", "head", "body")):
            return "html"
        if text.startswith("<?xml"):
            return "xml"
    if text[:1] in "[{" and (found := _json_kind(text)):
        return found
    tags = len(MARKUP.findall(text[:20_000]))
    if tags > (FEW_TAGS if ending == "text" else 1) and ending not in ("markdown", "csv"):
        return "html"
    return ending or _plain_kind(text)


def _mail_kind(text: str) -> str | None:
    names: dict[str, str] = {}
    for line in text.split("\n"):
        line = line.rstrip("\r")
        if not line:
            break
        if line[0] in " \t" and names:
            names[next(reversed(names))] += line
        elif found := HEADER.match(line):
            names.setdefault(found[1].lower(), line[found.end(1) + 1 :])
        else:
            return None
    proofs = names.keys() & MAIL
    if "content-type" in names and "multipart/related" in names["content-type"].lower() and "to" not in names:
        return "mhtml"
    if "mime-version" in names and "content-type" in names:
        return "eml"
    return (
        "eml"
        if "from" in proofs and len(proofs) > 2 and proofs & {"date", "message-id", "received"}
        else None
    )


def _json_kind(text: str) -> str | None:
    if not re.match(r'\{\s*(?:"|\})|\[\s*(?:\{|\])', text):
        return None
    if re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', text[:20_000]):
        return "jsonfeed"
    first, newline, _ = text.partition("\n")
    if first.startswith("{") and newline:
        with suppress(ValueError, RecursionError):
            json.loads(first)
            return "jsonl"
    return "json"


def _plain_kind(text: str) -> str:
    beginning = text[:5_000]
    if FRONT.match(text) or (ATX.search(beginning) and MARKS.search(beginning)):
        return "markdown"
    return "csv" if has_text_column(text) else "text"
