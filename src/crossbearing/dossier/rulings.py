"""Rulings: what a court or an authority orders, allows or forbids, where the rule has no name of its own."""

import re
from collections.abc import Iterator
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.continuations import joined_on, running_on
from crossbearing.dossier.evidence import Evidence, names_an_actor, one_line, roles
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import RuleRelation

_words = partial(word_set, "rules")

RuleTold = tuple[str, str, RuleRelation]  # a rule, an act, and what the one does to the other
UNLAWFUL = re.compile(rf"\b{one_of('rules', 'unlawful')}\b")
UNDER = re.compile(rf"\bunder ((?:{one_of('phrases', 'articles')} )?(?:[\w-]+ )??)(\w+)\b")
BE_DONE = re.compile(r"to be \w+(?:ed|en|ld|nt)\b")
ADVISED = re.compile(rf"\b{one_of('rules', 'advising')}\b")


def find_rulings(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """The rulings that a claim tells, each as the words that tell it, the act, and what it does to it."""
    if claim.polarity == "denied" or claim.certainty == "unknown" or claim.frame == "hypothetical":
        return
    if ADVISED.search(claim.text):
        return
    yield from _ordered(evidence, before, claim)
    yield from _by_order(evidence, claim)
    yield from _court_ruled(evidence, before, claim)
    yield from _imposed_on(evidence, before, claim)
    yield from _decided(evidence, claim)
    yield from _sealed_off(claim)


def _ordered(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "A judge ordered the ministry | to publish the lists", "a court has ordered their detention"."""
    agent = claim.role("agent")
    if claim.predicate not in _words("ordering") or claim.frame != "actual":
        return
    what = running_on(claim, before)
    if agent is None:
        # "the men were ordered | to be held": by a court, who else
        if claim.predicate == "order" and what is not None and BE_DONE.match(what.text):
            yield one_line(claim), one_line(what), "requires"
        return
    if what is not None and (_is_court(agent) or agent.lemma in _words("authorities")):
        yield one_line(claim), one_line(what), "requires"
    elif what is None and _is_court(agent) and (theme := evidence.words(claim.role("theme"), claim)):
        yield one_line(claim), theme, "requires"


def _by_order(evidence: Evidence, claim: Claim) -> Iterator[RuleTold]:
    """ "The court's order | to free the men"."""
    if claim.cue is None or claim.speaker is None or claim.cue.lemma != "order":
        return
    text = evidence.accounts[claim.document].text
    named = text[claim.cue.start : claim.cue.end] == "order" and claim.text.startswith("to ")
    if named and claim.speaker.name.split()[-1].lower() in _words("courts"):
        yield f"{claim.speaker.name}'s order", one_line(claim), "requires"


def _court_ruled(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "The court granted the request", "a judge found the tax unconstitutional"."""
    agent = next((r for r in roles(claim, "agent") if _is_court(r)), None)
    if agent is None or claim.frame != "actual":
        return
    act = evidence.words(claim.role("theme"), claim)
    if act is None:
        what = running_on(claim, before)
        act = one_line(what) if what is not None else None
    if act is None:
        return
    if claim.predicate in _words("letting"):
        yield one_line(claim), act, "permits"
    elif claim.predicate in _words("stopping"):
        yield one_line(claim), act, "breaches"
    elif claim.predicate in _words("finding") and UNLAWFUL.search(claim.text):
        yield one_line(claim), UNLAWFUL.sub("", act).strip(), "breaches"


def _imposed_on(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "Hunters had been required | to buy a licence", "ships are barred | from | entering the bay"."""
    lexicon = predicates()
    bound = claim.role("theme")
    if claim.role("agent") is not None or bound is None or not names_an_actor(bound.lemma):
        return
    if claim.predicate in lexicon.requiring and (what := running_on(claim, before)) is not None:
        yield one_line(claim), one_line(what), "requires"
    elif claim.predicate in lexicon.forbidding and (what := joined_on(claim, "from", evidence, before)):
        yield one_line(claim), one_line(what), "breaches"


def _decided(evidence: Evidence, claim: Claim) -> Iterator[RuleTold]:
    """ "The decision to ban the trade"."""
    agent, theme = claim.role("agent"), claim.role("theme")
    if claim.predicate in predicates().forbidding and agent is not None and agent.lemma == "decision":
        act = evidence.words(theme, claim)
        if act is not None:
            text = evidence.accounts[claim.document].text
            yield " ".join(text[min(agent.start, claim.start) : claim.end].split()), act, "breaches"


def _sealed_off(claim: Claim) -> Iterator[RuleTold]:
    """ "The village was placed under quarantine"."""
    found = UNDER.search(one_line(claim))
    if found is not None and found[2] in _words("closures") and claim.predicate in _words("placing"):
        yield found[1] + found[2], one_line(claim), "requires"


def _is_court(role: Role) -> bool:
    return role.lemma in _words("courts")
