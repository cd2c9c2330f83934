"""Who met whom, or is to meet."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Meeting, MeetingStatus

Key = tuple[tuple[str, ...], str | None, str | None, MeetingStatus]


def list_meetings(evidence: Evidence) -> tuple[Meeting, ...]:
    """Each meeting that claims tell of, with all findings that tell it."""
    return tuple(
        Meeting(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _meetings(evidence, c))
    )


def _meetings(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    about_meeting = claim.sense == "meet" or (claim.order is not None and claim.order.of == "meet")
    if not about_meeting:
        return
    parties = sorted(
        {
            entity
            for role in roles(claim, "agent", "companion", "theme")
            for entity in role.entities
            if evidence.entity_type(entity) in {"person", "organisation", "country", "group"}
        }
    )
    if len(parties) < 2:
        return
    place = claim.role("place")
    yield tuple(parties), evidence.who(place, claim), evidence.edtf(claim), _status(claim)


def _status(claim: Claim) -> MeetingStatus:
    if claim.polarity == "denied":
        return "denied"
    return "held" if claim.frame in {"actual", "background"} and claim.certainty == "certain" else "planned"
