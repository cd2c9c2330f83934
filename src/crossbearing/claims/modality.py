"""How sure, whether denied, and of what kind of reality: after Saurí and Pustejovsky (2009).

The least sure word of the chain from speaker to event decides the certainty; denials cancel in pairs.
"""

from attrs import frozen

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.clauses import Clause
from crossbearing.claims.frames import first_infinitive, frame_of, governing, hindering_verb, is_done, is_open
from crossbearing.claims.negation import negations
from crossbearing.claims.refutation import refutation
from crossbearing.lexicons.words import cues, modality
from crossbearing.model.claim import Certainty, Frame, Polarity
from crossbearing.model.grammar import ancestors, children
from crossbearing.model.parse import Parse, Token

Effect = tuple[Certainty, int]  # how sure a word leaves what stands under it, and how often it denies it
SURENESS: dict[str, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@frozen
class Factuality:
    certainty: Certainty
    polarity: Polarity
    frame: Frame


def factuality(parse: Parse, clause: Clause, chain: list[Attribution]) -> Factuality:
    """The factuality of a clause under the attributions ``chain`` that stand over it."""
    effects = [_assessed(parse, clause), _circumvented(parse, clause), _not_meant(parse, clause)]
    effects += [_operator(parse, operator) for operator in clause.operators]
    refuted = refutation(parse, clause)
    # "the rumour that he left is false": that a rumour is unsure makes no doubt of it
    over = [a for a in chain if refuted is None or a.cue[1] - 1 != refuted.report]
    effects += [_under(parse, attribution) for attribution in over]
    levels = [level for level, _ in effects]
    denials = (
        sum(denied for _, denied in effects)
        + _negated_arguments(parse, clause)
        + _opens_with_nor(parse, clause)
        + max(_at_no_time(parse, clause), _is_inverted(parse, clause))
        + _undone(parse, clause, chain)
        + _is_disowned(parse, clause, chain)
        + int(refuted is not None)
    )
    for word in governing(parse, clause):
        levels += _modal_levels(parse, word, told_later=_is_told_later(parse, clause, chain))
        denials += negations(parse, word)
    if refuted is not None:
        levels += _modal_levels(parse, refuted.verb)
    if _is_not_excluded(parse, clause):
        levels.append("possible")
        denials += 1
    certainty = min(levels, key=lambda level: SURENESS[level])
    if _is_question(parse, clause) or is_open(parse, clause):
        certainty = "unknown"
    return Factuality(certainty, "denied" if denials % 2 else "affirmed", frame_of(parse, clause, chain))


def _is_not_excluded(parse: Parse, clause: Clause) -> bool:
    """ "A leak cannot be ruled out": it may be."""
    particle = "".join(f" {c.text.lower()}" for c in children(parse, clause.head, "prt"))
    excluded = parse.tokens[clause.head].lemma.lower() + particle in modality().excluding
    passive = bool(children(parse, clause.head, "auxpass", "nsubjpass"))
    return excluded and passive and negations(parse, clause.head) > 0


def _is_told_later(parse: Parse, clause: Clause, chain: list[Attribution]) -> bool:
    """Whether it was told, agreed or known in the past: what "will" be is then told as what "would" be."""
    top = parse.tokens[clause.top]
    over = [parse.tokens[a.cue[1] - 1] for a in chain[-1:]]
    if top.dep in {"ccomp", "acl", "relcl"}:
        verb = next((t for t in ancestors(parse, top.index) if t.pos in {"VERB", "AUX"}), top)
        over += [verb, *children(parse, verb.index, "aux", "auxpass")]
    return any(token.tag in {"VBD", "VBN"} for token in over)


def _assessed(parse: Parse, clause: Clause) -> Effect:
    """ "It is unlikely that …", "it is not true that …", "it is unclear whether …"."""
    top = parse.tokens[clause.top]
    governor = parse.tokens[top.head]
    if top.dep not in {"ccomp", "csubj", "advcl", "acl"} or governor.lemma.lower() not in {
        "be",
        "seem",
        "look",
        "remain",
    }:
        return "certain", 0
    negated = bool(negations(parse, governor.index))
    if _is_open_matter(parse, governor):
        return "unknown", 0
    for adjective in children(parse, governor.index, "acomp", "attr"):
        kind = modality().adjectives.get(adjective.lemma.lower())
        if kind == "unsettled" or (
            kind in {"settled", "probable"} and negated and adjective.lemma.lower() != "true"
        ):
            return "unknown", 0
        if kind in {"denied", "settled"}:
            return "certain", int(negated != (kind == "denied"))
        if kind == "improbable":
            return "probable", int(not negated)
        if kind in {"probable", "possible"}:
            return ("probable", 0) if kind == "probable" else ("possible", int(negated))
    return "certain", 0


def _is_open_matter(parse: Parse, verb: Token) -> bool:
    """ "It is in doubt whether …"."""
    return any(
        noun.lemma.lower() in modality().open_matters
        for preposition in children(parse, verb.index, "prep")
        if preposition.text.lower() == "in"
        for noun in children(parse, preposition.index, "pobj")
    )


def _circumvented(parse: Parse, clause: Clause) -> Effect:
    """ "Left without signing", "kept the boat from sailing"."""
    preposition = parse.tokens[parse.tokens[clause.top].head]
    if (
        parse.tokens[clause.top].dep == "pcomp"
        and preposition.text.lower() in modality().negations.prepositions
    ):
        return "certain", 1
    hindering = hindering_verb(parse, clause)
    return "certain", int(hindering is not None and is_done(parse, hindering))


def _not_meant(parse: Parse, clause: Clause) -> Effect:
    """ "Has no plans to meet"."""
    top = parse.tokens[first_infinitive(parse, clause.top)]
    infinitive = top.dep == "acl" and any(c.tag == "TO" for c in children(parse, top.index, "aux"))
    determiners = modality().negations.determiners
    negated = infinitive and any(c.text.lower() in determiners for c in children(parse, top.head, "det"))
    return "certain", int(negated)


def _modal_levels(parse: Parse, word: int, told_later: bool = False) -> list[Certainty]:
    lexicon = modality()
    levels: list[Certainty] = []
    nominal = parse.tokens[word].pos == "NOUN"  # "possible breaches"
    for child in children(parse, word, "aux", "advmod", "acomp", "attr", "amod"):
        text, lemma = child.text.lower(), child.lemma.lower()
        if child.dep == "aux" and child.tag == "MD":
            # what cannot be is sure not to be
            silent = (told_later and text == "would") or (text in {"can", "ca"} and negations(parse, word))
            level = lexicon.modals.get(text)
            if level is not None and not silent:
                levels.append(level)
        elif child.dep == "advmod" and text in lexicon.adverbs:
            levels.append(lexicon.adverbs[text])
        elif (child.dep in {"acomp", "attr"} or nominal) and lexicon.adjectives.get(lemma) in {
            "probable",
            "improbable",
            "possible",
        }:
            levels.append("possible" if lexicon.adjectives[lemma] == "possible" else "probable")
        if child.dep in {"acomp", "attr"}:
            # "the line was “very probably” cut"
            adverbs = [c.text.lower() for c in children(parse, child.index, "advmod")]
            levels += [lexicon.adverbs[adverb] for adverb in adverbs if adverb in lexicon.adverbs]
    return levels


def _undone(parse: Parse, clause: Clause, chain: list[Attribution]) -> int:
    """ "The sale was called off", "they foiled the theft": it is not so."""
    noun = parse.tokens[clause.head]
    if noun.pos != "NOUN":
        return 0
    verb = parse.tokens[noun.head]
    lemma = verb.lemma.lower() + "".join(f" {c.text.lower()}" for c in children(parse, verb.index, "prt"))
    undergone = noun.dep == "nsubjpass" or (noun.dep == "dobj" and not children(parse, verb.index, "auxpass"))
    cue = any(a.cue[1] - 1 == verb.index for a in chain)
    is_undone = undergone and lemma in modality().undoing and not cue
    return 1 - min(negations(parse, verb.index), 1) if is_undone else 0


def _at_no_time(parse: Parse, clause: Clause) -> int:
    """ "At no moment did they meet", "in no way": the phrase denies."""
    phrases = [
        target
        for preposition in children(parse, clause.head, "prep")
        for target in children(parse, preposition.index, "pobj")
        if target.lemma.lower() in modality().occasions
    ]
    marks = [c.text.lower() for t in phrases for c in children(parse, t.index, "det", "neg")]
    return int(any(mark in modality().negations.determiners for mark in marks))


def _opens_with_nor(parse: Parse, clause: Clause) -> int:
    """ "…, nor did she call"."""
    first = clause.tokens[0]
    return int(first > 0 and parse.tokens[first - 1].text.lower() in modality().negations.conjunctions)


def _is_inverted(parse: Parse, clause: Clause) -> int:
    """ "At no time did she call": the verb before its subject; "with no warning she left" denies nothing."""
    subject = next(iter(children(parse, clause.head, "nsubj", "nsubjpass")), None)
    if subject is None or not any(a.index < subject.index for a in children(parse, clause.head, "aux")):
        return 0
    denying = modality().negations.determiners
    brought = [
        target
        for preposition in children(parse, clause.head, "prep")
        if preposition.index < subject.index
        for target in children(parse, preposition.index, "pobj")
    ]
    return int(any(d.text.lower() in denying for t in brought for d in children(parse, t.index, "det")))


def _is_disowned(parse: Parse, clause: Clause, chain: list[Attribution]) -> int:
    """ "Denied having met her", where the denial attributes nothing."""
    top = parse.tokens[clause.top]
    gerund = top.tag == "VBG" or any(a.tag == "VBG" for a in children(parse, clause.top, "aux"))
    over = cues().verbs.get(parse.tokens[top.head].lemma.lower())
    said = any(a.cue[1] - 1 == top.head for a in chain)
    return int(top.dep == "xcomp" and gerund and over == "denied" and not said)


def _negated_arguments(parse: Parse, clause: Clause) -> int:
    """ "no deal was signed", "neither Lisbon nor Madrid has", "nobody left"."""
    denying = modality().negations.words
    for child in children(parse, clause.head, "nsubj", "nsubjpass", "dobj", "attr"):
        words = [child, *(parse.tokens[c] for c in child.children if c < child.index)]
        if any(w.text.lower() in {"all", "every", "everybody", "everyone"} for w in words):
            continue  # "not all were upheld": some were
        if any(
            w.text.lower() in denying and w.dep in {"det", "preconj", "neg", "nsubj", "nsubjpass", "cc"}
            for w in words
        ):
            return 1
        if child.text.lower() in modality().negations.pronouns and not _is_but(parse, child):
            return 1  # "brought nothing"
    return 0


def _is_but(parse: Parse, pronoun: Token) -> bool:
    """ "Found nothing but sand": sand they found."""
    after = parse.tokens[pronoun.index + 1].text.lower() if pronoun.index + 1 < len(parse.tokens) else ""
    return after in {"but", "except", "less", "short"}


def _operator(parse: Parse, index: int) -> Effect:
    effects = modality().operators.get(parse.tokens[index].lemma.lower(), frozenset())
    denied = 1 if "denied" in effects else 0
    passive = bool(children(parse, index, "auxpass", "nsubjpass")) or parse.tokens[index].dep in {
        "acl",
        "advcl",
    }
    if "possible" in effects and (passive or "expected" not in effects):
        return "possible", denied
    # "is believed to", "seems to": somebody's judgement; "expects to", "plans to": not all plans come off
    if "intended" in effects or ("probable" in effects and (passive or "expected" not in effects)):
        return "probable", denied
    return "certain", denied


def _under(parse: Parse, attribution: Attribution) -> Effect:
    """What a cue does to its content: its own sureness, its modals, its negation."""
    lexicon = cues()
    head = attribution.cue[1] - 1
    words = {"NOUN": lexicon.nouns, "ADV": lexicon.adverbs}.get(parse.tokens[head].pos, lexicon.verbs)
    words = lexicon.holding if attribution.lemma in lexicon.holding else words
    level = words.get(attribution.lemma, "certain")
    negated = negations(parse, head) + _subject_negations(parse, head)
    operated, refused = _operated(parse, head)
    negated += refused
    if level == "denied":
        # not to deny is not to affirm; not to rule out is to think possible
        left_open: Certainty = "possible" if attribution.lemma in modality().excluding else "unknown"
        return (left_open, 0) if negated else ("certain", 1)
    certainty: Certainty = (
        "probable" if level == "probable" else "possible" if level == "possible" else "certain"
    )
    if negated:
        if attribution.lemma in lexicon.acknowledging:
            return "unknown", 1
        return ("probable", 1) if level == "probable" else ("unknown", 0)
    levels = [certainty, operated, *_modal_levels(parse, head, told_later=True)]
    return min(levels, key=lambda each: SURENESS[each]), 0


def _operated(parse: Parse, head: int) -> Effect:
    """What stands over the cue: "declined to confirm", "is expected to announce", "no evidence that"."""
    token = parse.tokens[head]
    if token.pos == "NOUN":
        negating = modality().negations.determiners
        return "certain", int(any(c.text.lower() in negating for c in children(parse, head, "det", "neg")))
    level: Certainty = "certain"
    denied = 0
    while token.dep == "xcomp" and token.head != token.index:
        token = parse.tokens[token.head]
        sureness, denial = _operator(parse, token.index)
        level = min(level, sureness, key=lambda each: SURENESS[each])
        denied += denial + negations(parse, token.index)
    return level, denied


def _subject_negations(parse: Parse, head: int) -> int:
    denying = modality().negations
    for child in children(parse, head, "nsubj", "nsubjpass"):
        marks = [parse.tokens[c] for c in child.children]
        if child.lemma.lower() in denying.pronouns or any(
            m.text.lower() in denying.determiners and m.dep in {"preconj", "det"} for m in marks
        ):
            return 1
    return 0


def _is_question(parse: Parse, clause: Clause) -> bool:
    """Whether a question mark ends the clause, before or behind its closing quotation mark."""
    last = clause.tokens[-1]
    ending = [*clause.tokens[-2:], min(last + 1, len(parse.tokens) - 1)]
    return any(parse.tokens[i].text == "?" for i in ending)
