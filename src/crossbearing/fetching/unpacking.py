"""Undoing the content coding of a response without trusting its size (RFC 9110, 8.4)."""

import zlib

from crossbearing.fetching.refusal import Refusal

ACCEPTED = "gzip, deflate"
GZIP, ZLIB, BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(body: bytes, coding: str, max_bytes: int) -> bytes:
    """``body`` as it was before ``coding``, the value of Content-Encoding.

    Raises Refusal for a coding that was not asked for, for what is not in it, and for more than
    ``max_bytes`` bytes, of which no more are ever unpacked.
    """
    codings = [c for c in (part.strip().lower() for part in coding.split(",")) if c not in ("", "identity")]
    if not codings or not body:
        return body
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise Refusal(f"was sent as {', '.join(codings)}, which was not asked for")
    try:
        if codings[0] == "deflate":
            # Some servers leave out zlib's header, as browsers let them.
            return _inflated(body, ZLIB if _is_zlib(body) else BARE, max_bytes)
        return _inflated(body, GZIP, max_bytes)
    except zlib.error as error:
        raise Refusal(f"says it is {codings[0]}, but is not") from error


def _is_zlib(body: bytes) -> bool:
    return body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0  # RFC 1950, 2.2


def _inflated(body: bytes, window: int, max_bytes: int) -> bytes:
    """All members of ``body`` one after another: gzip files may be chained."""
    told = b""
    while body:
        member = zlib.decompressobj(window)
        told += member.decompress(body, max_bytes - len(told) + 1)
        if len(told) > max_bytes:
            raise Refusal(f"unpacks to more than {max_bytes / 1e6:g} MB and is not read")
        if not member.eof:
            raise zlib.error("incomplete")
        body = member.unused_data if window == GZIP else b""
        if not body.startswith(b"\x1f\x8b"):
            break  # padding after the last member
    return told
