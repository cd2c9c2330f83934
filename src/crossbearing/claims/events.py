"""What kind of act a claim tells of: the roots of PLOVER (Open Event Data Alliance 2018).

After the principles of CAMEO (Gerner, Schrodt and Yilmaz 2009): the verb with its particle and its object
name an act; what stands over it makes another of it. To agree to help is AGREE, to refuse to is REJECT,
to lift a ban is YIELD, to threaten with one is THREATEN.
"""

from collections.abc import Iterator

from attrs import frozen

from crossbearing.claims.clauses import Clause
from crossbearing.claims.roles import antecedent_of_relative
from crossbearing.lexicons.events import Frame, acts
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import modality
from crossbearing.model.grammar import children, conjuncts
from crossbearing.model.parse import Parse, Token

BESIDE = ("prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "ccomp", "xcomp")
ACTS = {"act", "communication", "event", "possession", "process"}  # fields of nouns that may name acts


@frozen
class _Predicate:
    """What stands beside a verb: words, and the acts that they name."""

    subjects: frozenset[str]  # who acts
    objects: frozenset[str]  # what it is done to, of a verb without an object what its prepositions bring
    around: frozenset[str]  # what its prepositions bring
    act: str | None  # the root that one of its objects names
    carried: str | None  # the root that an object names that may carry the verb's act


def event_of(parse: Parse, clause: Clause, subjects: tuple[int, ...]) -> str | None:
    """The PLOVER root of what a clause tells, None where it tells of no such act.

    ``subjects`` are the heads of the clause's subject. The root is that of the act as meant: an act in the
    future or refused has another root than one that is done.
    """
    if clause.subject is not None:
        return None
    token = parse.tokens[clause.head]
    if token.pos in {"NOUN", "PROPN"} and not children(parse, clause.head, "dobj"):
        return _noun(parse, clause.head)
    root = _meant(parse, clause.head, _verb(parse, clause.head, subjects))
    for operator in reversed(clause.operators):
        over = acts().over.get(parse.tokens[operator].lemma.lower())
        root = _meant(parse, operator, _changed(over, root) if over else root)
    return root


def _changed(change: str, root: str | None) -> str | None:
    """The root of an act that is undone, refused, promised …"""
    table, before = acts().changes[change], root or "nothing"
    made = table.get(before, table.get("any", before))
    return None if made == "nothing" else made


def _meant(parse: Parse, index: int, root: str | None) -> str | None:
    """What negation and modals on a verb make of an act."""
    lexicon = acts()
    modals = {child.text.lower() for child in children(parse, index, "aux")}
    if modals & {"have", "'ve", "’ve"}:
        # "would have sailed", "may have sailed" are of the past
        modals = set()
    future, possible = bool(modals & lexicon.future), bool(modals & lexicon.possible)
    if any(c.lemma.lower() in modality().negations.words for c in children(parse, index, "neg", "advmod")):
        root = _changed("denied", root)
    if future:
        return _changed("willed", root)
    return _changed("possible", root) if possible else root


def _verb(parse: Parse, index: int, subjects: tuple[int, ...]) -> str | None:
    """The root of a verb: that of the longest form the lexicon knows."""
    forms = [form for form in _forms(parse, index) if form in acts().forms]
    if not forms:
        return None
    acting = frozenset(w for d in _doers(parse, index, subjects) for w in _words(parse, d))
    if acting & acts().forces:
        return None
    direct, brought = _direct(parse, index), _brought(parse, index)
    carried = list(direct)
    if acts().happening.intersection(forms) and not direct:
        carried += subjects
    if acts().bringing.intersection(forms):
        carried += brought
    objects = tuple(dict.fromkeys([*carried, *(brought if not direct else ())]))
    predicate = _Predicate(
        acting,
        frozenset(w for o in objects for w in _words(parse, o)),
        frozenset(w for b in brought for w in _words(parse, b)),
        next(filter(None, (_noun(parse, o) for o in objects)), None),
        next(filter(None, (_noun(parse, c) for c in carried)), None),
    )
    root = next(filter(None, (_coded(predicate, form) for form in forms)), None)
    return None if root == "nothing" else root


def _doers(parse: Parse, index: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """Who acts: the subject, in a passive those named with "by"."""
    if not children(parse, index, "nsubjpass", "auxpass"):
        return subjects
    return tuple(t.index for by in children(parse, index, "agent") for t in children(parse, by.index, "pobj"))


def _coded(predicate: _Predicate, form: str) -> str | None:
    lexicon = acts()
    for frame in lexicon.frames.get(form, ()):
        if _fits(frame, predicate):
            if frame.root in lexicon.changes:
                return _changed(frame.root, predicate.act)
            return predicate.act if frame.root == "same" else frame.root
    # "withdrew from talks" undoes what the preposition brings, "ended in talks" does not
    undone = predicate.act if " " in form else predicate.carried
    if undone is not None and form in lexicon.undoing:
        return _changed("undone", undone)
    if predicate.carried is not None and form in lexicon.carrying:
        return predicate.carried
    return lexicon.verbs.get(form)


def _fits(frame: Frame, predicate: _Predicate) -> bool:
    return (
        (not frame.subjects or bool(frame.subjects & predicate.subjects))
        and (not frame.objects or bool(frame.objects & predicate.objects))
        and (not frame.around or bool(frame.around & predicate.around))
        and (not frame.acts or (predicate.act or "") in frame.acts)
    )


def _forms(parse: Parse, index: int) -> Iterator[str]:
    """ "go on strike": "go strike", "go on", "go"."""
    beside = children(parse, index, *BESIDE)
    direct = [b for b in beside if b.dep == "dobj"]
    found = [
        t for b in beside if b.dep in {"prep", "ccomp"} for t in children(parse, b.index, "pobj", "acomp")
    ]
    # "held Berg responsible": parsers hang the adjective on the noun before it; "set them free"
    found += [a for b in direct for a in children(parse, b.index, "amod") if a.index > b.index]
    found += [a for a in children(parse, index, "advcl") if a.pos == "ADJ"]
    # in "took the town in May" the preposition is not the verb's
    found += [b for b in beside if not (direct and b.dep == "prep")]
    for lemma in _lemmas(parse.tokens[index]):
        for companion in found:
            yield f"{lemma} {companion.lemma.lower()}"
        yield lemma


def _lemmas(token: Token) -> Iterator[str]:
    """The lemma; of a form in -ed that the tagger took for another, what it may stand for."""
    lemma = token.lemma.lower()
    yield lemma
    if lemma.endswith("ed") and len(lemma) > 5:
        yield from (lemma[:-2], lemma[:-1], lemma[:-3])


def _direct(parse: Parse, index: int) -> list[int]:
    """The nouns that a verb is done to or that carry what it does."""
    found = children(parse, index, "dobj", "nsubjpass", "attr")
    token = parse.tokens[index]
    if not found and token.tag == "VBN" and token.dep == "acl":
        found = [parse.tokens[token.head]]
    heads = [i for child in found for i in conjuncts(parse, antecedent_of_relative(parse, child.index))]
    # "gave the mayor, a friend, permission": parsers take the last for another name of the first
    given = children(parse, index, "dobj", "dative")
    return [*heads, *(t.index for g in given for t in children(parse, g.index, "appos", "conj"))]


def _brought(parse: Parse, index: int) -> list[int]:
    """The nouns that the prepositions of a verb bring, "out of" as well as "of"."""
    prepositions = children(parse, index, "prep")
    prepositions += [further for p in prepositions for further in children(parse, p.index, "prep")]
    targets = [t for p in prepositions for t in children(parse, p.index, "pobj")]
    return [i for target in targets for i in conjuncts(parse, target.index)]


def _words(parse: Parse, index: int) -> Iterator[str]:
    """The forms of a noun and of the words before it, and "person" for a person's name."""
    for token in (parse.tokens[index], *children(parse, index, "compound", "amod", "nmod")):
        yield from _names(token)
    if any(name.first <= index < name.last and name.label == "person" for name in parse.names):
        yield "person"


def _noun(parse: Parse, index: int) -> str | None:
    """The root of the act that a noun names, else of what goes with it: "truce efforts", "round of talks"."""
    lexicon = acts()
    token = parse.tokens[index]
    if token.pos == "PROPN" and token.text.lower() in lexicon.names:
        return None
    before = children(parse, index, "compound", "amod", "nmod")
    for name in _names(token):
        for modifier in before:
            if (pair := f"{modifier.text.lower()} {name}") in lexicon.nouns:
                return lexicon.nouns[pair]
    for name in _names(token):
        if name in lexicon.nouns:
            return lexicon.nouns[name]
    inside = [
        target.index
        for preposition in children(parse, index, "prep")
        if preposition.text.lower() in {"of", "in", "to"}
        for target in children(parse, preposition.index, "pobj")
    ]
    found = next(filter(None, (_noun(parse, i) for i in inside)), None)
    if found is not None:
        return _changed("undone", found) if token.lemma.lower() in lexicon.undoing else found
    compounds = (_noun(parse, m.index) for m in before if m.pos == "NOUN" and _is_act(token))
    return _derived(token) or next(filter(None, compounds), None)


def _is_act(token: Token) -> bool:
    """Whether a noun may name an act: no person, no name."""
    return token.pos == "NOUN" and word(token.lemma.lower(), "n").field != "person"


def _names(token: Token) -> tuple[str, str]:
    return token.text.lower(), token.lemma.lower()


def _derived(token: Token) -> str | None:
    """The root of the verb that a noun of an act is derived from."""
    known = word(token.lemma.lower(), "n")
    if known.verb in {None, token.lemma.lower()} or known.field not in ACTS:
        return None
    return acts().verbs.get(known.verb or "")
