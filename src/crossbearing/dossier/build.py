"""Accounts, lineage and what was reconciled → the dossier. No new judgement is made here."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve

from crossbearing.dossier.evidence import gather_evidence
from crossbearing.dossier.meetings import list_meetings
from crossbearing.dossier.movements import list_movements
from crossbearing.dossier.pieces import StoryFound, by_story, join, piece
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
from crossbearing.model.kept import Memory
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
    return join(build_pieces(accounts, lineage, found, problems, recipe, changes))


def build_pieces(
    accounts: Iterable[Account],
    lineage: Sequence[Lineage],
    found: Reconciliation,
    problems: Iterable[Problem],
    recipe: dict[str, str],
    changes: Iterable[Change] = (),
    memory: Memory | None = None,
) -> tuple[Dossier, ...]:
    """The same in pieces: what is of no one story, the lineage, and each story.

    A story in which nothing is other than last time is what ``memory`` has of it.
    """
    memory = memory or Memory()
    documents = tuple(sorted(accounts, key=lambda a: (a.name, a.id)))
    told = {d for story in found.stories for d in story.documents}
    problems = (*problems, *lost_judgements(found.judgements))
    common = piece(
        documents=tuple(a for a in documents if a.id not in told),
        entities=found.entities,
        problems=tuple(sorted(problems, key=lambda p: (p.where, p.why))),
        changes=tuple(sorted(changes, key=lambda c: c.document)),
        judgements=found.judgements,
        recipe=dict(sorted(recipe.items())),
    )
    shared = memory.again("lineage in the dossier", lineage, lambda: piece(lineage=tuple(lineage)))
    stories = (
        memory.again(("story in the dossier", s.found.stories[0].id), s, partial(_of_story, s))
        for s in by_story(documents, lineage, found)
    )
    return (memory.same("common", common), shared, *stories)


def _of_story(story: StoryFound) -> Dossier:
    found, evidence = story.found, gather_evidence(story.documents, story.found)
    built = piece(
        documents=story.documents,
        stories=found.stories,
        mentions=found.mentions,
        entities=found.entities,
        claims=found.claims,
        lineage=story.lineage,
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
        origins=found.origins,
    )
    # who is named and who has words of whom is told once, of all stories together
    return evolve(proved_only(built), entities=(), lineage=())


def lost_judgements(rulings: Iterable[Ruling]) -> Iterator[Problem]:
    """A problem for each judgement that no longer finds what it is about."""
    for ruling in rulings:
        if ruling.outcome == "lost":
            yield Problem(f"judgement {ruling.number}", f"{ruling.note} (“{ruling.sentence}”)")
