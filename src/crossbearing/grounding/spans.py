"""Which words of a parse name something: the model's names, set right with what is known of the world.

The small model errs in label and extent. A country's name is never a person; titles, determiners and
possessives are no part of a name; words of a name that the model broke in two belong together.
Whether a name is a town is decided afterwards, in ``toponyms``.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from crossbearing.lexicons.bodies import is_common_word
from crossbearing.lexicons.countries import Designated, designations, governments
from crossbearing.lexicons.gazetteer import places_named
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Name, Parse

SpanKind = Literal[
    "country",
    "people",
    "seat",
    "place",
    "person",
    "organisation",
    "group",
    "facility",
    "vessel",
    "thing",  # a storm
    "other",
    "run",
]

LABELS: dict[str, SpanKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "group": "group",
    "facility": "facility",
}
DESIGNATIONS: dict[str, SpanKind] = {"name": "country", "people": "people", "seat": "seat"}
PARTICLES = frozenset(resource("titles")["particles"])
INSIDE = frozenset(resource("titles")["joining"])
CLITICS = frozenset(["'s", "’s", "'", "’", "`s"])
MARKS = frozenset(['"', "“", "”", "(", ")", ";", ":", ","])
DASHES = frozenset(["-", "–", "—", "--", "/", "|", "·", "•"])
LONGEST = 6  # tokens of a designation


@frozen
class Span:
    """Tokens ``first`` to ``last`` (exclusive) that name something.

    ``run`` is a sequence of proper nouns that the model gave no label; ``inside`` says that the words
    are part of a longer name ("Georgia" of "Georgia State Patrol").
    """

    first: int
    last: int
    kind: SpanKind
    text: str
    designated: Designated | None = None
    inside: bool = False


def find_spans(parse: Parse) -> tuple[Span, ...]:
    """The names of ``parse`` in order; only spans that are ``inside`` overlap others."""
    known = list(_designated(parse))
    pieces = [piece for name in parse.names for piece in _pieces(parse, name)]
    pieces = _with_lands(parse, _unhyphenated(parse, _without_repeats(pieces)))
    owner = {i: piece for piece in pieces for i in range(piece.first, piece.last)}
    kept: list[Span] = []
    dropped: set[Span] = set()
    for span in known:
        piece = owner.get(span.first) or owner.get(span.last - 1)
        if piece is None or (span.first <= piece.first and piece.last <= span.last):
            kept.append(span)
            dropped.update({owner[i] for i in range(span.first, span.last) if i in owner})
        elif piece.kind in ("person", "place") and span.kind != "seat":
            rest = _around(parse, piece, span)
            if rest is None:
                continue  # "Michael Jordan", "New Mexico"
            dropped.add(piece)
            kept += [span, *rest]
        else:
            kept.append(evolve(span, inside=True))
    kept += [piece for piece in pieces if piece not in dropped]
    covered = {i for span in kept for i in range(span.first, span.last)}
    kept += _runs(parse, covered)
    return tuple(sorted(set(kept), key=lambda s: (s.first, -s.last, s.kind)))


def words(parse: Parse, first: int, last: int) -> str:
    """The exact words of some tokens, white space evened out."""
    tokens = parse.tokens
    return " ".join(parse.text[tokens[first].start : tokens[last - 1].end].split())


# --- countries, peoples, seats --------------------------------------------------------------


def _designated(parse: Parse) -> Iterator[Span]:
    """The longest designations of countries, from left to right."""
    table, openings = designations(), _openings()
    here = 0
    tokens = parse.tokens
    while here < len(tokens):
        found = None
        if tokens[here].text in openings:
            for last in range(min(here + LONGEST, len(tokens)), here, -1):
                text = words(parse, here, last)
                if text in table and not _begins_land(parse, last):
                    found = Span(here, last, DESIGNATIONS[table[text].designation], text, table[text])
                    break
        if found:
            yield found
        here = found.last if found else here + 1


def _begins_land(parse: Parse, after: int) -> bool:
    """Whether the next word makes another place of it: "Guernsey County", "Jordan River"."""
    return after < len(parse.tokens) and parse.tokens[after].text in resource("landmarks")["land"]


def _with_lands(parse: Parse, pieces: list[Span]) -> list[Span]:
    """``pieces`` with the seas, lands and towns of several words that the model broke up: "Bay of Biscay",
    "Rio de Janeiro"."""
    lands = list(_with_particles(parse))
    for token in parse.tokens:
        for name in _lands().get(token.text, ()):
            last = token.index + len(name)
            if tuple(t.text for t in parse.tokens[token.index : last]) == name:
                lands.append(Span(token.index, last, "place", words(parse, token.index, last)))
                break
    for land in lands:
        touched = [p for p in pieces if p.first < land.last and land.first < p.last]
        if not any(p.first <= land.first and land.last <= p.last for p in touched):
            pieces = [*(p for p in pieces if p not in touched), land]
    return sorted(pieces, key=lambda p: p.first)


def _with_particles(parse: Parse) -> Iterator[Span]:
    """Towns with words in small letters inside their names, in whatever language: "Rio de Janeiro"."""
    tokens = parse.tokens
    for token in tokens[1:-1]:
        first, last = token.index - 1, token.index + 2
        if not token.text.islower() or len(token.text) > _LONGEST_PARTICLE or token.text in INSIDE:
            continue
        if not tokens[first].text[:1].isupper():
            continue
        while last < len(tokens) and last < first + 4 and tokens[last - 1].text.islower():
            last += 1
        name = words(parse, first, last)
        if tokens[last - 1].text[:1].isupper() and places_named(name):
            yield Span(first, last, "place", name)


_LONGEST_PARTICLE = 4  # letters


@cache
def _lands() -> dict[str, list[tuple[str, ...]]]:
    """By their first words the names of lands and waters that have several, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name, land in resource("regions")["world"].items():
        for form in (name, *land.get("aliases", ())):
            if " " in form and "-" not in form:
                table.setdefault(form.split()[0], []).append(tuple(form.split()))
    return {first: sorted(names, key=len, reverse=True) for first, names in table.items()}


@cache
def _openings() -> frozenset[str]:
    """The first tokens of all designations, as spaCy's tokeniser cuts them."""
    return frozenset(re.split(r"[\s-]|(?=['’]s\b)", name)[0] for name in designations())


def _around(parse: Parse, piece: Span, span: Span) -> list[Span] | None:
    """What is left of a name without a country in it, or None where the country belongs to the name.

    "Ghana Ama Mensah Boateng" falls apart, for a country's adjective or name begins it and two words
    remain; "Michael Jordan" does not.
    """
    if span.first == piece.first and piece.last - span.last >= 2 and piece.kind == "person":
        text = words(parse, span.last, piece.last)
        return [evolve(piece, first=span.last, text=text)] if text[:1].isupper() else []
    return None


# --- the model's names ------------------------------------------------------------------------


def _pieces(parse: Parse, name: Name) -> Iterator[Span]:
    """A name without what is no part of it, cut where two were run together."""
    kind = LABELS.get(name.label, "other")
    joined = PARTICLES if kind == "person" else PARTICLES | INSIDE
    start = name.first
    for i in range(name.first, name.last + 1):
        if i == name.last or _cuts(parse, start, i, joined):
            piece = _trimmed(parse, start, i, kind)
            if piece and not (kind == "person" and start > name.first and is_common_word(piece.text)):
                yield piece  # of "Roe's Visit" only "Roe"
            start = i + 1


def _cuts(parse: Parse, start: int, i: int, joined: frozenset[str]) -> bool:
    """Whether a name that began at ``start`` ends before token ``i``, which is no part of any."""
    tokens = parse.tokens
    token, after = tokens[i], tokens[min(i + 1, len(tokens) - 1)]
    if token.text in CLITICS:
        owner = words(parse, start, i) if start < i else ""
        return (
            joined is PARTICLES
            or not after.text[:1].isupper()
            or owner in designations()
            or owner in governments()
        )
    if token.text in MARKS:
        return True
    if token.text in DASHES:
        return token.start > tokens[i - 1].end or after.start > token.end or "-" not in token.text
    if token.text == "and" and is_title(after.text):
        return True
    if i and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
        return False  # "Chan-ocha", "Jean-Luc"
    return token.text.islower() and token.text not in joined


def _trimmed(parse: Parse, first: int, last: int, kind: SpanKind) -> Span | None:
    tokens = parse.tokens
    titled = last - first in (3, 4) and is_rank(tokens[first].text)
    if kind == "organisation" and (titled or (last - first == 2 and _is_civil(tokens[first].text))):
        kind = "person"
    first, last = without_titles(parse, first, last, kind == "person")
    first = _after_rank(parse, first, last) if kind == "person" else first
    while last > first and (
        not tokens[last - 1].text[:1].isalnum() or tokens[last - 1].text in INSIDE | PARTICLES
    ):
        last -= 1
    while last > first and (not tokens[first].text[:1].isalnum() or tokens[first].text.islower()):
        first += 1
    if first >= last:
        return None
    text = words(parse, first, last)
    if kind == "person" and any(c.isdigit() for c in text):
        return None
    if not any(c.isupper() for c in text) or (kind == "place" and text.isdigit()):
        return None
    return Span(first, last, kind, text)


def without_titles(parse: Parse, first: int, last: int, person: bool) -> tuple[int, int]:
    """The name's tokens without determiners, and of a person's without honorifics, ranks and offices."""
    tokens = parse.tokens
    while first < last - 1 and tokens[first].text.lower() in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
    ):
        first += 1
    while person and first < last - 1 and is_title(tokens[first].text):
        first += 1
    return first, last


def _after_rank(parse: Parse, first: int, last: int) -> int:
    """Where a person's name begins behind an office of several words: "Tim Roe" of "Fire Marshal Tim Roe"."""
    names = [t.text for t in parse.tokens[first:last]]
    for i in range(1, len(names) - 1):
        if is_rank(names[i]) and all(is_common_word(name) for name in names[:i]):
            return first + i + 1
    return first


def is_title(word: str) -> bool:
    """Whether a word before a name tells rank, office or respect."""
    bare = word.rstrip(".").casefold()
    return bare in _titles() or bare in role_nouns()


def _is_civil(word: str) -> bool:
    """ "Ms", "Dr"."""
    return word[:1].isupper() and word.rstrip(".").casefold() in _titles("honorifics")


def is_rank(word: str) -> bool:
    """Whether a word before a name shows by itself that a person is named."""
    bare = word.rstrip(".").casefold()
    return (bare in _titles("honorifics", "ranks") or bare in role_nouns()) and bare not in (
        "general",
        "private",
    )


@cache
def _titles(*kinds: str) -> frozenset[str]:
    titles = resource("titles")
    return frozenset(
        w for kind in kinds or ("honorifics", "ranks", "offices", "offices_of") for w in titles[kind]
    )


def _without_repeats(pieces: list[Span]) -> list[Span]:
    seen: set[int] = set()
    kept = []
    for piece in pieces:
        tokens = range(piece.first, piece.last)
        if seen.isdisjoint(tokens):
            seen.update(tokens)
            kept.append(piece)
    return kept


def _unhyphenated(parse: Parse, pieces: list[Span]) -> list[Span]:
    """ "Merkel-Macron" is two names where either stands by itself elsewhere or is a country's."""
    alone = {part for p in pieces for part in (p.text, *p.text.split()) if "-" not in part}
    found: list[Span] = []
    for piece in pieces:
        dashes = [i for i in range(piece.first, piece.last) if parse.tokens[i].text in ("-", "–")]
        edges = [piece.first - 1, *dashes, piece.last]
        parts = [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
        texts = [words(parse, *part) for part in parts]
        if dashes and (any(t in alone for t in texts) or any(t in designations() for t in texts)):
            found += [
                evolve(piece, first=a, last=b, text=t)
                for (a, b), t in zip(parts, texts, strict=True)
                if t in alone
            ]
        else:
            found.append(piece)
    return found


# --- what the model passed over ---------------------------------------------------------------


def _runs(parse: Parse, covered: set[int]) -> list[Span]:
    """Sequences of capitalised proper nouns that are in no name yet."""
    runs: list[Span] = []
    start: int | None = None
    for token in parse.tokens:
        proper = (
            token.pos == "PROPN"
            and token.text[:1].isupper()
            and token.index not in covered
            and token.text[-1:] != ":"
        )
        if proper and start is None:
            start = token.index
        if not proper and start is not None:
            runs += _run(parse, start, token.index)
            start = None
    if start is not None:
        runs += _run(parse, start, len(parse.tokens))
    return runs


def _run(parse: Parse, first: int, last: int) -> list[Span]:
    while first < last and is_title(parse.tokens[first].text):
        first += 1
    return [Span(first, last, "run", words(parse, first, last))] if first < last else []
