"""The names of one account: actors and places as mentions, and the entities they stand for.

Accounts are brought together elsewhere; countries, governments' seats and gazetteer places have the same
entity in every account all the same, for their ids are made of codes.
"""

from collections.abc import Iterable

from attrs import evolve, frozen

from crossbearing.grounding.acting import acts
from crossbearing.grounding.actors import find_parties
from crossbearing.grounding.kinds import set_right
from crossbearing.grounding.places import Located, country_entity, locate
from crossbearing.grounding.roles import Office, find_descriptions, find_offices, set_namesakes_apart
from crossbearing.grounding.spans import Span, find_spans
from crossbearing.grounding.toponyms import find_toponyms
from crossbearing.lexicons.countries import Country, governments
from crossbearing.model.account import Account
from crossbearing.model.mention import Actor, Entity, Held, Mention
from crossbearing.model.parse import Parse


@frozen
class NameGrounding:
    """Mentions of kind "actor" and "place" by offset, and their entities by id."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


def ground_names(account: Account, parse: Parse) -> NameGrounding:
    """Who and where in one account: names, role descriptions and pronouns tied to entities.

    A country's name is a place, and an actor where it acts; a capital that stands for its government is
    an actor only. ``parse.antecedents`` makes pronouns actors.
    """
    spans = set_right(parse, find_spans(parse), account.outlet)
    located = locate(find_toponyms(parse, spans), account.outlet)
    actors = [*_countries_acting(parse, located), *_parties(account, parse, spans, located)]
    governments_named = {one.first for one in actors if one.entity.type == "country"}
    places = [one for one in located if _is_where(one, governments_named)]
    actors += _pronouns(parse, actors, places)
    mentions = {
        *(_place_mention(account, parse, one) for one in places),
        *(_actor_mention(account, parse, one) for one in actors),
    }
    order = sorted(mentions, key=lambda m: (m.start, m.end, m.kind, m.entity or "", m.id))
    return NameGrounding(
        tuple(order), _merged([*(one.entity for one in places), *(one.entity for one in actors)])
    )


def _is_where(one: Located, governments_named: set[int]) -> bool:
    """Whether a place's name says where: a country's always does, a capital's not where it acts.

    One inside another name does not where the account can mean no such place ("Lund" of the "Lund Star").
    """
    if one.named.span.inside and not one.named.borrowed and one.place.lat is None:
        return False
    return one.place.precision == "country" or one.named.span.first not in governments_named


@frozen
class _Acting:
    """Tokens ``first`` to ``last`` (exclusive) that mean an actor."""

    first: int
    last: int
    entity: Entity


# --- countries -----------------------------------------------------------------------------------


def _countries_acting(parse: Parse, located: tuple[Located, ...]) -> list[_Acting]:
    """Countries named by name, people or capital where they act."""
    found = []
    for one in located:
        span = one.named.span
        country = _acting_country(parse, one)
        if country is not None and not span.inside:
            found.append(_Acting(span.first, span.last, country_entity(country, span.text)))
    return found


def _acting_country(parse: Parse, one: Located) -> Country | None:
    span = one.named.span
    if one.named.relation is not None:
        return None
    if span.designated is not None and one.place.precision == "country":
        if span.kind == "people" or acts(parse, head_of(parse, span), town=False):
            return span.designated.country
        return None
    country = governments().get(span.text)
    is_capital = country is not None and one.place.country == country.code and one.place.precision == "city"
    if not is_capital or one.named.within or span.text.isupper():  # a dateline says where
        return None
    return country if acts(parse, head_of(parse, span), town=True) else None


def head_of(parse: Parse, span: Span) -> int:
    """The span's token that the others hang on."""
    inside = range(span.first, span.last)
    return next((i for i in reversed(inside) if parse.tokens[i].head not in inside), span.last - 1)


# --- persons, organisations, groups ---------------------------------------------------------------


def _parties(
    account: Account, parse: Parse, spans: tuple[Span, ...], located: tuple[Located, ...]
) -> list[_Acting]:
    """Names of persons and bodies, and descriptions of persons by role."""
    outer = [one.named.span for one in located if not one.named.span.inside]
    place_tokens = frozenset(i for span in outer for i in range(span.first, span.last))
    parties = set_namesakes_apart(parse, find_parties(parse, spans, place_tokens), spans)
    offices, used = find_offices(parse, parties, spans)
    parties = tuple(
        evolve(party, held=_held(account, offices.get(number, ()))) for number, party in enumerate(parties)
    )
    found = [
        _Acting(span.first, span.last, party.entity(account.id)) for party in parties for span in party.spans
    ]
    for told in find_descriptions(parse, parties, spans, offices, used):
        found.append(_Acting(told.first, told.last, parties[told.party].entity(account.id)))
    return found


def _held(account: Account, offices: Iterable[Office]) -> tuple[Held, ...]:
    """What somebody is called by office, with the day of the account."""
    held = {Held(office.words, account.day, office.former) for office in offices}
    return tuple(sorted(held, key=lambda h: (h.role, h.former)))


# --- pronouns --------------------------------------------------------------------------------------


def _pronouns(parse: Parse, actors: list[_Acting], places: list[Located]) -> list[_Acting]:
    """Pronouns and descriptions as the entities of their antecedents, followed to a name."""
    meant: dict[int, list[Entity]] = {}
    nations = [one for one in places if one.entity.type == "country"]
    for first, last, entity in (
        *((one.named.span.first, one.named.span.last, one.entity) for one in nations),
        *((one.first, one.last, one.entity) for one in actors),
    ):
        meant.update((i, [entity]) for i in range(first, last))
    found = []
    for index in sorted(parse.antecedents):
        if not any(actor.first <= index < actor.last for actor in actors):
            entities = _of_antecedents(parse, index, meant)
            found += [_Acting(index, index + 1, entity) for entity in entities]
    return found


def _of_antecedents(parse: Parse, index: int, meant: dict[int, list[Entity]]) -> list[Entity]:
    waiting, seen, found = list(parse.antecedents[index]), {index}, list[Entity]()
    while waiting:
        here = waiting.pop(0)
        if here in meant:
            found += [e for e in meant[here] if e not in found]
        elif here not in seen:
            waiting += parse.antecedents.get(here, ())
        seen.add(here)
    return found


# --- outcome -----------------------------------------------------------------------------------------


def _place_mention(account: Account, parse: Parse, one: Located) -> Mention:
    span = one.named.span
    start, end = parse.tokens[span.first].start, parse.tokens[span.last - 1].end
    return Mention(account.id, start, end, "place", one.place, one.entity.id)


def _actor_mention(account: Account, parse: Parse, one: _Acting) -> Mention:
    start, end = parse.tokens[one.first].start, parse.tokens[one.last - 1].end
    kind = one.entity.type
    assert kind != "place"
    return Mention(account.id, start, end, "actor", Actor(one.entity.name, kind), one.entity.id)


def _merged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity for each id, with all aliases, links and roles."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.id, entity)
        found[entity.id] = evolve(
            known,
            aliases=tuple(sorted({*known.aliases, *entity.aliases})),
            links=dict(sorted({**known.links, **entity.links}.items())),
            roles=tuple(sorted({*known.roles, *entity.roles})),
            held=tuple(dict.fromkeys((*known.held, *entity.held))),
        )
    return tuple(found[key] for key in sorted(found))
