"""The command line: one door to the program. ``main`` is the ``crossbearing`` command."""

from crossbearing.cli.commands import main

__all__ = ["main"]
