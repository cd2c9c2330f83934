"""Attribution: who is said to say a clause, after the source–cue–content scheme of Pareti (2015)."""

from collections.abc import Iterator

from attrs import frozen

from crossbearing.claims.clauses import Clause
from crossbearing.claims.roles import noun_phrase
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Quoted, SpeakerKind
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Name, Parse, Sentence, Token

OPENING = {"“", "„", "«", "``"}
CLOSING = {"”", "»", "''"}
STRAIGHT = {'"'}


@frozen
class Source:
    """A speaker as the sentence names it: its words and their head token."""

    first: int
    last: int
    head: int
    kind: SpeakerKind


@frozen
class Attribution:
    """A cue, the source if one is named, and the tokens of what is said.

    ``certainty`` is how sure the cue leaves the content: certain, probable, possible or denied.
    """

    cue: tuple[int, int]
    source: Source | None
    content: frozenset[int]
    lemma: str


@frozen
class Quotation:
    """Tokens between quotation marks, the marks left out."""

    first: int
    last: int


def find_attributions(
    parse: Parse, clauses: list[Clause], subjects: dict[int, tuple[int, ...]], names: dict[int, Name]
) -> list[Attribution]:
    """All attributions of an account; ``subjects`` gives the subject heads of each clause's head."""
    found: list[Attribution] = []
    by_head = {c.head: c for c in clauses}
    by_word = {word: c for c in clauses for word in (c.head, *c.operators)}
    for sentence in parse.sentences:
        for token in parse.tokens[sentence.first : sentence.last]:
            lemma = token.lemma.lower()
            if lemma in cues().verbs and token.pos in {"VERB", "AUX"}:
                found.extend(_from_verb(parse, token, by_head, by_word, subjects, names))
            elif token.text.lower() == "according":
                found.extend(_according_to(parse, token, sentence, names))
            elif lemma in cues().nouns and token.pos == "NOUN":
                found.extend(_from_noun(parse, token, by_word, subjects, names))
            elif token.text.lower() in cues().adverbs and token.pos == "ADV":
                content = frozenset(subtree(parse, token.head))
                found.append(Attribution((token.index, token.index + 1), None, content, token.text.lower()))
    return found


def _from_verb(
    parse: Parse,
    verb: Token,
    by_head: dict[int, Clause],
    by_word: dict[int, Clause],
    subjects: dict[int, tuple[int, ...]],
    names: dict[int, Name],
) -> Iterator[Attribution]:
    """ "X said that …", "…, X said", "it is believed that …", "X is believed to …"."""
    lemma = verb.lemma.lower()
    contents = [c for c in children(parse, verb.index, "ccomp", "parataxis") if _is_clause(c, parse)]
    clause = by_word.get(verb.index)
    operated = clause is not None and verb.index in clause.operators
    passive = bool(children(parse, verb.index, "auxpass", "nsubjpass")) or (verb.dep == "acl" and verb.tag == "VBN")
    if operated and passive and clause is not None:
        # "is believed to": the words themselves are the content, nobody is named
        yield Attribution((verb.index, verb.index + 1), None, frozenset(clause.tokens), lemma)
        return
    if not contents:
        return
    heads = subjects.get(verb.index, ()) if verb.index in by_head else ()
    source = _source(parse, heads, names, passive)
    tokens = frozenset(i for content in contents for i in subtree(parse, content.index)) - {verb.index}
    yield Attribution(_cue(parse, verb), source, tokens, lemma)


def _is_clause(token: Token, parse: Parse) -> bool:
    return token.pos in {"VERB", "AUX"} or bool(children(parse, token.index, "nsubj", "nsubjpass", "cop"))


def _cue(parse: Parse, verb: Token) -> tuple[int, int]:
    """The verb with the auxiliaries right before it: "has warned", "is believed"."""
    first = verb.index
    while first > 0 and parse.tokens[first - 1].head == verb.index and parse.tokens[first - 1].dep in {
        "aux",
        "auxpass",
        "neg",
    }:
        first -= 1
    return first, verb.index + 1


def _source(
    parse: Parse, heads: tuple[int, ...], names: dict[int, Name], passive: bool
) -> Source | None:
    """The named source; "it is said" and passives name none."""
    if not heads or passive:
        return None
    head = heads[0]
    token = parse.tokens[head]
    if token.text.lower() in {"it", "there", "which", "that", "this", "what"} and head not in parse.antecedents:
        return None
    head = _named_apposition(parse, head, names)
    first, last = noun_phrase(parse, head)
    if len(heads) > 1 and heads[-1] > head and heads[-1] - last < 8:
        last = noun_phrase(parse, heads[-1])[1]
    return Source(first, last + 1, head, _kind(parse, head, names))


def _named_apposition(parse: Parse, head: int, names: dict[int, Name]) -> int:
    """ "the state agency Northern News": the name speaks, not the description."""
    if head in names:
        return head
    named = [c for c in children(parse, head, "appos") if c.index in names]
    return named[0].index if named else head


def _kind(parse: Parse, head: int, names: dict[int, Name]) -> SpeakerKind:
    token = parse.tokens[head]
    lemma = token.lemma.lower()
    name = names.get(head)
    if lemma in cues().documents and name is None:
        return "document"
    if name is not None:
        kinds: dict[str, SpeakerKind] = {"person": "person", "place": "country", "group": "group"}
        return kinds.get(name.label, "organisation")
    if token.pos == "PRON" or token.pos == "DET":
        return "person" if head in parse.antecedents else "unnamed"
    if lemma in cues().groups:
        return "organisation"
    if any(names.get(i) is not None and names[i].label == "person" for i in subtree(parse, head)[:12]):
        return "person"
    return "organisation" if token.pos == "PROPN" else "unnamed"


def _according_to(
    parse: Parse, token: Token, sentence: Sentence, names: dict[int, Name]
) -> Iterator[Attribution]:
    """ "According to X, …": what it hangs on and all that hangs there."""
    to = next((c for c in children(parse, token.index, "prep", "aux") if c.text.lower() == "to"), None)
    if to is None and token.index + 1 < sentence.last and parse.tokens[token.index + 1].text.lower() == "to":
        to = parse.tokens[token.index + 1]
    targets = children(parse, to.index, "pobj") if to is not None else []
    if not targets:
        return
    target = targets[0]
    target = parse.tokens[_named_apposition(parse, target.index, names)]
    first, last = noun_phrase(parse, target.index)
    aside = set(subtree(parse, token.index))
    top = parse.tokens[token.head]
    while top.head != top.index and top.dep not in {"ccomp", "advcl", "relcl", "parataxis"}:
        top = parse.tokens[top.head]
    content = frozenset(i for i in subtree(parse, top.index) if i not in aside)
    source = Source(first, last + 1, target.index, _kind(parse, target.index, names))
    yield Attribution((token.index, to.index + 1 if to else token.index + 1), source, content, "accord")


def _from_noun(
    parse: Parse,
    noun: Token,
    by_word: dict[int, Clause],
    subjects: dict[int, tuple[int, ...]],
    names: dict[int, Name],
) -> Iterator[Attribution]:
    """ "his claim that …", "issued a warning that …"."""
    contents = [c for c in children(parse, noun.index, "acl", "ccomp", "relcl") if _opens_with_that(parse, c)]
    governor = parse.tokens[noun.head]
    carried = noun.dep == "dobj" and governor.lemma.lower() in cues().light
    if carried and not contents:
        contents = [c for c in children(parse, governor.index, "ccomp") if _opens_with_that(parse, c)]
    if not contents:
        return
    owners = children(parse, noun.index, "poss")
    if owners:
        source = _source(parse, (owners[0].index,), names, False)
    elif carried:
        source = _source(parse, subjects.get(governor.index, ()), names, False)
    else:
        source = None
    tokens = frozenset(i for content in contents for i in subtree(parse, content.index))
    yield Attribution((noun.index, noun.index + 1), source, tokens, noun.lemma.lower())


def _opens_with_that(parse: Parse, token: Token) -> bool:
    return any(c.text.lower() in {"that", "as"} for c in children(parse, token.index, "mark"))


def find_quotations(parse: Parse) -> list[Quotation]:
    """Stretches between double quotation marks; an unclosed one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            if opened is not None and parse.tokens[sentence.first].text not in OPENING | STRAIGHT:
                # a quotation that a paragraph leaves open and the next does not take up has ended
                found.append(Quotation(opened, sentence.first))
            opened = None
            paragraph = sentence.paragraph
        for token in parse.tokens[sentence.first : sentence.last]:
            if opened is None and token.text in OPENING | STRAIGHT:
                opened = token.index + 1
            elif opened is not None and token.text in CLOSING | STRAIGHT:
                if token.index > opened:
                    found.append(Quotation(opened, token.index))
                opened = None
    return found


def quoted_how(clause: Clause, quotations: list[Quotation], attributed: bool) -> Quoted | None:
    """Whether the clause's words are quoted directly, partly, or only told."""
    inside = sum(any(q.first <= i < q.last for q in quotations) for i in clause.tokens)
    if inside and inside >= 0.8 * len(clause.tokens):
        return "direct"
    if inside and attributed:
        return "mixed"
    return "indirect" if attributed else None
