"""The one exception of this package; ``fetch`` makes a Problem of it."""


class Refusal(Exception):  # noqa: N818  # it is not always an error: a robots.txt may ask us to stay away
    """Why a URL is not fetched, in words that follow its address."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class OutOfReach(Refusal):
    """A host that cannot be asked for anything: it has no address, or one that may not be asked."""
