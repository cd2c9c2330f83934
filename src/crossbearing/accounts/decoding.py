"""Bytes → text, strictly: what cannot be told is refused, not filled with replacement characters."""

import codecs
import re

from charset_normalizer import from_bytes

from crossbearing.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
BINARY_SHARE = 0.01  # a text may hold a few stray controls; compressed data hold a tenth
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# WHATWG Encoding Standard: pages that declare these are windows-1252.
LATIN = {"iso8859-1", "ascii"}
# What Python decodes and no page is written in: it would make other words of what stands there.
ESCAPES = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}
# English with a few accents; above this share the letters of windows-1252 are likely another alphabet.
ACCENTED_SHARE = 0.05


def decode(data: bytes, where: str, charset: str | None = None) -> str:
    """``data`` as text, after its byte order mark, UTF-8, the encoding it declares, or its statistics.

    ``charset`` is what a header of HTTP or mail says; it counts where the bytes are no UTF-8 and fit it.
    Raises ReadError for data that are empty, binary or in no encoding that can be told.
    """
    if not data.strip():
        raise ReadError(where, "is empty")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    if len(data) - len(data.translate(None, CONTROLS)) > BINARY_SHARE * len(data):
        raise ReadError(where, "is binary and not text")
    try:
        return data.decode("utf8")
    except UnicodeDecodeError:
        pass
    if charset and (text := _as_told(data, charset)) is not None:
        return text
    if (declared := _declared(data)) is not None:
        return _strictly(data, declared, where)
    if (text := _western(data)) is not None:
        return text
    best = from_bytes(data).best()
    if best is None:
        raise ReadError(where, "is in no character encoding that can be told; save it as UTF-8")
    return str(best)


def charset_of(media: str) -> str | None:
    """The encoding that ``media``, a Content-Type, names."""
    for part in media.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"says it is {encoding}, but byte {error.start} is not; save it as UTF-8"
        raise ReadError(where, why) from error


def _as_told(data: bytes, charset: str) -> str | None:
    encoding = _encoding(charset)
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeError:  # such headers are often wrong
        return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return _encoding(found[1].decode("ascii")) if found else None


def _encoding(told: str) -> str | None:
    """The character encoding that is ``told``, as Python calls it; None where it is none, or cannot be."""
    try:
        name = codecs.lookup(told).name
        b"a".decode(name)  # raises for codecs that are of no text, such as base64
    except (LookupError, ValueError):
        return None
    # Bytes that were not UTF-8 are not made so by a declaration.
    if name in ESCAPES or name.startswith("utf"):
        return None
    return "windows-1252" if name in LATIN else name


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    accented = sum(c.isalpha() for c in text if c > "\x7f")
    return text if accented <= ACCENTED_SHARE * len(text) else None
