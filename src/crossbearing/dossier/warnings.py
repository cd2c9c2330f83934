"""Who warns whom of what consequence, if what is done."""

from collections import defaultdict
from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Warning

Key = tuple[tuple[str, ...], str | None, str | None, str | None]


def list_warnings(evidence: Evidence) -> tuple[Warning, ...]:
    """Each warning that claims tell of, with all findings that tell it."""
    by_id = {c.id: c for c in evidence.claims}
    under = _under_warnings(evidence)
    return tuple(
        Warning(*key, findings=found)
        for key, found in group_findings(
            evidence, evidence.claims, lambda c: _warnings(evidence, c, by_id, under)
        )
    )


def _under_warnings(evidence: Evidence) -> dict[tuple[str, int], list[Claim]]:
    """The claims that stand under each word of warning, by document and place of the word."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.speaker is not None and claim.cue is not None and _warns(claim.cue.lemma):
            found[claim.document, claim.cue.start].append(claim)
    return found


def _warnings(
    evidence: Evidence, claim: Claim, by_id: dict[str, Claim], under: dict[tuple[str, int], list[Claim]]
) -> Iterator[Key]:
    together = under.get((claim.document, claim.cue.start), []) if claim.cue is not None else []
    if together and claim.speaker is not None:
        if _is_main(claim, together):
            by: tuple[str, ...] = (claim.speaker.entity or claim.speaker.name,)
            yield by, _warned(claim), _one_line(by_id.get(claim.condition or "")), _one_line(claim)
    elif claim.sense == "warn" and claim.polarity == "affirmed" and claim.frame == "actual":
        by = tuple(e for r in roles(claim, "agent") for e in r.entities)
        if by:
            told = next((r.entity for r in roles(claim, "recipient", "theme") if r.entity), None)
            yield by, told, None, _one_line(claim)


def _is_main(claim: Claim, together: list[Claim]) -> bool:
    """Of the claims under one warning the first that is not the condition of another says what threatens."""
    conditions = {c.condition for c in together}
    main = [c for c in together if c.id not in conditions and c.role("agent") is not None]
    return bool(main) and min(main, key=lambda c: (c.start, -c.end)) == claim


def _warns(lemma: str) -> bool:
    lexicon = predicates()
    found = lexicon.verbs.get(lemma) or lexicon.nouns.get(lemma)
    return found is not None and found.name == "warn"


def _warned(claim: Claim) -> str | None:
    """The one who would bear the consequence."""
    return next((r.entity for r in claim.roles if r.role == "agent" and r.entity), None)


def _one_line(claim: Claim | None) -> str | None:
    return " ".join(claim.text.split()) if claim is not None else None
