"""Credits: the places where an account says whose words it uses, in words or by a link."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from urllib.parse import urlsplit

from attrs import field, frozen

from crossbearing.lexicons.knowledge import agencies, known_as
from crossbearing.lexicons.resource import resource
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, Passage

CLOSING = re.compile(r"\(([A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){1,3})\)\W*")  # a paragraph like "(Coast Press)"
LONGEST_NAME = 60  # characters
FIRST = re.compile(r"\w+")
LINK = re.compile(r"https?://[^\s<>\"“”()]+")


@frozen
class Credited:
    """Who may be credited: outlets by name; accounts of the case, id and outlet, by address."""

    outlets: tuple[str, ...] = ()
    links: dict[str, tuple[str, str]] = field(factory=dict, repr=False)

    def told_in(self, text: str) -> tuple[str, ...]:
        """The names in ``text`` that may be credited, and the addresses of accounts that it links to.

        All that its credits depend on besides ``text`` itself and its outlet.
        """
        first = {m.group() for m in FIRST.finditer(text)} | {""}
        names = {n for word in first & self._by_first.keys() for n in self._by_first[word] if n in text}
        linked = (_address_of(m) for m in LINK.finditer(text)) if self.links else ()
        return (*sorted(names), *(f"{a} {self.links[a]}" for a in linked if a in self.links))

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        """The outlets by their first word; a pattern finds none that begins within a word."""
        found: dict[str, list[str]] = defaultdict(list)
        for outlet in self.outlets:
            word = FIRST.match(outlet)
            found[word.group() if word else ""].append(outlet)
        return dict(found)


def names_credited(accounts: Iterable[Account]) -> Credited:
    """Whom the accounts of a case may credit besides the agencies: each other."""
    told = sorted(accounts, key=lambda a: a.id)
    links: dict[str, tuple[str, str]] = {}
    for account in told:
        if account.url and (address := _address(account.url)):
            links.setdefault(address, (account.id, account.credit))
    return Credited(tuple(sorted({a.outlet for a in told if a.outlet} | _closing_names(told))), links)


def credits_of(account: Account, names: Credited) -> tuple[Lineage, ...]:
    """The credits of one account, those in words first."""
    found: list[Lineage] = []
    for origin, start, end, source in (*_in_words(account, names), *_links(account, names)):
        own = source == account.id or (account.outlet is not None and origin == known_as(account.outlet))
        if own or any(s.start < end and start < s.end for entry in found for s in entry.spans):
            continue
        passage = Passage(account.id, start, end)
        words = len(account.text[start:end].split())
        found.append(Lineage("credited", (passage,), words, source=source, origin=origin, means="credited"))
    return tuple(found)


def _closing_names(accounts: Iterable[Account]) -> set[str]:
    """Names in brackets that close accounts of two outlets: one outlet alone may name its author so."""
    users: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for paragraph in account.paragraphs[-1:]:
            if match := CLOSING.fullmatch(account.text, paragraph.start, paragraph.end):
                users[match.group(1)].add(account.credit)
    return {name for name, outlets in users.items() if len(outlets) > 1}


def _in_words(account: Account, names: Credited) -> Iterator[tuple[str, int, int, str | None]]:
    expressions, known = _expressions(names.outlets)
    for expression in expressions:
        for match in expression.finditer(account.text):
            if not _is_gloss(account.text, match, known):
                yield known[match.group("name")], *match.span(), None


def _is_gloss(text: str, match: re.Match[str], known: dict[str, str]) -> bool:
    """Whether brackets only shorten the name before them: "the Korean Central News Agency (KCNA)"."""
    before = text[max(match.start() - LONGEST_NAME, 0) : match.start()].rstrip()
    origin = known[match.group("name")]
    return match.group().startswith("(") and any(before.endswith(n) for n in known if known[n] == origin)


@cache
def _expressions(outlets: tuple[str, ...]) -> tuple[list[re.Pattern[str]], dict[str, str]]:
    names = dict(agencies())
    for outlet in outlets:
        names.setdefault(outlet, outlet)
    either = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return [
        re.compile(p.replace("{name}", f"(?P<name>{either})")) for p in resource("credits")["patterns"]
    ], names


# --- links --------------------------------------------------------------------------------------------


def _links(account: Account, names: Credited) -> Iterator[tuple[str, int, int, str | None]]:
    """Links to accounts of the case, and to the pages of agencies."""
    for match in LINK.finditer(account.text):
        address = _address_of(match)
        if address in names.links:
            source, outlet = names.links[address]
            yield known_as(outlet), *match.span(), source
        elif outlet := _hosts().get(address.partition("/")[0], ""):
            yield outlet, *match.span(), None


def _address_of(link: re.Match[str]) -> str:
    """The address of a link in a text, without what ends its sentence."""
    return _address(link.group().rstrip(".,;:!?’'"))


def _address(url: str) -> str:
    """What of a URL names its page: host and path, without "www." and a closing slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"


@cache
def _hosts() -> dict[str, str]:
    return {host: name for name, hosts in resource("credits")["hosts"].items() for host in hosts}
