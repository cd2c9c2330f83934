"""What the model of sameness looks at, in words: "act=lemma" → "the same verb", and how much it weighs.

The names are those of ``findings.sameness``; of one that is not known here the name itself is made readable.
Weights are log-odds; they are told in the words that Kass and Raftery give to the evidence of a Bayes factor
("Bayes Factors", Journal of the American Statistical Association 90, 1995, p. 777), for and against alike.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from crossbearing.model.explanation import Compared, Feature, chance

STRENGTHS = ((5.0, "very strongly"), (3.0, "strongly"), (1.0, "clearly"), (0.0, "slightly"))
FULL = 5.0  # the weight that fills a bar
TWICE = ", squared"  # the square of what is looked at counts beside it
WORD = re.compile(r"[^\W\d_]+")

PLAIN = {
    "any": "what holds of any two claims",
    "rank": "how many others are nearer",
    "rank by meaning": "how many others are nearer in meaning",
    "meaning": "how near they are in meaning",
    "meaning, squared": "how near they are in meaning, counted twice",
    "meaning of the less alike": "how near in meaning is what the other covers less",
    "meaning of the less alike, squared": "how near in meaning is what the other covers less, counted twice",
    "meaning as a whole": "how near they are in meaning as a whole",
    "read as the same": "read beside each other, they say the same",
    "not read as the same": "read beside each other, they do not say the same",
    "read as another answer": "read beside each other, they answer one question differently",
    "crowd": "how many other statements there are",
    "likeness": "how alike all they say is",
    "likeness, squared": "how alike all they say is, counted twice",
    "words": "how many words they share",
    "synonyms": "how many words are synonyms",
    "names": "how many names they share",
    "rarest": "how rare a thing they share",
    "covered": "how much of the shorter the other covers",
    "parts": "how many parties and things they share",
}
ACT = {
    "lemma": "the same verb",
    "light": "the same verb, one that says little",
    "derived": "verbs of one root",
    "sense": "verbs of one meaning",
    "synonym": "verbs that are synonyms",
    "named": "an act that one of them names as a noun",
    "vague": "verbs of one meaning, a vague one",
    "other": "different acts",
}
ASKED = {
    "agent": "who does it",
    "theme": "whom or what it is done to",
    "party": "who takes part",
    "place": "where",
    "time": "when",
    "when": "when",
    "clock": "at what hour",
    "figures": "figures",
    "ordinals": "whether it is the first, the second or a later time",
    "published": "the day of publication",
}
TIE = {
    "same": "the same",
    "lemma": "in the same words",
    "synonym": "in synonyms",
    "differ": "different ones",
    "unlike": "in other words",
    "one": "told by one only",
    "none": "not told by both",
    "open": "not known to be apart",
    "overlap": "overlapping",
    "apart": "apart",
}
FIGURE = {"near": "almost the same", "same": "the same"}
SIZE = {"few": "two or three", "some": "up to a dozen", "many": "larger"}
OTHERWISE = {
    "reality=one": "both real, or neither",
    "reality=two": "one real, the other not",
    "polarity=same": "both affirmed, or both denied",
    "polarity=differ": "one affirmed, the other denied",
    "certainty=near": "no fact beside a possibility",
    "certainty=apart": "one a fact, the other only possible",
    "years=near": "not years apart",
    "years=apart": "one dated long ago, the other without a date",
    "things=apart": "things that cannot be one",
    "things=near": "no things that cannot be one",
}
CORE = {"act": "the act", "agent": "who does it", "thing": "whom or what it is done to"}
OF_TWO = {"0": "neither", "1": "one", "2": "both"}
HOW_TOLD = {
    "nominal": ("names it by a noun only", "name it by a noun only"),
    "light": ("has a verb that says little", "have verbs that say little"),
    "vague": ("is vague", "are vague"),
    "real": ("tells it as real", "tell it as real"),
}


@frozen
class Ground:
    """What speaks for or against that two claims say the same: ``how`` much in words ("strongly for"), in
    log-odds, and as a part of a full bar from 0 to 1. ``exactly`` tells the numbers."""

    words: str
    how: str
    weight: float
    bar: float
    exactly: str


def grounds(features: Iterable[Feature]) -> tuple[Ground, ...]:
    """``features``, what speaks for it most first and what speaks against it most last.

    Something and its square are one ground.
    """
    together: dict[str, list[Feature]] = {}
    for feature in features:
        together.setdefault(feature.name.removesuffix(TWICE), []).append(feature)
    made = (_ground(name, parts) for name, parts in together.items())
    return tuple(sorted((g for g in made if g.weight), key=lambda g: (-g.weight, g.words)))


def _ground(name: str, parts: list[Feature]) -> Ground:
    weight = round(sum(part.weight for part in parts), 3)
    exactly = ", ".join(f"{ground_in_words(part.name)} {part.weight:+.2f}" for part in parts)
    how = f"{strength(weight)} {'for' if weight > 0 else 'against'}"
    return Ground(ground_in_words(name), how, weight, min(abs(weight) / FULL, 1.0), f"log-odds: {exactly}")


def strength(weight: float) -> str:
    """How much log-odds say in words: "clearly" from 1, "strongly" from 3, "very strongly" from 5."""
    return next(words for least, words in STRENGTHS if abs(weight) >= least)


def in_all(pair: Compared) -> str:
    """What all grounds come to; nothing where the reasons say it already."""
    told = f"{chance(pair.odds)} that they say the same"
    return "" if any(told in reason for reason in pair.reasons) else told


def as_written(shared: Iterable[str], texts: Sequence[str]) -> tuple[str, ...]:
    """``shared`` with stems as the first of ``texts`` writes them that has such a word: "satellit" →
    "satellites"."""
    words = dict.fromkeys(word.casefold() for text in texts for word in WORD.findall(text))
    return tuple(dict.fromkeys(_written(told, list(words)) for told in shared))


def _written(told: str, words: Sequence[str]) -> str:
    if not told.islower() or not WORD.fullmatch(told):
        return told
    # Porter's stems end in "i" where the word had a "y".
    begun = (told, f"{told[:-1]}y") if told.endswith("i") else (told,)
    return told if told in words else next((w for w in words if w.startswith(begun)), told)


def ground_in_words(feature: str) -> str:
    """The feature named ``feature`` as a reader is told it."""
    names, equals, values = feature.partition("=")
    if not equals:
        return PLAIN.get(feature, feature.replace("_", " "))
    asked, answers = [n.strip() for n in names.split(",")], values.split(" ")
    if len(asked) > 1 and len(asked) == len(answers):
        return "; ".join(_one(name, answer) for name, answer in zip(asked, answers, strict=True))
    return _one(names, values)


def _one(name: str, answer: str) -> str:
    if name == "act" and answer in ACT:
        return ACT[answer]
    if name in ASKED and answer in TIE:
        return f"{ASKED[name]}: {TIE[answer]}"
    if name == "core":
        return _core(answer)
    if name == "figures":
        return _figures(answer)
    if name in HOW_TOLD and answer in OF_TWO:
        alone, both = HOW_TOLD[name]
        return f"{OF_TWO[answer]} of them {both if answer == '2' else alone}".replace("both of them", "both")
    called = PLAIN.get(name, name).replace("_", " ")
    return OTHERWISE.get(f"{name}={answer}", f"{called}: {answer}")


def _core(answer: str) -> str:
    """What of the core of two statements is tied, or how much of it."""
    if answer.isdigit():
        return f"{answer} of act, doer and thing tied"
    tied = ", ".join(CORE.get(part, part) for part in answer.split())
    return f"tied: {tied}" if tied else "neither act, doer nor thing tied"


def _figures(answer: str) -> str:
    """ "same many, of others" → "a figure: the same (larger), of other things"."""
    tie, _, others = answer.partition(", ")
    how, _, size = tie.partition(" ")
    told = f"{FIGURE.get(how, how)}{f' ({SIZE.get(size, size)})' if size else ''}"
    return f"figures: {told}{', of other things' if others else ''}"
