"""``judge``, ``undo`` and ``log``: what an analyst decides about a case."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click
from attrs import evolve

from crossbearing.cli.commands import case_argument, quiet_option, settings_option
from crossbearing.cli.progress import Progress
from crossbearing.cli.speaking import reporting_errors, say, say_json
from crossbearing.errors import StoreError
from crossbearing.model.codec import plain
from crossbearing.model.judgement import Decision, in_force, undoing
from crossbearing.pipeline import analyse, conclude
from crossbearing.settings import load_settings
from crossbearing.wiring import open_store, wire

by_option = click.option("--by", metavar="NAME", help="Who decides.")
because_option = click.option("--because", metavar="TEXT", help="The reason, in your own words.")


@click.command(
    short_help="Decide what the program cannot know.",
    epilog="An ID is that of a claim, finding, conflict or update in the dossier, or words of it that fit"
    " only one. Actors are named by id or name, sources by outlet, account or speaker.",
)
@case_argument
@click.argument("decision", metavar="DECISION", type=click.Choice(get_args(Decision)))
@click.argument("subjects", metavar="ID...", nargs=-1, required=True)
@because_option
@by_option
@settings_option
@quiet_option
def judge(
    case_file: Path,
    decision: Decision,
    subjects: Sequence[str],
    because: str | None,
    by: str | None,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Decide something about the case kept in the file CASE; the next dossier follows.

    Decisions win over what the program derives, stay when accounts are added or read again, and can be
    undone. Of two that cannot both hold the later one does.

    \b
      same ID ID          the claims say the same: one finding
      different ID ID     they do not; a finding and a claim in it take the claim out
      conflict ID ID      they exclude each other; also of an update
      no-conflict ID      a conflict is none, also where another account gives the same two answers
      reliability SOURCE A|B|C|D|E|F
                          how far a source is to be trusted, on the Admiralty scale
      merge NAME NAME     two actors are one, called by the first name
      split NAME OTHER    OTHER, a name of the actor or an account that names him, means another

    \b
    Example:
      crossbearing judge my.case reliability Reuters B --because experience
    """
    with reporting_errors():
        stages = wire(load_settings(settings_file, os.environ))
        with open_store(_there(case_file)) as store, Progress(quiet) as progress:
            analyse(store, stages, progress.report)
            found = conclude(store, stages, progress.report)
            judgement = evolve(
                stages.judge(found, decision, subjects), at=_now(), by=by or None, because=because or None
            )
            kept = store.judgements.add(judgement)
        if not quiet:
            say(f"judgement {kept.number}: {kept.sentence}")


@click.command(short_help="Undo a decision.")
@case_argument
@click.argument("number", metavar="[NUMBER]", required=False, type=click.IntRange(min=1))
@because_option
@by_option
@quiet_option
def undo(case_file: Path, number: int | None, because: str | None, by: str | None, quiet: bool) -> None:
    """Undo the judgement NUMBER of a case, or else the last that stands.

    Nothing is deleted: undoing is an entry of the log, and may itself be undone by its number.

    \b
    Example:
      crossbearing undo my.case
    """
    with reporting_errors(), open_store(_there(case_file)) as store:
        log = store.judgements.log()
        entry = evolve(undoing(log, number), at=_now(), by=by or None, because=because or None)
        kept = store.judgements.add(entry)
        if not quiet:
            undone = next(j for j in log if j.number == kept.undoes)
            say(f"{kept.number}: judgement {undone.number} is undone: {undone.sentence}")


@click.command(short_help="List all decisions.")
@case_argument
@click.option("--json", "as_json", is_flag=True, help="Print the log as JSON.")
def log(case_file: Path, as_json: bool) -> None:
    """List the judgements of a case in the order they were made, those undone included.

    \b
    Example:
      crossbearing log my.case
    """
    with reporting_errors(), open_store(_there(case_file)) as store:
        entries = store.judgements.log()
        stand = {j.number for j in in_force(entries)}
        if as_json:
            say_json(
                {
                    "judgements": [
                        {**plain(j), "sentence": j.sentence, "stands": j.number in stand} for j in entries
                    ]
                }
            )
            return
        for j in entries:
            undone = "" if j.number in stand else " (undone)"
            say(f"{j.number}  {j.at}{f'  {j.by}' if j.by else ''}  {j.sentence}{undone}")
            if j.because:
                say(f"because: {j.because}", indent=4)


def _there(case_file: Path) -> Path:
    if not case_file.exists():
        raise StoreError(f"{case_file}: there is no such case")
    return case_file


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
