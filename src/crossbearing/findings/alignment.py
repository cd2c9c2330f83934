"""How alike two claims are, and what they say differently."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from crossbearing.findings.candidates import Weights
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.orders import compare_orders
from crossbearing.findings.compare.places import compare_places
from crossbearing.findings.compare.polarities import compare_polarities
from crossbearing.findings.compare.quantities import compare_quantities, figures_clash
from crossbearing.findings.compare.roles import compare_doers, compare_roles, goods_of
from crossbearing.findings.compare.times import compare_times, times_clash
from crossbearing.findings.compare.wordings import compare_wordings
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.words import predicates


@frozen
class AlignmentSettings:
    """Likeness from 0 to 1. ``linked``: two claims say the same; ``one_event``: they tell of one event;
    ``cohesion``: the share of pairs across two groups that must say the same for them to be one, of
    the first ``judged``; ``same_sense``, ``same_party`` and ``context`` are what a common sense, a common
    agent and common surroundings add."""

    linked: float = 0.25
    one_event: float = 0.3
    context: float = 0.12
    same_sense: float = 0.08
    same_party: float = 0.06
    cohesion: float = 0.5
    judged: int = 100


@frozen
class Alignment:
    """Two claims that may say the same: their likeness and what their comparison yields."""

    a: int
    b: int
    likeness: float
    same: bool
    comparisons: tuple[Comparison, ...]

    @property
    def conflicting(self) -> bool:
        return any(c.outcome == "conflict" for c in self.comparisons)


def likeness(
    a: ClaimView, b: ClaimView, weights: Weights, settings: AlignmentSettings, without: str = ""
) -> float:
    """Weighted cosine of the features, raised where sense and parties agree; 0 to about 1.2.

    ``without`` leaves out the features of the slot in dispute ("q:", "t:"), so that claims that differ
    there can still be seen to tell of one event.
    """
    mine, yours = _without(a.features, without), _without(b.features, without)
    shared = mine & yours
    if not shared:
        return 0.0
    cosine = sum(weights.of(f) ** 2 for f in sorted(shared)) / (weights.norm(mine) * weights.norm(yours))
    score = cosine
    if a.sense is not None and a.sense == b.sense:
        score += settings.same_sense
    if a.entities("agent") & b.entities("agent"):
        score += settings.same_party
    around = (a.context & b.context) | (mine & b.context) | (a.context & yours)
    words = [f for f in around if f[0] == "w"]
    return score + settings.context * min(len(words) / 6, 1.0) * min(score * 3, 1.0)


def says_same(a: ClaimView, b: ClaimView, weights: Weights, alike: float) -> bool:
    """Whether two claims can be one statement: the same act, the same parts in it, nothing against it.

    Likeness alone is not enough: in a story everybody uses the same words. Asked is that both tell
    of one act and share two parties or things, or one and something more besides; or a figure; or,
    where they name the act differently, most of their rare words. ``alike`` is their likeness.
    """
    if clash(a, b):
        return False
    shared = a.features & b.features
    if not _one_reality(a, b) and not any(f[0] == "o" for f in shared):
        return False
    word_for_word = alike > WORD_FOR_WORD and len(shared) > 1
    if not word_for_word and sum(weights.of(f) for f in sorted(shared)) < SAID_TOGETHER:
        return False
    parts = a.parts & b.parts
    act = _same_act(a, b)
    words = {f for f in shared if f[0] == "w"}
    besides = len(words - {f"w:{p}" for p in parts} - act) + len({f for f in shared if f[0] in "tqo"})
    if act:
        return len(parts) >= 2 or (len(parts) == 1 and besides >= 1)
    if a.sense is not None and a.sense == b.sense and besides >= 2:
        return True
    if any(f[0] == "q" and not f.endswith(":") and weights.of(f) > RARE for f in shared):
        return besides >= 2 or any("/" in f for f in shared if f[0] == "q")
    if alike < OTHERWISE_TOLD or (a.sense != b.sense and {a.sense, b.sense} & words_for("dated")):
        return False
    return len(words) >= 3 or (len(words) >= 2 and len({f for f in shared if f[0] in "etq"}) >= 2)


def clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether something in two claims keeps them from being one statement."""
    if a.claim.polarity != b.claim.polarity or (a.ordinals and b.ordinals and a.ordinals != b.ordinals):
        return True
    return parts_clash(a, b) or figures_clash(a, b) or times_clash(a, b)


def _one_reality(a: ClaimView, b: ClaimView) -> bool:
    """What is expected is not what has happened, and what is retold of the past is neither; only a meeting
    told before and after is one meeting."""
    past = a.claim.frame == "background", b.claim.frame == "background"
    if past[0] != past[1]:
        return False
    return _is_real(a) == _is_real(b) or a.sense == b.sense == "meet"


def _is_real(view: ClaimView) -> bool:
    """Whether the claim tells of what is or was, and not of what is expected, possible or wished for."""
    wished = view.claim.predicate in predicates().sought
    return view.claim.frame in {"actual", "background"} and view.claim.certainty != "possible" and not wished


OTHERWISE_TOLD = 0.4
RARE = 4.0
WORD_FOR_WORD = 0.95  # common words make one statement only where there are no others
SAID_TOGETHER = 7.0  # the least weight of shared features, in nats: about two rare words


def _same_act(a: ClaimView, b: ClaimView) -> set[str]:
    """What both claims have as their act: a sense, a predicate, or what something is said to be."""
    told = {f"w:{stem(a.claim.predicate)}", f"w:{stem(b.claim.predicate)}"}
    if a.passes and b.passes:
        return told
    for one, other in ((a, b), (b, a)):
        # the one may name as a noun what the other tells with a verb: "a deal", "agree"
        if one.sense not in VAGUE and one.sense in {other.sense, *_named_acts(other)} - {None}:
            return told
    return set(a.acts & b.acts)


def _named_acts(view: ClaimView) -> set[str]:
    """The acts that a claim is about by its nouns; "arrived ahead of a meeting" tells of no meeting."""
    nouns = predicates().nouns
    said = [r.lemma for r in view.claim.roles if r.role in {"theme", "attribute"}]
    # "a deal would be a blunder" says of a deal what it is; "a deal is on the agenda" says that there is one
    about = said or [r.lemma for r in view.claim.roles if r.role == "agent"]
    return {nouns[lemma].name for lemma in about if lemma in nouns}


VAGUE = {"consist", "say", "find", "aid", "begin", "end", "support", "travel"}
MUTUAL = {"meet", "agree", "cooperate"}
SIDES = ("agent", "theme", "companion")
ROLES = ("agent", "recipient", "theme", "destination", "origin", "companion")


def parts_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether one role is filled by different actors or places of one kind in the two claims.

    Where something passes, giver is compared with giver, so that buying and selling meet; where both
    sides do the same, it does not matter which is named first.
    """
    if _counted_act(a) in MUTUAL and _counted_act(a) == _counted_act(b):
        sides = [frozenset(f for role in SIDES for f in v.fillers(role)) for v in (a, b)]
        return bool(_kinds(sides[0] - sides[1]) & _kinds(sides[1] - sides[0]))
    for role in ("giver", "receiver") if a.passes and b.passes else ROLES:
        mine, yours = a.fillers(role), b.fillers(role)
        if mine and yours and not mine & yours and _kinds(mine) & _kinds(yours):
            return True
    return False


def _counted_act(view: ClaimView) -> str | None:
    """The act a claim tells of; "the first meeting was with" tells of a meeting."""
    return view.claim.order.of if view.claim.order is not None else view.sense


def _kinds(fillers: frozenset[tuple[str, str]]) -> set[str]:
    return {kind for _, kind in fillers}


def _without(features: frozenset[str], prefix: str) -> frozenset[str]:
    return frozenset(f for f in features if not f.startswith(prefix)) if prefix else features


def compare(
    a: ClaimView, b: ClaimView, weights: Weights, settings: AlignmentSettings, names: Mapping[str, str]
) -> Iterator[Comparison]:
    """All that can be said of how two claims' answers relate; the same event must be told for each slot."""
    if _one_event(a, b, weights, settings, "t:"):
        yield from _given(compare_times(a, b, _who(a, b, names)))
    bare = likeness(a, b, weights, settings, "q:")
    yield from _given(compare_quantities(a, b, bare) if _counts_one_thing(a, b, weights) else None)
    if _one_event(a, b, weights, settings, ""):
        yield from _given(compare_places(a, b, _who(a, b, names)))
    yield from _given(compare_doers(a, b, names))
    yield from _given(compare_roles(a, b, names))
    yield from _given(compare_polarities(a, b, likeness(a, b, weights, settings), names))
    yield from _given(compare_orders(a, b))
    yield from _given(compare_wordings(a, b))


def _given(comparison: Comparison | None) -> Iterator[Comparison]:
    if comparison is not None:
        yield comparison


def _one_event(a: ClaimView, b: ClaimView, weights: Weights, settings: AlignmentSettings, slot: str) -> bool:
    """One kind of act by or on the same parties, told alike but for the slot in dispute."""
    if a.sense is None or a.sense != b.sense or a.claim.polarity != b.claim.polarity:
        return False
    if not _same_parties(a, b):
        return False
    return likeness(a, b, weights, settings, slot) >= settings.one_event


def _same_parties(a: ClaimView, b: ClaimView) -> bool:
    shared = a.participants & b.participants
    actors = a.entities("agent") & b.entities("agent")
    needed = 2 if a.sense in {"meet", "agree"} else 1
    if a.sense in {"meet", "agree"}:
        return len(shared) >= needed
    others = a.entities("agent") and b.entities("agent") and not actors
    return bool(shared) and not others


def _counts_one_thing(a: ClaimView, b: ClaimView, weights: Weights) -> bool:
    """Whether the claims or what stands around them tell of the same thing."""
    mine, yours = a.features | a.context, b.features | b.context
    shared = [f for f in mine & yours if f[0] in "we"]
    return len(shared) >= 3 and bool(
        {f for f in a.features & b.features if f[0] in "ws"} or goods_of(a) & goods_of(b)
    )


def _who(a: ClaimView, b: ClaimView, names: Mapping[str, str]) -> str:
    """The actors both name, for the question; else the thing that both have act."""
    shared = {e for e in a.participants & b.participants if a.kinds.get(e) in ACTORS}
    acting = a.entities("agent", "companion") & b.entities("agent", "companion") or shared
    if acting:
        return " and ".join(sorted(names.get(e, e) for e in acting))
    things = [
        {r.lemma for r in v.claim.roles if r.role == "agent" and r.lemma in v.claim.terms} for v in (a, b)
    ]
    return f"the {min(things[0] | things[1])}" if things[0] | things[1] else "they"


ACTORS = {"person", "organisation", "group", "country"}
