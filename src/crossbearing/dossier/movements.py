"""Who went from where to where."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from crossbearing.dossier.evidence import Evidence, roles, sense, told_fully
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Movement, MovementStatus

Key = tuple[str, str | None, str | None, str | None, str | None, MovementStatus]
MOVABLE = {"person", "group", "artifact", "animal", "body", "unknown"}  # WordNet's fields


def list_movements(evidence: Evidence) -> tuple[Movement, ...]:
    """Each movement that claims tell of, with all findings that tell it."""
    seen = _Seen(evidence)
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in evidence.claims:
        for key, claims in _movements(evidence, claim, seen):
            found[key] |= {evidence.findings[c.id].id for c in claims}
    told = (Movement(*key, findings=tuple(sorted(ids))) for key, ids in found.items())
    return told_fully(told, ("origin", "destination", "by", "edtf"))


class _Seen:
    """The places that an account names, to know where "there" is."""

    def __init__(self, evidence: Evidence) -> None:
        self._named: dict[str, list[tuple[int, str, Claim]]] = defaultdict(list)
        for claim in evidence.claims:
            for role in roles(claim, "place", "origin", "destination", "theme"):
                if role.entity is not None and evidence.entity_type(role.entity) == "place":
                    self._named[claim.document].append((role.head, role.entity, claim))

    def before(self, claim: Claim) -> tuple[str, Claim] | None:
        """The place named last before the claim, in its sentence or the one before."""
        near = [
            (at, place, told)
            for at, place, told in self._named[claim.document]
            if at < claim.start and claim.sentence - told.sentence <= 1
        ]
        return max(near, key=lambda n: n[0])[1:] if near else None


def _movements(evidence: Evidence, claim: Claim, seen: _Seen) -> Iterator[tuple[Key, tuple[Claim, ...]]]:
    """The movements a statement tells of, each with the claims that tell it."""
    if claim.nominal or claim.frame == "hypothetical" or claim.certainty == "unknown" or _is_advice(claim):
        return
    origin, destination = _ends(evidence, claim)
    start, end = _place(evidence, origin, claim), _place(evidence, destination, claim)
    told: tuple[Claim, ...] = (claim,)
    if start is None and end is None:
        there = seen.before(claim) if _arrives_there(claim) else None
        if there is None:
            return
        end, told = there[0], (claim, there[1])
    by = evidence.words(claim.role("instrument"), claim)
    for mover in roles(claim, "agent"):
        who = _mover(evidence, mover, claim)
        if who is not None and _can_move(evidence, mover, claim):
            yield (who, start, end, by, evidence.edtf(claim), _status(evidence, claim)), told


def _arrives_there(claim: Claim) -> bool:
    """ "Had landed there an hour earlier": at the place named before."""
    after = claim.text[claim.head - claim.start :].lower().split()
    return claim.sense == "arrive" and "there" in after[:2]


def _is_advice(claim: Claim) -> bool:
    """ "Not to travel to the border": nobody says that anybody will not."""
    return claim.polarity == "denied" and claim.text.lower().startswith("not to ")


def _mover(evidence: Evidence, mover: Role, claim: Claim) -> str | None:
    """Who goes, as far as the account tells: "somebody from the ministry", "the navy ship Alba"."""
    who = evidence.who(mover, claim)
    if who is None or mover.entity is not None or not mover.head < mover.end <= claim.head:
        return who
    more = evidence.accounts[claim.document].text[mover.end : claim.head].split()
    if mover.lemma in cues().anybody:
        return " ".join([who, *more]) if more[:1] in (["from"], ["of"]) else who
    return " ".join([who, *takewhile(lambda w: w[0].isupper() or w[0].isdigit(), more)])


def _place(evidence: Evidence, role: Role | None, claim: Claim) -> str | None:
    """The place, or its words as far as they are about it: not "a third country of his own free will"."""
    words = evidence.who(role, claim)
    if role is None or role.entity is not None or words is None:
        return words
    of = words.find(" of ")
    about = of < 0 or words[of + 4 :].removeprefix("the ")[:1].isupper()
    return words if about else words[:of]


def _ends(evidence: Evidence, claim: Claim) -> tuple[Role | None, Role | None]:
    """Where from and where to. "Left Rome" names the one as its object, "reached Rome" the other."""
    own = sense(claim)
    if own is None or not own.motion:
        # "the minister is in Oslo": for one who has a name to be somewhere is to have come there
        where, who = claim.role("place"), claim.role("agent")
        present = claim.predicate in {"be", "stay", "remain"} and _is_place(evidence, where)
        someone = who is not None and evidence.entity_type(who.entity) == "person"
        return (None, where) if present and someone else (None, None)
    origin, destination, place = claim.role("origin"), claim.role("destination"), claim.role("place")
    target = next((r for r in roles(claim, "theme") if _is_place(evidence, r)), None)
    if own.name == "depart":
        origin = origin or target
    else:
        destination = destination or target or (place if own.name == "arrive" else None)
    return (
        origin if _is_place(evidence, origin) or _is_site(origin) else None,
        destination if _is_place(evidence, destination) or _is_site(destination) else None,
    )


def _is_place(evidence: Evidence, role: Role | None) -> bool:
    return role is not None and evidence.entity_type(role.entity) in {"place", "country"}


def _is_site(role: Role | None) -> bool:
    """ "A third country", "the airport": a place without a name, where a preposition makes it an end."""
    if role is None or role.role == "theme" or role.entities:
        return False
    return role.lemma in resource("movements")["ends"]


def _can_move(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """A person, a body or a thing; pictures and papers show movements and make none, talks only go on."""
    named = role.entity is not None or evidence.accounts[claim.document].text[role.head].isupper()
    return (
        named
        or role.lemma in cues().anybody
        or (role.lemma not in cues().documents and word(role.lemma, "n").field in MOVABLE)
    )


def _status(evidence: Evidence, claim: Claim) -> MovementStatus:
    if claim.polarity == "denied":
        return "denied"
    if evidence.is_scheduled(claim):
        return "planned"
    return (
        "made"
        if claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"}
        else "planned"
    )
