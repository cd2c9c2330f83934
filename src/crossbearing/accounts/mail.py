"""Mail → members: the body and each attachment; a mailbox → its mails; MHTML → its page.

Mail is RFC 5322 with MIME (RFC 2045 to 2047), mailboxes are mbox (RFC 4155), MHTML is RFC 2557.
"""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import IO

from crossbearing.accounts.dates import stated
from crossbearing.accounts.failures import reading
from crossbearing.accounts.known import Known
from crossbearing.accounts.members import CHUNK, Allowance, Member, taken
from crossbearing.accounts.repair import squeeze
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem

ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
DEEPEST = 50  # parts within parts
TYPE = re.compile(rb"^Content-[\w-]+:(?:[^\n]*+\n[ \t])*+[^\n]*+", re.MULTILINE | re.IGNORECASE)
LONGEST_TYPE = 20_000  # bytes of a header whose parameters are taken apart, in the square of their number


def mail(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The body of a mail, plain rather than HTML, as a member without a name, and the attachments."""
    with reading(where, "mail"):
        message = _message(taken(stream, allowance.settings.max_bytes, where), where)
        told = _told(message)
        parts = list(_leaves(message, where))
        bodies = [part for part in parts if _is_body(part)]
        plain = [p for p in bodies if p.get_content_type() == "text/plain" and _data(p).strip()]
        shown = plain or [p for p in bodies if _data(p).strip()][:1]
        # Programs cut a plain text into parts where an attachment stands.
        data = b"\n\n".join(_data(p) for p in shown)
    if not shown:
        yield Problem(where, "is a mail without a text")
    else:
        kind = "text" if plain else None
        yield Member("", io.BytesIO(data), told, shown[0].get_content_charset(), kind)
    number = 0
    for part in parts:
        # An attachment is often older than the mail, so that the mail's date is none of its own.
        if not _is_body(part) and not _is_inline_picture(part):
            number += 1
            with reading(where, "mail"):
                name = _words(part.get_filename()) or f"part {number}"
            yield _member(part, name.replace("/", "_"), Known(retrieved=told.retrieved), where)


def box(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The mails of a mailbox, one after the other; one that is too large is a problem."""
    most = allowance.settings.max_bytes
    for number, pieces in enumerate(_mails(stream, most), 1):
        name = f"message {number}"
        if pieces is None:
            yield Problem(f"{where}/{name}", f"is larger than {most / 1e6:g} MB and is not read")
        else:
            yield Member(name, io.BytesIO(ESCAPED.sub(rb"\1", pieces)), kind="eml")


def web_page(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The page that an MHTML file was made of; its pictures and styles are passed over."""
    with reading(where, "MHTML"):
        message = _message(taken(stream, allowance.settings.max_bytes, where), where)
        page = next((p for p in _leaves(message, where) if p.get_content_type() == "text/html"), None)
        if page is None:
            raise ReadError(where, "is MHTML without a page")
        url = _words(page["Content-Location"]) or _words(message["Snapshot-Content-Location"])
        told = Known(
            url=url if url and url.startswith(("https://", "http://")) else None,
            retrieved=stated(_words(message["Date"]) or ""),
        ).by("crawl")
    yield _member(page, "", told, where, "html")


def _message(data: bytes, where: str) -> Message:
    if any(len(found[0]) > LONGEST_TYPE for found in TYPE.finditer(data)):
        raise ReadError(where, "has a header that is longer than any mail's, and is not read")
    return message_from_bytes(data)


def _mails(stream: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The bytes of each mail, without its "From " line; None for one of more than ``most``."""
    pieces: list[bytes] = []
    size, begun, blank = 0, False, True
    while line := stream.readline(CHUNK):
        if blank and line.startswith(b"From "):
            if begun:
                yield None if size > most else b"".join(pieces)
            pieces, size, begun = [], 0, True
        else:
            size += len(line)
            if size > most:
                pieces = []
            else:
                pieces.append(line)
        blank = not line.strip()
    if begun:
        yield None if size > most else b"".join(pieces)


def _leaves(message: Message, where: str, depth: int = 0) -> Iterator[Message]:
    """The parts that hold no parts; a mail within a mail is one of them."""
    if depth > DEEPEST:
        raise ReadError(where, f"holds parts within parts more than {DEEPEST} deep")
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part, where, depth + 1)
    else:
        yield message


def _is_body(part: Message) -> bool:
    plain = part.get_content_type() in ("text/plain", "text/html")
    return plain and part.get_content_disposition() != "attachment" and not part.get_filename()


def _is_inline_picture(part: Message) -> bool:
    inline = part["Content-ID"] is not None or part.get_content_disposition() == "inline"
    return inline and part.get_content_maintype() == "image"


def _member(part: Message, name: str, told: Known, where: str, kind: str | None = None) -> Member:
    with reading(where, "mail"):
        kind = "eml" if part.get_content_type() == "message/rfc822" else kind
        charset = part.get_content_charset()
        return Member(name, io.BytesIO(_data(part)), told, charset, kind)


def _data(part: Message) -> bytes:
    if part.is_multipart():  # a mail within a mail
        return b"\n".join(p.as_bytes() for p in part.get_payload() if isinstance(p, Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _told(message: Message) -> Known:
    sender, address = parseaddr(_words(message["From"]) or "")
    received = message["Received"]  # the topmost: where the mail came in at last
    told = Known(
        title=_words(message["Subject"]),
        author=sender or address or None,
        retrieved=stated(squeeze(str(received).rpartition(";")[2])) if received else None,
    )
    return told.dated(_words(message["Date"])).by("mail")


def _words(header: object) -> str | None:
    """A header's words, decoded and on one line."""
    if header is None:
        return None
    try:
        decoded = str(make_header(decode_header(str(header))))
    except (LookupError, ValueError):  # an unknown or wrong encoding: as it was written
        decoded = str(header)
    return squeeze(decoded.encode("utf8", "replace").decode()) or None
