"""Re-proving a dossier: spans read as quoted, cited ids are there, what is said stands in what is cited.

This looks only at the dossier itself and trusts nothing that built it, so that a reader who was
handed the file alone can run it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from crossbearing.dossier.proof import unproved_statements
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Conflict, Dossier, Update


def verify(dossier: Dossier) -> tuple[Problem, ...]:
    """All that does not hold; empty for a dossier that proves itself."""
    return (*_spans(dossier), *_references(dossier), *_counts(dossier), *unproved_statements(dossier))


def _spans(dossier: Dossier) -> Iterator[Problem]:
    documents = {d.id: d for d in dossier.documents}
    for claim in dossier.claims:
        document = documents.get(claim.document)
        if document is None:
            yield Problem(claim.id, f"its document {claim.document} is not in the dossier")
        elif document.text[claim.start : claim.end] != claim.text:
            yield Problem(claim.id, "its span does not read as quoted")
        elif any(not _inside(document, start, end) for start, end in _parts(claim)):
            yield Problem(claim.id, "a role, speaker or cue of it lies outside its document")
    spans = [(m.id, m) for m in dossier.mentions] + [(e.id, s) for e in dossier.lineage for s in e.spans]
    for identity, span in spans:
        document = documents.get(span.document)
        if document is None or not _inside(document, span.start, span.end):
            yield Problem(identity, "its span lies outside its document")
    for finding in dossier.findings:
        ends = [0, *chain.from_iterable(finding.told_alone), len(finding.statement)]
        if ends != sorted(ends):
            yield Problem(finding.id, "what one account alone tells of it lies outside its statement")


def _parts(claim: Claim) -> Iterator[tuple[int, int]]:
    yield from ((r.start, r.end) for r in claim.roles)
    for speaker in (claim.speaker, *(layer.speaker for layer in claim.via)):
        if speaker is not None:
            yield speaker.start, speaker.end
    for cue in (claim.cue, *(layer.cue for layer in claim.via)):
        if cue is not None:
            yield cue.start, cue.end


def _inside(document: Account, start: int, end: int) -> bool:
    return 0 <= start < end <= len(document.text)


def _references(dossier: Dossier) -> Iterator[Problem]:
    """Every id that is cited is there."""
    documents = {d.id for d in dossier.documents}
    stories = {s.id for s in dossier.stories}
    claims = {c.id for c in dossier.claims}
    findings = {f.id for f in dossier.findings}
    mentions = {m.id for m in dossier.mentions}
    entities = {e.id for e in dossier.entities}
    for story in dossier.stories:
        yield from _missing(story.id, story.documents, documents, "document")
    for mention in dossier.mentions:
        yield from _missing(mention.id, filter(None, [mention.entity]), entities, "entity")
    for claim in dossier.claims:
        cited = (claim.time, *claim.times, *claim.places, *claim.actors, *claim.quantities)
        named = [e for r in claim.roles for e in r.entities]
        named += [claim.speaker.entity] if claim.speaker is not None and claim.speaker.entity else []
        yield from _missing(claim.id, filter(None, cited), mentions, "mention")
        yield from _missing(claim.id, named, entities, "entity")
        yield from _missing(claim.id, filter(None, [claim.condition]), claims, "claim")
    for finding in dossier.findings:
        yield from _missing(finding.id, finding.claims, claims, "claim", least=1)
        yield from _missing(finding.id, finding.possible_links, claims, "claim")
        yield from _missing(finding.id, [finding.story], stories, "story")
    disputes: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
    for entry in disputes:
        yield from _missing(entry.id, [entry.story], stories, "story")
        yield from _missing(entry.id, [p.value for p in entry.positions], None, "position", least=2)
        for position in entry.positions:
            yield from _missing(entry.id, position.claims, claims, "claim", least=1)
    for agreement in dossier.agreements:
        yield from _missing(
            f"agreement of {' and '.join(agreement.claims)}", agreement.claims, claims, "claim"
        )
    for toll in dossier.tolls:
        yield from _missing(f"toll of {toll.kind}", toll.claims, claims, "claim", least=1)
    for ruling in dossier.judgements:
        yield from _missing(f"judgement {ruling.number}", sorted(ruling.claims), claims, "claim")
        yield from _missing(f"judgement {ruling.number}", ruling.documents, documents, "document")
    lists = (
        dossier.timeline,
        dossier.movements,
        dossier.meetings,
        dossier.transfers,
        dossier.rules,
        dossier.warnings,
        dossier.relations,
    )
    for entries in lists:
        for item in entries:
            yield from _missing(str(item)[:80], item.findings, findings, "finding", least=1)


def _missing(
    where: str, cited: Iterable[str], known: set[str] | None, kind: str, least: int = 0
) -> Iterator[Problem]:
    """What is cited and not known, or that less than the least is cited."""
    ids = list(cited)
    if len(ids) < least:
        yield Problem(where, f"it cites {'no' if not ids else 'only one'} {kind}")
    for identity in ids:
        if known is not None and identity not in known:
            yield Problem(where, f"it cites the {kind} {identity}, which is not in the dossier")


def _counts(dossier: Dossier) -> Iterator[Problem]:
    """A finding counts its accounts, no account is two witnesses, and nothing is confirmed by one.

    There may be none: what is told of another event is not counted.
    """
    document = {c.id: c.document for c in dossier.claims}
    for finding in dossier.findings:
        accounts = len({document[c] for c in finding.claims if c in document})
        if finding.accounts != accounts:
            yield Problem(finding.id, f"it counts {finding.accounts} accounts where {accounts} tell it")
        if not 0 <= finding.independent <= max(accounts, 1):
            yield Problem(finding.id, f"it counts {finding.independent} origins of {accounts} accounts")
        if finding.credibility == 1 and finding.independent < 2:
            yield Problem(finding.id, "it is graded as confirmed with one origin")
    disputes: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
    for entry in disputes:
        for position in entry.positions:
            accounts = len({document[c] for c in position.claims if c in document})
            if not 0 <= position.independent <= max(accounts, 1):
                yield Problem(entry.id, f"it counts {position.independent} origins of {accounts} accounts")
