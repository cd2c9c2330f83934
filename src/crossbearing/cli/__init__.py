"""The command line: one door to the program. ``main`` is the ``crossbearing`` command."""

from crossbearing.cli.commands import main
from crossbearing.cli.explaining import why
from crossbearing.cli.judging import judge, log, undo
from crossbearing.cli.serving import serve

for _command in (judge, undo, log, why, serve):
    main.add_command(_command)

__all__ = ["main"]
