"""Clauses: which words make one assertion, and which verbs only colour another.

"The bank might be looking to secure loans" is one clause headed by "secure" with the operator
"looking"; "Experts predict that the bank would demand loans" is a reporting verb and a clause.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from crossbearing.lexicons.words import cues, modality
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Parse, Sentence, Token

CLAUSAL = {
    "ROOT",
    "ccomp",
    "advcl",
    "relcl",
    "acl",
    "parataxis",
    "csubj",
    "csubjpass",
    "pcomp",
    "conj",
    "xcomp",
    "dep",
}
CLOSING_MARKS = {"”", "’", '"', "'"}
SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}


@frozen
class Clause:
    """The words of one assertion.

    ``head`` is the predicate's token, ``operators`` the verbs above it that only say how it is meant
    ("seems", "plans"), outermost first; ``tokens`` are the clause's own words, without the clauses
    inside it. ``parent`` is the head token of the clause it stands in, ``top`` the token by which
    it hangs there. ``subject`` is set where no verb ties it to the head: "called the plan a gamble".
    """

    head: int
    operators: tuple[int, ...]
    tokens: tuple[int, ...]
    parent: int | None
    top: int
    sentence: int
    subject: int | None = None


def find_clauses(parse: Parse) -> list[Clause]:
    """The clauses of all sentences, in order of their heads."""
    found: list[Clause] = []
    for number, sentence in enumerate(parse.sentences):
        found.extend(_clauses(parse, sentence, number))
    return found


def _clauses(parse: Parse, sentence: Sentence, number: int) -> list[Clause]:
    tokens = parse.tokens
    heads = [t.index for t in tokens[sentence.first : sentence.last] if _heads_clause(parse, t)]
    lifted = {h: _operators(parse, h) for h in heads}
    operating = {o for operators in lifted.values() for o in operators}
    heads = [h for h in heads if h not in operating]
    tops = {h: (lifted[h][0] if lifted[h] else h) for h in heads}
    boundaries = frozenset(tops.values())
    clauses: list[Clause] = []
    for head in heads:
        own = subtree(parse, tops[head], boundaries - {tops[head]})
        parent = _parent(parse, tops[head], heads, lifted)
        clause = Clause(head, lifted[head], tuple(own), parent, tops[head], number)
        clauses.extend(_split_small(parse, clause))
    return sorted(clauses, key=lambda c: c.head)


def _split_small(parse: Parse, clause: Clause) -> Iterator[Clause]:
    """ "She called the plan a gamble": the calling, and the plan's being a gamble."""
    if parse.tokens[clause.head].lemma.lower() not in cues().calling:
        yield clause
        return
    named = _named(parse, clause.head)
    called = _called(parse, clause.head, named.index) if named is not None else None
    if named is None or called is None:
        yield clause
        return
    own = set(clause.tokens)
    inner = {i for part in (named, called) for i in subtree(parse, part.index)} & own
    # the mark that closes a quoted description hangs on the verb
    after = max(inner) + 1
    if after in own and parse.tokens[after].text in CLOSING_MARKS:
        inner.add(after)
    yield evolve(clause, tokens=tuple(sorted(own - inner)))
    yield Clause(
        called.index, (), tuple(sorted(inner)), clause.head, called.index, clause.sentence, named.index
    )


def _named(parse: Parse, verb: int) -> Token | None:
    """What is called something: the object, the subject of a passive, who is referred to."""
    if children(parse, verb, "auxpass", "nsubjpass"):
        by = [a for a in children(parse, verb, "agent") if children(parse, a.index, "pobj")]
        return next(iter(children(parse, verb, "nsubjpass")), None) if by else None
    targets = [
        t
        for p in children(parse, verb, "prep")
        if p.text.lower() == "to"
        for t in children(parse, p.index, "pobj")
    ]
    return next(iter(children(parse, verb, "dobj") or targets), None)


def _called(parse: Parse, verb: int, named: int) -> Token | None:
    """What it is called: "a gamble", "as reckless"; a bare name is a name given and no opinion."""
    described = [
        t
        for p in [*children(parse, verb, "prep"), *children(parse, named, "prep")]
        if p.text.lower() == "as"
        for t in children(parse, p.index, "pobj", "amod", "acomp", "pcomp")
        if t.tag != "VBG"
    ]
    found = [t for t in children(parse, verb, "oprd") if t.pos != "PROPN"] + described
    return found[0] if found else None


def _heads_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "ROOT":
        return token.pos not in {"PUNCT", "SPACE", "SYM"}
    if token.dep not in CLAUSAL:
        return False
    if token.pos not in {"VERB", "AUX"}:
        # "with Lund ready", "calls it a blunder": a clause only where it has a subject of its own
        return token.dep in {"ccomp", "advcl", "conj"} and bool(children(parse, token.index, *SUBJECT))
    if token.dep == "conj":
        governor = parse.tokens[token.head]
        return governor.pos in {"VERB", "AUX"} or bool(children(parse, token.index, *SUBJECT))
    # "according to" and "including" look like verbs and are prepositions
    return not (token.tag == "VBG" and token.dep in {"prep"})


def _operators(parse: Parse, head: int) -> tuple[int, ...]:
    """The verbs and adjectives above an infinitive that only say how it is meant, outermost first."""
    lexicon = modality().operators
    found: list[int] = []
    token = parse.tokens[head]
    while token.dep == "xcomp":
        governor = parse.tokens[token.head]
        effects = lexicon.get(governor.lemma.lower())
        if effects is None or _has_object(parse, governor.index):
            break
        if "told" in effects and governor.tag != "VBN":
            break
        found.append(governor.index)
        token = governor
    if found and token.dep == "acomp":
        # "is likely to fail": the copula goes with its adjective
        found.append(token.head)
    return tuple(reversed(found))


def _has_object(parse: Parse, index: int) -> bool:
    """ "asked them to leave", "a deal to sell": the infinitive is another's."""
    return bool(children(parse, index, "dobj", "dative") or addressed(parse, index))


def addressed(parse: Parse, verb: int) -> list[Token]:
    """Whom a verb turns to by a preposition of its own: "called on the mayor to resign"."""
    prepositions = cues().addressing.get(parse.tokens[verb].lemma.lower(), ())
    return [
        target
        for preposition in children(parse, verb, "prep")
        if preposition.text.lower() in prepositions
        for target in children(parse, preposition.index, "pobj")
    ]


def _parent(parse: Parse, top: int, heads: list[int], lifted: dict[int, tuple[int, ...]]) -> int | None:
    """The head of the clause in whose words ``top`` hangs."""
    by_word = {word: h for h in heads for word in (h, *lifted[h])}
    token = parse.tokens[top]
    while token.head != token.index:
        token = parse.tokens[token.head]
        if token.index in by_word:
            return by_word[token.index]
    return None
