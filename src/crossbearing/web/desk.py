"""The desk: the snapshot that pages read, and the work that makes the next one.

Pages only ever read attributes that are replaced whole; one thread does the work, in the order it came, and
another explains, as somebody waits for that; both have a process for what takes long.
"""

import gc
import queue
import shutil
import threading
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen

from crossbearing.errors import CrossbearingError, JudgementError
from crossbearing.exports.wording import count as counted
from crossbearing.model.account import Problem
from crossbearing.model.dossier import Dossier
from crossbearing.model.doubt import Doubts
from crossbearing.model.explanation import Explanation
from crossbearing.model.judgement import Decision, Judgement, standing, undoing
from crossbearing.model.shown import SetAside, Shown
from crossbearing.pipeline import Stages
from crossbearing.settings import Settings
from crossbearing.web.changes import Changes, changes
from crossbearing.web.queue import Item, items, open_items
from crossbearing.web.search import Searcher
from crossbearing.web.snapshot import Build, Snapshot, shown_of, snapshot
from crossbearing.web.worker import Worker
from crossbearing.wiring import open_store, wire

JOBS_KEPT = 50
State = Literal["waiting", "working", "done", "failed"]


@frozen
class Job:
    """Work under way or done, as it stands; ``done`` counts what each stage has finished."""

    id: str
    title: str
    subject: str = ""  # what is to be explained, where nothing is added
    state: State = "waiting"
    stage: str = ""
    last: str = ""
    done: dict[str, int] = field(factory=dict)
    problems: tuple[Problem, ...] = ()
    outcome: str = ""


@frozen
class Reading:
    """What pages read: one snapshot with all that follows from it."""

    now: Snapshot = field(repr=False)
    changes: Changes = field(repr=False)
    searcher: Searcher = field(repr=False)
    items: tuple[Item, ...] = field(repr=False)


@frozen
class _Work:
    kind: Literal["build", "add", "doubt", "explain", "end"]
    job: str = ""
    sources: tuple[Path | str, ...] = ()
    scratch: Path | None = None
    subject: str = ""
    build: int = 0  # that is shown when it is asked


class Desk:
    """A case at work. ``reading`` is None until the first dossier is concluded."""

    def __init__(self, case: Path, settings: Settings) -> None:
        self.case = case
        self.reading: Reading | None = None
        self.log: tuple[Judgement, ...] = ()
        self.aside: tuple[SetAside, ...] = ()
        self.jobs: dict[str, Job] = {}
        self.failure = ""  # why the last building failed
        self._explained: dict[tuple[int, str], Explanation] = {}
        self._settings = settings
        self._worker = Worker(case, settings)
        self._waiting: queue.Queue[_Work] = queue.Queue()
        self._asked: queue.Queue[_Work] = queue.Queue()  # what to explain
        self._pending = 0
        self._numbers = count(1)
        self._lock = threading.Lock()  # of those who change something; who reads needs none
        self._threads = [
            threading.Thread(target=self._go_on, args=(work,), daemon=True, name="crossbearing-desk")
            for work in (self._waiting, self._asked)
        ]

    @cached_property
    def stages(self) -> Stages:
        return wire(self._settings)

    def open(self, dossier: Dossier | None = None) -> None:
        """Begin: the first snapshot is of ``dossier``, or of the case as the worker concludes it.

        Raises StoreError where the case cannot be opened.
        """
        self._read_decisions()
        if dossier is not None:
            self.show(dossier)
        for thread in self._threads:
            thread.start()
        self._ask(_Work("build" if dossier is None else "doubt"))

    def close(self) -> None:
        """End; what is under way is given up, and what is kept is kept."""
        self._worker.end()
        for waiting in (self._waiting, self._asked):
            waiting.put(_Work("end"))

    @property
    def updating(self) -> bool:
        """Whether a newer snapshot is on its way."""
        return self._pending > 0

    @property
    def pending(self) -> tuple[Judgement, ...]:
        """The judgements that stand and that the dossier which is shown does not have yet."""
        ruled = {r.number for r in self.reading.now.dossier.judgements} if self.reading else set()
        return tuple(j for j in standing(self.log) if j.number not in ruled)

    @property
    def leaving(self) -> frozenset[int]:
        """The numbers of the judgements that are undone and that the dossier which is shown still has."""
        ruled = {r.number for r in self.reading.now.dossier.judgements} if self.reading else set()
        return frozenset(ruled - {j.number for j in standing(self.log)})

    @property
    def idle(self) -> bool:
        """Whether nothing is left to do: the snapshot is the newest, and its doubts are found."""
        return not self._waiting.unfinished_tasks and not self._asked.unfinished_tasks

    # --- what the analyst does ------------------------------------------------------------------------

    def judge(self, decision: Decision, subjects: Sequence[str], because: str, by: str) -> Judgement:
        """Keep a judgement about what the snapshot has under the ids ``subjects``; building follows.

        Raises JudgementError where one is not there, or cannot be judged so.
        """
        if self.reading is None:
            raise JudgementError("there is no dossier to judge yet")
        made = self.stages.judge(self.reading.now.dossier, decision, subjects)
        return self._keep(evolve(made, at=_now(), by=by or None, because=because or None))

    def undo(self, number: int | None, by: str) -> Judgement:
        """Undo the judgement ``number``, or the last that stands. Raises JudgementError."""
        with self._lock, open_store(self.case) as store:
            entry = undoing(store.judgements.log(), number)
        return self._keep(evolve(entry, at=_now(), by=by or None))

    def set_aside(self, item: Item, by: str) -> None:
        """Ask the question ``item`` no more."""
        with self._lock, open_store(self.case) as store:
            store.showings.set_aside(SetAside(item.key, item.question, _now(), by or None))
            self.aside = store.showings.aside()

    def take_back(self, subject: str) -> None:
        """Ask a question again that was set aside."""
        with self._lock, open_store(self.case) as store:
            store.showings.take_back(subject)
            self.aside = store.showings.aside()

    def open_items(self) -> list[Item]:
        """The questions of the review queue that are not answered."""
        return open_items(self.reading.items, self.log, self.aside) if self.reading else []

    def add(self, sources: Sequence[Path | str], title: str, scratch: Path | None = None) -> Job:
        """Add files and URLs to the case; ``scratch`` is a folder to remove when they are read."""
        job = self._job(title)
        self._ask(_Work("add", job.id, tuple(sources), scratch))
        return job

    def explanation(self, id: str) -> Explanation | Job:
        """How what has the id ``id`` came about, or the work of finding out."""
        known = self._explained.get((self._build, id))
        if known is not None:
            return known
        for job in reversed(self.jobs.values()):
            if job.subject == id and job.state != "done":
                return job
        job = self._job("Comparing again", id)
        self._ask(_Work("explain", job.id, subject=id, build=self._build))
        return job

    def was_shown(self, id: str) -> Shown | None:
        """What was shown under ``id`` at any time."""
        with open_store(self.case) as store:
            return store.showings.find(id)

    # --- the work -------------------------------------------------------------------------------------

    @property
    def _build(self) -> int:
        return self.reading.now.build.number if self.reading else 0

    def _keep(self, judgement: Judgement) -> Judgement:
        with self._lock, open_store(self.case) as store:
            kept = store.judgements.add(judgement)
            self.log = store.judgements.log()
        self._ask(_Work("build"))
        return kept

    def _read_decisions(self) -> None:
        with open_store(self.case) as store:
            self.log, self.aside = store.judgements.log(), store.showings.aside()

    def _job(self, title: str, subject: str = "") -> Job:
        with self._lock:
            job = Job(f"j-{next(self._numbers)}", title, subject)
            kept = list(self.jobs.items())[-(JOBS_KEPT - 1) :]
            self.jobs = {**dict(kept), job.id: job}
        return job

    def _told(self, id: str, **changed: object) -> None:
        """Replace a job by how it stands now."""
        if id in self.jobs:
            with self._lock:
                self.jobs = {**self.jobs, id: evolve(self.jobs[id], **changed)}  # type: ignore[arg-type]

    def _ask(self, work: _Work) -> None:
        with self._lock:
            self._pending += work.kind in {"build", "add"}
        (self._asked if work.kind == "explain" else self._waiting).put(work)

    def _go_on(self, waiting: "queue.Queue[_Work]") -> None:
        _ = self.stages  # made once, and not while the first judgement waits for them
        while (work := waiting.get()).kind != "end":
            skipped = work.kind == "build" and self._builds_later()
            try:
                if not skipped:
                    self._do(work)
            except CrossbearingError as error:
                self._fail(work, str(error))
            except Exception as error:
                traceback.print_exc()
                self._fail(work, f"this is a defect of the program: {error!r}")
            finally:
                if work.scratch is not None:
                    shutil.rmtree(work.scratch, ignore_errors=True)
                with self._lock:
                    self._pending -= work.kind in {"build", "add"}
                waiting.task_done()

    def _builds_later(self) -> bool:
        """Whether work that waits will build anyway, so that judgements made in a row are built once."""
        with self._waiting.mutex:
            return any(w.kind in {"build", "add"} for w in self._waiting.queue)

    def _fail(self, work: _Work, why: str) -> None:
        self._told(work.job, state="failed", outcome=why)
        if work.kind in {"build", "add"}:
            self.failure = why

    def _do(self, work: _Work) -> None:
        self._told(work.job, state="working")
        if work.kind == "explain":
            told = self._worker.explain(work.subject)
            self._explained = {
                **dict(list(self._explained.items())[-JOBS_KEPT:]),
                (work.build, told.id): told,
            }
            self._told(work.job, state="done")
        elif work.kind == "doubt":
            if self.reading is not None:
                self._read(self.reading.now.with_doubts(self._worker.doubts()), self.reading.changes)
        else:
            self._built(work)

    def _built(self, work: _Work) -> None:
        def report(stage: str, last: str) -> None:
            if work.job:
                done = self.jobs[work.job].done
                counts = {**done, stage: done.get(stage, 0) + 1}
                self._told(work.job, stage=stage, last=last, done=counts)

        built = self._worker.build(work.sources, report)
        self.show(self.stages.join(built.pieces))
        if built.collected is not None:
            c = built.collected
            told = [
                f"{counted(c.read, 'account')} added",
                *([f"{c.joined} as a copy or version of another"] if c.joined else []),
                *([f"{c.unchanged} unchanged"] if c.unchanged else []),
            ]
            state: State = "done" if c else "failed"
            self._told(work.job, state=state, outcome=", ".join(told), problems=c.problems)
        self._ask(_Work("doubt"))

    def show(self, dossier: Dossier, doubts: Doubts | None = None) -> None:
        """Make ``dossier`` what pages read."""
        shown = tuple(shown_of(dossier))
        with self._lock, open_store(self.case) as store:
            number = store.showings.keep(shown, _now())
            known = store.showings
            build = Build(number, known.built(number) or "", known.begun(number), known.ended(number))
        if doubts is None and self.reading is not None:
            doubts = self.reading.now.doubts  # until those of this dossier are found
        gc.disable()  # it would go over a large dossier again and again, and pages wait for it
        try:
            made = snapshot(dossier, build, doubts)
            self._read(made, changes(made, shown))
        finally:
            gc.freeze()
            gc.enable()
        self.failure = ""

    def _read(self, made: Snapshot, changed: Changes) -> None:
        self.reading = Reading(made, changed, Searcher(made), items(made))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
