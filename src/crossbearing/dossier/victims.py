"""Those to whom an account has something done: by their figure, or one by one by their names, sex and age."""

import re
from collections.abc import Sequence
from functools import cache, partial

from attrs import evolve

from crossbearing.dossier.evidence import Evidence, is_pronoun, roles
from crossbearing.dossier.grammar import small_words
from crossbearing.dossier.marks import ANOTHER, EITHER, HIMSELF, NAMED
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import coreference, order_words
from crossbearing.model.claim import Claim, Role
from crossbearing.model.mention import Mention, Quantity

_words = partial(word_set, "casualties")

DIGITS = re.compile(r"\d+")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


@cache
def _persons() -> dict[str, str]:
    """The sex of those whom nouns name."""
    return {noun: sex for sex, nouns in resource("casualties")["persons"].items() for noun in nouns}


def counted(
    evidence: Evidence, claim: Claim, victims: Sequence[Role]
) -> tuple[Quantity | None, dict[str, str]]:
    """How many ``victims`` are in figures, all of them together, else those who are one person each."""
    counted = [(role, _figure(evidence, claim, role)) for role in victims]
    figures = [figure for _, figure in counted if figure is not None]
    people: dict[str, str] = {}
    for who, mark in filter(None, (_person(evidence, claim, r) for r, figure in counted if figure is None)):
        people[who if who not in people or mark == NAMED else f"{who} {len(people)}"] = (
            mark  # "a man and a boy"
        )
    if not figures:
        return None, people
    if len(figures) == 1 and not people:
        return figures[0], {}
    # "a husband, his wife and their two children"
    numbers = [q.number if q.number is not None else q.low or 0.0 for q in figures]
    together = sum(numbers) + len(people)
    return evolve(figures[0], number=together, low=together, high=together), {}


def _figure(evidence: Evidence, claim: Claim, role: Role) -> Quantity | None:
    """The figure before what the role names, or that is all it names; neither an age nor an address.

    "A fourth victim" tells of four.
    """
    if (how_many := rank(evidence, claim, role)) is not None:
        return Quantity(float(how_many), float(how_many), None, "at_least", "", role.lemma)
    for mention in evidence.numbers.get(claim.document, ()):  # "three people | who were killed"
        inside = role.start <= mention.start < role.end
        if not inside or not isinstance(mention.value, Quantity) or mention.value.unit:
            continue
        whole = (mention.value.number or mention.value.low or 0.0) >= 1
        counts = mention.start <= role.head < mention.end or role.lemma == mention.value.of
        people = not mention.value.of or is_person(role.lemma) or is_person(mention.value.of)
        if whole and counts and people and not _is_of_one(evidence, claim, role, mention):
            return _at_least(mention.value) if _is_part(evidence, claim, mention) else mention.value
    return None


def _is_part(evidence: Evidence, claim: Claim, number: Mention) -> bool:
    """ "Two of them critically wounded", "the nine most badly hurt": others may be wounded less."""
    behind = evidence.accounts[claim.document].text[number.end :].split(maxsplit=1)[:1]
    is_some = bool(_words("parts").intersection(behind))
    return is_some and bool(_words("severely") & set(claim.text.lower().split()))


def _at_least(figure: Quantity) -> Quantity:
    return evolve(figure, number=None, low=figure.number or figure.low, high=None, bound="at_least")


def are_others(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "Two other teens", "three others"."""
    return bool(_words("others") & set((evidence.words(role, claim) or "").lower().split()))


def _is_of_one(evidence: Evidence, claim: Claim, role: Role, number: Mention) -> bool:
    """ "An 8 yo girl": a number before a singular counts nobody."""
    many = isinstance(number.value, Quantity) and (number.value.number or 0.0) > 1
    alone = role.lemma in _persons() and role.lemma not in _words("groups")
    return (
        many
        and alone
        and not number.start <= role.head < number.end
        and not evidence.are_several(role, claim)
    )


def rank(evidence: Evidence, claim: Claim, role: Role) -> int | None:
    """The how-manieth a person is said to be, from the second on: "an eighth victim", "the 11th"."""
    words = (evidence.words(role, claim) or "").lower().split()
    first = words[-2] if len(words) > 1 and words[-1] == role.lemma else words[-1] if words else ""
    if not is_person(role.lemma) or role.lemma in _words("ranked"):
        return None
    digits = ORDINAL.fullmatch(first)
    told = int(digits[1]) if digits is not None else order_words().ordinals.get(first, 0)
    return told if told > 1 else None


def _person(evidence: Evidence, claim: Claim, role: Role) -> tuple[str, str] | None:
    """Who one person is, and what he is counted by: his entity, else his sex and age."""
    if role.lemma in _words("self"):
        return _himself(evidence, claim)
    entity, told = role.entity, evidence.words(role, claim)
    if entity is not None:
        mark = f"{sex} " if (sex := sex_of_pronoun(told)) else NAMED
        return (entity, mark) if evidence.entity_type(entity) == "person" else None
    if role.lemma in word_set("scopes", "culprits"):
        return HIMSELF, HIMSELF
    words = (told or "").lower().split()
    sex = _persons().get(role.lemma)
    if sex is None or role.lemma in _words("groups") or (words and words[-1] == f"{role.lemma}s"):
        return None
    age = DIGITS.search(" ".join(words))
    mark = f"{sex} {age[0] if age is not None else ''}"
    if _is_another(words, claim):
        mark = f"{ANOTHER} {mark}"
    return mark, mark


def _is_another(words: list[str], claim: Claim) -> bool:
    """ "Another man was shot", "a woman was also killed": besides all that were told of before."""
    also = words[:1] != [] and words[0] in small_words("indefinite") and "also" in claim.text.lower().split()
    return ANOTHER in words[:1] or also


def _himself(evidence: Evidence, claim: Claim) -> tuple[str, str]:
    """ "Killed himself": who did it."""
    by = [
        r
        for r in roles(claim, "agent")
        if evidence.entity_type(r.entity) == "person" and not sex_of_pronoun(evidence.words(r, claim))
    ]
    return (by[0].entity, NAMED) if by and by[0].entity is not None else (HIMSELF, HIMSELF)


def sex_of_pronoun(words: str | None) -> str | None:
    """The sex that a pronoun tells of; none where the words are no pronoun."""
    if words is None or not is_pronoun(words):
        return None
    lexicon, word = coreference(), words.lower()
    return "male" if word in lexicon.masculine else "female" if word in lexicon.feminine else EITHER


def is_person(noun: str) -> bool:
    """Whether a noun names a person, as most of its uses do."""
    return noun in _persons() or word(noun, "n").field == "person"
