"""All accounts → lineage: what they share, what that means, and whom they credit.

Pairs of accounts come from an index, and what is found in two depends on these alone, so that an account
added to a case is held only against those it touches. Directions and meanings are then read off again from
dates, credits and outlets, without looking at a word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import evolve, field, frozen

from crossbearing.lineage.candidates import (
    CandidateSettings,
    Index,
    candidate_pairs,
    holders,
    index,
    kept_shingles,
    linked,
    numbers_of,
    with_another,
)
from crossbearing.lineage.credits import credits_of, names_credited
from crossbearing.lineage.meaning import MeaningSettings, understood
from crossbearing.lineage.pairs import PairSettings, in_common
from crossbearing.lineage.sketch import sketch
from crossbearing.lineage.words import Words, words_of
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage

Pair = tuple[str, str]  # ids of two accounts, the lesser first
REMEMBERED = 4096  # accounts whose words are kept at hand: the pairs of one follow each other


@frozen
class LineageSettings:
    candidates: CandidateSettings = field(factory=CandidateSettings)
    pairs: PairSettings = field(factory=PairSettings)
    meaning: MeaningSettings = field(factory=MeaningSettings)


@frozen
class Traced:
    """The lineage of a case in a form that another account can be added to.

    ``numbered`` are the ids of the accounts by their number in ``held``; ``shared`` has the pairs that the
    index makes, also those that turned out to share nothing.
    """

    accounts: Mapping[str, Account] = field(repr=False)
    numbered: tuple[str, ...] = field(repr=False)
    held: Index = field(repr=False)
    shared: Mapping[Pair, tuple[Lineage, ...]] = field(repr=False)
    credits: Mapping[str, tuple[Lineage, ...]] = field(repr=False)
    settings: LineageSettings = field(factory=LineageSettings, repr=False)

    @property
    def lineage(self) -> tuple[Lineage, ...]:
        """Who shares words with whom, and who credits whom."""
        entries = (entry for pair in sorted(self.shared) for entry in self.shared[pair])
        told = understood(entries, self.accounts, self.credits, self.settings.meaning)
        credits = (entry for own in self.credits.values() for entry in own)
        return tuple(sorted([*told, *credits], key=_place))


def trace(accounts: Iterable[Account], settings: LineageSettings | None = None) -> tuple[Lineage, ...]:
    """Who shares words with whom. The order of ``accounts`` does not matter."""
    return traced(accounts, settings).lineage


def traced(accounts: Iterable[Account], settings: LineageSettings | None = None) -> Traced:
    """The same, ready for another account."""
    settings = settings or LineageSettings()
    by_id = {a.id: a for a in sorted(accounts, key=lambda a: a.id)}
    ids = tuple(by_id)
    held = index(map(sketch, by_id.values()), settings.candidates)
    at_hand = lru_cache(REMEMBERED)(lambda id: words_of(by_id[id]))
    shared = {}
    for a, b in numbers_of(candidate_pairs(held, settings.candidates)):
        one, other = ids[a], ids[b]
        both = at_hand(one), at_hand(other)
        shared[one, other] = in_common(by_id[one], by_id[other], both, settings.pairs)
    names = names_credited(by_id.values())
    return Traced(by_id, ids, held, shared, {i: credits_of(a, names) for i, a in by_id.items()}, settings)


def with_account(case: Traced, account: Account) -> Traced:
    """``case`` with one more account, as if all were traced together; only what it touches is looked at."""
    if account.id in case.accounts:
        return case
    settings, accounts = case.settings, {**case.accounts, account.id: account}
    shingles = kept_shingles(sketch(account), settings.candidates)
    gained: Counter[Pair] = Counter()
    lost: Counter[Pair] = Counter()
    for shingle in shingles:
        before = [case.numbered[n] for n in holders(case.held, shingle)]
        old, new = linked(before, settings.candidates), linked([*before, account.id], settings.candidates)
        gained += new - old
        lost += old - new
    numbered = (*case.numbered, account.id)
    held = with_another(case.held, shingles, len(numbered) - 1)
    shared = dict(case.shared)
    words: dict[str, Words] = {}
    for pair in sorted(p for p, links in gained.items() if links >= settings.candidates.least):
        words |= {i: words_of(accounts[i]) for i in pair if i not in words}
        one, other = pair
        shared[pair] = in_common(accounts[one], accounts[other], (words[one], words[other]), settings.pairs)
    after = evolve(case, accounts=accounts, numbered=numbered, held=held, shared=shared)
    for pair in sorted(lost.keys() & shared.keys()):
        if _links(after, pair) < settings.candidates.least:
            del shared[pair]
    return evolve(after, shared=shared, credits=_credits_after(case, accounts, account))


def _links(case: Traced, pair: Pair) -> int:
    """How many shingles make a pair of two accounts."""
    settings = case.settings.candidates
    one, other = (set(kept_shingles(sketch(case.accounts[i]), settings)) for i in pair)
    held_by = ([case.numbered[n] for n in holders(case.held, shingle)] for shingle in one & other)
    return sum(pair in linked(texts, settings) for texts in held_by)


def _credits_after(
    case: Traced, accounts: Mapping[str, Account], account: Account
) -> dict[str, tuple[Lineage, ...]]:
    """The credits of all accounts; those are read again that hold a name which is new as an outlet's."""
    before, names = names_credited(case.accounts.values()), names_credited(accounts.values())
    new = names.differing(before)
    credits = dict(case.credits)
    for id, told in accounts.items():
        if id == account.id or any(name in told.text for name in new):
            credits[id] = credits_of(told, names)
    return credits


def _place(entry: Lineage) -> tuple[str, list[tuple[str, int, int]]]:
    return entry.kind, [(s.document, s.start, s.end) for s in entry.spans]
