"""Places and movements of the dossier: on the map as exactly as they are known, and as a table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import evolve, field, frozen

from crossbearing.charts.drawing import Picture
from crossbearing.charts.map import How, Scene, Spot, Trip, is_drawn, world_map
from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.events import BASES_SHOWN, Basis, Row, Table
from crossbearing.exports.page.findings import story_titles
from crossbearing.exports.page.links import anchor
from crossbearing.exports.wording import PRECISION, count, date
from crossbearing.model.dossier import Meeting, Movement, Story
from crossbearing.model.mention import Mention, Place

DRAWN = 16  # places
LISTED = 40
TRIPS_DRAWN = 30
STORIES_DRAWN = 4
UNKNOWN = "an unknown place"
A = TypeVar("A", Movement, Meeting)


@frozen
class Located:
    """A place that accounts name: ``place`` is what most make of it, ``near`` that all say "near" it."""

    key: str
    name: str
    place: Place = field(repr=False)
    near: bool
    accounts: int
    times: int
    claims: tuple[str, ...] = field(repr=False)
    document: str  # the first account that names it

    @property
    def how(self) -> How:
        exact = self.place.precision in ("point", "city")
        return "near" if self.near and exact else self.place.precision


@frozen
class _Mentions:
    """Where places are named: the mentions of each account, and the claims that each is in."""

    of: Mapping[str, Sequence[Mention]] = field(repr=False)
    claims: Mapping[str, Sequence[str]] = field(repr=False)


def _mentions(lookup: Lookup) -> _Mentions:
    of: dict[str, list[Mention]] = {}
    for mention in lookup.dossier.mentions:
        value = mention.value
        if isinstance(value, Place) and value.lat is not None and value.lon is not None:
            of.setdefault(mention.document, []).append(mention)
    claims: dict[str, list[str]] = {}
    for id, claim in lookup.claims.items():
        for place in claim.places:
            claims.setdefault(place, []).append(id)
    return _Mentions(of, claims)


def located(told: _Mentions, documents: Iterable[str], lookup: Lookup) -> dict[str, Located]:
    """The places that ``documents`` name and that are known where, by their key: entity, else name; most told
    first."""
    named: dict[str, list[Mention]] = {}
    for mention in (m for d in documents for m in told.of.get(d, ())):
        if isinstance(mention.value, Place):
            named.setdefault(mention.entity or mention.value.name, []).append(mention)
    made = [_located(key, mentions, told.claims, lookup) for key, mentions in named.items()]
    return {place.key: place for place in sorted(made, key=lambda m: (-m.accounts, -m.times, m.key))}


def _located(key: str, mentions: list[Mention], told: Mapping[str, Sequence[str]], lookup: Lookup) -> Located:
    values = Counter(m.value for m in mentions if isinstance(m.value, Place))
    place = min(values, key=lambda v: (v.relation is not None, -values[v], str(v)))
    return Located(
        key=key,
        name=lookup.name(key) if key in lookup.names else place.name,
        place=place,
        near=place.relation is not None,
        accounts=len({m.document for m in mentions}),
        times=len(mentions),
        claims=tuple(dict.fromkeys(c for m in mentions for c in told.get(m.id, ()))),
        document=mentions[0].document,
    )


def places(lookup: Lookup) -> Table:
    """The places of the map and further ones, with their precision."""
    told = _mentions(lookup)
    known = list(located(told, told.of, lookup).values())
    rows = tuple(_row(place, lookup) for place in known[:LISTED])
    return Table(("Place", "Known as", "About", "Named"), rows, ())


def _row(found: Located, lookup: Lookup) -> Row:
    lat, lon = found.place.lat or 0.0, found.place.lon or 0.0
    about = f"{abs(lat):.1f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.1f}° {'E' if lon >= 0 else 'W'}"
    named = f"{count(found.times, 'time')} in {count(found.accounts, 'account')}"
    tellers = [(anchor(c), lookup.claims[c].document) for c in _one_each(found, lookup)[:BASES_SHOWN]]
    bases = tuple(
        Basis(to, lookup.credit(d)) for to, d in tellers or [(anchor(found.document), found.document)]
    )
    return Row(
        (found.name, PRECISION[found.how], about, named), bases, max(0, found.accounts - len(bases)), False
    )


def _one_each(found: Located, lookup: Lookup) -> list[str]:
    """The first claim of each account that tells of the place."""
    first: dict[str, str] = {}
    for claim in found.claims:
        first.setdefault(lookup.claims[claim].document, claim)
    return list(first.values())


def drawn_map(lookup: Lookup) -> Picture | None:
    """A map for each story, of many stories those that tell of most movements and places."""
    stories = lookup.dossier.stories
    titles = story_titles(stories)
    told = _mentions(lookup)
    scenes = (_scene(s, titles.get(s.id, ""), told, lookup) for s in stories)
    made = [scene for scene in scenes if scene is not None]
    fullest = sorted(made, key=lambda s: (-len(s.trips), -len(s.spots)))[:STORIES_DRAWN]
    shown = [scene for scene in made if scene in fullest]
    most = f": the {len(shown)} stories with most to show of {len(made)}" if len(shown) < len(made) else ""
    return world_map(shown, f"Where it happened{most}") if shown else None


def _scene(story: Story, title: str, told: _Mentions, lookup: Lookup) -> Scene | None:
    """The places that movements and meetings of a story lead to, and the others that are most told."""
    known = located(told, story.documents, lookup)
    by_name = {p.name.casefold(): p.key for p in reversed(known.values())}

    def key(words: str | None) -> str | None:
        return words if words in known else by_name.get(lookup.name(words).casefold())

    trips = [
        Trip(
            key(m.origin),
            key(m.destination),
            lookup.name(m.entity),
            m.status,
            f"{lookup.name(m.entity)}, from {lookup.name(m.origin) or UNKNOWN}"
            f" to {lookup.name(m.destination) or UNKNOWN}, {date(m.edtf) or 'no date told'}: {m.status}",
            anchor(m.findings[0]) if m.findings else "",
        )
        for m in _of(story, lookup.dossier.movements, lookup)
    ]
    ends = [end for trip in trips for end in (trip.origin, trip.destination)]
    ends += [key(meeting.place) for meeting in _of(story, lookup.dossier.meetings, lookup)]
    likely = dict.fromkeys([*(e for e in ends if e), *_most_told(known.values())])
    shown = [k for k in likely if is_drawn(known[k].how, known[k].place.country or "")][:DRAWN]
    spots = [_spot(known[k], lookup, k in ends) for k in shown]
    seen = set(shown)
    kept = [t for t in _fullest(trips) if {t.origin, t.destination} & seen]
    return Scene(title, tuple(spots), tuple(kept)) if spots else None


def _of(story: Story, acts: Iterable[A], lookup: Lookup) -> list[A]:
    """Those of ``acts`` that findings of ``story`` tell of."""

    def tells(finding: str) -> bool:
        return finding in lookup.findings and lookup.findings[finding].story == story.id

    return [act for act in acts if any(map(tells, act.findings))]


def _fullest(trips: list[Trip]) -> list[Trip]:
    """``trips`` without those of which another tells the same with both ends, and those alike as one."""

    def is_part(one: Trip, other: Trip) -> bool:
        same = (one.who, one.status) == (other.who, other.status)
        ends = (one.origin in (None, other.origin)) and (one.destination in (None, other.destination))
        return same and ends and (one.origin, one.destination) != (other.origin, other.destination)

    alike: dict[tuple[str | None, str | None, str], list[Trip]] = {}
    for trip in trips:
        if not any(is_part(trip, other) for other in trips):
            alike.setdefault((trip.origin, trip.destination, trip.status), []).append(trip)
    return [_together(some) for some in alike.values()][:TRIPS_DRAWN]


def _together(trips: list[Trip]) -> Trip:
    who = list(dict.fromkeys(t.who for t in trips))
    named = who[0] if len(who) == 1 else f"{who[0]} and {len(who) - 1} more"
    return evolve(trips[0], who=named, title="; ".join(dict.fromkeys(t.title for t in trips)))


def _most_told(known: Iterable[Located]) -> list[str]:
    """Places of several accounts; of one account only where there are no others."""
    some = list(known)
    several = [p.key for p in some if p.accounts > 1]
    return several or [p.key for p in some]


def _spot(found: Located, lookup: Lookup, end: bool) -> Spot:
    founded = [c for c in found.claims if lookup.findings_of.get(c)]
    leads = anchor(lookup.findings_of[founded[0]][0]) if founded else anchor(found.document)
    named = f"{count(found.times, 'time')} in {count(found.accounts, 'account')}"
    return Spot(
        key=found.key,
        name=found.name,
        east=found.place.lon or 0.0,
        north=found.place.lat or 0.0,
        how=found.how,
        country=found.place.country or "",
        weight=found.accounts * 100 + found.times + (10_000 if end else 0),
        title=f"{found.name}, {PRECISION[found.how]}: named {named}",
        href=leads,
    )
