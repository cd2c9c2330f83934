"""Nouns that tell of what somebody does or what happens ("his arrest", "the sale of grain"), or of more."""

from collections.abc import Iterable, Iterator

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.clauses import Clause
from crossbearing.claims.scene import Scene
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import is_eventive, predicates, role_words
from crossbearing.model.grammar import ancestors, children, subtree
from crossbearing.model.parse import Parse, Token

# What says more of an event than that it is one: whose, of what, where, which.
TELLING = ("poss", "prep", "agent", "acl", "nummod", "npadvmod")


def nominal_clauses(scene: Scene, attributions: Iterable[Attribution]) -> Iterator[Clause]:
    """Clauses headed by nouns, in order: what attitudes are of, events of which something is said, and what
    is told besides: "sent tents, besides a hospital"."""
    told = {c.head for c in scene.clauses}
    held = {a.head for a in attributions if a.head is not None} - told
    light = {c.head for c in scene.clauses if scene.parse.tokens[c.head].lemma.lower() in predicates().light}
    for token in scene.parse.tokens:
        tells = _tells_an_event(scene, token, light) or is_added(scene.parse, token)
        if token.index in held or (token.index not in told and tells):
            clause = _clause(scene, token)
            if clause is not None:
                yield clause


def is_added(parse: Parse, token: Token) -> bool:
    """Whether a noun is told besides what a verb before it tells."""
    preposition = parse.tokens[token.head]
    is_object = token.dep == "pobj" and preposition.text.lower() in role_words().adding
    return is_object and preposition.head < preposition.index


def _tells_an_event(scene: Scene, token: Token, light: set[int]) -> bool:
    if token.pos != "NOUN" or token.index in scene.names or token.dep in {"compound", "nmod", "ROOT"}:
        return False
    lemma = token.lemma.lower()
    if _is_end_of_a_time(scene, token):
        return False
    meets = lemma in resource("meetings")["nouns"]
    held = token.dep in {"dobj", "attr"}
    if held and token.head in light and (lemma in predicates().nouns or not meets):
        return False  # "made a visit": the verb's claim tells it; not "had lunch"
    listed = meets or lemma in resource("movements")["moves"]
    return (is_eventive(lemma) or listed) and ((held and meets) or _is_told_of(scene, token))


def _is_end_of_a_time(scene: Scene, noun: Token) -> bool:
    """ "The end of the month" is when, and nothing that happens."""
    of = [p for p in children(scene.parse, noun.index, "prep") if p.text.lower() == "of"]
    times = [t for p in of for t in children(scene.parse, p.index, "pobj")]
    sense = predicates().nouns.get(noun.lemma.lower())
    edge = sense is not None and sense.name in {"begin", "end"}
    return edge and any(word(t.lemma.lower(), "n").field == "time" for t in times)


def _is_told_of(scene: Scene, noun: Token) -> bool:
    parts = children(scene.parse, noun.index, *TELLING)
    before = children(scene.parse, noun.index, "compound", "nmod", "amod")
    return bool(parts) or any(c.pos in {"PROPN", "NOUN"} for c in before)


def _clause(scene: Scene, noun: Token) -> Clause | None:
    """The noun with what hangs on it, inside the clause it stands in."""
    parse = scene.parse
    around = next((t.index for t in ancestors(parse, noun.index) if t.index in scene.by_word), None)
    if around is None:
        return None
    clause = scene.by_word[around]
    own = tuple(sorted(set(subtree(parse, noun.index)).intersection(clause.tokens)))
    if noun.index not in own:
        return None
    return Clause(noun.index, (), own, clause.head, noun.index, clause.sentence)
