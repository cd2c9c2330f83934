"""A page as a server gave it."""

from urllib.parse import urlsplit

from attrs import field, frozen


@frozen
class Validators:
    """What a server needs to say that ``url`` has not changed (RFC 9110, 8.8); ``url`` is the final one."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@frozen
class Fetched:
    """What was found at ``url``; ``final_url`` is where redirects led.

    ``body`` are the bytes after content decoding, as the reader takes them; empty where the page has not
    changed since it was fetched before. ``retrieved`` is an instant in UTC, YYYY-MM-DDTHH:MM:SSZ. ``warc``
    holds the responses on the way, redirects included, as gzipped records of ISO 28500 (WARC 1.0).
    """

    url: str
    final_url: str
    status: int
    retrieved: str
    body: bytes = field(repr=False)
    warc: bytes = field(repr=False)
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def name(self) -> str:
        """The last part of the URL's path, else the host: what the page is called before a reader."""
        parts = urlsplit(self.url)
        return parts.path.rstrip("/").rpartition("/")[2] or parts.netloc

    @property
    def unchanged(self) -> bool:
        """Whether the server says that the page is as it was when it was fetched before."""
        return self.status == 304

    @property
    def validators(self) -> Validators | None:
        """For asking again only if the page has changed; None where the server gave nothing to ask with."""
        if self.etag is None and self.last_modified is None:
            return None
        return Validators(self.final_url, self.etag, self.last_modified)
