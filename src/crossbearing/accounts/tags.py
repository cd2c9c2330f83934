"""Markup that would keep a parser busy for hours is refused before it gets there."""

import re

from crossbearing.errors import ReadError

TAG = re.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*"|'[^']*')*+""")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
SHORT = 10_000  # code points of a tag that is not looked at
MOST_ATTRIBUTES = 2_000


def check_tags(markup: str, where: str) -> None:
    """Raises ReadError for a tag of thousands of attributes: libxml2 compares each with all the others."""
    for found in TAG.finditer(markup):
        if len(tag := found[0]) > SHORT and len(QUOTED.sub("", tag).split()) > MOST_ATTRIBUTES:
            raise ReadError(where, f"has a tag of more than {MOST_ATTRIBUTES} attributes and is not read")
