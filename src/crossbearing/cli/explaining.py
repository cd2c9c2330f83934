"""``why``: how a finding, a question or a claim came about."""

import os
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import click

from crossbearing.cli.commands import read_dossier, settings_option
from crossbearing.cli.progress import Progress
from crossbearing.cli.speaking import reporting_errors, say, say_json
from crossbearing.errors import StoreError
from crossbearing.exports.grounds import as_written, grounds, in_all
from crossbearing.exports.terminal import shorten
from crossbearing.exports.wording import count, date
from crossbearing.model.codec import plain
from crossbearing.model.dossier import Dossier
from crossbearing.model.explanation import Compared, Explanation, Testimony
from crossbearing.pipeline import Stages, analyse, conclude, encoded
from crossbearing.settings import load_settings
from crossbearing.wiring import open_store, wire

CASE_BEGINS = b"SQLite format 3\0"


@click.command(
    short_help="Tell how a finding or conflict came about.",
    epilog="It works from the dossier alone, or from the case by making the dossier anew: the comparisons"
    " are made again, what words mean is read again, so nothing else is needed, but settings other than the"
    " default must be given again."
    " How much each ground speaks for one statement or against it is told in words, from slightly to very"
    " strongly; --json has the numbers, as log-odds.",
)
@click.argument("source", metavar="CASE|DOSSIER.json", type=click.Path(path_type=Path))
@click.argument("subject", metavar="ID")
@settings_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def why(source: Path, subject: str, settings_file: Path | None, as_json: bool) -> None:
    """Tell how what has the id ID came about: a finding, conflict, update, agreement or claim.

    Its claims with outlet, date, speaker and exact words; what was compared, with what result and on which
    grounds; what was rejected, and why; the judgements that bear on it. In place of an id, words of a
    statement or question may be given that fit only one.

    \b
    Example:
      crossbearing why dossier/dossier.json f-0123456789abcdef
    """
    with reporting_errors():
        stages = wire(load_settings(settings_file, os.environ))
        found, told = _explained(source, subject, stages)
        if found.recipe and found.recipe != stages.recipe:
            say(
                f"{source}: made with other settings or by another version, which may compare otherwise",
                err=True,
            )
        if as_json:
            say_json(plain(told))
        else:
            _print(told)


def _explained(source: Path, subject: str, stages: Stages) -> tuple[Dossier, Explanation]:
    """The dossier in the file ``source``, or that of the case that it is, and how ``subject`` came about."""
    if not source.exists():
        raise StoreError(f"{source}: there is no such case or dossier")
    if source.suffix == ".json" or not _is_case(source):
        found = read_dossier(source)
        return found, stages.explain(found, subject)
    with open_store(source) as store, Progress(quiet=False) as progress:
        analyse(store, stages, progress.report)
        found = conclude(store, stages, progress.report)
        return found, stages.explain(found, subject, encode=encoded(store, stages))


def _is_case(source: Path) -> bool:
    try:
        with source.open("rb") as file:
            return file.read(len(CASE_BEGINS)) == CASE_BEGINS
    except OSError:
        return False


def _print(told: Explanation) -> None:
    say(f"{told.kind} {told.id}", told.says)
    say(*told.reasons, indent=2)
    called = {t.claim: f"[{n}]" for n, t in enumerate(told.claims, start=1)}
    say("", count(len(told.claims), "claim"))
    for testimony in told.claims:
        _print_testimony(testimony, called[testimony.claim])
    called |= {t.claim: f"“{shorten(t.words)}” ({t.outlet}, {t.claim})" for t in told.others}
    words = {t.claim: t.words for t in (*told.claims, *told.others)}
    _print_compared("It rests on", told.accepted, told.accepted_in_all, called, words)
    _print_compared("Compared too, and set apart", told.rejected, told.rejected_in_all, called, words)
    if told.judgements:
        say("", count(len(told.judgements), "judgement bears", "judgements bear") + " on it")
    for ruling in told.judgements:
        because = f", because: {ruling.because}" if ruling.because else ""
        note = f" – {ruling.note}" if ruling.note else ""
        say(f"{ruling.number}: {ruling.sentence}{because}{note}", indent=2)


def _print_testimony(told: Testimony, called: str) -> None:
    head = [told.outlet, date(told.published), f"according to {told.speaker}" if told.speaker else ""]
    usual = ("certain", "affirmed", "actual")
    manner = [word for word in (told.certainty, told.polarity, told.frame) if word not in usual]
    origin = f"origin: {told.origin}" if told.origin != told.outlet else ""
    answer = f"answers “{told.answer}”" if told.answer else ""
    say(f"{called} {told.claim}  " + ", ".join(filter(None, [*head, *manner, origin, answer])), indent=2)
    say(f"“{told.words}”", indent=6)


def _print_compared(
    heading: str,
    compared: Sequence[Compared],
    number: int,
    called: Mapping[str, str],
    words: Mapping[str, str],
) -> None:
    if not number:
        return
    say("", f"{heading}  {number:,}")
    for pair in compared:
        names = " and ".join(sorted((called[c] for c in (pair.a, pair.b)), key=lambda n: n[0] != "["))
        say(f"{names}: {pair.verdict.replace('_', ' ')} – {'; '.join(pair.reasons)}", indent=2)
        for how, alike in groupby(grounds(pair.features), key=lambda ground: ground.how):
            say(f"{how}: {'; '.join(ground.words for ground in alike)}", indent=6)
        if pair.shared:
            say(f"in common: {', '.join(as_written(pair.shared, (words[pair.a], words[pair.b])))}", indent=6)
        if in_all(pair):
            say(f"in all: {in_all(pair)}", indent=6)
    if number > len(compared):
        say(f"… and {number - len(compared):,} more", indent=2)
