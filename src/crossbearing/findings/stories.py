"""Stories: which accounts tell of one event.

Accounts are joined to the story they are most like, by the names and words they use and how rare these are
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
    background, so that a name in all of five accounts still says something; ``longest``: a word of more
    stories proposes none; ``looked_at``: stories compared in full for each account."""

    alike: float = 0.15
    smooth: int = 40
    longest: int = 200
    looked_at: int = 8


def find_stories(
    accounts: Mapping[str, Account], analyses: Sequence[Analysis], settings: StorySettings
) -> tuple[Story, ...]:
    """The stories of a case; every account is in exactly one."""
    profiles = _profiles(analyses, settings)
    ordered = sorted(profiles, key=lambda d: (accounts[d].published or "9999", d))
    centres: list[_Centre] = []
    index: dict[str, list[int]] = defaultdict(list)
    for document in ordered:
        profile = profiles[document]
        best = _nearest(profile, centres, index, settings)
        if best is None:
            best = len(centres)
            centres.append(_Centre())
        for word in profile:
            if word not in centres[best].weights:
                index[word].append(best)
        centres[best].add(document, profile)
    return tuple(sorted((_story(accounts, c.members) for c in centres), key=lambda s: s.id))


class _Centre:
    """A story while it grows: its members, their summed weights, and the square of their length."""

    def __init__(self) -> None:
        self.members: list[str] = []
        self.weights: dict[str, float] = {}
        self.square = 0.0

    def add(self, document: str, profile: Mapping[str, float]) -> None:
        self.members.append(document)
        for word, weight in profile.items():
            before = self.weights.get(word, 0.0)
            self.weights[word] = before + weight
            self.square += weight * (2 * before + weight)

    def cosine(self, profile: Mapping[str, float]) -> float:
        """With a profile of unit length."""
        shared = sum(weight * self.weights.get(word, 0.0) for word, weight in profile.items())
        return shared / (math.sqrt(self.square) or 1.0)


def _nearest(
    profile: Mapping[str, float],
    centres: Sequence[_Centre],
    index: Mapping[str, Sequence[int]],
    settings: StorySettings,
) -> int | None:
    """The story an account is most like; only those that share its rarer words most are looked at closely."""
    support: dict[int, float] = defaultdict(float)
    for word, weight in profile.items():
        stories = index.get(word, ())
        if len(stories) <= settings.longest:
            for story in stories:
                support[story] += weight * centres[story].weights[word]
    near = sorted(support, key=lambda s: (-support[s] / math.sqrt(centres[s].square), s))[
        : settings.looked_at
    ]
    best = max(near, key=lambda s: (centres[s].cosine(profile), -s), default=None)
    return best if best is not None and centres[best].cosine(profile) >= settings.alike else None


def _profiles(analyses: Sequence[Analysis], settings: StorySettings) -> dict[str, dict[str, float]]:
    """Each account as weighted names and content words of unit length."""
    counts = {a.document: _count(a) for a in analyses}
    spread = Counter(word for own in counts.values() for word in own)
    total = len(counts) + settings.smooth
    profiles = {}
    for document, own in counts.items():
        weights = {
            word: (1 + math.log(n)) * math.log(total / spread[word]) for word, n in sorted(own.items())
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
