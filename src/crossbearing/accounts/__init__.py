"""Bytes → Account: what a page says, told apart from the page around it.

1. ``gather`` walks files and folders and yields a ``Source`` for each file, without its bytes.
2. ``accounts_in`` tells by the content what a file is. What holds accounts (an archive, a feed, a mail, a
   crawl) is unfolded member by member, and members likewise; what is one account is read.
3. A reader decodes the bytes and cuts the text into blocks, each of its kind.
4. Rules tell furniture, mastheads and captions; datelines and addresses at the end are cut from prose.
5. Text and paragraphs are put together, the language is named.
6. What is known comes from accounts.csv, a feed or a header, else the page, else the address, else the text,
   and says which. The day in a dateline is so marked as a guess; none is invented, and one that cannot be
   right is refused.
"""

from crossbearing.accounts.known import NOTHING, Known
from crossbearing.accounts.listing import listed_at
from crossbearing.accounts.manifest import NAME as MANIFEST
from crossbearing.accounts.opening import Found, accounts_at, accounts_in, accounts_of, read_whole
from crossbearing.accounts.reading import read
from crossbearing.accounts.repeats import repeated_across, set_repeats_apart
from crossbearing.accounts.settings import ReadSettings
from crossbearing.accounts.sources import Obstacle, Source, gather

__all__ = [
    "MANIFEST",
    "NOTHING",
    "Found",
    "Known",
    "Obstacle",
    "ReadSettings",
    "Source",
    "accounts_at",
    "accounts_in",
    "accounts_of",
    "gather",
    "listed_at",
    "read",
    "read_whole",
    "repeated_across",
    "set_repeats_apart",
]
