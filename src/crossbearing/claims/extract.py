"""Parse → Claims: one claim for each clause that asserts something."""

from attrs import evolve, frozen

from crossbearing.claims.attitudes import find_attitudes
from crossbearing.claims.attribution import Attribution, find_attributions
from crossbearing.claims.basis import basis_of
from crossbearing.claims.clauses import Clause
from crossbearing.claims.continuation import continued_attributions
from crossbearing.claims.events import event_of
from crossbearing.claims.frames import is_minded
from crossbearing.claims.modality import SURENESS, factuality
from crossbearing.claims.nominals import is_added, nominal_clauses
from crossbearing.claims.opinions import opined
from crossbearing.claims.order import find_order
from crossbearing.claims.phrases import phrased
from crossbearing.claims.pronouns import with_known_speakers
from crossbearing.claims.quotations import quoted_how
from crossbearing.claims.roles import find_roles, sense_of
from crossbearing.claims.scene import Scene, scene_of
from crossbearing.claims.sources import Source
from crossbearing.claims.transcript import transcribed
from crossbearing.lexicons.words import modality, order_words, predicates, role_words
from crossbearing.model.claim import Claim, Cue, Layer, Quoted, Speaker
from crossbearing.model.grammar import ancestors, children, subtree
from crossbearing.model.parse import Parse

WORDLESS = {"ADP", "DET", "INTJ", "NUM", "PROPN"}  # "Tuesday 4 May, 22:15", "No. 3", "What about the boat?"
CONTENT_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}


@frozen
class _Reading:
    """What is known of an account's sentences before claims are made of them."""

    scene: Scene
    over: dict[int, list[Attribution]]  # for each clause's head the attributions whose content holds it
    aside: frozenset[int]  # words that only attribute

    @property
    def parse(self) -> Parse:
        return self.scene.parse


def extract(parse: Parse) -> tuple[Claim, ...]:
    """The claims of an account in order of the text; entities, times and quantities are not yet grounded."""
    scene = scene_of(parse)
    attributions = find_attributions(scene) + opined(scene) + phrased(scene) + transcribed(scene)
    attributions = with_known_speakers(scene, attributions + find_attitudes(scene, attributions))
    speech = [a for a in attributions if a.head is None]
    attributions += continued_attributions(scene, scene.quotations, speech)
    clauses = [*scene.clauses, *nominal_clauses(scene, attributions)]
    aside = frozenset(i for a in attributions for i in a.aside)
    reading = _Reading(scene, _over(clauses, attributions), aside)
    reporting = {a.cue[1] - 1 for a in attributions if a.content and not a.act}
    asserting = [c for c in clauses if c.head not in reporting and not _is_bare(parse, c)]
    claims = {c.head: _claim(reading, c) for c in asserting}
    _colour_with_governing(parse, clauses, claims)
    conditions = _conditions(parse, clauses)
    return tuple(
        evolve(claim, condition=claims[conditions[head]].id) if conditions.get(head) in claims else claim
        for head, claim in sorted(claims.items())
    )


def _colour_with_governing(parse: Parse, clauses: list[Clause], claims: dict[int, Claim]) -> None:
    """ "May strike, using stolen boats", "may sail to meet them": what goes with an act is no surer; what is
    told besides ("may send tents, besides food") is as sure."""
    for clause in sorted(clauses, key=lambda c: len(list(ancestors(parse, c.head)))):
        top, own, governing = (
            parse.tokens[clause.top],
            claims.get(clause.head),
            claims.get(clause.parent or -1),
        )
        if own is None or governing is None:
            continue
        if is_added(parse, top):
            claims[clause.head] = evolve(own, certainty=governing.certainty, frame=governing.frame)
        if top.dep not in {"advcl", "pcomp"}:
            continue
        if top.tag != "VBG" and not any(c.tag == "TO" for c in children(parse, top.index, "aux", "auxpass")):
            continue
        unreal = governing.frame in {"expected", "hypothetical"} and own.frame == "actual"
        claims[clause.head] = evolve(
            own,
            certainty=min(own.certainty, governing.certainty, key=lambda level: SURENESS[level]),
            frame=governing.frame if unreal else own.frame,
        )


def _over(clauses: list[Clause], attributions: list[Attribution]) -> dict[int, list[Attribution]]:
    heads = {c.head for c in clauses}
    found: dict[int, list[Attribution]] = {head: [] for head in heads}
    for attribution in attributions:
        for head in sorted(attribution.content & heads):
            if head != attribution.cue[1] - 1 or attribution.whole:
                found[head].append(attribution)
    return found


def _is_bare(parse: Parse, clause: Clause) -> bool:
    """ "The bank has or will provide", "which they have in mind": a verb without its object; a lone word."""
    head = parse.tokens[clause.head]
    words = [i for i in clause.tokens if parse.tokens[i].pos not in {"PUNCT", "SPACE", "SYM", "X"}]
    objects = [c for c in children(parse, clause.head, "dobj") if c.text.lower() not in role_words().relative]
    if len(words) < 2 or (is_minded(parse, clause) and not objects):
        return True
    if head.pos in WORDLESS and not any(parse.tokens[i].pos in {"VERB", "AUX"} for i in clause.tokens):
        return not children(parse, clause.head, "nsubj", "nsubjpass")
    told = ("ccomp", "csubj", "advcl") if head.pos == "ADJ" else ("ccomp", "csubj")
    if children(parse, clause.head, *told) and any(
        c.text.lower() == "it" for c in children(parse, clause.head, "nsubj", "nsubjpass", "expl")
    ):
        # "it is unclear whether", "made it clear that": the claim is the clause
        return head.lemma.lower() == "be" or head.pos == "ADJ"
    said = [parse.tokens[c] for c in head.children if c in clause.tokens]
    bare = {"nsubj", "nsubjpass", "aux", "punct", "cc", "mark", "advmod", "neg", "expl"}
    if head.lemma.lower() == "be" and any(c.dep == "advmod" and c.index > clause.head for c in said):
        return False  # "the strike is over"
    return head.lemma.lower() in {"have", "be", "do"} and all(c.dep in bare for c in said)


def _claim(reading: _Reading, clause: Clause) -> Claim:
    parse = reading.parse
    apart = _told_by_itself(parse, clause)
    told = tuple(i for i in clause.tokens if i not in reading.aside and i not in apart)
    clause = evolve(clause, tokens=told or clause.tokens)
    sense = sense_of(parse, clause)
    chain = _chain(reading, clause)
    reality = factuality(parse, clause, chain)
    start, end = _extent(reading, clause)
    inner = chain[-1] if chain else None
    head = parse.tokens[clause.head]
    return Claim(
        document=parse.document,
        start=start,
        end=end,
        text=parse.text[start:end],
        predicate=head.lemma.lower(),
        head=head.start,
        sentence=clause.sentence,
        sense=sense.name if sense else None,
        event=event_of(parse, clause, reading.scene.subjects.get(clause.head, ())),
        roles=find_roles(parse, clause, reading.scene.subjects.get(clause.head, ()), sense),
        speaker=_speaker(parse, inner.source) if inner and inner.source else None,
        cue=_cue(parse, inner) if inner else None,
        quoted=_quoted(reading, clause, inner),
        via=tuple(Layer(_speaker(parse, a.source) if a.source else None, _cue(parse, a)) for a in chain[:-1]),
        certainty=reality.certainty,
        polarity=reality.polarity,
        frame=reality.frame,
        order=find_order(parse, clause, sense),
        basis=basis_of(parse, chain),
        nominal=clause.head not in reading.scene.by_word,
        terms=_terms(parse, clause),
    )


def _told_by_itself(parse: Parse, clause: Clause) -> frozenset[int]:
    """The words "in exchange for gas" or "besides gas" after the act of a clause: a claim of their own."""
    for index in clause.tokens:
        token = parse.tokens[index]
        joint = parse.tokens[token.head]
        is_return = token.dep == "pobj" and token.lemma.lower() in role_words().returns
        named = is_return and any(c.text.lower() == "for" for c in children(parse, index, "prep"))
        if clause.head < joint.index and (named or is_added(parse, token)):
            return frozenset(subtree(parse, joint.index))
    return frozenset()


def _quoted(reading: _Reading, clause: Clause, inner: Attribution | None) -> Quoted | None:
    if inner is not None and inner.lemma == ":" and inner.aside:
        return "direct"  # a transcript needs no marks
    return quoted_how(reading.parse, clause, reading.scene.quoted, inner is not None)


def _chain(reading: _Reading, clause: Clause) -> list[Attribution]:
    """The attributions over a clause, outermost first; the innermost named source speaks."""
    ordered = sorted(reading.over[clause.head], key=lambda a: (-len(a.content), a.cue))
    if any(a.source is not None and not _is_first_person(reading.parse, a.source) for a in ordered):
        # in ""I warn you that …", he said" it is he who warns
        ordered = [a for a in ordered if a.source is None or not _is_first_person(reading.parse, a.source)]
    # a cue without a source ("is believed to") colours the claim but does not hide who speaks
    return [a for a in ordered if a.source is None] + [a for a in ordered if a.source is not None]


def _is_first_person(parse: Parse, source: Source) -> bool:
    return parse.tokens[source.head].text.lower() in {"i", "we"}


def _extent(reading: _Reading, clause: Clause) -> tuple[int, int]:
    """First and last character of the clause's words, without outer punctuation and conjunctions."""
    tokens = reading.parse.tokens
    words = sorted({*clause.tokens, *_ranked_for(reading.parse, clause)})
    while len(words) > 1 and _is_edge(reading.parse, words[0], True):
        words.pop(0)
    while len(words) > 1 and _is_edge(reading.parse, words[-1], False):
        words.pop()
    first, last = words[0], words[-1]
    # a quotation that only begins or ends the claim keeps both its marks
    opened, closed = reading.scene.quoted.get(first), reading.scene.quoted.get(last)
    if opened is not None and opened != closed and first == opened.first:
        first -= 1
    if closed is not None and closed != opened and last == closed.last - 1 and closed.closed:
        last += 1
    return tokens[first].start, tokens[last].end


def _ranked_for(parse: Parse, clause: Clause) -> list[int]:
    """What something is the first or only one for, where that ends the clause: "the first | to sink"."""
    ranks = modality().ranking.union(order_words().ordinals)
    for named in children(parse, clause.head, "attr"):
        if any(t.lemma.lower() in ranks for t in children(parse, named.index, "amod")):
            for verb in children(parse, named.index, "acl", "relcl"):
                told = subtree(parse, verb.index)
                after = (parse.tokens[i].pos for i in clause.tokens if i > told[0])
                if parse.tokens[told[0]].tag == "TO" and all(pos == "PUNCT" for pos in after):
                    return told
    return []


def _is_edge(parse: Parse, index: int, leading: bool) -> bool:
    token = parse.tokens[index]
    if token.pos in {"PUNCT", "SPACE", "SYM"} and token.text not in {"$", "€", "£"}:
        return True
    if leading:
        # a claim is a statement: what joins it to its sentence is not part of it, but its condition is
        return token.dep in {"cc", "mark"} and token.text.lower() not in modality().conditions
    # "including by", left over where its clause is a claim of its own
    stranded = token.pos in {"ADP", "SCONJ"} and token.dep in {"prep", "mark", "agent"}
    return token.dep == "cc" or (stranded and not children(parse, index, "pobj", "prep"))


def _speaker(parse: Parse, source: Source) -> Speaker:
    first, last = parse.tokens[source.first], parse.tokens[source.last - 1]
    told, end = source.meant or (source.first, source.last)
    name = parse.text[parse.tokens[told].start : parse.tokens[end - 1].end]
    return Speaker(name, first.start, last.end, source.kind)


def _cue(parse: Parse, attribution: Attribution) -> Cue:
    first, last = attribution.cue
    return Cue(parse.tokens[first].start, parse.tokens[last - 1].end, attribution.lemma)


def _terms(parse: Parse, clause: Clause) -> tuple[str, ...]:
    """Lemmas of the content words, each once, in order."""
    stop = predicates().stop
    lemmas = (
        parse.tokens[i].lemma.lower()
        for i in clause.tokens
        if parse.tokens[i].pos in CONTENT_WORDS and len(parse.tokens[i].text) > 1
    )
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in stop))


def _conditions(parse: Parse, clauses: list[Clause]) -> dict[int, int]:
    """For the head of a main clause the head of the if-clause that conditions it."""
    found: dict[int, int] = {}
    for clause in clauses:
        marks = {m.text.lower() for m in children(parse, clause.top, "mark")}
        if marks & modality().binding and clause.parent is not None:
            found[clause.parent] = clause.head
    return found
