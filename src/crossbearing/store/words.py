"""What two texts have in common that differ in nothing but white space."""

import hashlib


def words_digest(text: str) -> str:
    """SHA-256 of the words of ``text``, in hexadecimal."""
    return hashlib.sha256(" ".join(text.split()).encode("utf8", "surrogatepass")).hexdigest()
