"""Results of earlier work, kept under keys made of all that they follow from.

Who computes something that changes little from one time to the next asks here first. As a key has in it all
that the result depends on, what is found is what would be computed, and no result is ever out of date.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from crossbearing.model.codec import dump, load

T = TypeVar("T")


class Kept(Protocol):
    """Results by key; a dict of them is one, and so is what a case gives."""

    def get(self, key: str, /) -> bytes | None: ...

    def __setitem__(self, key: str, result: bytes, /) -> None: ...


def remembered(kept: Kept | None, key: str, cls: type[T], make: Callable[[], T]) -> T:
    """What ``make`` makes: read from ``kept`` where it was made before, else made and kept there."""
    if kept is None:
        return make()
    known = kept.get(key)
    if known is not None:
        return load(known.decode("utf8"), cls)
    made = make()
    kept[key] = dump(made).encode("utf8", "backslashreplace")
    return made
