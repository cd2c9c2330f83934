"""What pronouns and "the two friends" stand for, where the text makes it plain.

Rules in the manner of Lappin and Leass (1994), kept to the cases that pay: a person's pronoun goes to
the person last named in subject position, else last named; "they" and "the two …" to a coordination
or the last two persons; "the leaders" and "both sides" where just two that fit are spoken of. Where
others fit as well nothing is said: a missing link costs less than a wrong one.
"""

from bisect import bisect_left, bisect_right

from attrs import evolve, frozen

from crossbearing.lexicons.countries import designations, governments
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.words import coreference
from crossbearing.model.grammar import ancestors, children, conjuncts
from crossbearing.model.parse import Name, Parse, Sentence, Token

SUBJECTS = {"nsubj", "nsubjpass"}
DEFINITE = {"the", "these", "those", "his", "her", "its", "their"}
REACH = 4  # sentences back; farther away a pronoun's antecedent is a guess


@frozen
class _Named:
    """A named mention as a candidate: its head token and what speaks for it.

    ``words`` tell whose name it is, of a country its code; ``offices`` are the lines of offices in which
    the account puts who is so called.
    """

    head: int
    sentence: int
    subject: bool
    words: frozenset[str]
    offices: frozenset[str] = frozenset()


def find_antecedents(parse: Parse) -> dict[int, tuple[int, ...]]:
    """For each pronoun or "two friends" head that is resolved, the head tokens it stands for."""
    found: dict[int, tuple[int, ...]] = {}
    persons = _candidates(parse, {"person"})
    bodies = _candidates(parse, {"organisation", "place"})
    persons, states = _with_offices(parse, persons), _states(parse)
    for number, sentence in enumerate(parse.sentences):
        near, bodies_near = _near(persons, number), _near(bodies, number)
        states_near = _near(states, number)
        for token in parse.tokens[sentence.first : sentence.last]:
            heads = _antecedent(parse, token, number, sentence, near, bodies_near)
            if token.tag == "NNS":
                heads = heads or _only_two(parse, token, near, states_near)
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
        return _last_two(token, number, [p for p in persons if _may_hold(p, token)])
    return ()


def _only_two(parse: Parse, token: Token, persons: list[_Named], states: list[_Named]) -> tuple[int, ...]:
    """ "Both sides", "the leaders": two countries, or holders of an office, where there are just two."""
    before = [parse.tokens[c].text.lower() for c in token.children if c < token.index]
    alone = all(parse.tokens[c].index < token.index or parse.tokens[c].dep == "punct" for c in token.children)
    if token.lemma.lower() in coreference().states and before in (["both"], ["the", "two"], ["the"]):
        told_two = before != ["the"] or token.lemma.lower() == "side"
        return _two(token, states) if alone and told_two else ()
    line = role_nouns().get(token.lemma.lower())
    if line is None or not alone or before != ["the"]:
        return ()
    return _two(token, [p for p in persons if line in p.offices])


def _two(token: Token, candidates: list[_Named]) -> tuple[int, ...]:
    """The last mention of each, where those named before are two."""
    found: list[_Named] = []
    for one in reversed([c for c in candidates if c.head < token.index]):
        if all(not (one.words & other.words) for other in found):
            found.append(one)
    return tuple(sorted(one.head for one in found)) if len(found) == 2 else ()


def _may_hold(person: _Named, token: Token) -> bool:
    """Of "the two ministers" none is somebody of whom only another office is told."""
    line = role_nouns().get(token.lemma.lower())
    return line is None or not person.offices or line in person.offices


def _with_offices(parse: Parse, persons: list[_Named]) -> list[_Named]:
    """The persons with the offices that any mention of the name gives them."""
    held: dict[str, set[str]] = {}
    for person in persons:
        for word in person.words:
            held.setdefault(word, set()).update(_offices_told(parse, person.head))
    return [evolve(p, offices=frozenset().union(*(held[w] for w in p.words))) for p in persons]


def _offices_told(parse: Parse, head: int) -> list[str]:
    """ "President Lund", "Lund, the president": the lines of the offices that stand with a name."""
    token = parse.tokens[head]
    beside = children(parse, head, "compound", "appos")
    beside += [parse.tokens[token.head]] if token.dep == "appos" else []
    nouns = ((parse.tokens[max(0, t.index - 1)].text.lower(), t.lemma.lower()) for t in beside)
    lines = (role_nouns().get(f"{before} {noun}", role_nouns().get(noun)) for before, noun in nouns)
    return [line for line in lines if line is not None]


def _states(parse: Parse) -> list[_Named]:
    """The names of countries, of their peoples and governments; the words of each are its code."""
    found: list[_Named] = []
    for named in _candidates(parse, {"place", "organisation", "group"}):
        token = parse.tokens[named.head]
        first = min([token.index, *(c.index for c in children(parse, token.index, "compound", "amod"))])
        told = parse.text[parse.tokens[first].start : token.end]
        known = designations().get(told)
        country = known.country if known is not None else governments().get(told)
        if country is not None:
            found.append(evolve(named, words=frozenset([country.code])))
    return found


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
