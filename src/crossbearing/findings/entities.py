"""One entity across accounts: countries and places meet by their ids, people and bodies by their names.

Two people of one name are kept apart by keeping to one story; a single name ("Lund") goes to a fuller
one only where a single fuller name of the story fits.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve
from rapidfuzz import fuzz

from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import Analysis, Claim, Role
from crossbearing.model.ids import content_id
from crossbearing.model.mention import Entity, Mention

SPELLING = 88.0  # per cent of rapidfuzz's ratio: one name spelled in two ways


def unify(analyses: Sequence[Analysis]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of a story, and for each entity of an account the one it is."""
    local = [e for a in analyses for e in a.entities]
    fixed = [e for e in local if e.links]
    named = [e for e in local if not e.links]
    mapping: dict[str, str] = {e.id: e.id for e in fixed}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in fixed:
        groups[entity.id].append(entity)
    for kind in ("person", "organisation", "group", "country", "place"):
        own = sorted((e for e in named if e.type == kind), key=lambda e: (-len(_words(e.name)), e.name, e.id))
        for group in _same_names(own, person=kind == "person"):
            name = _fullest(group)
            identity = content_id("e", kind, name.lower())
            groups[identity].extend(group)
            mapping.update((e.id, identity) for e in group)
    return tuple(_merge(i, groups[i]) for i in sorted(groups)), mapping


def _same_names(entities: Sequence[Entity], person: bool) -> list[list[Entity]]:
    """Groups of entities that are one; fuller names come first and take in the shorter ones."""
    groups: list[list[Entity]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for entity in entities:
        forms = {entity.name, *entity.aliases}
        words = set(_words(entity.name))
        near = sorted({g for w in words for g in by_word[w[:3]]})
        fitting = [g for g in near if _fits(entity, groups[g], person)]
        if len(fitting) == 1 or (fitting and any(entity.name == e.name for e in groups[fitting[0]])):
            chosen = fitting[0]
            groups[chosen].append(entity)
        else:
            chosen = len(groups)
            groups.append([entity])
        for form in forms:
            for word in _words(form):
                if chosen not in by_word[word[:3]]:
                    by_word[word[:3]].append(chosen)
    return groups


def _fits(entity: Entity, group: Sequence[Entity], person: bool) -> bool:
    own = _words(entity.name)
    for other in group:
        theirs = _words(other.name)
        if own == theirs:
            return True
        if len(own) == len(theirs) > 1 and fuzz.ratio(" ".join(own), " ".join(theirs)) >= SPELLING:
            return not person or own[0][0] == theirs[0][0]
        if _cut_differently(own, theirs) and "-" in entity.name + other.name:
            return True
        if person and len(own) > 1 and theirs[-len(own) :] == own:
            return True  # a rank was taken for a first name: "SEAL Ana Moreno"
        if person and len(own) == 1 and len(theirs) > 1 and own[0] in (theirs[0], theirs[-1]):
            return True
        if not person and {entity.name, *entity.aliases} & {other.name, *other.aliases}:
            return True
    return False


def _cut_differently(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one with its hyphens set otherwise: "Chan-o-cha" and "Chan-ocha"."""
    if len(one) == len(other) or min(len(one), len(other)) < 2 or one[0][0] != other[0][0]:
        return False
    return fuzz.ratio("".join(one), "".join(other)) >= SPELLING


def _words(name: str) -> list[str]:
    drop = set(resource("coreference")["articles"])
    return [w for w in name.lower().replace(".", "").replace("-", " ").split() if w not in drop] or [
        name.lower()
    ]


def _fullest(group: Iterable[Entity]) -> str:
    """Of the names of more than one word the commonest, of equals the longer."""
    counts = Counter(e.name for e in group)
    return max(counts, key=lambda n: (len(_words(n)) > 1, counts[n], len(_words(n)), n))


def _merge(identity: str, group: Sequence[Entity]) -> Entity:
    name = _fullest(group)
    aliases = sorted({form for e in group for form in (e.name, *e.aliases)} - {name})
    links = {key: value for e in sorted(group, key=lambda e: e.id) for key, value in e.links.items()}
    roles = sorted({role for e in group for role in e.roles})
    return Entity(identity, group[0].type, name, tuple(aliases), dict(sorted(links.items())), tuple(roles))


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
