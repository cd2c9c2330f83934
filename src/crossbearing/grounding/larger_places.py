"""What is written of the larger place that a place lies in: "Paris, Texas"."""

from functools import cache

from attrs import evolve, frozen

from crossbearing.grounding.landmarks import word_set
from crossbearing.grounding.spans import DASHES, Span, words
from crossbearing.lexicons.countries import designations
from crossbearing.lexicons.gazetteer import Toponym, places_named
from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse

NEAR_NAMES = frozenset([",", "("])


@frozen
class NamedPlace:
    """A place's name in an account: its tokens, and what is written of the larger place it lies in.

    ``within`` is the words after it ("Ky." of "Paris, Ky."). ``known`` are the places the gazetteer
    has for it; for "northern Iraq" those for "Iraq" count and ``part`` is true, and so for "Elk Township,
    Ohio" those for "Ohio" where it has no such township. ``relation`` are the words before it that say
    thereabouts ("off the coast of"). ``borrowed`` says that something else bears the name: a hospital, a
    street, a neighbourhood, which lies in a town of that name or only took it.
    """

    span: Span
    known: tuple[Toponym, ...] = ()
    within: str | None = None
    part: bool = False
    relation: str | None = None
    borrowed: bool = False


def larger_place(parse: Parse, span: Span) -> str | None:
    """The words after "X," or "X (" that can name what X lies in."""
    tokens, i = parse.tokens, span.last
    if i + 1 >= len(tokens) or tokens[i].text not in NEAR_NAMES:
        return None
    for length in (4, 3, 2, 1):
        if i + 1 + length <= len(tokens):
            text = words(parse, i + 1, i + 1 + length)
            if text[:1].isupper() and text[-1:] not in DASHES and _larger_places(text):
                return text
    return None


@cache
def _larger_places(text: str) -> tuple[tuple[str, str | None], ...]:
    """The countries and divisions that ``text`` names, as (country, division)."""
    named = designations().get(text)
    found: list[tuple[str, str | None]] = []
    if named and named.designation == "name":
        found.append((named.country.code, None))
    if text in resource("regions")["divisions"]["US"]:
        found.append(("US", text))
    for place in places_named(text):
        if place.kind in ("division", "county") and place.country:
            found.append((place.country, place.admin1))
    return tuple(found)


def holds(within: str, place: Toponym) -> bool:
    """Whether ``place`` lies in a country or division that the words ``within`` name."""
    return any(
        place.country == country and (division is None or place.admin1 == division)
        for country, division in _larger_places(within)
    )


def in_their_divisions(parse: Parse, names: list[NamedPlace]) -> list[NamedPlace]:
    """The names; one that no place in the division written after it has is a part of that division."""
    parts: dict[str, tuple[Toponym, ...]] = {}
    for named in names:
        if _is_elsewhere(named) and not _goes_on(parse, named):
            larger = named.within or ""
            is_country_too = larger in designations()  # "Georgia" may be either
            known = () if is_country_too else _divisions(larger)
            parts |= dict.fromkeys(_bare_and_whole(named.span.text), known)
    return [
        evolve(named, known=parts[named.span.text], part=True)
        if named.span.text in parts and (not named.within or _is_elsewhere(named))
        else named
        for named in names
    ]


def _is_elsewhere(named: NamedPlace) -> bool:
    """Whether no place of that name lies in the division written after it."""
    if not named.within or named.span.designated or any(p.kind == "division" for p in named.known):
        return False
    return bool(_divisions(named.within)) and not any(holds(named.within, p) for p in named.known)


def _divisions(text: str) -> tuple[Toponym, ...]:
    """The division of an English-speaking country that ``text`` names."""
    homes = resource("regions")["divisions"]
    return tuple(p for p in places_named(text) if p.kind == "division" and p.country in homes)


def _bare_and_whole(name: str) -> tuple[str, ...]:
    """ "Elk" and "Elk Township"."""
    *most, last = name.split()
    return (name, " ".join(most)) if most and last.casefold() in word_set("kinds_of_place") else (name,)


def _goes_on(parse: Parse, named: NamedPlace) -> bool:
    """Whether the larger place written after a name is another of a list: "Paris, Texas and Ohio"."""
    beyond = named.span.last + 1 + len((named.within or "").split())
    after = [t.text for t in parse.tokens[beyond : beyond + 2]]
    return bool(after) and (after[0] in ("and", "or", "&") or (after[0] == "," and after[1:] == ["and"]))
