"""By what means somebody goes in two claims: by rail, by road, by water, by air or on foot."""

from functools import cache

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Role


def means_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether one way is gone by other means: "landed by helicopter", "arrived by boat"."""
    mine, yours = means_of(a), means_of(b)
    if (
        not (mine and yours)
        or mine.keys() & yours.keys()
        or {*mine, *yours} == word_set("movements", "together")
    ):
        return False
    return a.claim.polarity == b.claim.polarity == "affirmed" and is_one_act(a, b)


def means_of(view: ClaimView) -> dict[str, Role]:
    """The means by which those who move go, each with the words that tell it."""
    sense = predicates().senses.get(view.sense or "")
    if sense is None or not sense.motion:
        return {}
    told = ((_means().get(role.lemma), role) for role in view.roles if _may_tell(role, view))
    return {means: role for means, role in told if means is not None}


def _may_tell(role: Role, view: ClaimView) -> bool:
    """ "By boat", "in boats", but not "on the ship"."""
    before = view.account.text[view.claim.start : role.start].lower().split()
    within = role.role == "place" and bool(word_set("movements", "within").intersection(before[-1:]))
    return role.role == "instrument" or within


@cache
def _means() -> dict[str, str]:
    """From each vehicle to the means that it is."""
    table = resource("movements")["means"]
    return {vehicle: means for means, vehicles in table.items() for vehicle in vehicles}
