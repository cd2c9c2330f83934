"""Results of earlier work, kept under keys made of all that they follow from.

Who computes something that changes little from one time to the next asks here first. As a key has in it all
that the result depends on, what is found is what would be computed, and no result is ever out of date.
"""

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

from crossbearing.model.codec import dump, load

T = TypeVar("T")


class Kept(Protocol):
    """Results by key; a dict of them is one, and so is what a case gives."""

    def get(self, key: str, /) -> bytes | None: ...

    def __setitem__(self, key: str, result: bytes, /) -> None: ...

    def __contains__(self, key: object, /) -> bool: ...


class Memory:
    """What was last made of what, for work that is done again and again on nearly the same.

    Only values that never change may be given and made. Those that are given a second time are told apart
    from those of the first by comparing them, which takes no time where they are the very same.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, object]] = {}
        self._before: dict[Hashable, tuple[object, object]] = {}

    def again(self, what: Hashable, given: object, make: Callable[[], T]) -> T:
        """What ``make`` makes: that of last time where it was ``given`` the same for ``what``."""
        last = self._last.get(what) or self._before.get(what)
        if last is None or last[0] != given:
            last = (given, make())
        self._last[what] = last
        return cast(T, last[1])

    def same(self, what: Hashable, value: T) -> T:
        """``value``, or what was the same ``what`` last time, so that it is known at once to be the same."""
        return self.again(what, value, lambda: value)

    def turn(self) -> None:
        """A round of work ends: what neither it nor the time since the one before asked for is forgotten."""
        self._before, self._last = self._last, {}


def remembered(
    kept: Kept | None, key: str, cls: type[T], make: Callable[[], T], memory: Memory | None = None
) -> T:
    """What ``make`` makes: read from ``kept`` where it was made before, else made and kept there.

    What ``memory`` has of it needs not be read.
    """
    if kept is None:
        return make()
    if memory is not None and key in kept:
        return memory.again(key, None, lambda: remembered(kept, key, cls, make))
    known = kept.get(key)
    if known is not None:
        return load(known.decode("utf8"), cls)
    made = make()
    kept[key] = dump(made).encode("utf8", "backslashreplace")
    return made if memory is None else memory.again(key, None, lambda: made)
