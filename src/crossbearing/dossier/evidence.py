"""The reconciled claims as the builders look things up in them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from attrs import field, frozen

from crossbearing.lexicons.words import Sense, predicates
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.dossier import Dossier, Finding, Reconciliation
from crossbearing.model.mention import Entity, Mention, Time

K = TypeVar("K", bound=Hashable)


@frozen
class Evidence:
    """Accounts, claims, mentions and entities by id, and the finding of each claim."""

    accounts: dict[str, Account] = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)
    mentions: dict[str, Mention] = field(repr=False)
    entities: dict[str, Entity] = field(repr=False)
    findings: dict[str, Finding] = field(repr=False)  # by claim

    def words(self, role: Role | None, claim: Claim) -> str | None:
        """The exact words of a role, on one line."""
        if role is None:
            return None
        return " ".join(self.accounts[claim.document].text[role.start : role.end].split())

    def who(self, role: Role | None, claim: Claim) -> str | None:
        """The entity of a role, or its words where it names none; an unresolved pronoun is nobody."""
        if role is None or (not role.entities and role.lemma not in claim.terms):
            return None
        return role.entity or self.words(role, claim)

    def entity_type(self, entity: str | None) -> str | None:
        return self.entities[entity].type if entity in self.entities else None

    def edtf(self, claim: Claim) -> str | None:
        """When, where the claim's time is known as EDTF."""
        value = self.mentions[claim.time].value if claim.time in self.mentions and claim.time else None
        return value.edtf if isinstance(value, Time) else None


def evidence_in(dossier: Dossier) -> Evidence:
    """The same of a dossier that is there."""
    return gather_evidence(dossier.documents, dossier)


def gather_evidence(accounts: Iterable[Account], found: Reconciliation | Dossier) -> Evidence:
    """Look-ups over a reconciliation; what is no statement and joins no finding is no evidence."""
    findings = {c: f for f in found.findings for c in f.claims}
    known = {a.id: a for a in accounts}
    return Evidence(
        known,
        tuple(c for c in found.claims if c.id in findings and c.document in known),
        {m.id: m for m in found.mentions},
        {e.id: e for e in found.entities},
        findings,
    )


def sense(claim: Claim) -> Sense | None:
    return predicates().senses.get(claim.sense or "")


def roles(claim: Claim, *names: RoleName) -> list[Role]:
    """All roles of these names, in order."""
    return [r for r in claim.roles if r.role in names]


def group_findings(
    evidence: Evidence, claims: Iterable[Claim], keys: Callable[[Claim], Iterable[K]]
) -> list[tuple[K, tuple[str, ...]]]:
    """For each key that claims have, the findings of these claims; in order of the keys."""
    grouped: dict[K, set[str]] = defaultdict(set)
    for claim in claims:
        for key in keys(claim):
            grouped[key].add(evidence.findings[claim.id].id)
    return [(key, tuple(sorted(found))) for key, found in sorted(grouped.items(), key=lambda x: repr(x[0]))]
