"""A claim with all that comparing needs at hand: its values, participants and weighted words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any, cast

import numpy as np
import snowballstemmer
from attrs import field, frozen

from crossbearing.lexicons import wordnet
from crossbearing.lexicons.countries import countries_in
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.measures import dimension, in_base_units
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.words import predicates
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.meaning import DIMENSIONS, WordMeanings
from crossbearing.model.mention import Mention, Place, Quantity, Time

Spans = np.ndarray[Any, np.dtype[np.int32]]
Named = tuple[int, int, str]  # where a country is named, and its entity
Sides = Mapping[str, frozenset[str]]  # by role
Vectors = np.ndarray[Any, np.dtype[np.int8]]
_STEMMER = snowballstemmer.stemmer("english")
PASSING: tuple[RoleName, ...] = ("agent", "recipient", "origin")  # roles of those between whom things pass
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# columns of tags: 0 none of them, 7 another part, 8 a digit, 9 a capital
PARTS: dict[RoleName, int] = {
    "agent": 1,
    "theme": 2,
    "recipient": 3,
    "companion": 3,
    "attribute": 4,
    "origin": 5,
    "destination": 5,
    "instrument": 6,
}
ANOTHER, DIGIT, CAPITAL, TAGS = 7, 8, 9, 10
RANKED = 2  # words: "the second state visit"
OPENING = 2  # words of a role, in which its own noun has its adjective: "the enemy"
PARTICIPANT_ROLES = {"agent", "recipient", "theme", "companion", "destination", "origin"}


@frozen
class Figure:
    """A quantity of a claim: ``role`` is the part its thing plays, ``times`` the TIMEX values it is of;
    ``partial`` says that it is only some of them ("four more"), so that it answers no "how many"."""

    quantity: Quantity
    role: str | None
    times: frozenset[str]
    partial: bool


@frozen
class ClaimView:
    """``features`` are what the claim can share with another; ``context`` those of its neighbours; ``roles``
    the parts in the act itself, without those in what a part names ("Lund's" in "praised Lund's visit");
    ``ordinals`` are "first", "last" by the stem of what they rank; ``words`` are in lower case, with a row of
    ``vectors`` for each and one of ``tags``, 1 where it plays the part of the column (see PARTS), has a
    digit, begins with a capital.
    """

    claim: Claim
    account: Account = field(repr=False)
    roles: tuple[Role, ...]
    time: Time | None
    places: tuple[tuple[str | None, Place], ...]  # entity and value
    figures: tuple[Figure, ...]
    participants: frozenset[str]
    kinds: dict[str, str] = field(repr=False)  # of the entities that take part
    sides: Sides = field(repr=False)  # the countries named in each role: "Thai divers"
    opposed: Sides = field(repr=False)  # those whose enemy it is that has the role: "the opposing side"
    parts: frozenset[str] = field(repr=False)  # entities and stems of head nouns that play a role
    acts: frozenset[str] = field(repr=False)  # features that name the act itself
    features: frozenset[str] = field(repr=False)
    context: frozenset[str] = field(repr=False)
    ordinals: Mapping[str, frozenset[str]] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    vectors: Vectors = field(repr=False, eq=False)
    tags: Vectors = field(repr=False, eq=False)

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def sense(self) -> str | None:
        return self.claim.sense

    @property
    def is_vague(self) -> bool:
        """Whether its sense says little of what is done."""
        sense = predicates().senses.get(self.claim.sense or "")
        return sense is not None and sense.vague

    def entities(self, *roles: RoleName) -> frozenset[str]:
        """The entities that play one of ``roles``."""
        return frozenset(e for r in self.roles if r.role in roles for e in r.entities)

    def fillers(self, name: str) -> frozenset[tuple[str, str]]:
        """The entities of a role, each with its kind; of "giver" and "receiver" where something passes."""
        entities = self.part(name) if name in {"giver", "receiver"} else self.entities(cast(RoleName, name))
        return frozenset((e, self.kinds[e]) for e in entities if e in self.kinds)

    @property
    def passes(self) -> bool:
        """Whether something passes from one to another: "sell", "buy", "demand"."""
        sense = predicates().senses.get(self.claim.sense or "")
        return sense is not None and sense.giver is not None

    def part(self, which: str) -> frozenset[str]:
        """The entities that give or receive, where the sense is one of passing something on."""
        sense = predicates().senses.get(self.claim.sense or "")
        role = getattr(sense, which) if sense is not None else None
        named = {
            r: frozenset(e for x in self.claim.roles if x.role == r for e in x.entities) for r in PASSING
        }
        if role is None:
            return frozenset()
        # "transfers of Swedish arms", "arms transfers from Sweden": what a part names has the role too
        return named[role] or (named["origin"] if which == "giver" else frozenset())


def stem(word: str) -> str:
    """The Snowball stem of a lemma, so that "depleting" and "depleted" meet."""
    found: str = _STEMS.get(word) or _STEMS.setdefault(word, _STEMMER.stemWord(word))
    return found


_STEMS: dict[str, str] = {}


def view_claims(
    claims: Iterable[Claim],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, str],
    account: Account,
    meanings: WordMeanings,
) -> list[ClaimView]:
    """Views of all claims of one account; ``mentions`` by id, ``kinds`` of entities by id."""
    ordered = list(claims)
    own = [_features(c, mentions) for c in ordered]
    spans = np.frombuffer(meanings.spans, dtype="<i4").reshape(-1, 2)
    vectors = np.frombuffer(meanings.vectors, dtype=np.int8).reshape(-1, DIMENSIONS)
    countries = _countries(mentions.values(), kinds, account)
    sides = [_sides(claim, countries, account) for claim in ordered]
    return [
        _view(claim, mentions, kinds, account, own[i], _context(ordered, own, i), *sides[i], spans, vectors)
        for i, claim in enumerate(ordered)
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
    kinds: Mapping[str, str],
    account: Account,
    features: frozenset[str],
    context: frozenset[str],
    sides: Sides,
    opposed: Sides,
    spans: Spans,
    vectors: Vectors,
) -> ClaimView:
    first, last = np.searchsorted(spans[:, 0], (claim.start, claim.end))
    time = mentions[claim.time].value if claim.time and claim.time in mentions else None
    places = [(mentions[p].entity, mentions[p].value) for p in claim.places if p in mentions]
    times_told = [mentions[t] for t in claim.times if t in mentions]
    counted = [mentions[q] for q in claim.quantities if q in mentions]
    figures = [_figure(claim, q, _times_of(q, counted, times_told), account) for q in counted]
    return ClaimView(
        claim,
        account,
        tuple(r for r in claim.roles if not any(_is_within(r, other) for other in claim.roles)),
        time if isinstance(time, Time) else None,
        tuple((e, v) for e, v in places if isinstance(v, Place)),
        tuple(f for f in figures if f is not None),
        frozenset(e for r in claim.roles if r.role in PARTICIPANT_ROLES for e in r.entities),
        {e: kinds[e] for r in claim.roles for e in r.entities if e in kinds},
        sides,
        opposed,
        _parts(claim),
        _acts(claim),
        features,
        context,
        _ordinals(claim),
        tuple(account.text[start:end].lower() for start, end in spans[first:last]),
        vectors[first:last],
        _tags(claim, account.text, spans[first:last]),
    )


def _ordinals(claim: Claim) -> dict[str, frozenset[str]]:
    """The words that rank something, by the stems of the words right after them."""
    numbers = {word: str(number) for word, number in resource("order")["ordinals"].items()}
    ranks = numbers | resource("order")["ranks"]
    words = re.findall(r"\w+", claim.text.lower())
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place, word in enumerate(words):
        if word in ranks:
            near = words[place + 1 : place + 1 + RANKED]
            for thing in takewhile(lambda w: w not in word_set("order", "unranked"), near):
                found[stem(thing)].add(ranks[word])
    return {thing: frozenset(told) for thing, told in found.items()}


def _tags(claim: Claim, text: str, spans: Spans) -> Vectors:
    """The row of tags of each word."""
    tags = np.zeros((len(spans), TAGS), dtype=np.int8)
    for row, (start, end) in zip(tags, spans.tolist(), strict=True):
        played = {PARTS.get(r.role, ANOTHER) for r in claim.roles if r.start <= start < r.end}
        row[list(played or {0})] = 1
        row[DIGIT] = any(c.isdigit() for c in text[start:end])
        row[CAPITAL] = text[start].isupper()
    return tags


def _countries(mentions: Iterable[Mention], kinds: Mapping[str, str], account: Account) -> list[Named]:
    """Where an account names a country, in order; a "Norwegian-built" ship is of any."""
    named = ((m.start, m.end, m.entity) for m in mentions if m.document == account.id and m.entity)
    told = ((start, end, entity) for start, end, entity in named if kinds.get(entity) == "country")
    return sorted({named for named in told if account.text[named[1] : named[1] + 1] != "-"})


def _sides(claim: Claim, countries: Sequence[Named], account: Account) -> tuple[Sides, Sides]:
    """The countries that the words of each role name: "two citizens of Mali", or whose own they are: "our
    guards" are those of the country that the speaker's or the office's name has in it; and those whose enemy
    it is that has the role: "the opposing side"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    opposed: defaultdict[str, set[str]] = defaultdict(set)
    for role in claim.roles:
        first, last = (bisect_left(countries, (place, 0, "")) for place in (role.start, role.end))
        found[role.role].update(entity for *_, entity in countries[first:last])
        words = account.text[role.start : role.end].lower().replace("’", "'").split()
        if words[0] in word_set("coreference", "owned"):
            found[role.role].update(_whose(claim, countries, account))
        if not word_set("coreference", "opposed").isdisjoint(words[:OPENING]):
            opposed[role.role].update(_whose(claim, countries, account))
    return _by_role(found), _by_role(opposed)


def _by_role(found: Mapping[str, set[str]]) -> Sides:
    return {role: frozenset(named) for role, named in found.items() if named}


def _whose(claim: Claim, countries: Sequence[Named], account: Account) -> set[str]:
    """The countries, of those that the account names, that speak or are in the name of who speaks; an office
    speaks where nobody in particular does ("according to available data")."""
    speaker, outlet = claim.speaker, account.outlet or ""
    codes = countries_in(speaker.name if speaker is not None else outlet)
    nobody = speaker is not None and speaker.entity is None and speaker.kind in {"unnamed", "document"}
    if not codes and nobody and word_set("mastheads", "institutions").intersection(outlet.lower().split()):
        codes = countries_in(outlet)
    speaks = speaker.entity if speaker is not None else None
    told = {account.text[start:end]: entity for start, end, entity in countries}
    return {entity for name, entity in told.items() if entity == speaks or codes & countries_in(name)}


def _is_within(role: Role, other: Role) -> bool:
    return other.start <= role.start and role.end <= other.end and role.head != other.head


def _times_of(figure: Mention, figures: Sequence[Mention], times: Sequence[Mention]) -> frozenset[str]:
    """The times a figure is of: all of the claim's, or in "four on Sunday, two on Monday" the nearest."""
    if len(figures) > 1 and len(times) > 1:
        times = [min(times, key=lambda t: (abs(t.start - figure.end), t.start))]
    return frozenset(t.value.timex for t in times if isinstance(t.value, Time))


def _figure(claim: Claim, mention: Mention, times: frozenset[str], account: Account) -> Figure | None:
    if not isinstance(mention.value, Quantity):
        return None
    role = next((r.role for r in claim.roles if r.start <= mention.start < r.end), None)
    words = resource("findings")["partial"]
    before = account.text[max(mention.start - 20, 0) : mention.start].lower().split()
    after = account.text[mention.end : mention.end + 20].lower().split()
    partial = bool(before and before[-1] in words["before"]) or bool(after and after[0] in words["after"])
    return Figure(mention.value, role, times, partial)


def _parts(claim: Claim) -> frozenset[str]:
    nouns = {stem(r.lemma) for r in claim.roles if not r.entities and r.lemma in claim.terms}
    kinds = {f"g:{goods()[r.lemma]}" for r in claim.roles if r.role == "theme" and r.lemma in goods()}
    if any(r.lemma in predicates().rules for r in claim.roles if r.role in {"theme", "recipient"}):
        kinds.add("rule")
    return frozenset(nouns | kinds | {e for r in claim.roles for e in r.entities})


def _acts(claim: Claim) -> frozenset[str]:
    """The predicate, or what something is said to be where it is only "is"."""
    if claim.predicate in predicates().light:
        said = [r.lemma for r in claim.roles if r.role in {"attribute", "theme"}]
        names = said or [r.lemma for r in claim.roles if r.role == "agent"]
    else:
        names = [claim.predicate]
    return frozenset(f"w:{stem(n)}" for n in names if n in claim.terms)


def _features(claim: Claim, mentions: Mapping[str, Mention]) -> frozenset[str]:
    """Stems, sense, entities, figures and time of a claim, each marked by its kind."""
    found = {f"w:{stem(t)}" for t in claim.terms if not t.isdigit()}
    nouns = predicates().nouns
    found |= {f"s:{nouns[t].name}" for t in claim.terms if t in nouns}
    if claim.sense:
        found.add(f"s:{claim.sense}")
    found |= {f"e:{e}" for r in claim.roles for e in r.entities}
    for named in (*claim.places, *claim.actors):
        if named in mentions and mentions[named].entity:
            found.add(f"e:{mentions[named].entity}")
    found |= {f"g:{goods()[t]}" for t in claim.terms if t in goods()}
    for quantity in claim.quantities:
        value = mentions[quantity].value if quantity in mentions else None
        if isinstance(value, Quantity):
            found.add(_figure_feature(value))
            if value.of:
                found.add(f"w:{stem(value.of)}")
    if claim.order is not None:
        found.add(f"o:{claim.order.of}:{claim.order.rank}")
    for told in claim.times:
        value = mentions[told].value if told in mentions else None
        if isinstance(value, Time):
            found |= _time_features(value)
    found |= {f"y:{synset}" for term in claim.terms for synset in wordnet.commonest(term)}
    return frozenset(found)


def _figure_feature(quantity: Quantity) -> str:
    """A count with what is counted; a measure in base units, to two digits: "70 tonnes", "70,000 kg"."""
    number = quantity.number or quantity.low
    if not quantity.unit or number is None:
        return f"q:{number}:{stem(quantity.of)}"
    return f"q:{in_base_units(number, quantity.unit):.2g}:{dimension(quantity.unit)}"


def _time_features(time: Time) -> set[str]:
    """The day, the weekday and the time of day that a time names, as far as it does."""
    day, _, _ = (time.edtf or time.timex).partition("T")
    named = time.type in {"DATE", "TIME"} and not time.timex.endswith("_REF") and set(day) - set("X-")
    found = {f"t:{day}"} if named else set()
    if DAY.fullmatch(day):
        found.add(f"t:{date.fromisoformat(day).isoweekday()}")
    elif time.weekday is not None:
        found.add(f"t:{time.weekday}")
    return found | {f"h:{clock}" for clock in time.clocks}
