"""Findings, the ledger of disagreements, updates and agreements."""

from collections.abc import Sequence

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor
from crossbearing.exports.page.quotes import Quote, Voices, quote, voices
from crossbearing.exports.summary import by_support, by_weight
from crossbearing.exports.wording import AGREEMENT, CONFLICT, count, date
from crossbearing.model.dossier import Conflict, Finding, Position, Story, Update

FINDINGS_SHOWN = 25


@frozen
class FindingCard:
    anchor: str
    statement: str
    credibility: int
    likelihood: str
    support: str
    reasons: tuple[str, ...]
    disputes: tuple[tuple[str, str], ...]  # anchor and question of each conflict
    voices: Voices


@frozen
class Findings:
    """What several accounts tell of one story; the heading is empty where there is only one story."""

    heading: str
    shown: tuple[FindingCard, ...]
    folded: tuple[FindingCard, ...]


@frozen
class SingleLine:
    """A finding of one account: its statement, and the words where they differ from it."""

    anchor: str
    statement: str
    credibility: int
    likelihood: str
    quotes: tuple[Quote, ...]


@frozen
class SingleGroup:
    """What only one account says."""

    account: str
    outlet: str
    published: str
    lines: tuple[SingleLine, ...]


@frozen
class Side:
    """One answer to a question. ``when`` tells of an update how its accounts are dated."""

    value: str
    support: str
    holders: tuple[str, ...]
    when: str
    voices: Voices


@frozen
class Question:
    """A conflict or an update."""

    anchor: str
    kind: str
    question: str
    story: str
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]


@frozen
class AgreementLine:
    relation: str
    reason: str
    quotes: tuple[tuple[str, Quote], ...]  # outlet and its words


def findings(lookup: Lookup) -> tuple[Findings, ...]:
    """What several accounts tell, by story."""
    told = [f for f in lookup.dossier.findings if f.accounts > 1]
    stories = lookup.dossier.stories
    by_story: dict[str, list[Finding]] = {story.id: [] for story in stories}
    for finding in told:
        by_story.setdefault(finding.story, []).append(finding)
    titles = story_titles(stories)
    made = []
    for story, members in by_story.items():
        cards = tuple(_card(f, lookup) for f in by_weight(members, lookup))
        if cards:
            made.append(Findings(titles.get(story, ""), cards[:FINDINGS_SHOWN], cards[FINDINGS_SHOWN:]))
    return tuple(made)


def singles(lookup: Lookup) -> tuple[SingleGroup, ...]:
    """What only one account says, by account and in its order."""
    groups: dict[str, list[tuple[int, Finding]]] = {id: [] for id in lookup.accounts}
    for finding in lookup.dossier.findings:
        claims = [lookup.claims[c] for c in finding.claims if c in lookup.claims]
        if finding.accounts == 1 and claims:
            groups.setdefault(claims[0].document, []).append((claims[0].start, finding))
    return tuple(_group(document, members, lookup) for document, members in groups.items() if members)


def ledger(lookup: Lookup) -> tuple[Question, ...]:
    """Questions in dispute, those most accounts take sides on first."""
    titles = story_titles(lookup.dossier.stories)
    return tuple(_question(k, k.reasons, titles, lookup) for k in by_support(lookup.dossier.conflicts))


def updates(lookup: Lookup) -> tuple[Question, ...]:
    """Questions whose answer changed, oldest answer first."""
    titles = story_titles(lookup.dossier.stories)
    return tuple(_question(u, (), titles, lookup) for u in lookup.dossier.updates)


def agreements(lookup: Lookup) -> tuple[AgreementLine, ...]:
    """Pairs that looked like a conflict and are none."""
    made = []
    for agreement in lookup.dossier.agreements:
        known = [(c, lookup.claims[c]) for c in agreement.claims if c in lookup.claims]
        quotes = tuple((lookup.credit(claim.document), quote(id, claim, lookup)) for id, claim in known)
        made.append(AgreementLine(AGREEMENT[agreement.relation], agreement.reason, quotes))
    return tuple(made)


def story_titles(stories: Sequence[Story]) -> dict[str, str]:
    """Titles to tell stories apart by; none where there is only one."""
    return {story.id: story.title for story in stories} if len(stories) > 1 else {}


def support(accounts: int, independent: int) -> str:
    """How many tell it, and how many of them are independent."""
    return f"{count(accounts, 'account')}, {count(independent, 'independent origin')}"


def _card(finding: Finding, lookup: Lookup) -> FindingCard:
    return FindingCard(
        anchor=anchor(finding.id),
        statement=finding.statement,
        credibility=finding.credibility,
        likelihood=finding.likelihood or "",
        support=support(finding.accounts, finding.independent),
        reasons=finding.reasons,
        disputes=tuple((anchor(k), lookup.questions[k]) for k in lookup.disputed(finding)),
        voices=voices(finding.claims, lookup),
    )


def _group(document: str, members: list[tuple[int, Finding]], lookup: Lookup) -> SingleGroup:
    account = lookup.accounts.get(document)
    ordered = sorted(members, key=lambda m: (m[0], m[1].id))
    return SingleGroup(
        account=anchor(document),
        outlet=lookup.credit(document),
        published=date(account.published) if account else "",
        lines=tuple(_line(finding, lookup) for _, finding in ordered),
    )


def _line(finding: Finding, lookup: Lookup) -> SingleLine:
    return SingleLine(
        anchor=anchor(finding.id),
        statement=finding.statement,
        credibility=finding.credibility,
        likelihood=finding.likelihood or "",
        quotes=tuple(quote(c, lookup.claims[c], lookup) for c in finding.claims if c in lookup.claims),
    )


def _question(
    asked: Conflict | Update, reasons: tuple[str, ...], titles: dict[str, str], lookup: Lookup
) -> Question:
    return Question(
        anchor=anchor(asked.id),
        kind=CONFLICT[asked.kind],
        question=asked.question,
        story=titles.get(asked.story, ""),
        sides=tuple(_side(p, lookup) for p in asked.positions),
        reasons=reasons,
    )


def _side(position: Position, lookup: Lookup) -> Side:
    documents = lookup.documents(position.claims)
    published = sorted({a.published for a in map(lookup.accounts.get, documents) if a and a.published})
    return Side(
        value=position.value,
        support=support(len(documents), position.independent),
        holders=lookup.outlets(position.claims),
        when=date(published[0]) if published else "",
        voices=voices(position.claims, lookup),
    )
