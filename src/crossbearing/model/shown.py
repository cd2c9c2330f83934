"""What readers were shown, so that a link they kept leads somewhere after a rebuild."""

from typing import Literal

from attrs import frozen

ShownKind = Literal["finding", "conflict", "update", "actor", "account"]


@frozen
class Shown:
    """A finding, question, actor or account as it was shown under ``id``; ``claims`` are what it held.

    ``since`` is the build since which it is shown without a break, ``last`` the last that showed it.
    """

    id: str
    kind: ShownKind
    words: str
    claims: tuple[str, ...] = ()
    since: int = 0
    last: int = 0


@frozen
class SetAside:
    """A question of the review queue that needs no answer any more; ``at`` is an instant in UTC."""

    subject: str
    sentence: str
    at: str
    by: str | None = None
