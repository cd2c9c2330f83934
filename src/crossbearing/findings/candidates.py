"""Which claims are worth comparing: blocking by rarity, so that no claim meets all others.

Names that all accounts of a story use tell its claims apart least; an inverted index over features and
pairs of features, weighted by rarity, has each claim propose a bounded number of partners.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from crossbearing.findings.view import ClaimView


@frozen
class BlockingSettings:
    """``most``: partners a claim proposes; ``longest``: of a longer posting only neighbours are proposed;
    ``nearest``: how many of those nearest in meaning are partners too."""

    longest: int = 60
    most: int = 16
    nearest: int = 8


@frozen
class Weights:
    """How much a shared feature says: the rarer within the story, the more."""

    counts: dict[str, int]
    claims: int

    def of(self, feature: str) -> float:
        return math.log(1 + self.claims / self.counts.get(feature, 1))

    def norm(self, features: frozenset[str]) -> float:
        return math.sqrt(sum(self.of(f) ** 2 for f in sorted(features))) or 1.0


def weigh_features(views: Sequence[ClaimView]) -> Weights:
    """Weights from how many claims of the story have each feature.

    A handful of claims says little of how rare a word is, so a story counts as no smaller than ``SMALLEST``.
    """
    counts = Counter(f for view in views for f in view.features)
    return Weights(dict(counts), max(len(views), SMALLEST))


SMALLEST = 60  # claims: three or four accounts of a page


def candidate_pairs(
    views: Sequence[ClaimView], weights: Weights, settings: BlockingSettings
) -> Iterator[tuple[int, int]]:
    """Pairs of indices into ``views``, each once, the lower first."""
    postings: dict[str, list[int]] = defaultdict(list)
    keys = [_keys(view) for view in views]
    for index, own in enumerate(keys):
        for key in own:
            postings[key].append(index)
    proposed: set[tuple[int, int]] = set()
    for index, own in enumerate(keys):
        support: dict[int, float] = defaultdict(float)
        for key in own:
            partners = _partners(postings[key], index, settings)
            weight = math.log(1 + len(views) / len(postings[key]))
            for partner in partners:
                if partner != index:
                    support[partner] += weight
        best = sorted(support, key=lambda p: (-support[p], p))[: settings.most]
        proposed.update((min(index, p), max(index, p)) for p in best)
    yield from sorted(proposed)


def _partners(posting: list[int], index: int, settings: BlockingSettings) -> list[int]:
    """Those who share a feature; of a common one the nearest, so that what everybody tells still chains."""
    if len(posting) <= settings.longest:
        return posting
    here = bisect_left(posting, index)
    reach = settings.most // 2
    return posting[max(here - reach, 0) : here + reach + 1]


def _keys(view: ClaimView) -> list[str]:
    """The features, and the sense together with those who take part."""
    keys = sorted(view.features)
    participants = sorted(view.participants)
    senses = sorted(f for f in view.features if f.startswith("s:"))
    for sense in senses:
        keys.extend(f"{sense}&{p}" for p in participants)
        keys.extend(f"{sense}&{p}&{q}" for p, q in combinations(participants[:4], 2))
    if view.claim.order is not None:
        keys.append(f"o:{view.claim.order.of}")
    return keys
