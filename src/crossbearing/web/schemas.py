"""What the API takes and gives, as its OpenAPI description tells it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from crossbearing.model.judgement import Decision
from crossbearing.web.lists import LONGEST_QUESTION, MOST_PER_PAGE, MOST_VALUES, PER_PAGE

Id = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=2000)]


Values = Annotated[list[str], Field(max_length=MOST_VALUES)]


class ListQuery(BaseModel):
    """Values of one facet add up; facets narrow each other down."""

    q: Annotated[str, Field(max_length=LONGEST_QUESTION, description="Words to look for")] = ""
    page: Annotated[int, Field(ge=1, le=10**6)] = 1
    per: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = PER_PAGE


class ToldQuery(ListQuery):
    event: Values = []
    actor: Values = []
    place: Values = []
    day: Values = []
    speaker: Values = []
    certainty: Values = []


class FindingQuery(ToldQuery):
    standing: Values = []
    credibility: Values = []
    sort: Literal["", "day", "accounts"] = ""


class ConflictQuery(ToldQuery):
    status: Values = []
    kind: Values = []


class ActorQuery(ListQuery):
    type: Values = []
    outlet: Values = []
    sort: Literal["", "name"] = ""


class AccountQuery(ListQuery):
    outlet: Values = []
    day: Values = []
    language: Values = []
    standing: Values = []
    sort: Literal["", "outlet"] = ""


class SourceQuery(ListQuery):
    kind: Values = []
    reliability: Values = []


class HitQuery(ToldQuery):
    kind: Annotated[Values, Field(alias="in", description="statement or passage")] = []
    outlet: Values = []
    per: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = 20


class Model(BaseModel):
    """Made of our own values by their names."""

    model_config = ConfigDict(from_attributes=True)


class Given(BaseModel):
    """What is sent to the API."""

    model_config = ConfigDict(extra="forbid")


class ProblemAnswer(Model):
    """Why something could not be done, in words."""

    problem: str
    details: list[str] = []


class OptionItem(Model):
    value: str
    words: str
    count: int
    chosen: bool


class FacetItem(Model):
    name: str
    title: str
    options: list[OptionItem]
    more: int


class ListPage(Model):
    total: int
    page: int
    pages: int
    per: int
    facets: list[FacetItem]


class FindingItem(Model):
    id: str
    statement: str
    how: str
    credibility: Annotated[int, Field(ge=1, le=6, description="Grade of the Admiralty scale")]
    likelihood: str
    accounts: int
    independent: int
    outlets: list[str]
    conflicts: list[str]
    is_new: bool
    claims: list[str]


class FindingPage(ListPage):
    rows: list[FindingItem]


class StanceItem(Model):
    value: str
    outlets: list[str]
    independent: int


class ConflictItem(Model):
    id: str
    status: Literal["conflict", "update"]
    kind: str
    question: str
    positions: list[StanceItem]
    is_new: bool
    claims: list[str]


class ConflictPage(ListPage):
    rows: list[ConflictItem]


class ActorItem(Model):
    id: str
    name: str
    type: str
    aliases: list[str]
    roles: list[str]
    accounts: int
    claims: int
    speaks: int
    outlets: list[str]


class ActorPage(ListPage):
    rows: list[ActorItem]


class AccountItem(Model):
    id: str
    outlet: str
    title: str
    name: str
    author: str
    published: str | None
    dated: str
    language: str
    words: int
    claims: int
    conflicts: int
    takes_from: list[str]


class AccountPage(ListPage):
    rows: list[AccountItem]


class SourceItem(Model):
    name: str
    kinds: list[str]
    accounts: int
    claims: int
    credited: int
    taken: int
    reliability: str


class SourcePage(ListPage):
    rows: list[SourceItem]


class PartItem(Model):
    words: str
    found: bool


class HitItem(Model):
    id: str
    kind: Literal["statement", "passage"]
    account: str
    outlet: str
    published: str | None
    words: str
    speaker: str
    certainty: str
    denied: bool
    finding: str
    parts: list[PartItem]


class HitPage(ListPage):
    rows: list[HitItem]


class ClaimItem(Model):
    """One statement of an account: ``start`` and ``end`` are code points of its text."""

    id: str
    account: str
    outlet: str
    start: int
    end: int
    text: str
    speaker: str | None
    certainty: str
    polarity: str
    frame: str
    event: str | None


class FindingDetail(FindingItem):
    reasons: list[str]
    statements: list[ClaimItem]
    possible_links: Annotated[
        list[ClaimItem], Field(description="As likely as not they say something else; they count for nothing")
    ]


class PositionDetail(StanceItem):
    statements: list[ClaimItem]


class ConflictDetail(Model):
    id: str
    status: Literal["conflict", "update"]
    kind: str
    question: str
    reasons: list[str]
    positions: list[PositionDetail]


class AccountDetail(AccountItem):
    text: str
    url: str | None
    statements: list[ClaimItem]


class ShownItem(Model):
    id: str
    kind: str
    words: str


class FateItem(Model):
    was: ShownItem
    now: ShownItem | None
    lost: int


class ChangesAnswer(Model):
    build: int
    at: str
    new: list[ShownItem]
    changed: list[FateItem]
    gone: list[FateItem]


class AnswerItem(Model):
    key: str
    words: str
    decision: str | None


class SideItem(Model):
    title: str
    claims: list[str]
    facts: list[str]


class QueueItem(Model):
    key: str
    kind: Literal["conflict", "match", "actors"]
    question: str
    sides: list[SideItem]
    grounds: list[str]
    subjects: list[str]
    answers: list[AnswerItem]


class QueuePage(Model):
    total: int
    page: int
    pages: int
    per: int
    rows: list[QueueItem]


class JudgementItem(Model):
    number: int
    kind: str
    sentence: str
    at: str
    by: str | None
    because: str | None
    undoes: int | None
    stands: bool


class LogAnswer(Model):
    judgements: list[JudgementItem]


class ProblemItem(Model):
    where: str
    why: str


class JobItem(Model):
    id: str
    title: str
    state: Literal["waiting", "working", "done", "failed"]
    stage: str
    last: str
    done: dict[str, int]
    problems: list[ProblemItem]
    outcome: str


class Status(Model):
    """``build`` is 0 until the first dossier is concluded."""

    case: str
    build: int
    at: str
    updating: bool
    failure: str
    accounts: int
    findings: int
    conflicts: int
    waiting: int


class SessionAnswer(Model):
    """``csrf`` goes into the header X-CSRF-Token of what changes something; not needed with a token."""

    csrf: str


class JudgementGiven(Given):
    """``subjects`` are ids, names or words as ``crossbearing judge`` takes them."""

    decision: Decision
    subjects: Annotated[list[Words], Field(min_length=1, max_length=20)]
    because: Words = ""
    by: Annotated[str, Field(max_length=80)] = ""


class UndoGiven(Given):
    """Without a ``number`` the last judgement that stands is undone."""

    number: Annotated[int, Field(ge=1, le=2**53)] | None = None
    by: Annotated[str, Field(max_length=80)] = ""


class ReviewGiven(Given):
    """An answer to a question of the review queue: the letter of one of its answers."""

    item: Annotated[str, Field(max_length=1000)]
    answer: Annotated[str, Field(max_length=1)]
    because: Words = ""
    by: Annotated[str, Field(max_length=80)] = ""


class TakenBack(Given):
    item: Annotated[str, Field(max_length=1000)]


class PastedGiven(Given):
    text: Annotated[str, Field(min_length=1, max_length=4_000_000)]
    title: Words = ""
    outlet: Words = ""
    published: Annotated[str, Field(max_length=40)] = ""
    author: Words = ""
    url: Words = ""


class AddressesGiven(Given):
    urls: Annotated[list[Words], Field(min_length=1, max_length=50)]


class ReviewAnswer(Model):
    """``judgement`` is its number in the log; None where the question was set aside."""

    judgement: int | None
    sentence: str
    left: int


Explained = dict[str, Any]
