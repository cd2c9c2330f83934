"""Attribution: who is said to say a clause, after the source–cue–content scheme of Pareti (2015)."""

from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from crossbearing.claims.quotations import is_quotative
from crossbearing.claims.scene import Scene, is_passive_verb
from crossbearing.claims.sources import Source, agent_of, can_speak, is_somebody, source_of
from crossbearing.lexicons.words import cues, modality, predicates
from crossbearing.model.grammar import ancestors, children, subtree
from crossbearing.model.parse import Parse, Token

SUBJECT = ("nsubj", "nsubjpass")
# What an "as he said on Monday" may hold besides its subject; an object makes it a clause of its own.
CIRCUMSTANCES = {
    "nsubj",
    "nsubjpass",
    "aux",
    "auxpass",
    "mark",
    "advmod",
    "npadvmod",
    "prep",
    "agent",
    "punct",
    "neg",
}
LEAST_QUOTED = 3  # words; fewer between quotation marks are a term, not speech
FIRST_PERSON = {"i", "we", "you", "my", "our", "your"}


@frozen
class Attribution:
    """A cue, the source if one is named, and the tokens of what is said.

    ``aside`` are words that only attribute though they stand in the content's clause ("according to
    the mayor"); ``act`` is set where the cue tells of an act that is a claim of its own ("urged them");
    ``head`` is the noun or verb that heads the content of an attitude ("praised the delay"). ``whole`` is set
    where the cue's own clause is what is said ("put the toll at 12").
    """

    cue: tuple[int, int]
    source: Source | None
    content: frozenset[int]
    lemma: str
    aside: frozenset[int] = frozenset()
    act: bool = False
    head: int | None = None
    whole: bool = False


def find_attributions(scene: Scene) -> list[Attribution]:
    """All attributions of an account that a word of its own marks, in order of the cues."""
    parse, lexicon = scene.parse, cues()
    found: list[Attribution] = []
    for sentence in parse.sentences:
        for token in parse.tokens[sentence.first : sentence.last]:
            lemma, text = token.lemma.lower(), token.text.lower()
            if (
                token.pos in {"VERB", "AUX"}
                and token.text.lower() not in lexicon.holding
                and (
                    _lemma(parse, token) in lexicon.verbs
                    or lemma in lexicon.calling | lexicon.putting
                    or is_quotative(parse, token.index, scene.quoted)
                )
            ):
                found.extend(_from_verb(scene, token))
            elif token.pos == "NOUN" and (misread := _misread_verb(scene, token)) is not None:
                found.append(misread)
            elif token.pos == "NOUN" and lemma in lexicon.nouns:
                found.extend(_from_noun(scene, token))
            elif token.pos == "ADV" and text in lexicon.adverbs:
                content = frozenset(subtree(parse, token.head))
                found.append(Attribution((token.index, token.index + 1), None, content, text))
    return found


def _from_verb(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """ "X said that …", "…, X said", "it is believed that …", "X is believed to …"."""
    parse, lemma = scene.parse, _lemma(scene.parse, verb)
    clause = scene.by_word.get(verb.index)
    operated = clause is not None and verb.index in clause.operators
    if operated and clause is not None:
        # "is believed to": the words themselves are the content
        if is_passive_verb(parse, verb):
            yield Attribution(cue_of(parse, verb), scene.source(verb.index), frozenset(clause.tokens), lemma)
        elif lemma in cues().committing:
            promised = frozenset(clause.tokens) | frozenset(subtree(parse, clause.head))
            yield Attribution(cue_of(parse, verb), scene.source(verb.index), promised, lemma, act=True)
        return
    asked = _directed(parse, verb) if lemma in cues().directing else frozenset()
    content = asked or _content(scene, verb)
    quotation = scene.quoted.get(verb.index)
    if quotation is not None and quotation.closed:
        # what a speaker says that he says ends where his own words end
        content &= frozenset(range(quotation.first, quotation.last))
    if content:
        act = bool(asked) or _warns_somebody(parse, verb) or bool(_told_by(scene, verb))
        # a quotation in which the parser finds no clause is said with its verb's
        wordless = content.isdisjoint(scene.by_word) and clause is not None and content <= set(clause.tokens)
        content |= {verb.index} if wordless else frozenset()
        source = None if _is_question_open(parse, verb, content) else scene.source(verb.index)
        yield Attribution(cue_of(parse, verb), source, content, lemma, act=act or wordless, whole=wordless)
    if lemma in cues().citing:
        yield from _cited(scene, verb)


def _is_question_open(parse: Parse, verb: Token, content: frozenset[int]) -> bool:
    """ "Will establish how it began", "knew what they wanted": how and what it is nobody says."""
    opening = next((parse.tokens[i] for i in sorted(content) if parse.tokens[i].pos != "PUNCT"), verb)
    asks = opening.tag in {"WRB", "WP", "WDT", "WP$"} or opening.text.lower() in {"whether", "if"}
    auxiliaries = children(parse, verb.index, "aux")
    ahead = any(c.tag == "TO" or c.text.lower() in {"will", "shall"} for c in auxiliaries)
    denied = bool(children(parse, verb.index, "neg"))
    knows = _lemma(parse, verb) in cues().knowing
    return asks and opening.index > verb.index and (knows or ahead) and not denied


def _warns_somebody(parse: Parse, verb: Token) -> bool:
    """ "Warned the owners that …": whom somebody warns is told of an act of his own."""
    own = predicates().verbs.get(verb.lemma.lower())
    return own is not None and own.name == "warn" and bool(children(parse, verb.index, "dobj", "dative"))


def _lemma(parse: Parse, verb: Token) -> str:
    """The verb's lemma, with its particle or adjective where the two are a cue: "ruled out", "made clear"."""
    return next((pair for pair, _ in _pairs(parse, verb)), verb.lemma.lower())


def _pairs(parse: Parse, verb: Token) -> list[tuple[str, Token]]:
    """The cues of two words that the verb makes with what hangs on it, each with its other word."""
    others = children(parse, verb.index, "prt", "prep", "ccomp", "acomp", "oprd")
    pairs = [(f"{verb.lemma.lower()} {other.text.lower()}", other) for other in others]
    return [(pair, other) for pair, other in pairs if pair in cues().verbs]


def _content(scene: Scene, verb: Token) -> frozenset[int]:
    """What a verb of saying has for its content, by the first construction that fits."""
    parse, lemma = scene.parse, _lemma(scene.parse, verb)
    if verb.index in scene.small:
        return frozenset(scene.small[verb.index].tokens)
    told = children(parse, verb.index, "ccomp") or _told_by(scene, verb)
    for _, other in _pairs(parse, verb):
        if other.pos == "ADJ":
            # "made it clear that": what is clear hangs on the adjective or the verb
            told = [c for c in told if c.index > other.index]
            told += children(parse, other.index, "ccomp", "csubj", "advcl")
    contents = [c for c in told if _is_clause(c, parse) and not _is_joined(parse, verb, c)]
    contents = [c for c in contents if not _is_before_colon(parse, verb, c)]
    if not contents and lemma in cues().quoting | cues().directing and not is_passive_verb(parse, verb):
        contents = [c for c in children(parse, verb.index, "advcl") if _is_called_for(parse, c)]
    if lemma in cues().verbs:
        contents = contents or [c for c in children(parse, verb.index, "xcomp") if _is_assertion(parse, c)]
        # "parataxis" inside quotation marks is what is said; outside it is another aside
        contents += [c for c in children(parse, verb.index, "parataxis") if _is_clause(c, parse)]
        told_as = [
            p
            for p in children(parse, verb.index, "prep")
            if lemma in cues().citing and p.text.lower() == "as"
        ]
        if " " in lemma:
            # "ruled out sending": the parser takes the particle for a preposition
            told_as += children(parse, verb.index, "prep")
            after = [c for c in children(parse, verb.index, "advcl") if c.tag == "VBG"]
            contents += [c for c in after if c.index <= verb.index + 3]
        contents += [c for p in told_as for c in children(parse, p.index, "pcomp")]
    if contents:
        tokens = {i for content in contents for i in subtree(parse, content.index)} - {verb.index}
        tokens -= _commented(scene, tokens)
        return frozenset(tokens | _rest_of_quotations(scene, [c.index for c in contents], verb.index))
    if _is_aside(parse, verb):
        return frozenset(subtree(parse, verb.head)) - frozenset(subtree(parse, verb.index))
    quotes = lemma in cues().quoting or is_quotative(parse, verb.index, scene.quoted)
    if quotes and scene.subjects.get(verb.index):
        return _adjacent_quotation(scene, verb)
    return frozenset()


def _told_by(scene: Scene, verb: Token) -> list[Token]:
    """ "Was told by a clerk that two had left": the parser may hang what is told on the clerk."""
    parse, names = scene.parse, scene.names
    return [
        clause
        for teller in agent_of(parse, verb.index)
        if is_somebody(parse, teller, names)
        for clause in children(parse, teller, "relcl", "acl")
        if any(c.text.lower() == "that" for c in children(parse, clause.index, "dobj", "mark"))
        and children(parse, clause.index, *SUBJECT)
    ]


def _commented(scene: Scene, told: set[int]) -> set[int]:
    """ "…, which the airline denies": what another says of it all is no part of what is told."""
    parse, aside = scene.parse, set[int]()
    for index in sorted(told):
        token = parse.tokens[index]
        which = [c for c in children(parse, index, "dobj") if c.text.lower() == "which" and c.index < index]
        spoken = token.lemma.lower() in cues().verbs and index not in scene.quoted
        if token.dep == "relcl" and which and spoken and parse.tokens[which[0].index - 1].text == ",":
            aside.update(subtree(parse, index))
    return aside


def _is_joined(parse: Parse, verb: Token, clause: Token) -> bool:
    """ "Lund asked and Berg answered": what an "and" joins is no content, whatever the parse."""
    return clause.index > verb.index + 1 and parse.tokens[verb.index + 1].dep == "cc"


def _is_before_colon(parse: Parse, verb: Token, clause: Token) -> bool:
    """ "Adler was blunt: they knew it": what stands before a colon is not what is known behind it."""
    own = [i for s in children(parse, verb.index, *SUBJECT) for i in subtree(parse, s.index)]
    first = min([verb.index, *own])
    return clause.index < first and parse.tokens[first - 1].text == ":"


def _is_called_for(parse: Parse, clause: Token) -> bool:
    """ "Shouted for the list to be read out"."""
    opened = any(m.text.lower() == "for" for m in children(parse, clause.index, "mark"))
    return opened and bool(children(parse, clause.index, *SUBJECT))


def _is_clause(token: Token, parse: Parse) -> bool:
    return token.pos in {"VERB", "AUX"} or bool(children(parse, token.index, "nsubj", "nsubjpass", "cop"))


def _is_assertion(parse: Parse, token: Token) -> bool:
    """ "Denied taking", "claimed to have met", "claims to be": not "asked to leave"."""
    marks = {c.text.lower() for c in children(parse, token.index, "aux", "auxpass")}
    governor = parse.tokens[token.head].lemma.lower()
    return token.tag == "VBG" or "have" in marks or governor in cues().professing


def _rest_of_quotations(scene: Scene, heads: list[int], verb: int) -> set[int]:
    """All of a quotation in which the content begins: a sentence's end does not end what is said."""
    around = [
        scene.quoted[h] for h in heads if h in scene.quoted and scene.quoted[h] != scene.quoted.get(verb)
    ]
    return {i for q in around for i in range(q.first, q.last)}


def _is_aside(parse: Parse, verb: Token) -> bool:
    """ "The ferry, officials said, sank"; "as the mayor said on Monday, …"."""
    if not children(parse, verb.index, *SUBJECT, "agent"):
        return False
    if verb.dep == "parataxis" or _is_spliced(parse, verb):
        return not children(parse, verb.index, "ccomp", "dobj") or verb.lemma.lower() == "tell"
    opened_by_as = any(c.text.lower() == "as" for c in children(parse, verb.index, "mark", "advmod"))
    if verb.dep != "advcl" or not opened_by_as:
        return False
    coordinated = bool(children(parse, verb.index, "conj"))
    parts = [p for p in (parse.tokens[c] for c in verb.children) if p.dep != "cc" or coordinated]
    # "as the mayor told the paper", "as the mayor put it"
    told = [p for p in parts if p.dep == "dobj" and (verb.lemma.lower() == "tell" or p.text.lower() == "it")]
    return all(p.dep in CIRCUMSTANCES or p in told for p in parts)


def _is_spliced(parse: Parse, verb: Token) -> bool:
    """ "The ferry sank, officials told the paper": joined by no more than a comma to what they said."""
    governor = parse.tokens[verb.head]
    own = children(parse, verb.index, *SUBJECT)
    if verb.dep != "conj" or not own or verb.lemma.lower() not in cues().quoting:
        return False
    before = parse.tokens[min(subtree(parse, verb.index)) - 1]
    return before.text == "," and not children(parse, governor.index, "cc")


def _adjacent_quotation(scene: Scene, verb: Token) -> frozenset[int]:
    """The quotation that the verb's clause adjoins: before it, or after a comma or colon."""
    clause = scene.by_word.get(verb.index)
    if clause is None or verb.index in scene.quoted:
        return frozenset()
    own = [i for s in children(scene.parse, verb.index, *SUBJECT) for i in subtree(scene.parse, s.index)]
    for end, step in ((clause.tokens[0], -1), (min([verb.index, *own]), -1), (clause.tokens[-1], 1)):
        beside = _next_word(scene.parse, end, step)
        quotation = scene.quoted.get(beside)
        if quotation is None or _paragraph(scene.parse, beside) != _paragraph(scene.parse, verb.index):
            continue
        if quotation.last - quotation.first >= LEAST_QUOTED:
            return frozenset(range(quotation.first, quotation.last))
    return frozenset()


def _paragraph(parse: Parse, index: int) -> int:
    return parse.sentences[bisect_right(parse.sentences, index, key=lambda s: s.first) - 1].paragraph


def _next_word(parse: Parse, end: int, step: int) -> int:
    """The index of the first word beyond a clause's last token, marks passed over."""
    tokens = parse.tokens
    at = end if tokens[end].pos in {"PUNCT", "SPACE"} else end + step
    while 0 <= at < len(tokens) and tokens[at].pos in {"PUNCT", "SPACE"}:
        at += step
    return at


def _directed(parse: Parse, verb: Token) -> frozenset[int]:
    """What somebody is asked or told to do: "urged the mayor to resign"."""
    asked = [
        c
        for c in children(parse, verb.index, "xcomp", "ccomp", "advcl")
        if any(m.tag == "TO" for m in children(parse, c.index, "aux")) and c.index > verb.index
    ]
    spoken_to = children(parse, verb.index, "dobj", "dative", "prep") or any(
        children(parse, c.index, *SUBJECT) for c in asked
    )
    return frozenset(i for c in asked for i in subtree(parse, c.index)) if spoken_to else frozenset()


def _cited(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """ "…, citing two engineers"; "quoted the mayor as saying" is left to "saying"."""
    parse = scene.parse
    cited = [o for o in children(parse, verb.index, "dobj") if can_speak(parse, o.index, scene.names)]
    as_something = any(p.text.lower() == "as" for p in children(parse, verb.index, "prep"))
    if not cited or verb.dep != "advcl" or verb.tag != "VBG" or as_something:
        return
    governor = parse.tokens[verb.head]
    told = children(parse, governor.index, "ccomp") if governor.lemma.lower() in cues().verbs else []
    whole = {i for c in told or [governor] for i in subtree(parse, c.index)}
    content = frozenset(whole - set(subtree(parse, verb.index)))
    source = source_of(parse, (cited[0].index,), scene.names)
    yield Attribution((verb.index, verb.index + 1), source, content, verb.lemma.lower())


def cue_of(parse: Parse, verb: Token) -> tuple[int, int]:
    """First and last token (exclusive) of a verb with what it has before it: "has warned", "is believed"."""
    first = verb.index
    operators = modality().operators
    while first > 0:
        before = parse.tokens[first - 1]
        auxiliary = before.head == verb.index and before.dep in {"aux", "auxpass", "neg"}
        operator = verb.dep == "xcomp" and before.index == verb.head and before.lemma.lower() in operators
        if not auxiliary and not operator:
            break
        first -= 1
    return first, verb.index + 1


def _from_noun(scene: Scene, noun: Token) -> Iterator[Attribution]:
    """ "His claim that …", "issued a warning that …", "rejected claims that …", "his fear is that …"."""
    parse = scene.parse
    governor = parse.tokens[noun.head]
    carrier = governor.lemma.lower()
    carried = noun.dep == "dobj" and carrier in cues().light
    contents = [c for c in children(parse, noun.index, "acl", "ccomp", "relcl") if _opens_with_that(parse, c)]
    if not contents and (carried or (noun.dep == "nsubj" and carrier == "be")):
        contents = [c for c in children(parse, governor.index, "ccomp") if _opens_with_that(parse, c)]
    if not contents:
        return
    tokens = frozenset(i for content in contents for i in subtree(parse, content.index))
    owner = _owner(scene, noun)
    if noun.dep == "dobj" and cues().verbs.get(carrier) == "denied":
        # who rejects a claim says that it is not so
        yield Attribution(cue_of(parse, governor), scene.source(governor.index), tokens, carrier, act=True)
        if owner is None:
            return
    elif owner is None and carried:
        owner = scene.source(governor.index)
    yield Attribution((noun.index, noun.index + 1), owner or _teller(scene, noun), tokens, noun.lemma.lower())


def _misread_verb(scene: Scene, noun: Token) -> Attribution | None:
    """ "…, the records show.", "Two deputies claim that …": verbs that the parser takes for nouns."""
    parse, lemma = scene.parse, noun.lemma.lower()
    contents = children(parse, noun.index, "ccomp")
    subjects = children(parse, noun.index, *SUBJECT)
    before = parse.tokens[noun.index - 1] if noun.index else noun
    if not subjects and before.dep == "compound" and before.head == noun.index:
        subjects = [before] if all(c.index < before.index for c in contents) else []
    if noun.dep != "ROOT" or lemma not in cues().verbs or not contents or not subjects:
        return None
    source = source_of(parse, (subjects[0].index,), scene.names)
    content = frozenset(i for c in contents for i in subtree(parse, c.index))
    return Attribution((noun.index, noun.index + 1), source, content, lemma)


def _owner(scene: Scene, noun: Token) -> Source | None:
    """Whose claim it is: "the mayor's claim", "a claim by the mayor"; "repeated his claim": the subject's."""
    parse = scene.parse
    for owner in children(parse, noun.index, "poss"):
        if owner.pos == "PRON" and owner.index not in parse.antecedents and noun.dep == "dobj":
            return scene.source(noun.head)
        return source_of(parse, (owner.index,), scene.names)
    for preposition in children(parse, noun.index, "prep", "agent"):
        for target in children(parse, preposition.index, "pobj"):
            if preposition.text.lower() in {"by", "from", "of"} and can_speak(
                parse, target.index, scene.names
            ):
                return source_of(parse, (target.index,), scene.names)
    return None


def _teller(scene: Scene, noun: Token) -> Source | None:
    """ "Diplomats are abuzz with rumours that …": the subject tells, where it is one that speaks."""
    if noun.dep != "pobj":
        return None
    for token in ancestors(scene.parse, noun.index):
        subjects = scene.subjects.get(token.index, ())
        if subjects:
            speaks = scene.parse.tokens[subjects[0]].lemma.lower() in cues().sayers
            return source_of(scene.parse, subjects, scene.names) if speaks else None
    return None


def _opens_with_that(parse: Parse, token: Token) -> bool:
    return any(c.text.lower() in {"that", "as"} for c in children(parse, token.index, "mark"))
