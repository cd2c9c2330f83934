"""Who warns whom of what consequence, if what is done."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Warning

Key = tuple[tuple[str, ...], str | None, str | None, str | None]


def list_warnings(evidence: Evidence) -> tuple[Warning, ...]:
    """Each warning that claims tell of, with all findings that tell it."""
    by_id = {c.id: c for c in evidence.claims}
    return tuple(
        Warning(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _warnings(evidence, c, by_id))
    )


def _warnings(evidence: Evidence, claim: Claim, by_id: dict[str, Claim]) -> Iterator[Key]:
    if claim.speaker is not None and claim.cue is not None and _warns(claim.cue.lemma):
        if claim.id in {c.condition for c in by_id.values() if c.document == claim.document}:
            return
        by: tuple[str, ...] = (claim.speaker.entity or claim.speaker.name,)
        condition = by_id.get(claim.condition or "")
        yield by, _warned(claim), _one_line(condition), _one_line(claim)
    elif claim.sense == "warn" and claim.polarity == "affirmed" and claim.frame == "actual":
        by = tuple(filter(None, (evidence.who(r, claim) for r in roles(claim, "agent"))))
        if by:
            told = next((r.entity for r in roles(claim, "recipient", "theme") if r.entity), None)
            yield by, told, None, _one_line(claim)


def _warns(lemma: str) -> bool:
    lexicon = predicates()
    found = lexicon.verbs.get(lemma) or lexicon.nouns.get(lemma)
    return found is not None and found.name == "warn"


def _warned(claim: Claim) -> str | None:
    """The one who would bear the consequence."""
    return next((r.entity for r in claim.roles if r.role == "agent" and r.entity), None)


def _one_line(claim: Claim | None) -> str | None:
    return " ".join(claim.text.split()) if claim is not None else None
