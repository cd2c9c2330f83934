"""Findings in the order of when they are said to have happened."""

from crossbearing.dossier.evidence import Evidence
from crossbearing.model.dossier import Reconciliation, TimelineEntry


def list_timeline(evidence: Evidence, found: Reconciliation) -> tuple[TimelineEntry, ...]:
    """An entry for each finding with a known time; what is only hypothetical has none."""
    by_id = {c.id: c for c in evidence.claims}
    entries = []
    for finding in found.findings:
        claims = [by_id[c] for c in finding.claims]
        times = sorted(
            {t for c in claims if c.frame != "hypothetical" and (t := evidence.edtf(c)) is not None}
        )
        for edtf in times:
            entries.append(TimelineEntry(finding.story, edtf, finding.statement, (finding.id,)))
    return tuple(sorted(entries, key=lambda e: (_when(e.edtf), e.edtf, e.findings)))


def _when(edtf: str) -> str:
    """A sortable beginning: the first date of an interval, without qualifiers."""
    return edtf.split("/")[0].strip("~?%[]{}.").replace("X", "0")
