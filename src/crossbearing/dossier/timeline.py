"""Findings in the order of when they are said to have happened."""

from collections import defaultdict
from collections.abc import Iterable

from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Reconciliation, TimelineEntry


def list_timeline(evidence: Evidence, found: Reconciliation) -> tuple[TimelineEntry, ...]:
    """An entry for each finding that tells of something at a known time.

    What is only hypothetical has none, nor has a line that states nothing ("Lund, 5 May 2031").
    """
    by_id = {c.id: c for c in evidence.claims}
    entries = []
    for finding in found.findings:
        claims = [by_id[c] for c in finding.claims]
        told: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            if (edtf := evidence.edtf(claim)) is not None and _tells(evidence, claim):
                told[edtf].append(" ".join(claim.text.split()))
        for edtf, texts in sorted(told.items()):
            # "why the ferry sank" of the same finding says nothing of when
            says = finding.statement if finding.statement in texts else max(texts, key=lambda t: (len(t), t))
            entries.append(TimelineEntry(finding.story, edtf, says, (finding.id,)))
    return in_time(entries)


def in_time(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """``entries`` in the order of their dates."""
    return tuple(sorted(entries, key=lambda e: (_when(e.edtf), e.edtf, e.findings)))


def _tells(evidence: Evidence, claim: Claim) -> bool:
    """Whether somebody or something does or undergoes what is told; a question tells nothing."""
    if claim.frame == "hypothetical" or claim.certainty == "unknown":
        return False
    return any(evidence.words(r, claim) for r in roles(claim, "agent", "theme", "attribute"))


def _when(edtf: str) -> str:
    """A sortable beginning: the first date of an interval, without qualifiers."""
    return edtf.split("/")[0].strip("~?%[]{}.").replace("X", "0")
