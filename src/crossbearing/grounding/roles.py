"""Persons called by what they are: "the Danish leader", "Norway's finance minister".

Titles and appositions tie roles to names; a definite description elsewhere stands for the only person of
the account that it fits.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from crossbearing.grounding.actors import Party
from crossbearing.grounding.kinds import age_after
from crossbearing.grounding.people import Introduced, told_apart
from crossbearing.grounding.spans import CLITICS, Span
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import resource
from crossbearing.model.grammar import subtree
from crossbearing.model.parse import Parse, Token

DEFINITE = frozenset(["the", "this", "that", "their", "our"])
BEFORE_NAMES = 8  # tokens that a title and its country may take


@frozen
class Office:
    """A role as words tell it: the noun, the line it stands in, words before it, and the country's code.

    ``words`` are the noun with what goes before it, in order; ``former`` says that it was held before.
    """

    noun: str
    line: str
    modifiers: frozenset[str]
    country: str | None
    words: str
    former: bool = False


@frozen
class Description:
    """A noun phrase that stands for a person of the account; tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    party: int  # index into the parties


def find_offices(
    parse: Parse, parties: Sequence[Party], spans: Sequence[Span]
) -> tuple[dict[int, list[Office]], set[int]]:
    """The offices that titles, appositions and "is" give each person, and the tokens that tell them."""
    countries = _country_tokens(spans)
    offices: dict[int, list[Office]] = {}
    used: set[int] = set()
    for number, party in enumerate(parties):
        if party.type == "person":
            for span in party.spans:
                for index, office in _offices_at(parse, span, countries):
                    used.add(index)
                    offices.setdefault(number, []).append(office)
    return offices, used


def _offices_at(parse: Parse, span: Span, countries: dict[int, str]) -> Iterator[tuple[int, Office]]:
    """The offices told where a name stands, each with the token of its noun."""
    for index in [*_titles_before(parse, span), *_apposed(parse, span)]:
        office = _office(parse, index, countries)
        if office:
            yield index, office


def set_namesakes_apart(parse: Parse, parties: Sequence[Party], spans: Sequence[Span]) -> tuple[Party, ...]:
    """``parties`` with a person of its own for each of two who share a name."""
    countries = _country_tokens(spans)
    found: list[Party] = []
    for party in parties:
        introduced = {
            span: _introduced(parse, span, countries)
            for span in party.spans
            if party.type == "person" and " " in span.text
        }
        pieces = told_apart(party.spans, {s: told for s, told in introduced.items() if told != Introduced()})
        found += [evolve(party, spans=piece, namesake=number) for number, piece in enumerate(pieces)]
    return tuple(sorted(found, key=lambda p: p.spans[0].first))


def _introduced(parse: Parse, span: Span, countries: dict[int, str]) -> Introduced:
    held = [o for _, o in _offices_at(parse, span, countries) if not o.former]
    nations = frozenset(o.country for o in held if o.country)
    return Introduced(age_after(parse, span), tuple(o.noun for o in held), nations)


def find_descriptions(
    parse: Parse,
    parties: Sequence[Party],
    spans: Sequence[Span],
    offices: dict[int, list[Office]],
    used: set[int],
) -> tuple[Description, ...]:
    """Definite descriptions that fit exactly one person of the account."""
    countries = _country_tokens(spans)
    named = {i for s in spans if s.kind not in ("run", "people", "country") for i in range(s.first, s.last)}
    found = []
    for token in parse.tokens:
        if token.index in used or token.index in named or token.tag not in ("NN", "NNP"):
            continue
        office = _office(parse, token.index, countries) if _is_definite(parse, token, countries) else None
        if office:
            fitting = [
                n
                for n, held in sorted(offices.items())
                if any(_fits(office, o) and not o.former for o in held)
            ]
            if len(fitting) == 1:
                found.append(Description(_phrase_start(parse, token), token.index + 1, fitting[0]))
    return tuple(found)


def _fits(told: Office, held: Office) -> bool:
    """Whether a description can mean the holder of an office.

    Its country must be known of the holder; without one, the very noun must be.
    """
    if told.line != held.line or not told.modifiers <= held.modifiers:
        return False
    return told.country == held.country if told.country else told.noun == held.noun


def _office(parse: Parse, index: int, countries: dict[int, str]) -> Office | None:
    token = parse.tokens[index]
    noun = token.text.casefold()
    before_it = parse.tokens[index - 1].text.casefold() if index else ""
    line = role_nouns().get(f"{before_it} {noun}", role_nouns().get(noun))
    if line is None:
        return None
    around = _noun_phrase(parse, token)
    compounds = [
        i
        for i in around
        if parse.tokens[i].dep == "compound"
        and i not in countries
        and i < index
        and parse.tokens[i].head == index
    ]
    modifiers = frozenset(parse.tokens[i].text.casefold() for i in compounds)
    modifiers |= {before_it} & _words("offices_of")
    tied = [countries[i] for i in around if i in countries]
    before = [
        countries[i] for i in range(max(0, index - 4), index) if i in countries and _adjoins(parse, i, index)
    ]
    first = min([index, *compounds, *([index - 1] if before_it in _words("offices_of") else [])])
    while first and _is_compound(parse, first - 1, range(first, index + 1)) and first - 1 not in countries:
        first -= 1
    country = next(iter([*before[-1:], *tied]), None)
    return Office(
        noun, line, modifiers, country, _told(parse, first, index, countries), _is_past(parse, first)
    )


def _told(parse: Parse, first: int, noun: int, countries: dict[int, str]) -> str:
    """A role's words in order, "Ministry" and names with their capitals, titles without."""
    return " ".join(
        t.text.casefold() if t.index == noun or t.text.casefold() in _words("offices_of") else t.text
        for t in parse.tokens[first : noun + 1]
        if t.index not in countries and t.text not in CLITICS and t.text[:1].isalpha()
    )


def _is_compound(parse: Parse, index: int, of: range) -> bool:
    return parse.tokens[index].dep == "compound" and parse.tokens[index].head in of


def _is_past(parse: Parse, first: int) -> bool:
    """Whether "former", "ex-" or "then" stands before a role, with at most a country's word between."""
    before = [t.text.casefold() for t in parse.tokens[max(0, first - 3) : first]]
    return any(word in _words("past") for word in before)


@cache
def _words(name: str) -> frozenset[str]:
    """A list of the titles resource as a set."""
    return frozenset(resource("titles")[name])


def _adjoins(parse: Parse, first: int, last: int) -> bool:
    """Whether only modifiers stand between a country's word and a role noun.

    Of "the Ruritanian president and founder" both nouns are Ruritanian, of "the Ruritanian leader and
    President Smith" one.
    """
    capital = parse.tokens[last].text[:1].isupper()
    between = parse.tokens[first + 1 : last]
    if any(t.text == "and" for t in between) and any(
        t.text.casefold() in role_nouns() and t.text[:1].isupper() != capital for t in between
    ):
        return False
    return all(
        t.text in CLITICS or t.text in ("and", "-") or t.pos in ("ADJ", "NOUN", "PROPN") for t in between
    )


def _noun_phrase(parse: Parse, token: Token) -> list[int]:
    """The words before a noun that hang on it, and an "of" after it."""
    found: list[int] = []
    for child in token.children:
        word = parse.tokens[child]
        if word.dep in ("amod", "compound", "poss", "nmod", "det") or (
            word.dep == "prep" and word.text == "of"
        ):
            found.extend(subtree(parse, child)[:12])
    return sorted(found)


def _country_tokens(spans: Sequence[Span]) -> dict[int, str]:
    return {
        i: s.designated.country.code
        for s in spans
        if s.designated and s.kind in ("country", "people")
        for i in range(s.first, s.last)
    }


# --- where roles are told --------------------------------------------------------------------------


def _titles_before(parse: Parse, span: Span) -> Iterator[int]:
    """Role nouns right before a name: "Danish President", "president and founder", "leader,"."""
    tokens = parse.tokens
    i = span.first - 1
    comma = i > 0 and tokens[i].text == "," and tokens[i - 1].pos == "NOUN"
    if comma and tokens[span.last - 1].dep in ("appos", "nsubj", "conj"):
        i -= 1
    capitals = {True, False}  # "president and founder X" is one person, "the leader and President X" two
    lowest = max(0, span.first - BEFORE_NAMES)
    while i >= lowest:
        word = tokens[i].text.casefold().rstrip(".")
        capital = tokens[i].text[:1].isupper()
        if word in role_nouns() and tokens[i].tag in ("NN", "NNP") and capital in capitals:
            yield i
            capitals = {capital}
        elif word != "and" or i == span.first - 1:
            return
        i -= 1


def _apposed(parse: Parse, span: Span) -> Iterator[int]:
    """Role nouns in apposition with a name, or said of it with "is"."""
    tokens = parse.tokens
    for index in range(span.first, span.last):
        token = tokens[index]
        for child in token.children:
            if tokens[child].dep == "appos" and not span.first <= child < span.last:
                yield from _with_conjuncts(parse, child)
        if token.dep == "appos" and tokens[token.head].pos == "NOUN":
            yield token.head
        if token.dep == "nsubj" and tokens[token.head].lemma == "be":
            yield from (c for c in tokens[token.head].children if tokens[c].dep == "attr")


def _with_conjuncts(parse: Parse, index: int) -> Iterator[int]:
    yield index
    for child in parse.tokens[index].children:
        if parse.tokens[child].dep == "conj":
            yield child


# --- definite descriptions ---------------------------------------------------------------------------


def _is_definite(parse: Parse, token: Token, countries: dict[int, str]) -> bool:
    """Whether a role noun stands for somebody known: "the leader", "Norway's president"."""
    if token.text.casefold() not in role_nouns():
        return False
    children = [parse.tokens[c] for c in token.children if c < token.index]
    if token.dep in ("compound", "attr", "amod"):
        return False
    if any(c.text.casefold() in _words("others") or c.dep == "nummod" for c in children):
        return False
    if token.dep == "pobj" and parse.tokens[token.head].text == "as":
        return False  # "made her the leader", "installed him as the leader": others than the holder known
    if any(c.dep == "poss" and c.index in countries for c in children):
        return True
    return any(c.dep == "det" and c.text.casefold() in DEFINITE for c in children)


def _phrase_start(parse: Parse, token: Token) -> int:
    """The first of the words that make one noun with ``token``: "defence" of "defence minister"."""
    first = token.index
    while first > 0:
        before = parse.tokens[first - 1]
        of_office = before.dep == "compound" or before.text.casefold() in _words("offices_of")
        if before.head != token.index or not of_office:
            break
        first -= 1
    return first
