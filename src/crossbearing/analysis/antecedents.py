"""What pronouns and "the two friends" stand for, where the text makes it plain.

Rules in the manner of Lappin and Leass (1994), kept to the cases that pay: a person's pronoun goes to
the person last named in subject position, else last named; "they" and "the two …" to a coordination
or the last two persons. Where two persons fit equally well nothing is said: a missing link costs
less than a wrong one.
"""

from bisect import bisect_left, bisect_right

from attrs import frozen

from crossbearing.lexicons.words import coreference
from crossbearing.model.grammar import ancestors, conjuncts
from crossbearing.model.parse import Name, Parse, Sentence, Token

SUBJECTS = {"nsubj", "nsubjpass"}
DEFINITE = {"the", "these", "those", "his", "her", "its", "their"}
REACH = 4  # sentences back; farther away a pronoun's antecedent is a guess


@frozen
class _Named:
    """A named mention as a candidate: its head token and what speaks for it."""

    head: int
    sentence: int
    subject: bool
    words: frozenset[str]


def find_antecedents(parse: Parse) -> dict[int, tuple[int, ...]]:
    """For each pronoun or "two friends" head that is resolved, the head tokens it stands for."""
    found: dict[int, tuple[int, ...]] = {}
    persons = _candidates(parse, {"person"})
    bodies = _candidates(parse, {"organisation", "place"})
    for number, sentence in enumerate(parse.sentences):
        near, bodies_near = _near(persons, number), _near(bodies, number)
        for token in parse.tokens[sentence.first : sentence.last]:
            heads = _antecedent(parse, token, number, sentence, near, bodies_near)
            if heads:
                found[token.index] = heads
    return found


def _near(candidates: list[_Named], number: int) -> list[_Named]:
    """The candidates of the sentences that any rule reaches back to, for a long account has thousands."""
    first = bisect_left(candidates, number - 2 * REACH, key=lambda c: c.sentence)
    return candidates[first : bisect_right(candidates, number, key=lambda c: c.sentence)]


def _antecedent(
    parse: Parse,
    token: Token,
    number: int,
    sentence: Sentence,
    persons: list[_Named],
    bodies: list[_Named],
) -> tuple[int, ...]:
    word, lexicon = token.text.lower(), coreference()
    if token.pos in {"PRON", "DET"} and word in lexicon.personal:
        return _nearest(parse, token, number, persons)
    if token.pos == "PRON" and word in lexicon.neuter:
        return _subject_before(parse, token, sentence, bodies)
    if word in lexicon.plural and token.pos in {"PRON", "DET"}:
        return _coordination(parse, token, number, persons)
    if _is_couple(parse, token):
        return _last_two(token, number, persons)
    return ()


def _candidates(parse: Parse, labels: set[str]) -> list[_Named]:
    """Names of the wanted kinds in order of the text."""
    starts = [s.first for s in parse.sentences]
    found: list[_Named] = []
    number = 0
    for name in sorted(parse.names, key=lambda n: n.first):
        if name.label not in labels:
            continue
        while number + 1 < len(starts) and starts[number + 1] <= name.first:
            number += 1
        head = _head(parse, name)
        words = frozenset(t.text.lower() for t in parse.tokens[name.first : name.last] if t.pos == "PROPN")
        found.append(_Named(head, number, _is_subject(parse, head), words))
    return found


def _head(parse: Parse, name: Name) -> int:
    """The token of the name that hangs on something outside it."""
    for index in range(name.first, name.last):
        if not name.first <= parse.tokens[index].head < name.last or parse.tokens[index].head == index:
            return index
    return name.last - 1


def _is_subject(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    while token.dep in {"conj", "appos", "compound"} and token.head != token.index:
        token = parse.tokens[token.head]
    return token.dep in SUBJECTS


def _nearest(parse: Parse, token: Token, number: int, persons: list[_Named]) -> tuple[int, ...]:
    """The person a "he" or "she" goes to: subjects first, then recency."""
    clause = _clause(parse, token.index)
    before = [
        p
        for p in persons
        if p.head < token.index
        and number - p.sentence <= REACH
        # "Lund met him": object and subject of one verb are not one person
        and not (token.dep in {"dobj", "pobj", "dative"} and p.subject and _clause(parse, p.head) == clause)
    ]
    if not before:
        return ()
    closest = before[-1].sentence
    here = [p for p in before if p.sentence == closest]
    subjects = [p for p in here if p.subject]
    if token.dep == "poss" and not subjects:
        return (here[-1].head,)
    return ((subjects or here)[-1 if subjects else 0].head,)


def _clause(parse: Parse, index: int) -> int:
    for token in ancestors(parse, index):
        if token.pos in {"VERB", "AUX"}:
            return token.index
    return index


def _subject_before(parse: Parse, token: Token, sentence: Sentence, bodies: list[_Named]) -> tuple[int, ...]:
    """ "its" within a sentence goes to the country or organisation that is the subject before it."""
    before = [b for b in bodies if sentence.first <= b.head < token.index and b.subject]
    expletive = token.dep in {"expl"} or (
        token.dep in SUBJECTS and any(c.dep in {"ccomp", "csubj"} for c in _siblings(parse, token))
    )
    distinct = {b.words for b in before}
    if not before or expletive or len(distinct) > 1:
        return ()
    return _acted_on(parse, before[-1], token, bodies) or (before[-1].head,)


def _acted_on(parse: Parse, subject: _Named, token: Token, bodies: list[_Named]) -> tuple[int, ...]:
    """ "Norway warned Chile, saying it would pay": who is warned, and not who warns, is then spoken of."""
    verb = parse.tokens[parse.tokens[subject.head].head]
    if token.dep not in SUBJECTS or verb.lemma.lower() not in coreference().of_the_object:
        return ()
    objects = {c for c in verb.children if parse.tokens[c].dep in {"dobj", "dative"}}
    return tuple(b.head for b in bodies if b.head in objects and b.head < token.index)[:1]


def _siblings(parse: Parse, token: Token) -> list[Token]:
    return [parse.tokens[c] for c in parse.tokens[token.head].children if c != token.index]


def _coordination(parse: Parse, token: Token, number: int, persons: list[_Named]) -> tuple[int, ...]:
    """ "They" after "Lund and Berg"."""
    for person in reversed(persons):
        if person.head >= token.index or number - person.sentence > 1:
            continue
        heads = conjuncts(parse, person.head)
        if len(heads) > 1 and all(parse.tokens[h].pos == "PROPN" for h in heads) and person.subject:
            return tuple(heads)
    return ()


def _is_couple(parse: Parse, token: Token) -> bool:
    """ "the two friends", "both ministers", "the pair"."""
    before = {parse.tokens[c].text.lower() for c in token.children}
    if token.lemma.lower() in coreference().pairs:
        return "the" in before
    # "two officials" without an article are two others
    several = token.tag == "NNS" and ("both" in before or ("two" in before and before & DEFINITE))
    return bool(several) and token.lemma.lower() in coreference().couples


def _last_two(token: Token, number: int, persons: list[_Named]) -> tuple[int, ...]:
    """The last two persons of different name."""
    chosen: list[_Named] = []
    for person in reversed(persons):
        if person.head >= token.index or number - person.sentence > REACH * 2:
            continue
        if all(not (person.words & other.words) for other in chosen):
            chosen.append(person)
        if len(chosen) == 2:
            return tuple(sorted(p.head for p in chosen))
    return ()
