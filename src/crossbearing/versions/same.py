"""When two accounts are one.

- The same page, by its canonical URL, is one account; if its text has changed, another version of it.
  So is what one file or address gave before and gives now, if it has anything in common.
- The same text is one account found twice, unless two outlets print it: two outlets that print one text
  are two accounts, and lineage says that one has it from the other.
"""

from collections.abc import Sequence

from crossbearing.lexicons.addresses import canonical_url, is_front_page, publisher
from crossbearing.model.account import Account

TELLING = ("paragraph", "item", "quote")
SHARED = 0.2  # share of the shorter of two texts, above which one is a version of the other
ENOUGH = 40  # characters of a paragraph that two texts do not share by chance


def same_account(account: Account, known: Sequence[Account], before: Account | None = None) -> str | None:
    """The id of the one of ``known``, the likeliest first, or of ``before`` that ``account`` is one with.

    ``known`` is what a case holds under the same text or the same address, ``before`` what came earlier
    from where ``account`` comes from; a changed file may hold quite another account. The id of ``account``
    itself says that it stands for itself though another outlet has the same text; None that nothing tells.
    """
    others = [other for other in known if other.id != account.id]
    if before is not None and before.id != account.id and _is_a_version(account, before):
        return before.id
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


def _is_a_version(account: Account, before: Account) -> bool:
    url = canonical_url(account.url) if account.url else None
    named_alike = url is not None and before.url is not None and url == canonical_url(before.url)
    return named_alike or _are_related(account, before)


def _differ_in_outlet(one: Account, other: Account) -> bool:
    """Whether two outlets are known; what is not known is no difference."""
    if one.outlet and other.outlet:
        return one.outlet.casefold() != other.outlet.casefold()
    hosts = [publisher(account.url) if account.url else None for account in (one, other)]
    return None not in hosts and hosts[0] != hosts[1]


def _are_related(one: Account, other: Account) -> bool:
    """Whether two texts have enough in common: many pages name an address that is not theirs."""
    if one.title and one.title == other.title:
        return True
    told, retold = _paragraphs(one), _paragraphs(other)
    shared = sum(map(len, told & retold))
    return shared > SHARED * min(sum(map(len, told)), sum(map(len, retold)))


def _paragraphs(account: Account) -> frozenset[str]:
    texts = (account.text[p.start : p.end] for p in account.paragraphs if p.kind in TELLING)
    return frozenset(text for text in texts if len(text) >= ENOUGH)
