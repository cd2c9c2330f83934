"""Direct speech without a cue of its own: who introduces it, or whose it goes on to be."""

from bisect import bisect_right

from attrs import evolve

from crossbearing.claims.attribution import FIRST_PERSON, LEAST_QUOTED, Attribution
from crossbearing.claims.quotations import Quotation
from crossbearing.claims.scene import Scene
from crossbearing.claims.sources import can_speak, source_of
from crossbearing.lexicons.words import cues
from crossbearing.model.parse import Parse, Sentence

REACH = 4  # sentences back; farther away somebody else may have begun to speak
MOSTLY = 0.6  # the share of a sentence's words between marks that makes it a quoted sentence


def continued_attributions(
    scene: Scene, quotations: list[Quotation], attributions: list[Attribution]
) -> list[Attribution]:
    """Attributions for quoted words that no cue outside them covers.

    A quotation behind a colon is the subject's before it; one that a paragraph leaves open goes on in
    the next; a quoted sentence belongs to the speaker named last before it or, where it opens its
    paragraph, to the one named right after it.
    """
    outside = [a for a in attributions if a.cue[1] - 1 not in scene.quoted]
    covered = {i for a in outside for i in a.content}
    speaking = {i: a for a in outside if a.source is not None for i in a.content if i in scene.quoted}
    named = _named_by_sentence(scene.parse, outside)
    found: list[Attribution] = []

    def give(attribution: Attribution, content: frozenset[int]) -> None:
        found.append(evolve(attribution, content=content, aside=frozenset(), act=False))
        covered.update(content)
        speaking.update(dict.fromkeys(content, found[-1]))

    for number, quotation in enumerate(quotations):
        words = frozenset(range(quotation.first, quotation.last))
        if len(words) < LEAST_QUOTED or words & covered:
            continue
        before = quotations[number - 1] if number else None
        introduced = _introduced(scene, quotation)
        if introduced is not None:
            give(introduced, words)
        elif before is not None and _takes_up(scene.parse, before, quotation) and before.first in speaking:
            give(speaking[before.first], words)
    for number, sentence in enumerate(scene.parse.sentences):
        inside = _mostly_quoted(scene, sentence)
        if not inside or inside & covered:
            continue
        speaker = _begun(scene, inside, speaking) or _neighbour(scene, number, named)
        if speaker is not None:
            give(speaker, inside)
    return found


def _named_by_sentence(parse: Parse, attributions: list[Attribution]) -> dict[int, list[Attribution]]:
    """For each sentence the attributions in it that name who speaks there."""
    starts = [s.first for s in parse.sentences]
    speech = cues().quoting | cues().verbs.keys() | {"accord"}
    found: dict[int, list[Attribution]] = {}
    for attribution in sorted(attributions, key=lambda a: a.cue):
        if attribution.source is None or attribution.lemma not in speech:
            continue
        if parse.tokens[attribution.source.head].text.lower() not in FIRST_PERSON:
            found.setdefault(bisect_right(starts, attribution.cue[0]) - 1, []).append(attribution)
    return found


def _introduced(scene: Scene, quotation: Quotation) -> Attribution | None:
    """ "The mayor spoke on Monday: “…”": the subject of what stands before the colon."""
    tokens = scene.parse.tokens
    colon = quotation.first - 2
    if colon >= 0 and tokens[colon].pos == "SPACE":
        colon -= 1
    if colon < 1 or tokens[colon].text != ":":
        return None
    root = tokens[colon - 1]
    while root.head != root.index and (root.index not in scene.by_word or root.dep == "acl"):
        root = tokens[root.head]
    subjects = scene.subjects.get(root.index, ())
    if not subjects and root.pos in {"NOUN", "PROPN"} and can_speak(scene.parse, root.index, scene.names):
        subjects = (root.index,)
    source = source_of(scene.parse, subjects, scene.names)
    if source is None or not quotation.first > root.index:
        return None
    lemma = root.lemma.lower()
    cue = root.index if root.pos in {"VERB", "AUX"} and lemma in cues().verbs else colon
    return Attribution((cue, cue + 1), source, frozenset(), lemma if cue == root.index else ":")


def _takes_up(parse: Parse, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation opens the paragraph after one that was left open."""
    return not before.closed and quotation.first - before.last <= 2


def _mostly_quoted(scene: Scene, sentence: Sentence) -> frozenset[int]:
    """The quoted tokens of a sentence that is quoted as a whole, else none."""
    tokens = scene.parse.tokens
    words = [i for i in range(sentence.first, sentence.last) if tokens[i].pos not in {"PUNCT", "SPACE"}]
    inside = frozenset(i for i in words if i in scene.quoted)
    told = any(i in scene.by_word for i in inside)
    return inside if told and len(inside) >= MOSTLY * len(words) else frozenset()


def _begun(scene: Scene, inside: frozenset[int], speaking: dict[int, Attribution]) -> Attribution | None:
    """Who has spoken before in the same quotation, which goes on over several sentences."""
    here = min(inside)
    before = range(here - 1, scene.quoted[here].first - 1, -1)
    return next((speaking[i] for i in before if i in speaking), None)


def _speaking_last(scene: Scene, named: list[Attribution]) -> Attribution:
    """Who goes on speaking: in "“…,” she told her son, according to him" it is she."""
    quoting = [a for a in named if any(i in scene.quoted for i in a.content)]
    return min(quoting, key=lambda a: len(a.content)) if quoting else named[-1]


def _neighbour(scene: Scene, number: int, named: dict[int, list[Attribution]]) -> Attribution | None:
    """The speaker named last before the sentence, else the one named next in its paragraph.

    Across paragraphs nothing but speech may stand between.
    """
    sentences = scene.parse.sentences
    paragraph = sentences[number].paragraph
    for back in range(number - 1, max(number - REACH, 0) - 1, -1):
        here = sentences[back].paragraph
        if paragraph - here > 1:
            break
        if back in named:
            return _speaking_last(scene, named[back])
        if here != paragraph and not _mostly_quoted(scene, sentences[back]):
            break
    ahead = number + 1
    while ahead < len(sentences) and ahead <= number + 2 and sentences[ahead].paragraph == paragraph:
        if ahead in named:
            return named[ahead][0]
        ahead += 1
    return None
