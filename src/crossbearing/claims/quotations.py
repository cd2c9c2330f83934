"""Quotations: what stands between quotation marks, and how far a clause is quoted."""

from attrs import frozen

from crossbearing.claims.clauses import Clause
from crossbearing.model.claim import Quoted
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Parse, Sentence, Token

OPENING = {"“", "„", "«", "``"}
CLOSING = {"”", "»"}
STRAIGHT = {'"', "''"}  # these open and close
SINGLE = {"'", "‘", "’"}
SPOKEN_ENDS = {",", "!", "?", "—", "–", "..."}  # what ends a quotation with which its sentence does not end


@frozen
class Quotation:
    """Tokens ``first`` to ``last`` (exclusive) between quotation marks, the marks left out.

    ``closed`` is false where the paragraph ends first, as it does when the next one goes on.
    """

    first: int
    last: int
    closed: bool = True


def find_quotations(parse: Parse) -> list[Quotation]:
    """Stretches between quotation marks, double or single; an unclosed one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    single = False
    for number, sentence in enumerate(parse.sentences):
        if number and sentence.paragraph != parse.sentences[number - 1].paragraph:
            if opened is not None and not single:
                found.append(Quotation(opened, sentence.first, False))
            opened, single = None, False
        for token in parse.tokens[sentence.first : sentence.last]:
            if opened is None:
                single = _opens_single(token)
                if single or token.text in OPENING | STRAIGHT:
                    opened = token.index + 1
            elif _closes(token, single) and not (single and _is_plural(parse, token, sentence)):
                if token.index > opened:
                    found.append(Quotation(opened, token.index))
                opened, single = None, False
            elif single and token.text in OPENING | STRAIGHT:
                # what looked like a single mark was an apostrophe
                opened, single = token.index + 1, False
    if opened is not None and not single:
        found.append(Quotation(opened, len(parse.tokens), False))
    return found


def _opens_single(token: Token) -> bool:
    return token.text == "‘" or (token.text == "'" and token.tag == "``")


def _closes(token: Token, single: bool) -> bool:
    if single:
        # the apostrophe of "the workers’ demands" is a mark of case
        return token.text in SINGLE and token.tag != "POS" and token.dep != "case"
    return token.text in CLOSING | STRAIGHT


def by_token(quotations: list[Quotation]) -> dict[int, Quotation]:
    """For each quoted token its quotation."""
    return {i: quotation for quotation in quotations for i in range(quotation.first, quotation.last)}


def _is_plural(parse: Parse, mark: Token, sentence: Sentence) -> bool:
    """ "‘The workers’ pay will rise,’ she said": the mark behind a plural, where another closes later."""
    if parse.tokens[mark.index - 1].text[-1:].lower() != "s":
        return False
    later = parse.tokens[mark.index + 1 : sentence.last]
    return any(t.text in SINGLE and parse.tokens[t.index - 1].pos == "PUNCT" for t in later)


def is_quotative(parse: Parse, verb: int, quoted: dict[int, Quotation]) -> bool:
    """ "“It held,” sighed the smith": whatever the verb, what ends with a comma before it is said.

    So is what ends with a mark of its own where the verb's clause goes on in small letters.
    """
    first = min([verb, *(i for s in children(parse, verb, "nsubj") for i in subtree(parse, s.index))])
    if verb in quoted or first < 2 or first - 2 not in quoted:
        return False
    said = [c for c in children(parse, verb, "ccomp") if c.index in quoted and c.index < verb]
    goes_on = parse.tokens[verb].dep == "ROOT" and parse.tokens[first].text[:1].islower()
    ended = parse.tokens[first - 2].text in SPOKEN_ENDS
    return ended and quoted[first - 2].last == first - 1 and (bool(said) or goes_on)


def quoted_how(parse: Parse, clause: Clause, quoted: dict[int, Quotation], attributed: bool) -> Quoted | None:
    """Whether the clause's words are quoted directly, partly, or only told."""
    words = [i for i in clause.tokens if parse.tokens[i].pos not in {"PUNCT", "SPACE"}]
    inside = sum(i in quoted for i in words)
    if inside and inside >= 0.8 * len(words):
        return "direct"
    if inside and attributed:
        return "mixed"
    return "indirect" if attributed else None
