"""Whom "we" and "they" stand for, where the words around say so."""

from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.words import coreference
from crossbearing.model.claim import Claim, Role

_words = partial(word_set, "pronouns")

BODIES = {"organisation", "country", "group"}  # types of entities that "it" stands for


def meant_by(role: Role, claim: Claim, evidence: Evidence, before: Antecedents) -> str | None:
    """The entity or words that a pronoun without an entity stands for, None where it is not plain.

    "We" are those who speak, "they" the persons and "it" the body who stood as a subject right before.
    """
    words = (evidence.words(role, claim) or "").lower()
    if words in _words("speakers") and claim.speaker is not None:
        return claim.speaker.entity
    if words not in coreference().plural | _words("body") or claim.quoted == "direct":
        return None
    meant = before.subject(role, claim)
    if meant is None and words in coreference().plural:
        return _several_speak(claim)
    if meant is None or not (meant[0].entities or names_an_actor(meant[0].lemma)):
        return None
    if words in _words("body") and evidence.entity_type(meant[0].entity) not in BODIES:
        return None
    who = evidence.who(*meant)
    others = {evidence.who(r, claim) for r in claim.roles if r != role}
    return who if who not in others else None


def _several_speak(claim: Claim) -> str | None:
    """ "The authorities said | they were offering a reward": no other subject stands between."""
    speaker = claim.speaker
    if speaker is None or is_pronoun(speaker.name) or speaker.kind == "person" or speaker.start > claim.start:
        return None
    several = speaker.name.split(" of ")[0].endswith("s") or speaker.name.lower() in _words("several")
    return (speaker.entity or speaker.name) if several and names_actors(speaker.name) else None


def taken_up(role: Role, claim: Claim, evidence: Evidence, before: Antecedents) -> Claim | None:
    """The claim whose subject a pronoun without an entity takes up."""
    if role.entity is not None or not is_pronoun(evidence.words(role, claim) or ""):
        return None
    meant = before.subject(role, claim)
    return meant[1] if meant is not None else None


def names_actors(words: str) -> bool:
    """Whether the last word of ``words`` names a person or body, or several: "angry farmers"."""
    last = words.split(" of ")[0].split()[-1].lower()
    forms = (last, last.removesuffix("s"), last.removesuffix("es"), f"{last.removesuffix('men')}man")
    return any(names_an_actor(form) for form in forms)
