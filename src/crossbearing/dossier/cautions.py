"""Cautions: who is told to keep out of harm's way, or of a danger that was seen."""

import re
from collections.abc import Iterator
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.continuations import running_on
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, one_line, roles
from crossbearing.dossier.grammar import MOSTLY, PARTLY
from crossbearing.dossier.pronouns import meant_by
from crossbearing.dossier.warned import Warned, passively_told, singular
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.model.claim import Claim, Role

_words = partial(word_set, "warnings")

AFTER = re.compile(rf"^ ({one_of('warnings', 'told')} [\w-]+|[A-Z][\w-]+)\b")
ADVISED = re.compile(rf"^\s*{one_of('warnings', 'obliging')}\b")
INFINITIVE = re.compile(r"(?:not |never )?to\b")
WOULD = re.compile(r"\bwould (?:have )?\w+$")


def find_cautions(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """The cautions that a claim tells, each with the other claims that tell it."""
    if claim.nominal or claim.polarity == "denied":
        return
    yield from _directed(evidence, claim, before)
    yield from _alerted(evidence, claim, before)
    yield from _told_of_danger(evidence, claim, before)
    yield from _advised(evidence, claim)


def find_urgings(evidence: Evidence, claim: Claim) -> Iterator[Warned]:
    """ "The coast guard urged swimmers | not to enter the water", where only what is urged is a claim."""
    agent, cue = claim.role("agent"), claim.cue
    if cue is None or claim.speaker is None or agent is None or cue.lemma not in _words("directing"):
        return
    told = agent.entity or _can_be_steered(agent)
    if WOULD.search(evidence.accounts[claim.document].text[max(cue.start - 12, 0) : cue.end]):
        return  # "would have told her not to sail"
    if told and agent.end <= claim.start and INFINITIVE.match(claim.text) and _keeps_safe(claim):
        by, to = claim.speaker.entity or claim.speaker.name, evidence.who(agent, claim)
        if to is not None and to != by and not is_pronoun(by):
            yield ((by,), to, None, one_line(claim)), ()


def _directed(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "Ships were told | to keep five miles away"."""
    if claim.predicate not in _words("directing") or claim.certainty != "certain":
        return
    if claim.frame == "hypothetical":
        return
    told = next((r for r in roles(claim, "theme", "recipient") if r.entity or _can_be_steered(r)), None)
    what = running_on(claim, before)
    if told is None or what is None or not _keeps_safe(what):
        return
    to = evidence.who(told, claim)
    if to is not None:
        yield (_by(evidence, claim, before), to, None, one_line(what)), (what,)


def _advised(evidence: Evidence, claim: Claim) -> Iterator[Warned]:
    """ "Swimmers should stay away, the coast guard said", "a reminder that drivers need to use care"."""
    agent = claim.role("agent")
    if agent is None or agent.entity or not _can_be_steered(agent) or not evidence.are_several(agent, claim):
        return
    text = evidence.accounts[claim.document].text
    if not ADVISED.search(text[agent.end : claim.head]) or not _keeps_safe(claim):
        return
    to = evidence.who(agent, claim)
    if to is not None:
        by = (claim.speaker.entity or claim.speaker.name,) if claim.speaker is not None else ()
        warns = tuple(b for b in by if not is_pronoun(b))
        text = " ".join(text[agent.start : max(claim.end, agent.end)].split())
        yield (warns, to, None, text), ()


def _can_be_steered(role: Role) -> bool:
    """ "Residents", "ships": those who can be told to keep away."""
    partly = word(role.lemma, "n").fields.get("person", 0.0) >= PARTLY  # climbers are plants too
    return names_an_actor(role.lemma) or role.lemma in _words("steered") or partly


def _keeps_safe(what: Claim) -> bool:
    """ "To boil water", "to stay indoors", "not to swim here"; not "to leave the bread in the oven"."""
    words = {what.predicate, *what.text.lower().split()}
    if what.polarity == "denied":
        return bool(words & _words("risky"))
    alone = what.predicate in _words("going") and what.role("theme") is None
    indoors = any(word(r.lemma, "n").field in {"artifact", "location"} for r in roles(what, "place"))
    return (
        alone
        or (what.predicate in _words("staying") and indoors)
        or (what.predicate in _words("careful") and bool(words & _words("care")))
        or what.predicate in _words("precautions")
        or (what.predicate in _words("keeping") and bool(words & _words("away")))
    )


def _alerted(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "Had written to the owners about cracks", "alerted the ministry to the leak"."""
    if claim.predicate not in _words("informing") or claim.frame != "actual":
        return
    danger = [
        r
        for r in roles(claim, "topic", "recipient", "destination", "theme")
        if _is_danger(evidence, r, claim)
    ]
    text = evidence.accounts[claim.document].text
    told = [
        who
        for r in roles(claim, "recipient", "destination", "theme", "topic")
        if r not in danger and (r.role != "topic" or text[: r.start].endswith(" to "))
        if r.entities or _is_addressee(r)
        if (who := evidence.who(r, claim)) is not None
    ]
    by = _by(evidence, claim, before)
    if danger and told and (by or claim.role("agent") is None):
        yield (by, told[0], None, one_line(claim)), ()


def _told_of_danger(evidence: Evidence, claim: Claim, before: Antecedents) -> Iterator[Warned]:
    """ "The union told the company that the roof was cracking", "the owners were told that it leaked"."""
    plain = _words("dangers") - _words("vague")
    does = word(claim.predicate, "v").field != "unknown" or word(claim.predicate, "a").field != "unknown"
    dangerous = (does and claim.predicate in _words("dangers")) or bool({*claim.terms} & plain)
    if not dangerous or claim.certainty == "unknown" or claim.text.startswith("to "):
        return
    told = passively_told(evidence, claim, _words("informing"))
    if told is not None:
        yield ((), told, None, one_line(claim)), ()
        return
    text = evidence.accounts[claim.document].text
    said = [(claim.cue, claim.speaker), *((layer.cue, layer.speaker) for layer in claim.via)]
    for cue, speaker in said:
        if cue is None or speaker is None or cue.lemma not in _words("informing"):
            continue
        active = AFTER.search(text[cue.end : cue.end + 40])
        if active is not None and names_an_actor(singular(active[1])):
            between = tuple(c for c in before.beside(claim) if cue.end <= c.start and c.end <= claim.start)
            known = speaker.entity if speaker.entity in evidence.entities else None
            yield ((known or speaker.name,), active[1], None, one_line(claim)), between
            return


def _is_addressee(role: Role) -> bool:
    fields = word(role.lemma, "n").fields
    return names_an_actor(role.lemma) or fields.get("group", 0.0) + fields.get("person", 0.0) >= MOSTLY


def _is_danger(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "Cracks", "the faulty alarm"."""
    words = (evidence.words(role, claim) or "").lower().split()
    return role.lemma in _words("dangers") or bool(_words("dangers").intersection(words))


def _by(evidence: Evidence, claim: Claim, before: Antecedents) -> tuple[str, ...]:
    agents = roles(claim, "agent")
    named = tuple(dict.fromkeys(e for r in agents for e in r.entities))
    if named or not agents:
        return named
    who = meant_by(agents[0], claim, evidence, before) or evidence.who(agents[0], claim)
    return (who,) if who is not None else ()
