"""What a comparator says of two claims."""

from typing import Literal

from attrs import frozen

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


def in_order(one: str, other: str) -> tuple[str, str]:
    """Two answers as a reason tells them: in one order, whichever of the claims comes first."""
    return min(one, other), max(one, other)
