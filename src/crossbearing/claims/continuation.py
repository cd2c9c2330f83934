"""Direct speech without a cue of its own: a quotation goes on with the speaker of the one before or after."""

from attrs import evolve

from crossbearing.claims.attribution import Attribution, Quotation
from crossbearing.lexicons.words import cues
from crossbearing.model.parse import Parse, Sentence


def continued_attributions(
    parse: Parse, quotations: list[Quotation], attributions: list[Attribution]
) -> list[Attribution]:
    """Attributions for quoted sentences that no cue covers.

    A sentence wholly between quotation marks belongs to the speaker named last in the paragraph, or
    to the one named in the next sentence where the quotation opens the paragraph.
    """
    covered = {i for a in attributions for i in a.content}
    named = [a for a in attributions if a.source is not None and a.lemma in cues().quoting | {"accord"}]
    found: list[Attribution] = []
    for sentence in parse.sentences:
        inside = _quoted_tokens(sentence, quotations)
        words = [i for i in range(sentence.first, sentence.last) if parse.tokens[i].pos not in {"PUNCT", "SPACE"}]
        if len(inside & set(words)) < 0.6 * len(words) or covered & inside:
            continue
        speaker = _neighbour(parse, sentence, named)
        if speaker is not None:
            found.append(evolve(speaker, content=frozenset(range(sentence.first, sentence.last))))
    return found


def _quoted_tokens(sentence: Sentence, quotations: list[Quotation]) -> set[int]:
    return {
        i
        for q in quotations
        if q.first < sentence.last and sentence.first < q.last
        for i in range(max(q.first, sentence.first), min(q.last, sentence.last))
    }


def _neighbour(parse: Parse, sentence: Sentence, named: list[Attribution]) -> Attribution | None:
    """The attribution nearest before the sentence in its paragraph, else the nearest after it."""
    here = parse.sentences.index(sentence)
    around = [s for s in parse.sentences[max(here - 4, 0) : here + 3] if s.paragraph == sentence.paragraph]
    first = min(s.first for s in around)
    last = max(s.last for s in around)
    before = [a for a in named if first <= a.cue[0] < sentence.first]
    after = [a for a in named if sentence.last <= a.cue[0] < last]
    return before[-1] if before else after[0] if after else None
