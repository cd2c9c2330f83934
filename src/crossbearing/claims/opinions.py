"""Opinions that no verb of saying tells: "put the toll at 12", "is adamant that", "wants it shown"."""

from collections.abc import Iterator

from crossbearing.claims.attribution import SUBJECT, Attribution, cue_of
from crossbearing.claims.scene import Scene, is_passive_verb
from crossbearing.claims.sources import is_somebody, source_of
from crossbearing.lexicons.words import cues
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Token


def opined(scene: Scene) -> list[Attribution]:
    """The attributions of an account that such words mark, in order."""
    found: list[Attribution] = []
    for token in scene.parse.tokens:
        if token.text.lower() in cues().holding:
            found.extend(_held(scene, token))
        elif token.pos == "VERB" and token.lemma.lower() in cues().wanting:
            found.extend(_wanted(scene, token))
        elif token.pos == "VERB" and _is_reckoned(scene, token):
            found.extend(_reckoned(scene, token))
    return found


def _held(scene: Scene, word: Token) -> Iterator[Attribution]:
    """ "The mayor is adamant that …", "is convinced that …"."""
    parse = scene.parse
    verb = parse.tokens[word.head] if word.dep in {"acomp", "oprd"} else word
    heads = {c.index for t in (word, verb) for c in children(parse, t.index, "ccomp")}
    contents = sorted(h for h in heads if h > word.index and h in scene.by_word)
    source = source_of(parse, scene.subjects.get(verb.index, ()), scene.names)
    if contents and source is not None:
        content = frozenset(i for c in contents for i in subtree(parse, c))
        yield Attribution((word.index, word.index + 1), source, content, word.text.lower())


def _wanted(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """ "Wants the papers shown", "would like the mayor to go": what another is to do or undergo."""
    parse = scene.parse
    for wish in children(parse, verb.index, "ccomp"):
        finite = wish.tag not in {"VBN", "VBG"} and not any(
            c.tag == "TO" for c in children(parse, wish.index, "aux", "auxpass")
        )
        if not finite and children(parse, wish.index, *SUBJECT) and wish.index > verb.index:
            content = frozenset(subtree(parse, wish.index))
            source, lemma = scene.source(verb.index), verb.lemma.lower()
            yield Attribution(cue_of(parse, verb), source, content, lemma, head=wish.index)


def _reckoned(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """The whole clause but its subject is what somebody reckons."""
    clause, source = scene.by_word.get(verb.index), scene.source(verb.index)
    if clause is not None and source is not None:
        own = children(scene.parse, verb.index, *SUBJECT)
        subjects = {i for s in own for i in subtree(scene.parse, s.index)}
        content = frozenset(clause.tokens) - subjects
        cue = cue_of(scene.parse, verb)
        yield Attribution(cue, source, content, verb.lemma.lower(), act=True, whole=True)


def _is_reckoned(scene: Scene, verb: Token) -> bool:
    """ "Put the toll at 12", "blames the fog on the sea", "the service measured winds of 90 km/h"."""
    parse, lexicon = scene.parse, cues()
    lemma, subjects = verb.lemma.lower(), scene.subjects.get(verb.index, ())
    objects = children(parse, verb.index, "dobj")
    if is_passive_verb(parse, verb) or not subjects or not objects:
        return False
    if _is_a_word(verb, objects):
        return is_somebody(parse, subjects[0], scene.names)
    if lemma in lexicon.measuring:
        counted = any(parse.tokens[i].pos == "NUM" for i in subtree(parse, objects[0].index))
        return counted and parse.tokens[subjects[0]].lemma.lower() in lexicon.sayers | lexicon.groups
    joined = children(parse, verb.index, "prep", "prt", "advmod") + children(parse, objects[0].index, "prep")
    told = {c.text.lower(): c for c in joined}
    found = [told[p] for p in lexicon.ascribing.get(lemma, ()) if p in told]
    if lexicon.figures & {p.text.lower() for p in found}:
        figures = [i for i in subtree(parse, verb.index) if parse.tokens[i].pos == "NUM"]
        found = [p for p in found if figures and p.index < figures[-1]]
    return bool(found) and is_somebody(parse, subjects[0], scene.names)


def _is_a_word(verb: Token, objects: list[Token]) -> bool:
    """ "Alleged fraud in two towns": a single word makes no claim apart from its verb."""
    lemma, lexicon = verb.lemma.lower(), cues()
    states = lemma in lexicon.stating and lexicon.verbs.get(lemma) != "denied"
    return states and bool(objects) and objects[0].pos == "NOUN" and not objects[0].children
