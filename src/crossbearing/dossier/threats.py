"""Threats: of harm, by a deadline, or of what awaits whoever does a thing."""

import re
from collections.abc import Iterator
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.continuations import running_on
from crossbearing.dossier.evidence import Evidence, is_pronoun, one_line, roles, told_alone
from crossbearing.dossier.pronouns import meant_by
from crossbearing.dossier.warned import Warned, passively_told
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import coreference
from crossbearing.model.claim import Claim, Role

_words = partial(word_set, "warnings")

HARMED = {"person", "group", "location", "artifact"}  # WordNet's fields of what can be harmed
AWAITING = re.compile(f"{one_of('warnings', 'awaiting')} ")


def find_threats(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """The threats that a claim tells, each with others that tell it; no word of warning is needed."""
    yield from _awaited(evidence, claim, before)
    if claim.polarity == "denied" or claim.nominal:
        return
    yield from _harm(evidence, claim, before)
    yield from _promised(evidence, claim, before)
    yield from _deadline(evidence, claim, before)
    yield from _if_they_do(evidence, claim)
    yield from _risked(evidence, claim, before)


def _harm(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "The gunmen said they would kill a hostage": who says it does it, or those die who are told."""
    ahead = claim.frame == "expected" or (claim.frame == "hypothetical" and claim.condition is not None)
    if not ahead or claim.predicate not in _words("harming") or not claim.cue:
        return
    if claim.cue.lemma in _words("minded"):
        return  # "knew that they would kill him"
    agent = claim.role("agent")
    if not _is_same(evidence, agent, claim):
        return
    told = passively_told(evidence, claim, _words("telling"))
    if told is not None:
        yield ((), told, _condition(evidence, claim), one_line(claim)), ()
    elif claim.predicate not in _words("suffering") and claim.speaker is not None and _hurts(evidence, claim):
        by = claim.speaker.entity or _speaking(evidence, claim, before)
        warns = (by,) if by is not None else ()
        yield (warns, _target(evidence, claim), _condition(evidence, claim), one_line(claim)), ()


def _condition(evidence: Evidence, claim: Claim) -> str | None:
    condition = evidence.by_id.get(claim.condition or "")
    return one_line(condition) if condition is not None else None


def _is_same(evidence: Evidence, agent: Role | None, claim: Claim) -> bool:
    """Whether it is "they" or "we" who will do it, or the speaker by name."""
    if agent is None:
        return False
    words = (evidence.words(agent, claim) or "").lower()
    named = claim.speaker is not None and claim.speaker.entity in agent.entities
    body = claim.speaker is not None and claim.speaker.kind != "person"
    taken_up = coreference().plural | (coreference().neuter if body else frozenset())
    return named or words in word_set("pronouns", "speakers") or (words in taken_up and agent.entity is None)


def _hurts(evidence: Evidence, claim: Claim) -> bool:
    """ "Destroy the bridge", "kill a hostage", "attack again"; not "burn calories", "attack the problem"."""
    themes = roles(claim, "theme")
    return all(r.entities or word(r.lemma, "n").field in HARMED for r in themes)


def _speaking(evidence: Evidence, claim: Claim, before: Antecedents) -> str | None:
    """The words for who speaks; for "they" whom it stands for."""
    if claim.speaker is None or claim.speaker.name.lower() not in coreference().plural:
        return claim.speaker.name if claim.speaker is not None else None
    agent = claim.role("agent")
    return meant_by(agent, claim, evidence, before) if agent is not None else None


def _target(evidence: Evidence, claim: Claim) -> str | None:
    """Whom the harm is meant for, where he has a name."""
    return next((who for r in roles(claim, "theme") for who in r.entities), None)


def _promised(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "Promising a second strike"."""
    if claim.predicate not in _words("vowing"):
        return
    if any(r.lemma in _words("blows") for r in roles(claim, "theme")):
        by = _doer(evidence, claim, before)
        if by is not None:
            yield ((by,), None, None, one_line(claim)), ()


def _doer(evidence: Evidence, claim: Claim, before: Antecedents) -> str | None:
    agent = claim.role("agent")
    if agent is None:
        return None
    return agent.entity or meant_by(agent, claim, evidence, before) or evidence.who(agent, claim)


def _deadline(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "Set a deadline of noon, upon the expiry of which they would kill a hostage"."""
    if not any(r.lemma in _words("deadlines") for r in roles(claim, "theme")):
        return
    harm = [
        c
        for c in before.beside(claim)
        if c.frame == "expected" and c.predicate in _words("harming") and c != claim
    ]
    by = _doer(evidence, claim, before)
    if by is not None and (harm or claim.role("theme") == next(_ultimata(claim), None)):
        then = harm[0] if harm else claim
        what = told_alone(then)
        yield ((by,), _target(evidence, then), None, what), tuple(harm[:1])


def _if_they_do(evidence: Evidence, claim: Claim) -> Iterator[Warned]:
    """ "If they sue us, they will lose": who does it pays for it."""
    if claim.condition is None:
        return
    condition = evidence.by_id.get(claim.condition)
    agent = claim.role("agent")
    by = claim.speaker.entity if claim.speaker is not None else None
    if condition is None or agent is None or by is None or claim.frame != "expected":
        return
    doer = condition.role("agent")
    same = doer is not None and (
        doer.entity == agent.entity
        if agent.entity
        else evidence.words(doer, condition) == evidence.words(agent, claim)
    )
    if same and claim.predicate in _words("paying"):
        to = evidence.who(agent, claim)
        if to != by:
            yield ((by,), to, one_line(condition), one_line(claim)), (condition,)


def _risked(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "The town risks | losing its bridge", somebody says."""
    agent, what = claim.role("agent"), running_on(claim, before)
    if claim.predicate != "risk" or agent is None or what is None or claim.speaker is None:
        return
    by, to = claim.speaker.entity or claim.speaker.name, evidence.who(agent, claim)
    if to is not None and to != by and not is_pronoun(by):
        text = evidence.accounts[claim.document].text
        then = " ".join(text[claim.start : what.end].split())
        yield ((by,), to, None, then), (what,)


def _ultimata(claim: Claim) -> Iterator[Role]:
    return (r for r in roles(claim, "theme") if r.lemma == "ultimatum")


def _awaited(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "Any driver who speeds | will lose his licence": it warns whoever does what a penalty is for."""
    agent = claim.role("agent")
    words = (evidence.words(agent, claim) or "").lower().split()
    if agent is None or not words or words[0] not in _words("whoever"):
        return
    if agent.end > claim.start and words[0] not in _words("anyone"):
        return
    text = evidence.accounts[claim.document].text
    for other in before.beside(claim):
        if other.head <= claim.end:
            continue
        awaits = text[claim.end : other.end].strip()
        sure = claim.quoted is not None and awaits.startswith("shall ")
        if AWAITING.match(awaits) and (sure or {*other.terms} & {*_words("penalties")}):
            speaker = claim.speaker or other.speaker
            by = () if speaker is None else (speaker.entity or speaker.name,)
            to = evidence.words(agent, claim) if agent.end <= claim.start else one_line(claim)
            yield (by, to, one_line(claim), " ".join(awaits.split())), (other,)
