"""Who an account says was killed or hurt: figures, and people counted one by one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Literal

from attrs import evolve, field, frozen

from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.lexicons.resource import one_of, resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import order_words
from crossbearing.model.claim import Claim, Role
from crossbearing.model.mention import Quantity, Time

PAST_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
RECENTLY = re.compile(rf"\b(?:{one_of('casualties', 'recently')}|\w+day)\b")
NAMED = "named"
Harm = Literal["killed", "injured", "struck"]


@frozen
class Count:
    """How many an account has suffer a harm.

    ``stated`` are its own figures; ``people`` those it tells of one by one, each with what he is counted by;
    ``claims`` are what both are taken from.
    """

    stated: tuple[Quantity, ...]
    people: dict[str, str]
    claims: tuple[str, ...]

    def told(self, dead: Mapping[str, str]) -> int:
        """How many it tells of one by one who are not among the ``dead``.

        Those without a name can be any of the dead.
        """
        alive = {who: mark for who, mark in self.people.items() if who not in dead}
        told = number_of(alive.values())
        return told if NAMED in alive.values() else max(0, told - number_of(dead.values()))


@frozen
class _Words:
    """The resource ``casualties`` as sets."""

    verbs: dict[str, Harm]
    nouns: dict[str, Harm]
    persons: dict[str, str]  # noun → sex
    lists: dict[str, frozenset[str]] = field(repr=False)
    recent: timedelta


@cache
def _words() -> _Words:
    data = resource("casualties")
    harms: tuple[Harm, ...] = ("killed", "injured", "struck")
    lists = (
        "bodies",
        "finding",
        "fatal",
        "to_death",
        "hurt",
        "states",
        "having",
        "hurts",
        "taking",
        "hospitals",
        "conditions",
        "groups",
    )
    return _Words(
        {verb: harm for harm in harms for verb in data[harm]["verbs"]},
        {noun: harm for harm in harms for noun in data[harm]["nouns"]},
        {noun: sex for sex, nouns in data["persons"].items() for noun in nouns},
        {name: frozenset(data[name]) for name in lists},
        timedelta(days=data["recent"]),
    )


def casualties(evidence: Evidence, claims: Iterable[Claim]) -> dict[Harm, Count]:
    """What the claims of one account tell of those killed, injured and struck in what it reports.

    The struck are those hit or brought to hospital, who may die or not.
    """
    stated: dict[Harm, list[Quantity]] = defaultdict(list)
    people: dict[Harm, dict[str, str]] = defaultdict(dict)  # who, and what he is counted by
    sources: dict[Harm, list[str]] = defaultdict(list)
    for claim in claims:
        if not has_happened(evidence, claim):
            continue
        for harm, victims in harms(evidence, claim):
            figure, persons = counted(evidence, claim, victims)
            if figure is not None:
                stated[harm].append(figure)
            people[harm].update(persons)
            if figure is not None or persons:
                sources[harm].append(claim.id)
    return {
        harm: Count(tuple(stated[harm]), people[harm], tuple(sorted(set(sources[harm]))))
        for harm in sorted(sources)
    }


def has_happened(evidence: Evidence, claim: Claim) -> bool:
    """Whether the account affirms an act, neither threatened nor planned, that is the one it reports."""
    if claim.polarity == "denied" or claim.frame in {"hypothetical", "expected"}:
        return False
    return _is_recent(evidence, claim)


def _is_recent(evidence: Evidence, claim: Claim) -> bool:
    """Whether the act is the one that the account reports, and not one that it recalls."""
    if claim.frame == "background" or _recalls(evidence, claim):
        return False
    published = evidence.day(claim.document)
    when = evidence.mentions[claim.time].value if claim.time in evidence.mentions and claim.time else None
    if published is None or len(published) < 10 or not isinstance(when, Time) or not when.end:
        return True
    try:
        return date.fromisoformat(when.end[:10]) >= date.fromisoformat(published) - _words().recent
    except ValueError:  # before the year 1, which Python's calendar does not have
        return False


def _recalls(evidence: Evidence, claim: Claim) -> bool:
    """ "… since 2019, when forty drowned": what is told of a year gone by, named before in the paragraph."""
    year = (evidence.day(claim.document) or "")[:4]
    if claim.times or not year.isdigit():
        return False
    before = evidence.accounts[claim.document].text[: claim.start].rpartition("\n")[2]
    named = PAST_YEAR.findall(before)
    now = RECENTLY.search(before.rpartition(named[-1])[2] if named else "")
    return bool(named) and named[-1] < year and now is None


def harms(evidence: Evidence, claim: Claim) -> Iterator[tuple[Harm, list[Role]]]:
    """What the claim says was done to whom."""
    words, lists = _words(), _words().lists
    text = set(claim.text.lower().split())
    harm = (words.nouns if claim.nominal else words.verbs).get(claim.predicate)
    others = [r for r in claim.roles if r.role not in {"agent", "theme"}]
    if harm in {"killed", "injured"} and not claim.nominal and not roles(claim, "theme"):
        yield harm, roles(claim, "agent")  # "two died", "and five wounded"
    elif harm is not None:
        deadly = text & lists["fatal"] or any(r.lemma in lists["to_death"] for r in others)
        yield "killed" if deadly else harm, roles(claim, "theme")
    elif claim.predicate in lists["states"]:
        yield from _states(claim)
    elif claim.predicate in lists["having"] and any(r.lemma in lists["hurts"] for r in claim.roles):
        yield "injured", roles(claim, "agent")
    elif claim.predicate in lists["finding"] and any(r.lemma in lists["bodies"] for r in claim.roles):
        yield "killed", [r for r in roles(claim, "theme") if r.lemma in lists["bodies"]]
    elif claim.predicate in lists["taking"] and any(r.lemma in lists["hospitals"] for r in others):
        yield "struck", roles(claim, "theme")


def _states(claim: Claim) -> Iterator[tuple[Harm, list[Role]]]:
    """ "Was pronounced dead", "left two dead", "is in critical condition"."""
    lists = _words().lists
    states = [r for r in claim.roles if r.lemma in lists["fatal"] | lists["hurt"] | lists["conditions"]]
    themes = [r for r in roles(claim, "theme") if r not in states]
    agents = [r for r in roles(claim, "agent") if r.entities or _is_person(r.lemma)]
    for state in states[:1]:
        harm: Harm = "killed" if state.lemma in lists["fatal"] else "struck"
        yield harm, themes or agents


def counted(
    evidence: Evidence, claim: Claim, victims: Sequence[Role]
) -> tuple[Quantity | None, dict[str, str]]:
    """How many ``victims`` are in figures, all of them together, else those who are one person each."""
    counted = [(role, _figure(evidence, claim, role)) for role in victims]
    figures = [figure for _, figure in counted if figure is not None]
    alone = (_person(evidence, claim, role) for role, figure in counted if figure is None)
    people = dict(person for person in alone if person is not None)
    if not figures:
        return None, people
    if len(figures) == 1 and not people:
        return figures[0], {}
    # "a husband, his wife and their two children"
    numbers = [q.number if q.number is not None else q.low or 0.0 for q in figures]
    together = sum(numbers) + len(people)
    return evolve(figures[0], number=together, low=together, high=together), {}


def _figure(evidence: Evidence, claim: Claim, role: Role) -> Quantity | None:
    """The figure before what the role names, or that is all it names; neither an age nor an address.

    "A fourth victim" tells of four.
    """
    first = [w for w in (evidence.words(role, claim) or "").lower().split() if w not in {"a", "the"}][:1]
    rank = order_words().ordinals.get(first[0]) if first and _is_person(role.lemma) else None
    if rank is not None and rank > 1:
        return Quantity(float(rank), float(rank), None, "at_least", "", role.lemma)
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        if mention is None or not isinstance(mention.value, Quantity) or mention.value.unit:
            continue
        if not role.start <= mention.start < role.end:
            continue
        whole = (mention.value.number or mention.value.low or 0.0) >= 1
        counts = mention.start <= role.head < mention.end or role.lemma == mention.value.of
        people = not mention.value.of or _is_person(role.lemma) or _is_person(mention.value.of)
        if whole and counts and people:
            return mention.value
    return None


def _person(evidence: Evidence, claim: Claim, role: Role) -> tuple[str, str] | None:
    """Who one person is, and what he is counted by: his entity, else his sex and age."""
    entity = role.entity
    if entity is not None:
        return (entity, NAMED) if evidence.entity_type(entity) == "person" else None
    words = (evidence.words(role, claim) or "").lower().split()
    sex = _words().persons.get(role.lemma)
    if sex is None or role.lemma in _words().lists["groups"] or (words and words[-1] == f"{role.lemma}s"):
        return None
    age = next((w for w in words if any(c.isdigit() for c in w)), "")
    return f"{sex} {age}", f"{sex} {age}"


def _is_person(noun: str) -> bool:
    return noun in _words().persons or word(noun, "n").field == "person"


def number_of(counted: Iterable[str]) -> int:
    """How many people there are: those with names, or else as many as differ in sex or age."""
    marks = list(counted)
    named = sum(mark == NAMED for mark in marks)
    told = {mark for mark in marks if mark != NAMED}
    apart = {mark for mark in told if not mark.startswith("either") or len(told) == 1}
    return max(named, len(apart))
