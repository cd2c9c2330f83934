"""Who met whom, or is to meet."""

from collections.abc import Iterator

from attrs import frozen

from crossbearing.dossier.evidence import Evidence, roles, told_fully
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Meeting, MeetingStatus

REACH = 4  # sentences back; "such a meeting" is one told of right before
OWNERS = {"his", "her", "its", "their"}


@frozen
class _Told:
    """A meeting as one claim tells of it; ``part`` is the claim or noun that has the parties."""

    parties: tuple[str, ...]
    part: Claim


def list_meetings(evidence: Evidence) -> tuple[Meeting, ...]:
    """Each meeting that claims tell of, with all findings that tell it."""
    found: dict[tuple[object, ...], Meeting] = {}
    before: dict[str, list[_Told]] = {}
    for claim in sorted(evidence.claims, key=lambda c: (c.document, c.head)):
        told = _told(evidence, claim)
        earlier = before.setdefault(claim.document, [])
        known = told or _meant(evidence, claim, earlier)
        if known is None:
            continue
        meeting = _meeting(evidence, claim, known)
        key = (meeting.participants, meeting.place, meeting.edtf, meeting.status)
        findings = {*meeting.findings, *(found[key].findings if key in found else ())}
        found[key] = Meeting(*key, tuple(sorted(findings)))
        earlier += [told] if told is not None else []
    return told_fully(found.values(), ("place", "edtf"))


def _meeting(evidence: Evidence, claim: Claim, told: _Told) -> Meeting:
    status = _status(evidence, claim)
    place = _place(evidence, claim) or _place(evidence, told.part)
    findings = {evidence.findings[claim.id].id}
    if told.part != claim:
        findings |= evidence.told_in(told.part)
    return Meeting(told.parties, place, evidence.edtf(claim), status, tuple(sorted(findings)))


def _place(evidence: Evidence, claim: Claim) -> str | None:
    """Where; a time ("at night") is no place, nor is a person."""
    named = (evidence.who(r, claim) for r in roles(claim, "place") if r.entities or _is_where(r))
    return next((who for who in named if who is not None), None)


def _is_where(role: Role) -> bool:
    return word(role.lemma, "n").field not in {"person", "time", "unknown"}


def _told(evidence: Evidence, claim: Claim) -> _Told | None:
    """The meeting that a statement tells of, in its verb ("met") or in what is said of one ("is planned")."""
    unsure = claim.certainty != "certain" and claim.polarity == "denied"  # "no sign that they will meet"
    if claim.nominal or claim.frame == "hypothetical" or claim.certainty == "unknown" or unsure:
        return None
    about = claim.sense == "meet" or (claim.order is not None and claim.order.of == "meet")
    for part in (claim, *_named(evidence, claim)):
        if (about or part.nominal) and not _is_distant(part):
            parties = _parties(evidence, part)
            if parties:
                return _Told(parties, part)
    return None


def _named(evidence: Evidence, claim: Claim) -> Iterator[Claim]:
    """The meetings of which the claim says that they were held, are planned or called off."""
    if claim.predicate in _words("held") | _words("planned") | _words("cancelled"):
        for role in roles(claim, "agent", "theme", "attribute"):
            noun = evidence.nominals.get((claim.document, role.head))
            if noun is not None and noun.sense == "meet":
                yield noun


def _is_distant(claim: Claim) -> bool:
    """ "Talked by phone": nobody met."""
    return any(r.lemma in _words("distant") for r in claim.roles) or any(
        w in _words("distant") for w in claim.text.lower().split()
    )


def _parties(evidence: Evidence, claim: Claim) -> tuple[str, ...]:
    """Two who meet, or one that is several ("the delegations met"); none where one of two is no actor."""
    sides = [r for r in roles(claim, "agent", "companion", "theme") if _takes_part(claim, r)]
    # "the two held their talks": whose talks they are is told already
    sides = [r for r in sides if r.role != "agent" or r == sides[0] or evidence.words(r, claim) not in OWNERS]
    named = {r: () if _is_anybody(evidence, r, claim) else evidence.party(r, claim) for r in sides}
    if claim.predicate in _words("vague"):
        # "talked to reporters": only those with names make it a meeting
        named = {r: p for r, p in named.items() if r.entities}
    if any(not party and r.role == "theme" for r, party in named.items()):
        return ()
    parties = tuple(sorted({p for party in named.values() for p in party}))
    if len(parties) > 1:
        if len(sides) == 1 and len({evidence.entity_type(p) for p in parties}) > 1:
            # "the two envoys" stands for two of a kind
            return (evidence.words(sides[0], claim) or "",)
        return parties
    several = [r for r in sides if named.get(r) and not r.entities and evidence.are_known(r, claim)]
    return parties if several and len(sides) == 1 else ()


def _is_anybody(evidence: Evidence, role: Role, claim: Claim) -> bool:
    return not role.entities and evidence.are_anybody(role, claim)


def _takes_part(claim: Claim, role: Role) -> bool:
    """The meeting itself ("held a meeting") is no party to it."""
    is_meeting = (noun := predicates().nouns.get(role.lemma)) is not None and noun.name == "meet"
    return role.head != claim.head and not is_meeting and role.lemma not in cues().documents


def _meant(evidence: Evidence, claim: Claim, earlier: list[_Told]) -> _Told | None:
    """The meeting told of before that "there was no such meeting" speaks of."""
    spoken = [r for r in claim.roles if (noun := predicates().nouns.get(r.lemma)) and noun.name == "meet"]
    if claim.nominal or claim.sense != "meet" or not spoken or claim.polarity != "denied":
        return None
    words = {w for r in spoken for w in (evidence.words(r, claim) or "").lower().split()}
    if not words & _words("pointing"):
        return None
    near = [t for t in earlier if claim.sentence - t.part.sentence <= REACH]
    nouns = (n for (document, _), n in evidence.nominals.items() if document == claim.document)
    named = [n for n in nouns if n.sense == "meet" and 0 <= claim.sentence - n.sentence <= REACH]
    near += [_Told(p, n) for n in named if n.head < claim.head and (p := _parties(evidence, n))]
    return max(near, key=lambda t: t.part.head) if near else None


def _status(evidence: Evidence, claim: Claim) -> MeetingStatus:
    if claim.polarity == "denied" or claim.predicate in _words("cancelled"):
        return "denied"
    if claim.predicate in _words("planned") or evidence.is_scheduled(claim):
        return "planned"
    return "held" if claim.frame in {"actual", "background"} and claim.certainty == "certain" else "planned"


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("meetings")[name])
