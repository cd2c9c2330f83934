"""Rules and the acts that would breach them or are permitted or required by them."""

import re
from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Rule, RuleRelation

Key = tuple[str, str, RuleRelation]
PERMITTING = re.compile(r"\b(may|can)\b(?! not)")
REQUIRING = re.compile(r"\b(must|shall|has to|have to)\b(?! not)")


def list_rules(evidence: Evidence) -> tuple[Rule, ...]:
    """Each rule that claims hold an act against, with all findings that do."""
    return tuple(
        Rule(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _rules(evidence, c))
    )


def _rules(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    if claim.polarity == "denied" or claim.certainty == "unknown":
        return  # "did not break the law" breaks none
    subject, theme = claim.role("agent"), claim.role("theme")
    agent = evidence.words(subject, claim)
    if claim.sense == "breach" and agent is not None:
        for role in roles(claim, "theme", "recipient"):
            rule = evidence.words(role, claim)
            if _is_rule(evidence, role, claim) and rule is not None:
                # where somebody breaches it, the act is what the claim tells; else the act is its subject
                somebody = subject is not None and subject.entity is not None
                yield rule, " ".join(claim.text.split()) if somebody else agent, "breaches"
    elif subject is not None and agent is not None and _is_rule(evidence, subject, claim):
        yield from _ruled(claim, agent, _whole_act(evidence, claim, theme))
    yield from _under(evidence, claim)


def _ruled(claim: Claim, rule: str, act: str | None) -> Iterator[Key]:
    """ "The law requires a licence"."""
    lexicon = predicates()
    if act is None:
        return
    if claim.predicate in lexicon.permitting:
        yield rule, act, "permits"
    elif claim.predicate in lexicon.requiring:
        yield rule, act, "requires"
    elif claim.predicate in lexicon.forbidding:
        yield rule, act, "breaches"


def _whole_act(evidence: Evidence, claim: Claim, theme: Role | None) -> str | None:
    """What a rule speaks of: "ferries | to leave after dark" is told by two claims."""
    act = evidence.words(theme, claim)
    if theme is None or act is None or theme.end != claim.end:
        return act
    text = evidence.accounts[claim.document].text
    more = next(
        (c for c in evidence.claims if c.document == claim.document and c.start == claim.end + 1), None
    )
    plain = more is not None and more.text.startswith("to ") and more.text.islower()
    return " ".join(text[theme.start : more.end].split()) if more is not None and plain else act


def _under(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "Under maritime law the captain must stay": what may or must be done under a rule."""
    for role in roles(claim, "topic"):
        rule = evidence.words(role, claim)
        if rule is None or not _is_rule(evidence, role, claim):
            continue
        act = " ".join(claim.text.split())
        if PERMITTING.search(claim.text):
            yield rule, act, "permits"
        elif REQUIRING.search(claim.text):
            yield rule, act, "requires"


def _is_rule(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The law"; of "the act" and "the Act" only the second."""
    capital = evidence.accounts[claim.document].text[role.head].isupper()
    lexicon = predicates()
    return role.lemma in lexicon.rules or (role.lemma in lexicon.statutes and capital)
