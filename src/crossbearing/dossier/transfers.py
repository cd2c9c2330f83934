"""Who gives what to whom, or offers, seeks or denies it."""

import re
from collections.abc import Iterator

from attrs import evolve

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, group_findings, is_pronoun, names_an_actor, roles
from crossbearing.dossier.standing import meant_by
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.passing import Passing, names_money, passing, passing_of_noun
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Transfer, TransferStatus

Key = tuple[str | None, str | None, str | None, TransferStatus]
AGREED = re.compile(r"\bagreed\b")
# WordNet's fields of what can pass from one to another.
CARRIED = {"artifact", "substance", "food", "possession", "animal", "plant", "object", "quantity", "group"}
OFF_WITH = re.compile(r"\b(?:off|away|out) with\b")
MOSTLY = 0.5  # the share of a noun's senses that must be things
PEOPLE = {"people", "person", "crew", "family", "couple", "passenger"}
DENYING = re.compile(r"^(?:no|any) ", re.IGNORECASE)


def list_transfers(evidence: Evidence) -> tuple[Transfer, ...]:
    """Each transfer that claims tell of, with all findings that tell it."""
    before = Antecedents(evidence)
    stated = [c for c in evidence.claims if not c.nominal]
    return tuple(
        Transfer(*key, findings=found)
        for key, found in group_findings(evidence, stated, lambda c: _told(evidence, before, c))
    )


def _told(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Key]:
    """The transfers a statement tells of, itself or in a noun: "a deal on the sale of grain"."""
    if claim.frame == "hypothetical" or claim.certainty == "unknown":
        return
    own = passing(claim.predicate)
    if own is not None:
        yield from _transfers(evidence, before, claim, own, _status(claim, own))
    agreed = claim.sense == "agree" and claim.frame == "actual" and claim.polarity == "affirmed"
    carries = claim.predicate in _words("carrying")
    for (document, at), noun in evidence.nominals.items():
        if document == claim.document and claim.start <= at < claim.end:
            kind = passing_of_noun(noun.predicate)
            if kind is not None and agreed:
                yield from _transfers(evidence, before, noun, kind, "agreed")
            elif kind is not None and carries and any(r.head == at for r in roles(claim, "theme")):
                yield from _transfers(
                    evidence, before, _carried(noun, kind, claim), kind, _status(claim, kind)
                )
            elif kind is not None and _is_told_as_done(noun, claim) and _is_complete(noun):
                yield from _transfers(evidence, before, noun, kind, "made")
    if claim.predicate in predicates().light:
        yield from _of_light_verb(evidence, before, claim)


def _is_told_as_done(*claims: Claim) -> bool:
    """Whether nobody fears, plans or denies it; somebody may report or investigate it."""
    if any(_words("unreal").intersection(c.text.lower().split()) for c in claims):
        return False
    return all(
        c.certainty == "certain" and c.polarity == "affirmed" and c.frame == "actual" and _is_reported(c)
        for c in claims
    )


def _is_reported(claim: Claim) -> bool:
    if claim.cue is None or claim.cue.lemma in cues().acknowledging:
        return True
    act = predicates().verbs.get(claim.cue.lemma)
    return act is not None and act.name in {"say", "accuse"}


def _is_complete(noun: Claim) -> bool:
    """ "The delivery of food to the crew", "the theft of three paintings"; not "Lund's supply of gas"."""
    if noun.predicate in _words("mutual"):
        return any(r.lemma in goods() for r in roles(noun, "theme"))
    if noun.predicate in {"supply", "provision"}:
        return bool(roles(noun, "recipient", "destination"))
    return noun.role("theme") is not None


def _carried(noun: Claim, kind: Passing, claim: Claim) -> Claim:
    """ "Lund cut off purchases of gas": the one who does so is the one who bought."""
    side = kind.receiver if kind.receiver == "agent" else kind.giver
    mine = roles(claim, "agent") if side == "agent" and noun.role("agent") is None else []
    return evolve(noun, roles=(*mine, *noun.roles))


def _of_light_verb(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Key]:
    """ "Will make a payment of 20 euros to each family": what passes follows the noun's "of"."""
    for role in roles(claim, "theme"):
        kind = passing_of_noun(role.lemma)
        told, of, what = (evidence.words(role, claim) or "").partition(" of ")
        if kind is None or not of or kind.giver != "agent":
            continue
        start, last = role.start + len(told) + len(of), what.split()[-1]
        inner = evolve(role, start=start, head=role.end - len(last), lemma=_head_noun(what))
        rest = tuple(r for r in claim.roles if r != role)
        yield from _transfers(
            evidence, before, evolve(claim, roles=(*rest, inner)), kind, _status(claim, kind)
        )


def _head_noun(words: str) -> str:
    last = words.partition(" of ")[0].split()[-1].lower()
    return last if word(last, "n").field != "unknown" else last.removesuffix("s")


def _transfers(
    evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing, status: TransferStatus
) -> Iterator[Key]:
    """The transfers between the parties of a claim, by the roles its verb gives them."""
    things = _things(evidence, claim, kind, status)
    givers = _givers(claim, kind, things)
    giver = _first(evidence, before, givers, claim, things)
    if giver is None and any(
        r.role == "agent" and not is_pronoun(evidence.words(r, claim) or "") for r in givers
    ):
        return  # "the agreement gives Lund an ally"
    receiver = _receiver(evidence, before, claim, kind, things)
    itself = giver is not None and giver == receiver
    if not things or itself or not _is_taken(evidence, claim, kind, things):
        return
    # "no ransom was paid", "the conscript was handed back": worth telling where nobody is named
    taken = kind.name == "taking" and claim.role("agent") is None
    dear = (
        not givers
        and status != "sought"
        and any(_is_dear(evidence, claim, t) or _is_person(t) for t in things)
    )
    what = ", ".join(DENYING.sub("", evidence.words(r, claim) or "") for r in things)
    if giver or receiver or dear or taken:
        yield giver, receiver, what, status
    other = next((r.entity for r in givers if r.entity not in {None, giver}), None)
    if claim.predicate in _words("mutual") and giver is not None and other is not None:
        yield from ((giver, other, what, status), (other, giver, what, status))


def _things(evidence: Evidence, claim: Claim, kind: Passing, status: TransferStatus) -> list[Role]:
    """What passes: the object, or what "with" or "for" brings: "fed Lund with gas", "asked for money"."""
    named = roles(claim, "theme")
    brings = kind.furnishes and not any(_passes(evidence, claim, r, status) for r in named)
    if kind.asks:
        named = roles(claim, "recipient")
    elif brings or kind.name == "fleeing":
        named = roles(claim, "companion")
    elif kind.name == "changing":
        named = roles(claim, "agent")
    return [r for r in named if _passes(evidence, claim, r, status)]


def _givers(claim: Claim, kind: Passing, things: list[Role]) -> list[Role]:
    """Who may give; "a Danish sailor was handed over" does not say that the Danes did."""
    passing = {e for t in things for e in t.entities}
    return [
        r
        for r in roles(claim, *([kind.giver] if kind.giver else []))
        if r not in things
        and passing.isdisjoint(r.entities)
        and not any(t.start <= r.start < t.end for t in things if _is_person(t))
    ]


def _receiver(
    evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing, things: list[Role]
) -> str | None:
    """Who receives, named by the verb's own role, or by "to" where the verb moves things."""
    if kind.receiver is None or (claim.predicate in _words("mutual") and kind.receiver == "recipient"):
        return None  # "traded for an officer": not to him
    names = [kind.receiver]
    if kind.receiver == "recipient":
        names.append("destination")
    candidates = [r for r in roles(claim, *names) if r not in things]
    if kind.furnishes and not roles(claim, "recipient"):
        candidates += [r for r in roles(claim, "theme") if r not in things]
    return _first(evidence, before, candidates, claim, things)


def _first(
    evidence: Evidence, before: Antecedents, candidates: list[Role], claim: Claim, things: list[Role]
) -> str | None:
    named = [r for r in candidates if r.entity is not None]
    return next((p for r in (*named, *candidates) if (p := _party(evidence, before, r, claim, things))), None)


def _party(
    evidence: Evidence, before: Antecedents, role: Role, claim: Claim, things: list[Role]
) -> str | None:
    """One with a name, or a person or body in words; "it" gives a reader nothing, "we" are the speakers."""
    words = (evidence.words(role, claim) or "").lower()
    meant = meant_by(role, claim, evidence, before) if role.entity is None else None
    if meant is not None:
        return meant
    if words in {"anybody", "anyone", "nobody"}:
        return words if claim.polarity == "denied" else None
    if role.entity is not None:
        return role.entity
    brings = bool(roles(claim, "recipient", "destination")) or any(t.lemma in goods() for t in things)
    shop = role.role == "agent" and word(role.lemma, "n").field == "artifact" and brings
    able = names_an_actor(role.lemma) or role.lemma in _words("bodies") or shop
    return evidence.who(role, claim) if able else None


def _is_taken(evidence: Evidence, claim: Claim, kind: Passing, things: list[Role]) -> bool:
    """ "Took the ferry", "seized the building", "will present pictures": nothing passes to anybody."""
    if kind.name == "changing":
        return any(r.lemma == "hand" for r in roles(claim, "theme"))
    if kind.name == "fleeing":
        # "made off with the coins", not "made do with a tent"
        return claim.predicate not in {"make", "run", "walk"} or bool(OFF_WITH.search(claim.text))
    if claim.predicate in _words("from_whom"):
        dear = claim.predicate == "seize" and any(_is_dear(evidence, claim, t) for t in things)
        return claim.role("origin") is not None or dear
    if claim.predicate in _words("to_whom"):
        ends = roles(claim, "recipient", "destination")
        return bool(ends) or any(r in things for r in roles(claim, "companion"))
    return True


def _is_dear(evidence: Evidence, claim: Claim, role: Role) -> bool:
    words = evidence.words(role, claim) or ""
    return goods().get(role.lemma) in {"arms", "money", "people", "medicine"} or names_money(words)


def _is_person(role: Role) -> bool:
    return word(role.lemma, "n").field in {"person", "group"}


def _passes(evidence: Evidence, claim: Claim, role: Role, status: TransferStatus) -> bool:
    """Whether it is a thing that can pass: less is "gives hope", "gets a chance", "wants an answer".

    A person passes only where he is handed over, or sought by "the release of".
    """
    words = evidence.words(role, claim) or ""
    if claim.polarity == "denied" and words.lower() in {"anything", "nothing"}:
        return True
    if names_money(words):
        return True
    if status == "sought" and role.lemma in _words("freeing") and " of " in words:
        return True
    kind = evidence.entity_type(role.entity)
    if is_pronoun(words):
        return False  # who "him" is has been mistaken too often
    if claim.predicate in _words("to_whom") and (role.lemma in PEOPLE or _counts(role, words)):
        return False  # "two were flown to Lund", "a ferry carrying people": that is a journey
    if kind is not None or word(role.lemma, "n").field == "person":
        handed = claim.predicate in _words("handing") and kind in {None, "person"}
        return handed or (kind is None and (role.lemma in goods() or role.lemma in _words("experts")))
    if evidence.who(role, claim) is None or _names_an_act(evidence, claim, role):
        return False
    if role.lemma in goods() or role.lemma in _words("remains"):
        return True
    fields = word(role.lemma, "n").fields
    mostly = word(role.lemma, "n").field in CARRIED or sum(fields.get(f, 0.0) for f in CARRIED) >= MOSTLY
    carried = mostly and role.lemma not in _words("bodies")
    return status != "sought" and carried and _reads(evidence, claim, role)


def _counts(role: Role, words: str) -> bool:
    """ "Two", "dozens": of what is not said."""
    return words.isalpha() and word(role.lemma, "n").field == "quantity" and role.lemma not in goods()


def _reads(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """Whether the noun reads as its lemma does: "the better of it" is no well."""
    return evidence.accounts[claim.document].text[role.head :].lower().startswith(role.lemma[:2])


def _names_an_act(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "Its supply of gas", "the first visit": an act; "supplies" are things."""
    noun = predicates().nouns.get(role.lemma)
    singular = evidence.accounts[claim.document].text[role.head : role.end].lower().startswith(role.lemma)
    return noun is not None and singular and (role.lemma not in goods() or noun.giver is not None)


def _status(claim: Claim, kind: Passing) -> TransferStatus:
    if claim.polarity == "denied":
        return "denied"
    if kind.status != "made":
        return kind.status
    if claim.frame == "expected" and AGREED.search(claim.text[: max(claim.head - claim.start, 0)]):
        return "agreed"
    feared = claim.cue is not None and claim.cue.lemma in _words("foreseeing")
    if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"} and not feared:
        return "made"
    # what is only expected or feared is an intention of the side that acts
    return "sought" if kind.intends else "offered"


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("transfers")[name])
