"""Claims: one thing an account asserts, who says it, how sure, and of what kind of reality."""

from typing import Literal

from attrs import field, frozen

from crossbearing.model.ids import content_id
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
    """ "The first time", "second visit", "met once before" (2): the how-manieth of what.

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
    of ``times``), ``places``, ``actors`` and ``quantities`` are ids of mentions.
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
    terms: tuple[str, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        return content_id("c", self.document, self.start, self.end, self.head)

    def role(self, name: RoleName) -> Role | None:
        """The first role of that name."""
        return next((r for r in self.roles if r.role == name), None)


@frozen
class Analysis:
    """All that one account yields by itself: claims, grounded mentions, and its own entities."""

    document: str
    claims: tuple[Claim, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    entities: tuple[Entity, ...] = field(repr=False, default=())
