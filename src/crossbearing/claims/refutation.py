"""What is told only to be called false: "reports of a theft are baseless"."""

from crossbearing.claims.clauses import Clause
from crossbearing.claims.negation import negations
from crossbearing.lexicons.words import cues, modality
from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse, Token


def refuted_report(parse: Parse, clause: Clause) -> int | None:
    """The token of the report, claim or rumour whose content a clause is, if it is said not to be so."""
    report = _report_over(parse, parse.tokens[clause.top])
    return report.index if report is not None and _is_refuted(parse, report) else None


def _is_refuted(parse: Parse, report: Token) -> bool:
    verb = parse.tokens[report.head]
    if report.dep == "nsubjpass":
        return verb.lemma.lower() in modality().refuting["done"] and not negations(parse, verb.index)
    if report.dep == "nsubj":
        return _is_called_false(parse, verb) or _agrees_with_nothing(parse, verb) or _lacks(parse, verb)
    within = parse.tokens[verb.head]  # "there is no truth in reports"
    return report.dep == "pobj" and within.dep in {"attr", "dobj"} and _is_none(parse, within)


def _report_over(parse: Parse, content: Token) -> Token | None:
    """The report whose ``content`` it is: "reports that he left", "reports of a theft"."""
    while content.dep == "conj":
        content = parse.tokens[content.head]
    over = parse.tokens[content.head]
    if content.dep == "pobj":
        over = parse.tokens[over.head]
    elif content.dep not in {"acl", "ccomp"} and not children(parse, content.index, "mark"):
        return None
    return over if over.lemma.lower() in cues().nouns else None


def _is_called_false(parse: Parse, verb: Token) -> bool:
    """ "Are untrue", "is a lie", "is not true"."""
    refuting, negated = modality().refuting, negations(parse, verb.index) % 2 == 1
    said = {word.lemma.lower() for word in children(parse, verb.index, "acomp", "attr")}
    return bool(said & refuting["unsaid"] if negated else said & refuting["said"])


def _agrees_with_nothing(parse: Parse, verb: Token) -> bool:
    """ "Do not correspond to reality"."""
    refuting = modality().refuting
    if verb.lemma.lower() not in refuting["agreeing"] or not negations(parse, verb.index):
        return False
    objects = [
        *children(parse, verb.index, "dobj"),
        *(o for p in children(parse, verb.index, "prep") for o in children(parse, p.index, "pobj")),
    ]
    return any(o.lemma.lower() in refuting["real"] for o in objects)


def _lacks(parse: Parse, verb: Token) -> bool:
    """ "Have no basis in fact"."""
    objects = children(parse, verb.index, "dobj")
    return verb.lemma.lower() == "have" and any(_is_none(parse, o) for o in objects)


def _is_none(parse: Parse, noun: Token) -> bool:
    """ "No truth", "not any basis"."""
    none = modality().negations.determiners
    marks = children(parse, noun.index, "det", "neg")
    said = any(m.text.lower() in none for m in marks) or negations(parse, noun.head) > 0
    return said and noun.lemma.lower() in modality().refuting["lacked"]
