"""The ``crossbearing`` commands."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from crossbearing import __version__
from crossbearing.cli.progress import Progress
from crossbearing.dossier import verify
from crossbearing.errors import CrossbearingError, DossierError, StoreError
from crossbearing.exports import print_summary, summarise, summary_json
from crossbearing.model.codec import load_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.schema import contract_schema
from crossbearing.pipeline import Stages, analyse, collect, conclude
from crossbearing.settings import load_settings
from crossbearing.store.sqlite import SqliteStore
from crossbearing.wiring import exporters, open_store, wire

DONE, DONE_WITH_PROBLEMS, NOTHING_DONE = 0, 1, 2
CASE = "case.db"

paths_argument = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
out_option = click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Where to write the dossier."
)
settings_option = click.option(
    "--settings", "settings_file", metavar="FILE", type=click.Path(path_type=Path), help="A TOML file of settings."
)
quiet_option = click.option("--quiet", is_flag=True, help="Print no progress and no summary.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog="Exit codes: 0 done; 1 done, with problems in some accounts; 2 nothing could be done.")
@click.version_option(__version__, prog_name="crossbearing")
def main() -> None:
    """Takes bearings on an event from many accounts of it.

    Reads accounts and works out who did what to whom, where, when and how much; who says so; who copied
    whom; what independent accounts confirm, and where they disagree.

    \b
    Examples:
      crossbearing build accounts/ --out dossier/
      crossbearing build one.txt two.html --out dossier/ --json
      crossbearing add my.case accounts/ && crossbearing dossier my.case --out dossier/
      crossbearing verify dossier/dossier.json
    """


@main.command(epilog="Files may be .txt, .md or .html; what accounts.csv in a folder tells of its files is used.")
@paths_argument
@out_option
@click.option("--case", "case_file", metavar="FILE", type=click.Path(path_type=Path), help=f"The case to keep everything in [default: DIR/{CASE}].")
@settings_option
@quiet_option
@json_option
def build(paths: Sequence[Path], out: Path, case_file: Path | None, settings_file: Path | None, quiet: bool, as_json: bool) -> None:
    """Read accounts and write DIR/dossier.json and DIR/dossier.html.

    \b
    Example:
      crossbearing build accounts/ --out dossier/
    """
    with _reporting_errors():
        stages = wire(load_settings(settings_file, os.environ))
        with open_store(case_file or out / CASE) as store, Progress(quiet) as progress:
            collect(paths, store, stages, progress.report)
            dossier = _conclude(store, stages, progress, out)
        _finish(dossier, quiet, as_json)


@main.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@paths_argument
@settings_option
@quiet_option
def add(case_file: Path, paths: Sequence[Path], settings_file: Path | None, quiet: bool) -> None:
    """Add accounts to the case kept in the file CASE; it is made if there is none.

    \b
    Example:
      crossbearing add my.case accounts/
    """
    with _reporting_errors():
        stages = wire(load_settings(settings_file, os.environ))
        with open_store(case_file) as store, Progress(quiet) as progress:
            known = set(store.problems())
            read = collect(paths, store, stages, progress.report)
            analyse(store, stages, progress.report)
            problems = [p for p in store.problems() if p not in known]
        for problem in problems:
            click.echo(f"{problem.where}: {problem.why}", err=True)
        if not quiet:
            click.echo(f"{read} {'account' if read == 1 else 'accounts'} added to {case_file}")
        sys.exit(NOTHING_DONE if not read else DONE_WITH_PROBLEMS if problems else DONE)


@main.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@out_option
@settings_option
@quiet_option
@json_option
def dossier(case_file: Path, out: Path, settings_file: Path | None, quiet: bool, as_json: bool) -> None:
    """Write the dossier of the case kept in the file CASE.

    \b
    Example:
      crossbearing dossier my.case --out dossier/
    """
    with _reporting_errors():
        if not case_file.exists():
            raise StoreError(f"{case_file}: there is no such case")
        stages = wire(load_settings(settings_file, os.environ))
        with open_store(case_file) as store, Progress(quiet) as progress:
            built = _conclude(store, stages, progress, out)
        _finish(built, quiet, as_json)


@main.command("verify")
@click.argument("dossier_file", metavar="DOSSIER.json", type=click.Path(path_type=Path))
def verify_command(dossier_file: Path) -> None:
    """Prove that every span, figure, date, name and quotation of a dossier is the accounts' own.

    \b
    Example:
      crossbearing verify dossier/dossier.json
    """
    with _reporting_errors():
        try:
            found = load_dossier(dossier_file.read_bytes())
        except OSError as error:
            raise DossierError(f"{dossier_file}: {error.strerror}") from error
        faults = verify(found)
        for fault in faults:
            click.echo(f"{fault.where}: {fault.why}", err=True)
        cited = f"{len(found.findings)} findings and {len(found.claims)} claims of {len(found.documents)} accounts"
        click.echo(f"{dossier_file}: {len(faults)} faults in {cited}" if faults else f"{dossier_file}: {cited} verified")
        sys.exit(DONE_WITH_PROBLEMS if faults else DONE)


@main.command()
def schema() -> None:
    """Print the JSON Schema of dossier.json.

    \b
    Example:
      crossbearing schema > dossier.schema.json
    """
    click.echo(json.dumps(contract_schema(), indent=2))


def _conclude(store: SqliteStore, stages: Stages, progress: Progress, out: Path) -> Dossier:
    """Analyse what is new, conclude, verify and write."""
    analyse(store, stages, progress.report)
    found = conclude(store, stages, progress.report)
    if not found.documents:
        raise StoreError(_nothing_read(found))
    faults = verify(found)
    if faults:
        raise DossierError(
            f"the dossier does not verify, which is a defect of the program: {faults[0].where}: {faults[0].why}"
            f" (and {len(faults) - 1} more)"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, write in exporters().items():
            write(found, out / f"dossier.{name}")
            progress.report("write", f"dossier.{name}")
    except OSError as error:
        raise DossierError(f"{error.filename or out}: {error.strerror}") from error
    return found


def _nothing_read(found: Dossier) -> str:
    causes = "".join(f"\n  {p.where}: {p.why}" for p in found.problems)
    return f"there is no account to work on{causes}"


def _finish(built: Dossier, quiet: bool, as_json: bool) -> None:
    """Print the summary and leave with the exit code."""
    summary = summarise(built)
    if as_json:
        click.echo(summary_json(summary))
    elif not quiet:
        print_summary(summary, Console())
    sys.exit(DONE_WITH_PROBLEMS if built.problems else DONE)


class _reporting_errors:  # noqa: N801  # reads as a clause after "with"
    """What bad input causes is told in a line and ends with exit code 2."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, CrossbearingError):
            click.echo(f"crossbearing: {error}", err=True)
            sys.exit(NOTHING_DONE)


