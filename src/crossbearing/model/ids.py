"""Ids made of content: the same thing always has the same id."""

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id: ``prefix`` and 64 bits of the SHA-256 of ``parts``, as in ``c-3f2a…``."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"
