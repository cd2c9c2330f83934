"""Transcripts: a paragraph that its speaker's name opens, "REED: The dam is safe."."""

from collections import Counter

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.scene import Scene
from crossbearing.claims.sources import Source
from crossbearing.lexicons.words import cues
from crossbearing.model.parse import Sentence

LONGEST = 5  # words of a label


def transcribed(scene: Scene) -> list[Attribution]:
    """An attribution for each paragraph under a speaker's label.

    A label is a speaker's where it names a person or opens several paragraphs of the account ("Poll: …"
    and "Paris: …" open one), or stands in capitals in an account where others do so.
    """
    labels = dict(_labels(scene))
    sentences, parse = scene.parse.sentences, scene.parse
    often = Counter(_words(scene, sentences[number], end) for number, end in labels.items())
    found: list[Attribution] = []
    for number, end in labels.items():
        first = sentences[number].first
        person = all(i in scene.names and scene.names[i].label == "person" for i in range(first, end))
        shouted = parse.text[parse.tokens[first].start : parse.tokens[end].start].isupper()
        repeated = often[_words(scene, sentences[number], end)] > 1 or (shouted and max(often.values()) > 1)
        if not (person or repeated):
            continue
        last = number
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[number].paragraph:
            last += 1
        source = Source(first, end, end - 1, "person" if person else "unnamed")
        content = frozenset(range(end + 1, sentences[last].last))
        aside = frozenset(range(first, end + 1))
        found.append(Attribution((end, end + 1), source, content, parse.tokens[end].text, aside))
    return found


def _labels(scene: Scene) -> list[tuple[int, int]]:
    """The sentences that open with a label, and the index of the colon behind it."""
    found: list[tuple[int, int]] = []
    paragraph = -1
    for number, sentence in enumerate(scene.parse.sentences):
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        # the label may be taken for a sentence of its own
        opening = scene.parse.tokens[sentence.first + 1 : sentence.first + LONGEST + 1]
        colon = next((t.index for t in opening if t.text == ":"), None)
        if colon is None:
            continue
        if all(_is_name_like(t.text) for t in scene.parse.tokens[sentence.first : colon]):
            found.append((number, colon))
    return found


def _is_name_like(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in cues().documents


def _words(scene: Scene, sentence: Sentence, end: int) -> str:
    return " ".join(t.text.lower() for t in scene.parse.tokens[sentence.first : end])
