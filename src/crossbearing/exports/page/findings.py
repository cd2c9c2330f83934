"""Findings, the ledger of disagreements, updates and agreements."""

from collections.abc import Sequence

from attrs import evolve, frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.accounts import Mark, Piece, pieces
from crossbearing.exports.page.links import anchor, target
from crossbearing.exports.page.quotes import Quote, Voices, quote, voices
from crossbearing.exports.sentences import Stated, answer, around, is_whole, stated
from crossbearing.exports.summary import by_support, by_weight, manner
from crossbearing.exports.wording import AGREEMENT, CONFLICT, count, date, origins
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Conflict, Finding, Position, Story, Update

FINDINGS_SHOWN = 25
NEAR_NAMED = 3  # outlets of a finding that a statement is a possible link to
QUOTED_IN_FULL = 60  # findings, and seeming conflicts; those after them only link to their words


@frozen
class FindingCard:
    """``how`` tells that the words are meant as denied, only expected or not certain."""

    anchor: str
    statement: Stated
    how: tuple[str, ...]
    credibility: int
    likelihood: str
    support: str
    reasons: tuple[str, ...]
    disputes: tuple[tuple[str, str], ...]  # anchor and question of each conflict
    voices: Voices | None  # None where the words are only linked to
    tellers: tuple[tuple[str, str], ...]  # anchor and outlet of each claim, where there are no voices
    perhaps: Voices | None  # of possible links, where there are any


@frozen
class Findings:
    """What several accounts tell of one story; the heading is empty where there is only one story.

    ``folded`` are those of less weight, and parts of sentences that one origin has in several accounts.
    """

    heading: str
    shown: tuple[FindingCard, ...]
    folded: tuple[FindingCard, ...]


@frozen
class Note:
    """What is to be known of parts of a sentence: ``words`` are the parts, none where it is all of it."""

    words: tuple[str, ...]
    how: tuple[str, ...]
    speaker: str
    cue: str


@frozen
class SingleLine:
    """A sentence of one account, with the findings that rest on it alone marked in it. ``perhaps`` are anchor
    and outlet of what may tell one of them too."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    grades: str
    perhaps: tuple[tuple[str, str], ...]


@frozen
class SingleGroup:
    """What only one account says."""

    account: str
    outlet: str
    published: str
    lines: tuple[SingleLine, ...]
    findings: int


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
    tellers: tuple[tuple[str, str], ...]  # anchor and outlet, where the words are only linked to


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
        ordered = by_weight(members, lookup)
        first = [f for f in ordered if f.independent > 1 or is_whole(f, lookup)][:FINDINGS_SHOWN]
        rest = [f for f in ordered if f not in first]
        if members:
            cards = [_card(f, n < QUOTED_IN_FULL, lookup) for n, f in enumerate([*first, *rest])]
            made.append(
                Findings(titles.get(story, ""), tuple(cards[: len(first)]), tuple(cards[len(first) :]))
            )
    return tuple(made)


def singles(lookup: Lookup) -> tuple[SingleGroup, ...]:
    """What only one account says, by account and in its order."""
    groups: dict[str, list[tuple[str, Finding]]] = {id: [] for id in lookup.accounts}
    for finding in lookup.dossier.findings:
        first = next((c for c in finding.claims if c in lookup.claims), None)
        if finding.accounts == 1 and first is not None and lookup.claims[first].document in groups:
            groups[lookup.claims[first].document].append((first, finding))
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
    for n, agreement in enumerate(lookup.dossier.agreements):
        tellers = _tellers(agreement.claims, lookup)
        quoted = agreement.claims if n < QUOTED_IN_FULL else ()
        known = [(c, lookup.claims[c]) for c in quoted if c in lookup.claims]
        quotes = tuple((lookup.credit(claim.document), quote(id, claim, lookup)) for id, claim in known)
        line = AgreementLine(
            AGREEMENT[agreement.relation], agreement.reason, quotes, () if quoted else tellers
        )
        made.append(line)
    return tuple(made)


def story_titles(stories: Sequence[Story]) -> dict[str, str]:
    """Titles to tell stories apart by; none where there is only one."""
    return {story.id: story.title for story in stories} if len(stories) > 1 else {}


def support(accounts: int, independent: int) -> str:
    """How many tell it, and how many of them are independent."""
    return f"{count(accounts, 'account')}, {origins(independent)}"


def _card(finding: Finding, quoted: bool, lookup: Lookup) -> FindingCard:
    return FindingCard(
        anchor=anchor(finding.id),
        statement=stated(finding, lookup),
        how=manner([lookup.claims[c] for c in finding.claims if c in lookup.claims]),
        credibility=finding.credibility,
        likelihood=finding.likelihood or "",
        support=support(finding.accounts, finding.independent),
        reasons=finding.reasons,
        disputes=tuple((anchor(k), lookup.questions[k]) for k in lookup.disputed(finding)),
        voices=voices(finding.claims, lookup) if quoted else None,
        tellers=() if quoted else _tellers(finding.claims, lookup),
        perhaps=voices(finding.possible_links, lookup) if quoted and finding.possible_links else None,
    )


def _tellers(claims: Sequence[str], lookup: Lookup) -> tuple[tuple[str, str], ...]:
    known = [c for c in claims if c in lookup.claims]
    return tuple((anchor(c), lookup.credit(lookup.claims[c].document)) for c in known)


def _group(document: str, members: list[tuple[str, Finding]], lookup: Lookup) -> SingleGroup:
    account = lookup.accounts[document]
    sentences: dict[tuple[int, int], list[tuple[str, Finding]]] = {}
    for claim, finding in sorted(members, key=lambda m: (lookup.claims[m[0]].start, m[1].id)):
        sentences.setdefault(around(lookup.claims[claim], account), []).append((claim, finding))
    return SingleGroup(
        account=anchor(document),
        outlet=lookup.credit(document),
        published=date(account.published),
        lines=tuple(_line(account.text, span, own, lookup) for span, own in sorted(sentences.items())),
        findings=len(members),
    )


def _line(text: str, span: tuple[int, int], own: list[tuple[str, Finding]], lookup: Lookup) -> SingleLine:
    marks: list[Mark] = []
    notes: list[Note] = []
    for id, finding in own:
        claim = lookup.claims[id]
        tone = (target(id, lookup) or ("", ""))[1]
        marks.append(Mark(claim.start, claim.end, anchor(finding.id), anchor(id), tone))
        notes.append(_note(claim, text))
    return SingleLine(
        pieces=tuple(pieces(text, *span, marks)),
        notes=_together(notes),
        grades=", ".join(map(str, sorted({f.credibility for _, f in own}))),
        perhaps=_perhaps([f for _, f in own], lookup),
    )


def _perhaps(findings: Sequence[Finding], lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """Anchor and outlet of what may tell one of ``findings`` too, each outlet once."""
    found: dict[str, str] = {}
    for finding in findings:
        for where, outlet in _tellers(finding.possible_links, lookup):
            found.setdefault(outlet, where)
        for near in (n for c in finding.claims for n in lookup.perhaps_of.get(c, ())):
            for outlet in lookup.outlets(lookup.findings[near].claims)[:NEAR_NAMED]:
                found.setdefault(outlet, anchor(near))
    return tuple((where, outlet) for outlet, where in found.items())


def _note(claim: Claim, text: str) -> Note:
    cue = " ".join(text[claim.cue.start : claim.cue.end].split()) if claim.cue else ""
    how = tuple(word for word in manner([claim]) if word != "certainty unknown")
    return Note((" ".join(claim.text.split()),), how, claim.speaker.name if claim.speaker else "", cue)


def _together(notes: list[Note]) -> tuple[Note, ...]:
    """Notes that say the same as one; those that say nothing are left out."""
    alike: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.how, note.speaker, note.cue), []).append(note)
    if len(alike) == 1:
        notes = [evolve(notes[0], words=())]
    else:
        notes = [evolve(same[0], words=tuple(w for n in same for w in n.words)) for same in alike.values()]
    return tuple(n for n in notes if n.how or n.speaker)


def _question(
    asked: Conflict | Update, reasons: tuple[str, ...], titles: dict[str, str], lookup: Lookup
) -> Question:
    return Question(
        anchor=anchor(asked.id),
        kind=CONFLICT[asked.kind],
        question=asked.question,
        story=titles.get(asked.story, ""),
        sides=tuple(_side(p, asked.question, lookup) for p in asked.positions),
        reasons=reasons,
    )


def _side(position: Position, question: str, lookup: Lookup) -> Side:
    documents = lookup.documents(position.claims)
    published = sorted({a.published for a in map(lookup.accounts.get, documents) if a and a.published})
    return Side(
        value=answer(position, question, lookup),
        support=support(len(documents), position.independent),
        holders=lookup.outlets(position.claims),
        when=date(published[0]) if published else "",
        voices=voices(position.claims, lookup),
    )
