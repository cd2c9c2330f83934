"""What kind of thing a name names: the model's label, set right by what is known and by the words around it.

The small model calls towns, companies and newspapers persons where it has not met them. Known bodies, the
last word of a name, the gazetteer and given names tell otherwise; so do ages and offices that only persons
have. What one mention shows holds for the name throughout the account.
"""

import re
from collections.abc import Iterable

from attrs import evolve, frozen

from crossbearing.grounding.landmarks import word_set
from crossbearing.grounding.spans import CLITICS, Span, SpanKind, is_rank, is_title
from crossbearing.grounding.things import is_nothing_named, is_storm, is_vessel
from crossbearing.lexicons.bodies import (
    is_common_word,
    is_family_name,
    is_given_name,
    is_only_a_verb,
    known_bodies,
    type_by_words,
)
from crossbearing.lexicons.countries import governments
from crossbearing.lexicons.gazetteer import gazetteer_key, places_named
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.spelling import is_one_name, is_one_word, name_words
from crossbearing.lexicons.words import cues
from crossbearing.model.parse import Parse

BIG_TOWN = 50_000  # inhabitants of a town that one word alone means, sooner than somebody of that name
SMALL_TOWN = 10_000  # inhabitants, where the name has two words and none is a given name
OLDEST = 110
ACRONYM = re.compile(r"[A-Z][a-z]?[A-Z]{2,4}")
ARTICLES = frozenset(["the", "a", "an"])
SHORT = 4  # letters of a single name too short to be one misspelt
LABELLED = frozenset(["person", "organisation", "group", "place", "facility", "other", "run"])


@frozen
class _Known:
    """What the whole account says: words of the fuller names of persons, and names shown to be persons', or
    ships'."""

    parts: frozenset[str]
    persons: frozenset[str]
    vessels: frozenset[str]
    outlets: frozenset[str]


def set_right(parse: Parse, spans: Iterable[Span], outlet: str | None = None) -> tuple[Span, ...]:
    """``spans`` with better kinds, without what is no name. ``outlet`` is that of the account."""
    spans = [s for s in spans if s.designated or s.inside or not is_nothing_named(parse, s)]
    known = _known(parse, spans, outlet)
    return tuple(s if s.designated or s.inside else _with_kind(s, _kind(parse, s, known)) for s in spans)


def _with_kind(span: Span, kind: SpanKind) -> Span:
    return span if kind == span.kind else evolve(span, kind=kind)


def _known(parse: Parse, spans: list[Span], outlet: str | None) -> _Known:
    persons = {s.text for s in spans if s.kind in LABELLED and _is_introduced(parse, s)}
    fuller = [
        words_without_suffix(s.text)
        for s in spans
        if " " in s.text and (s.text in persons or (s.kind == "person" and type_by_words(s.text) is None))
    ]
    free = [s for s in spans if not (s.designated or s.inside or s.text in persons)]
    vessels = {s.text for s in free if is_vessel(parse, s)}
    parts = {words[i] for words in fuller for i in (0, -1) if " ".join(words) not in vessels}
    outlets = frozenset([outlet] if outlet else [])
    return _Known(frozenset(parts), frozenset(persons), frozenset(vessels), outlets)


def words_without_suffix(name: str) -> list[str]:
    """The words of a person's name, as written, without "Jr."."""
    words = name.split()
    return words if name_words(words[-1])[-1:] == name_words(name)[-1:] else words[:-1]


def _kind(parse: Parse, span: Span, known: _Known) -> SpanKind:
    if span.text in known.persons or _is_misspelt(span, known):
        return "person"
    if is_storm(span):
        return "thing"
    if span.text in known.vessels:
        return "vessel"
    body = known_bodies().get(span.text)
    if (body and span.text not in known.parts) or span.text in known.outlets:
        return body.type if body else "organisation"
    by_words = type_by_words(span.text)
    if by_words and span.kind in ("person", "run"):
        return by_words
    capital = span.text in governments() and not is_given_name(span.text)
    if span.kind == "person" and span.text not in known.parts and (capital or _is_land_or_town(parse, span)):
        return "place"
    if span.kind == "person" and span.text not in known.parts and _is_acronym(parse, span):
        return "organisation"
    if span.kind == "person" and (_is_no_person(span.text) or _is_thing(parse, span)):
        return "other"
    return span.kind


def _is_no_person(name: str) -> bool:
    """Whether a name that the model gives a person is of other words: "Symphony Hall", "Condemns Attack"."""
    words = name.split()
    if is_only_a_verb(words[0]):
        return True
    return len(words) > 1 and all(is_common_word(word) for word in words)


def _is_acronym(parse: Parse, span: Span) -> bool:
    """ "KBR" or "TxDOT", where not all is in capitals."""
    around = (*parse.tokens[max(0, span.first - 2) : span.first], *parse.tokens[span.last : span.last + 2])
    return ACRONYM.fullmatch(span.text) is not None and any(t.text.islower() for t in around)


def _is_thing(parse: Parse, span: Span) -> bool:
    """A word of the language behind an article or possessor: "the Arena", "the Sheriff's Office"."""
    before = parse.tokens[span.first - 1].text.lower() if span.first else ""
    return " " not in span.text and before in (CLITICS | ARTICLES) and is_common_word(span.text)


def _is_misspelt(span: Span, known: _Known) -> bool:
    """Whether a name that the model gave no person is one of the account's, spelled otherwise."""
    if span.kind not in ("organisation", "place", "run", "other", "group") or places_named(span.text):
        return False
    words = name_words(span.text)
    if len(words) == 1:
        return len(span.text) > SHORT and any(
            is_one_word(words[0], part.casefold()) for part in known.parts if len(part) > SHORT
        )
    return any(is_one_name(words, name_words(name)) for name in known.persons)


def _is_land_or_town(parse: Parse, span: Span) -> bool:
    """Whether a name that the model gives a person is sooner that of a town, a river, a mountain."""
    first, *more = span.text.split()
    inside = (
        parse.tokens[span.first - 1].text.casefold() in word_set("surely_before_places")
        if span.first
        else False
    )
    if (is_given_name(first) and not (more and inside)) or (not more and is_family_name(first)):
        return False
    if span.first and is_title(parse.tokens[span.first - 1].text):
        return False
    known = places_named(span.text)
    if any(p.kind in ("world", "site") for p in known):
        return True
    if _is_home(parse, span) and any(gazetteer_key(p.name) == gazetteer_key(span.text) for p in known):
        return True
    least = BIG_TOWN if not more else SMALL_TOWN if is_given_name(more[-1]) else 0
    own = gazetteer_key(span.text)
    big = any(p.kind == "town" and p.population >= least and gazetteer_key(p.name) == own for p in known)
    return big and (bool(more) or not _speaks(parse, span))


def _is_home(parse: Parse, span: Span) -> bool:
    """ "Ana Roe of X"."""
    before = parse.tokens[max(0, span.first - 2) : span.first]
    return len(before) == 2 and before[1].text == "of" and before[0].pos == "PROPN"


def _speaks(parse: Parse, span: Span) -> bool:
    token = parse.tokens[span.last - 1]
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in cues().quoting


# --- what only persons have -----------------------------------------------------------------------


def _is_introduced(parse: Parse, span: Span) -> bool:
    """Whether a capitalised name of two to four words has an age, an office or a person's pronoun."""
    words = span.text.split()
    if span.designated or span.inside or not 2 <= len(words) <= 4 or span.text in known_bodies():
        return False
    if is_only_a_verb(words[0]):
        return False
    if span.kind == "group" or not all(w[:1].isupper() and not w.isupper() for w in words):
        return False
    if type_by_words(span.text) or (span.kind == "place" and places_named(span.text)):
        return False
    return age_after(parse, span) is not None or _is_titled(parse, span) or _is_somebody(parse, span)


def age_after(parse: Parse, span: Span) -> int | None:
    """The age that is told right after a name, in years: "Ana Roe, 34,"; None where there is none."""
    after = [t.text for t in parse.tokens[span.last : span.last + 3]]
    if len(after) < 3 or after[0] not in (",", "(") or after[2] not in (",", ")", ".", ";"):
        return None
    age = int(after[1]) if after[1].isascii() and after[1].isdecimal() and len(after[1]) < 4 else None
    return age if age is not None and age <= OLDEST else None


def _is_titled(parse: Parse, span: Span) -> bool:
    before = parse.tokens[span.first - 1] if span.first else None
    return before is not None and is_rank(before.text) and before.head in range(span.first, span.last)


def _is_somebody(parse: Parse, span: Span) -> bool:
    """ "Ana Roe, the harbour master, …", "Ana Roe, who …"."""
    head = next(
        (i for i in range(span.first, span.last) if parse.tokens[i].head not in range(span.first, span.last)),
        None,
    )
    if head is None:
        return False
    for child in parse.tokens[head].children:
        token = parse.tokens[child]
        if token.index < span.last:
            continue
        if token.dep == "appos" and token.text.casefold() in role_nouns():
            return True
        if token.dep == "relcl" and any(
            parse.tokens[c].text == "who" and parse.tokens[c].dep == "nsubj" for c in token.children
        ):
            return True
    return False
