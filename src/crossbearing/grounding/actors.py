"""Who acts: the persons, organisations and groups of one account, each with all its names.

A single name is a surname or given name of a fuller name of the account where one candidate stands out.
Names that differ in any other word are different people.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from crossbearing.grounding.ministries import find_ministries
from crossbearing.grounding.spans import INSIDE, Span, is_rank, is_title, words
from crossbearing.grounding.toponyms import word_set
from crossbearing.lexicons.countries import Country, designations
from crossbearing.model.ids import content_id
from crossbearing.model.mention import ActorType, Entity
from crossbearing.model.parse import Parse

ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}")
TYPES: dict[str, ActorType] = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "seat": "organisation",
}


@frozen
class Party:
    """One person, organisation or group of an account, and the spans that name it."""

    type: ActorType
    name: str
    spans: tuple[Span, ...]
    links: dict[str, str] = field(factory=dict)
    roles: tuple[str, ...] = ()

    def entity(self, document: str) -> Entity:
        """As an entity: seats of governments are the same in every account, others belong to this one."""
        scope = "organisation" if "iso3166" in self.links and self.type == "organisation" else document
        aliases = tuple(sorted({span.text for span in self.spans}))
        return Entity(
            content_id("e", scope, self.name), self.type, self.name, aliases, dict(self.links), self.roles
        )


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
    bodies = [s for s in rest if s.kind in ("organisation", "group") and _is_name(parse, s, common)]
    seats = [s for s in rest if s.kind == "seat"]
    runs = [s for s in rest if s.kind in ("run", "other")]
    parties = [
        *_grouped_people(people),
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
    single = {part for name in full for part in (name.split()[0], name.split()[-1])}
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


# --- persons ------------------------------------------------------------------------------------


def name_key(name: str) -> tuple[str, ...]:
    """A person's name for comparison: words in lower case, without full stops and hyphens."""
    return tuple(p.rstrip(".").casefold() for p in re.split(r"[\s-]+", name) if p.rstrip("."))


def _grouped_people(spans: list[Span]) -> list[Party]:
    keys = {s: name_key(s.text) for s in spans}
    full: dict[tuple[str, ...], list[Span]] = {}
    for span in spans:
        if len(keys[span]) > 1:
            full.setdefault(_same_ends(keys[span], full), []).append(span)
    groups: dict[tuple[str, ...], list[Span]] = {}
    for span in spans:
        key = keys[span]
        owner = _same_ends(key, full) if len(key) > 1 else _bearer(key[0], full, groups)
        groups.setdefault(owner or key, []).append(span)
    return [Party("person", _fullest(group), tuple(group)) for group in groups.values()]


def _same_ends(key: tuple[str, ...], full: dict[tuple[str, ...], list[Span]]) -> tuple[str, ...]:
    """The name already met that differs only by middle names left out: "John F. Kennedy"."""
    for other in full:
        shorter, longer = sorted((key, other), key=len)
        if shorter[0] == longer[0] and shorter[-1] == longer[-1] and set(shorter) <= set(longer):
            return other
    return key


def _bearer(
    word: str, full: dict[tuple[str, ...], list[Span]], so_far: dict[tuple[str, ...], list[Span]]
) -> tuple[str, ...] | None:
    """Whose single name it is: of those named so the one mentioned far more often, here or in all,
    else the one named last before."""
    bearers = [key for key in full if word in (key[0], key[-1])]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    for mentions in (so_far, full):
        first, second = sorted(bearers, key=lambda k: len(mentions.get(k, ())), reverse=True)[:2]
        if first in mentions and len(mentions[first]) >= 2 * len(mentions.get(second, ())):
            return first
    before = [(so_far[key][-1].first, key) for key in bearers if key in so_far]
    return max(before)[1] if before else None


def _fullest(spans: list[Span]) -> str:
    """The longest name; of equally long ones the most frequent, then the first in order."""
    counts = Counter(s.text for s in spans)
    return min(counts, key=lambda n: (-len(name_key(n)), n.isupper(), -counts[n], n))


# --- organisations and groups -------------------------------------------------------------------


def _grouped_bodies(parse: Parse, bodies: list[Span], runs: list[Span]) -> list[Party]:
    """Organisations by name, with the acronyms they give themselves, wherever these stand."""
    full = {s.text for s in bodies if len(s.text.split()) > 1}
    acronyms = {a: name for name in sorted(full) for a in _acronyms(parse, name, bodies)}
    names = {s.text for s in bodies} | set(acronyms)
    named = bodies + [s for s in runs if s.text in names]
    groups: dict[tuple[ActorType, str], list[Span]] = {}
    kinds = {acronyms.get(s.text, s.text): TYPES[s.kind] for s in reversed(bodies)}
    for span in named:
        name = acronyms.get(span.text, span.text)
        groups.setdefault((kinds.get(name, "organisation"), name), []).append(span)
    return [Party(kind, name, tuple(sorted(g, key=lambda s: s.first))) for (kind, name), g in groups.items()]


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
    return found


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
