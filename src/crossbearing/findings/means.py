"""By what means somebody goes in two claims: by rail, by road, by water, by air or on foot."""

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Role


def means_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether one way is gone by other means: "landed by helicopter", "arrived by boat"."""
    mine, yours = means_of(a), means_of(b)
    return bool(mine and yours) and mine.keys().isdisjoint(yours) and is_one_act(a, b)


def means_of(view: ClaimView) -> dict[str, Role]:
    """The means by which those who move go, each with the words that tell it."""
    sense = predicates().senses.get(view.sense or "")
    if sense is None or not sense.motion:
        return {}
    return {
        means: role
        for role in view.roles
        for means, vehicles in resource("movements")["means"].items()
        if role.role in {"instrument", "place"} and role.lemma in vehicles
    }
