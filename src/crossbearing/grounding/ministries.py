"""Ministries and the countries they belong to: "Ruritania's foreign ministry", "the Ministry of Defence"."""

from collections.abc import Iterable

from crossbearing.grounding.spans import CLITICS, Span, words
from crossbearing.lexicons.countries import Country
from crossbearing.model.parse import Parse

OFFICE_WORDS = frozenset(["compound", "amod", "nmod"])  # dependencies of what comes before "ministry"


def find_ministries(parse: Parse, spans: Iterable[Span]) -> tuple[tuple[Span, Country | None], ...]:
    """Each ministry named, capitals or not, with the country named right before it or after "of"."""
    countries = {
        i: s
        for s in spans
        if s.designated and s.kind in ("country", "people")
        for i in range(s.first, s.last)
    }
    found = []
    for token in parse.tokens:
        if token.text.casefold() == "ministry":
            first, last = token.index, token.index + 1
            while first > 0 and first - 1 not in countries and _is_office_word(parse, first - 1, token.index):
                first -= 1
            if last < len(parse.tokens) - 1 and parse.tokens[last].text == "of" and first == token.index:
                last = _end_of_office(parse, last, countries)
            if last - first > 1:
                span = Span(first, last, "organisation", words(parse, first, last))
                found.append((span, _country(parse, span, countries)))
    return tuple(found)


def _is_office_word(parse: Parse, index: int, ministry: int) -> bool:
    token = parse.tokens[index]
    return token.head == ministry and token.dep in OFFICE_WORDS and token.text not in CLITICS


def _end_of_office(parse: Parse, of: int, countries: dict[int, Span]) -> int:
    """The end of "Ministry of Foreign Affairs", or ``of`` where no office follows."""
    end = of + 1
    while end < len(parse.tokens) and end not in countries and parse.tokens[end].text[:1].isupper():
        end += 1
    return end if end > of + 1 else of


def _country(parse: Parse, span: Span, countries: dict[int, Span]) -> Country | None:
    before = span.first - 1
    while before >= 0 and parse.tokens[before].text in CLITICS:
        before -= 1
    after = span.last + 1
    if after < len(parse.tokens) and parse.tokens[after].text == "the":
        after += 1
    follows = span.last < len(parse.tokens) and parse.tokens[span.last].text in ("of", "in")
    owner = countries.get(before) or (countries.get(after) if follows else None)
    return owner.designated.country if owner and owner.designated else None
