"""``crossbearing``, and ``python -m crossbearing``."""

import sys

INTERRUPTED = 130  # what shells give for Ctrl-C


def main() -> None:
    """The ``crossbearing`` command."""
    # Not at the top: each process that reads files loads this module, and needs no parser for that.
    try:
        from crossbearing.cli import main as command
    except KeyboardInterrupt:  # loading takes seconds on a busy machine
        sys.exit(INTERRUPTED)

    command()


if __name__ == "__main__":
    main()
