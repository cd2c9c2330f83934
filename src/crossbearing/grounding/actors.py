"""Who acts: the persons, organisations and groups of one account, each with all its names."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from crossbearing.grounding.kinds import words_without_suffix
from crossbearing.grounding.landmarks import word_set
from crossbearing.grounding.ministries import find_ministries
from crossbearing.grounding.people import fullest, grouped_people
from crossbearing.grounding.spans import INSIDE, Span, is_rank, is_title, words
from crossbearing.lexicons.bodies import known_bodies
from crossbearing.lexicons.countries import Country, designations
from crossbearing.model.ids import content_id
from crossbearing.model.mention import ActorType, Entity, Held
from crossbearing.model.parse import Parse

ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}")
TYPES: dict[str, ActorType] = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "seat": "organisation",
    "vessel": "organisation",  # nearest of the kinds there are: her crew acts, her owners answer
}


@frozen
class Party:
    """One person, organisation or group of an account, and the spans that name it."""

    type: ActorType
    name: str
    spans: tuple[Span, ...]
    links: dict[str, str] = field(factory=dict)
    held: tuple[Held, ...] = ()
    namesake: int = 0  # which of several persons of one name in the account, by first mention

    def entity(self, document: str) -> Entity:
        """As an entity: seats of governments are the same in every account, others belong to this one."""
        scope = "organisation" if "iso3166" in self.links and self.type == "organisation" else document
        mark = (self.namesake,) if self.namesake else ()
        aliases = tuple(sorted({span.text for span in self.spans}))
        roles = tuple(sorted({held.words for held in self.held}))
        identity = content_id("e", scope, self.name, *mark)
        return Entity(identity, self.type, self.name, aliases, dict(self.links), roles, self.held)


def find_parties(parse: Parse, spans: Iterable[Span], place_tokens: frozenset[int]) -> tuple[Party, ...]:
    """The persons, organisations and groups among ``spans`` that are no places, by first mention."""
    free = [s for s in spans if not s.inside and place_tokens.isdisjoint(range(s.first, s.last))]
    common = {t.text for t in parse.tokens if t.text.islower()}
    people = [s for s in _persons(parse, free) if _is_name(parse, s, common)]
    taken = {i for s in people for i in range(s.first, s.last)}
    rest = [s for s in free if s.first not in taken]
    ministries = find_ministries(parse, spans)
    ministerial = {i for s, _ in ministries for i in range(s.first, s.last)}
    rest = [s for s in rest if ministerial.isdisjoint(range(s.first, s.last))]
    bodies = [s for s in rest if s.kind in ("organisation", "group", "vessel") and _is_name(parse, s, common)]
    seats = [s for s in rest if s.kind == "seat"]
    runs = [s for s in rest if s.kind in ("run", "other")]
    parties = [
        *(Party("person", fullest(group), group) for group in grouped_people(people)),
        *_grouped_bodies(parse, bodies, runs),
        *_grouped_seats(seats),
        *_grouped_ministries(ministries),
    ]
    return tuple(sorted(parties, key=lambda p: p.spans[0].first))


# --- what is a name -----------------------------------------------------------------------------


def _persons(parse: Parse, spans: list[Span]) -> list[Span]:
    """Spans of persons: the model's, mended; runs after a title; other spans that repeat a person's name."""
    mended = _mended(parse, spans)
    titled = [
        evolve(s, kind="person")
        for s in mended
        if s.kind in ("run", "organisation")
        and s.first
        and is_rank(parse.tokens[s.first - 1].text)
        and _looks_personal(s)
    ]
    persons = [s for s in mended if s.kind == "person"] + titled
    full = {s.text for s in persons if " " in s.text}
    single = {words_without_suffix(name)[i] for name in full for i in (0, -1)}
    known = {s.first for s in persons}
    for span in mended:
        if span.first not in known and span.kind in ("run", "organisation", "group", "other", "place"):
            if span.text in full or (span.text in single and len(span.text) > 2):
                persons.append(evolve(span, kind="person"))
            elif span.kind == "run" and span.text.split()[0] in single and span.last - span.first > 1:
                persons.append(Span(span.first, span.first + 1, "person", span.text.split()[0]))
    return sorted(persons, key=lambda s: s.first)


def _mended(parse: Parse, spans: list[Span]) -> list[Span]:
    """Names that the model broke in two, put together: "Tran Van" + "Minh"."""
    mended: list[Span] = []
    for span in sorted(spans, key=lambda s: s.first):
        before = mended[-1] if mended else None
        if (
            before
            and before.kind == "person"
            and span.kind in ("run", "person")
            and _continues(parse, before, span)
        ):
            mended[-1] = evolve(before, last=span.last, text=words(parse, before.first, span.last))
        else:
            mended.append(span)
    return mended


def _continues(parse: Parse, before: Span, span: Span) -> bool:
    tokens = parse.tokens
    return (
        before.last == span.first
        and span.last - span.first <= 2
        and span.first <= tokens[before.last - 1].head < span.last
        and tokens[before.last - 1].dep in ("compound", "flat")
        and not is_title(tokens[span.first].text)
    )


def _looks_personal(span: Span) -> bool:
    parts = span.text.split()
    return 1 <= len(parts) <= 4 and all(
        p[:1].isupper() and p.isalpha() and not p.isupper() and p not in word_set("bodies") for p in parts
    )


def _is_name(parse: Parse, span: Span, common: set[str]) -> bool:
    """Whether the words are a name and not plain words in capitals ("Repercussions", "Secrecy")."""
    parts = [p for p in re.split(r"[\s-]", span.text) if p]
    if not any(p[:1].isupper() for p in parts) or len(span.text) < 2 or span.text in word_set("compass"):
        return False
    if span.kind == "person" and len(parts) == 1:
        titled = span.first > 0 and is_rank(parse.tokens[span.first - 1].text)
        return titled or (parse.tokens[span.first].pos == "PROPN" and span.text.lower() not in common)
    if len(parts) == 1 and not ACRONYM.fullmatch(span.text):
        return span.text.lower() not in common and parse.tokens[span.first].pos in ("PROPN", "ADJ", "NOUN")
    return not all(p.lower() in common or p in designations() or p in INSIDE for p in parts)


# --- organisations and groups -------------------------------------------------------------------


def _grouped_bodies(parse: Parse, bodies: list[Span], runs: list[Span]) -> list[Party]:
    """Organisations by name, with the acronyms they give themselves, wherever these stand."""
    full = {s.text for s in bodies if len(s.text.split()) > 1}
    acronyms = {a: name for name in sorted(full) for a in _acronyms(parse, name, bodies)}
    acronyms |= _as_known({s.text for s in bodies}, acronyms)
    names = {s.text for s in bodies} | set(acronyms)
    named = bodies + [s for s in runs if s.text in names]
    groups: dict[tuple[ActorType, str], list[Span]] = {}
    kinds = {acronyms.get(s.text, s.text): TYPES[s.kind] for s in reversed(bodies)}
    for span in named:
        name = acronyms.get(span.text, span.text)
        groups.setdefault((kinds.get(name, "organisation"), name), []).append(span)
    return [Party(kind, name, tuple(sorted(g, key=lambda s: s.first))) for (kind, name), g in groups.items()]


def _as_known(texts: set[str], acronyms: dict[str, str]) -> dict[str, str]:
    """For the names of known bodies, and the acronyms of these, the fullest that is known or told."""
    forms: dict[str, list[str]] = {}
    for text in sorted(texts):
        if (known := known_bodies().get(text)) is not None:
            forms.setdefault(known.name, []).append(text)
    found: dict[str, str] = {}
    for known_name, told in forms.items():
        name = max([known_name, *told], key=len)
        found |= dict.fromkeys(told, name)
        found |= {acronym: name for acronym, full in acronyms.items() if full in told}
    return found


def _acronyms(parse: Parse, name: str, bodies: list[Span]) -> set[str]:
    """The capitals a name is short for, and what stands in brackets after it."""
    initials = "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper())
    found = {initials} if len(initials) > 2 else set()
    for span in bodies:
        after = parse.tokens[span.last : span.last + 3]
        if span.text == name and len(after) == 3 and after[0].text == "(" and after[2].text == ")":
            inner = after[1].text
            if ACRONYM.fullmatch(inner) and inner[0] == name[0]:
                found.add(inner)
        before = parse.tokens[max(0, span.first - 2) : span.first]
        if span.text == name and len(before) == 2 and before[1].text == "(":
            outer = before[0].text
            if ACRONYM.fullmatch(outer) and _is_short_for(outer, name):
                found.add(outer)
    return found


def _is_short_for(acronym: str, name: str) -> bool:
    """Whether a name's words begin with the letters of ``acronym``, small words between them left out."""
    letters = [w[0].upper() for w in re.split(r"[\s-]+", name) if w]
    remaining = iter(letters)
    return all(letter in remaining for letter in acronym if letter.isalpha())


def _grouped_seats(seats: list[Span]) -> list[Party]:
    """Houses and ministries that stand for a part of a government: organisations tied to the country."""
    groups: dict[str, list[Span]] = {}
    for span in seats:
        assert span.designated is not None
        groups.setdefault(span.designated.name, []).append(span)
    return [
        Party("organisation", name, tuple(group), {"iso3166": group[0].designated.country.code})
        for name, group in groups.items()
        if group[0].designated
    ]


def _grouped_ministries(ministries: Sequence[tuple[Span, Country | None]]) -> list[Party]:
    """Ministries by country and office; one without a country is that of its office, if there is one such."""
    holders: dict[str, dict[str, Country]] = {}
    for span, country in ministries:
        if country:
            holders.setdefault(span.text.casefold(), {})[country.code] = country
    groups: dict[tuple[str, str], list[Span]] = {}
    for span, country in ministries:
        known = list(holders.get(span.text.casefold(), {}).values())
        owner = country or (known[0] if len(known) == 1 else None)
        title = " ".join(w if w == "of" else w[:1].upper() + w[1:] for w in span.text.split())
        name = f"{(owner.adjectives or (owner.name,))[0]} {title}" if owner else title
        groups.setdefault((name, owner.code if owner else ""), []).append(span)
    return [
        Party("organisation", name, tuple(group), {"iso3166": code} if code else {})
        for (name, code), group in groups.items()
    ]
