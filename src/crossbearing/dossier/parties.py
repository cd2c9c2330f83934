"""Who takes part in a meeting, by the grammar of its verb or noun."""

import re

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, roles
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim, Role, RoleName

OWNERS = {"his", "her", "its", "their"}
OF_SOME = re.compile(r" (?:of|from) (?:(?:the )?[A-Z]|both|the two|the three)")
Found = tuple[
    tuple[str, ...], tuple[Claim, ...]
]  # the parties, and the claims that name those meant by a pronoun
NOBODY: Found = ((), ())


class Parties:
    """Those who take part, as named entities or in the account's words."""

    def __init__(self, evidence: Evidence, before: Antecedents) -> None:
        self._evidence = evidence
        self._before = before

    def of_verb(self, claim: Claim) -> Found:
        """Of "met", "were welcomed by", "prayed with": two sides, one of several, or a body that sits."""
        verb = claim.predicate
        if verb in _words("vague") and claim.certainty == "possible":
            return NOBODY
        if claim.order is not None and claim.order.of == "meet":
            return self._ranked(claim)
        if verb in _words("welcoming"):
            people = self._are_people(claim, "theme") and self._are_people(claim, "agent")
            return self._two(claim, ("agent", "theme")) if people else NOBODY
        if verb == "see" and claim.frame == "expected":
            # "is to see the mayor on Monday"; what was seen was not always met
            return self._two(claim, ("agent", "theme")) if self._are_people(claim, "theme") else NOBODY
        if verb in _words("sitting") and not roles(claim, "theme"):
            bodies = [r for r in roles(claim, "agent") if self._is_body(r, claim)]
            if bodies and not claim.role("companion"):
                return self._named_by(claim, bodies)
        if verb in _words("mutual") or claim.sense in {"meet", "call"}:
            themes: tuple[RoleName, ...] = () if verb in _words("vague") else ("theme",)
            to: tuple[RoleName, ...] = ("recipient",) if self._is_distant(claim) else ()
            return self._met(claim, ("agent", "companion", *themes, *to))
        if verb in _words("together"):
            return self._two(claim, ("agent", "companion"))
        if verb in _words("convening"):
            bodies = [r for r in roles(claim, "theme") if r.lemma in _words("bodies")]
            return self._two(claim, ("agent", "theme")) if bodies else NOBODY
        return NOBODY

    def _ranked(self, claim: Claim) -> Found:
        """Of "have met once before", "the first meeting that the minister had was with the mayor"."""
        names: tuple[RoleName, ...] = ("agent", "companion", "theme")
        found = self._met(claim, names)
        if found[0] or claim.predicate != "be":
            return found
        own = self._named_by(claim, self._sides(claim, names))
        for had in self._before.beside(claim):
            theirs = self._named_by(had, roles(had, "agent")) if had.predicate in {"have", "hold"} else NOBODY
            if own[0] and theirs[0]:
                return _distinct([*own[0], *theirs[0]]), (*own[1], *theirs[1], had)
        return NOBODY

    def of_noun(self, noun: Claim, around: Claim | None) -> Found:
        """Of "a meeting of A with B"; with ``around``, who does what the noun stands in takes part too."""
        named: tuple[RoleName, ...] = ("agent", "companion", "theme", "recipient")
        parties, also = self._met(noun, named)
        if len(parties) > 1 or around is None:
            return parties, also
        doers = [r for r in roles(around, "agent") if not self._takes_no_part(around, r)]
        sides = self._sides(noun, named)
        own = self._named_by(noun, sides)
        theirs = self._named_by(around, doers)
        both = _distinct([*theirs[0], *own[0]])
        if not own[0] or len(both) < 2:
            return parties, also
        return both, (*own[1], *theirs[1])

    def of_noun_alone(self, noun: Claim) -> Found:
        """Whom the noun names, be it one."""
        return self._named_by(noun, self._sides(noun, ("agent", "companion", "theme", "recipient")))

    def sits(self, noun: Claim) -> bool:
        """Whether the meeting is that of a body: "a cabinet meeting"."""
        return any(self._is_body(r, noun) for r in roles(noun, "agent", "theme"))

    def _met(self, claim: Claim, names: tuple[RoleName, ...]) -> Found:
        """Two who meet, one that is several ("the delegations"), or a body; none where one is no actor."""
        evidence = self._evidence
        sides = self._sides(claim, names)
        parties, also = self._named_by(claim, sides)
        empty = [r for r in sides if not self._named_by(claim, [r])[0]]
        if any(r.role in {"theme", "agent"} and not claim.nominal for r in empty):
            return NOBODY
        if len(parties) > 1:
            if len(sides) == 1 and len({evidence.entity_type(p) for p in parties}) > 1:
                # "the two envoys" stands for two of a kind
                return (evidence.words(sides[0], claim) or "",), also
            return parties, also
        alone = [r for r in sides if r not in empty]
        if len(alone) != 1 or (len(sides) > 1 and not claim.nominal):
            return NOBODY
        unnamed = not alone[0].entities or self._are_misnamed(claim, alone[0])
        plural = unnamed and evidence.are_several(alone[0], claim)
        several = plural and not self._is_anybody(claim, alone[0], alone=True)
        return (parties, also) if several or self._is_body(alone[0], claim) else NOBODY

    def _two(self, claim: Claim, names: tuple[RoleName, ...]) -> Found:
        """Two sides, each of them somebody."""
        found = [self._named_by(claim, [r for r in self._sides(claim, names) if r.role == n]) for n in names]
        if not all(parties for parties, _ in found):
            return NOBODY
        parties = _distinct([p for own, _ in found for p in own])
        return (parties, tuple(c for _, also in found for c in also)) if len(parties) > 1 else NOBODY

    def _are_people(self, claim: Claim, name: RoleName) -> bool:
        """ "Visited the survivors"; who visits a country meets nobody by that."""
        types = {self._evidence.entity_type(r.entity) for r in roles(claim, name) if r.entity is not None}
        return types <= {"person", "group"}

    def _sides(self, claim: Claim, names: tuple[RoleName, ...]) -> list[Role]:
        sides = [r for r in roles(claim, *names) if not self._takes_no_part(claim, r)]
        # "the two held their talks": whose talks they are is told already
        words = self._evidence.words
        return [r for r in sides if r.role != "agent" or r == sides[0] or words(r, claim) not in OWNERS]

    def _named_by(self, claim: Claim, sides: list[Role]) -> Found:
        found: list[str] = []
        also: list[Claim] = []
        for role in sides:
            parties, told = self._party(claim, role)
            found += parties
            also += told
        return _distinct(found), tuple(also)

    def _party(self, claim: Claim, role: Role) -> Found:
        evidence = self._evidence
        if self._is_anybody(claim, role) or role.lemma in _words("media"):
            return NOBODY
        if not role.entities and is_pronoun(evidence.words(role, claim) or ""):
            meant = self._before.subject(role, claim)
            if meant is None:
                return NOBODY
            return evidence.party(*meant), (meant[1],)
        if claim.predicate in _words("vague") and not role.entities and not self._is_known(claim, role):
            return NOBODY
        unnamed = not role.entities and (role.lemma in _words("bodies") or self._is_name(claim, role))
        if unnamed or self._are_misnamed(claim, role):
            return (evidence.words(role, claim) or "",), ()
        return evidence.party(role, claim), ()

    def _are_misnamed(self, claim: Claim, role: Role) -> bool:
        """ "The two foreign ministers" are no states, though these are named with them."""
        types = {self._evidence.entity_type(e) for e in role.entities}
        persons = word(role.lemma, "n").field == "person" and self._evidence.are_several(role, claim)
        return persons and bool(types) and types != {"person"}

    def _is_name(self, claim: Claim, role: Role) -> bool:
        """ "U. Brandt": all its words are written as names are."""
        words = (self._evidence.words(role, claim) or "").split()
        return len(words) > 1 and all(w[0].isupper() for w in words)

    def _is_known(self, claim: Claim, role: Role) -> bool:
        """ "The minister", "his colleague", "the sides"; "a man" may be anybody."""
        first = (self._evidence.words(role, claim) or "").lower().split()[:1]
        known = names_an_actor(role.lemma) or role.lemma in _words("sides") or self._is_name(claim, role)
        return first not in (["a"], ["an"]) and known

    def _is_anybody(self, claim: Claim, role: Role, alone: bool = False) -> bool:
        """ "Angry farmers"; not "students of Lund university", nor, if with others, "union leaders"."""
        if role.entities or not self._evidence.are_anybody(role, claim):
            return False
        meets = role.role == "agent" and claim.predicate == "meet"  # "farmers met the minister"
        if not alone and (meets or role_nouns().get(role.lemma) in _words("offices")):
            return False
        text = self._evidence.accounts[claim.document].text[role.start : role.end + len(" from the two ")]
        return not OF_SOME.search(" ".join(text.split()))

    def _is_body(self, role: Role, claim: Claim) -> bool:
        """The cabinet, the joint commission, the Security Council."""
        named = (self._evidence.words(role, claim) or "").lower().split()
        return bool(_words("bodies").intersection(named))

    def _takes_no_part(self, claim: Claim, role: Role) -> bool:
        """The meeting itself ("held a meeting") is no party to it, nor is a paper or a machine."""
        noun = predicates().nouns.get(role.lemma)
        is_meeting = (noun is not None and noun.name == "meet") or role.lemma in _words("nouns")
        means = role.lemma in _words("distant")
        return role.head == claim.head or is_meeting or means or role.lemma in cues().documents

    def _is_distant(self, claim: Claim) -> bool:
        words = {w.strip(".,;").lower() for w in claim.text.split()}
        return bool(words & _words("distant"))


def _distinct(parties: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(parties)))


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("meetings")[name])
