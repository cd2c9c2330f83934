"""What is told only to be called false: "reports of a theft are baseless"."""

from attrs import frozen

from crossbearing.claims.clauses import Clause
from crossbearing.claims.negation import negations
from crossbearing.lexicons.words import modality
from crossbearing.model.grammar import children
from crossbearing.model.parse import Parse, Token


@frozen
class Refutation:
    """The tokens of a report, claim or rumour whose content is said not to be so, and of the verb there."""

    report: int
    verb: int


def refutation(parse: Parse, clause: Clause) -> Refutation | None:
    """How the content of a report that a clause is, is said not to be so, if it is."""
    report = _report_over(parse, parse.tokens[clause.top])
    if report is None:
        return None
    verb = parse.tokens[report.head]
    if report.dep == "pobj":  # "there is no truth in reports"
        within = parse.tokens[verb.head]
        verb = parse.tokens[within.head]
        refuted = within.dep in {"attr", "dobj"} and _is_none(parse, within)
    elif report.dep == "nsubjpass":
        refuted = verb.lemma.lower() in modality().refuting["done"] and not negations(parse, verb.index)
    else:
        is_subject = report.dep == "nsubj"
        refuted = is_subject and (
            _is_called_false(parse, verb) or _disagrees(parse, verb) or _lacks(parse, verb)
        )
    is_condition = any(m.text.lower() in modality().conditions for m in children(parse, verb.index, "mark"))
    return Refutation(report.index, verb.index) if refuted and not is_condition else None


def _report_over(parse: Parse, content: Token) -> Token | None:
    """The report whose ``content`` it is: "reports that he left", "reports of a theft"; not "made by her"."""
    while content.dep == "conj":
        content = parse.tokens[content.head]
    over = parse.tokens[content.head]
    told = bool(children(parse, content.index, "mark"))
    if content.dep == "pobj":
        told = over.text.lower() in modality().refuting["of"]
        over = parse.tokens[over.head]
    elif content.dep in {"acl", "ccomp"}:
        told = told or bool(children(parse, content.index, "nsubj", "nsubjpass"))
    return over if told and over.lemma.lower() in modality().refuting["reports"] else None


def _is_called_false(parse: Parse, verb: Token) -> bool:
    """ "Are untrue", "is a lie", "is not true"; not "is no lie", "is partly false", "is not quite true"."""
    refuting = modality().refuting
    for word in children(parse, verb.index, "acomp", "attr"):
        marks = {m.text.lower() for m in children(parse, word.index, "det", "neg", "advmod")}
        negated = negations(parse, verb.index) + bool(marks & modality().negations.determiners)
        in_part = marks & refuting["partly"] or (negated and marks & refuting["wholly"])
        if not in_part and word.lemma.lower() in refuting["unsaid" if negated % 2 else "said"]:
            return True
    return False


def _disagrees(parse: Parse, verb: Token) -> bool:
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
    """ "No truth"; "is not any truth", but not "did not examine the truth"."""
    refuting, verb = modality().refuting, parse.tokens[noun.head]
    denied = verb.lemma.lower() in refuting["finding"] and negations(parse, verb.index) > 0
    marks = children(parse, noun.index, "det", "neg")
    said = denied or any(m.text.lower() in modality().negations.determiners for m in marks)
    return said and noun.lemma.lower() in refuting["lacked"]
