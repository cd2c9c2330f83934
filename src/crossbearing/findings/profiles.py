"""What each account tells, weighed by rarity, and in which features two accounts are alike.

What nearly all accounts of a case tell says little of which of them tell of one event; a name that only two
of them have says much.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal, get_args

from attrs import frozen

from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.mention import Time

Kind = Literal["name", "word", "day"]
Told = tuple[Kind, str]
KINDS: tuple[Kind, ...] = get_args(Kind)
COMPARED: tuple[Kind, ...] = ("name", "word")  # kinds of which what only one account tells counts too
DAY = len("2031-05-05")


@frozen
class Profile:
    """What an account tells: the day of its publication, and the weights of the names in it, of its content
    words and of the days it tells of. Names are of one kind: what one account takes for a place may be an
    organisation to another."""

    day: date | None
    weights: Mapping[Kind, Mapping[str, float]]
    lengths: Mapping[Kind, float]  # of the weights of a kind as a vector

    @property
    def length(self) -> float:
        return math.hypot(*self.lengths.values())


def profiles_of(
    accounts: Mapping[str, Account], analyses: Iterable[Analysis], background: int
) -> dict[str, Profile]:
    """The profiles of a case's accounts by document, at most one for each.

    ``background`` is the number of imagined accounts that tell of other things, so that a name in all of
    five accounts still says something.
    """
    counts = {a.document: Counter(_told(a)) for a in analyses}
    all_told = math.log(len(counts) + max(background, 1))
    spread = Counter(chain.from_iterable(counts.values()))
    rarity = {told: 1 - math.log(among) / all_told for told, among in spread.items()}
    return {document: _profile(accounts[document], own, rarity) for document, own in counts.items()}


def features(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """How alike two accounts are, symmetric; each feature from 0 to a little above 1, and 0 where not named.

    "name shared" is the weight of the names in both, and so on by kind; "name alike" their cosine;
    "days between" the time between their publications. Weights and days count by their logarithm.
    """
    yield "any", 1.0
    for kind in KINDS:
        if shared := _shared(a.weights[kind], b.weights[kind]):
            yield f"{kind} shared", math.log1p(shared)
            if kind in COMPARED:
                yield f"{kind} alike", shared / (a.lengths[kind] * b.lengths[kind])
    if a.day and b.day:
        yield "days between", math.log1p(abs((a.day - b.day).days)) / math.log1p(365)


def _shared(mine: Mapping[str, float], yours: Mapping[str, float]) -> float:
    fewer, more = sorted((mine, yours), key=len)
    return math.fsum(weight * more[name] for name, weight in fewer.items() if name in more)


def _profile(account: Account, counts: Mapping[Told, int], rarity: Mapping[Told, float]) -> Profile:
    weights: dict[Kind, dict[str, float]] = {kind: {} for kind in KINDS}
    for (kind, name), count in counts.items():
        weights[kind][name] = (1 + math.log(count)) * rarity[kind, name]
    lengths = {kind: math.hypot(*own.values()) for kind, own in weights.items()}
    return Profile(_day(account.day), weights, lengths)


def _told(analysis: Analysis) -> Iterator[Told]:
    """What an account tells, as often as it tells it."""
    names = {entity.id: entity.name.lower() for entity in analysis.entities}
    for mention in analysis.mentions:
        if mention.entity in names:
            yield "name", names[mention.entity]
        elif isinstance(mention.value, Time) and (day := _day((mention.value.edtf or "").partition("T")[0])):
            yield "day", day.isoformat()
    for claim in analysis.claims:
        yield from (("word", term) for term in claim.terms)


def _day(edtf: str | None) -> date | None:
    """The day that an EDTF date is; None for a month, a year, an interval, or what is approximate."""
    try:
        return date.fromisoformat(edtf) if edtf and len(edtf) == DAY else None
    except ValueError:
        return None
