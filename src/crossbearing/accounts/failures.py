"""What parsers of other people's formats raise, as one error that names the file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from crossbearing.errors import ReadError

# What these warn of ends in a text or in a ReadError; nobody asked for their log on the terminal.
for _library in ("htmldate", "pypdf", "trafilatura", "warcio"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@contextmanager
def reading(where: str, what: str) -> Iterator[None]:
    """Turns whatever a library raises over broken input into a ReadError: "cannot be read as ``what``".

    Libraries that parse PDF, mail or archives raise nearly anything for bytes made to hurt them, so
    here, around calls of them only, everything is caught.
    """
    try:
        yield
    except ReadError:
        raise
    except OSError as error:
        raise ReadError(where, f"cannot be read as {what}: {error.strerror or _cause(error)}") from error
    except Exception as error:
        raise ReadError(where, f"cannot be read as {what}: {_cause(error)}") from error


def _cause(error: Exception) -> str:
    """The first line of what the library said, in printable characters, or else how it calls the error."""
    lines = "".join(c if c.isprintable() or c == "\n" else " " for c in str(error)).strip().split("\n")
    return lines[0][:200].rstrip(". ") or type(error).__name__
