"""Whether two claims tell the same act of the same parties, by rules that need no training.

Likeness alone is not enough: in a story everybody uses the same words. Asked is that both tell of one act and
share two parties or things, or one and something more besides; or a figure; or, where they name the act
differently, most of their rare words.
"""

from crossbearing.findings.candidates import Weights
from crossbearing.findings.likeness import likeness
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.words import predicates

OTHERWISE_TOLD = 0.4
RARE = 4.0
WORD_FOR_WORD = 0.95  # common words make one statement only where there are no others
OF_THE_MIND = {"perception", "cognition", "emotion"}  # WordNet's fields of verbs
SAID_TOGETHER = 7.0  # the least weight of shared features, in nats: about two rare words


def is_told_alike(a: ClaimView, b: ClaimView, weights: Weights) -> bool:
    """Whether what two claims share is enough for one statement; what is against it is not looked at."""
    alike = likeness(a, b, weights)
    shared = a.features & b.features
    word_for_word = alike > WORD_FOR_WORD and len(shared) > 1
    if not word_for_word and sum(weights.of(f) for f in sorted(shared)) < SAID_TOGETHER:
        return False
    parts = a.parts & b.parts
    act = _same_act(a, b)
    words = {f for f in shared if f[0] == "w"}
    besides = len(words - {f"w:{p}" for p in parts} - act) + len({f for f in shared if f[0] in "tqo"})
    if act:
        return len(parts) >= 2 or (len(parts) == 1 and besides >= 1)
    if a.sense is not None and a.sense == b.sense and besides >= 2:
        return True
    if any(f[0] == "q" and not f.endswith(":") and weights.of(f) > RARE for f in shared):
        return besides >= 2 or any("/" in f for f in shared if f[0] == "q")
    if alike < OTHERWISE_TOLD or (a.sense != b.sense and {a.sense, b.sense} & words_for("dated")):
        return False
    return len(words) >= 3 or (len(words) >= 2 and len({f for f in shared if f[0] in "etq"}) >= 2)


def _same_act(a: ClaimView, b: ClaimView) -> set[str]:
    """What both claims have as their act: a sense, a predicate, or what something is said to be."""
    told = {f"w:{stem(a.claim.predicate)}", f"w:{stem(b.claim.predicate)}"}
    if a.passes and b.passes:
        return told
    for one, other in ((a, b), (b, a)):
        # the one may name as a noun what the other tells with a verb: "a deal", "agree"
        if not one.is_vague and one.sense in {other.sense, *_named_acts(other)} - {None}:
            return told
    return set(a.acts & b.acts)


def _named_acts(view: ClaimView) -> set[str]:
    """The acts that a claim is about by its nouns; "arrived ahead of a meeting" tells of no meeting, nor does
    "watches the meeting"."""
    nouns = predicates().nouns
    if wordnet.word(view.claim.predicate, "v").field in OF_THE_MIND:
        return set()
    said = [r.lemma for r in view.claim.roles if r.role in {"theme", "attribute"}]
    # "a deal would be a blunder" says of a deal what it is; "a deal is on the agenda" says that there is one
    about = said or [r.lemma for r in view.claim.roles if r.role == "agent"]
    return {nouns[lemma].name for lemma in about if lemma in nouns}
