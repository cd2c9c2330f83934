"""Who and what can go or be brought, and how they are named."""

from functools import partial
from itertools import takewhile

from crossbearing.dossier.evidence import Evidence, is_pronoun
from crossbearing.dossier.grammar import MOSTLY
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Claim, Role
from crossbearing.model.mention import Quantity

_words = partial(word_set, "movements")

MOVERS = {"person", "group", "artifact", "animal", "body", "unknown", "quantity"}
GOODS = MOVERS | {"substance", "food", "plant"}


def can_move(evidence: Evidence, role: Role, claim: Claim, as_goods: bool = False) -> bool:
    """A person, a body or a thing, ``as_goods`` also what is only ever brought.

    Pictures and papers show movements and make none, talks only go on.
    """
    fields = GOODS if as_goods else MOVERS
    if role.entity is not None:
        return evidence.entity_type(role.entity) != "place"
    if role.lemma in cues().anybody or is_pronoun(evidence.words(role, claim) or ""):
        return True
    if role.lemma in _words("people") or (as_goods and role.lemma in _words("things")):
        return True
    if role.lemma in cues().documents or _is_amount(evidence, role, claim):
        return False
    if role.lemma in _words("unmoving") or _is_money(evidence, role, claim):
        return False
    known = word(role.lemma, "n")
    if _is_named(evidence, role, claim):
        return True
    if known.field in {"unknown", "quantity"}:
        named = evidence.accounts[claim.document].text[role.head].isupper()
        return named or _is_number(role) or _are_described(evidence, role, claim)
    return known.field in fields or sum(known.fields.get(f, 0.0) for f in fields) >= MOSTLY


def _is_named(evidence: Evidence, role: Role, claim: Claim) -> bool:
    first = role.head == claim.start  # a sentence may begin there
    return evidence.accounts[claim.document].text[role.head].isupper() and not first


def _is_number(role: Role) -> bool:
    """ "27", "twenty-seven": so many, of whom was told before."""
    return role.lemma[:1].isdigit() or word(role.lemma, "n").field == "quantity" or "-" in role.lemma


def _is_amount(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The first $150 million", "two tonnes"."""
    amounts = (m for m in map(evidence.mentions.get, claim.quantities) if m is not None)
    return any(
        isinstance(m.value, Quantity) and m.value.unit and m.start < role.end and role.start < m.end
        for m in amounts
    )


def _is_money(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "Billions of dollars"."""
    *_, last = (evidence.words(role, claim) or " ").lower().rsplit(" of ", 1)
    return word(last.removesuffix("s"), "n").field in {"quantity", "possession"} and " of " in (
        evidence.words(role, claim) or ""
    )


def _are_described(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The injured"; "alive" is nobody."""
    return role.start < role.head and evidence.who(role, claim) is not None


def is_alive(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """People, by name, trade or number."""
    if role.entity is not None:
        return evidence.entity_type(role.entity) in {"person", "group", "organisation"}
    people = word(role.lemma, "n").field in {"person", "group", "unknown", "quantity"}
    people = people or role.lemma in _words("people")
    return people or role.lemma in cues().anybody or is_pronoun(evidence.words(role, claim) or "")


def is_vehicle(role: Role) -> bool:
    return role.lemma in _words("vehicles")


def named_fully(evidence: Evidence, mover: Role, claim: Claim) -> str | None:
    """Who goes, as far as the account tells: "somebody from the ministry", "the navy ship Alba"."""
    who = evidence.who(mover, claim)
    if who is None or mover.entity is not None or not mover.head < mover.end <= claim.head:
        return who
    more = evidence.accounts[claim.document].text[mover.end : claim.head].split()
    if mover.lemma in cues().anybody:
        return " ".join([who, *more]) if more[:1] in (["from"], ["of"]) else who
    return " ".join([who, *takewhile(lambda w: w[0].isupper() or w[0].isdigit(), more)])
