"""What the model of sameness looks at, in words: "act,party=lemma unlike" → "the same verb; who takes part:
in other words".

The names are those of ``findings.sameness``; one that is not known here stays as it is.
"""

ALWAYS = {"any": "what holds of any two claims", "told alike": "the rules take them for one statement"}
ACT = {
    "lemma": "the same verb",
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
# Counts, and the most that is counted.
COUNTED = {
    "parts": ("parties and things in common", 3),
    "entities": ("names in common", 3),
    "words": ("words in common", 5),
    "nominal": ("of the two name it by a noun only", 0),
    "real": ("of the two tell it as real", 0),
    "light": ("of the two have a verb that says little", 0),
    "vague": ("of the two are vague", 0),
}
# Steps of a scale, and how many there are.
SCALED = {
    "cosine": ("likeness in words", 10),
    "weight": ("weight of what they share", 9),
    "context": ("likeness of what stands around them", 7),
    "rarest": ("rarity of the rarest thing they share", 6),
    "predicate": ("rarity of the verb they share", 6),
}


def ground_in_words(feature: str) -> str:
    """The feature named ``feature`` as a reader is told it."""
    names, equals, values = feature.partition("=")
    if not equals:
        return ALWAYS.get(feature, feature)
    asked, answers = names.split(","), values.split(" ")
    if len(asked) != len(answers):
        return feature
    told = [_one(name, answer) for name, answer in zip(asked, answers, strict=True)]
    return feature if None in told else "; ".join(t for t in told if t)


def _one(name: str, answer: str) -> str | None:
    if name == "act":
        return ACT.get(answer)
    if name in ASKED and answer in TIE:
        return f"{ASKED[name]}: {TIE[answer]}"
    if name in COUNTED and answer.isdigit():
        words, most = COUNTED[name]
        number = {"0": "none" if words.startswith("of ") else "no"}.get(answer, answer)
        return f"{number}{' or more' if int(answer) == most > 0 else ''} {words}"
    if name in SCALED and answer.isdigit():
        words, most = SCALED[name]
        return f"{words}: {answer} of {most}"
    return None
