"""The ``crossbearing`` commands."""

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import evolve
from rich.console import Console

from crossbearing import __version__
from crossbearing.cli.progress import Progress
from crossbearing.cli.speaking import DONE, DONE_WITH_PROBLEMS, reporting_errors, say, say_json
from crossbearing.dossier import verify
from crossbearing.errors import DossierError, StoreError
from crossbearing.exports import news_of, print_news, print_summary, summarise, summary_json
from crossbearing.exports.wording import count
from crossbearing.model.account import Problem
from crossbearing.model.codec import load_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.schema import contract_schema
from crossbearing.pipeline import Named, Stages, analyse, collect, conclude
from crossbearing.settings import Settings, load_settings
from crossbearing.store import Store
from crossbearing.wiring import exporters, exporters_since, open_store, wire

CASE = "case.db"
MOST_JOBS = 256

STANDARD_INPUT = "-"
URL = re.compile("https?://", re.IGNORECASE)

case_argument = click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
out_option = click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write the dossier.",
)
settings_option = click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A TOML file of settings.",
)
since_option = click.option(
    "--since",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The earlier dossier.json to tell what is new since [default: the one in DIR].",
)
quiet_option = click.option("--quiet", is_flag=True, help="Print no progress and no summary.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
jobs_option = click.option(
    "--jobs",
    metavar="N",
    default=1,
    show_default=True,
    type=click.IntRange(1, MOST_JOBS),
    help="How many processes read files at once.",
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch URLs of this machine and of its own network too."
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 done, with problems in some accounts; 2 nothing could be done.",
)
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
      crossbearing add my.case https://example.org/flood
      crossbearing verify dossier/dossier.json
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without "…" shows "?" in its place
            stream.reconfigure(errors="replace")


@main.command(
    epilog="PATH is a file, a folder, a URL, or - for standard input. Files are told by their content; what"
    " accounts.csv in a folder tells of its files is used. Nothing is fetched but the URLs given."
)
@paths_argument
@out_option
@click.option(
    "--case",
    "case_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"The case to keep everything in [default: DIR/{CASE}].",
)
@since_option
@settings_option
@jobs_option
@private_option
@quiet_option
@json_option
def build(
    paths: Sequence[str],
    out: Path,
    case_file: Path | None,
    since: Path | None,
    settings_file: Path | None,
    jobs: int,
    allow_private: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read accounts and write DIR/dossier.json and DIR/dossier.html.

    The page and the summary also tell what is new since the last build, that is the dossier already in DIR.

    \b
    Example:
      crossbearing build accounts/ --out dossier/
    """
    with reporting_errors():
        stages = wire(effective_settings(settings_file, allow_private))
        earlier = _earlier(since, out)
        with open_store(case_file or out / CASE) as store, Progress(quiet) as progress:
            ours = [out / f"dossier.{name}" for name in exporters()]
            collected = collect(_named(paths), store, stages, progress.report, apart=ours, jobs=jobs)
            _demand(bool(collected), collected.problems, as_json)
            built = _conclude(store, stages, progress, out, as_json, earlier)
        _finish(built, quiet, as_json, earlier)


@main.command(short_help="Add accounts to a case.")
@case_argument
@paths_argument
@settings_option
@jobs_option
@private_option
@quiet_option
@click.option("--json", "as_json", is_flag=True, help="Print what was added and the problems as JSON.")
def add(
    case_file: Path,
    paths: Sequence[str],
    settings_file: Path | None,
    jobs: int,
    allow_private: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Add accounts to the case kept in the file CASE; it is made if there is none.

    PATH is a file, a folder, a URL, or - for standard input.

    \b
    Example:
      crossbearing add my.case accounts/
    """
    with reporting_errors():
        stages = wire(effective_settings(settings_file, allow_private))
        with open_store(case_file) as store, Progress(quiet) as progress:
            collected = collect(_named(paths), store, stages, progress.report, jobs=jobs)
            _demand(bool(collected), collected.problems, as_json)
            analyse(store, stages, progress.report)
        if as_json:
            counts = {name: getattr(collected, name) for name in ("read", "joined", "unchanged")}
            say_json({"case": str(case_file), **counts, "problems": _objects(collected.problems)})
        elif not quiet:
            say(*_told(collected.problems), err=True)
            unchanged = f", {collected.unchanged} unchanged" if collected.unchanged else ""
            joined = f", {collected.joined} as a copy or version of another" if collected.joined else ""
            say(f"{count(collected.read, 'account')} added to {case_file}{joined}{unchanged}")
        sys.exit(DONE_WITH_PROBLEMS if collected.problems else DONE)


@main.command()
@case_argument
@out_option
@since_option
@settings_option
@quiet_option
@json_option
def dossier(
    case_file: Path, out: Path, since: Path | None, settings_file: Path | None, quiet: bool, as_json: bool
) -> None:
    """Write the dossier of the case kept in the file CASE.

    The page and the summary also tell what is new since the dossier already in DIR.

    \b
    Example:
      crossbearing dossier my.case --out dossier/
    """
    with reporting_errors():
        if not case_file.exists():
            raise StoreError(f"{case_file}: there is no such case")
        stages = wire(load_settings(settings_file, os.environ))
        earlier = _earlier(since, out)
        with open_store(case_file) as store, Progress(quiet) as progress:
            built = _conclude(store, stages, progress, out, as_json, earlier)
        _finish(built, quiet, as_json, earlier)


@main.command("verify", short_help="Prove a dossier from the accounts in it.")
@click.argument("dossier_file", metavar="DOSSIER.json", type=click.Path(path_type=Path))
def verify_command(dossier_file: Path) -> None:
    """Prove that every span, figure, date, name and quotation of a dossier is the accounts' own.

    \b
    Example:
      crossbearing verify dossier/dossier.json
    """
    with reporting_errors():
        found = read_dossier(dossier_file)
        faults = verify(found)
        say(*_told(faults), err=True)
        cited = f"{count(len(found.findings), 'finding')} and {count(len(found.claims), 'claim')}"
        cited += f" of {count(len(found.documents), 'account')}"
        outcome = f"{count(len(faults), 'fault')} in {cited}" if faults else f"{cited} verified"
        say(f"{dossier_file}: {outcome}")
        sys.exit(DONE_WITH_PROBLEMS if faults else DONE)


@main.command()
def schema() -> None:
    """Print the JSON Schema of dossier.json.

    \b
    Example:
      crossbearing schema > dossier.schema.json
    """
    click.echo(json.dumps(contract_schema(), indent=2))


def read_dossier(file: Path) -> Dossier:
    """The dossier in ``file``. Raises DossierError, naming it, where there is none."""
    try:
        return load_dossier(file.read_bytes())
    except OSError as error:
        raise DossierError(f"{file}: {error.strerror}") from error
    except DossierError as error:
        raise DossierError(f"{file}: {error}") from error


def effective_settings(file: Path | None, allow_private: bool) -> Settings:
    """The settings of ``file`` and the environment, private addresses allowed where asked for."""
    settings = load_settings(file, os.environ)
    return evolve(settings, fetch=evolve(settings.fetch, allow_private=True)) if allow_private else settings


def _named(paths: Sequence[str]) -> list[Named]:
    """What the arguments name: URLs, standard input, and for the rest files and folders."""
    named: list[Named] = []
    for path in dict.fromkeys(paths):
        if path == STANDARD_INPUT:
            named.append(sys.stdin.buffer)
        else:
            named.append(path if URL.match(path) else Path(path))
    return named


def _earlier(since: Path | None, out: Path) -> Dossier | None:
    """The dossier to compare with: what --since names, else the last one in ``out`` if it can be read."""
    if since is not None:
        return read_dossier(since)
    try:
        return read_dossier(out / "dossier.json")
    except DossierError:
        return None  # there is none, or an older version wrote it


def _conclude(
    store: Store, stages: Stages, progress: Progress, out: Path, as_json: bool, earlier: Dossier | None
) -> Dossier:
    """Analyse what is new, conclude, verify and write."""
    analyse(store, stages, progress.report)
    found = conclude(store, stages, progress.report)
    _demand(bool(found.documents), found.problems, as_json)
    faults = verify(found)
    if faults:
        causes = "\n".join(_told(faults))
        raise DossierError(f"the dossier does not verify, which is a defect of the program:\n{causes}")
    _write(found, out, progress, earlier)
    return found


def _write(found: Dossier, out: Path, progress: Progress, earlier: Dossier | None) -> None:
    """Write ``found`` in all formats, each beside the old one until it is whole."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, write in exporters_since(earlier).items():
            part = out / f".dossier.{name}.part"
            write(found, part)
            part.replace(out / f"dossier.{name}")
            progress.report("write", f"dossier.{name}")
    except OSError as error:
        raise DossierError(f"{error.filename2 or error.filename or out}: {error.strerror}") from error


def _demand(anything: bool, problems: Sequence[Problem], as_json: bool) -> None:
    """Raise a StoreError that tells all ``problems`` where there is nothing to work on."""
    if not anything:
        if as_json:
            say_json({"problems": _objects(problems)})
        raise StoreError("\n".join(["there is no account to work on", *_told(problems)]))


def _told(problems: Iterable[Problem]) -> Iterator[str]:
    return (f"{problem.where}: {problem.why}" for problem in problems)


def _objects(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"where": problem.where, "why": problem.why} for problem in problems]


def _finish(built: Dossier, quiet: bool, as_json: bool, earlier: Dossier | None) -> None:
    """Print the summary and what is new since ``earlier``, and leave with the exit code."""
    summary = summarise(built)
    if as_json:
        click.echo(summary_json(summary))
    elif not quiet:
        print_summary(summary, Console())
        if found := news_of(earlier, built):
            print_news(found, Console())
    sys.exit(DONE_WITH_PROBLEMS if built.problems else DONE)
