"""Who went from where to where."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator

from attrs import evolve

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, is_pronoun
from crossbearing.dossier.figures import only_sounds_so
from crossbearing.dossier.journeys import Journey, coming_from, journey_of, journey_of_noun
from crossbearing.dossier.movers import can_move, is_vehicle, named_fully
from crossbearing.dossier.once import Listed, Occasions, are_one_time, findings_of, listed_once, nearer_time
from crossbearing.lexicons.resource import one_of, resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import coreference, modality, predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Movement, MovementStatus

NEAR = 80  # characters of an enumeration
# "Was the last diver | to leave the cave"
RANKED = re.compile(rf"\b(?:was|were|became)(?: \w+)?? {one_of('movements', 'ranks')}(?: \w+)? \Z")
Key = tuple[str, str | None, str | None, str | None, str | None, MovementStatus]


def list_movements(evidence: Evidence) -> tuple[Movement, ...]:
    """Each movement that claims tell of, with all findings that tell it."""
    before = Antecedents(evidence)
    told: list[tuple[Key, tuple[Claim, ...]]] = []
    for claim in evidence.claims:
        for key, claims in _movements(evidence, claim, before):
            told = _continued(told, key, claims)
    found: dict[Key, list[str]] = defaultdict(list)
    tells: dict[Key, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for key, claims in told:
        # "Twenty-seven" and "twenty-seven" are the same words
        whole: Key = (names.setdefault(key[0].casefold(), key[0]), *key[1:])
        ids = [evidence.findings[c.id].id for c in claims]
        found[whole] += ids
        tells[whole].add(ids[0])
    for key, findings in _named_moves(evidence):
        found[key] += findings
        tells[key] |= findings
    return listed_once(
        (Listed(Movement(*key, tuple(sorted({*ids}))), frozenset(tells[key])) for key, ids in found.items()),
        _Once(Occasions(evidence)),
    )


class _Once:
    """Finds what is told of one journey."""

    def __init__(self, occasions: Occasions) -> None:
        self._occasions = occasions

    def keys(self, entry: Movement) -> Iterator[Hashable]:
        """Who goes, in a story."""
        who = self._occasions.names.key(entry.entity)
        yield from ((story, who) for story in sorted(self._occasions.stories(entry)))

    def details(self, entry: Movement) -> tuple[str | None, ...]:
        return entry.origin, entry.destination, entry.by, entry.edtf

    def joined(self, one: Movement, other: Movement, together: bool) -> Movement | None:
        """Two as one: the same go the same way and no detail stands against it. What is planned and what is
        made is one only if a finding says so, and made then.
        """
        names, places = self._occasions.names, self._occasions.places
        same = names.are_alike if together else names.are_same
        if not self._occasions.are_near(one, other) or not same(one.entity, other.entity):
            return None
        if one.status != other.status and not (
            together and {one.status, other.status} == {"made", "planned"}
        ):
            return None
        agree = places.may_agree if together else places.agree
        if not (agree(one.origin, other.origin) and agree(one.destination, other.destination)):
            return None
        if not (_agree(one.by, other.by) and self._is_same_time(one, other, together)):
            return None
        if not together and not self._is_same_way(one, other):
            return None
        origin = places.nearer(one.origin, other.origin)
        destination = places.nearer(one.destination, other.destination)
        if origin is not None and origin == destination:
            return None
        return Movement(
            names.fuller(one.entity, other.entity),
            origin,
            destination,
            max(filter(None, (one.by, other.by)), key=len, default=None),
            nearer_time(one.edtf, other.edtf),
            one.status if one.status == other.status else "made",
            findings_of(one, other),
        )

    def _is_same_way(self, one: Movement, other: Movement) -> bool:
        """Whether an end of both is one, or one of them tells nothing that the other does not."""
        ends = ((one.origin, other.origin), (one.destination, other.destination))
        if any(None not in pair for pair in ends):
            return True
        less = [e for e in (one, other) if e.origin is e.destination is None]
        more = other if less[:1] == [one] else one
        return (
            bool(less) and less[0].by in (None, more.by) and (more.edtf or "").startswith(less[0].edtf or "")
        )

    def _is_same_time(self, one: Movement, other: Movement, together: bool) -> bool:
        """Whether both can be of one time: of one day too where one tells the leaving and one the coming."""
        if are_one_time(one.edtf, other.edtf):
            return True
        (day, _, clock), (other_day, _, other_clock) = ((e.edtf or "").partition("T") for e in (one, other))
        if together and clock and clock[:5] == other_clock[:5]:
            return True  # the day that a clock time is of may be mistaken
        leaves_and_comes = one.destination is None or other.destination is None
        return day == other_day and leaves_and_comes


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one in other or other in one


def _continued(
    told: list[tuple[Key, tuple[Claim, ...]]], key: Key, claims: tuple[Claim, ...]
) -> list[tuple[Key, tuple[Claim, ...]]]:
    """``told`` and one movement more, or its last carried on: "left Oslo and landed in Bergen"."""
    if told:
        (who, origin, end, by, when, status), before = told[-1]
        near = before[0].document == claims[0].document and before[0].sentence == claims[0].sentence
        day = when is None or key[4] is None or when[:10] == key[4][:10]
        same = near and who == key[0] and status == key[5] and day and None in (by, key[3])
        if same and origin is not None and end is None and key[1] is None and key[2] is not None:
            whole: Key = (who, origin, key[2], by or key[3], nearer_time(when, key[4]), status)
            return [*told[:-1], (whole, (*before, *claims))]
    return [*told, (key, claims)]


def _named_moves(evidence: Evidence) -> Iterator[tuple[Key, set[str]]]:
    """Movements that nouns name, of which something is said: "the return of the troops was agreed"."""
    said: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if not claim.nominal and claim.frame != "hypothetical" and claim.certainty == "certain":
            said[(claim.document, claim.sentence)].append(claim)
    for noun in evidence.nominals.values():
        if noun.predicate not in resource("movements")["moves"]:
            continue
        journey = journey_of_noun(evidence, noun)
        for claim in said[(noun.document, noun.sentence)] if journey is not None else ():
            if journey is None:
                continue
            for who, status in _who_so_moved(evidence, claim, noun, journey):
                key = (who, journey.origin, journey.destination, journey.by, evidence.edtf(noun), status)
                yield key, {evidence.findings[claim.id].id}


def _who_so_moved(
    evidence: Evidence, claim: Claim, noun: Claim, journey: Journey
) -> Iterator[tuple[str, MovementStatus]]:
    """Those whose movement the noun names, with what the claim says of it."""
    speaker = claim.speaker.entity if claim.speaker is not None else None
    if not journey.movers and speaker is not None and _is_said_there(evidence, claim, noun):
        # "said on a visit to Oslo": who says it is there
        if evidence.entity_type(speaker) == "person":
            yield speaker, "made"
        return
    status = _said_of(claim, noun)
    for mover in journey.movers if status is not None else ():
        who = named_fully(evidence, mover, noun)
        if who is not None and status is not None:
            yield who, status


def _is_said_there(evidence: Evidence, claim: Claim, noun: Claim) -> bool:
    """ "The minister said during a visit to the city that": outside what is said."""
    inside = claim.start <= noun.start and noun.end <= claim.end
    before = evidence.accounts[noun.document].text[max(0, noun.start - 20) : noun.start].lower().split()
    said = bool(before) and before[-1] in resource("movements")["said"]
    return said and not inside and claim.cue is not None and noun.predicate in resource("movements")["visits"]


def _said_of(claim: Claim, noun: Claim) -> MovementStatus | None:
    """What a claim says of the movement that a noun of its own names."""
    if not any(r.head == noun.head for r in claim.roles if r.role in {"agent", "theme"}):
        return None
    words = resource("movements")
    if claim.predicate in words["cancelled"] or claim.polarity == "denied":
        return "denied"
    if claim.predicate in words["planned"] or (
        claim.predicate in words["made"] and claim.frame == "expected"
    ):
        return "planned"
    return "made" if claim.predicate in words["made"] else None


def _movements(
    evidence: Evidence, claim: Claim, before: Antecedents
) -> Iterator[tuple[Key, tuple[Claim, ...]]]:
    """The movements a statement tells of, each with the claims that tell it."""
    if claim.nominal or claim.frame == "hypothetical" or claim.certainty == "unknown" or _is_advice(claim):
        return
    journey = journey_of(evidence, claim)
    if journey is not None and _is_forbidden(claim, journey, before):
        return
    if journey is not None and only_sounds_so(evidence, claim, journey.movers):
        return
    if journey is not None and not _is_idle(evidence, claim, journey):
        yield from _told(evidence, claim, journey, before)
    calling = coming_from(evidence, claim)
    if calling is not None and (journey is None or journey.origin is None):
        yield from _told(evidence, claim, calling, before)


def _told(
    evidence: Evidence, claim: Claim, journey: Journey, before: Antecedents
) -> Iterator[tuple[Key, tuple[Claim, ...]]]:
    told: tuple[Claim, ...] = (claim,)
    start, end = journey.origin, journey.destination
    there = before.place(claim) if start is None and end is None and _arrives_there(claim) else None
    if there is not None:
        end, told = there[0], (claim, there[1])
    for mover in _each(evidence, _joined(evidence, claim, journey.movers)):
        who, also = _mover(evidence, mover, claim, before)
        if who is not None:
            key = (who, start, end, journey.by, evidence.edtf(claim), _status(evidence, claim, journey))
            yield key, (*told, *also)


def _each(evidence: Evidence, movers: tuple[Role, ...]) -> Iterator[Role]:
    """ "They" who have names go each."""
    for mover in movers:
        people = [e for e in mover.entities if evidence.entity_type(e) == "person"]
        if len(people) == len(mover.entities) > 1:
            yield from (evolve(mover, entities=(e,)) for e in people)
        else:
            yield mover


def _joined(evidence: Evidence, claim: Claim, movers: tuple[Role, ...]) -> tuple[Role, ...]:
    """ "Tea, bread and blankets" go as one; those who have a name, each."""
    first, last = movers[0], movers[-1]
    text = evidence.accounts[claim.document].text
    apart = text[first.end : movers[1].start].strip() if len(movers) > 1 else ""
    if apart == "," and "," in text[last.end : claim.head]:
        return (first,)  # "the suspects, two sailors and a cook, landed"
    if len(movers) < 2 or any(r.entities for r in movers) or not first.end <= last.start:
        return movers
    between = evidence.accounts[claim.document].text[first.end : last.start]
    return (evolve(first, end=last.end),) if len(between) < NEAR and ";" not in between else movers


def _arrives_there(claim: Claim) -> bool:
    """ "Had landed there an hour earlier": at the place named before."""
    after = claim.text[claim.head - claim.start :].lower().split()
    return claim.sense == "arrive" and "there" in after[:2]


def _is_advice(claim: Claim) -> bool:
    """ "Not to travel to the border", "should not leave": nobody says that anybody will not."""
    advised = claim.text.lower().startswith("not to ") or claim.certainty != "certain"
    return claim.polarity == "denied" and advised


def _is_forbidden(claim: Claim, journey: Journey, before: Antecedents) -> bool:
    """ "Has forbidden ferries to leave port"."""
    forbidding = predicates().forbidding | modality().preventing
    told = [c for c in before.beside(claim) if c.predicate in forbidding and c.head < claim.head]
    movers = {r.head for r in journey.movers}
    return claim.frame == "expected" and any(r.head in movers for c in told for r in c.roles)


def _is_idle(evidence: Evidence, claim: Claim, journey: Journey) -> bool:
    """What tells of no movement of somebody to or from somewhere: what is usual, or open in all its parts.

    "Rarely leaves his palace", "did not move", "tried to land", "ferries are not to leave port".
    """
    if set(claim.text.lower().split()) & set(resource("movements")["habits"]):
        return True
    nowhere = journey.origin is None and journey.destination is None and not _arrives_there(claim)
    status = _status(evidence, claim, journey)
    anybody = all(not r.entities and evidence.are_anybody(r, claim) for r in journey.movers)
    vague = status == "planned" and not claim.times
    if vague and not nowhere and claim.certainty == "certain":
        return all(_is_bare(evidence, r, claim) for r in journey.movers)
    return (status == "denied" or vague) and (nowhere or anybody)


def _is_bare(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "Immigrants", "millions of immigrants"; not "40 soldiers"."""
    first = (evidence.words(role, claim) or "").lower().split()[:1]
    counted = first[0][:1].isdigit() or (
        word(first[0], "n").field == "quantity" and not first[0].endswith("s")
    )
    return not role.entities and not counted and evidence.are_anybody(role, claim)


def _mover(
    evidence: Evidence, mover: Role, claim: Claim, before: Antecedents
) -> tuple[str | None, tuple[Claim, ...]]:
    """Who goes, with the claim that names him where this one only says "he"."""
    who = named_fully(evidence, mover, claim)
    if who is not None or not is_pronoun(evidence.words(mover, claim) or ""):
        return who, ()
    meant = before.subject(mover, claim)
    if meant is None or (mover.lemma in coreference().neuter and not _can_be_it(evidence, *meant)):
        return None, ()
    return named_fully(evidence, *meant), (meant[1],)


def _can_be_it(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "It" that goes somewhere is a vessel, a body or what has a name: no conference departs."""
    if role.lemma in resource("movements")["occasions"]:
        return False
    return is_vehicle(role) or can_move(evidence, role, claim)


def _status(evidence: Evidence, claim: Claim, journey: Journey) -> MovementStatus:
    if claim.polarity == "denied":
        return "denied"
    if journey.ahead or evidence.is_scheduled(claim):
        return "planned"
    text = evidence.accounts[claim.document].text
    if claim.text.startswith("to ") and RANKED.search(text, max(claim.start - NEAR, 0), claim.start):
        return "made"
    return (
        "made"
        if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"}
        else "planned"
    )
