"""Who an account says was killed or hurt: figures, and people counted one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from typing import Literal

from attrs import evolve, frozen

from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.dossier.marks import ANOTHER, CULPRIT, EITHER, HIMSELF, NAMED, number_among, number_of
from crossbearing.dossier.occasions import has_happened, names_an_act
from crossbearing.dossier.totals import total_killed
from crossbearing.dossier.victims import are_others, counted, is_person, rank, sex_of_pronoun
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.model.claim import Claim, Role
from crossbearing.model.mention import Quantity

_words = partial(word_set, "casualties")

SOMEBODY = "somebody"  # whoever did it
Harm = Literal["killed", "injured", "struck"]


@frozen
class Count:
    """How many an account has suffer a harm.

    ``stated`` are its own figures; ``people`` those it tells of one by one, each with what he is counted by;
    ``claims`` are what both are taken from. ``together`` are the people each claim alone tells of.
    """

    stated: tuple[Quantity, ...]
    people: dict[str, str]
    claims: tuple[str, ...]
    together: tuple[frozenset[str], ...] = ()

    def told(self, dead: Mapping[str, str]) -> int:
        """How many it tells of one by one who are not among the ``dead``.

        Those without a name can be any of the dead.
        """
        alive = {who: mark for who, mark in self.people.items() if who not in dead}
        told = max([number_of(alive.values()), *(len(one & alive.keys()) for one in self.together)])
        others = number_of(mark for mark in alive.values() if mark.startswith(ANOTHER))
        among = dead.values()
        if NAMED in alive.values():
            nameless = number_of(among) - sum(mark == NAMED for mark in among)
            return max(others, told - max(0, nameless))
        return max(others, told - number_among(alive.values(), among))


@cache
def _harm_of(kind: Literal["verbs", "nouns"]) -> dict[str, Harm]:
    """The harm that a word of a kind tells of."""
    kinds: tuple[Harm, ...] = ("killed", "injured", "struck")
    return {told: harm for harm in kinds for told in resource("casualties")[harm][kind]}


def casualties(evidence: Evidence, claims: Iterable[Claim]) -> dict[Harm, Count]:
    """What the claims of one account tell of those killed, injured and struck in what it reports.

    The struck are those hit or brought to hospital, who may die or not. A figure of those whom somebody
    killed leaves him out; where he died too he is added.
    """
    told = [
        telling for claim in claims if has_happened(evidence, claim) for telling in _tellings(evidence, claim)
    ]
    named = {who for t in told for who, mark in t.people.items() if mark == NAMED}
    died = {who for t in told if t.harm == "killed" for who in t.people}
    culprits = {who for t in told if t.by and t.has_others for who in (HIMSELF, *t.by)}
    culprits &= (named | {HIMSELF}) & died
    return {
        harm: _count([t for t in told if t.harm == harm], named, culprits if harm == "killed" else set())
        for harm in sorted({t.harm for t in told})
    }


@frozen
class _Telling:
    """Whom one claim has suffer a harm, and by whom; ``figure`` leaves those out who are in ``by``."""

    harm: Harm
    figure: Quantity | None
    people: dict[str, str]
    by: frozenset[str]
    claim: str

    @property
    def has_others(self) -> bool:
        """Whether it tells of others than him who did it to himself."""
        return self.figure is not None or bool(self.people.keys() - {HIMSELF, *self.by})


def _tellings(evidence: Evidence, claim: Claim) -> Iterator[_Telling]:
    if (total := total_killed(evidence, claim)) is not None:
        yield _Telling("killed", total, {}, frozenset(), claim.id)
    for harm, victims in harms(evidence, claim):
        figure, people = counted(evidence, claim, victims)
        if harm == "injured" and any(rank(evidence, claim, role) for role in victims):
            harm = "struck"  # "a fourth victim was wounded": of all who were hit, the dead among them
        elif harm == "struck" and figure and all(are_others(evidence, claim, r) for r in victims):
            harm = "injured"  # "three others were shot": besides the dead
        if figure is not None or people:
            by = _culprits(evidence, claim, victims) if harm != "injured" else frozenset[str]()
            yield _Telling(harm, figure, people, by, claim.id)


def _culprits(evidence: Evidence, claim: Claim, victims: Sequence[Role]) -> frozenset[str]:
    """Who it is that killed or struck; unless the figure counts him too: "killed four, including himself"."""
    if set(claim.text.lower().split()) & _words("including"):
        return frozenset()
    by = [r for r in roles(claim, "agent") if r not in victims]
    if any(names_an_act(r.lemma) for r in by):
        return frozenset()
    names = {e for r in by for e in r.entities if evidence.entity_type(e) == "person"}
    if any(sex_of_pronoun(evidence.words(r, claim)) for r in by):
        return frozenset({SOMEBODY})  # whom a pronoun stands for may be read wrongly
    return frozenset(names | {SOMEBODY for r in by if names or is_person(r.lemma)})


def _count(told: Sequence[_Telling], named: Set[str], culprits: Set[str]) -> Count:
    """What tellings of one harm come to; figures of their victims leave out ``culprits``, who died too."""
    people: dict[str, str] = {}
    for telling in told:
        # whom a pronoun alone stands for may be any of the others
        people |= {who: NAMED if who in named else mark for who, mark in telling.people.items()}
    people |= dict.fromkeys(sorted(people.keys() & culprits - {HIMSELF}), CULPRIT)
    if HIMSELF in people and HIMSELF not in culprits:
        people[HIMSELF] = f"{EITHER} "
    figures = [_raised(t.figure, 1 if t.by and culprits else 0) for t in told if t.figure is not None]
    together = tuple(frozenset(t.people) for t in told)
    return Count(tuple(figures), people, tuple(sorted({t.claim for t in told})), together)


def _raised(figure: Quantity, by: int) -> Quantity:
    number, low, high = (n + by if n is not None else None for n in (figure.number, figure.low, figure.high))
    return evolve(figure, number=number, low=low, high=high)


def harms(evidence: Evidence, claim: Claim) -> Iterator[tuple[Harm, list[Role]]]:
    """What the claim says was done to whom."""
    text = set(claim.text.lower().split())
    harm = _harm_of("nouns" if claim.nominal else "verbs").get(claim.predicate)
    others = [r for r in claim.roles if r.role not in {"agent", "theme"}]
    themes = [r for r in roles(claim, "theme") if r.lemma not in _words("fatal")]
    deadly = text & _words("fatal") or any(r.lemma in _words("to_death") for r in others)
    if harm == "killed" and claim.nominal and text & _words("attempted"):
        return
    if harm is not None and not claim.nominal and not themes and (deadly or harm != "struck"):
        # "two died", "and five wounded", "a man | shot dead"
        yield "killed" if deadly else harm, roles(claim, "agent")
    elif harm is not None:
        yield "killed" if deadly else harm, themes
    elif claim.predicate in _words("states"):
        yield from _states(claim)
    elif claim.predicate in _words("having") and any(r.lemma in _words("hurts") for r in claim.roles):
        yield "struck", roles(claim, "agent")
    elif claim.predicate in _words("finding") and any(r.lemma in _words("bodies") for r in claim.roles):
        yield "killed", [r for r in roles(claim, "theme") if r.lemma in _words("bodies")]
    elif claim.predicate in _words("taking") and any(r.lemma in _words("hospitals") for r in others):
        yield "struck", roles(claim, "theme")
    elif claim.predicate in _words("turning") and any(r.lemma in _words("weapons") for r in claim.roles):
        yield "killed", [r for r in claim.roles if r.lemma in _words("self")]
    elif any(ending in " ".join(claim.text.lower().split()) for ending in _words("endings")):
        yield "killed", roles(claim, "agent")


def _states(claim: Claim) -> Iterator[tuple[Harm, list[Role]]]:
    """ "Was pronounced dead", "left two dead and three in hospital", "is in critical condition"."""
    states = [r for r in claim.roles if r.lemma in _words("fatal") | _words("hurt") | _words("conditions")]
    themes = [r for r in roles(claim, "theme") if r not in states]
    agents = [r for r in roles(claim, "agent") if r.entities or is_person(r.lemma)]
    for state in states[:1]:
        harm: Harm = "killed" if state.lemma in _words("fatal") else "struck"
        yield harm, [r for r in themes if r.start < state.start] or themes or agents
