"""Whether two entries of a list name the same: by entity, by words, or by an office that one person holds."""

import re
from collections import defaultdict
from collections.abc import Hashable
from itertools import takewhile

from crossbearing.dossier.evidence import Evidence
from crossbearing.dossier.grammar import small_words
from crossbearing.lexicons.countries import designations
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import order_words
from crossbearing.model.mention import Entity

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
ABOUT = 0.1  # by so much two counts of the same may differ: "at least 178 people", "more than 170"
LONGEST = 5  # words in the name of a country


class Names:
    """Compares actors as lists have them: entity ids, or an account's words where there is no entity."""

    def __init__(self, evidence: Evidence) -> None:
        self._entities = evidence.entities
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_office: dict[str, set[str]] = defaultdict(set)
        for entity in evidence.entities.values():
            if entity.type == "person":
                for name in (entity.name, *entity.aliases):
                    self._by_name[name.casefold()] |= {entity.id} if " " in name else set()
                for role in entity.roles:
                    # whoever else has the office, be it of another body, makes "the minister" doubtful
                    self._by_office[role.casefold().split()[-1]].add(entity.id)

    def key(self, actor: str) -> Hashable:
        """What is equal for all that name the same."""
        entity = self._entities.get(actor)
        if entity is not None:
            return self._state(entity) or actor
        return self._person(actor) or _normal(actor)

    def are_same(self, one: str, other: str) -> bool:
        return self.key(one) == self.key(other)

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two can be the same where a finding says that what they do is one: "the ship" and a name,
        "twelve miners" and "twelve workers", "the minister" and "the works minister".
        """
        if self.are_same(one, other):
            return True
        named = [self._entities.get(actor) is not None for actor in (one, other)]
        if all(named) or _ranks(one) != _ranks(other):
            return False  # "the fourth boy" is not the first, nor known by name
        if any(named):
            return _is_one_known(other if named[0] else one)
        some, others = _count(one), _count(other)
        if some is None or others is None:
            return _head(one) == _head(other)
        return some == others or (
            _head(one) == _head(other) and abs(some - others) <= ABOUT * max(some, others)
        )

    def fuller(self, one: str, other: str) -> str:
        """Of two that name the same the entity, or else the one told of before, or else the longer words."""
        return max(one, other, key=self._fullness)

    def _fullness(self, actor: str) -> tuple[bool, bool, bool, int, str]:
        entity = self._entities.get(actor)
        is_state = entity is not None and entity.type == "country"
        return entity is not None, is_state, actor.casefold().startswith("the "), len(actor), actor

    def _state(self, entity: Entity) -> Hashable | None:
        """Of a country and its government."""
        if entity.type == "person":
            return None
        words = _normal(entity.name)
        return words if len(words) == 1 and entity.type in {"country", "organisation"} else None

    def _person(self, words: str) -> str | None:
        """The person whose name the words end with, or whose office they tell and nobody else's."""
        split = words.split()
        for start in range(len(split) - 1):
            known = self._by_name.get(" ".join(split[start:]).casefold(), set())
            if len(known) == 1:
                return next(iter(known))
        office = words.casefold().removeprefix("the ")
        holders = self._by_office.get(office.split()[-1], set()) if words.casefold() != office else set()
        if len(holders) != 1:
            return None
        [holder] = holders
        told = {role.casefold() for role in self._entities[holder].roles}
        return holder if office in told else None


def _normal(words: str) -> frozenset[str]:
    """The words without articles and case, a country by whatever name as its code."""
    tokens = [m[0].removesuffix("'s").removesuffix("’s") for m in WORD.finditer(words)]
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        lengths = range(min(LONGEST, len(tokens) - at), 0, -1)
        named = next((n for n in lengths if " ".join(tokens[at : at + n]) in designations()), 0)
        if named:
            known = designations()[" ".join(tokens[at : at + named])]
            found.add(tokens[at] if known.designation == "seat" else known.country.code)
        else:
            found.add(tokens[at].casefold())
        at += named or 1
    rest = found - small_words("articles") - {"of"}
    return frozenset(rest - word_set("countries", "states") or rest)


def _is_one_known(words: str) -> bool:
    """ "The ship": one of which was told; "the five" are not one."""
    head = _head(words)
    return words.casefold().startswith("the ") and word(head, "n").field not in {"unknown", "quantity"}


def _ranks(words: str) -> set[str]:
    """ "Fourth" of "the fourth boy", "other" of "the other ship"."""
    ranks = order_words().ordinals.keys() | small_words("ranking")
    return ranks.intersection(words.casefold().split())


def _head(words: str) -> str:
    """The noun that the words are about, as it is written."""
    return words.split(" of ")[0].split(" from ")[0].split()[-1].casefold()


def _count(words: str) -> int | None:
    """The number that words begin with: "Twelve miners", "about 12 men"."""
    spelt: dict[str, int] = resource("numbers")["spelt"]
    tokens = [w.casefold().replace(",", "") for w in words.split()]
    numbers = list(takewhile(lambda t: _head(words) != t or len(tokens) == 1, tokens))
    for token in numbers[:3]:
        parts = token.split("-")
        if token.isdigit():
            return int(token)
        if all(part in spelt for part in parts):
            return sum(spelt[part] for part in parts)
    return None
