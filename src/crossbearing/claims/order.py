"""The how-manieth: "met for the first time", "his second visit", "have met only once before"."""

from crossbearing.claims.clauses import Clause
from crossbearing.lexicons.words import Sense, order_words, predicates
from crossbearing.model.claim import Order
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Parse, Token


def find_order(parse: Parse, clause: Clause, sense: Sense | None) -> Order | None:
    """The order a clause claims for its event, if it claims one."""
    words = order_words()
    own = sorted(clause.tokens)
    for index in own:
        token = parse.tokens[index]
        text = token.text.lower()
        if text in words.before and _says_before(parse, own):
            return Order(words.before[text], _counted(parse, clause, sense))
        rank = words.ordinals.get(text)
        if rank is None or token.dep not in {"amod", "compound", "attr", "acomp", "advmod"}:
            continue
        noun = parse.tokens[token.head]
        if noun.lemma.lower() in words.times:
            return Order(rank, _counted(parse, clause, sense), _limit(parse, noun))
        counted = predicates().nouns.get(noun.lemma.lower())
        if counted is not None:
            return Order(rank, counted.name, _limit(parse, noun))
    return None


def _says_before(parse: Parse, own: list[int]) -> bool:
    return any(parse.tokens[i].text.lower() in order_words().earlier for i in own)


def _counted(parse: Parse, clause: Clause, sense: Sense | None) -> str:
    return sense.name if sense is not None else parse.tokens[clause.head].lemma.lower()


def _limit(parse: Parse, noun: Token) -> str | None:
    """The words that limit the order, as in "first trip in four years"."""
    lexicon = order_words()
    for index in (noun.index, noun.head):
        for preposition in children(parse, index, "prep"):
            if preposition.index > noun.index and preposition.text.lower() in lexicon.limits:
                words = subtree(parse, preposition.index)
                text = parse.text[parse.tokens[words[0]].start : parse.tokens[words[-1]].end]
                if any(
                    parse.tokens[i].pos == "NUM" or parse.tokens[i].lemma.lower() in lexicon.periods
                    for i in words
                ):
                    return text
    return None
