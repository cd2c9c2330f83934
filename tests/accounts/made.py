"""Files of each format, made by hand, so that tests say what is in them."""

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.accounts import ReadSettings, Source, accounts_in, gather
from crossbearing.accounts.settings import DEFAULT
from crossbearing.model.account import Account, Problem

PROSE = "The bridge over the Tarn was closed on Monday after two lorries collided, the prefect said."
OTHER = "Ferries will carry the children of the valley to their school until the bridge is mended."


def page(title: str = "Bridge closed", *paragraphs: str, head: str = "") -> bytes:
    told = "".join(f"<p>{p}</p>" for p in paragraphs or (PROSE, OTHER))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()


def found(path: Path, settings: ReadSettings = DEFAULT) -> tuple[list[Account], list[Problem]]:
    """The accounts at ``path`` and the problems."""
    accounts: list[Account] = []
    problems: list[Problem] = []
    for source in gather([path], settings):
        if isinstance(source, Source):
            for told in accounts_in(source, settings):
                if isinstance(told, Problem):
                    problems.append(told)
                else:
                    accounts.append(told[0])
        else:
            problems.append(source)
    return accounts, problems


def of(
    folder: Path, name: str, data: bytes, settings: ReadSettings = DEFAULT
) -> tuple[list[Account], list[Problem]]:
    """The accounts in a file called ``name`` that holds ``data``, and the problems."""
    path = folder / name
    path.write_bytes(data)
    return found(path, settings)


def paragraphs(account: Account, kind: str | None = "paragraph") -> list[str]:
    return [account.text[p.start : p.end] for p in account.paragraphs if kind in (None, p.kind)]


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def warc(
    pages: Sequence[tuple[str, bytes]], gzip: bool = False, media: str = "text/html", **headers: str
) -> bytes:
    """A crawl of ``pages``, address and body, on 12 February 2024."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=gzip)
    for url, body in pages:
        answer = StatusAndHeaders("200 OK", [("Content-Type", media), *headers.items()], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=answer,
            warc_headers_dict={"WARC-Date": "2024-02-12T10:00:00Z"},
        )
        writer.write_record(record)
    return made.getvalue()


def pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF with the lines of each page, in Helvetica, from the top down."""
    texts = [
        b"BT /F 10 Tf 12 TL 72 760 Td "
        + b" ".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
        + b" ET"
        for lines in pages
    ]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, text in enumerate(texts):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(text)} >> stream\n".encode() + text + b"\nendstream")
    objects.append(b"<< /Title (" + _escaped(title) + b") /CreationDate (D:20240101000000Z) >>")
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj ".encode() + body + b" endobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    size = len(objects) + 1
    return made + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R"
        f" /Info {size - 1} 0 R >>\nstartxref\n{len(made)}\n%%EOF\n".encode()
    )


def _escaped(line: str) -> bytes:
    return line.encode("windows-1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in [("berschrift1", "heading 1"), ("Zitat", "Quote"), ("Listenabsatz", "List Paragraph")]
)


def docx(body: str, before: str = "", core: str = "", styles: str = STYLES) -> bytes:
    """A Word document with German names of styles, as Word writes them there."""
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<?xml version='1.0'?>{before}<w:document {WORD}><w:body>{body}</w:body>"
            "</w:document>".encode(),
            "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>".encode(),
            "docProps/core.xml": f"<c xmlns:dc='d'>{core}</c>".encode(),
        }
    )
