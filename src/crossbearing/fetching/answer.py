"""What a server answered to one request."""

from attrs import field, frozen


@frozen
class Answer:
    """``raw`` is the payload as sent but for its chunks, ``body`` the same unpacked.

    Payloads are read of pages only: ``complete`` is false for redirects and refusals.
    """

    url: str
    ip: str
    protocol: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    retrieved: str
    raw: bytes = field(repr=False, default=b"")
    body: bytes = field(repr=False, default=b"")
    complete: bool = False

    def header(self, name: str) -> str | None:
        """The first header called ``name``, in lower case; None where there is none or it is empty."""
        return next((value for key, value in self.headers if key.lower() == name and value), None)

    @property
    def told(self) -> str:
        return f"{self.status} {self.reason}".strip()
