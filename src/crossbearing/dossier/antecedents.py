"""What an account has told right before: whom "they" means that no name answers, and where "there" is."""

from collections import defaultdict

from attrs import evolve

from crossbearing.dossier.evidence import Evidence, names_an_actor, roles
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import coreference
from crossbearing.model.claim import Claim, Role


class Antecedents:
    """The claims of each sentence and the places that an account names, in order."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._told: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        self._named: dict[str, list[tuple[int, str, Claim]]] = defaultdict(list)
        for claim in evidence.claims:
            if not claim.nominal:
                self._told[(claim.document, claim.sentence)].append(claim)
            for role in roles(claim, "place", "origin", "destination", "theme"):
                if role.entity is not None and evidence.entity_type(role.entity) == "place":
                    self._named[claim.document].append((role.head, role.entity, claim))

    def beside(self, claim: Claim) -> list[Claim]:
        """The statements of its sentence, itself among them."""
        return self._told[(claim.document, claim.sentence)]

    def near(self, claim: Claim, back: int) -> list[Claim]:
        """The statements of its sentence and of as many as ``back`` before it, in order."""
        sentences = range(claim.sentence - back, claim.sentence + 1)
        return [told for sentence in sentences for told in self._told[(claim.document, sentence)]]

    def place(self, claim: Claim) -> tuple[str, Claim] | None:
        """The place named last before the claim, in its sentence or the one before."""
        near = [
            (at, place, told)
            for at, place, told in self._named[claim.document]
            if at < claim.start and claim.sentence - told.sentence <= 1
        ]
        return max(near, key=lambda n: n[0])[1:] if near else None

    def subject(self, role: Role, claim: Claim) -> tuple[Role, Claim] | None:
        """The subject that the pronoun of ``role`` takes up, with the claim it stands in.

        That of its own sentence goes before that of the sentence before; of two that agree it is neither.
        """
        pronoun = (self._evidence.words(role, claim) or "").lower()
        own = {r.start for r in claim.roles}
        for sentence in (claim.sentence, claim.sentence - 1):
            subjects = [
                (subject, told)
                for told in self._told[(claim.document, sentence)]
                if (subject := _subject(told)) is not None and subject.end <= role.start
                if told.sentence != claim.sentence or subject.start not in own  # "the cooks fed them"
                if self._agrees(pronoun, subject, told)
            ]
            if subjects:
                one = len({self._evidence.who(subject, told) for subject, told in subjects}) == 1
                return subjects[0] if one else None
        return None

    def _agrees(self, pronoun: str, subject: Role, claim: Claim) -> bool:
        """ "They" are several, "he" and "she" a person, "it" is neither."""
        lexicon, evidence = coreference(), self._evidence
        if evidence.who(subject, claim) is None:
            return False
        together = " and " in (evidence.words(subject, claim) or "")
        several = together or evidence.are_several(subject, claim) or len(subject.entities) > 1
        person = evidence.entity_type(subject.entity) == "person" or (
            subject.entity is None and names_an_actor(subject.lemma)
        )
        body = subject.entity is None and word(subject.lemma, "n").field == "group"
        if pronoun in lexicon.plural:
            return several
        if pronoun in lexicon.personal:
            return person and not several
        return pronoun in lexicon.neuter and not several and (body or not person)


def _subject(claim: Claim) -> Role | None:
    """Who stands before the verb: of "the cooks and the guards" both, as one role."""
    before = [r for r in claim.roles if r.role in {"agent", "theme"} and r.end <= claim.head]
    together = [r for r in before if r.role == before[0].role]
    if len(together) < 2:
        return before[0] if before else None
    named = all(r.entities for r in together)
    entities = tuple(dict.fromkeys(e for r in together for e in r.entities)) if named else ()
    return evolve(together[0], end=max(r.end for r in together), entities=entities)
