"""Where an account was found."""

from attrs import frozen


@frozen
class Address:
    """``name`` is how the account is called there, ``origin`` the full path or URL its bytes came from.

    ``url`` is the canonical URL of the page it is there, if it is known.
    """

    name: str
    origin: str
    url: str | None = None
