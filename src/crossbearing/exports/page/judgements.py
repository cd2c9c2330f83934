"""What the analyst decided, and what became of it."""

from collections.abc import Iterable

from attrs import frozen

from crossbearing.exports.page.links import anchor
from crossbearing.exports.wording import OUTCOME, date
from crossbearing.model.judgement import Ruling


@frozen
class JudgementLine:
    """One judgement; ``outcome`` is empty where it is applied."""

    number: int
    sentence: str
    made: str
    because: str
    outcome: str
    claims: tuple[str, ...]  # anchors


def judgements(rulings: Iterable[Ruling]) -> tuple[JudgementLine, ...]:
    """The judgements that stand, in their order."""
    return tuple(_line(r) for r in rulings)


def _line(ruling: Ruling) -> JudgementLine:
    made = date(ruling.at.partition("T")[0])
    return JudgementLine(
        number=ruling.number,
        sentence=ruling.sentence,
        made=f"{ruling.by}, {made}" if ruling.by else made,
        because=ruling.because or "",
        outcome=f"{OUTCOME[ruling.outcome]}: {ruling.note}" if ruling.note else "",
        claims=tuple(anchor(c) for group in ruling.groups for c in group),
    )
