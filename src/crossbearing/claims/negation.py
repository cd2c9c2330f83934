"""Which words deny a word by hanging on it."""

from crossbearing.lexicons.words import modality
from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse, Token


def negations(parse: Parse, word: int) -> int:
    """How often what hangs on a word denies it: "not", "never", "no longer"."""
    # "visited the town, not the village": what is set against the word does not deny it
    negated = [
        c
        for c in children(parse, word, "neg")
        if c.index < word or parse.tokens[c.index - 1].text.lower() not in {",", "but", "and", "or"}
    ]
    others = [c for c in children(parse, word, "preconj", "advmod", "cc") if _is_negative(parse, c)]
    return len(negated) + (0 if negated else len(others[:1]))


def _is_negative(parse: Parse, token: Token) -> bool:
    """ "Neither", "never", "no longer"; a "nor" that opens a clause."""
    word, lexicon = token.text.lower(), modality().negations
    no_longer = word == "longer" and any(
        c.text.lower() in lexicon.determiners for c in children(parse, token.index, "neg", "advmod", "det")
    )
    return no_longer or word in lexicon.adverbs
