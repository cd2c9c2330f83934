"""What a comparator says of two claims."""

from typing import Literal

from attrs import frozen

from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act
from crossbearing.model.dossier import UpdateKind

Outcome = Literal["same", "unit", "rounding", "granularity", "update", "conflict", "different_occurrence"]


@frozen
class Comparison:
    """How two answers to one question relate, and the sentence the dossier prints.

    ``a`` and ``b`` are the answers in words, each found in or normalised from its claim; ``question``
    is what both answer. The order of ``a`` and ``b`` is that of the claims compared, but not in the
    reason, which is the same for the same answers. ``by_analyst`` says
    that the outcome is a judgement.
    """

    kind: UpdateKind
    outcome: Outcome
    question: str
    a: str
    b: str
    reason: str
    by_analyst: bool = False


def matter(a: ClaimView, b: ClaimView) -> str:
    """What two claims of one act are of, as a noun: the act, or who or what acts or is acted on."""
    senses = sorted({v.sense for v in (a, b) if v.sense is not None and act(v.sense)[0] != v.sense})
    if senses:
        return act(senses[0])[0]
    return min((r.lemma for v in (a, b) for r in v.roles if r.role in {"agent", "theme"}), default="matter")


def in_order(one: str, other: str) -> tuple[str, str]:
    """Two answers as a reason tells them: in one order, whichever of the claims comes first."""
    return min(one, other), max(one, other)
