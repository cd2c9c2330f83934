"""How sure, whether denied, and of what kind of reality: after Saurí and Pustejovsky (2009).

The least sure word of the chain from speaker to event decides the certainty; denials cancel in pairs.
"""

from attrs import frozen

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.clauses import Clause
from crossbearing.lexicons.words import cues, is_eventive, modality, order_words
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
    effects += [_under(parse, attribution) for attribution in chain]
    levels = [level for level, _ in effects]
    denials = (
        sum(denied for _, denied in effects)
        + _negated_arguments(parse, clause)
        + _opens_with_nor(parse, clause)
        + max(_at_no_time(parse, clause), _is_inverted(parse, clause))
        + _undone(parse, clause, chain)
        + _is_disowned(parse, clause, chain)
    )
    for word in _governing(parse, clause):
        levels += _modal_levels(parse, word, told_later=_is_told_later(parse, clause, chain))
        denials += _negations(parse, word)
    if _is_not_excluded(parse, clause):
        levels.append("possible")
        denials += 1
    certainty = min(levels, key=lambda level: SURENESS[level])
    if _is_question(parse, clause) or _is_open(parse, clause):
        certainty = "unknown"
    frame = _frame(parse, clause)
    if frame == "actual" and (_is_wished(clause, chain) or _is_planned(parse, clause)):
        frame = "expected"
    return Factuality(certainty, "denied" if denials % 2 else "affirmed", frame)


def _is_planned(parse: Parse, clause: Clause) -> bool:
    """ "Demanded the release of five men", "an inquiry was promised": the noun names what is to be."""
    noun = parse.tokens[clause.head]
    objects = noun.dep == "dobj" or (noun.dep == "conj" and parse.tokens[noun.head].dep == "dobj")
    verb = parse.tokens[parse.tokens[noun.head].head if noun.dep == "conj" else noun.head]
    if noun.pos != "NOUN" or not (objects or noun.dep == "nsubjpass") or children(parse, verb.index, "prt"):
        return False
    return verb.lemma.lower() in modality().wishing - {"support", "back", "oppose", "offer", "expect"}


def _is_wished(clause: Clause, chain: list[Attribution]) -> bool:
    """ "Wants a ceasefire": it is not there yet."""
    return any(a.head == clause.head and a.lemma in modality().wishing for a in chain)


def _is_not_excluded(parse: Parse, clause: Clause) -> bool:
    """ "A leak cannot be ruled out": it may be."""
    particle = "".join(f" {c.text.lower()}" for c in children(parse, clause.head, "prt"))
    excluded = parse.tokens[clause.head].lemma.lower() + particle in modality().excluding
    passive = bool(children(parse, clause.head, "auxpass", "nsubjpass"))
    return excluded and passive and _negations(parse, clause.head) > 0


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
    negated = bool(_negations(parse, governor.index))
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


def _circumvented(parse: Parse, clause: Clause) -> Effect:
    """ "Left without signing", "kept the boat from sailing"."""
    top = parse.tokens[clause.top]
    if top.dep != "pcomp":
        return "certain", 0
    preposition = parse.tokens[top.head]
    governor = parse.tokens[preposition.head]
    # "barred the envoys from entering": parsers may hang "from" on those who are barred
    over = parse.tokens[governor.head] if governor.dep == "dobj" else governor
    word = preposition.text.lower()
    lexicon = modality()
    prevented = {governor.lemma.lower(), over.lemma.lower()} & lexicon.preventing
    return "certain", int(word in lexicon.negations.prepositions or (word == "from" and bool(prevented)))


def _not_meant(parse: Parse, clause: Clause) -> Effect:
    """ "Has no plans to meet"."""
    top = parse.tokens[_first_infinitive(parse, clause.top)]
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
            silent = (told_later and text == "would") or (text in {"can", "ca"} and _negations(parse, word))
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


def _negations(parse: Parse, word: int) -> int:
    # "visited the town, not the village": what is set against the word does not deny it
    negated = [
        c
        for c in children(parse, word, "neg")
        if c.index < word or parse.tokens[c.index - 1].text.lower() not in {",", "but", "and", "or"}
    ]
    others = [c for c in children(parse, word, "preconj", "advmod", "cc") if _is_negative(parse, c)]
    return len(negated) + (0 if negated else len(others[:1]))


def _is_negative(parse: Parse, token: Token) -> bool:
    """ "Neither", "never", "no longer"; a "nor" that opens a clause."""
    word, negations = token.text.lower(), modality().negations
    no_longer = word == "longer" and any(
        c.text.lower() in negations.determiners for c in children(parse, token.index, "neg", "advmod", "det")
    )
    return no_longer or word in negations.adverbs


def _undone(parse: Parse, clause: Clause, chain: list[Attribution]) -> int:
    """ "The sale was called off", "they foiled the theft", "reports of a theft are untrue": it is not so."""
    noun = parse.tokens[clause.head]
    if noun.pos != "NOUN":
        return 0
    verb = parse.tokens[noun.head]
    lemma = verb.lemma.lower() + "".join(f" {c.text.lower()}" for c in children(parse, verb.index, "prt"))
    undergone = noun.dep == "nsubjpass" or (noun.dep == "dobj" and not children(parse, verb.index, "auxpass"))
    cue = any(a.cue[1] - 1 == verb.index for a in chain)
    if undergone and lemma in modality().undoing and not cue:
        return 1 - min(_negations(parse, verb.index), 1)
    report = parse.tokens[verb.head] if noun.dep == "pobj" else noun
    if report.lemma.lower() not in cues().nouns or report.dep != "nsubj":
        return 0
    told = children(parse, report.head, "acomp", "attr")
    return int(any(modality().adjectives.get(t.lemma.lower()) == "denied" for t in told))


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
    negations = modality().negations.determiners
    brought = [
        target
        for preposition in children(parse, clause.head, "prep")
        if preposition.index < subject.index
        for target in children(parse, preposition.index, "pobj")
    ]
    return int(any(d.text.lower() in negations for t in brought for d in children(parse, t.index, "det")))


def _is_disowned(parse: Parse, clause: Clause, chain: list[Attribution]) -> int:
    """ "Denied having met her", where the denial attributes nothing."""
    top = parse.tokens[clause.top]
    gerund = top.tag == "VBG" or any(a.tag == "VBG" for a in children(parse, clause.top, "aux"))
    over = cues().verbs.get(parse.tokens[top.head].lemma.lower())
    said = any(a.cue[1] - 1 == top.head for a in chain)
    return int(top.dep == "xcomp" and gerund and over == "denied" and not said)


def _negated_arguments(parse: Parse, clause: Clause) -> int:
    """ "no deal was signed", "neither Lisbon nor Madrid has", "nobody left"."""
    negations = modality().negations.words
    for child in children(parse, clause.head, "nsubj", "nsubjpass", "dobj", "attr"):
        words = [child, *(parse.tokens[c] for c in child.children if c < child.index)]
        if any(w.text.lower() in {"all", "every", "everybody", "everyone"} for w in words):
            continue  # "not all were upheld": some were
        if any(
            w.text.lower() in negations and w.dep in {"det", "preconj", "neg", "nsubj", "nsubjpass", "cc"}
            for w in words
        ):
            return 1
    return 0


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
    negated = _negations(parse, head) + _subject_negations(parse, head)
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
        denied += denial + _negations(parse, token.index)
    return level, denied


def _subject_negations(parse: Parse, head: int) -> int:
    negations = modality().negations
    for child in children(parse, head, "nsubj", "nsubjpass"):
        marks = [parse.tokens[c] for c in child.children]
        if child.lemma.lower() in negations.pronouns or any(
            m.text.lower() in negations.determiners and m.dep in {"preconj", "det"} for m in marks
        ):
            return 1
    return 0


def _is_question(parse: Parse, clause: Clause) -> bool:
    """Whether a question mark ends the clause, before or behind its closing quotation mark."""
    last = clause.tokens[-1]
    ending = [*clause.tokens[-2:], min(last + 1, len(parse.tokens) - 1)]
    return any(parse.tokens[i].text == "?" for i in ending)


def _is_open(parse: Parse, clause: Clause) -> bool:
    """Whether a question is told of: "did not say whether …", "it is not known if …"."""
    top = parse.tokens[clause.top]
    governor = parse.tokens[top.head]
    marks = {c.text.lower() for c in children(parse, clause.top, "mark")}
    if top.dep == "ccomp":
        return bool(marks & {"whether", "if"})
    asked = governor.lemma.lower() in cues().verbs and _negations(parse, governor.index) > 0
    return top.dep in {"advcl", "pcomp", "csubj", "acl"} and ("whether" in marks or ("if" in marks and asked))


def _frame(parse: Parse, clause: Clause) -> Frame:
    if (_is_conditional(parse, clause) and not _is_open(parse, clause)) or _is_unwanted(parse, clause):
        return "hypothetical"
    lexicon = modality()
    for word in _governing(parse, clause):
        modals = {c.text.lower() for c in children(parse, word, "aux") if c.tag == "MD"}
        perfect = any(c.text.lower() == "have" for c in children(parse, word, "aux"))
        if modals & lexicon.expected_modals and not perfect:
            return "expected"
    if _is_infinitive(parse, clause.top) or _is_subjunctive(parse, clause.top):
        return "expected"
    if any(
        "expected" in lexicon.operators.get(parse.tokens[o].lemma.lower(), frozenset())
        for o in clause.operators
    ):
        return "expected"
    if any(parse.tokens[i].text.lower() in lexicon.background for i in clause.tokens):
        return "background"
    return "actual"


def _is_infinitive(parse: Parse, top: int) -> bool:
    """A purpose or a wish: "to meet the minister", "wants them to leave"."""
    top = _first_infinitive(parse, top)
    infinitival = parse.tokens[top].dep in {"advcl", "acl", "xcomp", "ccomp", "conj"}
    marks = children(parse, top, "aux")
    if parse.tokens[parse.tokens[top].head].lemma.lower() in cues().professing or _came_about(parse, top):
        return False
    # "claimed to have met": a perfect looks back
    return infinitival and any(c.tag == "TO" for c in marks) and all(c.text.lower() != "have" for c in marks)


def _governing(parse: Parse, clause: Clause) -> tuple[int, ...]:
    """The words whose "will" and "not" hold for a clause; for "meet" of "did not fly and meet" "fly" too."""
    first = _first_infinitive(parse, clause.head)
    return tuple(dict.fromkeys((*clause.operators, first, clause.head)))


def _first_infinitive(parse: Parse, top: int) -> int:
    """ "To fly to Lund and meet the king": for "meet" it is "fly", whose "to" both share."""
    token = parse.tokens[top]
    while token.dep == "conj" and token.tag == "VB" and not children(parse, token.index, "aux", "nsubj"):
        token = parse.tokens[token.head]
    return token.index


def _came_about(parse: Parse, top: int) -> bool:
    """ "Forced the crew to stop", "was the last to leave": what did happen stands in the infinitive."""
    governor = parse.tokens[parse.tokens[top].head]
    open_yet = children(parse, governor.index, "neg") or any(
        c.tag in {"MD", "TO"} for c in children(parse, governor.index, "aux")
    )
    lexicon, lemma = modality(), governor.lemma.lower()
    ranked = [governor, *children(parse, governor.index, "amod", "acomp", "attr")]
    ranked += children(parse, governor.index, "advmod") if lemma == "be" else []
    ranks = lexicon.ranking.union(order_words().ordinals)
    first = any(t.text.lower() in ranks for t in ranked) and not is_eventive(lemma)
    return not open_yet and (first or lemma in lexicon.bringing_about)


def _is_subjunctive(parse: Parse, top: int) -> bool:
    """ "Recommended that the firm sell", "asked that it be told": the bare verb tells what is wished."""
    governor = parse.tokens[parse.tokens[top].head].lemma.lower()
    if governor not in modality().wishing or children(parse, top, "aux"):
        return False
    verb = next(iter(children(parse, top, "auxpass")), parse.tokens[top])
    singular = any(
        s.tag in {"NN", "NNP"} or s.text.lower() in {"he", "she", "it"}
        for s in children(parse, top, "nsubj", "nsubjpass")
    )
    word = verb.text.lower()
    return word == "be" or (singular and verb.tag in {"VB", "VBP"} and word == verb.lemma.lower())


def _is_unwanted(parse: Parse, clause: Clause) -> bool:
    """ "Did not want them to leave", "did not ask for it to be sent": nobody says that it happened."""
    governor = parse.tokens[parse.tokens[clause.top].head]
    return (
        _is_infinitive(parse, clause.top)
        and governor.index != clause.top
        and bool(children(parse, governor.index, "neg"))
    )


def _is_conditional(parse: Parse, clause: Clause) -> bool:
    """An if-clause, what stands under one, or its main clause; "would" alone is the future told later."""
    conditions = modality().conditions
    chain = [clause.head, *(a.index for a in ancestors(parse, clause.head))]
    for index in chain:
        if any(c.text.lower() in conditions for c in children(parse, index, "mark")):
            return True
        if parse.tokens[index].dep in {"ROOT", "ccomp"}:
            break
    modals = {c.text.lower() for c in children(parse, clause.head, "aux") if c.tag == "MD"}
    conditioned = any(
        c.text.lower() in conditions
        for child in children(parse, clause.head, "advcl")
        for c in children(parse, child.index, "mark")
    )
    return bool(modals & {"would", "could", "might"}) and conditioned
