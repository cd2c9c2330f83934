"""Whether two claims tell the same of the same: a small model over readable features, and what forbids it.

Likeness of words is not enough, since in a story everybody uses the same ones, and no single rule is: a rare
figure may stand for itself, a common act needs its parties, and of several claims on one matter the nearest
is meant. A logistic model weighs what two claims share and what keeps them apart; ``tools/train_sameness.py``
trains it on events that careful readers have compared, and its weights are the readable ``sameness.tsv``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import exp, fsum, isclose, log

from attrs import field, frozen

from crossbearing.findings.acts import TIED, act_tie, is_one_act
from crossbearing.findings.attention import SURE
from crossbearing.findings.candidates import BlockingSettings, Weights, candidate_pairs, weigh_features
from crossbearing.findings.clash import (
    are_years_apart,
    clash,
    is_only_by_other_means,
    is_only_counted_otherwise,
    is_only_denied,
    is_only_elsewhere,
    is_only_of_other_sides,
    is_only_thought_of,
    one_reality,
    things_clash,
)
from crossbearing.findings.compare.orders import same_parties
from crossbearing.findings.compare.quantities import may_be_one_thing
from crossbearing.findings.likeness import likeness
from crossbearing.findings.meaning import Meanings, meanings_of
from crossbearing.findings.telling import is_told_alike
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.measures import dimension, in_base_units
from crossbearing.lexicons.resource import table
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import RoleName
from crossbearing.model.mention import Place, Quantity

FARTHEST = 10
# log-odds that two claims are one, at which they answer one question; what differs lowers them
DENIED, COUNTED, MEASURED, SIDED, PLACED, GONE = 0.0, -1.0, 1.0, 0.0, 1.0, 1.0
ASKED = 1.0  # log-odds
MEANT = 0.5
FIGURED = {"figures", "time"}  # the features that look at figures and what goes with them
UNLIKELY = -1.5  # log-odds
TRAINED_ON = 34  # claims of an account
# What a nat of ``crowd`` adds to the log-odds. The prior alone falls by one; of that the ranks, which are the
# harder to reach the more claims there are, tell about half. Our events are too much of one length to fit it.
CROWDED = -0.5
MANY = 3
HEAVY, MUCH = 10.0, 25.0  # nats: the weight of two or three rare words, and where more adds nothing
FEW, SOME = 3, 12  # "two" and "five" are told of anything
NEAR = 0.06  # relative: figures this near may be one figure rounded
TIES = (
    "differ",
    *(f"{how} {size}, of others" for size in ("few", "some", "many") for how in ("near", "same")),
    *(f"{how} {size}" for size in ("few", "some", "many") for how in ("near", "same")),
)
TIED_FILLERS = {"same", "within", "lemma", "synonym"}
PARTIES: tuple[RoleName, ...] = ("agent", "theme", "recipient", "companion")
THINGS: tuple[RoleName, ...] = ("theme", "recipient", "attribute", "destination", "companion")
Evidence = Iterator[tuple[str, float]]
Ranks = Mapping[tuple[int, int], int]  # of pairs of indices, the lower first


@frozen
class Sameness:
    """The claims of a story as the model sees them; ``ranks`` are how near two claims are by what they share,
    0 the nearest, among all that their accounts tell, ``near`` the same by meaning. ``crowd`` is how many
    more claims its accounts have than those that the model was trained on, in nats: among more claims, two
    are the less likely the same.
    """

    views: Sequence[ClaimView] = field(repr=False)
    weights: Weights = field(repr=False)
    meanings: Meanings = field(repr=False)
    ranks: Ranks = field(repr=False)
    near: Ranks = field(repr=False)
    crowd: float = 0.0

    @property
    def pairs(self) -> Iterable[tuple[int, int]]:
        """Those worth comparing, by index, the lower first."""
        return self.ranks.keys()

    def odds(self, a: int, b: int) -> float:
        """The log-odds that two claims, by index, tell the same of the same."""
        return fsum(weight for _, weight in self.evidence(a, b))

    def counts_the_same(self, a: int, b: int) -> bool:
        """Whether two claims are one statement but for their figures and the times of these."""
        told = [weight for name, weight in self.evidence(a, b) if name.split("=")[0] not in FIGURED]
        return fsum(told) >= ASKED and self.meanings.alike(a, b)[0] >= MEANT

    def is_denied(self, a: int, b: int) -> bool:
        """Whether two claims, of one act, are one statement but that one denies it."""
        return is_only_denied(self.views[a], self.views[b]) and self.odds(a, b) >= DENIED

    def is_counted_otherwise(self, a: int, b: int, least: float = COUNTED) -> bool:
        """Whether two claims are one statement but for their figures, of ``least`` log-odds."""
        return is_only_counted_otherwise(self.views[a], self.views[b]) and self.odds(a, b) >= least

    def is_of_other_sides(self, a: int, b: int) -> bool:
        """Whether two claims are one statement but for the countries whose people or soil they name."""
        return is_only_of_other_sides(self.views[a], self.views[b]) and self.odds(a, b) >= SIDED

    def is_elsewhere(self, a: int, b: int) -> bool:
        """Whether two claims are one statement but for the city."""
        return is_only_elsewhere(self.views[a], self.views[b]) and self.odds(a, b) >= PLACED

    def is_by_other_means(self, a: int, b: int) -> bool:
        """Whether two claims are one statement but for the means by which somebody went."""
        return is_only_by_other_means(self.views[a], self.views[b]) and self.odds(a, b) >= GONE

    def evidence(self, a: int, b: int) -> Evidence:
        """What each feature adds to the log-odds; one that the model does not know adds nothing.

        The prior odds that two claims are the same are the lower, the more others there are.
        """
        known = _weights()
        yield from ((name, value * known.get(name, 0.0)) for name, value in self.features(a, b))

    def features(self, a: int, b: int) -> Evidence:
        """What the model looks at, each with its value; the order of the two claims does not matter."""
        pair = (min(a, b), max(a, b))
        meaning, less = self.meanings.alike(a, b)
        yield "rank", min(self.ranks.get(pair, FARTHEST), FARTHEST) / FARTHEST
        yield "rank by meaning", min(self.near.get(pair, FARTHEST), FARTHEST) / FARTHEST
        yield "meaning", meaning
        yield "meaning, squared", meaning**2
        yield "meaning of the less alike", less
        yield "meaning of the less alike, squared", less**2
        yield "meaning as a whole", self.meanings.whole_alike(a, b)
        read = self.meanings.read(a, b)
        yield "read as the same", max(read.same, 0.0) / SURE
        yield "not read as the same", max(-read.same, 0.0) / SURE
        yield "read as another answer", exp(min(read.otherwise, 0.0))
        yield "crowd", self.crowd
        yield from features(self.views[a], self.views[b], self.weights)

    def says_same(self, a: int, b: int, odds: float, sure: float) -> bool:
        """Whether two claims of these ``odds`` are one statement: nothing against it, and sure enough by the
        model, or by the rules if the model does not think it unlikely."""
        one, other = self.views[a], self.views[b]
        if clash(one, other):
            return False
        if odds >= sure or _is_told_whole(one, other):
            return True
        if odds - CROWDED * self.crowd < UNLIKELY or one.claim.polarity != other.claim.polarity:
            return False
        if not one_reality(one, other) or things_clash(one, other):
            return False
        return is_told_alike(one, other, self.weights)


def compare_story(views: Sequence[ClaimView], settings: BlockingSettings) -> Sameness:
    """The model over the claims of a story, and which of their pairs are worth comparing."""
    weights, meanings = weigh_features(views), meanings_of(views)
    pairs = {*candidate_pairs(views, weights, settings), *meanings.nearest(settings.nearest)}
    return compare_all(views, weights, meanings, sorted(pairs))


def compare_all(
    views: Sequence[ClaimView], weights: Weights, meanings: Meanings, compared: Sequence[tuple[int, int]]
) -> Sameness:
    """The model over the claims of a story; the pairs ``compared`` are those worth it."""
    ranks = _ranks(views, {(a, b): likeness(views[a], views[b], weights) for a, b in compared})
    near = _ranks(views, {(a, b): meanings.alike(a, b)[0] for a, b in compared})
    accounts = len({view.account.id for view in views})
    crowd = log(max(len(views) / (accounts * TRAINED_ON), 1.0)) if accounts else 0.0
    return Sameness(views, weights, meanings, ranks, near, crowd)


def _ranks(views: Sequence[ClaimView], alike: Mapping[tuple[int, int], float]) -> Ranks:
    """Of the claims of another account the one most alike has rank 0 for a claim; the rank of a pair is the
    sum of both."""
    nearest: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), how in alike.items():
        nearest[a, views[b].account.id].append((-how, b))
        nearest[b, views[a].account.id].append((-how, a))
    place = {
        (claim, other): rank
        for (claim, _), found in nearest.items()
        for rank, (_, other) in enumerate(sorted(found))
    }
    return {(a, b): place[a, b] + place[b, a] for a, b in alike}


def features(a: ClaimView, b: ClaimView, weights: Weights) -> Evidence:
    """What two claims share by themselves, by readable names; their order does not matter.

    Amounts are of about the size of 1, a kind ("act=sense") has the value 1.
    """
    shared = sorted(a.features & b.features)
    alike = likeness(a, b, weights)
    told = min(_sum(a.features, weights), _sum(b.features, weights))
    yield "any", 1.0
    yield "likeness", alike
    yield "likeness, squared", alike**2
    yield "words", min(_sum((f for f in shared if f[0] == "w"), weights), MUCH) / HEAVY
    yield "synonyms", min(_sum((f for f in shared if f[0] == "y"), weights), MUCH) / HEAVY
    yield "names", _cosine(a, b, weights, "e")
    yield "rarest", max((weights.of(f) for f in shared), default=0.0) / HEAVY
    yield "covered", _sum(shared, weights) / (told or 1.0)
    yield "parts", min(MANY, len(a.parts & b.parts)) / MANY
    act, agent, thing = act_tie(a, b), _fillers(a, b, "agent"), _fillers(a, b, *THINGS)
    when = _set(_told(a, "th"), _told(b, "th"))
    core = (act in TIED, agent in TIED_FILLERS, thing in TIED_FILLERS)
    for name, value in (
        ("act", act),
        ("agent", agent),
        ("theme", thing),
        ("core", " ".join(n for n, tied in zip(("act", "agent", "thing"), core, strict=True) if tied)),
        ("core, when", f"{sum(core)} {when}"),
        ("party", _fillers(a, b, *PARTIES)),
        ("figures", _figures(a, b)),
        ("time", _times(a, b)),
        ("clock", _set(_told(a, "h"), _told(b, "h"))),
        ("place", _set(frozenset(e for e, _ in a.places if e), frozenset(e for e, _ in b.places if e))),
        ("polarity", "same" if a.claim.polarity == b.claim.polarity else "differ"),
        ("certainty", "apart" if is_only_thought_of(a, b) else "near"),
        ("years", "apart" if are_years_apart(a, b) else "near"),
        ("reality", "one" if one_reality(a, b) else "two"),
        ("things", "apart" if things_clash(a, b) else "near"),
        ("nominal", str(a.claim.nominal + b.claim.nominal)),
        ("light", str(sum(v.claim.predicate in predicates().light for v in (a, b)))),
        ("vague", str(a.is_vague + b.is_vague)),
    ):
        yield f"{name}={value}", 1.0


def _is_told_whole(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims tell one act of the same by the same at the same time, all of it named; or the
    how-manieth of its kind it is, of the same parties: "met once before", "their second meeting"."""
    if any(f[0] == "o" for f in a.features & b.features) and same_parties(a, b):
        return True
    tied = is_one_act(a, b) and all(_fillers(a, b, *r) in TIED_FILLERS for r in (("agent",), THINGS))
    return tied and _set(_told(a, "th"), _told(b, "th")) == "same"


def _sum(features: Iterable[str], weights: Weights) -> float:
    return fsum(weights.of(f) for f in features)


def _cosine(a: ClaimView, b: ClaimView, weights: Weights, kind: str) -> float:
    mine, yours = (frozenset(f for f in v.features if f[0] == kind) for v in (a, b))
    return fsum(weights.of(f) ** 2 for f in mine & yours) / (weights.norm(mine) * weights.norm(yours))


def _fillers(a: ClaimView, b: ClaimView, *names: RoleName) -> str:
    """How those who play some roles in two claims are tied."""
    mine, yours = ([r for r in v.roles if r.role in names] for v in (a, b))
    if not mine or not yours:
        return "one" if mine or yours else "none"
    entities = [{e for r in roles for e in r.entities} for roles in (mine, yours)]
    if entities[0] & entities[1]:
        return "same"
    if _is_within(_places(a, entities[0]), _places(b, entities[1])):
        return "within"
    nouns = [{r.lemma for r in roles if not r.entities} for roles in (mine, yours)]
    if {stem(n) for n in nouns[0]} & {stem(n) for n in nouns[1]}:
        return "lemma"
    if any(wordnet.synonyms(*sorted(pair), "n") for pair in product(*nouns)):
        return "synonym"
    return "differ" if all(entities) else "unlike"


def _places(view: ClaimView, entities: set[str]) -> list[Place]:
    return [place for entity, place in view.places if entity in entities]


def _is_within(mine: Iterable[Place], yours: Iterable[Place]) -> bool:
    """Whether of two places the one is the country of the other: "flew to Oslo", "arrived in Norway"."""
    return any(
        x.country == y.country is not None and "country" in {x.precision, y.precision}
        for x, y in product(mine, yours)
    )


def _figures(a: ClaimView, b: ClaimView) -> str:
    """How the nearest of the figures of two claims are tied; small counts are told of anything."""
    if not a.figures or not b.figures:
        return "one" if a.figures or b.figures else "none"
    return max((_tie(x.quantity, y.quantity) for x, y in product(a.figures, b.figures)), key=TIES.index)


def _tie(one: Quantity, other: Quantity) -> str:
    x, y = (q.number if q.number is not None else q.low for q in (one, other))
    if x is None or y is None or dimension(one.unit) != dimension(other.unit):
        return "differ"
    x, y = in_base_units(x, one.unit), in_base_units(y, other.unit)
    if abs(x - y) > NEAR * max(abs(x), abs(y)):
        return "differ"
    size = "few" if not one.unit and abs(x) <= FEW else "some" if not one.unit and abs(x) <= SOME else "many"
    things = "" if one.unit or may_be_one_thing(one.of, other.of) else ", of others"
    return f"{'same' if isclose(x, y) else 'near'} {size}{things}"


def _times(a: ClaimView, b: ClaimView) -> str:
    if a.time is None or b.time is None:
        return "none"
    if a.time.edtf is not None and a.time.edtf == b.time.edtf:
        return "same"
    if a.time.start is None or b.time.start is None:
        return "open"
    ends = (a.time.end or "9999", b.time.end or "9999")
    return "apart" if ends[0] < b.time.start or ends[1] < a.time.start else "overlap"


def _told(view: ClaimView, kinds: str) -> frozenset[object]:
    return frozenset(f for f in view.features if f[0] in kinds)


def _set(mine: frozenset[object], yours: frozenset[object]) -> str:
    if not mine or not yours:
        return "none"
    return "same" if mine & yours else "differ"


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("sameness")} | {"crowd": CROWDED}
