"""Who gives and who receives, by the roles that a verb or noun of passing gives them."""

from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, roles
from crossbearing.dossier.pronouns import meant_by
from crossbearing.dossier.wares import is_person
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.passing import Passing
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Claim, Role

_words = partial(word_set, "transfers")


class Sides:
    """Both sides of what passes by one claim."""

    def __init__(
        self, evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing, wares: list[Role]
    ) -> None:
        self._evidence = evidence
        self._before = before
        self._claim = claim
        self._wares = wares
        self.giving = self._givers(kind)
        self._receiving = self._receivers(kind)

    def givers(self) -> tuple[str, ...]:
        """Who gives: all that have a name, or else the first that is told of."""
        return self._parties(self.giving)

    def receivers(self) -> tuple[str, ...]:
        return self._parties(self._receiving)

    def are_meant(self) -> bool:
        """Whether somebody might give: not of "the agreement gives Lund an ally"."""
        words = (self._evidence.words(r, self._claim) or "" for r in self.giving if r.role == "agent")
        return bool(self.givers()) or all(is_pronoun(w) for w in words)

    def to_a_place(self) -> bool:
        """ "Sent to the area", "to Lund": where to, and nobody there is told of."""
        ends = [r for r in roles(self._claim, "recipient", "destination") if self._party(r) is not None]
        return bool(ends) and all(self._is_place(r) for r in ends)

    def _is_place(self, role: Role) -> bool:
        if role.entity is not None:
            return self._evidence.entity_type(role.entity) == "place"
        return word(role.lemma, "n").field == "location" and role.lemma not in _words("bodies")

    def _givers(self, kind: Passing) -> list[Role]:
        """ "A Danish sailor was handed over" does not say that the Danes did."""
        passing = {e for t in self._wares for e in t.entities}
        return [
            r
            for r in roles(self._claim, *([kind.giver] if kind.giver else []))
            if r not in self._wares
            and passing.isdisjoint(r.entities)
            and not any(t.start <= r.start < t.end for t in self._wares if is_person(t))
        ]

    def _receivers(self, kind: Passing) -> list[Role]:
        """Named by the verb's own role, or by "to" where the verb moves things."""
        claim = self._claim
        if kind.receiver is None or (claim.predicate in _words("mutual") and kind.receiver == "recipient"):
            return []  # "traded for an officer": not to him
        candidates = roles(claim, kind.receiver)
        if kind.receiver == "recipient":
            candidates = roles(claim, "recipient", "destination")
        found = [r for r in candidates if r not in self._wares]
        if kind.furnishes and not roles(claim, "recipient"):
            found += [r for r in roles(claim, "theme") if r not in self._wares]
        return found

    def _parties(self, candidates: list[Role]) -> tuple[str, ...]:
        named = [r for r in candidates if r.entity is not None]
        told = [p for r in (*named, *candidates) if (p := self._party(r)) is not None]
        entities = tuple(dict.fromkeys(p for p in told if p in self._evidence.entities))
        return entities or tuple(told[:1])

    def _party(self, role: Role) -> str | None:
        """One with a name, or a person or body in words; "it" tells a reader nothing."""
        evidence, claim = self._evidence, self._claim
        words = (evidence.words(role, claim) or "").lower()
        meant = meant_by(role, claim, evidence, self._before) if role.entity is None else None
        if meant is not None:
            return meant
        if words in _words("anybody"):
            return words if claim.polarity == "denied" else None
        if role.entity is not None:
            return evidence.who(role, claim)
        brings = bool(roles(claim, "recipient", "destination"))
        brings = brings or any(t.lemma in goods() for t in self._wares)
        shop = role.role == "agent" and word(role.lemma, "n").field == "artifact" and brings
        where = role.role != "agent" and word(role.lemma, "n").field == "location"
        some = role.lemma in cues().groups | _words("some") and " of " in words  # "each of us"
        able = names_an_actor(role.lemma) or role.lemma in _words("bodies")
        able = able or shop or where or some or self._is_name(role)
        return evidence.who(role, claim) if able else None

    def _is_name(self, role: Role) -> bool:
        """A word with a capital that no dictionary has: "Klaas", "the Brandts"."""
        written = self._evidence.accounts[self._claim.document].text[role.head : role.end].split()[:1]
        opens = role.head == self._claim.start
        unknown = (
            word(role.lemma, "n").field == "unknown"
            and word(role.lemma.removesuffix("s"), "n").field == "unknown"
        )
        return (
            bool(written) and written[0][0].isupper() and not written[0].isupper() and unknown and not opens
        )
