"""Who gives what to whom, or offers, seeks or denies it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from attrs import evolve

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, roles
from crossbearing.dossier.standing import meant_by, taken_up
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.passing import Passing, names_money, passing, passing_of_noun
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Transfer, TransferStatus

_words = partial(word_set, "transfers")

Key = tuple[str | None, str | None, str | None, TransferStatus]
AGREED = re.compile(r"\bagreed\b")
# WordNet's fields of what can pass from one to another.
CARRIED = {"artifact", "substance", "food", "possession", "animal", "plant", "object", "quantity", "group"}
OFF_WITH = re.compile(r"\b(?:off|away|out) with\b")
MOSTLY = 0.5  # the share of a noun's senses that must be things
PARTLY = 0.2  # or that are persons
PEOPLE = {"people", "person", "crew", "family", "couple", "passenger"}
ADVISED = re.compile(r"\b(?:should|ought|must)\b", re.IGNORECASE)
CAN = re.compile(r"\b(?:can|could|may|might|able|ability|would have) ", re.IGNORECASE)
ABLE = 12  # characters before an infinitive in which "able" stands
NOT_FINITE = re.compile(r"(?:not|to|never|without) |\w+ing\b", re.IGNORECASE)
NOT_DOING = re.compile(r"\bnot \w+ing\b", re.IGNORECASE)
BARE_NUMBER = re.compile(r"[\d.,]+(?: (?:thousand|million|billion))?$")
COUNTED = re.compile(
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds)\b|\d"
)
GOT_BACK = re.compile(r"\bback\b")
OWNED = re.compile(r"((?:the|a|an|another) [\w ]+)['’]s? |.* of ((?:the|a|an|another) [\w ]+)$")
DENYING = re.compile(r"^(?:no|any) ", re.IGNORECASE)


def list_transfers(evidence: Evidence) -> tuple[Transfer, ...]:
    """Each transfer that claims tell of, with all findings that tell it."""
    before = Antecedents(evidence)
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in evidence.claims:
        if not claim.nominal:
            for key in _told(evidence, before, claim):
                found[key] |= {evidence.findings[c.id].id for c in _cited(evidence, before, claim, key)}
    told = (Transfer(*key, findings=tuple(sorted(ids))) for key, ids in found.items())
    return tuple(sorted(told, key=repr))


def _cited(evidence: Evidence, before: Antecedents, claim: Claim, key: Key) -> Iterator[Claim]:
    """The claim, and those that name a party of which it has a pronoun or a noun ("a contract to buy")."""
    yield claim
    for role in roles(claim, "agent", "recipient", "theme"):
        named = taken_up(role, claim, evidence, before)
        if named is not None:
            yield named
    signed = _signed(claim, before)
    if signed is not None:
        yield signed


def _signed(claim: Claim, before: Antecedents) -> Claim | None:
    """ "Lund signed a contract | to buy ten ships": where the deal to do so is told, with who made it."""
    agent = claim.role("agent")
    if agent is None or agent.lemma not in _words("deals"):
        return None
    made = (c for c in before.beside(claim) if any(r.head == agent.head for r in roles(c, "theme")))
    return next((c for c in made if c != claim), None)


def _told(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Key]:
    """The transfers a statement tells of, itself or in a noun: "a deal on the sale of grain"."""
    if claim.frame == "hypothetical" or claim.certainty == "unknown":
        return
    own = _taking(claim, passing(claim.predicate))
    signed = _signed(claim, before)
    if own is not None and signed is not None:
        doers = roles(signed, "agent")
        rest = tuple(r for r in claim.roles if r.role != "agent")
        yield from _transfers(evidence, before, evolve(claim, roles=(*doers, *rest)), own, "agreed")
    elif own is not None and not _is_only_thought_of(claim):
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
                status = kind.status if kind.status == "sought" else "made"
                yield from _transfers(evidence, before, noun, kind, status)
    if claim.predicate in predicates().light:
        yield from _of_light_verb(evidence, before, claim)


def _taking(claim: Claim, own: Passing | None) -> Passing | None:
    """ "Carried off eleven icons": that is taking."""
    off = claim.predicate in _words("off_with") and re.match(r"\w+ (?:off|away)\b", _from_head(claim))
    return passing("steal") if off else own


def _from_head(claim: Claim) -> str:
    return claim.text[max(claim.head - claim.start, 0) :]


def _is_only_thought_of(claim: Claim) -> bool:
    """ "Should pay", "by not having to pay", "able to deliver it": told neither as done nor as planned."""
    if ADVISED.search(claim.text[: max(claim.head - claim.start, 0)]):
        return True
    finite = not (NOT_FINITE.match(claim.text) or NOT_DOING.search(claim.text))
    return claim.polarity == "denied" and not finite


def _is_loose(evidence: Evidence, claim: Claim, status: TransferStatus) -> bool:
    """Of an end or an ability: "to deliver a cure", "could get an answer"."""
    planned = claim.cue is not None and claim.cue.lemma in _words("planning")
    document = evidence.accounts[claim.document].text
    may = CAN.search(document[max(claim.start - ABLE, 0) : claim.head]) is not None
    aim = claim.text.startswith("to ") and not planned
    return status == "offered" and (may or (aim and claim.frame != "actual"))


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
    if _is_loose(evidence, claim, status) and not (giver and receiver):
        return
    if giver is None and kind.name == "taking":
        giver = _owner(evidence, claim, things, receiver)
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


def _owner(evidence: Evidence, claim: Claim, things: list[Role], receiver: str | None) -> str | None:
    """ "Stole the widow's ring", "the gun of a guard": from whose it was."""
    for thing in things:
        words = evidence.words(thing, claim) or ""
        found = OWNED.match(words)
        owner = found[1] or found[2] if found is not None else None
        if owner is not None and names_an_actor(owner.split()[-1].lower()) and owner != receiver:
            return owner
    return None


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
    if claim.nominal:
        named = [r for r in named if r.start > claim.head or _is_before(evidence, claim, r)]
    if kind.name in {"acquiring", "seeking", "promising"}:
        named = [r for r in named if word(r.lemma, "n").field != "person" or r.lemma in _words("experts")]
    return [r for r in named if _passes(evidence, claim, r, status)]


def _is_before(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "The grain sale", "Lund's arms shipment"; not "small-dollar donations", "the tax return"."""
    between = evidence.accounts[claim.document].text[role.end : claim.head]
    compound = "-" in between or "-" in (evidence.words(role, claim) or "")
    return role.lemma in goods() and not compound and claim.predicate != "return"


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
    where = role.role != "agent" and word(role.lemma, "n").field == "location"
    named = _is_name(evidence, claim, role)
    able = names_an_actor(role.lemma) or role.lemma in _words("bodies") or shop or where or named
    return evidence.who(role, claim) if able else None


def _is_name(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """A word with a capital that no dictionary has: "Klaas", "the Brandts"."""
    written = evidence.accounts[claim.document].text[role.head : role.end].split()[:1]
    opens = role.head == claim.start
    unknown = (
        word(role.lemma, "n").field == "unknown"
        and word(role.lemma.removesuffix("s"), "n").field == "unknown"
    )
    return bool(written) and written[0][0].isupper() and not written[0].isupper() and unknown and not opens


def _is_taken(evidence: Evidence, claim: Claim, kind: Passing, things: list[Role]) -> bool:
    """ "Took the ferry", "seized the building", "will present pictures": nothing passes to anybody."""
    if kind.name == "changing":
        return any(r.lemma == "hand" for r in roles(claim, "theme"))
    if kind.name == "fleeing":
        # "made off with the coins", not "made do with a tent"
        return claim.predicate not in {"make", "run", "walk"} or bool(OFF_WITH.search(claim.text))
    if claim.predicate in _words("from_whom"):
        dear = claim.predicate in _words("dear_taken") and any(_is_dear(evidence, claim, t) for t in things)
        many = claim.predicate == "seize" and any(_is_counted(evidence, claim, t) for t in things)
        back = GOT_BACK.search(claim.text) is not None
        owned = _owner(evidence, claim, things, None) is not None
        return claim.role("origin") is not None or dear or many or back or owned
    if claim.predicate in _words("on_sale") and kind.status != "denied":
        ends = roles(claim, "recipient", "destination")
        named = goods().keys() | _words("experts")
        known = any(_lemma(evidence, claim, t) in named or _is_dear(evidence, claim, t) for t in things)
        return bool(ends) or known or names_money(claim.text)
    if claim.predicate in _words("to_whom") and kind.name != "taking":
        ends = roles(claim, "recipient", "destination")
        return bool(ends) or any(r in things for r in roles(claim, "companion"))
    return True


def _is_counted(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "26 objects", "two boats": booty; "the building" is only occupied."""
    return COUNTED.match((evidence.words(role, claim) or "").lower()) is not None


def _lemma(evidence: Evidence, claim: Claim, role: Role) -> str:
    """The noun that tells what it is: "20 of their planes" are planes, "a cache of arms" arms."""
    _, of, what = (evidence.words(role, claim) or "").partition(" of ")
    partly = BARE_NUMBER.match(role.lemma) or role.lemma in _words("portions")
    return _head_noun(what) if of and partly and what else role.lemma


def _is_dear(evidence: Evidence, claim: Claim, role: Role) -> bool:
    words = evidence.words(role, claim) or ""
    return goods().get(_lemma(evidence, claim, role)) in {
        "arms",
        "money",
        "people",
        "medicine",
    } or names_money(words)


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
    kind, lemma = evidence.entity_type(role.entity), _lemma(evidence, claim, role)
    if claim.predicate in _words("refusing") and lemma in _words("refused"):
        return True
    if BARE_NUMBER.match(words) or lemma in _words("intangible"):
        return False
    if is_pronoun(words):
        return False  # who "him" is has been mistaken too often
    off = _taking(claim, None) is not None
    if claim.predicate in _words("to_whom") and not off and (role.lemma in PEOPLE or _counts(role, words)):
        return False  # "two were flown to Lund", "a ferry carrying people": that is a journey
    if claim.predicate in _words("dealing") and kind in {"place", "organisation"}:
        return True  # "Lund bought the Oslo Times"
    partly = word(lemma, "n").fields.get("person", 0.0) >= PARTLY
    if partly and claim.predicate == "receive" and not roles(claim, "origin"):
        return False  # guests
    if role.lemma in PEOPLE and claim.predicate == "send" and not roles(claim, "recipient", "destination"):
        return False  # "sent people away"
    if kind is not None or word(lemma, "n").field == "person":
        handed = claim.predicate in _words("handing") and kind in {None, "person"}
        sent = lemma in goods() or lemma in _words("experts")
        return handed or (kind is None and sent)
    if evidence.who(role, claim) is None or _names_an_act(evidence, claim, role):
        return False
    if lemma in goods() or lemma in _words("remains") or lemma in _words("things"):
        return True
    fields = word(lemma, "n").fields
    mostly = word(lemma, "n").field in CARRIED or sum(fields.get(f, 0.0) for f in CARRIED) >= MOSTLY
    carried = mostly and lemma not in _words("bodies")
    return status != "sought" and carried and (lemma != role.lemma or _reads(evidence, claim, role))


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
    if claim.frame == "expected" and claim.cue is not None and claim.cue.lemma in _words("signing"):
        return "agreed"
    if claim.frame == "expected" and AGREED.search(claim.text[: max(claim.head - claim.start, 0)]):
        return "agreed"
    feared = claim.cue is not None and claim.cue.lemma in _words("foreseeing")
    if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"} and not feared:
        return "made"
    # what is only expected or feared is an intention of the side that acts
    return "sought" if kind.intends else "offered"
