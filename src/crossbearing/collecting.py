"""Accounts into the case: from files, from the web, from a stream; what stands in the way is a problem."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, tee
from pathlib import Path
from typing import IO

from attrs import evolve, frozen

from crossbearing.accounts import MANIFEST, NOTHING, Found, Known, Obstacle, Source
from crossbearing.model.account import Account, Problem
from crossbearing.model.fetched import Fetched, Validators
from crossbearing.model.ids import content_id
from crossbearing.parallel import in_parallel
from crossbearing.stages import Report, Stages, foreign
from crossbearing.store import FileReading, Store

Named = Path | str | IO[bytes]  # a file or folder, a URL, or a stream of bytes such as standard input
Outcome = Found | Account  # an account without its bytes is kept already
STREAM = "standard input"


@frozen
class Collected:
    """How many accounts were read into the case, how many it held already, and what stood in the way.

    ``joined`` of those read are copies or versions of an account that it holds.
    """

    read: int
    joined: int
    unchanged: int
    problems: tuple[Problem, ...]

    def __bool__(self) -> bool:
        """Whether there is any account."""
        return bool(self.read or self.unchanged)


@frozen
class Place:
    """Where accounts were found: full path or URL, what their names begin with, when it was fetched.

    ``where`` is what problems there begin with. ``reading`` is there while a file is read.
    """

    origin: str
    name: str
    where: str
    retrieved: str | None = None
    reading: FileReading | None = None

    def of(self, name: str) -> str:
        """The place of the account called ``name``: a member of an archive has one in it."""
        member = name.removeprefix(self.name)
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
    read files at once. A file that was read whole and is as it was is not read again; one whose reading
    was interrupted is read from there on.
    """
    counted = {"read": 0, "joined": 0, "unchanged": 0}
    problems: list[Problem] = []
    paths = [one for one in named if isinstance(one, Path)]
    left = _troubled(paths, store)
    found: Iterator[tuple[Place, Iterable[Outcome]]] = chain(
        _in_files(stages.gather(paths, apart=(*store.files, *apart)), store, stages, jobs),
        _on_the_web([one for one in named if isinstance(one, str)], store, stages),
        _in_streams([one for one in named if not isinstance(one, Path | str)], store, stages),
    )
    for place, outcomes in found:
        left.discard(place.origin)
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                problems.append(outcome)
                _keep_problem(outcome, place, store)
                continue
            if isinstance(outcome, Account):
                account = outcome
                counted["unchanged"] += 1
            else:
                account, data = outcome
                counted["joined"] += _keep(account, data, place, store, stages)
                counted["read"] += 1
                report("read", account.name)
            problems += foreign([account])
    for origin in sorted(left):  # files that are no accounts any more
        store.clear_problems(origin)
    return Collected(**counted, problems=tuple(problems))


@frozen
class _File:
    """A file as it was met, before it is read."""

    source: Source
    reading: FileReading
    is_whole: bool
    is_begun: bool

    @property
    def place(self) -> Place:
        where = self.source.where
        return Place(self.reading.file, where.rpartition("/")[2], where, reading=self.reading)


def _in_files(
    sources: Iterable[Source | Obstacle], store: Store, stages: Stages, jobs: int
) -> Iterator[tuple[Place, Iterable[Outcome]]]:
    these, those = tee(_met(source, store, stages) for source in sources)
    afresh = (f.source for f in those if isinstance(f, _File) and not (f.is_whole or f.is_begun))
    reads: Iterator[Iterable[Found] | None] = (
        in_parallel(stages.read_whole, afresh, jobs, _lost) if jobs > 1 else map(stages.read, afresh)
    )
    for file in these:
        if isinstance(file, Obstacle):
            yield Place(os.path.realpath(file.path), "", file.where), [file]
        elif file.is_whole:
            yield file.place, _kept_of(file, store)
        elif file.is_begun:
            yield file.place, chain(_kept_of(file, store), _rest_of(file, store, stages))
            store.sources.finish(file.reading)
        elif (found := next(reads)) == _lost(file.source):
            store.clear_problems(file.reading.file)
            yield evolve(file.place, reading=None), found
        else:
            store.sources.begin(file.reading)
            yield file.place, stages.read(file.source) if found is None else found
            store.sources.finish(file.reading)


def _met(source: Source | Obstacle, store: Store, stages: Stages) -> _File | Obstacle:
    if isinstance(source, Obstacle):
        return source
    reading = FileReading(os.path.realpath(source.path), _mark(source, stages))
    return _File(source, reading, store.sources.is_whole(reading), store.sources.is_begun(reading))


def _mark(source: Source, stages: Stages) -> str:
    """What the reading of ``source`` depends on. It is taken before, so that a change meanwhile shows."""
    try:
        found = source.path.stat()
        # The time of change too: a file may be replaced by one of its size and its age.
        state: tuple[object, ...] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    except OSError as error:
        state = (error,)
    return content_id("m", *state, source.where, source.known, stages.reader)


def _kept_of(file: _File, store: Store) -> Iterator[Outcome]:
    """What is kept of a file as this reading found it."""
    yield from store.sources.accounts(file.reading)
    yield from store.problems(file.reading.file)


def _rest_of(file: _File, store: Store, stages: Stages) -> Iterator[Found]:
    """What an interrupted reading of a file has left."""
    place, told = file.place, store.problems(file.reading.file)
    found = stages.read(file.source, kept=lambda name: store.sources.holds(file.reading, place.of(name)))
    return (one for one in found if one not in told)


def _lost(source: Source | Obstacle) -> list[Found]:
    return [Problem(source.where, "ended the process that was reading it, and is not read")]


def _on_the_web(
    urls: Sequence[str], store: Store, stages: Stages
) -> Iterator[tuple[Place, Iterable[Outcome]]]:
    told: dict[str, Known] = {}  # what sitemaps tell of the pages they list

    def cached(url: str) -> Validators | None:
        return store.responses.validators(url) if store.account_from(url) else None

    def listed(page: Fetched) -> Iterator[str | Problem]:
        for one in stages.listed(page):
            if isinstance(one, Known):
                told.setdefault(str(one.url), one)
            yield one if isinstance(one, Problem) else str(one.url)

    for fetched in stages.fetch(urls, cached=cached, listed=listed) if urls else ():
        if isinstance(fetched, Problem):
            yield Place(fetched.where, fetched.where, fetched.where), [fetched]
            continue
        store.responses.put(fetched)
        place = Place(fetched.url, fetched.name, fetched.url, fetched.retrieved)
        known = store.account_from(fetched.url) if fetched.unchanged else None
        if known is not None:
            _keep(known, store.account_bytes(known.id), evolve(place, name=known.name), store, stages)
            yield place, [known]
            continue
        store.clear_problems(fetched.url)
        is_sitemap = any(isinstance(one, Known) for one in stages.listed(fetched))
        yield place, () if is_sitemap else stages.read_page(fetched, told=told.get(fetched.url, NOTHING))


def _in_streams(
    streams: Sequence[IO[bytes]], store: Store, stages: Stages
) -> Iterator[tuple[Place, Iterable[Outcome]]]:
    for stream in streams:
        store.clear_problems(STREAM)
        for outcome in stages.read_stream(stream, STREAM):
            # what comes that way has no place of its own: another time it is another account
            mark = "" if isinstance(outcome, Problem) else f" {outcome[0].sha256}"
            yield Place(STREAM + mark, STREAM, STREAM), [outcome]


def _keep(account: Account, data: bytes, place: Place, store: Store, stages: Stages) -> bool:
    """Put ``account`` into the case, with what it is a copy or a version of; whether there is any."""
    origin, url = place.of(account.name), stages.page_url(account)
    joins = stages.same_account(account, store.alike(account, url), store.account_from(origin))
    store.put_account(
        account, data, origin, url=url, retrieved=place.retrieved, joins=joins, reading=place.reading
    )
    return joins not in ((), (account.id,))


def _keep_problem(problem: Problem, place: Place, store: Store) -> None:
    """Keep ``problem``; what came earlier from where it stands is not forgotten over it."""
    store.put_problem(problem, place.origin)
    if place.reading:
        store.sources.spare(place.reading, problem.where.removeprefix(place.where))


def _troubled(paths: Sequence[Path], store: Store) -> set[str]:
    """The files among ``paths`` that had problems.

    Those of folders and of accounts.csv are forgotten, as all of them are met again, and so are those of
    what is there no longer.
    """
    again = [Path(os.path.realpath(path)) for path in paths]
    again += [path.parent / MANIFEST for path in again if path.is_file()]
    files: set[str] = set()
    for origin in filter(os.path.isabs, store.troubled()):
        if os.path.lexists(origin) and not any(Path(origin).is_relative_to(path) for path in again):
            continue
        if Path(origin).is_file() and Path(origin).name != MANIFEST:
            files.add(origin)
        else:
            store.clear_problems(origin)
    return files
