"""The way of a document through the system, on one page.

    bytes → read → Account → parse → Parse → extract → Claims → ground → Analysis      once per account
    all Accounts → trace → Lineage;  Analyses → reconcile → Reconciliation → build → Dossier    per case

The first row, ``collect`` and ``analyse``, never looks at another account, so it can run anywhere and
in any order; ``conclude`` is the second. Nothing else in the program knows the order of work.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, tee
from pathlib import Path

from attrs import field, frozen

from crossbearing.accounts import Source
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

    gather: Callable[[Sequence[Path]], Iterator[Source | Problem]]
    read: Callable[[Source], Iterator[tuple[Account, bytes] | Problem]]
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


def collect(paths: Sequence[Path], store: Store, stages: Stages, report: Report) -> Collected:
    """Read the accounts among ``paths`` into the case; what cannot be read becomes a problem."""
    read, problems = 0, []
    for source in stages.gather(paths):
        if isinstance(source, Problem):
            problems.append(source)
            continue
        for found in stages.read(source):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            account, data = found
            member = account.name.removeprefix(source.name)  # "/inner/name.html" in a container, else nothing
            _keep(account, data, os.path.realpath(source.path) + ("!" + member if member else ""), store)
            store.clear_problem(source.where + member)
            if not _is_understood(account):
                why = f"is written in another language ({account.language}); no claims are taken from it"
                problems.append(Problem(source.where + member, why))
            read += 1
            report("read", account.name)
    for problem in problems:
        store.put_problem(problem)
    return Collected(read, tuple(problems))


def _keep(account: Account, data: bytes, origin: str, store: Store) -> None:
    """Put ``account`` into the case; what its file said before it changed is no second witness."""
    store.put_account(account, data, origin)
    for older in store.ids_from(origin):
        if older != account.id:
            store.remove(older)


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
    return stages.build(accounts, lineage, found, store.problems(), stages.recipe)


def _is_understood(account: Account) -> bool:
    return account.language in {None, "en"}
