"""Whom "we" and "they" stand for, where the words around say so."""

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, names_an_actor
from crossbearing.lexicons.words import coreference
from crossbearing.model.claim import Claim, Role

BODY = {"it"}
BODIES = {"organisation", "country", "group"}
FIRST_PERSON = {"i", "we", "us", "me"}


def meant_by(role: Role, claim: Claim, evidence: Evidence, before: Antecedents) -> str | None:
    """The entity or words that a pronoun without an entity stands for, None where it is not plain.

    "We" are those who speak, "they" the persons and "it" the body who stood as a subject right before.
    """
    words = (evidence.words(role, claim) or "").lower()
    if words in FIRST_PERSON and claim.speaker is not None:
        return claim.speaker.entity
    if words not in coreference().plural | BODY or claim.quoted == "direct":
        return None
    meant = before.subject(role, claim)
    if meant is None or not (meant[0].entities or names_an_actor(meant[0].lemma)):
        return None
    if words in BODY and evidence.entity_type(meant[0].entity) not in BODIES:
        return None
    who = evidence.who(*meant)
    others = {evidence.who(r, claim) for r in claim.roles if r != role}
    return who if who not in others else None
