"""What the model of sameness looks at, in words: "act=lemma" → "the same verb".

The names are those of ``findings.sameness``; of one that is not known here the name itself is made readable.
"""

PLAIN = {
    "any": "what holds of any two claims",
    "rank": "how many others are nearer",
    "rank by meaning": "how many others are nearer in meaning",
    "meaning": "likeness of meaning",
    "meaning, squared": "likeness of meaning, counted twice",
    "meaning of the less alike": "meaning of what the other covers less",
    "meaning of the less alike, squared": "meaning of what the other covers less, counted twice",
    "meaning as a whole": "likeness of meaning as a whole",
    "read as the same": "read beside each other, they say the same",
    "not read as the same": "read beside each other, they do not say the same",
    "read as another answer": "read beside each other, they answer one question differently",
    "crowd": "how many other statements there are",
    "likeness": "likeness of all they say",
    "likeness, squared": "likeness of all they say, counted twice",
    "words": "words in common",
    "synonyms": "words that are synonyms",
    "names": "names in common",
    "rarest": "the rarest thing they share",
    "covered": "how much of the shorter the other covers",
    "parts": "parties and things in common",
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
    "ordinals": "the how-manieth time",
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
