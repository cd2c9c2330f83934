"""The way of a document through the system, on one page.

    one account:   bytes, read → Account, parse → Parse, extract → Claims, ground → Analysis
    all accounts:  trace → Lineage, reconcile → Reconciliation, build → Dossier

The first row, ``collect`` and ``analyse``, never looks at another account but to tell that two are one, so it
can run anywhere and in any order; ``conclude`` is the second. Nothing else in the program knows the order of
work.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise, tee

from crossbearing.collecting import Collected, Named, collect
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump
from crossbearing.model.dossier import Change, Dossier
from crossbearing.model.judgement import standing
from crossbearing.model.kept import remembered
from crossbearing.stages import Report, Stages, foreign, is_understood
from crossbearing.store import Store

__all__ = ["Collected", "Named", "Stages", "analyse", "analyses", "collect", "conclude"]

AT_ONCE = 32  # accounts analysed before they are kept: what a killed run loses at most


def analyse(store: Store, stages: Stages, report: Report) -> None:
    """Take the claims from each account of the case that has none of this recipe."""
    waiting = store.unanalysed(stages.key)
    while accounts := list(islice(waiting, AT_ONCE)):
        store.put_analyses(list(analyses(accounts, stages)), stages.key)
        for account in accounts:
            report("analyse", account.name)


def analyses(accounts: Iterable[Account], stages: Stages) -> Iterator[Analysis]:
    """What each account yields by itself, in order; accounts are parsed in batches."""
    understood, silent = tee(accounts)
    mine, parsed = tee(a for a in understood if is_understood(a))
    for account, parse in zip(mine, stages.parse(parsed), strict=True):
        yield stages.ground(account, parse, stages.extract(parse))
    yield from (Analysis(a.id, (), ()) for a in silent if not is_understood(a))


def conclude(store: Store, stages: Stages, report: Report) -> Dossier:
    """What all accounts of the case say together.

    It is read where nothing has changed since it was concluded; else only what is new is worked out.
    """
    with store.results.of("dossier", stages.whole) as kept:
        return remembered(kept, _state(store, stages), Dossier, lambda: _concluded(store, stages, report))


def _state(store: Store, stages: Stages) -> str:
    """What stands for all in a case that its dossier follows from."""
    kept = hashlib.sha256()
    for value in chain(
        store.accounts(),
        (a.id for a in store.unanalysed(stages.key)),
        chain.from_iterable(store.versions(id) for id in store.changed()),
        store.problems(),
        store.judgements.log(),
    ):
        kept.update(dump(value).encode("utf8", "backslashreplace") + b"\n")
    return kept.hexdigest()


def _concluded(store: Store, stages: Stages, report: Report) -> Dossier:
    accounts = stages.set_repeats_apart(store.accounts())
    with store.results.of("lineage", stages.together) as kept:
        lineage = stages.trace(accounts, kept=kept)
    report("conclude", "lineage")
    judgements = standing(store.judgements.log())
    told = _told(store.analyses(stages.key), accounts)
    with store.results.of("findings", stages.together) as kept:
        found = stages.reconcile(accounts, told, lineage, judgements=judgements, kept=kept)
    report("conclude", "findings")
    problems = (*store.problems(), *foreign(accounts))
    return stages.build(accounts, lineage, found, problems, stages.recipe, _changes(store, stages))


def _changes(store: Store, stages: Stages) -> Iterator[Change]:
    """What accounts of several versions said otherwise, from one to the next."""
    for account_id in store.changed():
        steps = pairwise(store.versions(account_id))
        sentences = tuple(s for older, newer in steps for s in stages.describe_changes(older, newer))
        if sentences:
            yield Change(account_id, sentences)


def _told(analyses: Iterable[Analysis], accounts: Iterable[Account]) -> Iterator[Analysis]:
    """``analyses`` without what only all accounts together show to be furniture."""
    furniture = {a.id: [(p.start, p.end) for p in a.paragraphs if p.kind == "furniture"] for a in accounts}
    return (analysis.without(furniture[analysis.document]) for analysis in analyses)
