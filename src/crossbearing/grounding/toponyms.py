"""Which spans name places, and what the words around them say of where those lie.

A name is a place if the model says so, or if its surroundings do ("in X", "the town of X", "X, Ky.",
a dateline) and the gazetteer knows it; what is a place once is one throughout the account.
"""

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve

from crossbearing.grounding.acting import lemmas
from crossbearing.grounding.landmarks import word_set
from crossbearing.grounding.larger_places import NamedPlace, holds, in_their_divisions, larger_place
from crossbearing.grounding.spans import Span, words
from crossbearing.lexicons.bodies import is_common_word, known_bodies
from crossbearing.lexicons.countries import designations
from crossbearing.lexicons.gazetteer import Toponym, gazetteer_key, places_named
from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse

COMPOSED = frozenset(["organisation", "facility", "run", "other", "place"])  # may hold a place's name
PARTY_LETTERS = frozenset("RDI")  # "R-Charleston": of an American party, elected in Charleston
NO_SURNAME = 15_000  # inhabitants of a town that "to X" means, sooner than a person of that name
FARTHEST = 9  # tokens before a name that can say that something is near it
LISTING = frozenset([",", "and", "or", "&"])
QUOTES = frozenset(['"', "“", "”", "''", "``"])


def find_toponyms(parse: Parse, spans: tuple[Span, ...]) -> tuple[NamedPlace, ...]:
    """The places among ``spans``, and those inside longer names ("Kanawha County" of its "Commission")."""
    spans = tuple(s for s in spans if s.text not in _dated())
    people = [s for s in spans if s.kind == "person" and s.last - s.first > 1]
    surnames = {parse.tokens[i].text for s in people for i in (s.first, s.last - 1)}
    surnames |= set(_after_nicknames(parse))
    common = {t.text for t in parse.tokens if t.text.islower()}
    spans = tuple(s for s in spans if s.text.lower() not in common or _surely(parse, s) or s.designated)
    established = {s.text for s in spans if _surely(parse, s)}
    labelled = {s.text for s in spans if s.kind == "place" and known_places(parse, s)[0]}
    labelled -= surnames | word_set("not_towns")
    found: dict[int, NamedPlace] = {}
    for span in spans:
        if span.kind in ("country", "people"):
            found[span.first] = _of_country(parse, span)
        if span.designated:
            continue
        known, part = known_places(parse, span)
        composed = not known and span.kind in COMPOSED and span.last - span.first > 1
        inner = list(_inside(parse, span, established | labelled, surnames)) if composed else []
        for each in inner:
            found.setdefault(each.span.first, each)
        if not inner and (
            _is_place(parse, span, established, labelled, surnames)
            or (known and span.text not in surnames | word_set("not_towns") and _listed(parse, span, found))
        ):
            within = larger_place(parse, span)
            found[span.first] = NamedPlace(
                evolve(span, kind="place"), known, within, part, borrowed=_is_borrowed(parse, span)
            )
    named = in_their_divisions(parse, [found[first] for first in sorted(found)])
    return tuple(_with_relation(parse, one) for one in named)


def _after_nicknames(parse: Parse) -> Iterator[str]:
    """Surnames behind what somebody is called in quotation marks: 'Ana "Red" Roe'."""
    tokens = parse.tokens
    for i in range(2, len(tokens) - 1):
        if tokens[i].text in QUOTES and tokens[i + 1].text[:1].isupper() and tokens[i + 1].pos == "PROPN":
            opening = next((j for j in (i - 2, i - 3) if j > 0 and tokens[j].text in QUOTES), 0)
            if opening and tokens[opening - 1].text[:1].isupper() and tokens[opening - 1].pos == "PROPN":
                yield tokens[i + 1].text


def _is_borrowed(parse: Parse, span: Span) -> bool:
    """ "X Hospital", "X High School", "X Court", "the X neighbourhood"."""
    after = parse.tokens[span.last].text if span.last < len(parse.tokens) else ""
    return after in word_set("borrowing")


def _with_relation(parse: Parse, named: NamedPlace) -> NamedPlace:
    relation = _relation(parse, named.span)
    return named if relation is None else evolve(named, relation=relation)


def _relation(parse: Parse, span: Span) -> str | None:
    """The words before a name that put something near the place and not in it; None where there are none."""
    if span.kind == "people" or span.inside or not span.first:
        return None
    if parse.tokens[span.first - 1].text.casefold() not in word_set("ends_of_relations"):
        return None
    first = max(0, span.first - FARTHEST)
    before = " ".join(parse.text[parse.tokens[first].start : parse.tokens[span.first].start].split()) + " "
    found = _relations().search(before)
    return found.group().strip() or None if found else None


@cache
def _relations() -> re.Pattern[str]:
    return re.compile("|".join(resource("landmarks")["relations"]), re.IGNORECASE)


def _listed(parse: Parse, span: Span, found: dict[int, NamedPlace]) -> bool:
    """Whether a single name follows a place in a list: "Tbilisi and X"."""
    if span.last - span.first > 1 or parse.tokens[span.first - 1].text not in LISTING or span.kind == "seat":
        return False
    return any(p.span.last == span.first - 1 and p.span.kind in ("place", "country") for p in found.values())


def _of_country(parse: Parse, span: Span) -> NamedPlace:
    """A country's name or people, or the town of that name where its state is written after it."""
    within = larger_place(parse, span) if span.kind == "country" else None
    towns = tuple(p for p in places_named(span.text) if within and holds(within, p))
    if towns:
        return NamedPlace(evolve(span, kind="place", designated=None), towns, within)
    return NamedPlace(span, _namesakes(span))


def _namesakes(span: Span) -> tuple[Toponym, ...]:
    """Divisions of English-speaking countries that have another country's name ("Georgia")."""
    if span.designated is None or span.kind != "country":
        return ()
    country = span.designated.country
    homes = set(resource("regions")["divisions"]) - {country.code}
    return tuple(p for p in places_named(span.text) if p.kind == "division" and p.country in homes)


def known_places(parse: Parse, span: Span) -> tuple[tuple[Toponym, ...], bool]:
    """What the gazetteer has for a span, and whether only for a larger place it is part of."""
    for text in _spellings(parse, span):
        known = tuple(p for p in (*places_named(text), *_whole(text)) if not _is_other_word(text, p))
        if known:
            divisions = tuple(p for p in known if p.kind == "division")
            return (divisions if divisions and _is_state(parse, span) else known), False
    first = span.first
    while first < span.last - 1 and parse.tokens[first].text.capitalize() in word_set("compass"):
        first += 1
    if first == span.first:
        return (), False
    whole = words(parse, first, span.last)
    return places_named(whole) or _as_toponym(whole), True


@cache
def _whole(name: str) -> tuple[Toponym, ...]:
    """What divisions are halves of: an island with a north and a south of that name in one country."""
    if is_common_word(name) or name in word_set("land"):
        return ()  # "District" of "North District"
    halves = {
        p
        for word in resource("landmarks")["halves"]
        for form in (f"{name} {word}", f"{word} {name}")
        for p in places_named(form)
        if p.kind == "division" and gazetteer_key(p.name) == gazetteer_key(form)
    }
    found = []
    for country in sorted({p.country for p in halves if p.country}):
        parts = sorted((p for p in halves if p.country == country), key=lambda p: p.name)
        if len(parts) > 1:
            lat, lon = (sum(getattr(p, side) for p in parts) / len(parts) for side in ("lat", "lon"))
            inhabitants = sum(p.population for p in parts)
            found.append(Toponym(name, "division", None, lat, lon, country, None, inhabitants))
    return tuple(found)


def _is_state(parse: Parse, span: Span) -> bool:
    """ "Washington state"."""
    return span.last < len(parse.tokens) and parse.tokens[span.last].text in ("state", "province", "oblast")


def _as_toponym(name: str) -> tuple[Toponym, ...]:
    """A country as a place that can have parts."""
    named = designations().get(name)
    if named is None or named.designation != "name":
        return ()
    c = named.country
    return (Toponym(c.name, "division", c.geonames, c.lat, c.lon, None if c.former else c.code, None, 0),)


def _spellings(parse: Parse, span: Span) -> Iterator[str]:
    tokens = parse.tokens
    full_stop = span.last < len(tokens) and tokens[span.last].text == "." and len(span.text) <= 6
    if full_stop:
        yield f"{span.text}."
    if _of_counties(parse, span):
        yield f"{span.text} County"
    yield span.text
    *most, last = span.text.split()
    if most and last.casefold() in word_set("kinds_of_place"):
        yield " ".join(most)
    if len(most) > 1 and most[1] == "of" and most[0].casefold() in word_set("kinds_of_place"):
        yield " ".join([*most[2:], last])
        yield f"{last} {most[0]}"


def _of_counties(parse: Parse, span: Span) -> bool:
    """ "Walton, Barrow and Oconee counties": each is a county."""
    tokens, i = parse.tokens, span.last
    while i < min(len(tokens), span.last + 12) and (
        tokens[i].text in LISTING or tokens[i].text[:1].isupper()
    ):
        if tokens[i].text in ("County", "Counties"):
            return i == span.last
        i += 1
    listed = i == span.last or tokens[span.last].text in LISTING
    return listed and i < len(tokens) and tokens[i].text in ("counties", "county")


def _is_other_word(text: str, place: Toponym) -> bool:
    """ "UN" is not the town of Un."""
    return len(text) <= 3 and text.isupper() and place.kind == "town"


# --- deciding -----------------------------------------------------------------------------------


def _is_place(
    parse: Parse, span: Span, established: set[str], labelled: set[str], surnames: set[str]
) -> bool:
    if (
        span.kind in ("thing", "vessel")
        or span.text in known_bodies()
        or (_is_half_a_name(parse, span) and not span.designated)
    ):
        return False
    if _surely(parse, span):
        return True
    if span.inside or span.text in word_set("not_towns"):
        return False
    if span.text in surnames and not _preceded(parse, span, "surely_before_places"):
        return span.kind == "place" and span.text not in surnames
    if span.kind == "place" and not known_places(parse, span)[0]:
        return _is_land(parse, span) or (_preceded(parse, span, "before_places") and "." not in span.text)
    if span.kind == "place":
        return span.text.capitalize() not in word_set("compass")
    if _is_land(parse, span):
        return True
    if span.text in established or span.text in labelled:
        return not (span.kind == "person" and span.last - span.first > 1)
    known, _ = known_places(parse, span)
    if any(p.kind == "world" or (p.kind == "division" and _stands_alone(span)) for p in known):
        return span.kind != "person"
    if not known:
        return span.last - span.first == 1 and _is_called(parse, span)
    if not (_preceded(parse, span, "before_places") or _is_left_for(parse, span)):
        return False
    if span.kind == "person":
        return span.last - span.first == 1 and any(p.population >= NO_SURNAME for p in known)
    return span.kind in ("organisation", "run", "facility", "other")


def _is_half_a_name(parse: Parse, span: Span) -> bool:
    """ "Lund" of "Lund-Berg"; of "Lund-Oslo" each is a town."""
    after = parse.tokens[span.last : span.last + 2]
    if len(after) < 2 or after[0].text != "-" or not after[1].text[:1].isupper():
        return False
    hyphen, other = after
    joined = parse.tokens[span.last - 1].end == hyphen.start and hyphen.end == other.start
    return joined and not places_named(other.text) and other.text not in designations()


def _stands_alone(span: Span) -> bool:
    """Whether a division's name is long enough to be no other word ("La.", "Or")."""
    return len(span.text) > 3


def _is_land(parse: Parse, span: Span) -> bool:
    """Whether the name itself says that it is a street, a river, a county."""
    if span.last - span.first < 2 or span.kind in ("group", "people"):
        return False
    first, last = parse.tokens[span.first].text, parse.tokens[span.last - 1].text
    if first in word_set("before_number") and last[:1].isdigit():
        return True
    return last in word_set("land") or first in word_set("before_land")


def _surely(parse: Parse, span: Span) -> bool:
    """Whether what stands around a name known to the gazetteer shows that it is a place."""
    if span.kind in ("country", "people", "seat", "thing", "vessel") or span.inside:
        return False
    if span.text in known_bodies():
        return False
    if span.kind == "person" and span.last - span.first > 1 and not larger_place(parse, span):
        return False
    known, _ = known_places(parse, span)
    if not known:
        return False
    within = larger_place(parse, span)
    if within and any(holds(within, place) for place in known):
        return True
    if span.text in word_set("not_towns") or _is_half_a_name(parse, span):
        return False
    if any(p.kind == "division" for p in known) and _after_comma(parse, span):
        return True
    after = parse.tokens[span.last].text if span.last < len(parse.tokens) else ""
    if after in word_set("kinds_of_place") or after in word_set("after_places") or _of_counties(parse, span):
        return True
    return (
        _preceded(parse, span, "surely_before_places") or _is_dateline(parse, span) or _of_a_kind(parse, span)
    )


def _after_comma(parse: Parse, span: Span) -> bool:
    before = parse.tokens[max(0, span.first - 2) : span.first]
    return len(before) == 2 and before[0].text[:1].isupper() and before[1].text == ","


def _preceded(parse: Parse, span: Span, list_name: str) -> bool:
    if span.first == 0:
        return False
    before = parse.tokens[span.first - 1]
    return before.text.casefold() in word_set(list_name) and (before.text.islower() or before.pos == "ADP")


def _of_a_kind(parse: Parse, span: Span) -> bool:
    """ "the town of X", "Mayor of X", and "R-X"."""
    tokens, i = parse.tokens, span.first
    if i > 1 and tokens[i - 1].text == "of":
        return tokens[i - 2].text == "," or _is_called(parse, span)  # "Jane Roe, 49, of X"
    return i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text in PARTY_LETTERS


def _is_called(parse: Parse, span: Span) -> bool:
    """ "the town of X"."""
    before = parse.tokens[max(0, span.first - 2) : span.first]
    return (
        len(before) == 2
        and before[1].text == "of"
        and before[0].text.casefold() in word_set("kinds_of_place")
    )


def _is_left_for(parse: Parse, span: Span) -> bool:
    """ "left for X", "bound for X"."""
    before = parse.tokens[max(0, span.first - 1)]
    return before.text == "for" and parse.tokens[before.head].lemma in lemmas("left_for_places")


def _is_dateline(parse: Parse, span: Span) -> bool:
    """ "KABUL (AP) —": in capitals, after a line's end, before a bracket, a dash or a comma."""
    if not span.text.isupper() or len(span.text) < 4 or span.last >= len(parse.tokens):
        return False
    before = parse.text[: parse.tokens[span.first].start].rstrip(" \t")[-1:]
    return before in ("", "\n", ".") and parse.tokens[span.last].text in ("(", "—", "–", "-", "--", ",", ":")


# --- names inside names -------------------------------------------------------------------------


def _inside(parse: Parse, span: Span, established: set[str], surnames: set[str]) -> Iterator[NamedPlace]:
    """Places named in an organisation's or building's name: states, counties, towns before civic words."""
    first = span.first
    while first < span.last:
        for last in range(min(span.last, first + 4), first, -1):
            if last - first < span.last - span.first and _is_inner(
                parse, first, last, span, established, surnames
            ):
                inner = Span(first, last, "place", words(parse, first, last), inside=True)
                yield NamedPlace(inner, known_places(parse, inner)[0], borrowed=_is_borrowed(parse, inner))
                first = last
                break
        else:
            first += 1


def _is_inner(
    parse: Parse, first: int, last: int, span: Span, established: set[str], surnames: set[str]
) -> bool:
    text = words(parse, first, last)
    if not text[:1].isupper() or text in word_set("not_towns") | surnames or text in designations():
        return False
    known = places_named(text)
    hamlets = all(p.kind == "town" and p.population < NO_SURNAME for p in known)
    if text not in established and hamlets and is_common_word(text):
        return False  # "Supreme" of "Supreme Court"
    if text in established or any(p.kind == "county" and " " in text for p in known):
        return True
    if any(p.kind == "division" and p.country in ("US", "CA", "AU", "GB") for p in known) and len(text) > 3:
        return True
    follows = parse.tokens[last].text if last < span.last else ""
    return first == span.first and bool(known) and follows in word_set("civic")


@cache
def _dated() -> frozenset[str]:
    """Names of days, months and time zones, and "AM", which the model may take for places."""
    times = resource("times")
    names = {word.capitalize() for key in ("months", "weekdays") for word in times[key]}
    names |= {word.upper() for key in ("zones", "half_days") for word in times[key]}
    return frozenset(names - set(resource("regions")["divisions"]["US"]))  # "CT" is Connecticut too
