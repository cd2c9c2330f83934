"""An account as attributions are looked for in it: its clauses, their subjects, names and quotations."""

from attrs import frozen

from crossbearing.claims.clauses import SUBJECT, Clause, addressed, find_clauses
from crossbearing.claims.quotations import Quotation, by_token, find_quotations, is_quotative
from crossbearing.claims.roles import is_passive
from crossbearing.claims.sources import Source, agent_of, is_somebody, source_of
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.grammar import ancestors, children, conjuncts, names_by_token
from crossbearing.model.parse import Name, Parse, Token

# WordNet's fields of what one can have to do something: plans, an offer, the wish, a right.
INTENDED = {"cognition", "communication", "feeling", "act", "state", "attribute", "motive", "possession"}


@frozen
class Scene:
    """An account's sentences as attributions are looked for in them.

    ``subjects`` gives the subject heads of each clause's head and operators, ``by_word`` the clause.
    """

    parse: Parse
    clauses: list[Clause]
    by_word: dict[int, Clause]
    subjects: dict[int, tuple[int, ...]]
    names: dict[int, Name]
    quotations: list[Quotation]
    quoted: dict[int, Quotation]  # for each quoted token its quotation
    small: dict[int, Clause]  # for "called" of "called the plan a gamble" the clause of plan and gamble

    def source(self, verb: int) -> Source | None:
        """Who speaks where ``verb`` is a cue: its subject, in a passive the one named with "by".

        Nobody does where a speaker talks of what people say or know.
        """
        passive = is_passive_verb(self.parse, self.parse.tokens[verb])
        heads = agent_of(self.parse, verb) if passive else self.subjects.get(verb, ())
        heads = self._informant(verb) or heads or self._misread_subject(self.parse.tokens[verb])
        if heads and verb in self.quoted and heads[0] in self.quoted and self._is_anybody(heads[0]):
            return None
        if heads and self._is_it_saying(heads[0], verb):
            return Source(heads[0], heads[0] + 1, heads[0], "unnamed")
        return source_of(self.parse, heads, self.names)

    def _informant(self, verb: int) -> tuple[int, ...]:
        """ "I hear from a clerk that …": what is heard from somebody is his."""
        if self.parse.tokens[verb].lemma.lower() not in cues().hearing:
            return ()
        return tuple(
            target.index
            for preposition in children(self.parse, verb, "prep")
            if preposition.text.lower() == "from"
            for target in children(self.parse, preposition.index, "pobj")
            if is_somebody(self.parse, target.index, self.names) or target.pos == "PRON"
        )

    def _misread_subject(self, verb: Token) -> tuple[int, ...]:
        """The subject where the parser takes it for something else.

        A participle takes no "that": in "deputies alleged that …" they did. What stands between commas right
        before a last "said" says it: in "… of Lund, the mayor, Ilse Berg, said" no apposition of Lund.
        """
        parse = self.parse
        if verb.tag == "VBN" and verb.dep == "acl":
            told = [c for c in children(parse, verb.index, "ccomp") if children(parse, c.index, "mark")]
            return (verb.head,) if told else ()
        if is_quotative(parse, verb.index, self.quoted):
            # "“It held,” sighed one"
            return tuple(c.index for c in children(parse, verb.index, "dobj", "attr") if c.index > verb.index)
        before = verb.index - 2
        if verb.dep != "ROOT" or before < 0 or parse.tokens[verb.index - 1].text != ",":
            return ()
        noun = parse.tokens[before]
        while noun.dep == "appos" and parse.tokens[noun.head].dep == "appos":
            noun = parse.tokens[noun.head]
        return (noun.index,) if noun.dep == "appos" and noun.pos in {"NOUN", "PROPN"} else ()

    def _is_it_saying(self, head: int, verb: int) -> bool:
        """ "The ferry sank, it added": not "it is said", "it is fair to say"."""
        subject, saying = self.parse.tokens[head], self.parse.tokens[verb]
        return (
            subject.text.lower() == "it"
            and subject.dep == "nsubj"
            and subject.head == verb
            and saying.lemma.lower() in cues().quoting
        )

    def _is_anybody(self, head: int) -> bool:
        """ "you", "people", "a voter": not "the people", "two voters"."""
        marks = {
            c.text.lower() for c in children(self.parse, head, "det", "nummod", "poss", "amod", "compound")
        }
        return self.parse.tokens[head].lemma.lower() in cues().anybody and marks <= {
            "a",
            "any",
            "most",
            "some",
        }


def scene_of(parse: Parse) -> Scene:
    """The scene of an account."""
    clauses, quotations = find_clauses(parse), find_quotations(parse)
    by_word = {word: c for c in clauses for word in (c.head, *c.operators)}
    small = {c.parent: c for c in clauses if c.subject is not None and c.parent is not None}
    return Scene(
        parse,
        clauses,
        by_word,
        find_subjects(parse, clauses),
        names_by_token(parse),
        quotations,
        by_token(quotations),
        small,
    )


def is_passive_verb(parse: Parse, verb: Token) -> bool:
    """Whether the subject of the verb undergoes it; a bare participle of a verb counts."""
    participle = verb.tag == "VBN" and verb.dep in {"acl", "advcl"}
    return bool(children(parse, verb.index, "auxpass", "nsubjpass")) or (
        participle and not children(parse, verb.index, "aux", "nsubj")
    )


def find_subjects(parse: Parse, clauses: list[Clause]) -> dict[int, tuple[int, ...]]:
    """For each clause's head the head tokens of its subject, its own or the one it shares."""
    found: dict[int, tuple[int, ...]] = {}
    by_word = {word: clause for clause in clauses for word in (clause.head, *clause.operators)}
    for clause in sorted(clauses, key=lambda c: len(list(ancestors(parse, c.head)))):
        found[clause.head] = _subject(parse, clause, by_word, found)
        for operator in clause.operators:
            found[operator] = found[clause.head]
    return found


def _subject(
    parse: Parse, clause: Clause, by_word: dict[int, Clause], found: dict[int, tuple[int, ...]]
) -> tuple[int, ...]:
    if clause.subject is not None:
        return tuple(conjuncts(parse, clause.subject))
    for word in (*clause.operators, clause.head):
        own = [c for c in children(parse, word, *SUBJECT) if c.dep != "expl"]
        if own:
            # "… is over, said the captain": of two subjects the one behind the verb is its own
            mine = own[-1] if own[-1].index > word else own[0]
            # "eleven rifles and 40 kilos of powder were seized": the parser may take them for two subjects
            joined = own if children(parse, mine.index, "cc") and own[-1].index < word else [mine]
            if mine.dep not in {"nsubj", "nsubjpass"}:
                return ()
            return tuple(dict.fromkeys(i for t in joined for i in conjuncts(parse, t.index)))
    top = parse.tokens[clause.top]
    if top.dep == "relcl" and parse.tokens[top.head].dep in {"attr", "acomp"} and _is_to(parse, top):
        # "was the last to leave": whoever was the last
        return found.get(parse.tokens[top.head].head, ())
    if top.dep in {"acl", "relcl"}:
        if top.dep == "relcl" or is_passive(parse, clause):
            return ()
        # "his efforts to meet": the one who makes the effort meets
        owners = children(parse, top.head, "poss")
        return (owners[0].index,) if owners else _holder(parse, top, by_word, found)
    if top.dep == "pcomp" and clause.parent is not None:
        # "quoted the mayor as saying": the one quoted says
        other = _object_of_prepositional(parse, clause.parent, parse.tokens[top.head])
        return tuple(conjuncts(parse, other)) if other is not None else found.get(clause.parent, ())
    above = parse.tokens[top.head]
    # "was quick to say": whoever was quick says
    governor = by_word.get(above.head if above.dep in {"acomp", "oprd"} else above.index)
    if governor is None or governor.head == clause.head:
        return ()
    if top.dep == "xcomp":
        # "asked them to leave": the object leaves
        objects = children(parse, top.head, "dobj", "dative") or addressed(parse, top.head)
        if objects:
            return tuple(conjuncts(parse, objects[0].index))
    if top.dep in {"conj", "xcomp", "advcl"}:
        return found.get(governor.head, ())
    return ()


def _holder(
    parse: Parse, verb: Token, by_word: dict[int, Clause], found: dict[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """ "Has plans to meet": who has the plans; of "a man to trust" it is the man."""
    noun = parse.tokens[verb.head]
    held = noun.dep == "dobj" and noun.head in by_word and _is_to(parse, verb)
    meant = wordnet.word(noun.lemma.lower(), "n").field in INTENDED
    holders = found.get(by_word[noun.head].head, ()) if held and meant else ()
    return holders or (noun.index,)


def _is_to(parse: Parse, verb: Token) -> bool:
    return any(c.tag == "TO" for c in children(parse, verb.index, "aux"))


def _object_of_prepositional(parse: Parse, verb: int, preposition: Token) -> int | None:
    """The object that does what a preposition brings: "quoted him as saying", "accused him of lying"."""
    word = preposition.text.lower()
    if word not in {"as", "of", "from", "against"}:
        return None
    objects = children(parse, verb, "dobj")
    if not objects or (word != "as" and children(parse, verb, "nsubjpass")):
        return None
    # the parser may hang "of taking" on the object: only after an accusation is that the object's act
    blames = predicates().verbs.get(parse.tokens[verb].lemma.lower())
    hangs = preposition.head == verb or (blames is not None and blames.name == "accuse")
    return objects[0].index if hangs else None
