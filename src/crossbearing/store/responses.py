"""What servers gave, kept in the case."""

from collections.abc import Callable, Sequence
from typing import Any

from crossbearing.model.fetched import Fetched, Validators
from crossbearing.store import Responses

Rows = Callable[..., list[tuple[Any, ...]]]
Write = Callable[[str, Sequence[tuple[object, ...]]], None]


class SqliteResponses(Responses):
    """The responses of a case; ``rows`` asks its file and ``write`` changes it. See ``Responses``."""

    def __init__(self, rows: Rows, write: Write) -> None:
        self._rows = rows
        self._write = write

    def put(self, fetched: Fetched) -> None:
        told = (fetched.final_url, fetched.etag, fetched.last_modified, fetched.retrieved)
        if fetched.unchanged:
            self._write(
                "UPDATE responses SET final_url = ?, etag = coalesce(?, etag),"
                " last_modified = coalesce(?, last_modified), retrieved = ? WHERE url = ?",
                [(*told, fetched.url)],
            )
        else:
            self._write(
                "INSERT OR REPLACE INTO responses (final_url, etag, last_modified, retrieved, url, warc)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(*told, fetched.url, fetched.warc)],
            )

    def validators(self, url: str) -> Validators | None:
        for row in self._rows("SELECT final_url, etag, last_modified FROM responses WHERE url = ?", url):
            known = Validators(*row)
            return known if known.etag or known.last_modified else None
        return None

    def warc(self, url: str) -> bytes | None:
        return next((warc for (warc,) in self._rows("SELECT warc FROM responses WHERE url = ?", url)), None)

    def urls(self) -> tuple[str, ...]:
        return tuple(url for (url,) in self._rows("SELECT url FROM responses ORDER BY url"))
