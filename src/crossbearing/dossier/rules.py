"""Rules and the acts that would breach them or are permitted or required by them."""

from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, group_findings, roles
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Rule, RuleRelation

Key = tuple[str, str, RuleRelation]


def list_rules(evidence: Evidence) -> tuple[Rule, ...]:
    """Each rule that claims hold an act against, with all findings that do."""
    return tuple(
        Rule(*key, findings=found)
        for key, found in group_findings(evidence, evidence.claims, lambda c: _rules(evidence, c))
    )


def _rules(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    lexicon = predicates()
    subject = claim.role("agent")
    agent = evidence.words(subject, claim)
    theme = evidence.words(claim.role("theme"), claim)
    for role in roles(claim, "theme", "recipient"):
        rule = evidence.words(role, claim)
        if role.lemma not in lexicon.rules or rule is None or agent is None:
            continue
        if claim.sense == "breach":
            # where somebody breaches it, the act is what the claim tells; else the act is its subject
            somebody = subject is not None and subject.entity is not None
            yield rule, " ".join(claim.text.split()) if somebody else agent, "breaches"
    if subject is not None and subject.lemma in lexicon.rules and agent is not None and theme is not None:
        if claim.predicate in lexicon.permitting:
            yield agent, theme, "permits"
        elif claim.predicate in lexicon.requiring:
            yield agent, theme, "requires"
