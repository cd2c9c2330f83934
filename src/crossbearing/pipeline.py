"""The way of a document through the system, on one page.

    one account:   bytes, read → Account, parse → Parse, extract → Claims, ground → Analysis
    all accounts:  trace → Lineage, reconcile → Reconciliation, build → Dossier

The first row, ``collect`` and ``analyse``, never looks at another account, so it can run anywhere and
in any order; ``conclude`` is the second. Nothing else in the program knows the order of work.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, tee
from pathlib import Path

from attrs import field, frozen

from crossbearing.accounts import MANIFEST, Known, Obstacle, Source
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Analysis, Claim
from crossbearing.model.dossier import Dossier, Reconciliation
from crossbearing.model.ids import content_id
from crossbearing.model.lineage import Lineage
from crossbearing.model.parse import Parse
from crossbearing.store import Store

Report = Callable[[str, str], None]  # the stage, and what it has done
ALL_TOGETHER = "settings"
AT_ONCE = 32  # accounts analysed before they are kept: what a killed run loses at most


@frozen
class Stages:
    """The stages as plain functions, chosen by ``wiring``; ``recipe`` says what they are made of.

    What stands under ``ALL_TOGETHER`` in the recipe matters to all accounts together and to none by itself.
    """

    gather: Callable[..., Iterator[Source | Obstacle]]  # of paths, and of files ``apart``
    load: Callable[[Source], bytes]
    read: Callable[[Path, bytes, Known], Account]
    parse: Callable[[Iterable[Account]], Iterator[Parse]]
    extract: Callable[[Parse], tuple[Claim, ...]]
    ground: Callable[[Account, Parse, Sequence[Claim]], Analysis]
    trace: Callable[[Iterable[Account]], tuple[Lineage, ...]]
    reconcile: Callable[[Iterable[Account], Iterable[Analysis], Sequence[Lineage]], Reconciliation]
    build: Callable[
        [Iterable[Account], Sequence[Lineage], Reconciliation, Iterable[Problem], dict[str, str]], Dossier
    ]
    recipe: dict[str, str] = field(factory=dict)

    @property
    def key(self) -> str:
        """What the results of one account depend on besides the account."""
        return content_id("r", *sorted((k, v) for k, v in self.recipe.items() if k != ALL_TOGETHER))


@frozen
class Collected:
    """How many accounts were read into the case, and what stood in the way of others."""

    read: int
    problems: tuple[Problem, ...]


def collect(
    paths: Sequence[Path], store: Store, stages: Stages, report: Report, apart: Sequence[Path] = ()
) -> Collected:
    """Read the accounts among ``paths`` into the case; what cannot be read becomes a problem.

    The files ``apart`` and those of the case itself are no accounts wherever they lie.
    """
    _forget_problems(paths, store)
    read: int = 0
    problems: list[Problem] = []
    for found in stages.gather(paths, apart=(*store.files, *apart)):
        outcome = found if isinstance(found, Obstacle) else _take(found, store, stages)
        if isinstance(outcome, Account):
            read += 1
            problems += _foreign([outcome])
            report("read", outcome.name)
        else:
            problems.append(outcome)
            store.put_problem(outcome, os.path.realpath(found.path))
    return Collected(read, tuple(problems))


def _take(source: Source, store: Store, stages: Stages) -> Account | Problem:
    """The account that ``source`` holds, put into the case; or why there is none."""
    try:
        data = stages.load(source)
        account = stages.read(source.path, data, source.known)
    except ReadError as error:
        return Problem(source.where, error.why)
    origin = os.path.realpath(source.path)
    store.put_account(account, data, origin)
    for older in store.ids_from(origin):
        # the file has changed since: what it said before is no second witness
        if older != account.id:
            store.remove(older)
    return account


def _forget_problems(paths: Sequence[Path], store: Store) -> None:
    """Forget what was wrong with files now read again, and with those that are there no longer."""
    again = [Path(os.path.realpath(path)) for path in paths]
    again += [path.parent / MANIFEST for path in again if path.is_file()]
    for origin in store.troubled():
        if not os.path.lexists(origin) or any(Path(origin).is_relative_to(path) for path in again):
            store.clear_problems(origin)


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
    mine, parsed = tee(a for a in understood if _is_understood(a))
    for account, parse in zip(mine, stages.parse(parsed), strict=True):
        yield stages.ground(account, parse, stages.extract(parse))
    yield from (Analysis(a.id, (), ()) for a in silent if not _is_understood(a))


def conclude(store: Store, stages: Stages, report: Report) -> Dossier:
    """What all accounts of the case say together."""
    accounts = list(store.accounts())
    lineage = stages.trace(accounts)
    report("conclude", "lineage")
    found = stages.reconcile(accounts, store.analyses(stages.key), lineage)
    report("conclude", "findings")
    problems = (*store.problems(), *_foreign(accounts))
    return stages.build(accounts, lineage, found, problems, stages.recipe)


def _foreign(accounts: Iterable[Account]) -> Iterator[Problem]:
    for account in accounts:
        if not _is_understood(account):
            why = f"is written in another language ({account.language}); no claims are taken from it"
            yield Problem(account.name, why)


def _is_understood(account: Account) -> bool:
    return account.language in {None, "en"}
