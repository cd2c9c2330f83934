"""Roles: who does what to whom, read off a clause's grammar."""

from collections.abc import Iterator

from crossbearing.claims.clauses import Clause
from crossbearing.claims.parts import fitting_role
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.passing import passing
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import Sense, order_words, predicates, role_words
from crossbearing.model.claim import Role, RoleName
from crossbearing.model.grammar import children, conjuncts, subtree
from crossbearing.model.parse import Parse, Token

OUTSIDE_NOUN = {
    "neg",
    "relcl",
    "acl",
    "advcl",
    "appos",
    "conj",
    "cc",
    "prep",
    "punct",
    "preconj",
    "case",
    "mark",
    "ccomp",
}


def sense_of(parse: Parse, clause: Clause) -> Sense | None:
    """The sense of the predicate: the verb with its particle, or the noun a light verb carries."""
    lexicon = predicates()
    token = parse.tokens[clause.head]
    lemma = token.lemma.lower()
    for companion in children(parse, clause.head, "prt", "prep", "advmod", "acomp", "oprd", "xcomp", "dobj"):
        for word in (companion.text.lower(), companion.lemma.lower()):
            if f"{lemma} {word}" in lexicon.verbs:
                return lexicon.verbs[f"{lemma} {word}"]
    if any(f"{lemma} {word}" in lexicon.plain for word in _beside(parse, token)):
        return None
    if _is_against_rule(parse, token):
        return lexicon.senses["breach"]
    if lemma in lexicon.light:
        for noun in children(parse, clause.head, "dobj", "attr", "nsubjpass"):
            if noun.lemma.lower() in lexicon.nouns:
                return lexicon.nouns[noun.lemma.lower()]
    if token.pos in {"NOUN", "PROPN"}:
        return lexicon.nouns.get(lemma)
    return lexicon.verbs.get(lemma)


def _beside(parse: Parse, verb: Token) -> list[str]:
    """The particles, adverbs and adjectives beside a verb, and what its prepositions bring."""
    beside = children(parse, verb.index, "prt", "prep", "advmod", "acomp", "oprd")
    brought = [t for p in beside if p.dep == "prep" for t in children(parse, p.index, "pobj")]
    # "came out of the port" goes on, "the facts came out" does not
    alone = [t for t in beside if not children(parse, t.index, "prep", "pobj", "pcomp")]
    return [t.lemma.lower() for t in (*alone, *brought)]


def _is_against_rule(parse: Parse, verb: Token) -> bool:
    """ "The sale would be against the law"."""
    lexicon = predicates()
    return verb.lemma.lower() in lexicon.against.verbs and any(
        target.lemma.lower() in lexicon.rules
        for preposition in children(parse, verb.index, "prep")
        if preposition.text.lower() in lexicon.against.prepositions
        for target in children(parse, preposition.index, "pobj")
    )


def find_roles(
    parse: Parse, clause: Clause, subjects: tuple[int, ...], sense: Sense | None
) -> tuple[Role, ...]:
    """The roles of a clause; ``subjects`` are the heads of its subject, found by the caller."""
    found: list[Role] = []
    if parse.tokens[clause.head].pos == "NOUN" and clause.subject is None and not subjects:
        return tuple(dict.fromkeys(_of_noun(parse, clause.head, sense)))
    passive = is_passive(parse, clause)
    undergone: RoleName = "recipient" if _is_given(parse, clause, sense) else "theme"
    for subject in subjects:
        found.extend(_roles(parse, undergone if passive else "agent", subject))
    if clause.subject is not None:
        # "called the plan a gamble": what it is called
        found.extend(_roles(parse, "attribute", clause.head))
    for word in (*clause.operators, clause.head):
        found.extend(_complements(parse, clause, word, sense, passive))
    return tuple(dict.fromkeys(found))


def _is_given(parse: Parse, clause: Clause, sense: Sense | None) -> bool:
    """ "Chile was given 60 tanks": in a passive that keeps an object the subject receives."""
    return _passes(parse, clause.head, sense) and bool(children(parse, clause.head, "dobj"))


def _passes(parse: Parse, word: int, sense: Sense | None) -> bool:
    """Whether the predicate tells that something passes from one to another."""
    known = passing(parse.tokens[word].lemma.lower()) is not None
    return known or (sense is not None and (sense.giver is not None or sense.receiver is not None))


def _of_noun(parse: Parse, noun: int, sense: Sense | None) -> Iterator[Role]:
    """The roles around a noun that names an event: "Lund's sale of grain to Berg", "the harbour blast"."""
    owned = children(parse, noun, "poss")
    by = [t for p in children(parse, noun, "agent", "prep") for t in _objects_of(parse, p, "by")]
    of = [t for p in children(parse, noun, "prep") for t in _objects_of(parse, p, "of")]
    between = [
        t
        for p in children(parse, noun, "prep")
        for among in ("between", "among")
        for t in _objects_of(parse, p, among)
    ]
    moves = sense is not None and sense.motion
    # whose it is does it, unless somebody else is named who does
    for owner in owned:
        yield from _roles(parse, "theme" if by else "agent", owner.index)
    for target in by + between:
        yield from _roles(parse, "agent", target.index)
    for target in of:
        yield from _roles(parse, "agent" if moves and not owned and not by else "theme", target.index)
    for part in children(parse, noun, "compound", "nmod", "amod"):
        if part.pos in {"NOUN", "PROPN"}:
            yield from _roles(parse, "theme", part.index)
    for preposition in children(parse, noun, "prep"):
        if preposition.text.lower() not in {"of", "by", "between", "among"}:
            yield from _prepositional(parse, preposition, sense, False)


def _objects_of(parse: Parse, preposition: Token, word: str) -> list[Token]:
    return children(parse, preposition.index, "pobj") if preposition.text.lower() == word else []


def is_passive(parse: Parse, clause: Clause) -> bool:
    """Whether the subject undergoes: "was sold", "grain sold by", "was shot and killed", "found him shot"."""
    if children(parse, clause.head, "nsubjpass", "auxpass"):
        return True
    token = parse.tokens[clause.head]
    if token.tag != "VBN" or children(parse, clause.head, "aux", "dobj"):
        return False
    if token.dep == "conj":
        governor = parse.tokens[token.head]
        return bool(children(parse, governor.index, "nsubjpass", "auxpass"))
    return token.dep in {"acl", "ccomp"}


def _complements(
    parse: Parse, clause: Clause, word: int, sense: Sense | None, passive: bool
) -> Iterator[Role]:
    own = set(clause.tokens)
    transfer = _passes(parse, word, sense)
    provided = _provided_with(parse, word, sense)
    for child in children(
        parse, word, "dobj", "dative", "attr", "acomp", "oprd", "agent", "prep", "npadvmod"
    ):
        if child.index not in own or child.index in clause.operators:
            continue
        if child.dep in {"dobj", "oprd"}:
            receives = provided or (transfer and _is_first_of_two(parse, child))
            yield from _roles(parse, "recipient" if receives else "theme", child.index)
        elif child.dep == "dative":
            for target in children(parse, child.index, "pobj") or [child]:
                yield from _roles(parse, "recipient", target.index)
        elif child.dep in {"attr", "acomp"}:
            yield from _roles(parse, "attribute", child.index)
            yield from _rules_broken(parse, child, sense)
            yield from _inside(parse, child, sense, transfer)
        elif child.dep == "agent":
            for target in children(parse, child.index, "pobj"):
                yield from _roles(parse, "instrument" if _is_means(parse, target) else "agent", target.index)
        elif child.dep == "prep":
            # "was given 60 tanks by Norway": no means, but the one who gives
            givers = _objects_of(parse, child, "by") if passive and transfer else []
            for giver in givers:
                yield from _roles(parse, "agent", giver.index)
            shared = child.text.lower() == "between" and not _is_shared(parse, word)
            for index in conjuncts(parse, child.index) if not (givers or shared) else []:
                yield from _prepositional(parse, parse.tokens[index], sense, provided)
        if child.dep == "dobj":
            yield from _inside(parse, child, sense, transfer)
        if child.pos == "ADJ" and child.dep in {"acomp", "oprd"} and _is_going(parse, child, sense):
            for preposition in children(parse, child.index, "prep"):
                yield from _prepositional(parse, preposition, sense, False)
    for adverb in children(parse, word, "advmod", "prt"):
        # "pulled the troops back to barracks"
        if adverb.lemma.lower() in role_words().bound:
            for preposition in children(parse, adverb.index, "prep"):
                yield from _prepositional(parse, preposition, sense, False)
    for stray in _stray_objects(parse, word):
        if stray.index in own:
            yield from _roles(parse, "theme", stray.index)
    if passive and parse.tokens[word].dep == "acl" and not children(parse, word, "nsubj", "nsubjpass"):
        yield from _roles(parse, "theme", parse.tokens[word].head)


def _is_shared(parse: Parse, verb: int) -> bool:
    """ "A deal was signed between Lund and Berg", but not "she stood between Lund and Berg"."""
    subjects = children(parse, verb, "nsubj")
    return all(wordnet.word(s.lemma.lower(), "n").field in role_words().without_a_body for s in subjects)


def _is_means(parse: Parse, noun: Token) -> bool:
    """ "Was taken by bus": a thing without an article is how, not who."""
    told = children(parse, noun.index, "det", "poss", "nummod", "relcl")
    return noun.tag == "NN" and not told and wordnet.word(noun.lemma.lower(), "n").field == "artifact"


def _is_going(parse: Parse, adjective: Token, sense: Sense | None) -> bool:
    """ "Is due back in Lund", "returned alive to their families": what follows says where to."""
    return (sense is not None and sense.motion) or adjective.lemma.lower() in role_words().bound


def _is_first_of_two(parse: Parse, noun: Token) -> bool:
    """ "Promised the families | a pension": of two objects the first receives."""
    objects = children(parse, noun.head, "dobj")
    return len(objects) == 2 and objects[0] == noun and noun.dep == "dobj"


def _stray_objects(parse: Parse, verb: int) -> list[Token]:
    """ "Demanded money and the release of five men": nouns that the parser joins to the verb."""
    if not children(parse, verb, "dobj"):
        return []
    joined = children(parse, verb, "conj")
    return [t for t in joined if t.pos in {"NOUN", "PROPN"} and not children(parse, t.index, "nsubj", "cop")]


def _rules_broken(parse: Parse, noun: Token, sense: Sense | None) -> Iterator[Role]:
    """ "Is an offence under the Act", "was a breach of the treaty": the rule is what is broken."""
    if sense is None or sense.name != "breach":
        return
    for preposition in children(parse, noun.index, "prep"):
        if preposition.text.lower() in predicates().under:
            for target in children(parse, preposition.index, "pobj"):
                yield from _roles(parse, "theme", target.index)


def _provided_with(parse: Parse, word: int, sense: Sense | None) -> bool:
    """ "provide Lund with grain": the object receives and "with" brings the goods."""
    known = passing(parse.tokens[word].lemma.lower())
    furnishes = known is not None and known.furnishes
    if not furnishes and (sense is None or sense.giver != "agent"):
        return False
    return any(p.text.lower() == "with" for p in children(parse, word, "prep"))


def _prepositional(parse: Parse, preposition: Token, sense: Sense | None, provided: bool) -> Iterator[Role]:
    name = role_words().prepositions.get(preposition.text.lower())
    if name is None:
        if preposition.text.lower() == "out":
            # "out of the cave"
            for of in children(parse, preposition.index, "prep"):
                for target in _objects_of(parse, of, "of"):
                    yield from _roles(parse, "origin", target.index)
        if preposition.text.lower() == "under":
            yield from _rules_over(parse, preposition)
        return
    motion = sense is not None and sense.motion
    if name == "companion" and provided:
        name = "theme"
    elif name == "destination" and not motion:
        name = "recipient"
    elif name == "recipient" and motion:
        name = "destination"
    for target in children(parse, preposition.index, "pobj"):
        fitting = fitting_role(parse, name, target, sense)
        # "for the first time" is nobody it is done for
        if fitting is not None and target.lemma.lower() not in order_words().times:
            yield from _roles(parse, fitting, target.index)
        onward = _onward(target)
        for further in children(parse, target.index, "prep"):
            if onward is not None and (not onward or further.text.lower() in onward):
                yield from _prepositional(parse, further, sense, False)


def _onward(target: Token) -> frozenset[str] | None:
    """The prepositions behind a noun that go with the verb before it, all where the set is empty."""
    if target.lemma.lower() in role_words().ways:
        return frozenset()  # "on their way to Lund"
    # "spoke on the telephone with Lund"
    return frozenset(["with"]) if target.lemma.lower() in resource("meetings")["calling"] else None


def _rules_over(parse: Parse, under: Token) -> Iterator[Role]:
    """ "Under maritime law the captain may not leave": the rule that what is told stands under."""
    for target in children(parse, under.index, "pobj"):
        # "the treaty, under which no side may build": the rule is what "which" stands for
        if is_rule(parse.tokens[antecedent_of_relative(parse, target.index)]):
            yield from _roles(parse, "topic", target.index)


def is_rule(noun: Token) -> bool:
    """ "The law"; of "the act" and "the Act" only the second."""
    lemma = noun.lemma.lower()
    return lemma in predicates().rules or (lemma in predicates().statutes and noun.text[:1].isupper())


def _inside(parse: Parse, noun: Token, sense: Sense | None, transfer: bool) -> Iterator[Role]:
    """What hangs on an object but belongs to the act: "grain from the north", "visit to Rome"."""
    event = noun.lemma.lower() in predicates().nouns
    if event:
        # "his second visit": whose event it is takes part in it
        for owner in children(parse, noun.index, "poss"):
            yield from _roles(parse, "agent", owner.index)
    for index in conjuncts(parse, noun.index):
        for preposition in children(parse, index, "prep"):
            word = preposition.text.lower()
            visited = sense is not None and sense.motion and word in {"in", "at"}
            if word != "of" and ((transfer and word in {"from", "to"}) or event or visited):
                yield from _prepositional(parse, preposition, sense, False)
            elif transfer and word == "of":
                # "a payment of 20 euros to Lund": the parser may hang "to Lund" on the euros
                for part in children(parse, preposition.index, "pobj"):
                    yield from _inside_ends(parse, part, sense)


def _inside_ends(parse: Parse, noun: Token, sense: Sense | None) -> Iterator[Role]:
    for preposition in children(parse, noun.index, "prep"):
        if preposition.text.lower() in {"from", "to"}:
            yield from _prepositional(parse, preposition, sense, False)


def _roles(parse: Parse, name: RoleName, head: int) -> Iterator[Role]:
    """A role for each coordinated noun."""
    for index in conjuncts(parse, antecedent_of_relative(parse, head)):
        token = parse.tokens[index]
        named = token.tag == "VBN" and bool(children(parse, index, "det"))  # "the injured"
        if token.pos in {"VERB", "AUX", "SPACE"} and token.dep != "pcomp" and not named:
            continue
        first, last = noun_phrase(parse, index)
        yield Role(name, parse.tokens[first].start, parse.tokens[last].end, token.start, token.lemma.lower())


def antecedent_of_relative(parse: Parse, head: int) -> int:
    """For "which" and "who" the noun the relative clause hangs on."""
    token = parse.tokens[head]
    relative = token.tag in {"WDT", "WP", "WP$"} or (token.tag == "IN" and token.dep in {"nsubj", "dobj"})
    if token.text.lower() not in role_words().relative or not relative:
        return head
    verb = parse.tokens[token.head]
    while verb.dep not in {"relcl", "ROOT"} and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    if verb.dep != "relcl":
        return head
    return _person_before(parse, verb.head, head) if token.text.lower() == "who" else verb.head


def _person_before(parse: Parse, noun: int, relative: int) -> int:
    """ "A stop on the tour of the king, who": of the nouns around "who" the person's."""
    if _may_be_who(parse.tokens[noun]):
        return noun
    inside = [i for i in subtree(parse, noun) if noun < i < relative and parse.tokens[i].dep == "pobj"]
    return next((i for i in reversed(inside) if _may_be_who(parse.tokens[i])), noun)


def _may_be_who(noun: Token) -> bool:
    """A person by trade or name, or the people of a body."""
    return bool(wordnet.word(noun.lemma.lower(), "n").fields.keys() & {"person", "unknown"})


def _belongs(parse: Parse, part: Token) -> bool:
    """ "The mayor | of Lund"; not "the mayor | of taking bribes"."""
    of = part.dep == "prep" and part.text.lower() == "of"
    return of and all(c.tag != "VBG" for c in children(parse, part.index, "pcomp"))


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase, with "of" and without clauses and other prepositions."""
    tokens = parse.tokens
    stop = frozenset(
        c
        for index in subtree(parse, head)
        for c in tokens[index].children
        if tokens[c].dep in OUTSIDE_NOUN and not _belongs(parse, tokens[c])
    )
    words = [
        i
        for i in subtree(parse, head, stop)
        if tokens[i].pos not in {"PUNCT", "SPACE"} or tokens[i].text == "-"
    ]
    # only what joins the head without a gap: a parser's slip must not stretch the phrase over the sentence
    inside = [head]
    for i in reversed([w for w in words if w < head]):
        if inside[0] - i > 2:
            break
        inside.insert(0, i)
    for i in (w for w in words if w > head):
        if i - inside[-1] > 2:
            break
        inside.append(i)
    return inside[0], inside[-1]
