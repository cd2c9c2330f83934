"""Reading a parse: the words under a head, noun phrases, names. Plain functions over Parse."""

from collections.abc import Iterator

from crossbearing.model.parse import Name, Parse, Token


def subtree(parse: Parse, index: int, stop: frozenset[int] = frozenset()) -> list[int]:
    """Indices of the token and all that hangs on it, in order, without what hangs on ``stop``."""
    found: list[int] = []
    waiting = [index]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(c for c in parse.tokens[here].children if c not in stop)
    return sorted(found)


def children(parse: Parse, index: int, *deps: str) -> list[Token]:
    """The children of a token that hang on it by one of ``deps``, in order."""
    tokens = parse.tokens
    return [tokens[c] for c in tokens[index].children if tokens[c].dep in deps]


def conjuncts(parse: Parse, index: int) -> list[int]:
    """The token and those coordinated with it: "Lund", "Berg" of "Lund and Berg"."""
    found = [index]
    for child in children(parse, index, "conj"):
        found.extend(conjuncts(parse, child.index))
    return found


def names_by_token(parse: Parse) -> dict[int, Name]:
    """For each token of a name, the name."""
    return {i: name for name in parse.names for i in range(name.first, name.last)}


def ancestors(parse: Parse, index: int) -> Iterator[Token]:
    """The token's head, its head, and so on to the root of the sentence."""
    token = parse.tokens[index]
    while token.head != token.index:
        token = parse.tokens[token.head]
        yield token
