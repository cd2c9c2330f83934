"""What is found out, and the dossier that holds it: the data contract as types."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from attrs import field, fields, frozen

from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Claim
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Ruling
from crossbearing.model.lineage import ClaimOrigin, Lineage
from crossbearing.model.mention import Entity, Mention

ConflictKind = Literal["quantity", "time", "place", "role", "polarity", "order", "wording", "identity"]
UpdateKind = Literal[ConflictKind, "state"]  # "at large", then "arrested"
AgreementRelation = Literal["same", "unit", "rounding", "granularity", "paraphrase", "different_occurrence"]
MovementStatus = Literal["planned", "made", "denied"]
MeetingStatus = Literal["planned", "held", "denied"]
TransferStatus = Literal["offered", "sought", "agreed", "made", "denied"]
RuleRelation = Literal["breaches", "permits", "requires"]
TollKind = Literal["killed", "injured", "missing", "detained", "displaced"]
Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]

# The words of the Admiralty scale of credibility (NATO STANAG 2511, AJP-2.1).
CREDIBILITY: Mapping[int, str] = MappingProxyType(
    {
        1: "Confirmed by other sources",
        2: "Probably true",
        3: "Possibly true",
        4: "Doubtful",
        5: "Improbable",
        6: "Truth cannot be judged",
    }
)


@frozen
class Story:
    """The event that several accounts tell of."""

    id: str
    title: str
    documents: tuple[str, ...]


@frozen
class Finding:
    """What claims of one or more accounts say alike.

    ``credibility`` is a grade of the Admiralty scale, a key of CREDIBILITY; ``independent`` counts
    origins after lineage is followed. ``possible_links`` are claims of others that as likely as not say
    something else (Fellegi and Sunter 1969): they are shown, and count for nothing. ``told_alone`` are the
    parts of ``statement``, from and to, that the claims of its other accounts do not tell.
    """

    id: str
    story: str
    statement: str
    claims: tuple[str, ...]
    accounts: int
    independent: int
    credibility: int
    likelihood: Likelihood | None
    reasons: tuple[str, ...]
    possible_links: tuple[str, ...] = ()
    told_alone: tuple[tuple[int, int], ...] = ()


@frozen
class Position:
    """One answer to a question, the claims that give it and the number of their origins."""

    value: str
    claims: tuple[str, ...]
    independent: int


@frozen
class Conflict:
    """A question whose answers, as the accounts give them, exclude each other."""

    story: str
    kind: ConflictKind
    question: str
    positions: tuple[Position, ...]
    reasons: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        return content_id("k", self.kind, *(p.claims for p in self.positions))


@frozen
class Update:
    """Newer answers to the same question, oldest first."""

    story: str
    kind: UpdateKind
    question: str
    positions: tuple[Position, ...]

    @cached_property
    def id(self) -> str:
        return content_id("u", self.kind, *(p.claims for p in self.positions))


@frozen
class Agreement:
    """Two claims that look like a conflict and are none, and why."""

    claims: tuple[str, str]
    relation: AgreementRelation
    reason: str

    @cached_property
    def id(self) -> str:
        return content_id("a", self.relation, *self.claims)


@frozen
class TimelineEntry:
    story: str
    edtf: str
    statement: str
    findings: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        return content_id("t", self.edtf, *self.findings)


@frozen
class Movement:
    entity: str
    origin: str | None
    destination: str | None
    by: str | None
    edtf: str | None
    status: MovementStatus
    findings: tuple[str, ...]


@frozen
class Meeting:
    participants: tuple[str, ...]
    place: str | None
    edtf: str | None
    status: MeetingStatus
    findings: tuple[str, ...]


@frozen
class Transfer:
    giver: str | None
    receiver: str | None
    goods: str | None
    status: TransferStatus
    findings: tuple[str, ...]


@frozen
class Rule:
    """A rule and an act that would breach it, is permitted or required by it."""

    rule: str
    act: str
    relation: RuleRelation
    findings: tuple[str, ...]


@frozen
class Warning:
    """Who warns whom of what consequence if what is done."""

    by: tuple[str, ...]
    to: str | None
    condition: str | None
    consequence: str | None
    findings: tuple[str, ...]


@frozen
class Relation:
    """Who did which PLOVER kind of act to whom."""

    a: str
    b: str
    event: str
    findings: tuple[str, ...]


@frozen
class Toll:
    story: str
    kind: TollKind
    number: float | None
    low: float | None
    high: float | None
    as_of: str | None
    claims: tuple[str, ...]


@frozen
class Change:
    """What an account says otherwise than an earlier version of it that was read before."""

    document: str
    sentences: tuple[str, ...]


@frozen
class Reconciliation:
    """What the claims of all accounts say together: the outcome of ``findings.reconcile``.

    ``claims`` and ``mentions`` are those of the analyses, with entities known across accounts.
    """

    stories: tuple[Story, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    updates: tuple[Update, ...]
    agreements: tuple[Agreement, ...]
    judgements: tuple[Ruling, ...] = ()
    origins: tuple[ClaimOrigin, ...] = ()


@frozen
class Dossier:
    """All an analyst is given; ``codec.dump_dossier`` writes it after the data contract."""

    documents: tuple[Account, ...]
    stories: tuple[Story, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    lineage: tuple[Lineage, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    updates: tuple[Update, ...]
    agreements: tuple[Agreement, ...]
    timeline: tuple[TimelineEntry, ...]
    movements: tuple[Movement, ...]
    meetings: tuple[Meeting, ...]
    transfers: tuple[Transfer, ...]
    rules: tuple[Rule, ...]
    warnings: tuple[Warning, ...]
    relations: tuple[Relation, ...]
    tolls: tuple[Toll, ...]
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...] = ()
    judgements: tuple[Ruling, ...] = ()
    origins: tuple[ClaimOrigin, ...] = ()
    recipe: dict[str, str] = field(factory=dict)
    version: str = "1"


LISTS = tuple(f.name for f in fields(Dossier) if f.name not in {"recipe", "version"})
