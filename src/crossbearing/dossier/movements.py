"""Who went from where to where."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles, sense
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Movement, MovementStatus

Key = tuple[str, str | None, str | None, str | None, str | None, MovementStatus]


def list_movements(evidence: Evidence) -> tuple[Movement, ...]:
    """Each movement that claims tell of, with all findings that tell it."""
    return tuple(
        Movement(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _movements(evidence, c))
    )


def _movements(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    origin, destination = _ends(evidence, claim)
    if origin is None and destination is None:
        return
    by = evidence.words(claim.role("instrument"), claim)
    for mover in roles(claim, "agent"):
        who = evidence.who(mover, claim)
        if who is not None and _can_move(evidence, mover):
            yield (
                who,
                evidence.who(origin, claim),
                evidence.who(destination, claim),
                by,
                evidence.edtf(claim),
                _status(claim),
            )


def _ends(evidence: Evidence, claim: Claim) -> tuple[Role | None, Role | None]:
    """Where from and where to. "Left Rome" names the one as its object, "reached Rome" the other."""
    own = sense(claim)
    if own is None or not own.motion:
        # "the minister is in Oslo": for one who has a name to be somewhere is to have come there
        where, who = claim.role("place"), claim.role("agent")
        present = claim.predicate in {"be", "stay", "remain"} and _is_place(evidence, where)
        someone = who is not None and evidence.entity_type(who.entity) == "person"
        return (None, where) if present and someone else (None, None)
    origin, destination, place = claim.role("origin"), claim.role("destination"), claim.role("place")
    target = next((r for r in roles(claim, "theme") if _is_place(evidence, r)), None)
    if own.name == "depart":
        origin = origin or target
    else:
        destination = destination or target or (place if own.name == "arrive" else None)
    return (
        origin if _is_place(evidence, origin) else None,
        destination if _is_place(evidence, destination) else None,
    )


def _is_place(evidence: Evidence, role: Role | None) -> bool:
    return role is not None and evidence.entity_type(role.entity) in {"place", "country"}


def _can_move(evidence: Evidence, role: Role) -> bool:
    """A person, a body or a thing; pictures and papers show movements and make none."""
    return role.entity is not None or role.lemma not in cues().documents


def _status(claim: Claim) -> MovementStatus:
    if claim.polarity == "denied":
        return "denied"
    return (
        "made"
        if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"}
        else "planned"
    )
