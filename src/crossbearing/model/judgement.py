"""What an analyst decides, apart from what the program derives: judgements as kept, and as they rule.

A judgement is kept in terms of claims, accounts and names, with enough of the words to find them again after
a rebuild; a ruling is what it finds in the dossier at hand, by the ids of that dossier.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from crossbearing.errors import JudgementError
from crossbearing.model.claim import Polarity
from crossbearing.model.mention import EntityType

Decision = Literal["same", "different", "conflict", "no-conflict", "reliability", "merge", "split"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Outcome = Literal["applied", "overruled", "lost"]

# The words of the Admiralty scale of reliability (NATO STANAG 2511, AJP-2.1).
RELIABILITY: Mapping[Reliability, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "of a reliability that cannot be judged",
    }
)
LONGEST = 90  # characters of a claim in a sentence that only names it


@frozen
class Cited:
    """A claim as a judgement keeps it: its id, and what finds it again where that is gone.

    ``name`` and ``outlet`` are its account's; ``values`` the normal forms of its times, places and
    quantities: words that say them otherwise are another claim.
    """

    claim: str
    document: str
    name: str
    outlet: str | None
    start: int
    text: str
    predicate: str
    polarity: Polarity
    values: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words and whose they are, for a reader."""
        text = " ".join(self.text.split())
        cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"
        return f"“{cut}” ({self.outlet or self.name})"


@frozen
class Named:
    """An entity as a judgement keeps it: any of its names finds it again."""

    id: str
    type: EntityType
    name: str


@frozen
class Judgement:
    """One decision of an analyst, or the undoing of one; ``number`` counts from 1 within a case.

    ``at`` is an instant in UTC (YYYY-MM-DDTHH:MM:SSZ), ``by`` and ``because`` are the analyst's own words.
    ``groups`` are the claims it is about: those of one group are taken together, and the decision is about
    each against the others. ``merge`` makes one of ``actors``, under the name of the first; ``split`` takes
    from the one actor what accounts call by one of ``names``, or what is named in one of ``documents``.
    """

    kind: Literal[Decision, "undo"]
    groups: tuple[tuple[Cited, ...], ...] = ()
    source: str | None = None
    reliability: Reliability | None = None
    actors: tuple[Named, ...] = ()
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # names of accounts
    undoes: int | None = None
    at: str = ""
    by: str | None = None
    because: str | None = None
    number: int = 0

    @property
    def sentence(self) -> str:
        """What was decided."""
        groups = [_listed(group) for group in self.groups]
        match self.kind:
            case "same":
                return f"{' and '.join(groups)} say the same"
            case "different":
                return f"{' and '.join(groups)} do not say the same"
            case "conflict":
                return f"{' and '.join(groups)} exclude each other"
            case "no-conflict":
                return f"{' and '.join(groups)} do not exclude each other"
            case "reliability" if self.reliability is not None:
                return f"{self.source} is {RELIABILITY[self.reliability]} ({self.reliability})"
            case "merge":
                return f"{' and '.join(a.name for a in self.actors)} are one"
            case "split":
                apart = [*self.names, *(f"the one of {name}" for name in self.documents)]
                return f"{' and '.join(apart)} is not {self.actors[0].name}"
        return f"judgement {self.undoes} is undone"


def _listed(group: tuple[Cited, ...]) -> str:
    more = f" and {len(group) - 1} more" if len(group) > 1 else ""
    return group[0].words + more


@frozen
class Ruling:
    """A judgement in a dossier: ``groups`` are the ids of the claims it is about, ``documents`` of accounts.

    ``outcome`` is "lost" where it no longer finds what it is about, "overruled" where a later one says
    otherwise; ``note`` then says what and which.
    """

    number: int
    kind: Decision
    sentence: str
    at: str
    by: str | None
    because: str | None
    groups: tuple[tuple[str, ...], ...] = field(repr=False)
    source: str | None
    reliability: Reliability | None
    actors: tuple[Named, ...]
    names: tuple[str, ...]
    documents: tuple[str, ...]
    outcome: Outcome = "applied"
    note: str | None = None

    @property
    def claims(self) -> frozenset[str]:
        """All claims it is about."""
        return frozenset(c for group in self.groups for c in group)


def standing(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements of ``log`` that are not undone, in order; an undoing may itself be undone."""
    return tuple(entry for entry in in_force(log) if entry.kind != "undo")


def undoing(log: Iterable[Judgement], number: int | None = None) -> Judgement:
    """The entry that undoes ``number``, be it an undoing, or else the last judgement of ``log`` that stands.

    Raises JudgementError where there is none, or where it is undone already.
    """
    stand = [j for j in in_force(log) if (j.kind != "undo" if number is None else j.number == number)]
    if not stand:
        which = "no judgement" if number is None else f"no judgement {number}"
        raise JudgementError(f"there is {which} that could be undone")
    return Judgement("undo", undoes=stand[-1].number)


def in_force(log: Iterable[Judgement]) -> list[Judgement]:
    """The entries of ``log`` that nothing undoes which is itself in force, in order."""
    undone: set[int | None] = set()
    found: list[Judgement] = []
    for entry in sorted(log, key=lambda j: -j.number):
        if entry.number not in undone:
            undone |= {entry.undoes} if entry.kind == "undo" else set()
            found.append(entry)
    return found[::-1]


def ruling(judgement: Judgement, groups: Iterable[Iterable[str]]) -> Ruling:
    """``judgement`` as it rules over the claims it finds."""
    assert judgement.kind != "undo"
    return Ruling(
        number=judgement.number,
        kind=judgement.kind,
        sentence=judgement.sentence,
        at=judgement.at,
        by=judgement.by,
        because=judgement.because,
        groups=tuple(tuple(group) for group in groups),
        source=judgement.source,
        reliability=judgement.reliability,
        actors=judgement.actors,
        names=judgement.names,
        documents=judgement.documents,
    )
