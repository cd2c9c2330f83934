"""Typed views of what reconciling and building need to know of goods, places and questions."""

from functools import cache

from crossbearing.lexicons.resource import resource


@cache
def goods() -> dict[str, str]:
    """From the lemma of a noun to its kind of goods."""
    table: dict[str, str] = {}
    for kind, nouns in resource("goods").items():
        if kind not in {"source", "licence"}:
            for noun in nouns:
                table.setdefault(noun, kind)
    return table


@cache
def words_for(key: str) -> frozenset[str]:
    """A word list of the findings lexicon, such as ``dated`` or ``sites``."""
    return frozenset(resource("findings")[key])


@cache
def agencies() -> dict[str, str]:
    """From each name under which a news agency or outlet is credited to the one it is known by."""
    return {form: name for name, forms in resource("credits")["agencies"].items() for form in forms}


def known_as(outlet: str) -> str:
    """The name under which credits to an outlet are gathered: "BBC" for "BBC News"."""
    return agencies().get(outlet, outlet)


def question(kind: str, **slots: str) -> str:
    """The question a conflict of that kind asks."""
    template: str = resource("findings")["questions"][kind]
    return template.format(**slots)


def act(sense: str) -> tuple[str, str]:
    """A sense as a noun and as an infinitive."""
    noun, verb = resource("findings")["acts"].get(sense, (sense, sense))
    return noun, verb
