"""A dossier's lists by id, so that an exporter goes over them once."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from attrs import field, frozen

from crossbearing.exports.spoken import Spoken, as_spoken, spoken_of
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Dossier, Finding


@frozen
class Lookup:
    """What an id stands for. Questions and reasons are as they are ``spoken`` to a reader.

    ``findings_of`` and ``disputes_of`` give for a claim's id the findings and conflicts it is part of,
    ``perhaps_of`` those to which it is a possible link.
    """

    dossier: Dossier = field(repr=False)
    accounts: dict[str, Account] = field(repr=False)
    claims: dict[str, Claim] = field(repr=False)
    findings: dict[str, Finding] = field(repr=False)
    questions: dict[str, str] = field(repr=False)  # of conflicts, by their id
    names: dict[str, str] = field(repr=False)
    findings_of: dict[str, tuple[str, ...]] = field(repr=False)
    perhaps_of: dict[str, tuple[str, ...]] = field(repr=False)
    disputes_of: dict[str, tuple[str, ...]] = field(repr=False)
    spoken: Spoken = field(repr=False)

    def name(self, entity: str | None) -> str:
        """An entity's name for its id; words that are no id stand for themselves."""
        return "" if entity is None else self.names.get(entity, entity)

    def credit(self, document: str) -> str:
        """How the account is called before a reader."""
        return self.spoken.called.get(document, document)

    def documents(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The accounts that ``claims`` come from, each once, in the order of the claims."""
        return tuple(dict.fromkeys(self.claims[c].document for c in claims if c in self.claims))

    def outlets(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Who holds ``claims``: outlets, with their number of accounts where it is more than one."""
        times = Counter(self.credit(d) for d in self.documents(claims))
        return tuple(outlet if n == 1 else f"{outlet} ({n})" for outlet, n in times.items())

    def disputed(self, finding: Finding) -> tuple[str, ...]:
        """The conflicts that claims of ``finding`` are part of."""
        return tuple(dict.fromkeys(k for c in finding.claims for k in self.disputes_of.get(c, ())))


def look_up(dossier: Dossier) -> Lookup:
    """Index ``dossier``."""
    spoken = spoken_of(dossier.documents)
    dossier = as_spoken(dossier, spoken)
    conflicts = {k.id: k for k in dossier.conflicts}
    disputes = ((id, (c for p in k.positions for c in p.claims)) for id, k in conflicts.items())
    return Lookup(
        dossier=dossier,
        accounts={a.id: a for a in dossier.documents},
        claims={c.id: c for c in dossier.claims},
        findings={f.id: f for f in dossier.findings},
        questions={id: k.question for id, k in conflicts.items()},
        names={e.id: e.name for e in dossier.entities},
        findings_of=_by_claim((f.id, f.claims) for f in dossier.findings),
        perhaps_of=_by_claim((f.id, f.possible_links) for f in dossier.findings),
        disputes_of=_by_claim(disputes),
        spoken=spoken,
    )


def _by_claim(members: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for whole, claims in members:
        for claim in claims:
            found[claim].append(whole)
    return {claim: tuple(dict.fromkeys(wholes)) for claim, wholes in found.items()}
