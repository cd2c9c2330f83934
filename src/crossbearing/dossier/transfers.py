"""Who gives what to whom, or offers, seeks or denies it."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles, sense
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.dossier import Transfer, TransferStatus

Key = tuple[str | None, str | None, str | None, TransferStatus]


def list_transfers(evidence: Evidence) -> tuple[Transfer, ...]:
    """Each transfer that claims tell of, with all findings that tell it."""
    return tuple(
        Transfer(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _transfers(evidence, c))
    )


def _transfers(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    own = sense(claim)
    if own is None or own.giver is None or claim.frame == "hypothetical":
        return
    giver = _party(evidence, claim, own.giver)
    receiver = _party(evidence, claim, own.receiver)
    if giver is not None and receiver is not None and set(giver.entities) & set(receiver.entities):
        return
    things = [r for r in roles(claim, "theme") if evidence.entity_type(r.entity) is None]
    known = [r for r in things if r.lemma in goods()]
    named = [p for p in (giver, receiver) if p is not None and p.entity is not None]
    # goods of a known kind and one party, or two parties: less is "gives hope" or "gets a chance"
    if not things or not ((known and named) or len(named) == 2):
        return
    what = ", ".join(filter(None, (evidence.words(r, claim) for r in things)))
    yield evidence.who(giver, claim), evidence.who(receiver, claim), what, _status(claim, own.name)


def _party(evidence: Evidence, claim: Claim, name: str | None) -> Role | None:
    """The role that gives or receives; one that names an actor goes before one that does not."""
    wanted: list[RoleName] = [r.role for r in claim.roles if r.role == name]
    candidates = roles(claim, *wanted) if wanted else []
    if name == "agent" and not candidates:
        return None
    return next((r for r in candidates if r.entity is not None), candidates[0] if candidates else None)


def _status(claim: Claim, name: str) -> TransferStatus:
    lexicon = predicates()
    if claim.polarity == "denied":
        return "denied"
    if claim.predicate in lexicon.sought:
        return "sought"
    if claim.predicate in lexicon.offered:
        return "offered"
    if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"}:
        return "made"
    # what is only expected is an intention of the side that acts
    return "sought" if name == "receive" else "offered"
