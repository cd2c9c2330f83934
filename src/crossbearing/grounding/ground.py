"""Parse and claims of one account → its analysis: mentions grounded, claims tied to them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from crossbearing.grounding.names import ground_names
from crossbearing.grounding.quantities import find_quantities
from crossbearing.grounding.time_local import in_local_zones
from crossbearing.grounding.times import find_times
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import predicates
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim, Role, Speaker
from crossbearing.model.mention import Entity, Mention, Time
from crossbearing.model.parse import Parse

WORD = re.compile(r"[^\W_]+")
SUBJECTS = {"agent", "theme"}
JOINING = {"and", "but", "or", "then"}
TELLS_WHEN = {"DATE", "TIME"}  # a DURATION tells how long, a SET how often


def ground(account: Account, parse: Parse, claims: Sequence[Claim]) -> Analysis:
    """All mentions of an account, and its claims with their entities, time, places and quantities."""
    names = ground_names(account, parse)
    times = in_local_zones(find_times(account, parse), names.mentions, parse)
    quantities = find_quantities(account, parse, times)
    mentions = sorted([*names.mentions, *times, *quantities], key=lambda m: (m.start, m.end, m.kind, m.id))
    entities = {e.id: e for e in names.entities}
    spans = _Spans(mentions)
    owners = _owners(claims, mentions)
    for claim in claims:
        if (time := _time_before(claim, spans, parse.text)) is not None:
            owners.setdefault(claim.id, []).append(time)
    for claim, time in list(_times_shared(claims, owners, parse.text)):
        owners.setdefault(claim.id, []).append(time)
    grounded = tuple(_ground_claim(c, spans, owners.get(c.id, []), entities) for c in claims)
    return Analysis(account.id, grounded, tuple(mentions), tuple(names.entities))


class _Spans:
    """Mentions in order of the text, to be found by the words they stand on."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap ``start`` to ``end``, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m.end > start]


def _owners(claims: Sequence[Claim], mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """For each claim the mentions of which it is the innermost claim."""
    owned: dict[str, list[Mention]] = {}
    ordered = sorted(claims, key=lambda c: (c.start, -c.end))
    open_claims: list[Claim] = []
    upcoming = 0
    for mention in mentions:
        while upcoming < len(ordered) and ordered[upcoming].start <= mention.start:
            open_claims.append(ordered[upcoming])
            upcoming += 1
        open_claims = [c for c in open_claims if c.end > mention.start]
        inside = [c for c in open_claims if c.end >= mention.end]
        if inside:
            inner = min(inside, key=lambda c: (c.end - c.start, abs(c.head - mention.start)))
            owned.setdefault(inner.id, []).append(mention)
    return owned


def _time_before(claim: Claim, spans: _Spans, text: str) -> Mention | None:
    """ "In 1963, when 40 people died": the time that a "when" takes up."""
    if not claim.text.lower().startswith("when "):
        return None
    before = [m for m in spans.within(claim.start - 3, claim.start) if m.kind == "time"]
    adjoins = bool(before) and text[before[-1].end : claim.start].strip() in {"", ","}
    return before[-1] if adjoins else None


def _times_shared(
    claims: Sequence[Claim], owners: Mapping[str, Sequence[Mention]], text: str
) -> Iterator[tuple[Claim, Mention]]:
    """ "In 2011 it paid their bail and flew them home": a time before a subject is that of all it does."""
    # the time, the subject, and where what is told of it so far ends
    open_time: tuple[Mention, int, int] | None = None
    for claim in sorted((c for c in claims if not c.nominal), key=lambda c: (c.start, -c.end)):
        subject = min(
            (r.start for r in claim.roles if r.role in SUBJECTS and r.start < claim.head), default=-1
        )
        times = [m for m in owners.get(claim.id, ()) if _tells_when(claim, m)]
        if times and claim.start <= times[0].start < subject:
            open_time = times[0], subject, claim.end
        elif open_time is not None and open_time[1] == subject < claim.start:
            time, _, end = open_time
            if {*re.findall(r"\w+|;", text[end : claim.start].lower())} <= JOINING and claim.start > end:
                open_time = time, subject, claim.end
                if not times:
                    yield claim, time


def _ground_claim(claim: Claim, spans: _Spans, own: Sequence[Mention], entities: dict[str, Entity]) -> Claim:
    times = [m for m in own if _tells_when(claim, m)]
    roles = [_ground_role(r, spans) for r in claim.roles]
    kept = [r for r in roles if not _is_circumstance(r, spans)]
    return evolve(
        claim,
        roles=tuple(_with_implied_giver(claim, kept, spans)),
        time=times[0].id if times else None,
        times=tuple(m.id for m in times),
        places=tuple(m.id for m in own if m.kind == "place"),
        actors=tuple(m.id for m in own if m.kind == "actor"),
        quantities=tuple(m.id for m in own if m.kind == "quantity"),
        speaker=_ground_speaker(claim.speaker, spans, entities),
        via=tuple(evolve(v, speaker=_ground_speaker(v.speaker, spans, entities)) for v in claim.via),
        terms=_common_words(claim, kept, spans),
    )


def _tells_when(claim: Claim, mention: Mention) -> bool:
    """Whether a mention is a time at which what is claimed happened."""
    is_time = isinstance(mention.value, Time) and mention.value.type in TELLS_WHEN
    return is_time and not _bounds(claim, mention)


def _bounds(claim: Claim, time: Mention) -> bool:
    """ "Since 1991", "until Friday": an end of the time something took, not when it happened.

    "Shortly before 6 p.m." is near enough to be when.
    """
    if isinstance(time.value, Time) and time.value.type != "DATE":
        return False
    before = claim.text[: max(time.start - claim.start, 0)].lower().split()
    return bool(before) and before[-1] in resource("times")["bounding"]


def _common_words(claim: Claim, roles: Sequence[Role], spans: _Spans) -> tuple[str, ...]:
    """The claim's terms without the words of names and times: these count as what they stand for."""
    named: set[str] = set()
    for mention in spans.within(claim.start, claim.end):
        if mention.kind != "quantity":
            words = claim.text[max(mention.start - claim.start, 0) : max(mention.end - claim.start, 0)]
            named.update(w for w in WORD.findall(words.lower()))
    heads = {r.lemma for r in roles if not r.entities}
    return tuple(t for t in claim.terms if t not in named or t in heads)


def _ground_role(role: Role, spans: _Spans) -> Role:
    """The role with the entities its head word names; an actor goes before the place of that name."""
    here = spans.within(role.head, role.head + 1)
    wanted = ("place", "actor") if role.role in {"place", "origin", "destination"} else ("actor", "place")
    for kind in wanted:
        found = tuple(dict.fromkeys(m.entity for m in here if m.kind == kind and m.entity))
        if found:
            return evolve(role, entities=found)
    return role


def _is_circumstance(role: Role, spans: _Spans) -> bool:
    """ "on Sunday" and "at 12 knots" are no places, "for two weeks" no recipient."""
    here = spans.within(role.head, role.head + 1)
    return any(
        m.kind == "time" or (m.kind == "quantity" and role.role not in {"agent", "theme"}) for m in here
    )


def _with_implied_giver(claim: Claim, roles: Sequence[Role], spans: _Spans) -> list[Role]:
    """ "supplying Danish grain to X": where nobody gives, the goods' nationality does."""
    sense = predicates().senses.get(claim.sense or "")
    if sense is None or sense.giver is None or any(r.role == sense.giver and r.entities for r in roles):
        return list(roles)
    for theme in roles:
        if theme.role != "theme":
            continue
        for mention in spans.within(theme.start, theme.head):
            # "Danish grain" comes from Denmark, "Danish-built ferries" from nobody
            joined = claim.text[mention.end - claim.start : mention.end - claim.start + 1] == "-"
            if mention.kind == "actor" and mention.entity and not joined:
                giver = Role(
                    "origin" if sense.giver == "origin" else "agent",
                    mention.start,
                    mention.end,
                    mention.start,
                    theme.lemma,
                    (mention.entity,),
                )
                return [*roles, giver]
    return list(roles)


def _is_person(mention: Mention, entities: dict[str, Entity]) -> bool:
    return entities[mention.entity or ""].type == "person"


def _names_others(speaker: Speaker, found: Mention, spans: _Spans) -> bool:
    """ "Norway and Chile": the speaker's words name another before the last and join the two."""
    before = [
        m for m in spans.within(speaker.start, found.start) if m.kind == "actor" and m.end < found.start
    ]
    joined = speaker.name[: found.start - speaker.start].rstrip().endswith((" and", "&"))
    return joined and any(m.entity != found.entity and m.start == speaker.start for m in before)


def _ground_speaker(speaker: Speaker | None, spans: _Spans, entities: dict[str, Entity]) -> Speaker | None:
    """The speaker under the fullest name the account has for the entity its words name last.

    A description ("a spokesman for the ministry") is not the body it mentions, so only a name that ends the
    speaker's words counts, and for one without a name ("the prime minister") only a person they stand for.
    """
    if speaker is None or speaker.kind == "document":
        return speaker
    if len(speaker.name) != speaker.end - speaker.start:
        # "he" for a speaker told before: the pronoun's own antecedent may be somebody else
        named = next((e for e in entities.values() if speaker.name in (e.name, *e.aliases)), None)
        if named is None or named.type == "place":
            return speaker
        return evolve(speaker, name=named.name, entity=named.id, kind=named.type)
    actors = [
        m
        for m in spans.within(speaker.start, speaker.end)
        if m.kind == "actor" and m.entity in entities and m.end >= speaker.end - 2
    ]
    if speaker.kind == "unnamed":
        actors = [m for m in actors if m.start <= speaker.start + len("the ") and _is_person(m, entities)]
    if not actors:
        return speaker
    found = max(actors, key=lambda m: (m.end - m.start, m.id))
    if _names_others(speaker, found, spans):
        return speaker
    if any(m.entity != found.entity and (m.start, m.end) == (found.start, found.end) for m in actors):
        return speaker  # "the leaders": both said so
    entity = entities[found.entity or ""]
    kind = speaker.kind if entity.type == "place" else entity.type
    # a government keeps the name the account gives it: "Washington" said so, not the country at large
    called = speaker.name if entity.type == "country" and speaker.name[:1].isupper() else entity.name
    return evolve(speaker, name=called, entity=entity.id, kind=kind)
