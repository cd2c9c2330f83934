"""The sample accounts' dossier as a page to read, compared line by line with the one kept beside this file.

A change of any stage shows here as a diff that can be judged like prose. When the new page is the better
one, keep it with

    CROSSBEARING_REGENERATE=1 .venv/bin/pytest tests/golden

and look at the diff before committing it.
"""

import os
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml

from crossbearing.model.dossier import Dossier, Position
from crossbearing.model.lineage import Lineage
from crossbearing.pipeline import Stages, analyse, collect, conclude
from crossbearing.wiring import open_store

HERE = Path(__file__).parent
ACCOUNTS = HERE.parents[1] / "examples" / "cave"
KEPT = HERE / "cave.yaml"


@pytest.fixture(scope="module")
def dossier(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The dossier of the sample accounts, by way of a case file, as ``crossbearing build`` makes it."""

    def silent(stage: str, what: str) -> None:
        """Progress is not looked at."""

    store = open_store(tmp_path_factory.mktemp("cave") / "case.db")
    collect([ACCOUNTS], store, stages, silent)
    analyse(store, stages, silent)
    return conclude(store, stages, silent)


def test_the_sample_dossier_reads_as_kept(dossier: Dossier) -> None:
    told = page(dossier)
    if os.environ.get("CROSSBEARING_REGENERATE"):
        KEPT.write_text(told, encoding="utf8")
    kept = KEPT.read_text(encoding="utf8")
    if told != kept:
        changes = unified_diff(kept.splitlines(), told.splitlines(), "kept", "now", n=2, lineterm="")
        pytest.fail("\n".join(["the sample dossier has changed:", *changes]), pytrace=False)


# --- the page -----------------------------------------------------------------------------------------


def page(dossier: Dossier) -> str:
    """A dossier as YAML for readers: claims in their words by outlet, entities by name, no ids."""
    return yaml.safe_dump(_Page(dossier).content(), sort_keys=False, allow_unicode=True, width=110)


class _Page:
    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._claims = {c.id: c for c in dossier.claims}
        self._documents = {d.id: d for d in dossier.documents}
        self._names = {e.id: e.name for e in dossier.entities}
        self._statements = {f.id: f.statement for f in dossier.findings}

    def content(self) -> dict[str, Any]:
        dossier = self._dossier
        several = [f for f in dossier.findings if f.accounts > 1]
        return {
            "accounts": len(dossier.documents),
            "claims": len(dossier.claims),
            "stories": {s.title: [self._credit(d) for d in s.documents] for s in dossier.stories},
            "told by several accounts": {
                f"{f.statement} [{f.credibility}: {f.independent} of {f.accounts}]": [
                    *self._told(f.claims),
                    *(f"perhaps {told}" for told in self._told(f.possible_links)),
                ]
                for f in several
            },
            "told by one account": len(dossier.findings) - len(several),
            "conflicts": [self._dispute(c) for c in dossier.conflicts],
            "updates": [self._dispute(u) for u in dossier.updates],
            "agreements": [{f"{a.relation}: {a.reason}": self._told(a.claims)} for a in dossier.agreements],
            "timeline": [f"{t.edtf}: {t.statement}" for t in dossier.timeline],
            "movements": [
                self._act(m, f"{m.entity} from {m.origin} to {m.destination} by {m.by}, {m.edtf}, {m.status}")
                for m in dossier.movements
            ],
            "meetings": [
                self._act(m, f"{' and '.join(m.participants)} at {m.place}, {m.edtf}, {m.status}")
                for m in dossier.meetings
            ],
            "transfers": [
                self._act(t, f"{t.giver} to {t.receiver}: {t.goods}, {t.status}") for t in dossier.transfers
            ],
            "rules": [self._act(r, f"{r.act} {r.relation} {r.rule}") for r in dossier.rules],
            "warnings": [
                self._act(w, f"{' and '.join(w.by)} to {w.to}: if {w.condition}, then {w.consequence}")
                for w in dossier.warnings
            ],
            "relations": [self._act(r, f"{r.a} {r.event} {r.b}") for r in dossier.relations],
            "tolls": [
                {f"{t.kind} {t.number} ({t.low} to {t.high}), {t.as_of}": self._told(t.claims)}
                for t in dossier.tolls
            ],
            "lineage": [self._lineage(entry) for entry in dossier.lineage],
            "entities": sorted(f"{e.name} ({e.type}): {', '.join(e.aliases)}" for e in dossier.entities),
            "problems": [f"{p.where}: {p.why}" for p in dossier.problems],
        }

    def _told(self, claims: Iterable[str]) -> list[str]:
        """Each claim with its outlet and, where it is not plainly asserted, how it is told."""
        found = []
        for identity in claims:
            claim = self._claims[identity]
            speaker = claim.speaker.name if claim.speaker else None
            how = [speaker, claim.quoted if speaker else None, claim.certainty, claim.polarity, claim.frame]
            plain = {None, "certain", "affirmed", "actual"}
            notes = ", ".join(h for h in how if h not in plain)
            found.append(
                f"{self._credit(claim.document)}: {_line(claim.text)}" + (f" [{notes}]" if notes else "")
            )
        return sorted(found)

    def _dispute(self, entry: Any) -> dict[str, Any]:
        positions: tuple[Position, ...] = entry.positions
        told: dict[str, Any] = {
            "asked": f"{entry.kind}: {entry.question}",
            "positions": {f"{p.value} [{p.independent}]": self._told(p.claims) for p in positions},
        }
        return told | ({"reasons": list(entry.reasons)} if hasattr(entry, "reasons") else {})

    def _act(self, entry: Any, told: str) -> dict[str, list[str]]:
        """An entry with names in place of ids, and the findings it rests on."""
        for identity, name in self._names.items():
            told = told.replace(identity, name)
        return {told: sorted(self._statements[f] for f in entry.findings)}

    def _lineage(self, entry: Lineage) -> str:
        source = entry.origin or f"from {self._credit(entry.source)}"
        spans = [
            f"{self._credit(s.document)} “{self._passage(s.document, s.start, s.end)}”" for s in entry.spans
        ]
        return f"{entry.kind}, {entry.words} words, {source}: {' | '.join(spans)}"

    def _credit(self, document: str | None) -> str | None:
        return self._documents[document].credit if document in self._documents else None

    def _passage(self, document: str, start: int, end: int) -> str:
        words = self._documents[document].text[start:end].split()
        return " ".join(words if len(words) < 12 else [*words[:5], "…", *words[-5:]])


def _line(text: str) -> str:
    return " ".join(text.split())
