"""What somebody is called by office or trade, and which of these one person seldom has at once."""

from functools import cache

from crossbearing.lexicons.resource import resource


@cache
def role_nouns() -> dict[str, str]:
    """From a noun for a person by office, or its last word, to the line it stands in."""
    table: dict[str, str] = {}
    for line, nouns in resource("titles")["roles"].items():
        for noun in nouns:
            table.setdefault(noun, line)
    for line, nouns in resource("titles")["roles"].items():
        for noun in nouns:
            if " of " not in noun:
                table.setdefault(noun.split()[-1], line)
    return table


def are_of_two(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two sets of roles are those of two persons: the ones hold public office, the others perform."""
    one, other = _worlds(some), _worlds(others)
    return bool(one and other) and one.isdisjoint(other)


def _worlds(roles: tuple[str, ...]) -> frozenset[str]:
    worlds = resource("titles")["worlds"]
    lines = {role_nouns().get(role.split()[-1].casefold()) for role in roles}
    return frozenset(world for world, held in worlds.items() if lines & set(held))
