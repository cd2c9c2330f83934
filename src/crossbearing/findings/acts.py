"""How the acts that two claims tell of are tied: by word, by sense, or not."""

from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.words import predicates

TIED = {"lemma", "derived", "sense", "synonym"}


def is_one_act(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims name the same act: by word, derivation, sense or synonymy."""
    return act_tie(a, b) in TIED


def act_tie(a: ClaimView, b: ClaimView) -> str:
    """How the acts of two claims are tied: by word ("light" for one that says little), derivation, sense
    ("vague" for one that says little), synonymy, as one that the other names with a noun, or not."""
    one, other = a.claim.predicate, b.claim.predicate
    if one == other:
        return "light" if one in predicates().light else "lemma"
    verbs = [_verb(v.claim.predicate, v.claim.nominal) for v in (a, b)]
    if stem(verbs[0]) == stem(verbs[1]):
        return "derived"
    if a.sense is not None and a.sense == b.sense:
        return "vague" if a.is_vague else "sense"
    nominal = a.claim.nominal or b.claim.nominal
    if wordnet.synonyms(*sorted(verbs), "v") or (nominal and wordnet.synonyms(*sorted((one, other)), "n")):
        return "synonym"
    return "named" if a.acts & b.acts else "other"


def _verb(predicate: str, nominal: bool) -> str:
    return (wordnet.word(predicate, "n").verb or predicate) if nominal else predicate
