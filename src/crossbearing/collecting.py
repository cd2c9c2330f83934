"""Accounts into the case: from files, from the web, from a stream; what stands in the way is a problem."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, tee
from pathlib import Path
from typing import IO

from attrs import frozen

from crossbearing.accounts import MANIFEST, Found, Obstacle, Source
from crossbearing.model.account import Account, Problem
from crossbearing.model.fetched import Validators
from crossbearing.parallel import in_parallel
from crossbearing.stages import Report, Stages, foreign
from crossbearing.store import Store

Named = Path | str | IO[bytes]  # a file or folder, a URL, or a stream of bytes such as standard input
STREAM = "standard input"


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
            problems += foreign([account])
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
