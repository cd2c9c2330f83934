"""Who does what to whom in two claims: by or to others, those of other countries, or the two turned round."""

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.cities import cities_clash
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import RoleName

SIDES = ("agent", "theme", "companion")
SIDED: tuple[RoleName, ...] = ("agent", "theme")
ROLES = ("agent", "recipient", "theme", "destination", "origin", "companion")


def parts_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether one role is filled by different actors or places of one kind in the two claims.

    Where something passes, giver is compared with giver, so that buying and selling meet; where both
    sides do the same, it does not matter which is named first.
    """
    if _counted_act(a) == _counted_act(b) and _is_mutual(_counted_act(a)):
        sides = [frozenset(f for role in SIDES for f in v.fillers(role)) for v in (a, b)]
        return bool(_kinds(sides[0] - sides[1]) & _kinds(sides[1] - sides[0]))
    for role in ("giver", "receiver") if a.passes and b.passes else ROLES:
        mine, yours = a.fillers(role), b.fillers(role)
        if mine and yours and not mine & yours and _kinds(mine) & _kinds(yours):
            return True
    return False


def sides_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether those of one country do in the one claim, or have done to them, what those of another do in the
    other, where it is not told as done together; or it is on the soil of another."""
    soils = soils_of(a), soils_of(b)
    if all(soils) and soils[0].isdisjoint(soils[1]):
        return True
    if (a.passes and b.passes) or any(_is_mutual(_counted_act(v)) or "companion" in v.sides for v in (a, b)):
        return False
    return any(
        a.sides[role].isdisjoint(b.sides[role]) for role in SIDED if role in a.sides and role in b.sides
    ) or any(_is_enemy_of(a, b, role) or _is_enemy_of(b, a, role) for role in SIDED)


def _is_enemy_of(a: ClaimView, b: ClaimView, role: RoleName) -> bool:
    """Whether "the enemy" of the one claim is the enemy of the country that the other names, or the other's
    enemy is another country's."""
    foes_of, named, others = a.opposed.get(role), b.sides.get(role), b.opposed.get(role)
    if not foes_of:
        return False
    return bool(named and named <= foes_of) or bool(others and others.isdisjoint(foes_of))


def countries_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether each is set in a country, and in none together: "held in Chad", "held in Niger".

    A territory may be counted to a state, and of whose soil or people it is, or in which city, is told
    elsewhere, as that may be what they disagree on.
    """
    mine, yours = _set_in(a), _set_in(b)
    if not (mine and yours) or mine & yours:
        return False
    return not (sides_clash(a, b) or cities_clash(a, b))


def _set_in(view: ClaimView) -> frozenset[str]:
    """The countries, by code, in which something is said to be done; a territory by that of its state."""
    named = {e for r in view.roles if r.role == "place" for e in r.entities}
    states = resource("countries")["territories"]
    return frozenset(
        states.get(p.country, p.country)
        for entity, p in view.places
        if entity in named and p.precision == "country" and p.country is not None
    )


def is_converse(a: ClaimView, b: ClaimView) -> bool:
    """Whether those who act in the one claim are acted on in the other: "the police attacked us", "a group
    attacked the police"."""
    if not is_one_act(a, b) or _is_mutual(_counted_act(a)) or (a.passes and b.passes):
        return False
    doers, others = (_who(v, "agent") for v in (a, b))
    struck, hit = (_who(v, "theme") for v in (a, b))
    crossed = (_acts_on(a) and heads_of(a, "agent") & hit) or (_acts_on(b) and heads_of(b, "agent") & struck)
    return bool(crossed) and not (doers & others or struck & hit)


def _acts_on(view: ClaimView) -> bool:
    """Whether who acts does something to somebody: "attacked", but neither "died" nor "fled their homes"."""
    is_transitive = any(r.role == "theme" for r in view.roles)
    suffers = view.claim.predicate in word_set("findings", "suffering")
    return (is_transitive or view.sense in words_for("laid")) and not suffers


def soils_of(view: ClaimView) -> frozenset[str]:
    """The countries on whose territory something is said to be."""
    on_soil = any(r.role == "place" and r.lemma in words_for("soil") for r in view.claim.roles)
    return view.sides.get("place", frozenset()) if on_soil else frozenset()


def _counted_act(view: ClaimView) -> str | None:
    """The act a claim tells of; "the first meeting was with" tells of a meeting."""
    return view.claim.order.of if view.claim.order is not None else view.sense


def _is_mutual(act: str | None) -> bool:
    sense = predicates().senses.get(act or "")
    return sense is not None and sense.mutual


def heads_of(view: ClaimView, role: RoleName) -> frozenset[str]:
    """The entities and the stems of the nouns of a role."""
    roles = [r for r in view.roles if r.role == role]
    return frozenset({*(stem(r.lemma) for r in roles), *(e for r in roles for e in r.entities)})


def _who(view: ClaimView, role: RoleName) -> frozenset[str]:
    """The entities and nouns of a role, and what its noun is named after: "police" of "the police cordon"."""
    roles = [r for r in view.roles if r.role == role]
    text = view.account.text
    words = {w for r in roles for w in text[r.start : r.end].lower().split()[-2:] if w.isalpha()}
    nouns = map(stem, words - word_set("order", "unranked"))
    return frozenset({*nouns, *(e for r in roles for e in r.entities)})


def _kinds(fillers: frozenset[tuple[str, str]]) -> set[str]:
    return {kind for _, kind in fillers}
