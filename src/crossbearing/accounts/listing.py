"""What a sitemap lists: addresses of pages, or of further sitemaps."""

import io
from collections.abc import Iterator

from crossbearing.accounts.archives import unpacked
from crossbearing.accounts.feeds import addresses
from crossbearing.accounts.known import Known
from crossbearing.accounts.members import Allowance
from crossbearing.accounts.settings import DEFAULT, ReadSettings
from crossbearing.accounts.sniff import HEAD, kind_of
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem
from crossbearing.model.fetched import Fetched


def listed_at(page: Fetched, settings: ReadSettings = DEFAULT) -> Iterator[Known | Problem]:
    """What ``page`` tells of each address it lists, if it is a sitemap, compressed or not; else nothing.

    Where it breaks off after the first, a problem comes last.
    """
    body, allowance = io.BytesIO(page.body), Allowance(settings, len(page.body))
    kind, any_listed = kind_of(page.body[:HEAD], page.name), False
    try:
        if kind == "packed":
            kind = kind_of(unpacked(body, page.url, allowance).read(HEAD), page.name.removesuffix(".gz"))
            body.seek(0)
        if kind == "sitemap":
            for address in addresses(unpacked(body, page.url, allowance), page.url):
                any_listed = True
                yield address
    except ReadError as error:
        if any_listed:
            yield Problem(error.where, error.why)
