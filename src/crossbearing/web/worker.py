"""The process that reads, analyses and compares, so that pages are served meanwhile as fast as ever."""

import gc
import os
import signal
import threading
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, cast

from attrs import evolve, fields, frozen

from crossbearing.errors import CrossbearingError
from crossbearing.model.dossier import Dossier
from crossbearing.model.doubt import Doubts
from crossbearing.model.explanation import Explanation
from crossbearing.model.kept import Memory
from crossbearing.parallel import FRESH
from crossbearing.pipeline import (
    Collected,
    Named,
    Stages,
    analyse,
    collect,
    conclude_pieces,
    encoded,
    prepare,
)
from crossbearing.settings import Settings
from crossbearing.stages import Report
from crossbearing.wiring import open_store, wire

AT_ONCE = 50  # entries of a dossier's list that are sent at once: a few milliseconds
POLITENESS = 10  # pages go before the work on the next dossier, where both want the processor


class WorkFailedError(CrossbearingError):
    """What was to be done could not be done; the words are for the analyst."""


@frozen
class Task:
    """``sources`` are files, folders and URLs to add before building; ``subject`` is what to explain."""

    kind: Literal["build", "doubt", "explain"]
    sources: tuple[Path | str, ...] = ()
    subject: str = ""


@frozen
class Built:
    """A concluded dossier in its pieces, and what was read into the case before, if anything was to be."""

    pieces: tuple[Dossier, ...]
    collected: Collected | None


class Worker:
    """A process for one case. One task at a time, and beside it one explanation, for which somebody waits; a
    process that ended is begun anew with the next.

    Of a dossier it sends what it has not sent before: the stories that a judgement does not touch stay.
    """

    def __init__(self, case: Path, settings: Settings) -> None:
        self._case = case
        self._settings = settings
        self._pieces: dict[str, Dossier] = {}  # of the dossier built last
        self._beginning = threading.Lock()
        self._begun: _Begun | None = None

    def build(self, sources: tuple[Path | str, ...], report: Report) -> Built:
        """Add ``sources`` to the case and conclude it. Raises WorkFailedError."""
        return cast(Built, self._do(Task("build", sources), report))

    def doubts(self) -> Doubts:
        """The doubts of the dossier built last. Raises WorkFailedError."""
        return cast(Doubts, self._do(Task("doubt"), _unheard))

    def explain(self, subject: str) -> Explanation:
        """How what has the id ``subject`` in the dossier built last came about. Raises WorkFailedError."""
        return cast(Explanation, self._do(Task("explain", subject=subject), _unheard))

    def end(self) -> None:
        """End the process, whatever it has in hand; the case loses nothing that is kept."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.process.terminate()
            begun.process.join(5)

    def _do(self, task: Task, report: Report) -> object:
        begun = self._begin()
        line = begun.explaining if task.kind == "explain" else begun.working
        lists: defaultdict[str, list[object]] = defaultdict(list)
        pieces: dict[str, Dossier] = {}
        try:
            line.send(task)
            while True:
                kind, told = line.recv()
                if kind == "report":
                    report(*told)
                elif kind == "list":
                    gc.disable()  # it would go over all that has come, again and again, and pages wait for it
                    lists[told[0]] += told[1]
                elif kind == "piece":
                    pieces[told[0]] = _whole(told[1], lists)
                    lists.clear()
                elif kind == "same":
                    pieces[told] = self._pieces[told]
                elif kind == "failed":
                    raise WorkFailedError(told)
                else:
                    if pieces:
                        self._pieces = pieces
                    return evolve(told, pieces=tuple(pieces.values())) if isinstance(told, Built) else told
        except (EOFError, OSError) as error:
            self._begun = None if self._begun is begun else self._begun
            raise WorkFailedError("the process that does the work ended; it is begun anew") from error
        finally:
            if pieces:
                gc.freeze()
            if task.kind != "explain":  # which goes on beside the other work
                gc.enable()

    def _begin(self) -> "_Begun":
        with self._beginning:
            if self._begun is None or not self._begun.process.is_alive():
                working, work = FRESH.Pipe()
                explaining, explain = FRESH.Pipe()
                given = (work, explain, self._case, self._settings)
                process = FRESH.Process(target=_work, args=given, daemon=True, name="crossbearing-work")
                process.start()
                work.close()
                explain.close()
                self._begun = _Begun(process, working, explaining)
            return self._begun


@frozen
class _Begun:
    """A process, and the lines to it."""

    process: Any
    working: Connection
    explaining: Connection


def _send(pieces: Iterable[Dossier], sent: Mapping[str, Dossier], line: Connection) -> dict[str, Dossier]:
    """Send those of ``pieces`` that are not among those ``sent``, list by list; all of them are sent then.

    Nothing else runs in the process of the pages while a value is put together there, so none may be large.
    """
    told: dict[str, Dossier] = {}
    for number, piece in enumerate(pieces):
        name = piece.stories[0].id if piece.stories else str(number)
        told[name] = piece
        if sent.get(name) is piece:
            line.send(("same", name))
            continue
        lists = {f.name: getattr(piece, f.name) for f in fields(Dossier)}
        lists = {name: value for name, value in lists.items() if isinstance(value, tuple) and value}
        for of, values in lists.items():
            for start in range(0, len(values), AT_ONCE):
                line.send(("list", (of, values[start : start + AT_ONCE])))
        none: Any = dict.fromkeys(lists, ())
        line.send(("piece", (name, evolve(piece, **none))))
    return told


def _whole(piece: Dossier, lists: Mapping[str, Sequence[object]]) -> Dossier:
    """What was sent list by list, put together again."""
    values: Any = {name: tuple(some) for name, some in lists.items()}
    return evolve(piece, **values)


def _unheard(stage: str, done: str) -> None:
    pass


def _unheeded(task: Task) -> None:
    pass


def _work(working: Connection, explaining: Connection, case: Path, settings: Settings) -> None:
    """What the process does: task by task, until nobody is on the line any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    desk = _Concluding(case, settings)
    threading.Thread(target=_answer, args=(explaining, desk.explain, _unheeded), daemon=True).start()
    _answer(working, desk.work, desk.look_ahead)


def _answer(
    line: Connection, work: Callable[[Task, Connection], object], after: Callable[[Task], None]
) -> None:
    """Do one task after the other that comes on the line, and ``after`` each what nobody waits for."""
    with suppress(EOFError, OSError):
        while True:
            task: Task = line.recv()
            try:
                line.send(("done", work(task, line)))
                after(task)
            except CrossbearingError as error:
                line.send(("failed", str(error)))
            except Exception as error:
                traceback.print_exc()
                line.send(("failed", f"this is a defect of the program: {error!r}"))


class _Concluding:
    """A case as the process has it. What is explained is the last dossier, while the next is being made."""

    def __init__(self, case: Path, settings: Settings) -> None:
        self._case = case
        self._settings = settings
        self._memory = Memory()
        self._sent: dict[str, Dossier] = {}
        self._dossier: Dossier | None = None
        self._is_prepared = False
        self._making = threading.Lock()

    @cached_property
    def _stages(self) -> Stages:
        return wire(self._settings)

    def work(self, task: Task, line: Connection) -> object:
        """Build the dossier, or find its doubts."""
        if task.kind == "build":
            with self._making:
                built = self._built(task, line)
                self._sent = _send(built.pieces, self._sent, line)
            return evolve(built, pieces=())
        dossier = self._concluded(task, line)
        with open_store(self._case) as store:
            return self._stages.doubt(dossier, encode=encoded(store, self._stages), memory=self._memory)

    def look_ahead(self, task: Task) -> None:
        """Prepare once for the next judgement, when the doubts are found."""
        if task.kind == "doubt" and not self._is_prepared:
            self._is_prepared = True
            _prepare(self._case, self._stages, self._memory)

    def explain(self, task: Task, line: Connection) -> Explanation:
        """How the subject of the task came about."""
        dossier = self._concluded(task, line)
        with open_store(self._case) as store:
            return self._stages.explain(dossier, task.subject, encode=encoded(store, self._stages))

    def _concluded(self, task: Task, line: Connection) -> Dossier:
        if self._dossier is None:
            with self._making:
                if self._dossier is None:
                    self._built(task, line)
        return cast(Dossier, self._dossier)

    def _built(self, task: Task, line: Connection) -> Built:
        def report(stage: str, done: str) -> None:
            line.send(("report", (stage, done)))

        built = _built(task, self._case, self._stages, self._memory, report)
        self._dossier = self._stages.join(built.pieces)
        return built


def _built(task: Task, case: Path, stages: Stages, memory: Memory, report: Report) -> Built:
    with open_store(case) as store:
        named: list[Named] = list(task.sources)
        collected = collect(named, store, stages, report) if named else None
        analyse(store, stages, report)
        return Built(conclude_pieces(store, stages, report, memory), collected)


def _prepare(case: Path, stages: Stages, memory: Memory) -> None:
    """What goes wrong here goes wrong again where somebody waits for it, and is told then."""
    with suppress(Exception), open_store(case) as store:
        prepare(store, stages, memory)


def _end_with_parent() -> None:
    parent: Callable[[], Any] = parent_process
    if (process := parent()) is not None:
        connection.wait([process.sentinel])
        signal.raise_signal(signal.SIGTERM)
