"""Who gives what to whom, or offers, seeks or denies it."""

import re
from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, names_an_actor, roles, sense
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.dossier import Transfer, TransferStatus

Key = tuple[str | None, str | None, str | None, TransferStatus]
AGREED = re.compile(r"\bagreed\b")
# WordNet's fields of what can pass from one to another.
CARRIED = {"artifact", "substance", "food", "possession", "animal", "plant", "object", "quantity", "group"}


def list_transfers(evidence: Evidence) -> tuple[Transfer, ...]:
    """Each transfer that claims tell of, with all findings that tell it."""
    stated = [c for c in evidence.claims if not c.nominal]
    return tuple(
        Transfer(*key, findings=found)
        for key, found in group_findings(evidence, stated, lambda c: _told(evidence, c))
    )


def _told(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """The transfers a statement tells of, itself or in a noun: "a deal on the sale of grain"."""
    if claim.frame == "hypothetical" or claim.certainty == "unknown":
        return
    yield from _transfers(evidence, claim, _status(claim))
    if claim.sense == "agree" and claim.frame == "actual" and claim.polarity == "affirmed":
        for (document, at), noun in evidence.nominals.items():
            if document == claim.document and claim.start <= at < claim.end:
                yield from _transfers(evidence, noun, "agreed")


def _transfers(evidence: Evidence, claim: Claim, status: TransferStatus) -> Iterator[Key]:
    own = sense(claim)
    if own is None or own.giver is None:
        return
    giver = _party(evidence, claim, own.giver)
    receiver = _party(evidence, claim, own.receiver)
    if giver is not None and any(
        t.start <= giver.start < t.head and _is_person(t) for t in roles(claim, "theme")
    ):
        return  # "a Danish sailor was handed over": not by the Danes
    if giver is not None and receiver is not None and set(giver.entities) & set(receiver.entities):
        return
    if giver is not None and not (giver.entities or names_an_actor(giver.lemma) or _is_body(giver)):
        return  # "the agreement gives Lund an ally"
    parties = [p for p in (giver, receiver) if p is not None and _is_somebody(evidence, p, claim)]
    things = [r for r in roles(claim, "theme") if r not in parties and _passes(evidence, claim, r, status)]
    what = ", ".join(filter(None, (evidence.words(r, claim) for r in things)))
    if what and parties:
        yield evidence.who(giver, claim), evidence.who(receiver, claim), what, status


def _party(evidence: Evidence, claim: Claim, name: str | None) -> Role | None:
    """The role that gives or receives; one that names an actor goes before one that does not."""
    wanted: list[RoleName] = [r.role for r in claim.roles if r.role == name]
    candidates = roles(claim, *wanted) if wanted else []
    return next((r for r in candidates if r.entity is not None), candidates[0] if candidates else None)


def _is_person(role: Role) -> bool:
    return word(role.lemma, "n").field in {"person", "group"}


def _is_somebody(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """One with a name, or a body ("the state", "the ministry"); "his wife" and "it" give a reader nothing."""
    if role.entity is not None:
        return True
    return _is_body(role) and evidence.who(role, claim) is not None


def _is_body(role: Role) -> bool:
    known = names_an_actor(role.lemma) and word(role.lemma, "n").field == "group"
    return known or role.lemma in _words("bodies")


def _passes(evidence: Evidence, claim: Claim, role: Role, status: TransferStatus) -> bool:
    """Whether it is a thing that can pass: less is "gives hope", "gets a chance", "wants an answer".

    A person passes only where he is handed over.
    """
    kind = evidence.entity_type(role.entity)
    if kind is not None or word(role.lemma, "n").field == "person":
        handed = claim.predicate in _words("handing") and kind in {None, "person"}
        return handed or (kind is None and role.lemma in goods())
    if evidence.who(role, claim) is None or _names_an_act(evidence, claim, role):
        return False
    if role.lemma in goods():
        return True
    return status != "sought" and word(role.lemma, "n").field in CARRIED and _reads(evidence, claim, role)


def _reads(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """Whether the noun reads as its lemma does: "the better of it" is no well."""
    return evidence.accounts[claim.document].text[role.head :].lower().startswith(role.lemma[:2])


def _names_an_act(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "Its supply of gas", "the first visit": an act; "supplies" are things."""
    noun = predicates().nouns.get(role.lemma)
    singular = evidence.accounts[claim.document].text[role.head : role.end].lower().startswith(role.lemma)
    return noun is not None and singular and (role.lemma not in goods() or noun.giver is not None)


def _status(claim: Claim) -> TransferStatus:
    lexicon = predicates()
    own = sense(claim)
    if claim.polarity == "denied":
        return "denied"
    if claim.predicate in lexicon.sought:
        return "sought"
    if claim.predicate in lexicon.offered:
        return "offered"
    if claim.frame == "expected" and AGREED.search(claim.text[: max(claim.head - claim.start, 0)]):
        return "agreed"
    feared = claim.cue is not None and claim.cue.lemma in _words("foreseeing")
    if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"} and not feared:
        return "made"
    # what is only expected or feared is an intention of the side that acts
    return "sought" if own is not None and own.name == "receive" else "offered"


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("transfers")[name])
