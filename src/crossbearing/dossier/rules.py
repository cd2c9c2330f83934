"""Rules and the acts that would breach them or are permitted or required by them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from crossbearing.dossier.evidence import Evidence, names_an_actor, roles
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Rule, RuleRelation

Key = tuple[str, str, RuleRelation]
PERMITTING = re.compile(r"\b(may|can)\b(?! not)")
REQUIRING = re.compile(r"\b(must|shall|has to|have to|will)\b(?! not)")
FORBIDDING = re.compile(r"\b(must|may|can|could|shall) not\b|\bcannot\b")
ON_CONDITION = re.compile(r"\bon (?:the )?(condition) that $")
FAILING = re.compile(r"\b(?:fail|fails|failed|failing|failure) to\b|\bfell short\b")
ILLEGAL = re.compile(
    r"\b(?:illegal|unlawful|forbidden|prohibited|banned|outlawed|(?:an? )?(?:crime|offen[cs]e))\b"
)
BY = re.compile(r"\b(?:by|in line with|in accordance with) (?:a |an |the )?$", re.IGNORECASE)
CONTENT = re.compile(r"\b(?:on(?! \w*day\b| \d)|to|that|banning|requiring|against)\b")
NEAR = 2  # sentences within which "a violation" is one of the rule named last


def list_rules(evidence: Evidence) -> tuple[Rule, ...]:
    """Each rule that claims hold an act against, with all findings that do."""
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in evidence.claims:
        if not claim.nominal:
            for key in _rules(evidence, claim):
                found[key].add(evidence.findings[claim.id].id)
    for noun in evidence.nominals.values():
        for key in _named_by_noun(evidence, noun):
            found[key] |= evidence.told_in(noun)
    told = (Rule(*key, findings=tuple(sorted(ids))) for key, ids in found.items() if ids)
    return tuple(sorted(told, key=repr))


def _rules(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """The rules that a statement holds an act against, permits, requires or puts in force."""
    if claim.certainty == "unknown":
        return
    yield from _under(evidence, claim)
    yield from _on_condition(evidence, claim)
    yield from _said_by_rule(evidence, claim)
    yield from _kept(evidence, claim)
    if claim.polarity == "denied":
        return  # "did not break the law" breaks none
    subject, theme = claim.role("agent"), claim.role("theme")
    agent = evidence.words(subject, claim)
    if claim.sense == "breach":
        for role in roles(claim, "theme", "recipient"):
            rule = evidence.words(role, claim)
            if _is_rule(evidence, role, claim) and rule is not None:
                # where somebody breaches it, the act is what the claim tells; else the act is its subject
                somebody = subject is not None and (subject.entity or names_an_actor(subject.lemma))
                act = _one_line(claim) if somebody else agent or _doing(evidence, claim)
                yield rule, act, "breaches"
    elif subject is not None and agent is not None and _is_rule(evidence, subject, claim):
        yield from _ruled(claim, agent, _whole_act(evidence, claim, theme))
    elif claim.frame == "actual":
        yield from _enacted(evidence, claim)


def _said_by_rule(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "The law says that the count must be public", "according to the law, polls close at eight"."""
    speaker, lexicon = claim.speaker, predicates()
    if speaker is None or claim.quoted == "direct":
        return
    last = speaker.name.split(" of ")[0].split()[-1]
    if last.lower() in lexicon.rules or last in {name.capitalize() for name in lexicon.statutes}:
        yield speaker.name, _one_line(claim), _relation(claim)


def _relation(claim: Claim) -> RuleRelation:
    """What a rule does to what is told under it."""
    may = PERMITTING.search(claim.text) is not None
    if FORBIDDING.search(claim.text) or (may and claim.polarity == "denied"):
        return "breaches"
    return "permits" if may else "requires"


def _named_by_noun(evidence: Evidence, noun: Claim) -> Iterator[Key]:
    if noun.sense == "breach" and noun.polarity == "affirmed":
        yield from _breaches_named(evidence, noun)
    elif noun.predicate in _words("bans"):
        # "a ban on the sale of meat"
        text = evidence.accounts[noun.document].text
        for role in roles(noun, "place", "theme"):
            act = evidence.words(role, noun)
            if act is not None and not role.entities and text[: role.start].endswith((" on ", " against ")):
                yield _one_line(noun), act, "breaches"


def _doing(evidence: Evidence, claim: Claim) -> str:
    """ "Opening the box | breached the rules": what is done right before, or else the claim."""
    same = (c for c in evidence.claims if c.document == claim.document and c.end + 1 == claim.start)
    return next((_one_line(c) for c in same), _one_line(claim))


def _ruled(claim: Claim, rule: str, act: str | None) -> Iterator[Key]:
    """ "The law requires a licence"."""
    lexicon = predicates()
    if claim.predicate in _words("laying_down"):
        yield rule, _one_line(claim), _relation(claim)
    elif claim.predicate in _words("granting"):
        yield rule, _one_line(claim), "permits"
    elif act is None:
        return
    elif claim.predicate in lexicon.permitting:
        yield rule, act, "permits"
    elif claim.predicate in lexicon.requiring:
        yield rule, act, "requires"
    elif claim.predicate in lexicon.forbidding:
        yield rule, act, "breaches"


def _whole_act(evidence: Evidence, claim: Claim, theme: Role | None) -> str | None:
    """What a rule speaks of: "ferries | to leave after dark" is told by two claims."""
    act = evidence.words(theme, claim)
    if theme is None or act is None:
        return act
    more = next(
        (c for c in evidence.claims if c.document == claim.document and c.start == claim.end + 1), None
    )
    if more is None or not (more.text.startswith("to ") and more.text.islower()):
        return act
    # "citizens are required by law | to vote": from whom it is required to what
    return f"{act} {_one_line(more)}"


def _under(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "Under maritime law the captain must stay": what may or must be done under a rule."""
    text = evidence.accounts[claim.document].text
    for role in roles(claim, "topic", "instrument"):
        rule = evidence.words(role, claim)
        by = BY.search(text[max(role.start - 30, 0) : role.start]) is not None
        if rule is None or not _is_rule(evidence, role, claim) or (role.role == "instrument" and not by):
            continue
        relation, affirmed = _relation(claim), claim.polarity == "affirmed"
        charged = claim.predicate in _words("charging") or ILLEGAL.search(claim.text) is not None
        if affirmed and charged and role.role == "topic" and claim.sense != "breach":
            yield rule, _one_line(claim), "breaches"
        elif claim.sense == "breach":
            continue  # "is an offence under the Act": told as such
        elif relation != "requires" or (affirmed and (role.role == "topic" or REQUIRING.search(claim.text))):
            yield rule, _one_line(claim), relation


def _on_condition(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "On condition that the port stays in public hands"."""
    condition = ON_CONDITION.search(evidence.accounts[claim.document].text[: claim.start][-30:])
    if condition is not None:
        yield condition[1], _one_line(claim), "requires"


def _kept(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "Met the standards", "did not comply with the rules", "exceeded the limit"."""
    keeps, breaks = claim.predicate in _words("keeping"), claim.predicate in _words("breaking")
    if not (keeps or breaks):
        return
    for role in roles(claim, "theme", "companion", "destination", "recipient"):
        rule = evidence.words(role, claim)
        if rule is None or not _is_rule(evidence, role, claim):
            continue
        failed = claim.polarity == "denied" or FAILING.search(claim.text) is not None
        if keeps == failed:
            yield rule, _one_line(claim), "breaches"
        elif keeps and claim.frame == "actual":
            yield rule, _one_line(claim), "permits"


def _enacted(evidence: Evidence, claim: Claim) -> Iterator[Key]:
    """ "Has imposed a curfew", "a treaty was signed on the transfer of gas"."""
    for role in roles(claim, "theme"):
        rule = evidence.words(role, claim)
        if rule is None:
            continue
        somebody = any(r.entity or names_an_actor(r.lemma) for r in roles(claim, "agent"))
        if claim.predicate in predicates().forbidding and somebody and not role.entities:
            # "the ministry has banned the sale of meat": the ban has no name of its own
            yield _one_line(claim), rule, "breaches"
        elif claim.predicate in _words("enacting") and _is_enacted(evidence, role, claim, rule):
            yield rule, _one_line(claim), "requires"


def _is_enacted(evidence: Evidence, role: Role, claim: Claim, rule: str) -> bool:
    if role.lemma in _words("enacted"):
        return bool(_words("restricting").intersection(rule.lower().split()))
    if role.lemma in _words("agreed"):
        # "signed a treaty" tells no rule
        after = evidence.accounts[claim.document].text[role.end : claim.end]
        return CONTENT.search(after) is not None
    return _is_rule(evidence, role, claim)


def _breaches_named(evidence: Evidence, noun: Claim) -> Iterator[Key]:
    """ "Possible breaches of safety rules"; "two violations", where a truce was told of right before."""
    act = _one_line(noun)
    named = [r for r in roles(noun, "theme", "recipient") if _is_rule(evidence, r, noun)]
    for role in named:
        rule = evidence.words(role, noun)
        if rule is not None:
            yield rule, act, "breaches"
    if not named and not roles(noun, "theme", "recipient"):
        before = _rule_before(evidence, noun)
        if before is not None:
            yield before, act, "breaches"


def _rule_before(evidence: Evidence, noun: Claim) -> str | None:
    """The rule that the sentences right before a noun name last."""
    near = [
        (role.head, evidence.words(role, claim))
        for claim in evidence.claims
        if claim.document == noun.document and 0 <= noun.sentence - claim.sentence <= NEAR
        for role in claim.roles
        if role.end <= noun.start and _is_rule(evidence, role, claim)
    ]
    return max(near)[1] if near else None


def _is_rule(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The law"; of "the act" and "the Act" only the second."""
    capital = evidence.accounts[claim.document].text[role.head].isupper()
    lexicon = predicates()
    return role.lemma in lexicon.rules or (role.lemma in lexicon.statutes and capital)


def _one_line(claim: Claim) -> str:
    return " ".join(claim.text.split())


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("rules")[name])
