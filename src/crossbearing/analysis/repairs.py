"""Slips of a small parser that the grammar itself shows to be slips, put right.

Each repair looks at one sentence and yields the tokens it changes. They rest on what English does not
allow: a second subject, a sentence without a verb that ends in one, an object beside which the clause
has all its parts. Nothing here knows a name or a topic.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import cues, modality, order_words
from crossbearing.model.parse import Sentence, Token

PLACING = {"in", "on", "at", "off", "near", "outside", "aboard"}
SUBJECTS = {"nsubj", "nsubjpass"}
# hope and hop, plane and plan: a short verb doubles its last letter, so "hoping" cannot come from "hop"
DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprt]")
Changes = Iterator[Token]


def repaired(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """The tokens with the slips of each sentence put right, children in keeping with heads."""
    mended = list(tokens)
    for sentence in sentences:
        for repair in REPAIRS:
            changed = list(repair(mended, sentence))
            for token in changed:
                mended[token.index] = token
            if changed:
                _tie_children(mended, sentence)
    return tuple(mended)


def _tie_children(tokens: list[Token], sentence: Sentence) -> None:
    children: dict[int, list[int]] = {i: [] for i in range(sentence.first, sentence.last)}
    for token in tokens[sentence.first : sentence.last]:
        if token.head != token.index:
            children[token.head].append(token.index)
    for index, found in children.items():
        if tokens[index].children != tuple(found):
            tokens[index] = evolve(tokens[index], children=tuple(found))


def _lemmas(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    for token in tokens[sentence.first : sentence.last]:
        lemma = token.lemma
        forms = {lemma + "es", lemma + "ed", lemma + "ing"}
        if (
            token.pos == "VERB"
            and len(lemma) < 5
            and DOUBLING.fullmatch(lemma)
            and token.text.lower() in forms
        ):
            yield evolve(token, lemma=lemma + "e")


def _idioms(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "Met face to face": words joined to one token are an adverb, whatever the parser made of them."""
    for token in tokens[sentence.first : sentence.last]:
        if " " in token.text and token.text.lower() in resource("idioms")["adverbs"] and token.dep != "ROOT":
            yield evolve(token, pos="ADV", tag="RB", dep="advmod")


def _not_so(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "The ferry was not overloaded": "not" right behind "was" denies the whole, and not the adjective."""
    for token in tokens[sentence.first + 1 : sentence.last]:
        said = tokens[token.head]
        if token.dep == "neg" and said.dep in {"acomp", "attr"} and said.head == token.index - 1:
            yield evolve(token, head=said.head)


def _where_for_the_first_time(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "Met for the first time on an island": the place is of the act, and not of "time"."""
    for token in tokens[sentence.first : sentence.last]:
        time = tokens[token.head]
        if token.dep != "prep" or time.lemma != "time" or time.dep != "pobj":
            continue
        phrase = tokens[time.head]
        ranked = {t.lemma for t in _of(tokens, time, {"amod"})} & {*order_words().ordinals, "last"}
        lasting = any(t.lemma in order_words().periods for t in _of(tokens, token, {"pobj"}))
        if ranked and not lasting and phrase.text.lower() == "for" and token.text.lower() in PLACING:
            yield evolve(token, head=phrase.head)


def _that(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "Announced that the pilot had died": beside another subject and object "that" is neither."""
    for token in tokens[sentence.first : sentence.last]:
        part = token.dep in {"nsubj", "dobj"} and token.tag in {"WDT", "IN"}
        if token.text.lower() != "that" or not part:
            continue
        verb = top = tokens[token.head]
        while top.dep == "xcomp":
            top = tokens[top.head]
        subjects = [s for s in _of(tokens, top, SUBJECTS) if s.index != token.index]
        if not subjects:
            continue
        told = top.dep == "relcl" and _holds_content(tokens[top.head], verb)
        second = len(_of(tokens, verb, {"dobj"})) > 1
        if token.dep == "nsubj" or top.dep == "ccomp" or told or second:
            yield evolve(token, pos="SCONJ", tag="IN", dep="mark", lemma="that", head=top.index)
            if top.dep == "relcl":
                yield evolve(top, dep="acl")


def _stray_that(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "A warning that as winter nears, prices may rise": the clause is what the noun before "that" holds."""
    for token in tokens[sentence.first + 1 : sentence.last]:
        if token.text.lower() != "that" or token.dep not in {"mark", "dep"} or token.head > token.index:
            continue
        before = tokens[token.index - 1]
        verb = (
            tokens[before.head] if before.index == token.head and before.pos == "NOUN" else tokens[token.head]
        )
        later = [c for c in _of(tokens, verb, {"advcl", "ccomp"}) if c.index > token.index]
        clause = next((c for c in later if _of(tokens, c, SUBJECTS)), None)
        if clause is None:
            continue
        if before.head == verb.index and before.lemma.lower() in cues().nouns:
            yield evolve(clause, head=before.index, dep="acl")
        elif before.index == verb.index:
            yield evolve(clause, dep="ccomp")
        else:
            continue
        yield evolve(token, head=clause.index, dep="mark")


def _holds_content(noun: Token, verb: Token) -> bool:
    """ "a warning that the bridge collapses", but not "the warning that the town issued"."""
    lemma = verb.lemma.lower()
    return noun.lemma.lower() in cues().nouns and lemma not in cues().light and lemma not in cues().verbs


def _of(tokens: Sequence[Token], token: Token, deps: set[str]) -> list[Token]:
    return [tokens[c] for c in token.children if tokens[c].dep in deps]


def _auxiliary_subjects(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """A subject that hangs on an auxiliary belongs to the verb."""
    for token in tokens[sentence.first : sentence.last]:
        holder = tokens[token.head]
        if token.dep in SUBJECTS and holder.dep in {"aux", "auxpass"}:
            yield evolve(token, head=holder.head, dep="nsubjpass" if holder.dep == "auxpass" else token.dep)


def _double_subjects(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "The agency Norda said": two nouns side by side that both claim to be the subject are one."""
    for verb in tokens[sentence.first : sentence.last]:
        subjects = _of(tokens, verb, {"nsubj"})
        if len(subjects) < 2:
            continue
        first, second = subjects[0], subjects[1]
        if first.pos == "NOUN" and second.pos == "PROPN" and second.index - first.index <= 3:
            between = tokens[first.index + 1 : second.index]
            if all(t.head == second.index for t in between):
                yield evolve(second, head=first.index, dep="appos")


def _said_the_observer(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "The vote, said the observer, was clean": the subject before the aside is that of the verb behind."""
    for verb in tokens[sentence.first : sentence.last]:
        if verb.dep != "parataxis" or verb.lemma.lower() not in cues().verbs:
            continue
        subjects, main = _of(tokens, verb, SUBJECTS), tokens[verb.head]
        if len(subjects) != 2 or _of(tokens, main, SUBJECTS):
            continue
        if subjects[0].index < verb.index < subjects[1].index < main.index:
            passive = bool(_of(tokens, main, {"auxpass"}))
            yield evolve(subjects[0], head=main.index, dep="nsubjpass" if passive else "nsubj")


def _shared_after_aside(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "It shelled the town, he said, and burned the mill": what was told goes on behind the aside."""
    for verb in tokens[sentence.first : sentence.last]:
        if verb.lemma.lower() not in cues().verbs:
            continue
        told = [c for c in _of(tokens, verb, {"ccomp"}) if c.index < verb.index]
        if verb.dep == "parataxis" and verb.head < verb.index:
            told.append(tokens[verb.head])
        subjects = _of(tokens, verb, SUBJECTS)
        if not told or not subjects or subjects[0].index < told[0].index:
            continue
        for more in _of(tokens, verb, {"conj"}):
            comma = any(t.text == "," for t in tokens[verb.index : more.index])
            if comma and more.pos in {"VERB", "AUX"} and not _of(tokens, more, SUBJECTS):
                yield evolve(more, head=told[0].index)
                yield from (
                    evolve(c, head=told[0].index)
                    for c in _of(tokens, verb, {"cc"})
                    if verb.index < c.index < more.index
                )


def _reduced_relative(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "A ferry believed to carry the minister left": nobody believes here, the later verb is the main one.

    Told by a verb of believing that has an infinitive but no "is", and by a second finite verb that
    nothing joins to the first.
    """
    for verb in tokens[sentence.first : sentence.last]:
        if verb.tag not in {"VBD", "VBN"} or verb.dep not in {"ROOT", "ccomp", "conj"}:
            continue
        effects = modality().operators.get(verb.lemma.lower(), frozenset())
        if not effects & {"probable", "possible"} or "expected" in effects:
            continue
        subjects = _of(tokens, verb, SUBJECTS)
        if not subjects or _of(tokens, verb, {"aux", "auxpass", "cc"}) or not _infinitive(tokens, verb):
            continue
        main = [c for c in _of(tokens, verb, {"conj"}) if c.tag in {"VBD", "VBZ", "VBP"}]
        main = main or _taken_for_participle(tokens, verb, sentence)
        if main and not _of(tokens, main[0], SUBJECTS):
            yield from _promote(tokens, main[0], verb, subjects[-1])
            return


def _taken_for_participle(tokens: Sequence[Token], verb: Token, sentence: Sentence) -> list[Token]:
    """ "…, the minister, set off": behind a comma what looks like a participle can be a past tense."""
    inner = {"agent", "aux", "auxpass", *SUBJECTS}
    return [
        t
        for t in tokens[verb.index + 1 : sentence.last]
        if t.dep == "acl"
        and t.tag in {"VBD", "VBN"}
        and tokens[t.index - 1].text == ","
        and not _of(tokens, t, inner)
    ]


def _stolen_subject(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "The port needs cranes for its docks and the mill wants coal": the mill is no dock, it wants coal.

    Told by a finite verb without subject or joining word, right behind a noun that an "and" joins to
    something else.
    """
    for verb in tokens[sentence.first + 1 : sentence.last]:
        finite = verb.dep in {"conj", "advcl"} and verb.tag in {"VBZ", "VBD", "VBP"}
        if not finite or _of(tokens, verb, {*SUBJECTS, "aux", "mark", "advmod"}):
            continue
        before, governor = tokens[verb.index - 1], tokens[verb.head]
        between = [t for t in tokens[governor.index : verb.index] if t.dep == "cc"]
        noun = before.dep == "conj" and before.pos in {"NOUN", "PROPN"}
        joining = [t for t in between if t.head == before.head and t.index < before.index]
        if noun and joining and governor.pos == "VERB" and all(t.head != governor.index for t in between):
            yield evolve(verb, dep="conj")
            yield evolve(before, head=verb.index, dep="nsubj")
            yield evolve(joining[-1], head=governor.index)


def _infinitive(tokens: Sequence[Token], verb: Token) -> bool:
    return any(any(m.tag == "TO" for m in _of(tokens, x, {"aux"})) for x in _of(tokens, verb, {"xcomp"}))


def _promote(tokens: Sequence[Token], main: Token, verb: Token, subject: Token) -> Changes:
    """``main`` takes the place of ``verb``, which becomes a participle on ``subject``."""
    yield evolve(main, head=main.index if verb.dep == "ROOT" else verb.head, dep=verb.dep)
    yield evolve(verb, tag="VBN", head=subject.index, dep="acl")
    yield evolve(subject, head=main.index)
    for index in verb.children:
        child = tokens[index]
        outside = child.index < subject.index or child.index > main.index
        if outside and child.index not in {main.index, subject.index}:
            yield evolve(child, head=main.index)


def _verbless(tokens: Sequence[Token], sentence: Sentence) -> Changes:
    """ "The plan, called a gift by its foes, passed.": a sentence of one noun and two participles has a verb.

    The last participle that hangs on the noun or inside its first participle, where it could be a past
    tense and no "by" makes it passive.
    """
    root = next(t for t in tokens[sentence.first : sentence.last] if t.head == t.index)
    if root.pos not in {"NOUN", "PROPN"} or root.dep != "ROOT":
        return
    behind = tokens[root.index : sentence.last]
    clauses = [t for t in behind if t.pos in {"VERB", "AUX"} and t.dep in {"acl", "relcl"}]
    participles = [t for t in clauses if t.dep == "acl" and t.tag in {"VBN", "VBD"}]
    if len(participles) < 2 or clauses[-1] is not participles[-1] or participles[0].head != root.index:
        return
    main = participles[-1]
    if _of(tokens, main, {"agent", "aux", "auxpass", *SUBJECTS}):
        return
    yield evolve(main, tag="VBD", head=main.index, dep="ROOT")
    yield evolve(root, head=main.index, dep="nsubj")
    for index in root.children:
        child = tokens[index]
        if child.dep == "punct" and child.index > main.index:
            yield evolve(child, head=main.index)


REPAIRS: tuple[Callable[[Sequence[Token], Sentence], Changes], ...] = (
    _lemmas,
    _idioms,
    _not_so,
    _where_for_the_first_time,
    _that,
    _stray_that,
    _auxiliary_subjects,
    _double_subjects,
    _said_the_observer,
    _shared_after_aside,
    _stolen_subject,
    _reduced_relative,
    _verbless,
)
