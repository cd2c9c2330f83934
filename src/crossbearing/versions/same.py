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


def same_account(
    account: Account, known: Sequence[Sequence[Account]], before: Account | None = None
) -> tuple[str, ...]:
    """The ids of accounts that ``account`` is one with, one of each group of ``known`` and ``before``.

    ``known`` is what a case holds under the same text or the same address, in groups of what it holds to
    be one account, the likeliest first; ``before`` is what came earlier from where ``account`` comes from,
    as a changed file may hold quite another account. The id of ``account`` itself says that it stands for
    itself though another outlet has the same text; no id, that nothing tells.
    """
    joined: list[str] = []
    one = [account]
    if before is not None and before.id != account.id and _is_a_version(account, before):
        beside = [other for group in known if before in group for other in group if other.id != before.id]
        if not _divides(one, beside):
            joined.append(before.id)
            one.append(before)
    mine_first = sorted(known, key=lambda group: account.id not in {other.id for other in group})
    twins_first = sorted(mine_first, key=lambda group: not any(_is_a_twin(account, other) for other in group))
    for group in twins_first:
        others = [other for other in group if other.id != account.id]
        if any(_is_one_with(account, other) for other in others) and not _divides(one, others):
            joined.append(others[0].id)
            one += others
    if joined:
        return tuple(dict.fromkeys(joined))
    has_double = any(
        _says_the_same(account, other) for group in known for other in group if other.id != account.id
    )
    return (account.id,) if has_double else ()


def page_url(account: Account) -> str | None:
    """The canonical URL of the page that ``account`` is; None where its URL is that of a whole site."""
    url = canonical_url(account.url) if account.url else None
    return None if url is None or is_front_page(url) else url


def _is_one_with(account: Account, other: Account) -> bool:
    return _is_a_twin(account, other) or (_is_one_page(account, other) and _are_related(account, other))


def _is_a_twin(account: Account, other: Account) -> bool:
    return _says_the_same(account, other) and not _are_reprints(account, other)


def _divides(some: Sequence[Account], others: Sequence[Account]) -> bool:
    """Whether two of them have one text in two outlets: what is known of neither must not join them."""
    return any(_says_the_same(a, b) and _are_reprints(a, b) for a in some for b in others)


def _are_reprints(one: Account, other: Account) -> bool:
    return _differ_in_outlet(one, other) and not _is_one_page(one, other)


def _says_the_same(one: Account, other: Account) -> bool:
    return one.sha256 == other.sha256 or one.text.split() == other.text.split()


def _is_one_page(one: Account, other: Account) -> bool:
    url = page_url(one)
    return url is not None and url == page_url(other)


def _is_a_version(account: Account, before: Account) -> bool:
    url = canonical_url(account.url) if account.url else None
    named_alike = url is not None and before.url is not None and url == canonical_url(before.url)
    return named_alike or _says_the_same(account, before) or _are_related(account, before)


def _differ_in_outlet(one: Account, other: Account) -> bool:
    """Whether two outlets are known; what is not known is no difference."""
    if one.outlet and other.outlet and "url" not in (one.bases.outlet, other.bases.outlet):
        return one.outlet.casefold() != other.outlet.casefold()
    # a host that stands for an outlet may be that of one known by its name
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
