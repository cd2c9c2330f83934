"""How a finding, a question or a claim came about: what ``crossbearing why`` tells."""

from math import exp
from typing import Literal

from attrs import frozen

from crossbearing.model.claim import Certainty, Frame, Polarity
from crossbearing.model.judgement import Ruling

Kind = Literal["finding", "conflict", "update", "agreement", "claim"]
Verdict = Literal[
    "same",
    "unit",
    "rounding",
    "granularity",
    "update",
    "conflict",
    "different_occurrence",
    "not the same",
]


@frozen
class Testimony:
    """One claim in the exact words of its account, and whose word it is; ``origin`` is where it comes from
    after lineage and credits are followed. ``answer`` is what it answers where a question is explained."""

    claim: str
    outlet: str
    published: str | None
    speaker: str | None
    origin: str
    words: str
    certainty: Certainty
    polarity: Polarity
    frame: Frame
    answer: str | None = None


def chance(odds: float) -> str:
    """The log-odds of the model in words: "9 chances in 100"."""
    of_hundred = min(max(round(100 / (1 + exp(-odds))), 1), 99)
    return f"{of_hundred} {'chance' if of_hundred == 1 else 'chances'} in 100"


@frozen
class Feature:
    """What the model of sameness looks at, and what it adds to the log-odds that two claims say the same."""

    name: str
    weight: float


@frozen
class Compared:
    """Two claims beside each other, with what came of it and why.

    ``odds`` are the log-odds of the model of sameness, ``features`` what weighs most in them, ``shared`` what
    both say in common.
    """

    a: str
    b: str
    verdict: Verdict
    reasons: tuple[str, ...]
    odds: float
    features: tuple[Feature, ...]
    shared: tuple[str, ...]


@frozen
class Explanation:
    """``accepted`` are the comparisons it rests on, ``rejected`` the nearest that led elsewhere.

    The strongest of each are listed; the numbers say how many there are in all. ``others`` are the claims in
    them that it does not hold itself.
    """

    id: str
    kind: Kind
    says: str
    reasons: tuple[str, ...]
    claims: tuple[Testimony, ...]
    accepted: tuple[Compared, ...]
    accepted_in_all: int
    rejected: tuple[Compared, ...]
    rejected_in_all: int
    others: tuple[Testimony, ...]
    judgements: tuple[Ruling, ...]
