"""Speakers told by a pronoun: "he said" is whoever spoke right before or is told of, where he fits."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import evolve

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.scene import Scene
from crossbearing.claims.sources import Source, source_of
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import coreference, cues
from crossbearing.model.grammar import ancestors
from crossbearing.model.parse import Parse

REACH = 2  # sentences back; farther away somebody else may have spoken
MAIN = {"ROOT", "conj", "parataxis"}  # how a clause hangs that stands on its own
SINGULAR, PLURAL = {"NN", "NNP"}, {"NNS", "NNPS"}


def with_known_speakers(scene: Scene, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions in order of their cues, pronouns standing for who is meant, where that is plain.

    That is whoever spoke last or is the subject of a sentence since. A pronoun whose antecedent has a name
    keeps it, but not past a speaker without one who spoke since, nor past a subject ("An official said …, he
    said"). An attitude of an "it" that stands for nothing is nobody's.
    """
    parse = scene.parse
    starts = [s.first for s in parse.sentences]
    found: list[Attribution] = []
    last: Source | None = None
    for attribution in sorted(attributions, key=lambda a: a.cue):
        source = attribution.source
        if source is None or parse.tokens[source.head].text.lower() in cues().nobody - {"it"}:
            found.append(attribution)
            continue
        if parse.tokens[source.head].pos == "PRON":
            here, there = (bisect_right(starts, s.head) for s in (source, last or source))
            spoke = last if last is not None and 0 <= here - there <= REACH else None
            meant = _meant(scene, attribution, source, spoke, here - 1)
            if meant is not None:
                source = evolve(source, kind=meant.kind, meant=(meant.first, meant.last))
                attribution = evolve(attribution, source=source)
            elif attribution.head is not None and parse.tokens[source.head].text.lower() == "it":
                continue
        elif attribution.cue[1] - 1 not in scene.quoted and attribution.head is None:
            last = source
        found.append(attribution)
    return found


def _meant(
    scene: Scene, attribution: Attribution, pronoun: Source, spoke: Source | None, sentence: int
) -> Source | None:
    """Who a speaking pronoun stands for: the nearer of the last speaker and the last subject that fit it."""
    parse, quoted = scene.parse, pronoun.head in scene.quoted
    known = parse.antecedents.get(pronoun.head, ())
    if spoke is not None and not _fits(scene, pronoun, spoke, speaks=True):
        spoke = None
    subjects = () if quoted else _subjects_before(scene, sentence, attribution, pronoun)
    subject = next((s for s in subjects if _fits(scene, pronoun, s)), None)
    # whoever speaks in a sentence is more its topic than its subject
    later = spoke is None or (subject is not None and _is_sentence_between(parse, spoke, subject))
    meant = subject if later else spoke
    if known and meant is not None:
        told = meant.kind == "unnamed" or _is_main_subject(scene, (meant.head,))
        if any(meant.first <= k < meant.last for k in known):
            return None
        if not (told and meant.head > max(known)):
            # "the fire, which Ilse Reed saw": whoever spoke before goes on
            return spoke if _is_in_passing(scene, known[-1], sentence) else None
    return meant


def _is_sentence_between(parse: Parse, one: Source, other: Source) -> bool:
    """Whether the other stands in a later sentence."""
    return any(one.head < s.first <= other.head for s in parse.sentences)


def _subjects_before(
    scene: Scene, sentence: int, attribution: Attribution, pronoun: Source
) -> Iterator[Source]:
    """The subjects of the sentences before, the nearest first; what is quoted between does not count."""
    parse, left = scene.parse, REACH
    paragraph = parse.sentences[sentence].paragraph
    for number in range(sentence, -1, -1):
        here = parse.sentences[number]
        if paragraph - here.paragraph > 1 or left < 0:
            return
        heads = [h for h in _main_subjects(scene, number) if h[0] not in scene.quoted]
        tokens = parse.tokens[here.first : here.last]
        left -= any(t.dep == "ROOT" and t.index not in scene.quoted for t in tokens)
        papers = _documents(scene, number) if number < sentence else []
        for subject in [*reversed(heads), *papers]:
            said = parse.tokens[subject[0]].text.lower()
            if number < sentence and said == parse.tokens[pronoun.head].text.lower():
                return  # the same "he" goes on, and who he is was not plain before
            own = subject[0] not in attribution.content and subject[0] < pronoun.first
            source = source_of(parse, subject, scene.names) if own else None
            if source is not None:
                yield source


def _main_subjects(scene: Scene, sentence: int) -> list[tuple[int, ...]]:
    """The subjects of a sentence's main clauses, in order."""
    here, tokens = scene.parse.sentences[sentence], scene.parse.tokens
    main = [
        t.index
        for t in tokens[here.first : here.last]
        if t.index in scene.by_word
        and (t.dep in MAIN or (t.dep == "ccomp" and tokens[t.head].lemma.lower() not in cues().verbs))
    ]
    return sorted({scene.subjects[m] for m in main if scene.subjects.get(m)})


def _documents(scene: Scene, sentence: int) -> list[tuple[int, ...]]:
    """ "Showed us his letter. It speaks of …": what speaks though it is no subject, if there is but one."""
    here = scene.parse.sentences[sentence]
    objects = [t for t in scene.parse.tokens[here.first : here.last] if t.dep == "dobj" and t.tag == "NN"]
    papers = [t.index for t in objects if t.lemma.lower() in cues().documents]
    return [(papers[0],)] if len(papers) == 1 else []


def _is_main_subject(scene: Scene, heads: tuple[int, ...]) -> bool:
    starts = [s.first for s in scene.parse.sentences]
    subjects = _main_subjects(scene, bisect_right(starts, heads[0]) - 1)
    return any(set(heads) <= set(subject) for subject in subjects)


def _is_in_passing(scene: Scene, head: int, sentence: int) -> bool:
    """Whether a word stands in a relative clause of a sentence before."""
    relative = any(t.dep == "relcl" for t in ancestors(scene.parse, head))
    return relative and head < scene.parse.sentences[sentence].first


def _fits(scene: Scene, pronoun: Source, meant: Source, speaks: bool = False) -> bool:
    """Whether number, gender and kind allow the pronoun to stand for the one meant."""
    parse = scene.parse
    said, speaker, lexicon = parse.tokens[pronoun.head].text.lower(), parse.tokens[meant.head], coreference()
    if pronoun.head <= meant.head or speaker.pos == "PRON":
        return False
    if said in lexicon.personal:
        return speaker.tag in SINGULAR and _is_person(scene, meant, speaks) and _agrees(parse, said, meant)
    if said in lexicon.neuter:
        body = meant.kind in {"organisation", "country", "document"} and not _is_person(scene, meant)
        return speaker.tag in SINGULAR and (body or speaker.lemma.lower() in cues().groups)
    return said in lexicon.plural and (
        (speaker.tag in PLURAL and _is_person(scene, meant)) or speaker.lemma.lower() in lexicon.many
    )


def _is_person(scene: Scene, source: Source, speaks: bool = False) -> bool:
    """Whether the source is somebody; who speaks may be one whose name was taken for a body's."""
    head = scene.parse.tokens[source.head]
    lemma = head.lemma.lower()
    if lemma in cues().groups | cues().documents:
        return False
    if head.pos == "PROPN":
        label = scene.names[head.index].label if head.index in scene.names else "person"
        called = speaks and label == "organisation" and scene.parse.tokens[source.first].pos != "DET"
        return label == "person" or called or lemma in cues().sayers
    return source.kind == "person" or lemma in cues().sayers or "person" in word(lemma, "n").fields


def _agrees(parse: Parse, pronoun: str, source: Source) -> bool:
    """Whether the words of the source say nothing of the other gender: "Mrs Reed", "the spokeswoman"."""
    lexicon = coreference()
    other = lexicon.masculine if pronoun in lexicon.feminine else lexicon.feminine
    return all(t.lemma.lower().strip(".") not in other for t in parse.tokens[source.first : source.last])
