"""What a dossier tells that an earlier one of the same case did not."""

from collections.abc import Iterable

from attrs import field, frozen

from crossbearing.exports.lookup import Lookup, look_up
from crossbearing.exports.summary import by_support, by_weight
from crossbearing.model.dossier import Conflict, Dossier, Finding

ESTABLISHED = 2  # origins from which a finding counts as established


@frozen
class Regraded:
    finding: Finding
    before: int  # its best grade in the earlier dossier, 1 to 6


@frozen
class News:
    """``since_version`` is false where another version of the program made the earlier dossier: then some
    differences are not the accounts'. Findings and conflicts are told apart by the claims they rest on."""

    accounts: tuple[str, ...]  # ids of those that are new
    gone: int  # accounts that are no longer there
    established: tuple[Finding, ...]
    stronger: tuple[Regraded, ...]
    weaker: tuple[Regraded, ...]
    disputed: tuple[Conflict, ...]
    settled: tuple[Conflict, ...] = field(repr=False)  # of the earlier dossier
    single: int
    same_version: bool

    def __bool__(self) -> bool:
        told = (self.accounts, self.established, self.stronger, self.weaker, self.disputed, self.settled)
        return any(told) or bool(self.gone or self.single)


def news_of(earlier: Dossier | None, dossier: Dossier) -> News | None:
    """What ``dossier`` tells that ``earlier`` did not; None where there is none or nothing changed."""
    return news(earlier, look_up(dossier))


def news(earlier: Dossier | None, lookup: Lookup) -> News | None:
    """The same for a dossier already indexed."""
    if earlier is None:
        return None
    dossier, before = lookup.dossier, look_up(earlier)
    documents = {d.id for d in earlier.documents}
    claims = before.claims.keys()
    graded = {f.id: _best(f, before) for f in dossier.findings}
    told = [f for f in by_weight(dossier.findings, lookup) if f.accounts > 1]
    changed = [(f, g) for f in told if (g := graded[f.id]) is not None and not _newly(f, before)]
    found = News(
        accounts=tuple(id for id in lookup.accounts if id not in documents),
        gone=sum(id not in lookup.accounts for id in before.accounts),
        established=tuple(f for f in told if _newly(f, before) and not lookup.disputed(f)),
        stronger=tuple(Regraded(f, g) for f, g in changed if f.credibility < g),
        weaker=tuple(Regraded(f, g) for f, g in changed if f.credibility > g),
        disputed=tuple(k for k in by_support(dossier.conflicts) if not _known(k, earlier.conflicts)),
        settled=tuple(k for k in by_support(before.dossier.conflicts) if not _known(k, dossier.conflicts)),
        single=sum(f.accounts == 1 and not claims & set(f.claims) for f in dossier.findings),
        same_version=earlier.recipe == dossier.recipe,
    )
    return found if found else None


def _newly(finding: Finding, before: Lookup) -> bool:
    """Whether ``finding`` is established now, and nothing that shares claims with it was."""
    if finding.independent < ESTABLISHED:
        return False
    return all(f.independent < ESTABLISHED for f in _kin(finding, before))


def _best(finding: Finding, before: Lookup) -> int | None:
    return min((f.credibility for f in _kin(finding, before)), default=None)


def _kin(finding: Finding, before: Lookup) -> Iterable[Finding]:
    ids = dict.fromkeys(id for c in finding.claims for id in before.findings_of.get(c, ()))
    return (before.findings[id] for id in ids)


def _known(conflict: Conflict, others: Iterable[Conflict]) -> bool:
    """Whether one of ``others`` sets claims of two of its positions against each other."""
    sides = [set(p.claims) for p in conflict.positions]
    for other in others:
        met = [[bool(own & set(p.claims)) for own in sides] for p in other.positions]
        if sum(any(m) for m in met) >= 2 and sum(any(column) for column in zip(*met, strict=True)) >= 2:
            return True
    return False
