"""Files in their containers, with headers, checksums and tables of offsets that are right."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Sequence

Files = Sequence[tuple[str, bytes]]  # names and what is in them


def zipped(files: Files) -> bytes:
    """A ZIP of ``files``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(_info(name), data)
    return made.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name[:1_000].encode("utf8", "replace").decode() or "a")
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def tarred(files: Files) -> bytes:
    """A tar of ``files``."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name[:1_000])
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def warc(files: Files) -> bytes:
    """A crawl in which each of ``files``, headers included, is the answer of the address that is its name."""
    made = b""
    for name, data in files:
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{name}\r\n"
        head += "WARC-Date: 2024-02-12T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        made += head.encode() + b"Content-Length: %d\r\n\r\n" % len(data) + data + b"\r\n\r\n"
    return made


def wacz(files: Files) -> bytes:
    """A WACZ whose crawls hold ``files``."""
    return zipped([("datapackage.json", b"{}"), ("archive/a.warc.gz", gzip.compress(warc(files), 1))])


def docx(files: Files) -> bytes:
    """A Word document of parts; their root elements are put around them."""
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b""}
    for name, data in files:
        parts["word/document.xml" if name in parts or "/" not in name else name] = data
    w = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    parts["word/document.xml"] = w + parts["word/document.xml"] + b"</w:body></w:document>"
    return zipped(list(parts.items()))


def pdf(files: Files) -> bytes:
    """A PDF whose pages show the content streams ``files``, with a table of offsets that is right.

    A file named "object" is not a stream but an object of its own, in which every other may be named.
    """
    streams = [data for name, data in files if name != "object"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids.encode(), len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, stream in enumerate(streams):
        box = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >>"
        objects.append(box + b" /Contents %d 0 R >>" % (5 + 2 * n))
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
    objects += [data for name, data in files if name == "object"]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj " % number + body + b" endobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    size = len(objects) + 1
    root = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (size, size - 1)
    first = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return made + first + table + root + b"\nstartxref\n%d\n%%%%EOF\n" % len(made)
