"""What an analyst uploads or pastes, put where ``collect`` reads it."""

import csv
import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from attrs import frozen

from crossbearing.errors import ReadError

MANIFEST = "accounts.csv"
WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
LONGEST_NAME = 120
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]")


@frozen
class Upload:
    """A file as a browser sends it."""

    name: str
    stream: BinaryIO


@frozen
class Pasted:
    """An account as typed or pasted, and what is known of it; ``published`` is EDTF or ISO 8601."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    url: str = ""


def keep_uploads(uploads: Sequence[Upload]) -> Path:
    """A folder of its own with ``uploads`` in it. Raises ReadError where there is none."""
    if not uploads:
        raise ReadError("upload", "holds no file")
    folder = _folder()
    try:
        for upload in uploads:
            with _free(folder, _fit(upload.name)).open("wb") as file:
                shutil.copyfileobj(upload.stream, file)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ReadError("upload", f"cannot be kept: {error.strerror}") from error
    return folder


def keep_pasted(pasted: Pasted) -> Path:
    """A folder of its own with ``pasted`` in it. Raises ReadError where there is no text."""
    if not pasted.text.strip():
        raise ReadError("pasted text", "is empty")
    data = pasted.text.encode("utf8", "replace")
    name = f"pasted-{hashlib.sha256(data).hexdigest()[:12]}.txt"
    folder = _folder()
    (folder / name).write_bytes(data)
    with (folder / MANIFEST).open("w", encoding="utf8", errors="replace", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("name", "url", "outlet", "published", "title", "author"))
        told = (pasted.url, pasted.outlet, pasted.published, pasted.title, pasted.author)
        rows.writerow((name, *(" ".join(t.split()) for t in told)))
    return folder


def web_address(given: str) -> str:
    """``given`` as a URL of the web. Raises ReadError for anything else."""
    url = given.strip()
    if not WEB.fullmatch(url):
        raise ReadError(url or "address", "is not the address of a web page: it must begin with http")
    return url


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="crossbearing-"))


def _fit(name: str) -> str:
    """A file's own name, whatever way or whatever signs a browser gives it."""
    last = _UNFIT.sub(" ", PurePosixPath(name.replace("\\", "/")).name).strip(" .")
    return last[-LONGEST_NAME:] or "account"


def _free(folder: Path, name: str) -> Path:
    """A path in ``folder`` that nothing is at, ``name`` where that is free."""
    path, n = folder / name, 1
    while path.exists():
        n += 1
        path = folder / f"{n}-{name}"
    return path
