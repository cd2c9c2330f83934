"""What is known of an account besides its bytes, and how a file is called before a reader."""

import os
import unicodedata

from attrs import frozen


@frozen
class Known:
    """What accounts.csv tells of a file; it wins over what the page tells. ``published`` is EDTF."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None


NOTHING = Known()


def shown(name: str) -> str:
    """A file's name as valid text: a name that is not UTF-8 gets replacement characters."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf8", "replace"))
