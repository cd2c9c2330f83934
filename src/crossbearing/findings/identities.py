"""Who is who, as an analyst judges: actors made one, and one taken apart."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from crossbearing.findings.entities import merge_entities
from crossbearing.model.claim import Analysis
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Named, Ruling
from crossbearing.model.mention import Entity
from crossbearing.model.words import plain

Unified = tuple[tuple[Entity, ...], dict[str, str]]  # a story's entities, and of each account's which it is


def _of_story(named: Named, entities: Sequence[Entity]) -> Entity | None:
    """The entity of a story that has the id, or else the name, of one that a judgement names."""
    alike = [e for e in entities if e.type == named.type]
    for fits in (
        [e for e in entities if e.id == named.id],
        [e for e in alike if plain(e.name) == plain(named.name)],
        [e for e in alike if plain(named.name) in map(plain, e.aliases)],
    ):
        if fits:
            return fits[0]
    return None


def merged(
    ruling: Ruling, analyses: Sequence[Analysis], entities: tuple[Entity, ...], mapping: dict[str, str]
) -> Unified:
    """The actors of ``ruling`` as one, under the name and id of the first."""
    first = _of_story(ruling.actors[0], entities)
    others = [e for e in (_of_story(a, entities) for a in ruling.actors[1:]) if e is not None]
    gone = {e.id for e in others if first is None or e.id != first.id}
    if not gone:
        return entities, mapping
    identity = first.id if first is not None else ruling.actors[0].id
    joined = {own: identity if known in gone else known for own, known in mapping.items()}
    whole = _told(identity, analyses, joined)
    known = first or evolve(others[0], id=identity, type=ruling.actors[0].type)
    name = first.name if first is not None else whole.name
    aliases = {whole.name, *whole.aliases} | {form for e in others for form in (e.name, *e.aliases)}
    links = {**whole.links, **known.links}
    made = evolve(whole, type=known.type, name=name, aliases=tuple(sorted(aliases - {name})), links=links)
    kept = [e for e in entities if e.id not in gone | {identity}]
    return tuple(sorted([*kept, made], key=lambda e: e.id)), joined


def parted(
    ruling: Ruling, analyses: Sequence[Analysis], entities: tuple[Entity, ...], mapping: dict[str, str]
) -> Unified:
    """What the accounts that ``ruling`` names call so as another actor than the one it is about."""
    whole = _of_story(ruling.actors[0], entities)
    if whole is None:
        return entities, mapping
    own = [(a.document, e) for a in analyses for e in a.entities if mapping.get(e.id) == whole.id]
    leaving = {e.id for where, e in own if _leaves(ruling, where, e)}
    if not leaving or len(leaving) == len({e.id for _, e in own}):
        return entities, mapping
    called = sorted(map(plain, (*ruling.names, *ruling.documents)))
    identity = content_id("e", whole.type, "apart", whole.id, *called)
    apart = {e: identity if e in leaving else known for e, known in mapping.items()}
    rest, other = (evolve(_told(i, analyses, apart), type=whole.type) for i in (whole.id, identity))
    kept = [e for e in entities if e.id != whole.id]
    return tuple(sorted([*kept, rest, other], key=lambda e: e.id)), apart


def _leaves(ruling: Ruling, document: str, entity: Entity) -> bool:
    return plain(entity.name) in map(plain, ruling.names) or document in ruling.documents


def _told(identity: str, analyses: Sequence[Analysis], mapping: Mapping[str, str]) -> Entity:
    """The entity that the accounts' own ones of that identity make together."""
    own = (e for a in analyses for e in a.entities)
    return merge_entities(identity, [e for e in own if mapping.get(e.id) == identity])
