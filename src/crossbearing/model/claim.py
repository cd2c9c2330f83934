"""Claims: one thing an account asserts, who says it, how sure, and of what kind of reality."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal

from attrs import evolve, field, frozen

from crossbearing.model.account import Account
from crossbearing.model.ids import content_id
from crossbearing.model.meaning import WordMeanings
from crossbearing.model.mention import Entity, Mention

RoleName = Literal[
    "agent",
    "recipient",
    "theme",
    "place",
    "origin",
    "destination",
    "instrument",
    "companion",
    "topic",
    "attribute",
]
SpeakerKind = Literal["person", "organisation", "country", "group", "document", "unnamed"]
Quoted = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["affirmed", "denied"]
Frame = Literal["actual", "expected", "hypothetical", "background"]
Basis = Literal["seen", "told", "inferred", "documented"]


@frozen
class Role:
    """A part somebody or something plays in a claim; ``start`` and ``end`` are its words.

    ``entities`` are all it names (one for "Lund", two for "the two friends"), ``entity`` the first.
    """

    role: RoleName
    start: int
    end: int
    head: int  # offset of the head word, which names the role where it names no entity
    lemma: str
    entities: tuple[str, ...] = ()

    @property
    def entity(self) -> str | None:
        return self.entities[0] if self.entities else None


@frozen
class Cue:
    """The words that attribute: "said", "according to"; ``lemma`` is that of the head word."""

    start: int
    end: int
    lemma: str


@frozen
class Speaker:
    """Who is said to say it: ``name`` is the fullest form known, ``start`` and ``end`` the words here."""

    name: str
    start: int
    end: int
    kind: SpeakerKind
    entity: str | None = None


@frozen
class Layer:
    """A further layer of attribution around a claim: the outer "A reports" of "A reports that B said"."""

    speaker: Speaker | None
    cue: Cue | None


@frozen
class Order:
    """ "The first time", "second visit", "met once before" (2): which one it is, of what is counted.

    ``of`` is the sense or noun counted; ``scope`` are the words that limit it ("since 1991"), so that
    two orders are compared only where neither or both are limited alike.
    """

    rank: int
    of: str
    scope: str | None = None


@frozen
class Claim:
    """One assertion of one account, tied to its exact words.

    ``sense`` is the class of the predicate in the verb lexicon ("depart"), ``event`` its PLOVER
    root; ``terms`` are the lemmas of its content words, names left out. ``time`` (the first
    of ``times``), ``places``, ``actors`` and ``quantities`` are ids of mentions. ``basis`` is the evidence
    on which the speaker speaks, where the words give it. A ``nominal`` claim is no statement: it is what
    somebody praised, wants or speaks of ("the delay" of "praised the delay").
    """

    document: str
    start: int
    end: int
    text: str
    predicate: str
    head: int  # offset of the predicate's head word
    sentence: int
    sense: str | None = None
    event: str | None = None
    roles: tuple[Role, ...] = ()
    time: str | None = None
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    speaker: Speaker | None = None
    cue: Cue | None = None
    quoted: Quoted | None = None
    via: tuple[Layer, ...] = ()
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    frame: Frame = "actual"
    order: Order | None = None
    condition: str | None = None  # id of the claim that is the "if" of this one
    basis: Basis | None = None
    nominal: bool = False
    terms: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def id(self) -> str:
        return content_id("c", self.document, self.start, self.end, self.head)

    @property
    def entities(self) -> frozenset[str]:
        """All that its roles and its speakers name."""
        speakers = (self.speaker, *(layer.speaker for layer in self.via))
        spoken = {s.entity for s in speakers if s is not None and s.entity is not None}
        return frozenset(spoken.union(*(role.entities for role in self.roles)))

    def role(self, name: RoleName) -> Role | None:
        """The first role of that name."""
        return next((r for r in self.roles if r.role == name), None)


# reads what the words of an account mean, in the sentences that hold these claims
Encode = Callable[[Account, Sequence[Claim]], WordMeanings]


@frozen
class Analysis:
    """All that one account yields by itself: claims, grounded mentions, and its own entities."""

    document: str
    claims: tuple[Claim, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    entities: tuple[Entity, ...] = field(repr=False, default=())
    meanings: WordMeanings = field(repr=False, factory=WordMeanings)

    def without(self, spans: Sequence[tuple[int, int]]) -> "Analysis":
        """This analysis without the claims and mentions that begin within ``spans``.

        Entities go with the last that names them. What a claim elsewhere refers to stays.
        """

        def is_kept(start: int) -> bool:
            return not any(first <= start < end for first, end in spans)

        claims = tuple(c for c in self.claims if is_kept(c.start))
        used = {m for c in claims for m in (*c.times, *c.places, *c.actors, *c.quantities)}
        mentions = tuple(m for m in self.mentions if is_kept(m.start) or m.id in used)
        named = {m.entity for m in mentions} | {e for c in claims for e in c.entities}
        gone = {m.entity for m in self.mentions} - named
        entities = tuple(e for e in self.entities if e.id not in gone)
        return evolve(self, claims=claims, mentions=mentions, entities=entities)
