"""What is known of an account besides its bytes, and how a file is called before a reader."""

import os
import unicodedata

from attrs import asdict, frozen


@frozen
class Known:
    """What somebody tells of an account beside its text: accounts.csv, a feed, a mail's header, a crawl.

    It wins over what the page tells. ``published`` is EDTF; ``retrieved`` is when the bytes were taken
    from the web or came in, as EDTF too: no account was published after it.
    """

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    retrieved: str | None = None

    def over(self, other: "Known") -> "Known":
        """What this tells, and where it is silent what ``other`` tells."""
        return Known(**(asdict(other) | {key: told for key, told in asdict(self).items() if told}))

    @property
    def of_members(self) -> "Known":
        """What is true of each account in a file of which this is known."""
        return Known(outlet=self.outlet, published=self.published, retrieved=self.retrieved)


NOTHING = Known()


def shown(name: str) -> str:
    """A file's name as valid text: a name that is not UTF-8 gets replacement characters."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf8", "replace"))
