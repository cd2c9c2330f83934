"""Where: two places of one event are the same, one within the other, or in conflict."""

from collections.abc import Callable

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.cities import cities_of
from crossbearing.findings.compare.comparison import Comparison, in_order, matter
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, question, words_for
from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import Role
from crossbearing.model.mention import Place

FINER = {"country": 0, "region": 1, "city": 2, "point": 3}


def compare_places(a: ClaimView, b: ClaimView, who: str) -> Comparison | None:
    """The relation of the places of two claims of one event; None where it is not asked or not told."""
    if a.sense is None or a.sense not in words_for("placed") or a.claim.frame != b.claim.frame:
        return None
    one, other = _place_role(a), _place_role(b)
    if one is None or other is None or _says_unknown(a, one) or _says_unknown(b, other):
        return None
    asked = question("place", who=who, act=act(a.sense)[1])
    words = _words(a, one), _words(b, other)
    places = _place(a, one), _place(b, other)
    if words[0].lower() == words[1].lower() or (one.lemma == other.lemma and not all(places)):
        return Comparison("place", "same", asked, *words, f"both say {min(words)}")
    if places[0] is not None and places[1] is not None:
        return _relate(places[0], places[1], asked, words)
    sites = words_for("sites")
    if places == (None, None) and one.lemma in sites and other.lemma in sites:
        reason = "“{}” and “{}” are different sites for one event".format(*in_order(*words))
        return Comparison("place", "conflict", asked, *words, reason)
    return None


def compare_cities(a: ClaimView, b: ClaimView, is_elsewhere: Callable[[], bool]) -> Comparison | None:
    """A conflict where two claims of one act are one statement but for the city, as ``is_elsewhere`` says."""
    cities = cities_of(a), cities_of(b)
    if any(len(c) != 1 for c in cities) or a.claim.frame != b.claim.frame or not is_one_act(a, b):
        return None
    if not is_elsewhere():
        return None
    one, other = (c[0].name for c in cities)
    reason = "{} and {} lie apart".format(*in_order(one, other))
    return Comparison("place", "conflict", question("town", of=matter(a, b)), one, other, reason)


def _relate(one: Place, other: Place, asked: str, words: tuple[str, str]) -> Comparison | None:
    if one.geonames is not None and one.geonames == other.geonames:
        return Comparison("place", "same", asked, *words, f"both say {min(words)}")
    first, second = in_order(*words)
    if one.precision != other.precision or one.precision == "region":
        if one.country == other.country and one.country is not None:
            reason = f"{first} and {second} can be one place told more and less closely"
            return Comparison("place", "granularity", asked, *words, reason)
        return None
    reason = f"{first} and {second} are different places for one event"
    return Comparison("place", "conflict", asked, *words, reason)


def _place_role(view: ClaimView) -> Role | None:
    """The place of the claim that names a site or a known place most exactly."""
    sites = words_for("sites")
    roles = [r for r in view.claim.roles if r.role == "place"]
    known = [r for r in roles if _place(view, r) is not None or r.lemma in sites]
    return max(known, key=lambda r: (_fineness(view, r), -r.start), default=None)


def _fineness(view: ClaimView, role: Role) -> int:
    place = _place(view, role)
    return FINER[place.precision] if place is not None else 3


def _place(view: ClaimView, role: Role) -> Place | None:
    """The gazetteer's place that heads the role; "an island off X" is not X."""
    return next((v for e, v in view.places if e in role.entities and v.geonames is not None), None)


def _says_unknown(view: ClaimView, role: Role) -> bool:
    words = _words(view, role).lower().split()
    return bool(set(words) & set(map(str, resource("findings")["unknown"])))


def _words(view: ClaimView, role: Role) -> str:
    return view.account.text[role.start : role.end]
