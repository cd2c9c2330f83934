"""Names of what is nobody: ships, storms, days, sums of money, words that stand in capitals."""

from functools import cache

from crossbearing.grounding.spans import CLITICS, Span, is_title
from crossbearing.lexicons.bodies import is_common_word, is_no_name, known_bodies
from crossbearing.lexicons.gazetteer import places_named
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import resource
from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse

SHORT_CAPITALS = 3  # letters; longer words in capitals are no acronyms where the language has them


def is_nothing_named(parse: Parse, span: Span) -> bool:
    """Whether a span that the model takes for a name is none: a day, a street, a sum, a word in capitals."""
    return (
        is_no_name(span.text)
        or _is_day(parse, span)
        or _is_in_address(parse, span)
        or _is_sum(span.text)
        or _is_shouted(span.text)
        or _is_office(span)
    )


def is_storm(span: Span) -> bool:
    """ "Cyclone Ada"."""
    first, _, name = span.text.partition(" ")
    return bool(name) and first in resource("bodies")["storms"]


def is_vessel(parse: Parse, span: Span) -> bool:
    """Whether the words around a name show that a ship has it, or at least that no person has.

    "The ferry Gull Star", "aboard the Gull Star", "MV Gull Star"; persons take no article.
    """
    tokens, words = parse.tokens, span.text.split()
    before = [t.text for t in tokens[max(0, span.first - 3) : span.first]]
    if before and (before[-1] in resource("bodies")["ship_marks"] or before[-1].lower() in _vessels()):
        return True
    if before and before[-1].lower() == "the":
        aboard = [w.lower() for w in before[:-1]]
        if aboard[-1:] == ["aboard"] or aboard == ["on", "board"]:
            return True
        return span.kind == "person" and len(words) > 1 and _stands_alone(parse, span)
    return any(
        apposed.lemma.lower() in _vessels()
        for index in range(span.first, span.last)
        for apposed in children(parse, index, "appos")
    )


def _stands_alone(parse: Parse, span: Span) -> bool:
    """Whether a name is all of its noun phrase: not "the Ilse Berg affair", "the Bergs"."""
    last = parse.tokens[span.last - 1]
    following = parse.tokens[span.last] if span.last < len(parse.tokens) else last
    joined = following.pos in {"NOUN", "PROPN", "NUM"} or following.text in {*CLITICS, "-", "–"}
    return not joined and last.tag == "NNP" and not is_title(span.text.split()[0])


def _is_day(parse: Parse, span: Span) -> bool:
    """ "March" of "March 30", and "Friday"."""
    after = parse.tokens[span.last].text if span.last < len(parse.tokens) else ""
    times, lower = resource("times"), span.text.lower()
    return lower in times["weekdays"] or (lower in times["months"] and after[:1].isdigit())


def _is_in_address(parse: Parse, span: Span) -> bool:
    """ "A. Lund" of "A. Lund sq. 3": whoever a street is called after, nobody is spoken of."""
    after = [t.text for t in parse.tokens[span.last : span.last + 3]]
    street = after[0].rstrip(".").title() if after else ""
    return street in resource("landmarks")["land"] and any(word[:1].isdigit() for word in after[1:])


def _is_sum(name: str) -> bool:
    """ "EUR 20,000", "PLN"."""
    words = name.split()
    return any(w in _currencies() for w in words) and all(w in _currencies() or w[0].isdigit() for w in words)


def _is_shouted(name: str) -> bool:
    """ "CEMENT", "DAILY": a word of the language; not "NATO"."""
    long = len(name) > SHORT_CAPITALS and name.isalpha() and name.isupper()
    return long and name not in known_bodies() and not places_named(name) and is_common_word(name)


def _is_office(span: Span) -> bool:
    """ "Minister of Energy": whoever holds it, the office is no body."""
    office, _, held = span.text.partition(" of ")
    return bool(held) and span.kind in ("organisation", "person", "run") and office.lower() in role_nouns()


@cache
def _vessels() -> frozenset[str]:
    return frozenset(resource("bodies")["vessels"])


@cache
def _currencies() -> frozenset[str]:
    return frozenset(code for code in resource("units")["money"] if code.isupper())
