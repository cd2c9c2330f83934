"""Who did which PLOVER kind of act to whom."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import ACTORS, Evidence, group_findings, roles
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Relation


def list_relations(evidence: Evidence) -> tuple[Relation, ...]:
    """Each directed act between two actors that statements affirm, with all findings that tell it.

    What is only expected, wished or possible is no act, and of what nouns only name ("a sale") nobody says
    that it was done.
    """
    told = (c for c in evidence.claims if _is_done(c))
    return tuple(
        Relation(*key, findings=found)
        for key, found in group_findings(evidence, told, lambda c: _relations(evidence, c))
    )


def _is_done(claim: Claim) -> bool:
    if claim.nominal or claim.polarity != "affirmed" or claim.certainty not in {"certain", "probable"}:
        return False
    return claim.frame in {"actual", "background"}


def _relations(evidence: Evidence, claim: Claim) -> Iterator[tuple[str, str, str]]:
    if claim.event is None:
        return
    doers = _actors(evidence, roles(claim, "agent"))
    others = _actors(evidence, roles(claim, "recipient", "theme", "companion"))
    if (
        claim.event == "CONSULT"
        and not others
        and len({evidence.entity_type(d) for d in doers}) == 1 < len(doers)
    ):
        others = doers[1:]
        doers = doers[:1]
    for a in doers:
        for b in others:
            if a != b:
                yield a, b, claim.event


def _actors(evidence: Evidence, found: list[Role]) -> list[str]:
    return [e for r in found for e in r.entities if evidence.entity_type(e) in ACTORS]
