"""One entity across accounts: countries and places meet by their ids, people and bodies by their names.

Two people of one name are kept apart by keeping to one story, by what accounts that name both say, and by
roles that no one person has; a single name ("Lund") goes to a fuller one only where a single fuller name of
the story fits.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen
from rapidfuzz import fuzz

from crossbearing.lexicons.offices import are_of_two
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.spelling import folded, is_one_name, is_shorter_name, name_words, written_out
from crossbearing.model.claim import Analysis, Claim, Role
from crossbearing.model.ids import content_id
from crossbearing.model.mention import Entity, Mention

SPELLING = 88.0  # per cent of rapidfuzz's ratio: one name spelled in two ways


@frozen
class _Told:
    """An entity of one account."""

    entity: Entity
    document: str


def unify(analyses: Sequence[Analysis]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of a story, and for each entity of an account the one it is."""
    local = [_Told(e, a.document) for a in analyses for e in a.entities]
    named = _retyped([t for t in local if not t.entity.links])
    mapping: dict[str, str] = {t.entity.id: t.entity.id for t in local if t.entity.links}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for told in local:
        if told.entity.links:
            groups[told.entity.id].append(told.entity)
    for kind in ("person", "organisation", "group", "country", "place"):
        own = sorted(
            (t for t in named if t.entity.type == kind),
            key=lambda t: (-len(name_words(t.entity.name)), t.entity.name, t.entity.id),
        )
        for group in _same_names(own, person=kind == "person"):
            identity = _identity(kind, group, groups)
            groups[identity].extend(t.entity for t in group)
            mapping.update((t.entity.id, identity) for t in group)
    return tuple(merge_entities(i, groups[i]) for i in sorted(groups)), mapping


def _identity(kind: str, group: Sequence[_Told], taken: dict[str, list[Entity]]) -> str:
    """An id made of the fullest name, and of the roles too where somebody else has that name."""
    name = _fullest([t.entity for t in group]).lower()
    identity = content_id("e", kind, name)
    if identity not in taken:
        return identity
    roles = sorted({role for t in group for role in t.entity.roles})
    return content_id("e", kind, name, *roles, *sorted(t.entity.id for t in group))


def _retyped(told: Sequence[_Told]) -> list[_Told]:
    """``told`` with as persons what some accounts took for bodies and more for persons of that full name."""
    persons = Counter(
        name_words(t.entity.name) for t in told if t.entity.type == "person" and " " in t.entity.name
    )
    bodies = Counter(name_words(t.entity.name) for t in told if t.entity.type == "organisation")
    mistaken = {
        body
        for body, count in bodies.items()
        if any(persons[name] >= count and is_one_name(body, name) for name in persons)
    }
    return [
        evolve(t, entity=evolve(t.entity, type="person"))
        if t.entity.type == "organisation" and name_words(t.entity.name) in mistaken
        else t
        for t in told
    ]


def _same_names(entities: Sequence[_Told], person: bool) -> list[list[_Told]]:
    """Groups of entities that are one; fuller names come first and take in the shorter ones."""
    groups: list[list[_Told]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for told in entities:
        forms = {told.entity.name, *told.entity.aliases}
        words = set(_words(told.entity.name))
        near = sorted({g for w in words for g in by_word[_index(w)]})
        fitting = [g for g in near if _fits(told, groups[g], person)]
        exact = [g for g in fitting if any(told.entity.name == t.entity.name for t in groups[g])]
        if exact or len(fitting) == 1:
            chosen = max(exact or fitting, key=lambda g: (_shared_roles(told, groups[g]), -g))
            groups[chosen].append(told)
        else:
            chosen = len(groups)
            groups.append([told])
        for form in forms:
            for word in _words(form):
                if chosen not in by_word[_index(word)]:
                    by_word[_index(word)].append(chosen)
    return groups


def _index(word: str) -> str:
    """What words must share to be compared: two letters, however they are romanised."""
    return folded(word)[:2] or word[:2]


def _shared_roles(told: _Told, group: Sequence[_Told]) -> int:
    return len({role for t in group for role in t.entity.roles} & set(told.entity.roles))


def _fits(told: _Told, group: Sequence[_Told], person: bool) -> bool:
    if person and _is_another(told, group):
        return False
    return any(_is_one(told.entity, other.entity, person) for other in group)


def _is_another(told: _Told, group: Sequence[_Told]) -> bool:
    """Whether roles tell two persons of one name apart, or an account that names both."""
    roles = tuple(sorted({role for t in group for role in t.entity.roles}))
    if are_of_two(told.entity.roles, roles):
        return True
    return any(t.document == told.document and t.entity.name == told.entity.name for t in group)


def _is_one(entity: Entity, other: Entity, person: bool) -> bool:
    own, theirs = _words(entity.name), _words(other.name)
    if own == theirs:
        return True
    if person:
        return _is_one_person(own, theirs, "-" in entity.name + other.name)
    if {entity.name, *entity.aliases} & {other.name, *other.aliases}:
        return True
    return len(own) > 1 and is_one_name(written_out(own), written_out(theirs))


def _is_one_person(own: tuple[str, ...], theirs: tuple[str, ...], hyphened: bool) -> bool:
    if len(own) == 1:
        return len(theirs) > 1 and own[0] in (theirs[0], theirs[-1])
    if theirs[-len(own) :] == own:
        return True  # a rank was taken for a first name: "SEAL Ana Moreno"
    if is_one_name(own, theirs) or is_shorter_name(own, theirs) or is_shorter_name(theirs, own):
        return True
    return hyphened and _cut_differently(own, theirs)


def _cut_differently(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one with its hyphens set otherwise: "Chan-o-cha" and "Chan-ocha"."""
    if len(one) == len(other) or min(len(one), len(other)) < 2 or one[0][0] != other[0][0]:
        return False
    return fuzz.ratio("".join(one), "".join(other)) >= SPELLING


def _words(name: str) -> tuple[str, ...]:
    drop = set(resource("coreference")["articles"])
    return tuple(w for w in name_words(name) if w not in drop) or (name.lower(),)


def _fullest(group: Iterable[Entity]) -> str:
    """Of the names of more than one word the commonest, of equals the longer."""
    counts = Counter(e.name for e in group)
    return max(counts, key=lambda n: (len(_words(n)) > 1, counts[n], len(_words(n)), n))


def merge_entities(identity: str, group: Sequence[Entity]) -> Entity:
    """One entity with the id ``identity`` of at least one that are the same."""
    name = _fullest(group)
    aliases = sorted({form for e in group for form in (e.name, *e.aliases)} - {name})
    links = {key: value for e in sorted(group, key=lambda e: e.id) for key, value in e.links.items()}
    roles = sorted({role for e in group for role in e.roles})
    held = sorted({h for e in group for h in e.held}, key=lambda h: (h.as_of or "", h.role, h.former))
    kind = group[0].type
    return Entity(
        identity, kind, name, tuple(aliases), dict(sorted(links.items())), tuple(roles), tuple(held)
    )


def rename(
    analysis: Analysis, mapping: dict[str, str], entities: dict[str, Entity]
) -> tuple[list[Claim], list[Mention]]:
    """The account's claims and mentions with the story's entities in place of its own."""

    def role(value: Role) -> Role:
        return evolve(value, entities=tuple(dict.fromkeys(mapping.get(e, e) for e in value.entities)))

    def claim(value: Claim) -> Claim:
        speaker = value.speaker
        if speaker is not None and speaker.entity is not None:
            known = mapping.get(speaker.entity, speaker.entity)
            # a government keeps the name its account gives it ("Washington")
            fuller = known in entities and entities[known].type != "country"
            name = entities[known].name if fuller else speaker.name
            speaker = evolve(speaker, entity=known, name=name)
        return evolve(value, roles=tuple(role(r) for r in value.roles), speaker=speaker)

    def mention(value: Mention) -> Mention:
        known = mapping.get(value.entity, value.entity) if value.entity else None
        return evolve(value, entity=known)

    mentions = [mention(m) for m in analysis.mentions]
    return [claim(c) for c in analysis.claims], mentions
