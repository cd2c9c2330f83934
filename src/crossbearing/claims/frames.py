"""Of what kind of reality a clause tells: what is, what is to be, what would be, what long was."""

from crossbearing.claims.attribution import Attribution
from crossbearing.claims.clauses import Clause
from crossbearing.claims.negation import negations
from crossbearing.lexicons.words import cues, is_eventive, modality, order_words
from crossbearing.model.claim import Frame
from crossbearing.model.grammar import ancestors, children
from crossbearing.model.parse import Parse, Token


def frame_of(parse: Parse, clause: Clause, chain: list[Attribution]) -> Frame:
    """The frame of a clause under the attributions ``chain`` that stand over it."""
    frame = _frame(parse, clause)
    if frame == "actual" and (_is_wished(clause, chain) or _is_planned(parse, clause)):
        return "expected"
    return frame


def _frame(parse: Parse, clause: Clause) -> Frame:
    if _is_conditional(parse, clause) and not is_open(parse, clause):
        return "hypothetical"
    hindering = hindering_verb(parse, clause)
    if _is_unwanted(parse, clause) or (hindering is not None and not is_done(parse, hindering)):
        return "hypothetical"
    lexicon = modality()
    for word in governing(parse, clause):
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
    if is_minded(parse, clause):
        return "expected"
    if _is_any(parse, clause):
        return "hypothetical"
    if any(_is_past(parse, parse.tokens[i]) for i in clause.tokens):
        return "background"
    return "actual"


def _is_planned(parse: Parse, clause: Clause) -> bool:
    """ "Demanded the release of five men", "an inquiry was promised": the noun names what is to be."""
    noun = parse.tokens[clause.head]
    governor = parse.tokens[noun.head]
    # "demanded money and the release of five men": parsers may join the release to the verb
    joined = governor.dep == "dobj" or (governor.pos == "VERB" and bool(children(parse, noun.head, "dobj")))
    objects = noun.dep == "dobj" or (noun.dep == "conj" and joined)
    verb = parse.tokens[noun.head]
    if noun.dep == "conj" and verb.pos != "VERB":
        verb = parse.tokens[verb.head]
    if noun.pos != "NOUN" or not (objects or noun.dep == "nsubjpass") or children(parse, verb.index, "prt"):
        return False
    return verb.lemma.lower() in modality().wishing - modality().granting


def _is_wished(clause: Clause, chain: list[Attribution]) -> bool:
    """ "Wants a ceasefire": it is not there yet."""
    return any(a.head == clause.head and a.lemma in modality().wishing for a in chain)


def hindering_verb(parse: Parse, clause: Clause) -> Token | None:
    """The verb that keeps a clause's act from being done: "kept the boat from sailing"."""
    top = parse.tokens[clause.top]
    governor = parse.tokens[top.head]
    if top.tag != "VBG":
        return None
    if governor.lemma.lower() in modality().barring:
        # "prevented the boat sailing"
        other = parse.tokens[top.index - 1].dep == "dobj" or children(parse, top.index, "nsubj", "nsubjpass")
        return governor if top.dep in {"ccomp", "advcl"} and other else None
    if top.dep != "pcomp" or governor.text.lower() != "from":
        return None
    verb = parse.tokens[governor.head]
    # "barred the envoys from entering": parsers may hang "from" on those who are barred
    over = parse.tokens[verb.head] if verb.dep in {"dobj", "nsubj", "nsubjpass"} else verb
    return next((v for v in (verb, over) if v.lemma.lower() in modality().preventing), None)


def is_done(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what was or is done: not "to stop", "may stop", "did not stop", "at stopping"."""
    first = parse.tokens[first_infinitive(parse, verb.index)]
    for token in (verb, first):
        helpers = children(parse, token.index, "aux")
        if any(h.tag in {"TO", "MD"} for h in helpers) or children(parse, token.index, "neg"):
            return False
    before = parse.tokens[verb.head].text.lower() if verb.dep == "pcomp" else "by"
    return verb.pos != "NOUN" and (verb.tag != "VBG" or before in modality().having_done)


def _is_any(parse: Parse, clause: Clause) -> bool:
    """ "Any agreement would …": there may be none."""
    nominal = parse.tokens[clause.head].pos == "NOUN"
    return nominal and any(d.text.lower() == "any" for d in children(parse, clause.head, "det"))


def is_minded(parse: Parse, clause: Clause) -> bool:
    """ "The deal that they have in mind", "had a sale in mind": it is no more than meant."""
    meant = modality().minding.get(parse.tokens[clause.head].lemma.lower())
    holders = [clause.head, *(c.index for c in children(parse, clause.head, "dobj"))]
    return meant is not None and any(
        noun.lemma.lower() == meant
        for holder in holders
        for preposition in children(parse, holder, "prep")
        if preposition.text.lower() == "in"
        for noun in children(parse, preposition.index, "pobj")
    )


def _is_past(parse: Parse, token: Token) -> bool:
    """Whether a word sets a clause apart as one of the past: "formerly", "ten years ago", "once stood"."""
    word, past = token.text.lower(), modality().background
    if word == "ago":
        return any(c.lemma.lower() in past.ago for c in children(parse, token.index, "npadvmod", "advmod"))
    if word != "once":
        return word in past.words
    before, after = _beside(parse, token.index - 1), _beside(parse, token.index + 1)
    often = after in past.each and _beside(parse, token.index + 2) in order_words().periods
    if token.dep != "advmod" or before in past.before_once or after in past.after_once or often:
        return False
    verb = parse.tokens[token.head]
    told = verb.pos in {"VERB", "AUX"} and (token.index < verb.index or verb.lemma == "be")
    looks_back = verb.tag in {"VBD", "VBN"} or any(
        h.tag == "VBD" or h.lemma == "have" for h in children(parse, verb.index, "aux", "auxpass")
    )
    return after in order_words().earlier or (told and looks_back)


def _beside(parse: Parse, index: int) -> str:
    return parse.tokens[index].text.lower() if 0 <= index < len(parse.tokens) else ""


def is_open(parse: Parse, clause: Clause) -> bool:
    """Whether a question is told of: "did not say whether …", "it is not known if …"."""
    top = parse.tokens[clause.top]
    governor = parse.tokens[top.head]
    marks = {c.text.lower() for c in children(parse, clause.top, "mark")}
    if top.dep == "ccomp":
        return bool(marks & {"whether", "if"})
    asked = governor.lemma.lower() in cues().verbs and negations(parse, governor.index) > 0
    return top.dep in {"advcl", "pcomp", "csubj", "acl"} and ("whether" in marks or ("if" in marks and asked))


def _is_infinitive(parse: Parse, top: int) -> bool:
    """A purpose or a wish: "to meet the minister", "wants them to leave"."""
    top = first_infinitive(parse, top)
    infinitival = parse.tokens[top].dep in {"advcl", "acl", "xcomp", "ccomp", "conj"}
    marks = children(parse, top, "aux")
    if parse.tokens[parse.tokens[top].head].lemma.lower() in cues().professing or _came_about(parse, top):
        return False
    # "claimed to have met": a perfect looks back
    return infinitival and any(c.tag == "TO" for c in marks) and all(c.text.lower() != "have" for c in marks)


def governing(parse: Parse, clause: Clause) -> tuple[int, ...]:
    """The words whose "will" and "not" hold for a clause; for "meet" of "did not fly and meet" "fly" too."""
    first = first_infinitive(parse, clause.head)
    return tuple(dict.fromkeys((*clause.operators, first, clause.head)))


def first_infinitive(parse: Parse, top: int) -> int:
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
