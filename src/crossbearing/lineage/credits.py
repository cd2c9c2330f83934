"""Credits: the places where an account says whose words it uses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from crossbearing.lexicons.knowledge import agencies, known_as
from crossbearing.lexicons.resource import resource
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, Passage

CLOSING = re.compile(r"\(([A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){1,3})\)\W*")  # a paragraph like "(Coast Press)"


def find_credits(accounts: Sequence[Account]) -> Iterator[Lineage]:
    """A ``credited`` entry for each place where an account names another outlet as its origin."""
    outlets = tuple(sorted({a.outlet for a in accounts if a.outlet} | _closing_names(accounts)))
    for account in accounts:
        seen: set[tuple[int, int]] = set()
        for origin, match in _matches(account.text, outlets):
            own = account.outlet is not None and origin == known_as(account.outlet)
            if own or any(s < match.end() and match.start() < e for s, e in seen):
                continue
            seen.add(match.span())
            passage = Passage(account.id, match.start(), match.end())
            yield Lineage("credited", (passage,), len(match.group().split()), origin=origin)


def _closing_names(accounts: Sequence[Account]) -> set[str]:
    """Names in brackets that close accounts of two outlets: one outlet alone may name its author so."""
    users: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for paragraph in account.paragraphs[-1:]:
            if match := CLOSING.fullmatch(account.text, paragraph.start, paragraph.end):
                users[match.group(1)].add(account.credit)
    return {name for name, outlets in users.items() if len(outlets) > 1}


def _matches(text: str, outlets: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str]]]:
    expressions, names = _expressions(outlets)
    for expression in expressions:
        for match in expression.finditer(text):
            yield names[match.group("name")], match


@cache
def _expressions(outlets: tuple[str, ...]) -> tuple[list[re.Pattern[str]], dict[str, str]]:
    names = dict(agencies())
    for outlet in outlets:
        names.setdefault(outlet, outlet)
    either = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return [
        re.compile(p.replace("{name}", f"(?P<name>{either})")) for p in resource("credits")["patterns"]
    ], names
