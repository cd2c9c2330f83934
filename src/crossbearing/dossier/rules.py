"""Rules and the acts that would breach them or are permitted or required by them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.continuations import joined_on, running_on
from crossbearing.dossier.evidence import Evidence, names_an_actor, one_line, roles, told_alone
from crossbearing.dossier.rulings import ADVISED, RuleTold, find_rulings
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Rule, RuleRelation

_words = partial(word_set, "rules")

PERMITTING = re.compile(rf"\b{one_of('rules', 'may')}\b(?! not)")
REQUIRING = re.compile(rf"\b{one_of('rules', 'must')}\b(?! not)")
FORBIDDING = re.compile(rf"\b{one_of('rules', 'must_not')} not\b|\bcannot\b")
MODAL = re.compile(rf"\b{one_of('rules', 'modals')}\b")
WHO = re.compile(rf"{one_of('phrases', 'relative')}\b")
ON_CONDITION = re.compile(r"\bon (?:the )?(condition) that $")
FAILING = re.compile(rf"\b{one_of('rules', 'failing')} {one_of('rules', 'failing_at')}\b|\bfell short\b")
ILLEGAL = re.compile(rf"\b{one_of('rules', 'illegal')}\b")
BY = re.compile(rf"\b{one_of('rules', 'by')} (?:{one_of('phrases', 'articles')} )?$", re.IGNORECASE)
UNDER = re.compile(r"\bunder \Z", re.IGNORECASE)
CONTENT = re.compile(rf"\b(?:on(?! \w*day\b| \d| [A-Z][a-z]+ \d)|{one_of('rules', 'content')})\b")
IN_LINE = re.compile(rf"\bin {one_of('rules', 'in_line')} with ((?:[^\s,]+ ){{0,7}}?[^\s,]+),", re.IGNORECASE)
AGAINST = re.compile(rf" {one_of('rules', 'against')} \Z")
BACK = 6  # sentences in which "that order" was told of
NEAR = 2  # sentences within which "a violation" is one of the rule named last


def list_rules(evidence: Evidence) -> tuple[Rule, ...]:
    """Each rule that claims hold an act against, with all findings that do."""
    found: dict[RuleTold, set[str]] = defaultdict(set)
    before = Antecedents(evidence)
    for claim in evidence.claims:
        if not claim.nominal:
            for key in (*_rules(evidence, before, claim), *find_rulings(evidence, before, claim)):
                meant = _pointed_at(evidence, before, claim, key[0])
                whole = key if meant is None else (meant[0], *key[1:])
                cited = [*_cited(before, claim, key), *([meant[1]] if meant is not None else [])]
                found[whole] |= {evidence.findings[c.id].id for c in cited}
    for noun in evidence.nominals.values():
        for key in _named_by_noun(evidence, before, noun):
            found[key] |= evidence.told_in(noun)
    told = (Rule(*key, findings=tuple(sorted(ids))) for key, ids in found.items() if ids)
    return tuple(sorted(told, key=repr))


def _cited(before: Antecedents, claim: Claim, key: RuleTold) -> list[Claim]:
    """The claim, and those beside it whose words name the act too."""
    return [claim, *(c for c in before.beside(claim) if c != claim and one_line(c) in key[1])]


def _pointed_at(evidence: Evidence, before: Antecedents, claim: Claim, rule: str) -> tuple[str, Claim] | None:
    """The rule that "that order" was told of as before, "a port order" or "banned ships", with the claim."""
    first, *rest = rule.lower().split()
    if first not in _words("pointing") or len(rest) != 1:
        return None
    told = [c for c in before.near(claim, BACK) if c.end <= claim.start]
    for earlier in reversed(told):
        for role in earlier.roles:
            words = evidence.words(role, earlier) or ""
            named = role.lemma == rest[0] and words.split()[0].lower() not in _words("pointing")
            if named and _is_rule(evidence, role, earlier):
                return words, earlier
        if earlier.predicate == word(rest[0], "n").verb and earlier.predicate in predicates().forbidding:
            return one_line(earlier), earlier
    return None


def _rules(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """The rules that a statement holds an act against, permits, requires or puts in force."""
    if claim.certainty == "unknown":
        return
    yield from _under(evidence, before, claim)
    yield from _in_line(claim)
    yield from _on_condition(evidence, claim)
    yield from _said_by_rule(evidence, claim)
    yield from _kept(evidence, before, claim)
    yield from _against(evidence, before, claim)
    if claim.polarity == "denied":
        return  # "did not break the law" breaks none
    subject = claim.role("agent")
    agent = evidence.words(subject, claim)
    if claim.sense == "breach":
        for role in roles(claim, "theme", "recipient"):
            rule = evidence.words(role, claim)
            if _is_rule(evidence, role, claim) and rule is not None:
                # where somebody breaches it, the act is what the claim tells; else the act is its subject
                somebody = subject is not None and (subject.entity or names_an_actor(subject.lemma))
                whole = evidence.in_full(subject, claim) if subject is not None else None
                act = one_line(claim) if somebody else whole or _doing(before, claim)
                yield rule, act, "breaches"
    elif subject is not None and agent is not None and _is_rule(evidence, subject, claim):
        yield from _ruled(evidence, before, claim, agent)
    elif claim.frame == "actual":
        yield from _enacted(evidence, claim)


def _said_by_rule(evidence: Evidence, claim: Claim) -> Iterator[RuleTold]:
    """ "The law says that the count must be public", "according to the law, polls close at eight"."""
    speaker, lexicon = claim.speaker, predicates()
    if speaker is None or speaker.kind == "person" or claim.quoted == "direct":
        return
    if not claim.roles:
        return
    last = speaker.name.split(" of ")[0].split()[-1]
    if last.lower() in lexicon.rules or last in {name.capitalize() for name in lexicon.statutes}:
        yield speaker.name, one_line(claim), _relation(claim)


def _relation(claim: Claim) -> RuleRelation:
    """What a rule does to what is told under it."""
    may = PERMITTING.search(claim.text) is not None
    if FORBIDDING.search(claim.text) or (may and claim.polarity == "denied"):
        return "breaches"
    return "permits" if may else "requires"


def _named_by_noun(evidence: Evidence, before: Antecedents, noun: Claim) -> Iterator[RuleTold]:
    if noun.sense == "breach" and noun.polarity == "affirmed":
        yield from _breaches_named(evidence, before, noun)
    elif noun.predicate in _words("bans"):
        # "a ban on the sale of meat"
        text = evidence.accounts[noun.document].text
        for role in roles(noun, "place", "theme", "topic"):
            act = evidence.words(role, noun)
            banned = AGAINST.search(text, max(role.start - 10, 0), role.start) is not None
            if act is None or role.entities or not banned:
                continue
            if not names_an_actor(role.lemma):
                yield one_line(noun), act, "breaches"
                continue
            # "sanctions against officials | who burned the ballots"
            for claim in before.beside(noun):
                if claim.start == role.end + 1 and WHO.match(claim.text):
                    yield one_line(noun), one_line(claim), "breaches"


def _doing(before: Antecedents, claim: Claim) -> str:
    """ "Opening the box | breached the rules": what is done right before, or else the claim."""
    same = (c for c in before.beside(claim) if c.end + 1 == claim.start)
    return next((one_line(c) for c in same), one_line(claim))


def _ruled(evidence: Evidence, before: Antecedents, claim: Claim, rule: str) -> Iterator[RuleTold]:
    """ "The law requires a licence"."""
    lexicon = predicates()
    act = _whole_act(evidence, before, claim)
    if claim.predicate in _words("laying_down"):
        yield rule, one_line(claim), _relation(claim)
    elif claim.predicate in _words("granting"):
        yield rule, one_line(claim), "permits"
    elif (held := _held_off(evidence, before, claim)) is not None:
        yield rule, held, "breaches"
    elif act is None:
        return
    elif claim.predicate in lexicon.permitting:
        yield rule, act, "permits"
    elif claim.predicate in lexicon.requiring:
        yield rule, act, "requires"
    elif claim.predicate in lexicon.forbidding:
        yield rule, act, "breaches"


def _whole_act(evidence: Evidence, before: Antecedents, claim: Claim) -> str | None:
    """What a rule speaks of, maybe in two claims: "allows | them to sell", "ferries | to leave at night"."""
    theme, more = claim.role("theme"), running_on(claim, before)
    act = evidence.words(theme, claim)
    if theme is None:
        # "allows for the sale of land"
        text = evidence.accounts[claim.document].text
        allowed = (r for r in roles(claim, "recipient", "topic") if text[: r.start].endswith(" for "))
        what = evidence.words(next(allowed, None), claim)
        return what or (one_line(more) if more is not None and more.frame != "hypothetical" else None)
    if act is None or more is None or not more.text.startswith("to "):
        return act
    # "citizens are required by law | to vote": from whom it is required to what
    return f"{act} {one_line(more)}"


def _held_off(evidence: Evidence, before: Antecedents, claim: Claim) -> str | None:
    """ "Kept lorries | from | crossing the bridge"."""
    theme = claim.role("theme")
    if claim.predicate not in _words("holding_off") or theme is None or theme.start < claim.head:
        return None
    more = joined_on(claim, "from", evidence, before)
    if more is None:
        return None
    return " ".join(evidence.accounts[claim.document].text[theme.start : more.end].split())


def _in_line(claim: Claim) -> Iterator[RuleTold]:
    """ "In accordance with the harbour law, pilots will be paid"."""
    lexicon = predicates()
    for found in IN_LINE.finditer(claim.text):
        words = {word.lower() for word in found[1].split()}
        known = lexicon.rules | {f"{rule}s" for rule in lexicon.rules}
        statutes = {statute.capitalize() for statute in lexicon.statutes}
        if words & known or statutes.intersection(found[1].split()):
            yield " ".join(found[1].split()), one_line(claim), _relation(claim)


def _against(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "Lifted its prohibition | on | using the bridge"."""
    banned = next((r for r in roles(claim, "theme") if r.lemma in _words("bans")), None)
    more = joined_on(claim, one_of("rules", "against"), evidence, before) if banned is not None else None
    rule = evidence.words(banned, claim)
    if rule is not None and more is not None:
        yield rule, one_line(more), "breaches"


def _under(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "Under maritime law the captain must stay": what may or must be done under a rule."""
    text = evidence.accounts[claim.document].text
    for role in roles(claim, "topic", "instrument"):
        rule = evidence.words(role, claim)
        by = BY.search(text[max(role.start - 30, 0) : role.start]) is not None
        under = UNDER.search(text, max(role.start - 10, 0), role.start) is not None
        under = under or (role.end <= claim.start and claim.text.lower().startswith("under which"))
        tied = by if role.role == "instrument" else under
        if rule is None or not tied or not _is_rule(evidence, role, claim):
            continue
        relation, affirmed = _relation(claim), claim.polarity == "affirmed"
        if claim.predicate == "be" and _ends(claim, role):
            # "is under an order | to close"
            more = running_on(claim, before)
            if more is not None and affirmed:
                yield rule, one_line(more), "requires"
            continue
        if role.lemma in _words("loose") and not (MODAL.search(claim.text) or claim.frame == "expected"):
            continue  # "lived under his policy"
        charged = claim.predicate in _words("charging") or ILLEGAL.search(claim.text) is not None
        if affirmed and charged and role.role == "topic" and claim.sense != "breach":
            yield rule, one_line(claim), "breaches"
        elif claim.sense == "breach":
            continue  # "is an offence under the Act": told as such
        elif relation != "requires" or (affirmed and (role.role == "topic" or REQUIRING.search(claim.text))):
            yield rule, told_alone(claim), relation


def _ends(claim: Claim, role: Role) -> bool:
    return claim.end - role.end <= 1


def _on_condition(evidence: Evidence, claim: Claim) -> Iterator[RuleTold]:
    """ "On condition that the port stays in public hands"."""
    condition = ON_CONDITION.search(evidence.accounts[claim.document].text[: claim.start][-30:])
    if condition is not None:
        yield condition[1], one_line(claim), "requires"


def _kept(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[RuleTold]:
    """ "Met the standards", "did not comply with the rules", "exceeded the limit"."""
    keeps, breaks = claim.predicate in _words("keeping"), claim.predicate in _words("breaking")
    if not (keeps or breaks):
        return
    for role in roles(claim, "theme", "companion", "destination", "recipient"):
        rule = evidence.words(role, claim)
        if rule is None or not _is_rule(evidence, role, claim):
            continue
        more = running_on(claim, before) if role.lemma in _words("commands") else None
        if more is not None and keeps:
            # "followed orders | to burn the papers"
            yield rule, one_line(more), "requires"
            continue
        just_before = evidence.accounts[claim.document].text[max(claim.start - 12, 0) : claim.end]
        failed = claim.polarity == "denied" or FAILING.search(just_before) is not None
        if keeps == failed:
            yield rule, one_line(claim), "breaches"
        elif keeps and claim.frame == "actual":
            yield rule, one_line(claim), "permits"


def _enacted(evidence: Evidence, claim: Claim) -> Iterator[RuleTold]:
    """ "Has imposed a curfew", "a treaty was signed on the transfer of gas"."""
    for role in roles(claim, "theme"):
        rule = evidence.words(role, claim)
        if rule is None or claim.certainty != "certain" or ADVISED.search(claim.text):
            continue
        somebody = any(r.entity or names_an_actor(r.lemma) for r in roles(claim, "agent"))
        if claim.predicate in predicates().forbidding and somebody and not role.entities:
            # "the ministry has banned the sale of meat": the ban has no name of its own
            yield one_line(claim), rule, "breaches"
        elif claim.predicate in _words("enacting") and _is_enacted(evidence, role, claim, rule):
            yield rule, one_line(claim), "requires"


def _is_enacted(evidence: Evidence, role: Role, claim: Claim, rule: str) -> bool:
    if role.lemma in _words("enacted"):
        return bool(_words("restricting").intersection(rule.lower().split()))
    if role.lemma in _words("agreed"):
        # "signed a treaty" tells no rule
        after = evidence.accounts[claim.document].text[role.end : claim.end]
        return CONTENT.search(after) is not None
    return _is_rule(evidence, role, claim)


def _breaches_named(evidence: Evidence, before: Antecedents, noun: Claim) -> Iterator[RuleTold]:
    """ "Possible breaches of safety rules"; "two violations", where a truce was told of right before."""
    act = _breaking(evidence, before, noun)
    named = [r for r in roles(noun, "theme", "recipient") if _is_rule(evidence, r, noun)]
    for role in named:
        rule = evidence.words(role, noun)
        if rule is not None:
            yield rule, act, "breaches"
    if not named and not roles(noun, "theme", "recipient"):
        rule = _rule_before(evidence, before, noun)
        if rule is not None:
            yield rule, act, "breaches"


def _breaking(evidence: Evidence, before: Antecedents, noun: Claim) -> str:
    """ "The sale | is in breach of the treaty": what is said to be one, else the words that name it."""
    for claim in before.beside(noun):
        subject = claim.role("agent")
        if subject is None or claim.predicate not in _words("being"):
            continue
        named = any(r.start <= noun.head < r.end for r in claim.roles if r != subject)
        words = evidence.who(subject, claim) and evidence.in_full(subject, claim)
        if named and words:
            return one_line(claim) if names_an_actor(subject.lemma) or subject.entity else words
    return one_line(noun)


def _rule_before(evidence: Evidence, before: Antecedents, noun: Claim) -> str | None:
    """The rule that the sentences right before a noun name last."""
    near = [
        (role.head, evidence.words(role, claim))
        for claim in before.near(noun, NEAR)
        for role in claim.roles
        if role.end <= noun.start and _is_rule(evidence, role, claim)
    ]
    return max(near)[1] if near else None


def _is_rule(evidence: Evidence, role: Role, claim: Claim) -> bool:
    """ "The law"; of "the act" and "the Act" only the second."""
    capital = evidence.accounts[claim.document].text[role.head].isupper()
    lexicon = predicates()
    return role.lemma in lexicon.rules | _words("named") or (role.lemma in lexicon.statutes and capital)
