"""How far the sources of claims are to be trusted, as the analyst says; nothing here is ever guessed."""

from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from crossbearing.findings.disagreements import Disagreements, count_opponents
from crossbearing.findings.origins import Origins
from crossbearing.findings.view import ClaimView
from crossbearing.model.dossier import Position
from crossbearing.model.judgement import RELIABILITY, Reliability, Ruling
from crossbearing.model.words import plain

WORST_FIRST: tuple[Reliability | None, ...] = ("E", "D", None, "F", "C", "B", "A")  # None: not graded
# What a grade does to the weight of what its source tells.
EFFECTS: dict[Reliability, str] = {
    "A": "alone it makes what it tells as certain probably true",
    "D": "what it tells is not taken as certain",
    "E": "it is no witness for the grade",
}


@frozen
class Reliabilities:
    """Grades of sources by their names: outlets, accounts, those credited, and speakers."""

    graded: dict[str, Reliability] = field(factory=dict)

    def sources_of(self, view: ClaimView, origins: Origins) -> tuple[str, ...]:
        """The graded sources that a claim goes through."""
        origin = origins.of[view.id]
        through = [view.account.name, view.account.outlet]
        through += [origin.name] if origin.kind == "credit" else []
        through += [view.claim.speaker.name] if view.claim.speaker is not None else []
        return tuple(dict.fromkeys(name for name in through if name and plain(name) in self.graded))

    def of(self, claims: Sequence[ClaimView], origins: Origins) -> dict[str, Reliability]:
        """For each claim the least grade on its way, or on that of those of ``claims`` it is a copy of."""
        if not self.graded:
            return {}
        own: dict[str, Reliability | None] = {}
        shared: dict[str, list[Reliability | None]] = {}
        for view in claims:
            through = [self.graded[plain(s)] for s in self.sources_of(view, origins)]
            own[view.id] = min(through, key=WORST_FIRST.index, default=None)
            for key in _texts(view, origins):
                shared.setdefault(key, []).append(own[view.id])
        grades = {
            v.id: min((g for key in _texts(v, origins) for g in shared[key]), key=WORST_FIRST.index)
            for v in claims
        }
        return {claim: grade for claim, grade in grades.items() if grade is not None}

    def reasons(self, claims: Sequence[ClaimView], origins: Origins) -> list[str]:
        """Sentences on the graded sources of ``claims``, and what comes of it."""
        names = sorted({s for v in claims for s in self.sources_of(v, origins)}) if self.graded else []
        return [_reason(name, self.graded[plain(name)]) for name in names]


UNGRADED = Reliabilities()


def reliabilities(rulings: Iterable[Ruling]) -> Reliabilities:
    """The grades that ``rulings`` give and that are not overruled."""
    own = (r for r in rulings if r.kind == "reliability" and r.outcome == "applied")
    return Reliabilities({plain(r.source): r.reliability for r in own if r.source and r.reliability})


def believed(
    found: Disagreements, views: Sequence[ClaimView], origins: Origins, sources: Reliabilities
) -> Disagreements:
    """``found`` with nobody held against a finding who is judged unreliable."""
    if not sources.graded:
        return found
    view = {v.id: v for v in views}

    def weight(position: Position) -> int:
        held = [view[c] for c in position.claims]
        graded = sources.of(held, origins)
        return len(origins.independent(v.claim for v in held if graded.get(v.id) != "E"))

    return evolve(found, opponents=count_opponents(found.conflicts, weight))


def _texts(view: ClaimView, origins: Origins) -> tuple[str, ...]:
    """What stands for the text a claim is printed in; two accounts that quote one speaker have two."""
    origin = origins.of[view.id]
    return (origin.account,) if origin.kind == "speaker" else (origin.account, origin.key)


def _reason(name: str, grade: Reliability) -> str:
    effect = f": {EFFECTS[grade]}" if grade in EFFECTS else ""
    return f"By the analyst's judgement {name} is {RELIABILITY[grade]} ({grade}){effect}."
