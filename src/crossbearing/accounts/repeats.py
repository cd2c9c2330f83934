"""What one outlet repeats across its accounts: calls and notices that no rule knows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from attrs import evolve

from crossbearing.model.account import Account, Paragraph

FEWEST = 3  # accounts of an outlet that must hold a paragraph
SHARE = 0.3  # of the outlet's accounts that must hold it
ALIKE = 0.5  # accounts that share more of their paragraphs are versions of one
FEWEST_WORDS = 3
REASON = "repeated by its outlet"
EDGE = 3  # paragraphs at the top and at the end where furniture stands

Spans = list[tuple[int, int]]


def set_repeats_apart(accounts: Iterable[Account]) -> list[Account]:
    """``accounts`` with the paragraphs of ``repeated_across`` as furniture."""
    told = list(accounts)
    repeated = repeated_across(told)
    return [_set_apart(a, frozenset(repeated[a.id])) if a.id in repeated else a for a in told]


def _set_apart(account: Account, spans: frozenset[tuple[int, int]]) -> Account:
    paragraphs = (
        evolve(p, kind="furniture", reason=REASON) if (p.start, p.end) in spans else p
        for p in account.paragraphs
    )
    return evolve(account, paragraphs=tuple(paragraphs))


def repeated_across(accounts: Iterable[Account]) -> dict[str, Spans]:
    """For each account, by its id, the spans of the paragraphs that its outlet repeats around its accounts.

    Accounts are of one outlet by its name, else by the host of their address. A paragraph counts where it
    stands, word for word, in at least FEWEST accounts and SHARE of the outlet's, which are no versions of
    each other (an updated story repeats itself and is no furniture), and only at the top or the end of
    an account, or next to one that counts: background that an outlet tells again stands amid the story.
    Accounts without such paragraphs are left out. The result does not depend on the order of accounts.
    """
    by_outlet: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.id):
        if outlet := _outlet(account):
            by_outlet[outlet].append(account)
    found: dict[str, Spans] = {}
    for outlet in sorted(by_outlet):
        own = by_outlet[outlet]
        if len(own) >= FEWEST:
            repeated = _repeated(own)
            found |= {a.id: spans for a in own if (spans := _spans(a, repeated))}
    return found


def _repeated(accounts: Sequence[Account]) -> frozenset[str]:
    """The paragraphs, as words, that enough of ``accounts`` hold which are no versions of each other."""
    said = [frozenset(_words(a, p) for p in a.paragraphs) - {""} for a in accounts]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, paragraphs in enumerate(said):
        for words in paragraphs:
            holders[words].append(index)
    needed = max(FEWEST, SHARE * len(accounts))
    return frozenset(
        words
        for words, held in holders.items()
        if len(held) >= needed and _differ([said[i] for i in held], needed)
    )


def _differ(said: Sequence[frozenset[str]], needed: float) -> bool:
    """Whether at least ``needed`` of the accounts are no versions of each other."""
    apart: list[frozenset[str]] = []
    for paragraphs in said:
        if all(len(paragraphs & other) <= ALIKE * min(len(paragraphs), len(other)) for other in apart):
            apart.append(paragraphs)
            if len(apart) >= needed:
                return True
    return False


def _spans(account: Account, repeated: frozenset[str]) -> Spans:
    """Repeated paragraphs at the edges of ``account``, and those that follow on from them inwards."""
    told = account.paragraphs
    marks = [_words(account, p) in repeated for p in told]
    kept: set[int] = set()
    for order in (range(len(told)), range(len(told) - 1, -1, -1)):
        passed = 0
        for index in order:
            if marks[index]:
                kept.add(index)
                continue
            passed += 1
            if passed >= EDGE:
                break
    spans = [(told[i].start, told[i].end) for i in sorted(kept) if told[i].kind != "furniture"]
    # An account of nothing but what others say too is a copy of them, and no furniture.
    return [] if len(kept) == len(told) else spans


def _words(account: Account, paragraph: Paragraph) -> str:
    words = re.findall(r"\w+", account.text[paragraph.start : paragraph.end].casefold())
    return " ".join(words) if len(words) >= FEWEST_WORDS else ""


def _outlet(account: Account) -> str | None:
    if account.outlet:
        return account.outlet.casefold()
    try:
        return urlsplit(account.url or "").hostname
    except ValueError:
        return None
