"""Web archives (WARC, ISO 28500) → members: each page that was retrieved, record by record."""

import io
from collections.abc import Iterator
from typing import IO, Any

from attrs import define
from warcio.archiveiterator import ArchiveIterator

from crossbearing.accounts.archives import unpacked
from crossbearing.accounts.dates import stated
from crossbearing.accounts.decoding import charset_of
from crossbearing.accounts.failures import reading
from crossbearing.accounts.known import Known
from crossbearing.accounts.members import CHUNK, Allowance, Member, taken
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem

HELD = ("response", "resource", "conversion")
# A crawl holds far more than pages; pictures, styles and scripts of pages are no accounts.
MEDIA = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "message/rfc822",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
)
LONGEST_HEAD = 1_000_000  # bytes of a record's headers


@define
class _Guarded:
    """``source`` that gives no more than ``left`` bytes while headers are read, for those are read whole."""

    source: IO[bytes]
    left: int | None = None

    def tell(self) -> int:
        return self.source.tell()

    def read(self, size: int = -1) -> bytes:
        data = self.source.read(size)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise ValueError(f"the headers of a record are longer than {LONGEST_HEAD / 1e6:g} MB")
        return data


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records, without its warnings on the terminal."""

    INC_RECORD = ""


def records(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """A member for each page that a crawl retrieved, named by its address.

    Of an archive that is cut short, what is whole is yielded before the ReadError.
    """
    guarded = _Guarded(unpacked(stream, where, allowance))
    found = iter(_Records(guarded, block_size=CHUNK))
    while True:
        guarded.left = LONGEST_HEAD + CHUNK
        with reading(where, "WARC"):
            record = next(found, None)
        guarded.left = None
        if record is None:
            return
        with reading(where, "WARC"):
            taking = _member(record, where, allowance)
            while record.raw_stream.read(CHUNK):
                pass
            left = getattr(record.raw_stream, "limit", 0)
        if left or record.rec_headers.get_header("Content-Length") is None:
            raise ReadError(where, "is cut short amid a record; the records before it are taken")
        if taking is not None:
            yield taking


def _member(record: Any, where: str, allowance: Allowance) -> Member | Problem | None:
    """The page in ``record``; None for a record that is no page, or was no success."""
    if record.rec_type not in HELD:
        return None
    headers = record.rec_headers
    answered = record.http_headers
    if answered is not None and answered.get_statuscode() != "200":
        return None
    media = (answered.get_header("Content-Type") if answered is not None else record.content_type) or ""
    if media.partition(";")[0].strip().lower() not in MEDIA:
        return None
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if url.endswith("/robots.txt"):
        return None
    name = url or headers.get_header("WARC-Record-ID") or "record"
    try:
        data = taken(record.content_stream(), allowance.settings.max_bytes, f"{where}/{name}")
        allowance.spend(len(data), where)
    except ReadError as error:
        if "is larger" not in error.why:
            raise
        return Problem(error.where, error.why)
    told = Known(url=url or None, retrieved=stated(headers.get_header("WARC-Date") or ""))
    return Member(name, io.BytesIO(data), told.by("crawl"), charset_of(media))
