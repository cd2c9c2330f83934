"""The same work on many things, in several processes, with the results in the order of the things."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# A fresh interpreter for each worker: a fork would copy the locks of threads, such as that of the
# progress bar, in whatever state they are in.
FRESH = get_context("spawn")
AHEAD = 2  # things under way for each worker, so that none waits while a result is taken


def in_parallel(
    work: Callable[[T], R], things: Iterable[T], jobs: int, lost: Callable[[T], R] | None = None
) -> Iterator[R]:
    """``work(thing)`` for each of ``things``, in their order, by ``jobs`` processes.

    With one job all is done in this process. Else ``work``, things and results must be picklable, and
    ``work`` a function of a module. ``things`` are taken as there is room for them, at most a few for each
    job ahead of the result that is asked for, so there may be any number of them. What ``work`` raises is
    raised here in its turn, and ends the work.

    A worker that dies (killed for memory, crashed in a library) takes nothing with it: the thing whose
    result is due is done again alone, and if its worker dies again ``lost(thing)`` is the result; without
    ``lost``, BrokenProcessPool is raised. Whoever stops taking results, or is interrupted, waits for what
    the workers have in hand and no more.
    """
    if jobs <= 1:
        yield from map(work, things)
        return
    crew = _Crew(work, jobs, lost)
    try:
        for thing in things:
            if len(crew.under_way) >= AHEAD * jobs:
                yield crew.first()
            crew.begin(thing)
        while crew.under_way:
            yield crew.first()
    finally:
        crew.dismiss()


class _Crew(Generic[T, R]):
    """Workers, and the things they have under way in their order."""

    def __init__(self, work: Callable[[T], R], jobs: int, lost: Callable[[T], R] | None) -> None:
        self.under_way: deque[tuple[T, Future[R]]] = deque()
        self._work = work
        self._jobs = jobs
        self._lost = lost
        self._pool = _pool(jobs)

    def begin(self, thing: T) -> None:
        try:
            self.under_way.append((thing, self._pool.submit(self._work, thing)))
        except BrokenProcessPool:
            self._replace()
            self.begin(thing)

    def first(self) -> R:
        """The result of what is longest under way."""
        thing, future = self.under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._replace()
            return self._alone(thing)

    def dismiss(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _replace(self) -> None:
        """A new crew for what the old one left undone."""
        self.dismiss()
        self._pool = _pool(self._jobs)
        left, self.under_way = self.under_way, deque()
        for thing, future in left:
            done = not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)
            self.under_way.append((thing, future if done else self._pool.submit(self._work, thing)))

    def _alone(self, thing: T) -> R:
        with _pool(1) as pool:
            try:
                return pool.submit(self._work, thing).result()
            except BrokenProcessPool:
                if self._lost is None:
                    raise
        return self._lost(thing)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=FRESH, initializer=_begin_work)


def _begin_work() -> None:
    """Ctrl-C goes to all processes of a terminal; the one that has the others decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
