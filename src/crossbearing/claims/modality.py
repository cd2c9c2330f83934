"""How sure, whether denied, and of what kind of reality: after Saurí and Pustejovsky (2009).

The least sure word of the chain from speaker to event decides the certainty; denials cancel in pairs.
"""

from attrs import frozen

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.clauses import Clause
from crossbearing.lexicons.words import cues, modality
from crossbearing.model.claim import Certainty, Frame, Polarity
from crossbearing.model.grammar import ancestors, children
from crossbearing.model.parse import Parse

SURENESS: dict[str, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@frozen
class Factuality:
    certainty: Certainty
    polarity: Polarity
    frame: Frame


def factuality(parse: Parse, clause: Clause, chain: list[Attribution]) -> Factuality:
    """The factuality of a clause under the attributions ``chain`` that stand over it."""
    levels: list[Certainty] = ["certain"]
    denials = 0
    for word in (*clause.operators, clause.head):
        levels += _modal_levels(parse, word)
        denials += _negations(parse, word)
    for operator in clause.operators:
        level, denied = _operator(parse, operator)
        levels.append(level)
        denials += denied
    denials += _negated_arguments(parse, clause)
    for attribution in chain:
        level, denied = _under(parse, attribution)
        levels.append(level)
        denials += denied
    certainty = min(levels, key=lambda level: SURENESS[level])
    if _is_question(parse, clause):
        certainty = "unknown"
    return Factuality(certainty, "denied" if denials % 2 else "affirmed", _frame(parse, clause))


def _modal_levels(parse: Parse, word: int) -> list[Certainty]:
    lexicon = modality()
    levels: list[Certainty] = []
    for child in children(parse, word, "aux", "advmod", "acomp", "attr", "amod"):
        text, lemma = child.text.lower(), child.lemma.lower()
        if child.dep == "aux" and child.tag == "MD":
            # "could see" of the past and "can reach" are abilities; the lexicon keeps the commoner reading
            level = lexicon.modals.get(text if text != "can" else "")
            if level is not None:
                levels.append(level)
        elif child.dep == "advmod" and text in lexicon.adverbs:
            levels.append(lexicon.adverbs[text])
        elif child.dep in {"acomp", "attr"} and lexicon.adjectives.get(lemma) in {"probable", "possible"}:
            levels.append("probable" if lexicon.adjectives[lemma] == "probable" else "possible")
    return levels


def _negations(parse: Parse, word: int) -> int:
    negated = children(parse, word, "neg")
    preconj = [c for c in children(parse, word, "preconj", "advmod") if c.text.lower() in {"neither", "never"}]
    return len(negated) + (0 if negated else len(preconj))


def _negated_arguments(parse: Parse, clause: Clause) -> int:
    """ "no deal was signed", "neither Moscow nor Pyongyang has", "nobody left"."""
    negations = modality().negations
    for child in children(parse, clause.head, "nsubj", "nsubjpass", "dobj", "attr"):
        words = [child, *(parse.tokens[c] for c in child.children)]
        if any(w.text.lower() in negations and w.dep in {"det", "preconj", "neg", "nsubj", "nsubjpass", "cc"} for w in words):
            return 1
    return 0


def _operator(parse: Parse, index: int) -> tuple[Certainty, int]:
    effects = modality().operators.get(parse.tokens[index].lemma.lower(), frozenset())
    denied = 1 if "denied" in effects else 0
    passive = bool(children(parse, index, "auxpass", "nsubjpass")) or parse.tokens[index].dep in {"acl", "advcl"}
    if "possible" in effects and (passive or "expected" not in effects):
        return "possible", denied
    # "is believed to", "seems to": somebody's judgement; "expects to", "plans to" are intentions
    if "probable" in effects and (passive or "expected" not in effects):
        return "probable", denied
    return "certain", denied


def _under(parse: Parse, attribution: Attribution) -> tuple[Certainty, int]:
    """What a cue does to its content: its own sureness, its modals, its negation."""
    lexicon = cues()
    level = lexicon.verbs.get(attribution.lemma) or lexicon.nouns.get(attribution.lemma)
    level = level or lexicon.adverbs.get(attribution.lemma, "certain")
    head = attribution.cue[1] - 1
    negated = _negations(parse, head) + _subject_negations(parse, head)
    if level == "denied":
        return "certain", 0 if negated else 1
    certainty: Certainty = "probable" if level == "probable" else "possible" if level == "possible" else "certain"
    if negated:
        if attribution.lemma in lexicon.acknowledging:
            return "unknown", 1
        return ("probable", 1) if level == "probable" else ("unknown", 0)
    return certainty, 0


def _subject_negations(parse: Parse, head: int) -> int:
    for child in children(parse, head, "nsubj", "nsubjpass"):
        marks = [parse.tokens[c] for c in child.children]
        if child.lemma.lower() in {"nobody", "none", "neither"} or any(
            m.text.lower() in {"neither", "no"} and m.dep in {"preconj", "det"} for m in marks
        ):
            return 1
    return 0


def _is_question(parse: Parse, clause: Clause) -> bool:
    last = clause.tokens[-1]
    following = parse.tokens[last + 1].text if last + 1 < len(parse.tokens) else ""
    return parse.tokens[last].text == "?" or following == "?"


def _frame(parse: Parse, clause: Clause) -> Frame:
    if _is_conditional(parse, clause) or _is_unwanted(parse, clause):
        return "hypothetical"
    lexicon = modality()
    for word in (*clause.operators, clause.head):
        modals = {c.text.lower() for c in children(parse, word, "aux") if c.tag == "MD"}
        perfect = any(c.text.lower() == "have" for c in children(parse, word, "aux"))
        if modals & lexicon.expected_modals and not perfect:
            return "expected"
    if _is_infinitive(parse, clause.top):
        return "expected"
    if any("expected" in lexicon.operators.get(parse.tokens[o].lemma.lower(), frozenset()) for o in clause.operators):
        return "expected"
    if any(parse.tokens[i].text.lower() in lexicon.background for i in clause.tokens):
        return "background"
    return "actual"


def _is_infinitive(parse: Parse, top: int) -> bool:
    """A purpose or a wish: "to meet the minister", "wants them to leave"."""
    infinitival = parse.tokens[top].dep in {"advcl", "acl", "xcomp", "ccomp"}
    return infinitival and any(c.tag == "TO" for c in children(parse, top, "aux"))


def _is_unwanted(parse: Parse, clause: Clause) -> bool:
    """ "Did not want them to leave", "did not ask for it to be sent": nobody says that it happened."""
    governor = parse.tokens[parse.tokens[clause.top].head]
    return _is_infinitive(parse, clause.top) and governor.index != clause.top and bool(
        children(parse, governor.index, "neg")
    )


def _is_conditional(parse: Parse, clause: Clause) -> bool:
    """An if-clause, what stands under one, or the main clause of one; "would" alone is the future told later."""
    conditions = modality().conditions
    chain = [clause.head, *(a.index for a in ancestors(parse, clause.head))]
    for index in chain:
        if any(c.text.lower() in conditions for c in children(parse, index, "mark")):
            return True
        if parse.tokens[index].dep in {"ROOT", "ccomp"}:
            break
    modals = {c.text.lower() for c in children(parse, clause.head, "aux") if c.tag == "MD"}
    conditioned = any(
        c.text.lower() in conditions for child in children(parse, clause.head, "advcl") for c in children(parse, child.index, "mark")
    )
    return bool(modals & {"would", "could", "might"}) and conditioned
