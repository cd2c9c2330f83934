"""The word lists that tell a place from other names."""

from functools import cache

from crossbearing.lexicons.resource import resource


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of the landmarks resource as a set."""
    return frozenset(map(str, resource("landmarks")[name]))
