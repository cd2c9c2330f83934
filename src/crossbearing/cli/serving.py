"""``serve``: the desk, for a browser."""

import os
from pathlib import Path

import click

from crossbearing.cli.commands import case_argument, effective_settings, private_option, settings_option
from crossbearing.cli.speaking import reporting_errors, say
from crossbearing.errors import StoreError


@click.command(
    short_help="Work a case in the browser.",
    epilog="On this machine alone no token is needed; for any other --host one is demanded, and made up where"
    " none is given (or set CROSSBEARING_TOKEN, which no list of processes shows).",
)
@case_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8470, show_default=True, type=click.IntRange(0, 65535), help="0 takes any.")
@click.option("--token", envvar="CROSSBEARING_TOKEN", help="What browsers and programs must give.")
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="Another name this machine is called by."
)
@settings_option
@private_option
def serve(
    case_file: Path,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    settings_file: Path | None,
    allow_private: bool,
) -> None:
    """Serve the case kept in the file CASE: search, review, judge and add in the browser.

    Pages are served until Ctrl-C. Nothing is fetched but URLs that are added there.

    \b
    Example:
      crossbearing serve my.case
    """
    # Not at the top: the parts of the desk take half a second to load, which no other command needs.
    from crossbearing.web.serving import serve as serve_case

    with reporting_errors():
        if not case_file.exists():
            raise StoreError(f"{case_file}: there is no such case")
        settings = effective_settings(settings_file, allow_private)
        called = frozenset(n.lower() for n in names)
        serve_case(case_file, settings, host, port, token or None, called, _say)


def _say(address: str, token: str | None) -> None:
    say(f"serving at {address}  (Ctrl-C ends it)")
    if token and not os.environ.get("CROSSBEARING_TOKEN"):
        say(f"token: {token}")
