"""Attitudes: attributions whose content is no finite clause: "praised the delay", "fears of a strike".

Which words attribute in this way is not for a list to say: nearly any verb of the mind or the mouth may, with
some objects and not with others. A logistic model decides, trained by ``tools/train_attitudes.py`` on PolNeAR
(Newell, Margolin and Ruths 2018) over the lemma, WordNet's fields and the construction; its weights are the
readable resource ``attitudes.tsv``.
"""

from collections.abc import Iterator
from functools import cache
from math import fsum

from attrs import frozen

from crossbearing.claims.attribution import Attribution, cue_of
from crossbearing.claims.scene import Scene, is_passive_verb
from crossbearing.claims.sources import Source, agent_of, source_of
from crossbearing.lexicons.resource import table
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, is_eventive
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Parse, Token

WORD_CLASS: dict[str, str] = {"NOUN": "n", "VERB": "v", "ADJ": "a"}
LEAST = -0.5  # log-odds; below it more is wrong than right by the annotators
FIELDS_OF_SPEECH = ("communication", "cognition")
FIELDS_OF_MIND = ("communication", "cognition", "emotion", "perception", "social", "feeling")


@frozen
class Candidate:
    """What may be an attitude: the cue's token, whose it is, the content's head and how it hangs there.

    ``construction`` names the way: "dobj", "prep for", "pcomp of", "acl", "passive" …
    """

    cue: int
    sources: tuple[int, ...]
    content: int
    construction: str


def find_attitudes(scene: Scene, attributions: list[Attribution]) -> list[Attribution]:
    """The attitudes of an account at which no attribution has its cue, in order of the cues."""
    taken = {i for a in attributions if a.content for i in range(*a.cue)}
    found: list[Attribution] = []
    for candidate in candidates(scene):
        if candidate.cue not in taken and (is_sure(scene, candidate) or likelihood(scene, candidate) > LEAST):
            attitude = _attitude(scene, candidate)
            if attitude is not None:
                found.append(attitude)
    return found


def is_sure(scene: Scene, candidate: Candidate) -> bool:
    """ "Admitted to three losses", "alleged fraud", "spoke of “a gift”": word or marks leave no doubt."""
    cue = scene.parse.tokens[candidate.cue]
    way, _, preposition = candidate.construction.partition(" ")
    # "to speak of": nobody does yet
    ahead = any(c.tag == "TO" for c in children(scene.parse, cue.index, "aux"))
    telling = way == "pobj" and preposition in cues().telling.get(cue.lemma.lower(), ())
    stating = way == "dobj" and cue.pos == "VERB" and cue.lemma.lower() in cues().stating
    if not ahead and (telling or stating):
        return True
    said = candidate.content in scene.quoted and candidate.cue not in scene.quoted
    return said and cue.pos == "VERB" and word(cue.lemma.lower(), "v").field in FIELDS_OF_SPEECH


def _attitude(scene: Scene, candidate: Candidate) -> Attribution | None:
    parse, cue = scene.parse, scene.parse.tokens[candidate.cue]
    source = source_of(parse, candidate.sources, scene.names) or _it(scene, candidate)
    if source is None or not _has_attitudes(scene, source.head):
        return None
    content = frozenset(content_of(parse, candidate))
    span = cue_of(parse, cue) if cue.pos == "VERB" else (cue.index, cue.index + 1)
    return Attribution(span, source, content, cue.lemma.lower(), act=True, head=candidate.content)


def _it(scene: Scene, candidate: Candidate) -> Source | None:
    """ "It speaks of cracks": something named before; not so in "it is too early to speak of cracks"."""
    subject, cue = scene.parse.tokens[candidate.sources[0]], scene.parse.tokens[candidate.cue]
    own = subject.head == cue.index or (cue.dep == "conj" and subject.head == cue.head)
    stands = subject.text.lower() == "it" and subject.dep != "expl" and own
    return Source(subject.index, subject.index + 1, subject.index, "unnamed") if stands else None


def _has_attitudes(scene: Scene, head: int) -> bool:
    """Somebody, or what speaks for somebody: "the summit signals a shift" is the writer's view."""
    token = scene.parse.tokens[head]
    lexicon, lemma = cues(), token.lemma.lower()
    if is_eventive(lemma) and lemma not in lexicon.groups | lexicon.documents:
        return False  # "the Lund summit", whatever a tagger takes it for
    if token.pos != "NOUN":
        return True
    known = lemma in lexicon.sayers | lexicon.groups | lexicon.documents
    return known or word(lemma, "n").field in ("person", "group")


def candidates(scene: Scene) -> Iterator[Candidate]:
    """All that the grammar of an account lets be an attitude, in order of the cues."""
    for token in scene.parse.tokens:
        if token.pos == "VERB":
            yield from _of_verb(scene, token)
        elif token.pos == "NOUN":
            yield from _of_noun(scene, token)
        elif token.pos == "ADJ" and token.dep == "acomp":
            yield from _of_adjective(scene, token)


def _of_verb(scene: Scene, verb: Token) -> Iterator[Candidate]:
    parse = scene.parse
    if is_passive_verb(parse, verb):
        sources = agent_of(parse, verb.index)
        told = children(parse, verb.index, "nsubjpass") or [parse.tokens[verb.head]]
        if sources and told[0].pos == "NOUN":
            yield Candidate(verb.index, sources, told[0].index, "passive")
        return
    sources = scene.subjects.get(verb.index, ())
    if not sources:
        return
    # "promised the families a pension": of two objects the first is spoken to
    for child in children(parse, verb.index, "dobj")[-1:]:
        if child.pos == "NOUN":
            yield Candidate(verb.index, sources, child.index, "dobj")
    if verb.dep == "relcl" and _lacks_object(parse, verb) and parse.tokens[verb.head].pos == "NOUN":
        yield Candidate(verb.index, sources, verb.head, "relcl")
    yield from _after_prepositions(parse, verb, sources)


def _lacks_object(parse: Parse, verb: Token) -> bool:
    """ "a point that officials dispute": what is disputed stands before."""
    objects = children(parse, verb.index, "dobj")
    own = children(parse, verb.index, "nsubj")
    relative = ("WDT", "WP")
    return all(o.tag in relative for o in objects) and bool(own) and own[0].tag not in relative


def _of_noun(scene: Scene, noun: Token) -> Iterator[Candidate]:
    parse = scene.parse
    owners = children(parse, noun.index, "poss")
    sources = tuple(o.index for o in owners) or agent_of(parse, noun.index)
    governor = parse.tokens[noun.head]
    if not sources and noun.dep == "dobj" and governor.lemma.lower() in cues().light:
        sources = scene.subjects.get(governor.index, ())
    if not sources:
        return
    for child in children(parse, noun.index, "acl", "ccomp", "relcl"):
        marks = {c.text.lower() for c in children(parse, child.index, "aux", "mark")}
        for mark in sorted(marks & {"to", "that"}):
            yield Candidate(noun.index, sources, child.index, mark)
    yield from _after_prepositions(parse, noun, sources)


def _of_adjective(scene: Scene, adjective: Token) -> Iterator[Candidate]:
    parse = scene.parse
    sources = scene.subjects.get(adjective.head, ())
    if not sources:
        return
    for child in children(parse, adjective.index, "ccomp"):
        yield Candidate(adjective.index, sources, child.index, "ccomp")
    yield from _after_prepositions(parse, adjective, sources)


def _after_prepositions(parse: Parse, cue: Token, sources: tuple[int, ...]) -> Iterator[Candidate]:
    for preposition in children(parse, cue.index, "prep"):
        for target in children(parse, preposition.index, "pobj", "pcomp"):
            if target.pos == "NOUN" or target.dep == "pcomp":
                yield Candidate(cue.index, sources, target.index, f"{target.dep} {preposition.text.lower()}")


def content_of(parse: Parse, candidate: Candidate) -> list[int]:
    """The tokens of the content, in order: all that hangs on its head but the cue and what hangs there."""
    return subtree(parse, candidate.content, frozenset({candidate.cue}))


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """What the model looks at, as readable names."""
    parse = scene.parse
    cue, content, source = (parse.tokens[i] for i in (candidate.cue, candidate.content, candidate.sources[0]))
    way, lemma = f"{cue.pos} {candidate.construction}", cue.lemma.lower()
    known = word(lemma, WORD_CLASS[cue.pos])  # type: ignore[arg-type]
    about = _kind(content)
    return [
        "any",
        f"way={way}",
        f"cue={lemma} {cue.pos}",
        f"cue,way={lemma} {way}",
        f"field={known.field} {cue.pos}",
        f"field,way={known.field} {way}",
        *(f"field~{f}={round(4 * known.fields[f])}" for f in FIELDS_OF_MIND if f in known.fields),
        f"source={_speaker_kind(scene, source)}",
        f"content={about}",
        f"content,field={about} {known.field}",
        f"content lemma={content.lemma.lower() if content.pos == 'NOUN' else content.tag}",
        f"size={min(6, len(subtree(parse, content.index)))}",
        *(f"has={dep}" for dep in sorted({c.dep for c in children(parse, content.index, *TELLING_PARTS)})),
        *(f"aux={c.text.lower()}" for c in children(parse, cue.index, "aux", "neg")),
        f"form={cue.dep} {cue.tag}",
    ]


TELLING_PARTS = ("relcl", "acl", "prep", "poss", "det")


def _kind(token: Token) -> str:
    return word(token.lemma.lower(), "n").field if token.pos == "NOUN" else token.pos


def _speaker_kind(scene: Scene, token: Token) -> str:
    if token.index in scene.names:
        return scene.names[token.index].label
    if token.pos == "NOUN":
        return _kind(token)
    return f"{token.pos} {token.text.lower()}" if token.pos == "PRON" else token.pos


def likelihood(scene: Scene, candidate: Candidate) -> float:
    """The log-odds that a candidate is an attitude."""
    weights = _weights()
    return fsum(weights.get(name, 0.0) for name in features(scene, candidate))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("attitudes")}
