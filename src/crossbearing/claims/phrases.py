"""Phrases that attribute without a verb: "according to the mayor", "in her view", "by its count"."""

from collections.abc import Iterator

from crossbearing.claims.attribution import FIRST_PERSON, Attribution
from crossbearing.claims.scene import Scene
from crossbearing.claims.sources import Source, is_somebody, kind_of, named_apposition, source_of
from crossbearing.lexicons.words import cues
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Parse, Sentence, Token


def phrased(scene: Scene) -> list[Attribution]:
    """The attributions of an account that a preposition marks, in order."""
    parse = scene.parse
    found: list[Attribution] = []
    for sentence in parse.sentences:
        for token in parse.tokens[sentence.first : sentence.last]:
            if token.text.lower() == "according":
                found.extend(_according_to(scene, token, sentence))
            elif token.dep == "prep" and token.text.lower() in cues().phrases:
                found.extend(_in_the_view_of(scene, token, sentence))
            elif token.index == sentence.first and token.text.lower() in cues().judging:
                found.extend(_for_somebody(scene, token, sentence))
    return found


def _according_to(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Attribution]:
    """ "According to X, …": what it hangs on and all that hangs there."""
    parse, names = scene.parse, scene.names
    to = next((c for c in children(parse, token.index, "prep", "aux") if c.text.lower() == "to"), None)
    if to is None and token.index + 1 < sentence.last and parse.tokens[token.index + 1].text.lower() == "to":
        to = parse.tokens[token.index + 1]
    targets = children(parse, to.index, "pobj") if to is not None else []
    if to is None or not targets:
        return
    source = source_of(parse, (named_apposition(parse, targets[0].index, names),), names)
    yield _attribution(parse, token, sentence, (token.index, to.index + 1), source)


def _in_the_view_of(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Attribution]:
    """ "In the opinion of X, …", "by X's count": what is X's own tells whose view it is."""
    parse = scene.parse
    for noun in children(parse, token.index, "pobj"):
        if noun.lemma.lower() not in cues().phrases[token.text.lower()]:
            continue
        owner = _owner(scene, noun)
        if owner is not None:
            yield _attribution(parse, token, sentence, (token.index, noun.index + 1), owner)


def _for_somebody(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Attribution]:
    """ "To the union, the vote was a farce": a judgement, which "be" and what follows it make one."""
    parse = scene.parse
    judged = token.dep == "prep" and parse.tokens[token.head].lemma.lower() == "be"
    behind = parse.tokens[max(subtree(parse, token.index)) + 1 :][:1]
    comma = [t.text for t in behind] == [","]
    if not (judged and comma and children(parse, token.head, "acomp", "attr")):
        return
    for target in children(parse, token.index, "pobj"):
        body = is_somebody(parse, target.index, scene.names)
        if body and kind_of(parse, target.index, scene.names) != "country":
            source = source_of(parse, (target.index,), scene.names)
            yield _attribution(parse, token, sentence, (token.index, token.index + 1), source)


def _owner(scene: Scene, noun: Token) -> Source | None:
    """Whose view it is; our own is the writer's, which every sentence is."""
    parse = scene.parse
    definite = bool(children(parse, noun.index, "det"))
    owners = children(parse, noun.index, "poss") + [
        target
        for preposition in children(parse, noun.index, "prep")
        if preposition.text.lower() == "of" and definite
        for target in children(parse, preposition.index, "pobj")
    ]
    for owner in owners:
        own = owner.text.lower() in FIRST_PERSON
        if not own and (owner.pos == "PRON" or is_somebody(parse, owner.index, scene.names)):
            return source_of(parse, (owner.index,), scene.names)
    return None


def _attribution(
    parse: Parse, token: Token, sentence: Sentence, cue: tuple[int, int], source: Source | None
) -> Attribution:
    aside = frozenset(subtree(parse, token.index))
    content = frozenset(subtree(parse, _told_of(parse, token, sentence))) - aside
    return Attribution(cue, source, content, "accord", aside)


def _told_of(parse: Parse, token: Token, sentence: Sentence) -> int:
    """The head of what the phrase speaks of: its sentence or clause; amid several verbs, its own."""
    words = [i for i in range(sentence.first, sentence.last) if parse.tokens[i].pos not in {"PUNCT", "SPACE"}]
    amid = words[0] < token.index and max(subtree(parse, token.index)) < words[-1]
    limits = {"ccomp", "advcl", "relcl", "parataxis"}
    top = parse.tokens[token.head]
    while top.head != top.index and top.dep not in limits:
        if amid and top.dep == "conj" and top.pos in {"VERB", "AUX"}:
            break
        top = parse.tokens[top.head]
    return top.index
