"""When two accounts are one.

- The same page, by its canonical URL, is one account; if its text has changed, another version of it.
- The same text is one account found twice, unless two outlets print it: two outlets that print one text
  are two accounts, and lineage says that one has it from the other.
"""

from collections.abc import Sequence

from crossbearing.lexicons.addresses import canonical_url, is_front_page, publisher
from crossbearing.model.account import Account

TELLING = ("paragraph", "item", "quote")
ENOUGH = 40  # characters of a paragraph that two texts do not share by chance


def same_account(account: Account, known: Sequence[Account]) -> str | None:
    """The id of the one of ``known``, the likeliest first, that ``account`` is one with.

    ``known`` is what a case holds under the same text or the same address. The id of ``account`` itself
    says that it stands for itself though another outlet printed the same text; None that nothing tells.
    """
    others = [other for other in known if other.id != account.id]
    twins = [other for other in others if _says_the_same(account, other)]
    for other in twins:
        if _is_one_page(account, other) or not _differ_in_outlet(account, other):
            return other.id
    for other in others:
        if _is_one_page(account, other) and _are_related(account, other):
            return other.id
    return account.id if twins else None


def page_url(account: Account) -> str | None:
    """The canonical URL of the page that ``account`` is; None where its URL is that of a whole site."""
    url = canonical_url(account.url) if account.url else None
    return None if url is None or is_front_page(url) else url


def _says_the_same(one: Account, other: Account) -> bool:
    return one.sha256 == other.sha256 or one.text.split() == other.text.split()


def _is_one_page(one: Account, other: Account) -> bool:
    url = page_url(one)
    return url is not None and url == page_url(other)


def _differ_in_outlet(one: Account, other: Account) -> bool:
    """Whether two outlets are known; what is not known is no difference."""
    if one.outlet and other.outlet:
        return one.outlet.casefold() != other.outlet.casefold()
    hosts = [publisher(account.url) if account.url else None for account in (one, other)]
    return None not in hosts and hosts[0] != hosts[1]


def _are_related(one: Account, other: Account) -> bool:
    """Whether two texts have something in common: many pages name an address that is not theirs."""
    if one.title and one.title == other.title:
        return True
    return not _paragraphs(one).isdisjoint(_paragraphs(other))


def _paragraphs(account: Account) -> frozenset[str]:
    texts = (account.text[p.start : p.end] for p in account.paragraphs if p.kind in TELLING)
    return frozenset(text for text in texts if len(text) >= ENOUGH)
