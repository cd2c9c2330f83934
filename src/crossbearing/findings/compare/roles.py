"""Who to whom: giver and receiver the other way round; and who it was that did it."""

from collections.abc import Callable, Mapping

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.compare.comparison import Comparison, in_order, matter
from crossbearing.findings.compare.times import apart, day_of
from crossbearing.findings.sides import heads_of, soils_of
from crossbearing.findings.view import ClaimView, Figure, stem
from crossbearing.lexicons.knowledge import act, goods, question, words_for
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import predicates

MANY = 20  # of fewer two actors may well give as many each


def compare_roles(a: ClaimView, b: ClaimView, names: Mapping[str, str]) -> Comparison | None:
    """A conflict where of two claims on the same kind of goods one turns giver and receiver round."""
    givers, receivers = (a.part("giver"), b.part("giver")), (a.part("receiver"), b.part("receiver"))
    if _gives_it_alone(a, b):
        told = [_names(g, names) for g in givers]
        asked = question("giver", of=_given_words(a))
        first, second = in_order(told[0], told[1])
        reason = f"of one thing in one number the one has {first} give it, the other {second}"
        return Comparison("role", "conflict", asked, told[0], told[1], reason)
    if not all(givers) or not all(receivers) or not goods_of(a) & goods_of(b):
        return None
    if not (givers[0] & receivers[1] and receivers[0] & givers[1]) or givers[0] & givers[1]:
        return None
    kind = min(goods_of(a) & goods_of(b))
    asked = question("role", of=kind)
    told = [f"{_names(g, names)} to {_names(r, names)}" for g, r in zip(givers, receivers, strict=True)]
    first, second = in_order(told[0], told[1])
    reason = f"one has {kind} go from {first}, the other from {second}"
    return Comparison("role", "conflict", asked, told[0], told[1], reason)


def _gives_it_alone(a: ClaimView, b: ClaimView) -> bool:
    """Whether both tell of the same number of the same things, many, that different actors alone give."""
    givers = a.fillers("giver"), b.fillers("giver")
    if not (a.passes and b.passes and all(givers)) or givers[0] & givers[1]:
        return False
    if a.part("receiver") and b.part("receiver") and not a.part("receiver") & b.part("receiver"):
        return False
    shared = {f for f in a.features & b.features if f[0] == "q" and not f.endswith(":")}
    return any((f.quantity.number or 0) > MANY and _feature_of(f) in shared for f in a.figures)


def _given_words(view: ClaimView) -> str:
    themes = [r for r in view.roles if r.role == "theme"]
    return " ".join(view.account.text[themes[0].start : themes[0].end].split()) if themes else "it"


def _feature_of(figure: Figure) -> str:
    return f"q:{figure.quantity.number}:{stem(figure.quantity.of)}"


def compare_sides(
    a: ClaimView, b: ClaimView, names: Mapping[str, str], of_other_sides: Callable[[], bool]
) -> Comparison | None:
    """A conflict where one attack, or its start, is laid to different countries, or is set on their soil.

    ``of_other_sides`` says whether the claims are one statement but for that.
    """
    if {a.claim.polarity, b.claim.polarity} != {"affirmed"} or a.claim.frame != b.claim.frame:
        return None
    if a.claim.frame not in {"actual", "background"}:
        return None
    soils, sides = (soils_of(a), soils_of(b)), [v.sides.get("agent", frozenset()) for v in (a, b)]
    if all(soils) and soils[0].isdisjoint(soils[1]) and of_other_sides():
        told = [_names(s, names) for s in soils]
        reason = "one sets it on the soil of {}, the other of {}".format(*in_order(*told))
        return Comparison("place", "conflict", question("soil", of=matter(a, b)), told[0], told[1], reason)
    laid = {a.sense, b.sense} <= words_for("laid") and is_one_act(a, b) and _to_one_thing(a, b)
    if not (laid and all(sides)) or sides[0] & sides[1] or not of_other_sides():
        return None
    told = [_names(s, names) for s in sides]
    reason = "one lays it to those of {}, the other to those of {}".format(*in_order(*told))
    asked = str(resource("findings")["laid"][min(a.sense or "", b.sense or "")])
    return Comparison("role", "conflict", asked, told[0], told[1], reason)


def _to_one_thing(a: ClaimView, b: ClaimView) -> bool:
    """Whether it was done to the same, as far as both tell: two who attack each other are no conflict."""
    mine, yours = heads_of(a, "theme"), heads_of(b, "theme")
    return not (mine and yours) or bool(mine & yours)


def compare_doers(a: ClaimView, b: ClaimView, names: Mapping[str, str]) -> Comparison | None:
    """A conflict where one act, done once on one day, is laid to different actors."""
    sense = predicates().senses.get(a.sense or "")
    if (
        a.sense is None
        or sense is None
        or not sense.unique
        or a.sense != b.sense
        or a.claim.frame != b.claim.frame
    ):
        return None
    if a.time is None or b.time is None or a.claim.polarity != b.claim.polarity:
        return None
    days = day_of(a.time), day_of(b.time)
    if (
        days[0] is None
        or days[1] is None
        or not days[0].start
        or not days[1].start
        or apart(days[0], days[1])
    ):
        return None
    if not _of_one_thing(a, b):
        return None
    doers = _doers(a, names), _doers(b, names)
    if not all(doers) or doers[0].keys() & doers[1].keys() or a.entities("theme") ^ b.entities("theme"):
        return None
    told = [", ".join(sorted(d.values())) for d in doers]
    asked = question("identity", act=act(a.sense)[0], of=days[0].words)
    reason = "one says {}, the other {}".format(*in_order(told[0], told[1]))
    return Comparison("identity", "conflict", asked, told[0], told[1], reason)


def _of_one_thing(a: ClaimView, b: ClaimView) -> bool:
    """Whether what it was done to is one: called alike, or by words that stand around the other.

    A word for any people ("the group") names nobody and fits everybody.
    """
    mine, yours = _themes(a), _themes(b)
    if not mine or not yours or mine & yours or (mine | yours) & words_for("generic_counted"):
        return True
    around = {stem(w) for w in mine}, {stem(w) for w in yours}
    told = a.features | a.context, b.features | b.context
    return any(f"w:{w}" in told[1] for w in around[0]) or any(f"w:{w}" in told[0] for w in around[1])


def _themes(view: ClaimView) -> set[str]:
    return {r.lemma for r in view.claim.roles if r.role == "theme" and r.lemma in view.claim.terms}


def _doers(view: ClaimView, names: Mapping[str, str]) -> dict[str, str]:
    """Those who act, as entities or by their nouns, with what they are called; a pronoun names nobody."""
    found: dict[str, str] = {}
    for role in view.claim.roles:
        if role.role == "agent" and role.entities:
            found.update({e: names.get(e, e) for e in role.entities})
        elif role.role == "agent" and role.lemma in view.claim.terms:
            found[role.lemma] = " ".join(view.account.text[role.start : role.end].split())
    return found


def goods_of(view: ClaimView) -> frozenset[str]:
    """The kinds of goods the claim names."""
    table = goods()
    return frozenset(table[t] for t in view.claim.terms if t in table)


def _names(entities: frozenset[str], names: Mapping[str, str]) -> str:
    return ", ".join(sorted(names.get(e, e) for e in entities))
