"""Persons of one account: their names brought together, and two of one name told apart.

A name is another's without middle names, with an initial or spelled otherwise; a single name is a surname or
given name of a fuller one where one candidate stands out. Names that differ in any other word are different
people, and so are two of one name who are introduced with ages or offices that no one person has.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from crossbearing.grounding.spans import Span
from crossbearing.lexicons.offices import are_of_two
from crossbearing.lexicons.spelling import is_one_name, is_one_word, is_shorter_name, name_words

Name = tuple[str, ...]
MISCOUNTED = 2  # years by which two tellings of one person's age may differ
LONG_ENOUGH = 5  # letters of a single name that may be one misspelt


@frozen
class Introduced:
    """What is told of a person where the name stands: age in years, roles, and countries of these."""

    age: int | None = None
    roles: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()


def grouped_people(spans: Iterable[Span]) -> list[tuple[Span, ...]]:
    """The spans of each person, by first mention."""
    spans = tuple(spans)
    keys = {s: name_words(s.text) for s in spans}
    owners = _owners(keys[s] for s in spans if len(keys[s]) > 1)
    full: dict[Name, list[Span]] = {}
    for span in spans:
        if keys[span] in owners:
            full.setdefault(owners[keys[span]], []).append(span)
    groups: dict[Name, list[Span]] = {}
    for span in spans:
        key = keys[span]
        owner = owners.get(key) if len(key) > 1 else _bearer(key[0], full, groups)
        groups.setdefault(owner or key, []).append(span)
    return [tuple(group) for group in groups.values()]


def fullest(spans: Sequence[Span]) -> str:
    """The longest name; of equally long ones the most frequent, then the first in order."""
    counts = Counter(s.text for s in spans)
    return min(counts, key=lambda n: (-len(name_words(n)), n.isupper(), -counts[n], n))


def told_apart(spans: Sequence[Span], introduced: dict[Span, Introduced]) -> list[tuple[Span, ...]]:
    """The spans of one name, cut where somebody else of that name is introduced; one piece where nobody is.

    A mention that says nothing of its bearer goes to the one introduced last before it.
    """
    people: list[tuple[list[Introduced], list[Span]]] = [([], [])]
    here = people[0]
    for span in spans:
        told = introduced.get(span)
        if told is not None:
            fitting = [p for p in people if not any(_differ(told, other) for other in p[0])]
            if fitting:
                here = here if here in fitting else fitting[0]
            else:
                here = ([], [])
                people.append(here)
            here[0].append(told)
        here[1].append(span)
    return [tuple(own) for _, own in people]


def _differ(one: Introduced, other: Introduced) -> bool:
    if one.age is not None and other.age is not None and abs(one.age - other.age) > MISCOUNTED:
        return True
    if are_of_two(one.roles, other.roles):
        return True
    of_one_line = bool(set(one.roles) & set(other.roles))
    return of_one_line and bool(one.countries and other.countries) and not one.countries & other.countries


def _owners(names: Iterable[Name]) -> dict[Name, Name]:
    """For each full name the fullest that is the same person's."""
    owners: dict[Name, Name] = {}
    for name in sorted(dict.fromkeys(names), key=lambda n: (-len(n), -len("".join(n)))):
        fitting = [other for other in owners.values() if is_shorter_name(name, other)] or [
            other for other in owners.values() if is_one_name(name, other)
        ]
        fitting = list(dict.fromkeys(fitting))
        owners[name] = fitting[0] if len(fitting) == 1 else name
    return owners


def _bearer(word: str, full: dict[Name, list[Span]], so_far: dict[Name, list[Span]]) -> Name | None:
    """Whose single name it is: of those named so the one mentioned far more often, here or in all,
    else the one named last before."""
    bearers = [key for key in full if word in (key[0], key[-1])]
    if not bearers and len(word) >= LONG_ENOUGH:
        bearers = [key for key in full if is_one_word(word, key[-1])]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    for mentions in (so_far, full):
        first, second = sorted(bearers, key=lambda k: len(mentions.get(k, ())), reverse=True)[:2]
        if first in mentions and len(mentions[first]) >= 2 * len(mentions.get(second, ())):
            return first
    before = [(so_far[key][-1].first, key) for key in bearers if key in so_far]
    return max(before)[1] if before else None
