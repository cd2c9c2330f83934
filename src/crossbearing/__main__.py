"""``crossbearing``, and ``python -m crossbearing``."""


def main() -> None:
    """The ``crossbearing`` command."""
    # Not at the top: each process that reads files loads this module, and needs no parser for that.
    from crossbearing.cli import main as command

    command()


if __name__ == "__main__":
    main()
