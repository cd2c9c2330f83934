"""Accounts, lineage and what was reconciled → the dossier. No new judgement is made here."""

from collections.abc import Iterable, Iterator, Sequence

from crossbearing.dossier.evidence import gather_evidence
from crossbearing.dossier.meetings import list_meetings
from crossbearing.dossier.movements import list_movements
from crossbearing.dossier.proof import proved_only
from crossbearing.dossier.relations import list_relations
from crossbearing.dossier.rules import list_rules
from crossbearing.dossier.series import list_updates
from crossbearing.dossier.timeline import list_timeline
from crossbearing.dossier.tolls import list_tolls
from crossbearing.dossier.transfers import list_transfers
from crossbearing.dossier.warnings import list_warnings
from crossbearing.model.account import Account, Problem
from crossbearing.model.dossier import Change, Dossier, Reconciliation
from crossbearing.model.judgement import Ruling
from crossbearing.model.lineage import Lineage


def build(
    accounts: Iterable[Account],
    lineage: Sequence[Lineage],
    found: Reconciliation,
    problems: Iterable[Problem],
    recipe: dict[str, str],
    changes: Iterable[Change] = (),
) -> Dossier:
    """The dossier; lists are in a fixed order whatever the order of the input."""
    documents = tuple(sorted(accounts, key=lambda a: (a.name, a.id)))
    problems = (*problems, *lost_judgements(found.judgements))
    evidence = gather_evidence(documents, found)
    built = Dossier(
        documents=documents,
        stories=found.stories,
        mentions=found.mentions,
        entities=found.entities,
        claims=found.claims,
        lineage=tuple(lineage),
        findings=found.findings,
        conflicts=found.conflicts,
        updates=list_updates(evidence, found),
        agreements=found.agreements,
        timeline=list_timeline(evidence, found),
        movements=list_movements(evidence),
        meetings=list_meetings(evidence),
        transfers=list_transfers(evidence),
        rules=list_rules(evidence),
        warnings=list_warnings(evidence),
        relations=list_relations(evidence),
        tolls=list_tolls(evidence, found.stories),
        problems=tuple(sorted(problems, key=lambda p: (p.where, p.why))),
        changes=tuple(sorted(changes, key=lambda c: c.document)),
        judgements=found.judgements,
        origins=found.origins,
        recipe=dict(sorted(recipe.items())),
    )
    return proved_only(built)


def lost_judgements(rulings: Iterable[Ruling]) -> Iterator[Problem]:
    """A problem for each judgement that no longer finds what it is about."""
    for ruling in rulings:
        if ruling.outcome == "lost":
            yield Problem(f"judgement {ruling.number}", f"{ruling.note} (“{ruling.sentence}”)")
