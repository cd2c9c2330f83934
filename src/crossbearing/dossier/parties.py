"""Who takes part in a meeting, by the grammar of its verb or noun."""

import re
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, roles
from crossbearing.dossier.grammar import WORD, small_words
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim, Role, RoleName

_words = partial(word_set, "meetings")

OWNERS = small_words("owners")
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
            born = any(r.lemma in _words("newborn") for r in roles(claim, "theme")) and not roles(
                claim, "place"
            )
            return self._two_people(claim, "theme") if not born else NOBODY
        if verb in _words("calling") and self._is_called(claim):
            return self._two_people(claim, "theme")
        addressed: RoleName = "theme" if roles(claim, "theme") else "recipient"
        if self._is_by_telephone(claim) and not claim.role("companion") and roles(claim, addressed):
            return self._two_people(claim, addressed)
        if any(r.lemma == "visit" for r in roles(claim, "theme")) and claim.sense == "travel":
            visited: RoleName = "destination" if roles(claim, "destination") else "recipient"
            return self._two_people(claim, visited)
        if verb == "join" and any(r.lemma in _words("meals") for r in roles(claim, "recipient", "place")):
            return self._two_people(claim, "theme")
        held = verb in _words("having") and claim.role("companion") is not None
        if held and any(r.lemma in _words("nouns") for r in roles(claim, "theme")):
            return self._two(claim, ("agent", "companion"))
        if claim.sense == "invite" and verb == "summon":
            return self._summoned(claim)
        if verb == "see" and claim.frame == "expected":
            # "is to see the mayor on Monday"; what was seen was not always met
            return self._two(claim, ("agent", "theme")) if self._are_people(claim, "theme") else NOBODY
        if verb in _words("sitting") and not roles(claim, "theme"):
            bodies = [r for r in roles(claim, "agent") if self._is_body(r, claim)]
            if bodies and not claim.role("companion"):
                return self._named_by(claim, bodies)
        if self._is_faced(claim):
            return NOBODY
        if self._is_mutual(claim):
            return self._met(claim, ("agent", "companion"))
        if verb in _words("mutual") or claim.sense in {"meet", "call"}:
            themes: tuple[RoleName, ...] = () if verb in _words("vague") else ("theme",)
            to: tuple[RoleName, ...] = ("recipient",) if self._is_heard(claim) else ()
            return self._met(claim, ("agent", "companion", *themes, *to))
        if verb in _words("together") or self._is_by_telephone(claim):
            return self._two(claim, ("agent", "companion")) if self._is_with(claim) else NOBODY
        if verb in _words("convening"):
            called = [r for r in roles(claim, "theme") if self._is_convened(claim, r)]
            return self._two(claim, ("agent", "theme")) if called else NOBODY
        return NOBODY

    def _two_people(self, claim: Claim, name: RoleName) -> Found:
        """Who does it and to whom, where both are people and no places."""
        people = self._are_people(claim, name) and self._are_people(claim, "agent")
        return self._two(claim, ("agent", name)) if people else NOBODY

    def _summoned(self, claim: Claim) -> Found:
        """ "The ambassador was summoned to the ministry", "summoned his adviser"; not to testify."""
        people = [r for r in roles(claim, "theme") if self._named_by(claim, [r])[0]]
        if not people or not self._are_people(claim, "theme"):
            return NOBODY
        if claim.role("agent"):
            return self._two(claim, ("agent", "theme"))
        where = [r for r in roles(claim, "recipient", "destination") if names_an_actor(r.lemma)]
        own = self._named_by(claim, people)
        hosts = [w for r in where if (w := self._evidence.who(r, claim)) is not None]
        return (_distinct([*own[0], *hosts]), own[1]) if hosts else NOBODY

    def _is_called(self, claim: Claim) -> bool:
        """ "Called the mayor on Friday", "called her to thank her"; not "called him a liar"."""
        theme = claim.role("theme")
        if claim.predicate != "call" or theme is None or theme.start < claim.head or theme.role != "theme":
            return claim.predicate in _words("telephones")
        if self._evidence.entity_type(theme.entity) != "person" or claim.role("attribute"):
            return False
        after = self._evidence.accounts[claim.document].text[theme.end :].lower()
        following = WORD.findall(after.split("\n")[0])[:1]
        agent = claim.role("agent")
        if after.lstrip(" ").startswith("to "):
            # who calls somebody to thank him does so himself
            doers = [c for c in self._before.beside(claim) if c.head > theme.end and c.frame == "expected"]
            return agent is not None and any(r.head == agent.head for c in doers[:1] for r in c.roles)
        return after[:1] in {".", ";", ""} or bool(_words("behind").intersection(following))

    def _is_by_telephone(self, claim: Claim) -> bool:
        """ "Congratulated the winner by telephone", "was on the phone with"."""
        text = self._evidence.accounts[claim.document].text
        for role in roles(claim, "place", "instrument"):
            before = text[: role.start][-10:].lower().split()[-1:]
            phone = role.lemma in _words("telephones") and before == ["on"]
            if role.lemma in _words("calling") and (phone or not _words("by").isdisjoint(before)):
                return True  # not "in a video"
        return False

    def _is_faced(self, claim: Claim) -> bool:
        """ "Was met with opposition"."""
        theme = claim.role("theme")
        passive = theme is not None and theme.end <= claim.head
        return claim.sense == "meet" and passive and claim.role("companion") is not None

    def _is_mutual(self, claim: Claim) -> bool:
        """ "Came together", "sat across the table from each other"."""
        text = self._evidence.accounts[claim.document].text
        after = text[claim.head : claim.end].lower().split()[1:3]
        together = after[:1] == ["together"] and _words("figurative").isdisjoint(after[1:])
        sat = claim.predicate == "sit" and any(r.lemma == "other" for r in claim.roles)
        return (together and claim.predicate in _words("coming_together")) or sat

    def _is_with(self, claim: Claim) -> bool:
        """ "Sat down with"; who sits alongside others has not met them."""
        text = self._evidence.accounts[claim.document].text
        before = [text[claim.head : r.start].split()[-1:] for r in roles(claim, "companion")]
        return ["alongside"] not in before

    def _is_convened(self, claim: Claim, role: Role) -> bool:
        """The cabinet, "his ministers"."""
        people = word(role.lemma, "n").field == "person" and self._evidence.are_known(role, claim)
        return role.lemma in _words("bodies") or people

    def _is_heard(self, claim: Claim) -> bool:
        """ "Spoke to the king by telephone", "talked to the mayor"; not to a crowd."""
        if self._is_distant(claim):
            return True
        evidence = self._evidence
        to = roles(claim, "recipient")
        persons = [
            r
            for r in to
            if (evidence.entity_type(r.entity) == "person" and not is_pronoun(evidence.words(r, claim) or ""))
            or (not r.entities and r.lemma in role_nouns() and not evidence.are_several(r, claim))
        ]
        return claim.predicate in _words("speaking") and bool(to) and len(persons) == len(to)

    def _ranked(self, claim: Claim) -> Found:
        """Of "have met once before", "the first meeting that the minister had was with the mayor"."""
        names: tuple[RoleName, ...] = ("agent", "companion", "theme")
        found = self._met(claim, names)
        if found[0] or claim.predicate != "be":
            return found
        own = self._named_by(claim, self._sides(claim, names))
        for had in self._before.beside(claim):
            theirs = self._named_by(had, roles(had, "agent")) if had.predicate in _words("had") else NOBODY
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
        owned = any((self._evidence.words(r, noun) or "").lower() in OWNERS for r in roles(noun, "agent"))
        if not own[0] and owned and len(doers) == 1 and self._evidence.are_several(doers[0], around):
            return theirs  # "the ministers will discuss it at their meeting"
        if not own[0] and not noun.role("companion") and self._hold_their_own(noun, around, doers):
            return theirs
        both = _distinct([*theirs[0], *own[0]])
        if not own[0] or len(both) < 2:
            return parties, also
        return both, (*own[1], *theirs[1])

    def _hold_their_own(self, noun: Claim, around: Claim, doers: list[Role]) -> bool:
        """ "The bank ended its meeting", "the two candidates held a debate"."""
        if around.predicate not in _words("own") or len(doers) != 1:
            return False
        known = self._evidence.are_known(doers[0], around) and noun.predicate not in _words("open")
        body = (
            self._is_body(doers[0], around) or self._evidence.entity_type(doers[0].entity) == "organisation"
        )
        return known or (body and noun.predicate in _words("sessions"))

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
        if claim.predicate in _words("vague") and not claim.nominal and not self._are_sides(claim, alone[0]):
            return NOBODY
        several = plural and not self._is_anybody(claim, alone[0], alone=True)
        return (parties, also) if several or self._is_body(alone[0], claim) else NOBODY

    def _are_sides(self, claim: Claim, role: Role) -> bool:
        """ "The two leaders", "the sides": who speak do so with each other."""
        first = (self._evidence.words(role, claim) or "").lower().split()[:2]
        return role.lemma in _words("sides") or not small_words("together").isdisjoint(first)

    def _two(self, claim: Claim, names: tuple[RoleName, ...]) -> Found:
        """Two sides, each of them somebody."""
        found = [self._named_by(claim, [r for r in self._sides(claim, names) if r.role == n]) for n in names]
        if not all(parties for parties, _ in found):
            return NOBODY
        parties = _distinct([p for own, _ in found for p in own])
        return (parties, tuple(c for _, also in found for c in also)) if len(parties) > 1 else NOBODY

    def _are_people(self, claim: Claim, name: RoleName) -> bool:
        """ "Visited the survivors"; who visits a country meets nobody by that."""
        places = [m for m in map(self._evidence.mentions.get, claim.places) if m is not None]
        if any(m.start <= r.head < m.end for m in places for r in roles(claim, name)):
            return False
        types = {self._evidence.entity_type(r.entity) for r in roles(claim, name) if r.entity is not None}
        return types <= {"person", "group"}

    def _sides(self, claim: Claim, names: tuple[RoleName, ...]) -> list[Role]:
        sides = [r for r in roles(claim, *names) if not self._takes_no_part(claim, r)]
        if claim.nominal:
            sides = [r for r in sides if r.role != "theme" or r.start > claim.head or self._sits_as(r, claim)]
        # "the two held their talks": whose talks they are is told already
        words = self._evidence.words
        return [r for r in sides if r.role != "agent" or r == sides[0] or words(r, claim) not in OWNERS]

    def _sits_as(self, role: Role, noun: Claim) -> bool:
        """ "A council session", "a Nato summit"; "a radio debate" and "a farming summit" are nobody's."""
        body = self._evidence.entity_type(role.entity) in {"organisation", "country"}
        return self._is_body(role, noun) or (body and noun.predicate in _words("sessions"))

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
        if self._is_anybody(claim, role) or role.lemma in _words("media") or self._is_mate(claim, role):
            return NOBODY
        speaker = claim.speaker
        if not role.entities and evidence.words(role, claim) in _words("speaker"):
            known = speaker is not None and speaker.entity is not None and claim.quoted is not None
            return ((speaker.entity,), ()) if known and speaker and speaker.entity else NOBODY
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
        who = evidence.party(role, claim)
        return ((evidence.in_full(role, claim),) if who and not role.entities else who), ()

    def _are_misnamed(self, claim: Claim, role: Role) -> bool:
        """ "The two foreign ministers" are no states, though these are named with them."""
        types = {self._evidence.entity_type(e) for e in role.entities}
        persons = word(role.lemma, "n").field == "person" and self._evidence.are_several(role, claim)
        return persons and bool(types) and (types != {"person"} or self._have_not_all(claim, role))

    def _have_not_all(self, claim: Claim, role: Role) -> bool:
        """Whether of those named with "the two ministers" only some are known as such."""
        line = role_nouns().get(role.lemma)
        known = [self._evidence.entities[e].roles for e in role.entities]
        held = [any(role_nouns().get(r.split()[-1].casefold()) == line for r in roles_) for roles_ in known]
        return line is not None and any(held) and not all(held)

    def _is_name(self, claim: Claim, role: Role) -> bool:
        """ "U. Brandt": all its words are written as names are."""
        words = (self._evidence.words(role, claim) or "").split()
        return len(words) > 1 and all(w[0].isupper() for w in words)

    def _is_known(self, claim: Claim, role: Role) -> bool:
        """ "The minister", "his colleague", "the sides"; "a man" may be anybody."""
        first = (self._evidence.words(role, claim) or "").lower().split()[:1]
        known = names_an_actor(role.lemma) or role.lemma in _words("sides") or self._is_name(claim, role)
        return known and small_words("indefinite").isdisjoint(first)

    def _is_mate(self, claim: Claim, role: Role) -> bool:
        """ "Met his wife in Oslo": he came to know her."""
        return claim.predicate == "meet" and role.lemma in _words("mates")

    def _is_anybody(self, claim: Claim, role: Role, alone: bool = False) -> bool:
        """ "Angry farmers"; not "students of Lund university", nor, if with others, "union leaders"."""
        first = (self._evidence.words(role, claim) or "").lower().split()[:1]
        if not _words("any").isdisjoint(first):
            return True
        if role.entities or not self._evidence.are_anybody(role, claim):
            return False
        # "farmers met the minister", "the minister met farmers", "a meeting with farmers"
        happened = claim.frame in {"actual", "background"} and claim.polarity == "affirmed"
        met = claim.nominal or (claim.predicate == "meet" and happened)
        people = word(role.lemma, "n").field == "person" or (claim.nominal and names_an_actor(role.lemma))
        meets = claim.predicate == "meet" and role.role == "agent"
        meets = meets or (met and people and (claim.nominal or role.role in {"theme", "companion"}))
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
