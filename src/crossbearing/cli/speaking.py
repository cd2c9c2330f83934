"""What every command says at its end: its outcome, its problems, and its exit code."""

import json
import sys
import traceback

import click

from crossbearing.errors import CrossbearingError
from crossbearing.exports.terminal import clean

DONE, DONE_WITH_PROBLEMS, NOTHING_DONE = 0, 1, 2
INTERRUPTED = 130  # what shells give for Ctrl-C


def say_json(told: object) -> None:
    click.echo(json.dumps(told, indent=2, ensure_ascii=False))


def say(*lines: str, err: bool = False, indent: int = 0) -> None:
    """Print ``lines``; names of files and words of accounts in them do not steer the terminal."""
    for line in lines:
        click.echo(" " * indent + clean(line), err=err)


class reporting_errors:  # noqa: N801  # reads as a clause after "with"
    """What bad input causes is told in a line and ends with exit code 2.

    So does a defect of the program, with its traceback: exit code 1 would say that the work is done.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, CrossbearingError):
            say(*f"crossbearing: {error}".splitlines(), err=True)
            sys.exit(NOTHING_DONE)
        if isinstance(error, KeyboardInterrupt):
            say("crossbearing: interrupted; what was read is kept, and the next run goes on", err=True)
            sys.exit(INTERRUPTED)
        if isinstance(error, Exception) and not isinstance(error, BrokenPipeError):
            traceback.print_exception(error)
            say("crossbearing: this is a defect of the program; what was read is kept", err=True)
            sys.exit(NOTHING_DONE)
