"""Whether a country's or capital's name stands for a government: "Lisbon demands" against "in Lisbon".

Decided by the grammar around the name. The distinction is that of Markert and Nissim (2007), "SemEval-2007
Task 08: Metonymy Resolution": place-for-people readings go with subjects, agents and possessors.
"""

from functools import cache

from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse, Token

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "agent"])
SAME_AS_HEAD = frozenset(["conj", "appos"])


def acts(parse: Parse, index: int, town: bool) -> bool:
    """Whether the name headed by token ``index`` acts, or is acted upon, as a government.

    ``town`` says that it is a capital's name, for which being somewhere is the likelier reading.
    """
    token = _leading(parse, parse.tokens[index])
    head = parse.tokens[token.head]
    if token.dep in SUBJECTS:
        return not (town and head.lemma in lemmas("of_towns"))
    if token.dep == "poss" or any(parse.tokens[c].dep == "case" for c in token.children):
        return not town or not _is_building(head)
    if token.dep in ("dobj", "dative", "iobj", "oprd"):
        return token.dep != "dobj" or head.lemma in lemmas("done_to_governments")
    if token.dep == "pobj" and head.pos in ("ADP", "SCONJ", "VERB"):
        return _after_preposition(parse, token, head)
    return False


def _leading(parse: Parse, token: Token) -> Token:
    """The first of several coordinated names: "Madrid" of "Lisbon and Madrid" goes with "Lisbon"."""
    for _ in range(6):
        if token.dep not in SAME_AS_HEAD or token.head == token.index:
            break
        head = parse.tokens[token.head]
        if head.pos not in ("PROPN", "NOUN", "ADJ"):
            break
        token = head
    return token


def _after_preposition(parse: Parse, token: Token, preposition: Token) -> bool:
    word = preposition.lemma.casefold()
    governor = parse.tokens[preposition.head].lemma.casefold()
    if word in lemmas("with_governments"):
        return governor not in lemmas("moving_between")
    if word == "to":
        return governor in lemmas("given_to_governments")
    if word == "from":
        return governor in lemmas("come_from_governments")
    if word == "of":
        return governor in lemmas("come_from_governments") or governor == "behalf"
    if word == "for":
        return governor not in lemmas("left_for_places") and parse.tokens[preposition.head].pos == "NOUN"
    return False


def _is_building(head: Token) -> bool:
    return head.text[:1].isupper() and head.pos == "PROPN"


@cache
def lemmas(name: str) -> frozenset[str]:
    """A list of the acting resource as a set."""
    return frozenset(resource("acting")[name])
