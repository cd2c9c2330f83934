"""Who met whom, or is to meet, face to face or at a distance."""

import re
from collections.abc import Hashable, Iterator, Set
from functools import cache, partial

from attrs import frozen

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.dossier.grammar import WORD, small_words
from crossbearing.dossier.once import Listed, Occasions, are_one_time, findings_of, listed_once, nearer_time
from crossbearing.dossier.parties import Parties
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.dossier import Meeting, MeetingStatus

_words = partial(word_set, "meetings")

PLACES = {"location", "object", "artifact", "group"}  # WordNet's fields of where one can meet
REACH = 4  # sentences back; "such a meeting" is one told of right before
CALLED_OFF = re.compile(r"\bcall(?:ed|s|ing)?(?: \w+){0,3} off\b")


@frozen
class _Told:
    """A meeting as one claim tells of it; ``part`` is the claim or noun that has the parties.

    ``also`` are the claims that name whom a pronoun of the part stands for; ``ahead`` says that the meeting
    comes after what the claim tells, ``spoken`` that the claim was said in or after it.
    """

    parties: tuple[str, ...]
    part: Claim
    also: tuple[Claim, ...] = ()
    ahead: bool = False
    spoken: bool = False


def list_meetings(evidence: Evidence) -> tuple[Meeting, ...]:
    """Each meeting that claims tell of, with all findings that tell it.

    The place of one at a distance is "by telephone" or the like.
    """
    teller = _Teller(evidence)
    found: dict[tuple[object, ...], Meeting] = {}
    before: dict[str, list[_Told]] = {}
    for claim in sorted(evidence.claims, key=lambda c: (c.document, c.head)):
        told = list(teller.meetings(claim))
        earlier = before.setdefault(claim.document, [])
        meant = None if told else _meant(evidence, claim, earlier, teller.parties)
        for known in told or ([meant] if meant is not None else []):
            meeting = _meeting(evidence, claim, known)
            key = (meeting.participants, meeting.place, meeting.edtf, meeting.status)
            findings = {*meeting.findings, *(found[key].findings if key in found else ())}
            found[key] = Meeting(*key, tuple(sorted(findings)))
        earlier += told
    told_once = (Listed(meeting, frozenset(meeting.findings)) for meeting in found.values())
    return listed_once(told_once, _Once(Occasions(evidence)))


class _Once:
    """Finds what is told of one meeting."""

    def __init__(self, occasions: Occasions) -> None:
        self._occasions = occasions

    def keys(self, entry: Meeting) -> Iterator[Hashable]:
        """Somebody there, in a story."""
        for story in sorted(self._occasions.stories(entry)):
            yield from ((story, self._occasions.names.key(party)) for party in entry.participants)

    def details(self, entry: Meeting) -> tuple[str | None, ...]:
        return *entry.participants, entry.place, entry.edtf

    def joined(self, one: Meeting, other: Meeting, together: bool) -> Meeting | None:
        """Two as one: the same meet, or some of them at a time or place told of both, and nothing told of
        one stands against the other.
        """
        places = self._occasions.places
        if one.status != other.status or not self._occasions.are_near(one, other):
            return None
        if not (places.agree(one.place, other.place) and are_one_time(one.edtf, other.edtf)):
            return None
        parties, others = self._parties(one), self._parties(other)
        told_of_both = None not in (one.place, other.place) or None not in (one.edtf, other.edtf)
        some = len(parties.keys() & others.keys()) > 1 and told_of_both
        if not (parties.keys() == others.keys() or (some and _one_holds(parties.keys(), others.keys()))):
            return None
        every = {key: self._occasions.names.fuller(parties.get(key, p), p) for key, p in others.items()}
        return Meeting(
            tuple(sorted({**parties, **every}.values())),
            places.nearer(one.place, other.place),
            nearer_time(one.edtf, other.edtf),
            one.status,
            findings_of(one, other),
        )

    def _parties(self, entry: Meeting) -> dict[Hashable, str]:
        return {self._occasions.names.key(party): party for party in entry.participants}


def _one_holds(one: Set[Hashable], other: Set[Hashable]) -> bool:
    return one <= other or other <= one


def _meeting(evidence: Evidence, claim: Claim, told: _Told) -> Meeting:
    """The meeting as listed; what goes before one is no time of it."""
    apart = told.ahead or told.spoken
    place = _place(evidence, told.part) or (None if apart else _place(evidence, claim))
    findings = {evidence.findings[c.id].id for c in (claim, *told.also)}
    if told.part != claim:
        findings |= evidence.told_in(told.part)
    edtf = evidence.edtf(told.part) or (None if apart else evidence.edtf(claim))
    return Meeting(told.parties, place, edtf, _status(evidence, claim, told), tuple(sorted(findings)))


def _place(evidence: Evidence, claim: Claim) -> str | None:
    """Where, or by what at a distance; a time ("at night") is no place, nor is a person."""
    places = [r for r in roles(claim, "place") if r.entities or _is_where(evidence, r, claim)]
    named = next((who for r in places if (who := evidence.who(r, claim)) is not None), None)
    return _by(evidence, claim) or named or _named_place(evidence, claim)


def _named_place(evidence: Evidence, claim: Claim) -> str | None:
    """ "A meeting is planned for May in Rome": a place that the grammar hangs on another word."""
    text = evidence.accounts[claim.document].text
    for place in map(evidence.mentions.get, claim.places):
        if place is None or not claim.head < place.start < claim.end:
            continue
        if text[claim.head : place.start].split()[-1].lower() in _words("where"):
            return " ".join(text[place.start : place.end].split())
    return None


def _by(evidence: Evidence, claim: Claim) -> str | None:
    """ "By telephone"."""
    names: dict[str, str] = resource("meetings")["calling"]
    for role in claim.roles:
        words = (evidence.words(role, claim) or "").lower().split()
        if role.lemma in _words("distant"):
            return " ".join(["by", *(w for w in words if w not in small_words("articles"))])
        if _is_meeting(role.lemma) and (said := [names[w] for w in words if w in names]):
            return f"by {said[0]}"
    told = [claim.predicate] if claim.sense == "call" else []
    told += [claim.predicate, *WORD.findall(claim.text.lower())] if claim.nominal else []
    means = next((names[w] for w in told if w in names), None)
    return None if means is None else f"by {means}"


def _is_where(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The palace"; a bare noun ("in addition") and "the sidelines" are nowhere."""
    if _is_meeting(role.lemma) or role.lemma in resource("movements")["figures"]:
        return False
    bare = " " not in (evidence.words(role, claim) or "")
    return role.lemma in resource("movements")["ends"] or (not bare and word(role.lemma, "n").field in PLACES)


class _Teller:
    """Finds the meetings that a statement tells of."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.before = Antecedents(evidence)
        self.parties = Parties(evidence, self.before)
        self._inside: dict[tuple[str, int], list[Claim]] = {}
        for noun in evidence.nominals.values():
            if _is_meeting(noun.predicate) and _brings_together(evidence, noun):
                self._inside.setdefault((noun.document, noun.sentence), []).append(noun)

    def meetings(self, claim: Claim) -> Iterator[_Told]:
        """Those in its verb ("met"), in what is said of one ("is planned") and in what somebody is in
        ("spent an hour in talks with").
        """
        unsure = claim.certainty != "certain" and claim.polarity == "denied"  # "no sign that they will meet"
        if claim.nominal or claim.frame == "hypothetical" or claim.certainty == "unknown" or unsure:
            return
        parties, also = self.parties.of_verb(claim)
        if parties:
            yield _Told(parties, claim, also)
            return
        for noun in self._inside.get((claim.document, claim.sentence), []):
            if claim.start <= noun.start and noun.end <= claim.end:
                yield from self._named(claim, noun)
            elif claim.speaker is not None and not self._is_inside(noun):
                yield from self._spoken(claim, noun)

    def _is_inside(self, noun: Claim) -> bool:
        return any(c.start <= noun.start and noun.end <= c.end for c in self.before.beside(noun))

    def _spoken(self, claim: Claim, noun: Claim) -> Iterator[_Told]:
        """ "Said in a call with the mayor that": who says it was there; "said after a cabinet meeting"."""
        preposition = _before(self._evidence, noun)
        if claim.speaker is None or preposition not in _words("within"):
            return
        parties, also = self.parties.of_noun(noun, None)
        if not parties and claim.speaker.entity is not None and claim.speaker.kind != "document":
            own, also = self.parties.of_noun_alone(noun)
            parties = tuple(sorted({*own, claim.speaker.entity})) if own else ()
        if len(parties) > 1 or (self.parties.sits(noun) and noun.predicate in _words("sessions")):
            yield _Told(parties, noun, (claim, *also), spoken=True)

    def _named(self, claim: Claim, noun: Claim) -> Iterator[_Told]:
        """A meeting that a noun names, if the claim says that it is held, or that somebody is in it."""
        word_ = self._evidence.accounts[noun.document].text[noun.head :].split(maxsplit=1)[0].lower()
        taken = claim.predicate == "take" and any(r.head == noun.head for r in roles(claim, "theme"))
        if taken:
            return  # "takes their calls"
        if word_.rstrip(".,;") in _words("usual") and not noun.times and not claim.times:
            return  # "meetings between them have produced little"
        said = claim.predicate in _words("held") | _words("planned") | _words("cancelled") | _words("working")
        preposition = _before(self._evidence, noun)
        is_part = preposition not in _words("within") | _words("ahead") and self._is_part(claim, noun)
        known = claim.predicate in _words("knowing") and preposition in _words("knowing_of")
        if said and is_part:
            parties, also = self.parties.of_noun(noun, claim if self._has_it(claim, noun) else None)
        elif preposition in _words("within") | _words("ahead") and claim.polarity == "affirmed":
            # who speaks at a conference of others has not met them
            open_to_many = noun.predicate in _words("public") and noun.role("companion") is None
            # nor has who asks for a session of a body
            asks = claim.predicate in _words("planned") and self.parties.sits(noun)
            parties, also = self.parties.of_noun(noun, None if open_to_many or asks else claim)
        elif known and claim.polarity == "affirmed":
            parties, also = self.parties.of_noun(noun, None)
        else:
            return
        alone = len(parties) == 1 or preposition in _words("within")
        coming = alone and _words("coming").intersection(noun.text.lower().split())
        if parties and not coming:
            yield _Told(parties, noun, also, not is_part and preposition in _words("ahead"))

    def _is_part(self, claim: Claim, noun: Claim) -> bool:
        """ "Hold talks", "two days of talks ended"."""
        names: tuple[RoleName, ...] = ("agent", "theme", "attribute", "recipient")
        measured = _before(self._evidence, noun) == "of" and _is_measured(self._evidence, noun)
        return (measured and noun.end <= claim.head) or any(r.head == noun.head for r in roles(claim, *names))

    def _has_it(self, claim: Claim, noun: Claim) -> bool:
        """ "The council will hold a session": whoever holds it takes part."""
        return any(r.head == noun.head for r in roles(claim, "theme")) and bool(claim.role("agent"))


def _brings_together(evidence: Evidence, noun: Claim) -> bool:
    """Not "a press conference", "a call for help" nor "an encounter with police"."""
    text = evidence.accounts[noun.document].text
    words = text[noun.start : noun.head].lower().split()
    after = text[noun.head :].lower().split(maxsplit=2)[1:2]
    wanted = not _words("wanting").isdisjoint(after) or " for " in noun.text
    asked = noun.predicate == "call" and wanted and words[-1:] != ["phone"]
    return not asked and not _words("news").intersection(words) and noun.predicate not in _words("chance")


def _before(evidence: Evidence, noun: Claim) -> str | None:
    """The word before a noun with its article: its preposition. Of "over two days of talks" it is "over"."""
    words = _words_before(evidence, noun)
    if _is_measured(evidence, noun):
        return next((w for w in reversed(words[-5:-2]) if w in _words("within")), "of")
    return words[-1] if words else None


def _is_measured(evidence: Evidence, noun: Claim) -> bool:
    """ "Two days of talks"."""
    measure, of = ["", "", *_words_before(evidence, noun)][-2:]
    return of == "of" and measure.removesuffix("s") in _words("measures")


def _words_before(evidence: Evidence, noun: Claim) -> list[str]:
    return evidence.accounts[noun.document].text[max(0, noun.start - 40) : noun.start].lower().split()


def _meant(evidence: Evidence, claim: Claim, earlier: list[_Told], parties: Parties) -> _Told | None:
    """The meeting told of before that "there was no such meeting" speaks of."""
    spoken = [r for r in claim.roles if (noun := predicates().nouns.get(r.lemma)) and noun.name == "meet"]
    if claim.nominal or claim.sense != "meet" or not spoken or claim.polarity != "denied":
        return None
    words = {w for r in spoken for w in (evidence.words(r, claim) or "").lower().split()}
    if not words & _words("pointing"):
        return None
    near = [t for t in earlier if claim.sentence - t.part.sentence <= REACH]
    nouns = (n for (document, _), n in evidence.nominals.items() if document == claim.document)
    named = [n for n in nouns if n.sense == "meet" and 0 <= claim.sentence - n.sentence <= REACH]
    near += [_Told(p, n) for n in named if n.head < claim.head and (p := parties.of_noun(n, None)[0])]
    return max(near, key=lambda t: t.part.head) if near else None


def _status(evidence: Evidence, claim: Claim, told: _Told) -> MeetingStatus:
    if told.spoken:
        return "held"
    called_off = claim.predicate == "call" and CALLED_OFF.search(claim.text) is not None
    # talks that failed to bring peace were held
    is_agent = any(r.head == told.part.head for r in roles(claim, "agent"))
    works = claim.predicate in _words("working") or (is_agent and claim.predicate not in _words("happening"))
    without_yield = told.part != claim and works
    if claim.polarity == "denied" and without_yield:
        return "held"
    if claim.polarity == "denied" or claim.predicate in _words("cancelled") or called_off:
        return "denied"
    if told.ahead or evidence.is_scheduled(claim):
        return "planned"
    if (
        claim.predicate in _words("planned")
        and told.part != claim
        and _before(evidence, told.part) not in _words("within")
    ):
        return "planned"
    return "held" if claim.frame in {"actual", "background"} and claim.certainty == "certain" else "planned"


@cache
def _is_meeting(noun: str) -> bool:
    known = predicates().nouns.get(noun)
    return noun in _words("nouns") or (known is not None and known.name == "meet")
