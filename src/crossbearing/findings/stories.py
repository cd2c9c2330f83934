"""Stories: which accounts tell of one event.

Accounts are joined to the story they are most like, by the names they mention and how rare these are
in the case, oldest first; an inverted index over names keeps this from comparing all pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from attrs import frozen

from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.dossier import Story
from crossbearing.model.ids import content_id


@frozen
class StorySettings:
    """``alike``: the least cosine of an account and a story; ``smooth``: accounts of an imagined
    background, so that a name in all of five accounts still says something."""

    alike: float = 0.15
    smooth: int = 40
    longest: int = 400
    days: int = 21


def find_stories(
    accounts: Mapping[str, Account], analyses: Sequence[Analysis], settings: StorySettings
) -> tuple[Story, ...]:
    """The stories of a case; every account is in exactly one."""
    profiles = _profiles(analyses, settings)
    ordered = sorted(profiles, key=lambda d: (accounts[d].published or "9999", d))
    centres: list[dict[str, float]] = []
    members: list[list[str]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for document in ordered:
        profile = profiles[document]
        scores: dict[int, float] = defaultdict(float)
        for word, weight in profile.items():
            for story in index[word]:
                scores[story] += weight * centres[story][word]
        best = max(scores, key=lambda s: (scores[s] / _norm(centres[s]), -s), default=None)
        if best is None or scores[best] / (_norm(centres[best]) * _norm(profile)) < settings.alike:
            best = len(centres)
            centres.append({})
            members.append([])
        members[best].append(document)
        for word, weight in profile.items():
            if word not in centres[best]:
                index[word].append(best)
            centres[best][word] = centres[best].get(word, 0.0) + weight
    return tuple(sorted((_story(accounts, m) for m in members), key=lambda s: s.id))


def _profiles(analyses: Sequence[Analysis], settings: StorySettings) -> dict[str, dict[str, float]]:
    """Each account as weighted names and content words of unit length."""
    counts = {a.document: _count(a) for a in analyses}
    spread = Counter(word for own in counts.values() for word in own)
    total = len(counts) + settings.smooth
    profiles = {}
    for document, own in counts.items():
        weights = {
            word: (1 + math.log(n)) * math.log(total / spread[word])
            for word, n in sorted(own.items())
            if spread[word] <= settings.longest
        }
        length = _norm(weights)
        profiles[document] = {word: weight / length for word, weight in weights.items()}
    return profiles


def _count(analysis: Analysis) -> Counter[str]:
    """How often an account names each entity and uses each content word."""
    names = {e.id: e.name.lower() for e in analysis.entities}
    counts = Counter(f"n:{names[m.entity]}" for m in analysis.mentions if m.entity in names)
    counts.update(f"w:{term}" for claim in analysis.claims for term in claim.terms)
    return counts


def _norm(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(w * w for w in weights.values())) or 1.0


def _story(accounts: Mapping[str, Account], members: Sequence[str]) -> Story:
    first = min(members, key=lambda d: (accounts[d].title is None, accounts[d].published or "9999", d))
    title = accounts[first].title or accounts[first].name
    return Story(content_id("s", *sorted(members)), title, tuple(sorted(members)))
