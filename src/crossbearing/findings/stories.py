"""Stories: which accounts tell of one event.

A model of a few readable features (``profiles.features``; the weights in ``lexicons/data/stories.tsv`` are
fitted by ``tools/train_stories.py``) gives the log-odds that two accounts tell of one event. The likeliest
pairs are joined first, and two groups only where half of the pairs across them are likely (median linkage),
so that one account that retells another event does not pull two stories together. An inverted index
proposes the pairs: each account meets a bounded number of others.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from statistics import median

from attrs import frozen

from crossbearing.findings.profiles import Profile, Told, features, profiles_of
from crossbearing.lexicons.resource import table
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.dossier import Story
from crossbearing.model.ids import content_id


@frozen
class StorySettings:
    """``alike``: the least log-odds, in the middle, of the pairs across two groups that are joined. It is
    below 0 since the model learnt from a case of many events, where a pair of one event is rare.
    ``smooth``: accounts of an imagined background, so that a name in all of five accounts still says
    something; ``beside``: of the accounts that tell a thing, in order of time, each meets so many to either
    side; ``looked_at``: partners that an account proposes; ``sample``: accounts that stand
    for a large group."""

    alike: float = -2.0
    smooth: int = 40
    beside: int = 12
    looked_at: int = 10
    sample: int = 8


def find_stories(
    accounts: Mapping[str, Account], analyses: Sequence[Analysis], settings: StorySettings
) -> tuple[Story, ...]:
    """The stories of a case; every account is in exactly one. The order of accounts does not matter."""
    groups = group(profiles_of(accounts, analyses, settings.smooth), _weights(), settings)
    return tuple(sorted((_story(accounts, members) for members in groups), key=lambda s: s.id))


def group(
    profiles: Mapping[str, Profile], weights: Mapping[str, float], settings: StorySettings
) -> list[list[str]]:
    """The documents that tell of one event each, by the ``weights`` of the features."""

    @cache
    def odds(pair: tuple[str, str]) -> float:
        told = features(*(profiles[document] for document in pair))
        return sum(weights.get(name, 0.0) * value for name, value in told)

    def across(one: Sequence[str], other: Sequence[str]) -> float:
        """The median log-odds of two groups; ids are as good as drawn by lot, so the first stand for all."""
        pairs = product(one[: settings.sample], other[: settings.sample])
        return median(odds((min(pair), max(pair))) for pair in pairs)

    likely = (pair for pair in candidates(profiles, settings) if odds(pair) >= settings.alike)
    groups = {document: [document] for document in profiles}
    for a, b in sorted(likely, key=lambda pair: (-odds(pair), pair)):
        smaller, larger = sorted((groups[a], groups[b]), key=lambda members: (len(members), members))
        if smaller is not larger and across(smaller, larger) >= settings.alike:
            groups.update(dict.fromkeys(smaller, larger))
            larger[:] = sorted(larger + smaller)
    return [members for document, members in groups.items() if document == members[0]]


def candidates(profiles: Mapping[str, Profile], settings: StorySettings) -> set[tuple[str, str]]:
    """Pairs of documents worth a look, the lower id first: each with those that share most with it.

    Of the accounts that tell a thing only neighbours in time meet, so a word that all use costs no more.
    """
    telling: dict[Told, list[str]] = defaultdict(list)
    places: dict[str, list[tuple[Told, int]]] = defaultdict(list)
    for document in sorted(profiles, key=lambda d: (profiles[d].day or date.max, d)):
        for kind, own in profiles[document].weights.items():
            for name in own:
                places[document].append(((kind, name), len(telling[kind, name])))
                telling[kind, name].append(document)
    pairs: set[tuple[str, str]] = set()
    for document, own_places in places.items():
        near: dict[str, float] = defaultdict(float)
        for (kind, name), at in own_places:
            weight = profiles[document].weights[kind][name]
            for other in telling[kind, name][max(at - settings.beside, 0) : at + settings.beside + 1]:
                near[other] += weight * profiles[other].weights[kind][name]
        del near[document]
        nearest = sorted(near, key=lambda d: (-near[d] / profiles[d].length, d))[: settings.looked_at]
        pairs.update((min(document, other), max(document, other)) for other in nearest)
    return pairs


def _story(accounts: Mapping[str, Account], members: Sequence[str]) -> Story:
    first = min(members, key=lambda d: (accounts[d].title is None, accounts[d].published or "9999", d))
    title = accounts[first].title or accounts[first].name
    return Story(content_id("s", *members), title, tuple(members))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("stories")}
