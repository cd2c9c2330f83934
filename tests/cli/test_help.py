"""Help that shows how each command is used."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

from crossbearing import __version__
from crossbearing.cli import main

Command = Callable[..., Result]


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").stdout == f"crossbearing, version {__version__}\n"


def test_help_tells_commands_examples_and_exit_codes(command: Command) -> None:
    for flag in ("--help", "-h"):
        result = command(flag)
        assert result.exit_code == 0
        assert "Examples:\n" in result.stdout
        codes = "Exit codes: 0 done; 1 done, with problems in some accounts; 2 nothing could be done."
        assert codes in " ".join(result.stdout.split())
        assert "..." not in result.stdout.partition("Commands:")[2]  # each is summed up in a line
        known = {"add", "build", "dossier", "judge", "log", "schema", "serve", "undo", "verify", "why"}
        assert set(main.commands) == known
        for name in main.commands:
            assert f"\n  {name} " in result.stdout


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_shows_an_example_of_itself(command: Command, name: str) -> None:
    result = command(name, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    crossbearing {name}" in result.stdout
    for option in main.commands[name].params:
        if option.param_type_name == "option":
            assert option.opts[0] in result.stdout


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_example_of_a_command_is_right(command: Command, name: str) -> None:
    """Its options and arguments exist: an example with a misspelt one is a mistake of use."""
    shown = next(
        line
        for line in command(name, "--help").stdout.splitlines()
        if line.startswith(f"    crossbearing {name}")
    )
    words = shown.split(">")[0].split()[2:]
    with main.commands[name].make_context(name, words):
        pass


@pytest.mark.parametrize("arguments", [["biuld"], ["build", "--owt", "x", "y"], ["schema", "x"], ["verify"]])
def test_a_mistake_of_use_is_told_on_standard_error(command: Command, arguments: list[str]) -> None:
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: crossbearing" in result.stderr


def test_the_package_can_be_run() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "crossbearing", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"crossbearing, version {__version__}\n"
