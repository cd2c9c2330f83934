"""Speakers told by a pronoun: "he said" is whoever spoke right before, where he fits."""

from bisect import bisect_right
from collections.abc import Iterable

from attrs import evolve

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.scene import Scene
from crossbearing.claims.sources import Source
from crossbearing.lexicons.words import coreference, cues
from crossbearing.model.parse import Parse

REACH = 2  # sentences back; farther away somebody else may have spoken
SINGULAR, PLURAL = {"NN", "NNP"}, {"NNS", "NNPS"}


def with_known_speakers(scene: Scene, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions in order of their cues, pronouns standing for who spoke last, if he can be meant.

    A pronoun whose antecedent has a name keeps it, but not past a speaker without one who spoke since: in
    "An official said …, he said" nobody named before the official is meant.
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
            if last is not None and 0 <= here - there <= REACH and _is_meant(parse, source, last):
                attribution = evolve(
                    attribution, source=evolve(source, kind=last.kind, meant=(last.first, last.last))
                )
        elif attribution.cue[1] - 1 not in scene.quoted:
            last = source
        found.append(attribution)
    return found


def _is_meant(parse: Parse, pronoun: Source, last: Source) -> bool:
    word, speaker, lexicon = parse.tokens[pronoun.head].text.lower(), parse.tokens[last.head], coreference()
    known = parse.antecedents.get(pronoun.head, ())
    if known and (last.kind != "unnamed" or max(known) > last.head):
        return False
    if pronoun.head <= last.head:
        return False
    if word in lexicon.personal:
        body = speaker.lemma.lower() in cues().groups | cues().documents
        return speaker.tag in SINGULAR and not body
    if word in lexicon.neuter:
        return speaker.tag in SINGULAR and last.kind in {"organisation", "country", "document"}
    return word in lexicon.plural and speaker.tag in PLURAL
