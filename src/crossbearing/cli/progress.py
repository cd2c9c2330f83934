"""Progress on the terminal while accounts are read; silent when nobody is looking."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from crossbearing.exports.terminal import clean

STAGES = {"read": "Reading", "analyse": "Taking claims", "conclude": "Comparing", "write": "Writing"}


class _Rate(ProgressColumn):
    """How many are done in a second, lately."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.3g}/s" if task.speed else "")


class Progress:
    """A line for each stage of work, on standard error; none with ``quiet`` or without a terminal."""

    def __init__(self, quiet: bool) -> None:
        console = Console(stderr=True)
        self._bars = Bars(
            SpinnerColumn(),
            TextColumn("{task.description:<14}"),
            BarColumn(pulse_style="cyan"),
            TextColumn("{task.completed}"),
            _Rate(),
            TextColumn("{task.fields[last]}", markup=False),  # a file may be named "[red]"
            TimeElapsedColumn(),
            console=console,
            transient=True,
            # not what rich takes for a terminal: FORCE_COLOR makes it take a file for one
            disable=quiet or not sys.stderr.isatty(),
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def report(self, stage: str, done: str) -> None:
        """``done`` was just finished in ``stage``."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(STAGES[stage], total=None, last="")
        self._bars.update(self._tasks[stage], advance=1, last=clean(done))
