"""Verbs and nouns by which a thing passes from one to another, and which of their roles play which part."""

import re
from functools import cache

from attrs import frozen

from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import RoleName
from crossbearing.model.dossier import TransferStatus


@frozen
class Passing:
    """A class of verbs by which a thing passes.

    ``giver`` and ``receiver`` are the roles that play these parts, None where none does. A verb that
    ``furnishes`` brings the thing with "with" ("provide Lund with grain"), one that ``asks`` with "for".
    ``status`` is how far it has come where the act itself is told as done.
    """

    name: str
    giver: RoleName | None
    receiver: RoleName | None
    status: TransferStatus
    furnishes: bool = False
    asks: bool = False
    intends: bool = False  # what is only expected of it is what the receiver intends


@cache
def passing(lemma: str) -> Passing | None:
    """The class of a verb, None where nothing passes by it."""
    return _classes().get(lemma)


@cache
def passing_of_noun(noun: str) -> Passing | None:
    """The class of a noun by its own entry, or by the verb that WordNet derives it from."""
    named: dict[str, str] = resource("transfers")["nouns"]
    return _classes().get(named.get(noun) or wordnet.word(noun, "n").verb or "")


def names_money(words: str) -> bool:
    """Whether words name a sum in a currency: "$2 million", "50,000 zlotys", "PLN 30,000"."""
    return _money().search(words) is not None


@cache
def _money() -> re.Pattern[str]:
    currencies = resource("units")["money"].values()
    signs = {re.escape(sign) for currency in currencies for sign in currency["signs"]}
    names = {re.escape(name) for currency in currencies for name in currency["words"]}
    number = (
        r"(?:\d|a |half|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion)"
    )
    before = rf"(?:{'|'.join(sorted(signs))}) ?\d"
    more = rf"(?:{number}[\w-]*|of|and|\w+ty|\w+teen|eleven|twelve)"
    after = rf"\b{number}[\w,.-]*(?: {more})* (?:{'|'.join(sorted(names))})s?\b"
    return re.compile(rf"{before}|{after}|\bsums? of money\b", re.IGNORECASE)


@cache
def _classes() -> dict[str, Passing]:
    found: dict[str, Passing] = {}
    for name, told in resource("transfers")["classes"].items():
        traits = {key: value for key, value in told.items() if key != "verbs"}
        for verb in told["verbs"]:
            found.setdefault(verb, Passing(name, **({"giver": None, "receiver": None} | traits)))
    return found
