"""Dossier → Summary: what an analyst reads in half a minute."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import frozen

from crossbearing.exports.headline import headline
from crossbearing.exports.lookup import Lookup, look_up
from crossbearing.exports.sentences import answer, is_whole, readable
from crossbearing.exports.sharing import Sharing, sharings
from crossbearing.model.account import Problem
from crossbearing.model.claim import Claim
from crossbearing.model.codec import plain
from crossbearing.model.dossier import Conflict, Dossier, Finding

AGREED_SHOWN = 8
DISPUTED_SHOWN = 8
SINGLE_SHOWN = 6
COPIES_SHOWN = 6


@frozen
class Agreed:
    """A finding of at least two independent origins, with nobody against it."""

    finding: str
    statement: str
    how: str  # "denied", "expected, possible", "according to the police", or ""
    accounts: int
    independent: int
    credibility: int
    outlets: tuple[str, ...]


@frozen
class Stance:
    """One answer to a disputed question, and who gives it; ``words`` are the answer for a reader."""

    value: str
    words: str
    outlets: tuple[str, ...]
    independent: int


@frozen
class Disputed:
    conflict: str
    kind: str
    question: str
    positions: tuple[Stance, ...]


@frozen
class Single:
    """What one account says and no other."""

    finding: str
    statement: str
    how: str
    outlet: str


@frozen
class Copy:
    """``account`` has ``words`` of its text, ``share`` (0 to 1) of it, in common with ``other``."""

    account: str
    outlet: str
    other: str
    other_outlet: str
    kind: str
    directed: bool
    words: int
    share: float


@frozen
class Credit:
    """An origin that accounts name as theirs."""

    origin: str
    outlets: tuple[str, ...]


@frozen
class Summary:
    """A handful of each, and how many there are in all.

    ``agreed_count`` counts undisputed findings of at least two independent origins, ``repeated_count`` those
    that several accounts tell with only one origin between them.
    """

    title: str
    accounts: int
    stories: int
    claims: int
    agreed: tuple[Agreed, ...]
    agreed_count: int
    repeated_count: int
    disputed: tuple[Disputed, ...]
    disputed_count: int
    single: tuple[Single, ...]
    single_count: int
    copies: tuple[Copy, ...]
    copies_count: int
    credits: tuple[Credit, ...]
    problems: tuple[Problem, ...]


def summarise(dossier: Dossier) -> Summary:
    """The few lines of ``dossier`` to read first."""
    return summary_of(look_up(dossier))


def summary_of(lookup: Lookup) -> Summary:
    """The summary of a dossier already indexed."""
    dossier = lookup.dossier
    agreed = by_weight((f for f in dossier.findings if f.independent >= 2 and not lookup.disputed(f)), lookup)
    single = by_detail((f for f in dossier.findings if f.accounts == 1), lookup)
    copies = sharings(lookup)
    disputed = by_support(dossier.conflicts)
    return Summary(
        title=headline(lookup),
        accounts=len(dossier.documents),
        stories=len(dossier.stories),
        claims=len(dossier.claims),
        agreed=tuple(_agreed(f, lookup) for f in agreed[:AGREED_SHOWN]),
        agreed_count=len(agreed),
        repeated_count=sum(f.accounts >= 2 and f.independent < 2 for f in dossier.findings),
        disputed=tuple(_disputed(k, lookup) for k in disputed[:DISPUTED_SHOWN]),
        disputed_count=len(disputed),
        single=tuple(
            Single(f.id, readable(f, lookup), said_how(f, lookup), ", ".join(lookup.outlets(f.claims)))
            for f in single[:SINGLE_SHOWN]
        ),
        single_count=len(single),
        copies=tuple(_copy(s, lookup) for s in copies[:COPIES_SHOWN]),
        copies_count=len(copies),
        credits=credits(lookup),
        problems=dossier.problems,
    )


def summary_json(summary: Summary) -> str:
    """``summary`` as JSON, for ``--json``. Only ASCII, so that no account can steer a terminal."""
    return json.dumps(plain(summary), indent=1)


def by_weight(findings: Iterable[Finding], lookup: Lookup) -> list[Finding]:
    """Findings as they are read: undisputed first, then by credibility, origins and detail; what accounts
    only speak of ("the arms deal") after what they state."""

    def weight(finding: Finding) -> tuple[object, ...]:
        held = (finding.credibility, -finding.independent, not is_whole(finding, lookup), -finding.accounts)
        told = (*held, -specificity(finding, lookup), finding.statement, finding.id)
        return (bool(lookup.disputed(finding)), _only_named(finding, lookup), *told)

    return sorted(findings, key=weight)


def _only_named(finding: Finding, lookup: Lookup) -> bool:
    return all(lookup.claims[c].nominal for c in finding.claims if c in lookup.claims)


def by_detail(findings: Iterable[Finding], lookup: Lookup) -> list[Finding]:
    """Findings that tell most first; parts of sentences after whole ones, and those in dispute last, for the
    ledger has them."""

    def detail(finding: Finding) -> tuple[object, ...]:
        told = (-specificity(finding, lookup), finding.credibility, finding.statement)
        return (bool(lookup.disputed(finding)), not is_whole(finding, lookup), *told, finding.id)

    return sorted(findings, key=detail)


def by_support(conflicts: tuple[Conflict, ...]) -> list[Conflict]:
    """Conflicts by how many independent origins stand behind them, most first."""
    return sorted(conflicts, key=lambda k: (-sum(p.independent for p in k.positions), k.question, k.id))


def specificity(finding: Finding, lookup: Lookup) -> int:
    """How much a finding tells: numbers, times, places and names; less where it is hedged or not actual."""
    return max((_specificity(lookup.claims[c]) for c in finding.claims if c in lookup.claims), default=0)


def _specificity(claim: Claim) -> int:
    named = sum(bool(role.entities) for role in claim.roles)
    details = 2 * len(claim.quantities) + 2 * bool(claim.time) + len(claim.places) + named + bool(claim.order)
    return details - 2 * (claim.certainty != "certain") - 2 * (claim.frame != "actual")


def said_how(finding: Finding, lookup: Lookup) -> str:
    """How the words of a statement are meant, and by whom, where all claims are of one speaker."""
    claims = [lookup.claims[c] for c in finding.claims if c in lookup.claims]
    speakers = {c.speaker.name for c in claims if c.speaker is not None}
    by = speakers.pop() if len(speakers) == 1 and all(c.speaker is not None for c in claims) else None
    return ", ".join([*manner(claims), *([f"according to {by}"] if by is not None else [])])


def manner(claims: Sequence[Claim]) -> tuple[str, ...]:
    """How words are meant, which they do not say themselves: a denied claim is quoted without its denial."""
    if not claims:
        return ()
    said = []
    if all(c.polarity == "denied" for c in claims):
        said.append("denied")
    if all(c.frame != "actual" for c in claims):
        said.append(min(c.frame for c in claims))
    if all(c.certainty != "certain" for c in claims):
        least = min(c.certainty for c in claims)
        said.append("certainty unknown" if least == "unknown" else least)
    return tuple(said)


def credits(lookup: Lookup) -> tuple[Credit, ...]:
    """Origins that accounts credit, the most credited first."""
    crediting: defaultdict[str, list[str]] = defaultdict(list)
    for lineage in lookup.dossier.lineage:
        if lineage.kind == "credited" and lineage.origin:
            crediting[lineage.origin].extend(lookup.credit(s.document) for s in lineage.spans)
    made = (Credit(origin, tuple(dict.fromkeys(outlets))) for origin, outlets in crediting.items())
    return tuple(sorted(made, key=lambda c: (-len(c.outlets), c.origin)))


def _agreed(finding: Finding, lookup: Lookup) -> Agreed:
    return Agreed(
        finding=finding.id,
        statement=readable(finding, lookup),
        how=said_how(finding, lookup),
        accounts=finding.accounts,
        independent=finding.independent,
        credibility=finding.credibility,
        outlets=lookup.outlets(finding.claims),
    )


def _disputed(conflict: Conflict, lookup: Lookup) -> Disputed:
    asked, outlets = conflict.question, lookup.outlets
    stances = (
        Stance(p.value, answer(p, asked, lookup), outlets(p.claims), p.independent)
        for p in conflict.positions
    )
    return Disputed(conflict.id, conflict.kind, conflict.question, tuple(stances))


def _copy(sharing: Sharing, lookup: Lookup) -> Copy:
    return Copy(
        account=sharing.account,
        outlet=lookup.credit(sharing.account),
        other=sharing.other,
        other_outlet=lookup.credit(sharing.other),
        kind=sharing.kind,
        directed=sharing.directed,
        words=sharing.words,
        share=sharing.share,
    )
