"""Typed views of the word lists that claims are read with."""

from functools import cache
from typing import Any

from attrs import frozen

from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import Basis, Certainty, RoleName


@frozen
class Evidence:
    """Words that give the evidence somebody speaks on: each with what it gives."""

    cues: dict[str, Basis]
    sources: dict[str, Basis]


@frozen
class Cues:
    """Words that attribute what is said to somebody."""

    verbs: dict[str, str]  # lemma → certain | probable | possible | denied
    nouns: dict[str, str]
    adverbs: dict[str, str]
    acknowledging: frozenset[str]
    quoting: frozenset[str]
    light: frozenset[str]
    documents: frozenset[str]
    showing: frozenset[str]
    released: frozenset[str]
    groups: frozenset[str]
    nobody: frozenset[str]
    anybody: frozenset[str]
    sayers: frozenset[str]
    calling: frozenset[str]
    citing: frozenset[str]
    directing: frozenset[str]
    committing: frozenset[str]
    professing: frozenset[str]
    evidence: Evidence
    addressing: dict[str, tuple[str, ...]]  # lemma → prepositions before whom it addresses
    telling: dict[str, frozenset[str]]  # lemma → prepositions before what it tells of
    ascribing: dict[str, frozenset[str]]  # lemma → prepositions and particles with which it tells an opinion
    figures: frozenset[str]  # those of them before a figure
    measuring: frozenset[str]
    hearing: frozenset[str]
    wanting: frozenset[str]
    stating: frozenset[str]
    holding: dict[str, str]  # adjective or participle → certain | probable | possible
    knowing: frozenset[str]
    judging: frozenset[str]
    putting: frozenset[str]
    phrases: dict[str, frozenset[str]]  # preposition → nouns with which it tells whose view something is


@frozen
class Negations:
    """Words that deny, by where they stand."""

    particles: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    words: frozenset[str]  # all of these


@frozen
class Background:
    """Words that set apart what is retold of the past."""

    words: frozenset[str]
    ago: frozenset[str]  # units of a time long past
    before_once: frozenset[str]  # words around a "once" that tells of no past
    after_once: frozenset[str]
    each: frozenset[str]  # "once a week"


@frozen
class Modality:
    """Words that say how sure, whether denied, and of what kind of reality."""

    modals: dict[str, Certainty]
    adverbs: dict[str, Certainty]
    adjectives: dict[str, str]
    operators: dict[str, frozenset[str]]  # lemma → what it does to its infinitive
    negations: Negations
    conditions: frozenset[str]
    binding: frozenset[str]  # those of the conditions that name what another clause hangs on
    expected_modals: frozenset[str]
    wishing: frozenset[str]
    granting: frozenset[str]  # those of the wishing verbs whose object may be there already
    preventing: frozenset[str]
    barring: frozenset[str]  # those of them that need no "from"
    having_done: frozenset[str]  # prepositions before a gerund of what was done
    undoing: frozenset[str]
    refuting: dict[str, frozenset[str]]  # place → words that say of a report that its content is not so
    occasions: frozenset[str]
    excluding: frozenset[str]
    bringing_about: frozenset[str]
    ranking: frozenset[str]  # besides the ordinals
    minding: dict[str, str]  # verb → the noun behind "in" with which it tells what is meant
    open_matters: frozenset[str]
    background: Background


@frozen
class Sense:
    """A class of predicates: ``giver`` and ``receiver`` are the roles that play these parts.

    A ``vague`` one says little of what is done ("help", "find"); in a ``mutual`` one both sides do the same;
    a ``unique`` act is done once, by one side.
    """

    name: str
    motion: bool
    giver: str | None
    receiver: str | None
    toll: str | None
    vague: bool = False
    mutual: bool = False
    unique: bool = False


@frozen
class Against:
    """Verbs that have the sense of a breach where one of these prepositions ties them to a rule."""

    verbs: frozenset[str]
    prepositions: frozenset[str]


@frozen
class Predicates:
    """From lemmas of verbs and nouns to senses; particles make two-word verbs ("set off")."""

    verbs: dict[str, Sense]
    nouns: dict[str, Sense]
    senses: dict[str, Sense]
    plain: frozenset[str]  # verbs with a word beside them that takes their sense away
    light: frozenset[str]
    stop: frozenset[str]
    rules: frozenset[str]
    statutes: frozenset[str]  # nouns that name a rule only with a capital
    under: frozenset[str]  # prepositions that tie an act or a statement to a rule
    forbidding: frozenset[str]
    against: Against
    permitting: frozenset[str]
    requiring: frozenset[str]
    sought: frozenset[str]
    offered: frozenset[str]


@frozen
class RoleWords:
    """Words by which the part is known that a noun plays."""

    prepositions: dict[str, RoleName]
    with_a_place: frozenset[str]  # WordNet's fields
    surely_places: frozenset[str]
    without_a_body: frozenset[str]
    states: frozenset[str]
    ways: frozenset[str]
    relative: frozenset[str]
    returns: frozenset[str]
    adding: frozenset[str]  # prepositions before what is told besides
    bound: frozenset[str]


@frozen
class OrderWords:
    """Words that tell the how-manieth something is."""

    ordinals: dict[str, int]
    before: dict[str, int]  # "once before": the number of the one told of
    earlier: frozenset[str]
    times: frozenset[str]
    limits: frozenset[str]
    periods: frozenset[str]


@frozen
class Coreference:
    """Words that stand for somebody or something named before."""

    personal: frozenset[str]
    neuter: frozenset[str]
    plural: frozenset[str]
    couples: frozenset[str]
    pairs: frozenset[str]
    states: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    many: frozenset[str]
    of_the_object: frozenset[str]


def _invert(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words}


@cache
def cues() -> Cues:
    """The attribution lexicon."""
    data = resource("cues")
    nouns = dict.fromkeys(data["nouns"], "certain") | _invert(data["noun_certainty"])
    return Cues(
        verbs=_invert(data["verbs"]),
        nouns=nouns,
        adverbs=_invert(data["adverbs"]),
        acknowledging=frozenset(data["acknowledging"]),
        quoting=frozenset(data["quoting"]),
        light=frozenset(data["light"]),
        documents=frozenset(data["documents"]),
        showing=frozenset(data["showing"]),
        released=frozenset(data["released"]),
        groups=frozenset(data["groups"]),
        nobody=frozenset(data["nobody"]),
        anybody=frozenset(data["anybody"]),
        sayers=frozenset(data["sayers"]),
        calling=frozenset(data["calling"]),
        citing=frozenset(data["citing"]),
        directing=frozenset(data["directing"]),
        committing=frozenset(data["committing"]),
        professing=frozenset(data["professing"]),
        evidence=Evidence(
            {word: basis for basis, words in data["evidence"].items() for word in words["cues"]},
            {word: basis for basis, words in data["evidence"].items() for word in words["sources"]},
        ),
        addressing={verb: tuple(words) for verb, words in data["addressing"].items()},
        telling={verb: frozenset(words) for verb, words in data["telling"].items()},
        ascribing={verb: frozenset(words) for verb, words in data["ascribing"].items()},
        figures=frozenset(data["figures"]),
        measuring=frozenset(data["measuring"]),
        hearing=frozenset(data["hearing"]),
        wanting=frozenset(data["wanting"]),
        stating=frozenset(data["stating"]),
        holding=_invert(data["holding"]),
        knowing=frozenset(data["knowing"]),
        judging=frozenset(data["judging"]),
        putting=frozenset(data["putting"]),
        phrases={preposition: frozenset(nouns) for preposition, nouns in data["phrases"].items()},
    )


@cache
def modality() -> Modality:
    """The certainty and polarity lexicon."""
    data = resource("modality")
    operators: dict[str, set[str]] = {}
    for effect, words in data["operators"].items():
        for word in words:
            operators.setdefault(word, set()).add(effect)
    negations: dict[str, frozenset[str]] = {
        place: frozenset(words) for place, words in data["negations"].items()
    }
    return Modality(
        _invert(data["modals"]),  # type: ignore[arg-type]  # the keys of the resource are certainties
        _invert(data["adverbs"]),  # type: ignore[arg-type]
        _invert(data["adjectives"]),
        {word: frozenset(effects) for word, effects in operators.items()},
        Negations(**negations, words=frozenset().union(*negations.values())),
        frozenset(data["conditions"]["binding"] + data["conditions"]["other"]),
        frozenset(data["conditions"]["binding"]),
        frozenset(data["expected_modals"]),
        frozenset(data["wishing"]),
        frozenset(data["granting"]),
        frozenset(data["preventing"]),
        frozenset(data["barring"]),
        frozenset(data["having_done"]),
        frozenset(data["undoing"]),
        {place: frozenset(words) for place, words in data["refuting"].items()},
        frozenset(data["occasions"]),
        frozenset(data["excluding"]),
        frozenset(data["bringing_about"]),
        frozenset(data["ranking"]),
        data["minding"],
        frozenset(data["open_matters"]),
        _background(data["background"]),
    )


def _background(data: dict[str, Any]) -> Background:
    once = data["once"]
    return Background(
        frozenset(data["words"]),
        frozenset(data["ago"]),
        frozenset(once["before"]),
        frozenset(once["after"]),
        frozenset(once["each"]),
    )


@cache
def predicates() -> Predicates:
    """The predicate lexicon; of two senses that claim a word, the first listed has it."""
    data = resource("predicates")
    verbs: dict[str, Sense] = {}
    nouns: dict[str, Sense] = {}
    senses: dict[str, Sense] = {}
    for name, entry in data["senses"].items():
        sense = Sense(
            name,
            entry.get("motion", False),
            entry.get("giver"),
            entry.get("receiver"),
            entry.get("toll"),
            entry.get("vague", False),
            entry.get("mutual", False),
            entry.get("unique", False),
        )
        senses[name] = sense
        for word in entry["verbs"]:
            verbs.setdefault(word, sense)
        for word in entry["nouns"]:
            nouns.setdefault(word, sense)
    return Predicates(
        verbs,
        nouns,
        senses,
        frozenset(data["plain"]),
        frozenset(data["light"]),
        frozenset(data["stop"]),
        frozenset(data["rules"]["nouns"]),
        frozenset(data["rules"]["named"]),
        frozenset(data["rules"]["under"]),
        frozenset(data["rules"]["forbidding"]),
        Against(**{kind: frozenset(words) for kind, words in data["rules"]["against"].items()}),
        frozenset(data["permitting"]),
        frozenset(data["requiring"]),
        frozenset(data["sought"]),
        frozenset(data["offered"]),
    )


EVENTIVE = ("act", "event", "process", "phenomenon")
MOSTLY = 0.5  # the share of a noun's senses that must be events


@cache
def is_eventive(noun: str) -> bool:
    """Whether a noun names an act or event: the predicate lexicon has it, or most of its senses do."""
    if noun in predicates().nouns:
        return True
    known = wordnet.word(noun, "n")
    return known.field in EVENTIVE and sum(known.fields.get(f, 0.0) for f in EVENTIVE) >= MOSTLY


@cache
def role_words() -> RoleWords:
    """The lexicon of roles."""
    data = resource("roles")
    return RoleWords(
        _invert(data["prepositions"]),  # type: ignore[arg-type]  # the keys of the resource are roles
        frozenset(data["with_a_place"]),
        frozenset(data["surely_places"]),
        frozenset(data["without_a_body"]),
        frozenset(data["states"]),
        frozenset(data["ways"]),
        frozenset(data["relative"]),
        frozenset(data["returns"]),
        frozenset(data["adding"]),
        frozenset(data["bound"]),
    )


@cache
def order_words() -> OrderWords:
    """The lexicon of first and later times."""
    data = resource("order")
    return OrderWords(
        data["ordinals"],
        data["before"],
        frozenset(data["earlier"]),
        frozenset(data["times"]),
        frozenset(data["limits"]),
        frozenset(data["periods"]),
    )


@cache
def coreference() -> Coreference:
    """The lexicon of pronouns and of nouns for two persons."""
    data = resource("coreference")
    offices = [noun for line in data["offices"] for noun in resource("titles")["roles"][line]]
    return Coreference(
        frozenset(data["personal"]),
        frozenset(data["neuter"]),
        frozenset(data["plural"]),
        frozenset(offices).union(*data["couples"].values()),
        frozenset(data["pairs"]),
        frozenset(data["states"]),
        frozenset(data["feminine"]),
        frozenset(data["masculine"]),
        frozenset(data["many"]),
        frozenset(data["of_the_object"]),
    )
