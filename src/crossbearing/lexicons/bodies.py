"""Bodies and persons by their names: what is known everywhere, and what a name's words say."""

from functools import cache
from typing import Literal

from attrs import frozen

from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import UNKNOWN, WordClass

BodyType = Literal["organisation", "group"]
NameType = Literal["organisation", "facility"]
LIVING = {"animal", "plant"}  # genera, of which many are given names: "Erica", "Genetta"
CLASSES: tuple[WordClass, ...] = ("v", "a")


@frozen
class Body:
    """An organisation or group known by one name everywhere."""

    name: str
    type: BodyType


@cache
def known_bodies() -> dict[str, Body]:
    """Bodies and news agencies by each of their names, as written."""
    data = resource("bodies")
    listed: list[tuple[BodyType, dict[str, list[str]]]] = [
        ("organisation", data["organisations"]),
        ("group", data["groups"]),
        ("organisation", resource("credits")["agencies"]),
    ]
    found: dict[str, Body] = {}
    for kind, entries in listed:
        for name, others in entries.items():
            for form in (name, *others):
                found.setdefault(form, Body(name, kind))
    return found


def type_by_words(name: str) -> NameType | None:
    """What the last word of a longer name says it is: "Gull Airlines", "Seaview Hotel"; None where nothing.

    After a given name some such words are family names ("Charlotte Church").
    """
    *before, last = name.split()
    if not before or (last in _words("also_family_names") and len(before) == 1 and is_given_name(before[0])):
        return None
    if last in _words("company_forms", "trades", "media"):
        return "organisation"
    if last in _words("houses"):
        return "facility"
    return "organisation" if last in resource("landmarks")["bodies"] else None


def is_no_name(name: str) -> bool:
    """Whether a name is made of words that headlines and captions capitalise ("Attempted Murder")."""
    return all(word in _words("no_names") for word in name.split())


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.capitalize() in _given_names()


def is_family_name(word: str) -> bool:
    """Whether the name of a town is a common family name too."""
    return word.capitalize() in _family_names()


def is_common_word(word: str) -> bool:
    """Whether a word of a name is one of the language, or a place's, and not known as a person's name.

    "Hall" and "Grants" are, and so is "Resigns"; "Lincoln", "Olga" and "Pavlov" are not.
    """
    lower = word.lower()
    if is_given_name(word) or is_family_name(word):
        return False
    forms = (lower, lower.removesuffix("s"))
    nouns = [noun for form in forms if (noun := wordnet.word(form, "n")) is not UNKNOWN]
    if any("person" in noun.fields or set(noun.fields) <= LIVING for noun in nouns):
        return False
    return bool(nouns) or any(wordnet.word(form, kind) is not UNKNOWN for form in forms for kind in CLASSES)


def is_only_a_verb(word: str) -> bool:
    """Whether a word in "-s" is the form of a verb and of no noun: "Resigns"."""
    stem = word.lower().removesuffix("s")
    is_verb = stem != word.lower() and wordnet.word(stem, "v") is not UNKNOWN
    return is_verb and wordnet.word(stem, "n") is UNKNOWN and wordnet.word(word.lower(), "n") is UNKNOWN


@cache
def _given_names() -> frozenset[str]:
    return frozenset(resource("person_names")["given"])


@cache
def _family_names() -> frozenset[str]:
    return frozenset(resource("person_names")["family_or_town"])


@cache
def _words(*kinds: str) -> frozenset[str]:
    return frozenset(word for kind in kinds for word in resource("bodies")[kind])
