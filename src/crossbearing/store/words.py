"""Text as the case keeps it, and what two texts have in common that differ in nothing but white space."""

import hashlib


def words_digest(text: str) -> str:
    """SHA-256 of the words of ``text``, in hexadecimal."""
    return hashlib.sha256(" ".join(text.split()).encode("utf8", "surrogatepass")).hexdigest()


def storable(value: str) -> str:
    """``value`` without lone surrogates, which file names may hold and SQLite cannot.

    The escape put in their place is the one of JSON, so a value kept as JSON comes back unchanged.
    """
    return value.encode("utf8", "backslashreplace").decode("utf8")
