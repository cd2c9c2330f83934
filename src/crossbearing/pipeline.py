"""The way of a document through the system, on one page.

    bytes → read → Account → parse → Parse → extract → Claims → ground → Analysis      once per account
    all Accounts → trace → Lineage;  Analyses → reconcile → Reconciliation → build → Dossier    per case

The first row, ``collect`` and ``analyse``, never looks at another account but to tell that two are one, so it
can run anywhere and in any order; ``conclude`` is the second. Nothing else in the program knows the order of
work.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise, tee
from pathlib import Path
from typing import IO

from attrs import evolve, field, frozen

from crossbearing.accounts import MANIFEST, Found, Obstacle, Source
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Analysis, Claim
from crossbearing.model.dossier import Change, Dossier, Reconciliation
from crossbearing.model.fetched import Fetched, Validators
from crossbearing.model.ids import content_id
from crossbearing.model.lineage import Lineage
from crossbearing.model.parse import Parse
from crossbearing.parallel import in_parallel
from crossbearing.store import Store

Report = Callable[[str, str], None]  # the stage, and what it has done
Named = Path | str | IO[bytes]  # a file or folder, a URL, or a stream of bytes such as standard input
ALL_TOGETHER = "settings"
AT_ONCE = 32  # accounts analysed before they are kept: what a killed run loses at most
STREAM = "standard input"


@frozen
class Stages:
    """The stages as plain functions, chosen by ``wiring``; ``recipe`` says what they are made of.

    What stands under ``ALL_TOGETHER`` in the recipe matters to all accounts together and to none by itself.
    """

    gather: Callable[..., Iterator[Source | Obstacle]]  # of paths, and of files ``apart``
    read: Callable[[Source | Obstacle], Iterator[Found]]
    read_whole: Callable[[Source | Obstacle], list[Found] | None]  # in another process; None if it is large
    read_stream: Callable[[IO[bytes], str], Iterator[Found]]
    read_page: Callable[[Fetched], Iterator[Found]]
    fetch: Callable[..., Iterator[Fetched | Problem]]  # of URLs, and of what is known of each
    page_url: Callable[[Account], str | None]
    same_account: Callable[[Account, Sequence[Sequence[Account]], Account | None], tuple[str, ...]]
    parse: Callable[[Iterable[Account]], Iterator[Parse]]
    extract: Callable[[Parse], tuple[Claim, ...]]
    ground: Callable[[Account, Parse, Sequence[Claim]], Analysis]
    set_repeats_apart: Callable[[Iterable[Account]], list[Account]]
    trace: Callable[[Iterable[Account]], tuple[Lineage, ...]]
    reconcile: Callable[[Iterable[Account], Iterable[Analysis], Sequence[Lineage]], Reconciliation]
    describe_changes: Callable[[Account, Account], list[str]]
    build: Callable[..., Dossier]  # of accounts, lineage, what is reconciled, problems, recipe, changes
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


@frozen
class Place:
    """Where accounts were found: full path or URL, what their names begin with, when it was fetched."""

    origin: str
    name: str
    retrieved: str | None = None

    def of(self, account: Account) -> str:
        """The place of ``account``: a member of an archive has one in it."""
        member = account.name.removeprefix(self.name)
        return f"{self.origin}!{member}" if member else self.origin


def collect(
    named: Sequence[Named],
    store: Store,
    stages: Stages,
    report: Report,
    apart: Sequence[Path] = (),
    jobs: int = 1,
) -> Collected:
    """Read the accounts among ``named`` into the case; what cannot be read becomes a problem.

    The files ``apart`` and those of the case itself are no accounts wherever they lie. ``jobs`` processes
    read files at once.
    """
    read: int = 0
    problems: list[Problem] = []
    paths = [one for one in named if isinstance(one, Path)]
    _forget_problems(paths, store)
    found = chain(
        _in_files(stages.gather(paths, apart=(*store.files, *apart)), stages, jobs),
        _on_the_web([one for one in named if isinstance(one, str)], store, stages),
        _in_streams([one for one in named if not isinstance(one, Path | str)], store, stages),
    )
    for place, outcomes in found:
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                problems.append(outcome)
                store.put_problem(outcome, place.origin)
                continue
            account, data = outcome
            _keep(account, data, place, store, stages)
            read += 1
            problems += _foreign([account])
            report("read", account.name)
    return Collected(read, tuple(problems))


def _in_files(
    sources: Iterator[Source | Obstacle], stages: Stages, jobs: int
) -> Iterator[tuple[Place, Iterable[Found]]]:
    these, those = tee(sources)
    reads: Iterator[Iterable[Found] | None] = (
        in_parallel(stages.read_whole, those, jobs, _lost) if jobs > 1 else map(stages.read, those)
    )
    for source, found in zip(these, reads, strict=True):
        place = Place(os.path.realpath(source.path), source.where.rpartition("/")[2])
        yield place, stages.read(source) if found is None else found


def _lost(source: Source | Obstacle) -> list[Found]:
    return [Problem(source.where, "ended the process that was reading it, and is not read")]


def _on_the_web(urls: Sequence[str], store: Store, stages: Stages) -> Iterator[tuple[Place, Iterable[Found]]]:
    def cached(url: str) -> Validators | None:
        return store.responses.validators(url) if store.account_from(url) else None

    for fetched in stages.fetch(urls, cached=cached) if urls else ():
        if isinstance(fetched, Problem):
            yield Place(fetched.where, fetched.where), [fetched]
            continue
        store.responses.put(fetched)
        known = store.account_from(fetched.url) if fetched.unchanged else None
        if known is not None:
            place = Place(fetched.url, known.name, fetched.retrieved)
            yield place, [(known, store.account_bytes(known.id))]
        else:
            store.clear_problems(fetched.url)
            yield Place(fetched.url, fetched.name, fetched.retrieved), stages.read_page(fetched)


def _in_streams(
    streams: Sequence[IO[bytes]], store: Store, stages: Stages
) -> Iterator[tuple[Place, Iterable[Found]]]:
    for stream in streams:
        store.clear_problems(STREAM)
        for outcome in stages.read_stream(stream, STREAM):
            # what comes that way has no place of its own: another time it is another account
            mark = "" if isinstance(outcome, Problem) else f" {outcome[0].sha256}"
            yield Place(STREAM + mark, STREAM), [outcome]


def _keep(account: Account, data: bytes, place: Place, store: Store, stages: Stages) -> None:
    """Put ``account`` into the case, with what it is a copy or a version of."""
    origin, url = place.of(account), stages.page_url(account)
    joins = stages.same_account(account, store.alike(account, url), store.account_from(origin))
    store.put_account(account, data, origin, url=url, retrieved=place.retrieved, joins=joins)


def _forget_problems(paths: Sequence[Path], store: Store) -> None:
    """Forget what was wrong with files now read again, and with those that are there no longer."""
    again = [Path(os.path.realpath(path)) for path in paths]
    again += [path.parent / MANIFEST for path in again if path.is_file()]
    for origin in filter(os.path.isabs, store.troubled()):
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
    accounts = stages.set_repeats_apart(store.accounts())
    lineage = stages.trace(accounts)
    report("conclude", "lineage")
    found = stages.reconcile(accounts, _told(store.analyses(stages.key), accounts), lineage)
    report("conclude", "findings")
    problems = (*store.problems(), *_foreign(accounts))
    return stages.build(accounts, lineage, found, problems, stages.recipe, _changes(store, stages))


def _changes(store: Store, stages: Stages) -> Iterator[Change]:
    """What accounts of several versions said otherwise, from one to the next."""
    for account_id in store.changed():
        steps = pairwise(store.versions(account_id))
        sentences = tuple(s for older, newer in steps for s in stages.describe_changes(older, newer))
        if sentences:
            yield Change(account_id, sentences)


def _told(analyses: Iterable[Analysis], accounts: Iterable[Account]) -> Iterator[Analysis]:
    """``analyses`` without claims from what only all accounts together show to be furniture."""
    furniture = {a.id: [p for p in a.paragraphs if p.kind == "furniture"] for a in accounts}
    for analysis in analyses:
        apart = furniture[analysis.document]
        claims = (c for c in analysis.claims if not any(p.start <= c.start < p.end for p in apart))
        yield evolve(analysis, claims=tuple(claims))


def _foreign(accounts: Iterable[Account]) -> Iterator[Problem]:
    for account in accounts:
        if not _is_understood(account):
            why = f"is written in another language ({account.language}); no claims are taken from it"
            yield Problem(account.name, why)


def _is_understood(account: Account) -> bool:
    return account.language in {None, "en"}
