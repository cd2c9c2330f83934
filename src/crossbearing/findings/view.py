"""A claim with all that comparing needs at hand: its values, participants and weighted words."""

from collections.abc import Iterable, Mapping

import snowballstemmer
from attrs import field, frozen

from crossbearing.lexicons.words import predicates
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, RoleName
from crossbearing.model.mention import Mention, Place, Quantity, Time

_STEMMER = snowballstemmer.stemmer("english")
PARTICIPANT_ROLES = {"agent", "recipient", "theme", "companion", "destination", "origin"}


@frozen
class ClaimView:
    """``features`` are what the claim can share with another; ``context`` those of its neighbours."""

    claim: Claim
    account: Account = field(repr=False)
    time: Time | None
    places: tuple[tuple[str | None, Place], ...]  # entity and value
    quantities: tuple[Quantity, ...]
    participants: frozenset[str]
    features: frozenset[str] = field(repr=False)
    context: frozenset[str] = field(repr=False)

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def sense(self) -> str | None:
        return self.claim.sense

    def entities(self, *roles: RoleName) -> frozenset[str]:
        """The entities that play one of ``roles``."""
        return frozenset(e for r in self.claim.roles if r.role in roles for e in r.entities)

    def part(self, which: str) -> frozenset[str]:
        """The entities that give or receive, where the sense is one of passing something on."""
        sense = predicates().senses.get(self.claim.sense or "")
        role = getattr(sense, which) if sense is not None else None
        return self.entities(role) if role else frozenset()


def stem(word: str) -> str:
    """The Snowball stem of a lemma, so that "depleting" and "depleted" meet."""
    found: str = _STEMS.get(word) or _STEMS.setdefault(word, _STEMMER.stemWord(word))
    return found


_STEMS: dict[str, str] = {}


def view_claims(
    claims: Iterable[Claim], mentions: Mapping[str, Mention], account: Account
) -> list[ClaimView]:
    """Views of all claims of one account; ``mentions`` by id."""
    ordered = list(claims)
    own = [_features(c, mentions) for c in ordered]
    return [
        _view(claim, mentions, account, own[i], _context(ordered, own, i)) for i, claim in enumerate(ordered)
    ]


def _context(claims: list[Claim], own: list[frozenset[str]], index: int) -> frozenset[str]:
    """The features of the claims in the same and the neighbouring sentences."""
    near: set[str] = set()
    sentence = claims[index].sentence
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(claims) and abs(claims[other].sentence - sentence) <= 1:
            near |= own[other]
            other += step
    return frozenset(near - own[index])


def _view(
    claim: Claim,
    mentions: Mapping[str, Mention],
    account: Account,
    features: frozenset[str],
    context: frozenset[str],
) -> ClaimView:
    time = mentions[claim.time].value if claim.time and claim.time in mentions else None
    places = [(mentions[p].entity, mentions[p].value) for p in claim.places if p in mentions]
    quantities = [mentions[q].value for q in claim.quantities if q in mentions]
    return ClaimView(
        claim,
        account,
        time if isinstance(time, Time) else None,
        tuple((e, v) for e, v in places if isinstance(v, Place)),
        tuple(q for q in quantities if isinstance(q, Quantity)),
        frozenset(e for r in claim.roles if r.role in PARTICIPANT_ROLES for e in r.entities),
        features,
        context,
    )


def _features(claim: Claim, mentions: Mapping[str, Mention]) -> frozenset[str]:
    """Stems, sense, entities, figures and time of a claim, each marked by its kind."""
    found = {f"w:{stem(t)}" for t in claim.terms if not t.isdigit()}
    nouns = predicates().nouns
    found |= {f"s:{nouns[t].name}" for t in claim.terms if t in nouns}
    if claim.sense:
        found.add(f"s:{claim.sense}")
    found |= {f"e:{e}" for r in claim.roles for e in r.entities}
    for place in claim.places:
        if place in mentions and mentions[place].entity:
            found.add(f"e:{mentions[place].entity}")
    for quantity in claim.quantities:
        value = mentions[quantity].value if quantity in mentions else None
        if isinstance(value, Quantity):
            found.add(f"q:{value.number or value.low}:{stem(value.of)}")
            if value.of:
                found.add(f"w:{stem(value.of)}")
    when = mentions[claim.time].value if claim.time and claim.time in mentions else None
    if isinstance(when, Time):
        found.add(f"t:{when.edtf or when.timex}")
    return frozenset(found)
