"""The process that reads, analyses and compares, so that pages are served meanwhile as fast as ever."""

import gc
import os
import signal
import threading
import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, cast

from attrs import evolve, fields, frozen

from crossbearing.errors import CrossbearingError
from crossbearing.model.dossier import Dossier
from crossbearing.model.doubt import Doubts
from crossbearing.model.explanation import Explanation
from crossbearing.parallel import FRESH
from crossbearing.pipeline import Collected, Named, Stages, analyse, collect, conclude
from crossbearing.settings import Settings
from crossbearing.stages import Report
from crossbearing.wiring import open_store, wire

PIECE = 50  # entries of a dossier's list that are sent at once: a few milliseconds
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
    """A concluded dossier, and what was read into the case before, if anything was to be."""

    dossier: Dossier
    collected: Collected | None


class Worker:
    """A process for one case. One task at a time; a process that ended is begun anew with the next."""

    def __init__(self, case: Path, settings: Settings) -> None:
        self._case = case
        self._settings = settings
        self._process: Any = None
        self._line: Connection | None = None

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
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            self._process = None

    def _do(self, task: Task, report: Report) -> object:
        line = self._begun()
        pieces: defaultdict[str, list[object]] = defaultdict(list)
        try:
            line.send(task)
            while True:
                kind, told = line.recv()
                if kind == "report":
                    report(*told)
                elif kind == "piece":
                    gc.disable()  # it would go over all that has come, again and again, and pages wait for it
                    pieces[told[0]] += told[1]
                elif kind == "failed":
                    raise WorkFailedError(told)
                else:
                    return _whole(told, pieces) if isinstance(told, Built) else told
        except (EOFError, OSError) as error:
            self._process = None
            raise WorkFailedError("the process that does the work ended; it is begun anew") from error
        finally:
            if pieces:
                gc.freeze()
            gc.enable()

    def _begun(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._line is None:
            self._line, theirs = FRESH.Pipe()
            self._process = FRESH.Process(
                target=_work, args=(theirs, self._case, self._settings), daemon=True, name="crossbearing-work"
            )
            self._process.start()
            theirs.close()
        return self._line


def _in_pieces(built: Built, line: Connection) -> Built:
    """Send the lists of a dossier piece by piece, and return what is left.

    Nothing else runs in the process of the pages while a value is put together there, so none may be large.
    """
    lists = {f.name: getattr(built.dossier, f.name) for f in fields(Dossier)}
    lists = {name: value for name, value in lists.items() if isinstance(value, tuple) and value}
    for name, values in lists.items():
        for start in range(0, len(values), PIECE):
            line.send(("piece", (name, values[start : start + PIECE])))
    none: Any = dict.fromkeys(lists, ())
    return evolve(built, dossier=evolve(built.dossier, **none))


def _whole(built: Built, pieces: Mapping[str, Sequence[object]]) -> Built:
    """What was sent in pieces, put together again."""
    lists: Any = {name: tuple(values) for name, values in pieces.items()}
    return evolve(built, dossier=evolve(built.dossier, **lists))


def _unheard(stage: str, done: str) -> None:
    pass


def _work(line: Connection, case: Path, settings: Settings) -> None:
    """What the process does: task by task, until nobody is on the line any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    stages: Stages | None = None
    dossier: Dossier | None = None
    with suppress(EOFError, OSError):
        while True:
            task: Task = line.recv()
            try:
                stages = stages or wire(settings)
                if task.kind == "build" or dossier is None:
                    built = _built(
                        task, case, stages, lambda stage, done: line.send(("report", (stage, done)))
                    )
                    dossier = built.dossier
                answer: object = _in_pieces(built, line) if task.kind == "build" else None
                if task.kind == "doubt":
                    answer = stages.doubt(dossier)
                elif task.kind == "explain":
                    answer = stages.explain(dossier, task.subject)
                line.send(("done", answer))
            except CrossbearingError as error:
                line.send(("failed", str(error)))
            except Exception as error:
                traceback.print_exc()
                line.send(("failed", f"this is a defect of the program: {error!r}"))


def _built(task: Task, case: Path, stages: Stages, report: Report) -> Built:
    with open_store(case) as store:
        named: list[Named] = list(task.sources)
        collected = collect(named, store, stages, report) if named else None
        analyse(store, stages, report)
        return Built(conclude(store, stages, report), collected)


def _end_with_parent() -> None:
    parent: Callable[[], Any] = parent_process
    if (process := parent()) is not None:
        connection.wait([process.sentinel])
        signal.raise_signal(signal.SIGTERM)
