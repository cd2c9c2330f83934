"""Which part a noun can play behind a preposition: nobody is "in doubt" as one is in a town."""

from crossbearing.lexicons import wordnet
from crossbearing.lexicons.words import Sense, role_words
from crossbearing.model.claim import RoleName
from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse, Token

LEAST = 0.3  # of a noun's senses that name something in space, where the commonest does not


def fitting_role(parse: Parse, name: RoleName, target: Token, sense: Sense | None) -> RoleName | None:
    """``name``, or the role that a noun behind a preposition plays instead; None where it plays none."""
    preposition = parse.tokens[target.head].text.lower()
    on_the_way = preposition == "on" and target.lemma.lower() in role_words().ways  # who is so moves
    if target.pos != "NOUN" or on_the_way:
        return name
    if _is_state(parse, target) and name != "origin":
        return None
    field = wordnet.word(target.lemma.lower(), "n").field
    if name == "place" and not _is_somewhere(parse, target):
        # "a deal on arms": what is on nothing in space is about it; "fired on workmen"
        about: RoleName | None = "recipient" if field == "person" else "topic"
        return about if preposition == "on" and field != "time" else None
    passes = sense is not None and (sense.giver is not None or sense.receiver is not None)
    if name == "recipient" and field == "time":
        return None  # "paid them for the lost day"
    if name == "recipient" and preposition in {"for", "into"} and not passes and _has_no_body(target):
        return "topic"
    return name


def _is_bare(parse: Parse, noun: Token) -> bool:
    return not children(parse, noun.index, "det", "poss", "amod", "compound", "nmod", "prep")


def _is_state(parse: Parse, noun: Token) -> bool:
    """ "In place", "on foot", "into force"."""
    return noun.lemma.lower() in role_words().states and _is_bare(parse, noun)


def _is_somewhere(parse: Parse, noun: Token) -> bool:
    """ "In the hall", "on board"; not "in doubt", "in place", "at breakfast"."""
    known = wordnet.word(noun.lemma.lower(), "n")
    if known.field == "body":
        return not _is_bare(parse, noun)  # "on his arm"; not "a deal on arms"
    return known.field in role_words().with_a_place or _share_in_space(noun) >= LEAST


def _share_in_space(noun: Token) -> float:
    fields = wordnet.word(noun.lemma.lower(), "n").fields
    return sum(fields.get(field, 0) for field in role_words().surely_places)


def _has_no_body(noun: Token) -> bool:
    """Whether a noun names an act, a state or a thought by WordNet."""
    field = wordnet.word(noun.lemma.lower(), "n").field
    return field in role_words().without_a_body and _share_in_space(noun) < LEAST
