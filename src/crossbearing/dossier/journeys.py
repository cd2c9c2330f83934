"""A claim as one of somebody's going or being brought: who moves, and from where to where, by what."""

from functools import partial

from attrs import frozen

from crossbearing.dossier.evidence import Evidence, roles, sense
from crossbearing.dossier.grammar import MOSTLY, WORD, small_words
from crossbearing.dossier.movers import can_move, is_alive, is_vehicle
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.model.claim import Claim, Role
from crossbearing.model.mention import Place

_words = partial(word_set, "movements")

PLACES = {"location", "object", "artifact"}  # WordNet's fields of what one can go to
ONWARD = {" to ", " to the "}


@frozen
class Journey:
    """Who moves by a claim's verb; either end may be unknown."""

    movers: tuple[Role, ...]
    origin: str | None
    destination: str | None
    by: str | None
    ahead: bool = False  # "is due in Oslo"


def journey_of(evidence: Evidence, claim: Claim) -> Journey | None:
    """The movement that the claim's verb tells of, None where it tells of none.

    It must say from where, to where or at least which way; "arrived" and "were evacuated" say enough.
    """
    if claim.nominal:
        return None
    if claim.predicate in _words("staying"):
        return _presence(evidence, claim)
    if claim.predicate in _words("awaiting"):
        return _awaited(evidence, claim)
    carried = _carried(evidence, claim)
    if not carried and not _goes(claim):
        return None
    movers = carried or tuple(r for r in _goers(claim) if can_move(evidence, r, claim))
    origin, destination = _ends(evidence, claim, carried)
    if carried and _is_given(evidence, claim, carried):
        return None
    if claim.predicate == "come" and destination is None and not _way(evidence, claim, carried):
        origin = None  # "the loan comes from Oslo", "they come from Oslo"
    found = Journey(movers, origin, destination, _by(evidence, claim))
    enough = origin or destination or _says_enough(evidence, claim, movers, carried)
    return found if movers and enough else None


def journey_of_noun(evidence: Evidence, noun: Claim) -> Journey | None:
    """ "The withdrawal of the troops to their bases": who moves, where both he and an end are told."""
    movers = tuple(r for r in roles(noun, "agent", "theme") if can_move(evidence, r, noun))
    origin, destination = None, None
    for role in roles(noun, "origin", "destination", "recipient", "place", "topic"):
        place, before = end_of(evidence, role, noun), _before(evidence, role, noun)
        origin = origin or (place if before == "from" else None)
        destination = destination or (place if before in _words("to") else None)
    visited = noun.predicate in _words("visits") and destination is not None  # by whoever speaks there
    known = (movers or visited) and (origin is not None or destination is not None)
    return Journey(movers, origin, destination, _by(evidence, noun)) if known else None


def _goers(claim: Claim) -> list[Role]:
    """Who does it; "was headed to Oslo" heads there himself."""
    headed = claim.predicate == "head" and not claim.role("agent")
    return [r for r in roles(claim, "theme") if r.end <= claim.head] if headed else roles(claim, "agent")


def _goes(claim: Claim) -> bool:
    own = sense(claim)
    if claim.predicate in _words("paying") and any(r.lemma in _words("moves") for r in roles(claim, "theme")):
        return True  # "paid a visit to Oslo"
    if any(claim.predicate in _words(kind) for kind in ("going", "leaving", "reaching")):
        return own is None or own.motion or claim.predicate not in _words("light")
    return own is not None and own.motion and claim.predicate != "make"


def _carried(evidence: Evidence, claim: Claim) -> tuple[Role, ...]:
    """What is brought: the object of such a verb, before the verb in a passive."""
    if claim.predicate not in _words("carrying"):
        return ()
    themes = [r for r in roles(claim, "theme") if evidence.entity_type(r.entity) not in {"place", "country"}]
    if claim.predicate in _words("leaving"):
        # "residents evacuated their houses": they went, not the houses
        themes = [r for r in themes if not (_is_site(r) and _is_own(evidence, r, claim))]
    return tuple(r for r in themes if can_move(evidence, r, claim, as_goods=True))


def _is_own(evidence: Evidence, role: Role, claim: Claim) -> bool:
    first = (evidence.words(role, claim) or "").lower().split()[:1]
    return not small_words("owners").isdisjoint(first)


def _is_given(evidence: Evidence, claim: Claim, carried: tuple[Role, ...]) -> bool:
    """ "Sent tanks to Chile": what passes from one to another is a transfer."""
    own = sense(claim)
    things = not any(is_alive(evidence, r, claim) for r in carried)
    taker = any(
        evidence.entity_type(r.entity) in {"country", "organisation", "person"}
        for r in roles(claim, "recipient", "destination")
    )
    return own is not None and own.giver is not None and things and taker


def _presence(evidence: Evidence, claim: Claim) -> Journey | None:
    """ "The minister is in Oslo", "is due in Oslo", "are on their way to Oslo"."""
    who = roles(claim, "agent")
    movers = tuple(r for r in who if can_move(evidence, r, claim))
    due = any(r.lemma in _words("due") for r in roles(claim, "attribute"))
    text = evidence.accounts[claim.document].text
    # "on their way"; not "in many ways"
    going = any(
        r.lemma in _words("way") and text[: r.start].split()[-1:] == ["on"] for r in roles(claim, "place")
    )
    if not movers:
        return None
    if due or going:
        ends = [r for r in roles(claim, "destination", "recipient", "place") if r.lemma not in _words("way")]
        to = next((p for r in ends if (p := end_of(evidence, r, claim)) is not None), None)
        return Journey(movers, None, to, None, due) if going or to else None
    # for one who has a name to be somewhere is to have come there
    where = claim.role("place")
    named = [r for r in movers if evidence.entity_type(r.entity) == "person"]
    if where is None or not named or not _is_named_place(evidence, where):
        return None
    return Journey(tuple(named), None, evidence.who(where, claim), None)


def _awaited(evidence: Evidence, claim: Claim) -> Journey | None:
    """ "The minister is expected in Oslo"."""
    movers = tuple(r for r in roles(claim, "theme") if r.end <= claim.head and is_alive(evidence, r, claim))
    where = next((r for r in roles(claim, "place", "origin") if _is_named_place(evidence, r)), None)
    sent = tuple(r for r in roles(claim, "theme") if r.end <= claim.head and r.lemma in _words("shipments"))
    if sent and claim.times:
        return Journey(sent, None, end_of(evidence, where, claim) if where else None, None, ahead=True)
    if not movers or where is None or _before(evidence, where, claim) not in _words("at") | {"back"}:
        return None
    return Journey(movers, None, end_of(evidence, where, claim), None, ahead=True)


def _ends(evidence: Evidence, claim: Claim, carried: tuple[Role, ...]) -> tuple[str | None, str | None]:
    """Where from and where to. "Left Rome" names the one as its object, "reached Rome" the other."""
    origin: str | None = None
    destination: str | None = None
    visits = claim.predicate in _words("visiting")
    leaves, reaches = _is(claim, "leaving", "depart"), _is(claim, "reaching", "arrive")
    for role in claim.roles:
        if role in carried or (role.role != "theme" and role.end <= claim.start):
            continue  # "parents, to whom he wrote, who fled"
        before = _before(evidence, role, claim)
        place = end_of(evidence, role, claim)
        if role.role == "theme" and not carried:
            named = _is_named_place(evidence, role) or _is_hall(evidence, role)
            object_end = place if named or _is_site(role) else None
            if leaves:
                origin = origin or object_end or _occasion(evidence, role, claim)
            elif claim.predicate in _words("visiting") and _is_company(evidence, role, claim):
                continue
            elif reaches or (named and _goes(claim)):
                destination = destination or (object_end if not _is_crossed(evidence, role, claim) else None)
        elif role.role == "origin" or before == "from":
            origin = origin or place or _gathering(role, claim, evidence)
        elif claim.predicate == "leave" and before == "to":
            continue  # "left the choice to the captains"
        elif _leads(role, before, leaves, (reaches and claim.predicate not in _words("entering")) or visits):
            destination = destination or place
    return origin, destination or _onward(evidence, claim) or _whither(evidence, claim)


def _onward(evidence: Evidence, claim: Claim) -> str | None:
    """ "From Oslo to Bergen": where to, if the grammar hangs it on where from."""
    text = evidence.accounts[claim.document].text
    ends = [r.end for r in roles(claim, "origin") if _before(evidence, r, claim) == "from"]
    for place in evidence.places.get(claim.document, ()):
        if place.end <= claim.end and any(text[at : place.start] in ONWARD for at in ends):
            return place.entity or text[place.start : place.end]
    return None


def _leads(role: Role, before: str | None, leaves: bool, reaches: bool) -> bool:
    """Whether a role is where to: "to Oslo", "left for Oslo", "landed in Oslo"."""
    to = before in _words("to") or role.role == "destination"
    return to or (before == "for" and leaves) or (before in _words("at") and reaches and role.role == "place")


def _is(claim: Claim, kind: str, name: str) -> bool:
    own = sense(claim)
    if own is not None and own.motion and own.name in {"depart", "arrive"}:
        return own.name == name
    return claim.predicate in _words(kind)


def _occasion(evidence: Evidence, role: Role, claim: Claim) -> str | None:
    """ "Left the ceremony"."""
    return evidence.who(role, claim) if role.lemma in _words("occasions") else None


def _is_crossed(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "Crossed the lake": who did is not in it."""
    return claim.predicate == "cross" and not _is_named_place(evidence, role)


def _says_enough(
    evidence: Evidence, claim: Claim, movers: tuple[Role, ...], carried: tuple[Role, ...]
) -> bool:
    """Whether somebody is told to go though not where: "walked out", "were sent down", "landed at noon"."""
    if carried:
        passive = carried[0].end <= claim.head
        alive = all(is_alive(evidence, r, claim) or is_vehicle(r) for r in carried)
        alone = claim.predicate in _words("alone") and passive
        sent = alone or claim.predicate in _words("sending")
        return (alive and sent) or ((passive or alive) and _way(evidence, claim, carried))
    if not all(is_alive(evidence, r, claim) or is_vehicle(r) for r in movers):
        return False
    themes = [r for r in roles(claim, "theme") if ":" not in _between(evidence, claim, r)]
    if claim.predicate == "cross":
        return any(_is_site(r) for r in themes)
    own = sense(claim)
    moves = own is not None and own.name in {"depart", "arrive"} and claim.predicate not in _words("going")
    upright = not any(is_vehicle(r) for r in movers) or _adverb(evidence, claim, ()) not in _words("upright")
    alone = claim.predicate in _words("alone") or moves
    return not themes and (alone or (upright and _way(evidence, claim, ())))


def _between(evidence: Evidence, claim: Claim, role: Role) -> str:
    """What stands between the verb and a role behind it: "rode in: sixteen men"."""
    return evidence.accounts[claim.document].text[claim.head : role.start]


def _way(evidence: Evidence, claim: Claim, carried: tuple[Role, ...]) -> bool:
    """Whether an adverb says which way."""
    adverb = _adverb(evidence, claim, carried)
    shades: dict[str, list[str]] = resource("movements")["shades"]
    return adverb in _words("directions") and adverb in shades.get(claim.predicate, [adverb])


def _whither(evidence: Evidence, claim: Claim) -> str | None:
    """ "Home", "abroad": adverbs that are where to."""
    carried = tuple(roles(claim, "theme"))
    words = _following(evidence, claim, claim.head)[1:3]
    words += [w for r in carried if r.start > claim.head for w in _following(evidence, claim, r.end)[:1]]
    return next((w for w in words if w in _words("whither")), None)


def _adverb(evidence: Evidence, claim: Claim, carried: tuple[Role, ...]) -> str | None:
    """The word right behind the verb or what is carried, unless it goes with a noun: not "in Rome"."""
    text = evidence.accounts[claim.document].text
    places = [m.end() for m in WORD.finditer(text, claim.head, claim.end)][:1]
    places += [r.end for r in carried if r.start > claim.head]
    for at in places:
        found = WORD.search(text, at, claim.end)
        if found is None or text[at : found.start()].strip():
            continue
        if found[0].lower() in _words("directions") and not _governs(evidence, claim, found.end()):
            return found[0].lower()
    return None


def _governs(evidence: Evidence, claim: Claim, at: int) -> bool:
    """Whether a noun, a name or a time follows: "in Rome", "in 1998", "off the coast"."""
    if any(0 <= r.start - at <= 1 for r in claim.roles):
        return True
    behind = evidence.accounts[claim.document].text[at : claim.end]
    following = WORD.search(behind)
    if following is None or behind[: following.start()].strip():
        return False
    word_ = following[0]
    return word_[0].isupper() or word_[0].isdigit() or word_.lower() in _words("determiners")


def _following(evidence: Evidence, claim: Claim, at: int) -> list[str]:
    text = evidence.accounts[claim.document].text
    return [m[0].lower() for m in WORD.finditer(text, at, max(claim.end, at))]


def _before(evidence: Evidence, role: Role, claim: Claim) -> str | None:
    """The word before a role's own: its preposition."""
    words = evidence.accounts[claim.document].text[max(0, role.start - 40) : role.start].lower().split()
    return words[-1] if words else None


def end_of(evidence: Evidence, role: Role, claim: Claim) -> str | None:
    """The place a role names, or its words as far as they are about it: not "a country of his own will"."""
    if role.lemma in _words("voyages") and _before(evidence, role, claim) == "for":
        return None  # "left Oslo for a crossing of five hours"
    words = evidence.who(role, claim)
    named = _is_named_place(evidence, role) or _is_hall(evidence, role) or _is_heart(role, words or "")
    if not named and (not _is_site(role) or _is_institution(role, words or "")):
        return None
    if role.entity is not None or words is None:
        return words
    words = evidence.words_without_time(role, claim)
    of = words.find(" of ")
    about = of < 0 or words[of + 4 :].removeprefix("the ")[:1].isupper()
    return _located(evidence, words if about else words[:of], role, claim)


def _located(evidence: Evidence, words: str, role: Role, claim: Claim) -> str:
    """The words with the place they are in: "a hospital in Bergen"."""
    text = evidence.accounts[claim.document].text
    for place in map(evidence.mentions.get, claim.places):
        if place is not None and 0 < place.start - role.end <= len(" near the "):
            between = text[role.end : place.start].split()
            if between and between[0] in _words("at") | {"of"} and between[1:] in ([], ["the"]):
                return " ".join([words, *between, *text[place.start : place.end].split()])
    return words


def _is_named_place(evidence: Evidence, role: Role) -> bool:
    return evidence.entity_type(role.entity) in {"place", "country"}


def _is_institution(role: Role, words: str) -> bool:
    """ "College", "high school", "office": without an article what one does there."""
    first = words.lower().split()[:1]
    owned = bool(first) and (first[0] in _words("determiners") or first[0].endswith(("'s", "’s")))
    return (
        role.lemma in _words("institutions") and not owned and not any(w[0].isupper() for w in words.split())
    )


def _is_hall(evidence: Evidence, role: Role) -> bool:
    """ "The Museum of Natural History": a body that is a house too."""
    body = evidence.entity_type(role.entity) == "organisation"
    return body and (role.lemma in _words("ends") or word(role.lemma, "n").field == "artifact")


def _is_heart(role: Role, words: str) -> bool:
    """ "The heart of Rome"."""
    of = words.find(" of ")
    return (
        not role.entities and role.lemma in _words("figures") and of > 0 and words[of + 4 : of + 5].isupper()
    )


def _is_site(role: Role) -> bool:
    """ "A third country", "the airport", "their families": where one goes that has no name."""
    if role.entities or role.lemma in _words("figures") or role.lemma in _words("vehicles"):
        return False
    known = role.lemma in _words("ends") or role.lemma in _words("folk")
    noun = word(role.lemma, "n")
    return known or noun.field in PLACES or sum(noun.fields.get(f, 0.0) for f in PLACES) >= MOSTLY


def _is_company(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The wounded sailors": one goes to see them."""
    return not role.entities and word(role.lemma, "n").field == "person" and evidence.are_known(role, claim)


def _gathering(role: Role, claim: Claim, evidence: Evidence) -> str | None:
    """ "Home from a tournament"."""
    is_event = not role.entities and word(role.lemma, "n").field == "event"
    return evidence.who(role, claim) if is_event else None


def _by(evidence: Evidence, claim: Claim) -> str | None:
    """By what: "by train", "in rubber boats"; not "one by one", "by night", "in the car park"."""
    for role in roles(claim, "instrument", "place"):
        vehicle = role.lemma in _words("vehicles")
        bare = _before(evidence, role, claim) == "by" and word(role.lemma, "n").field == "artifact"
        carries = vehicle or bare
        if carries and (role.role == "instrument" or _before(evidence, role, claim) in _words("aboard")):
            return evidence.who(role, claim)
    return None


def coming_from(evidence: Evidence, claim: Claim) -> Journey | None:
    """ "The ferry from Oslo": it comes from there; "a tanker from Chile" flies a flag."""
    text = evidence.accounts[claim.document].text
    for role in roles(claim, "agent", "theme"):
        at = WORD.match(text, role.end + 1)
        if role.lemma not in _words("scheduled") or at is None or at[0] != "from":
            continue
        for place in evidence.places.get(claim.document, ()):
            near = 0 < place.start - at.end() <= len(" the ")
            if near and isinstance(place.value, Place) and place.value.precision != "country":
                return Journey((role,), " ".join(text[place.start : place.end].split()), None, None)
    return None
