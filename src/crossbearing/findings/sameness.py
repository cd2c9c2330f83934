"""Whether two claims tell the same of the same: a small model over readable features, and what forbids it.

Likeness of words is not enough, since in a story everybody uses the same ones, and no single rule is: a rare
act may stand for itself, a common one needs its parties. A logistic model weighs what two claims share and
what keeps them apart; it is trained by ``tools/train_sameness.py`` on the event mentions of ECB+ (Cybulska
and Vossen 2014), and its weights are the readable resource ``sameness.tsv``.
"""

from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import product
from math import fsum

from crossbearing.findings.candidates import Weights
from crossbearing.findings.clash import clash, one_reality
from crossbearing.findings.likeness import likeness
from crossbearing.findings.telling import is_told_alike
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import table
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import RoleName

COSINES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8)
RARITIES = (1.5, 2.5, 3.5, 4.5, 5.5, 6.5)  # nats
SUMS = (3, 6, 9, 12, 16, 20, 26, 34, 45)  # nats
NEIGHBOURS = (1, 2, 3, 5, 8, 12, 18)  # shared features of what stands around
MANY = 3
ALIKE = 2.0  # log-odds
TIED = {"lemma", "derived", "sense", "synonym"}
NAMED_ALIKE = {"lemma", "derived"}
TIED_FILLERS = {"same", "lemma"}
ALIKE_FILLERS = {*TIED_FILLERS, "synonym"}
PARTIES: tuple[RoleName, ...] = ("agent", "theme", "recipient", "companion")


def sameness(a: ClaimView, b: ClaimView, weights: Weights) -> float:
    """The log-odds that two claims tell the same of the same."""
    return fsum(weight for _, weight in evidence(a, b, weights))


def evidence(a: ClaimView, b: ClaimView, weights: Weights) -> Iterator[tuple[str, float]]:
    """What each feature adds to the log-odds; one that the model does not know adds nothing.

    So does a tie by rules, of which the model knows nothing.
    """
    known = _weights()
    yield from ((name, known.get(name, 0.0)) for name in features(a, b, weights))
    if is_told_alike(a, b, weights):
        yield "told alike", ALIKE


def says_same(a: ClaimView, b: ClaimView, weights: Weights, odds: float, sure: float) -> bool:
    """Whether two claims are one statement: told of one reality with nothing against it, and either tied by
    their act and parts, or sure to be by the model, which must not go by a common word alone."""
    # "met once before" and "will meet a second time" are of one reality
    counted = any(f[0] == "o" for f in a.features & b.features)
    if clash(a, b) or not (counted or one_reality(a, b)):
        return False
    return (odds >= sure and is_tied(a, b)) or is_told_alike(a, b, weights)


def is_tied(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims name one act and somebody or something that has a part in it in both."""
    if a.claim.predicate in predicates().light or b.claim.predicate in predicates().light:
        return False
    act = _act(a, b)
    if act not in TIED or _fillers(a, b, *PARTIES) not in TIED_FILLERS:
        return False
    told = [_fillers(a, b, role) for role in PARTIES]
    alike = sum(how in ALIKE_FILLERS for how in told)
    if a.is_vague and alike < 2 and "one" in told:
        return False  # "Lund's support" may be of anything
    if act in NAMED_ALIKE or not (a.is_vague or a.passes):
        return True
    # of a wide act every part must be alike: "sends drones" and "gives shelter" are two
    return alike + told.count("one") + told.count("none") == len(told)


def features(a: ClaimView, b: ClaimView, weights: Weights) -> Iterator[str]:
    """What the model looks at, as readable names; the order of the two claims does not matter."""
    shared = a.features & b.features
    around = (a.context & b.context) | (a.features & b.context) | (a.context & b.features)
    act = _act(a, b)
    agents, things = _fillers(a, b, "agent"), _fillers(a, b, "theme", "recipient", "attribute")
    cosine = bisect(COSINES, likeness(a, b, weights))
    nominal = a.claim.nominal + b.claim.nominal
    yield from ("any", f"act={act}", f"cosine={cosine}", f"agent,theme={agents} {things}")
    for name, value in (
        ("cosine", str(cosine)),
        ("agent", agents),
        ("theme", things),
        ("parts", str(min(MANY, len(a.parts & b.parts)))),
        ("party", _fillers(a, b, *PARTIES)),
        ("weight", str(bisect(SUMS, sum(weights.of(f) for f in sorted(shared))))),
        ("context", str(bisect(NEIGHBOURS, sum(f[0] in "we" for f in around)))),
        ("time", _times(a, b)),
        ("place", _set(frozenset(e for e, _ in a.places if e), frozenset(e for e, _ in b.places if e))),
        ("entities", str(min(MANY, sum(f[0] == "e" for f in shared)))),
        ("words", str(min(MANY + 2, sum(f[0] == "w" for f in shared)))),
        ("nominal", str(nominal)),
    ):
        yield f"{name}={value}"
        yield f"act,{name}={act} {value}"
    own = weights.of(f"w:{stem(a.claim.predicate)}") if act == "lemma" else 0.0
    yield f"rarest={bisect(RARITIES, max((weights.of(f) for f in shared), default=0.0))}"
    yield f"predicate={bisect(RARITIES, own)}"
    yield f"figures={_set(_numbers(a), _numbers(b))}"
    yield f"ordinals={_set(a.ordinals, b.ordinals)}"
    yield f"real={sum(v.claim.frame in {'actual', 'background'} for v in (a, b))}"
    yield f"light={sum(v.claim.predicate in predicates().light for v in (a, b))}"
    yield f"vague={a.is_vague + b.is_vague}"
    yield f"published={_set(frozenset({a.account.day}) - {None}, frozenset({b.account.day}) - {None})}"


def _act(a: ClaimView, b: ClaimView) -> str:
    """How the acts of two claims are tied: by word, derivation, sense, synonymy, or not."""
    one, other = a.claim.predicate, b.claim.predicate
    if one == other:
        return "lemma"
    verbs = [_verb(v.claim.predicate, v.claim.nominal) for v in (a, b)]
    if stem(verbs[0]) == stem(verbs[1]):
        return "derived"
    if a.sense is not None and a.sense == b.sense:
        return "vague" if a.is_vague else "sense"
    nominal = a.claim.nominal or b.claim.nominal
    if _synonyms(*sorted(verbs), "v") or (nominal and _synonyms(*sorted((one, other)), "n")):
        return "synonym"
    return "named" if a.acts & b.acts else "other"


def _verb(predicate: str, nominal: bool) -> str:
    return (wordnet.word(predicate, "n").verb or predicate) if nominal else predicate


@cache
def _synonyms(one: str, other: str, word_class: wordnet.WordClass) -> bool:
    return bool(wordnet.word(one, word_class).synsets & wordnet.word(other, word_class).synsets)


def _fillers(a: ClaimView, b: ClaimView, *names: RoleName) -> str:
    """How those who play some roles in two claims are tied."""
    mine, yours = ([r for r in v.claim.roles if r.role in names] for v in (a, b))
    if not mine or not yours:
        return "one" if mine or yours else "none"
    entities = [{e for r in roles for e in r.entities} for roles in (mine, yours)]
    if entities[0] & entities[1]:
        return "same"
    nouns = [{r.lemma for r in roles if not r.entities} for roles in (mine, yours)]
    if {stem(n) for n in nouns[0]} & {stem(n) for n in nouns[1]}:
        return "lemma"
    if any(_synonyms(*sorted(pair), "n") for pair in product(*nouns)):
        return "synonym"
    return "differ" if all(entities) else "unlike"


def _times(a: ClaimView, b: ClaimView) -> str:
    if a.time is None or b.time is None:
        return "none"
    if a.time.edtf is not None and a.time.edtf == b.time.edtf:
        return "same"
    if a.time.start is None or b.time.start is None:
        return "open"
    ends = (a.time.end or "9999", b.time.end or "9999")
    return "apart" if ends[0] < b.time.start or ends[1] < a.time.start else "overlap"


def _numbers(view: ClaimView) -> frozenset[float | None]:
    return frozenset(f.quantity.number or f.quantity.low for f in view.figures)


def _set(mine: frozenset[object], yours: frozenset[object]) -> str:
    if not mine or not yours:
        return "none"
    return "same" if mine & yours else "differ"


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("sameness")}
