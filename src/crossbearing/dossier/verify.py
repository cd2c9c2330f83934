"""Re-proving a dossier: every span reads as quoted, every figure, date, name and quotation is the accounts'.

This looks only at the dossier itself and trusts nothing that built it, so that a reader who was
handed the file alone can run it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Conflict, Dossier, Update
from crossbearing.model.mention import Actor, Entity, Mention, Place, Quantity, Time

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
QUOTATION = re.compile(r"“([^”]+)”")
NAME = re.compile(r"(?<![.!?“‘(\n] )(?<!^)(?<![\w’'-])[A-Z][\w’'-]*[a-z]\w*", re.MULTILINE)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@frozen
class _Proof:
    """What may be said: the words of the cited claims and what these are normalised to."""

    text: str = field(repr=False)
    words: frozenset[str] = field(repr=False)
    numbers: frozenset[float] = field(repr=False)


def verify(dossier: Dossier) -> tuple[Problem, ...]:
    """All that does not hold; empty for a dossier that proves itself."""
    return tuple([*_spans(dossier), *_references(dossier), *_statements(dossier)])


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


def _parts(claim: Claim) -> Iterator[tuple[int, int]]:
    yield from ((r.start, r.end) for r in claim.roles)
    if claim.speaker is not None:
        yield claim.speaker.start, claim.speaker.end
    if claim.cue is not None:
        yield claim.cue.start, claim.cue.end


def _inside(document: Account, start: int, end: int) -> bool:
    return 0 <= start < end <= len(document.text)


def _references(dossier: Dossier) -> Iterator[Problem]:
    """Every id that is cited is there."""
    claims = {c.id for c in dossier.claims}
    findings = {f.id for f in dossier.findings}
    mentions = {m.id for m in dossier.mentions}
    entities = {e.id for e in dossier.entities}
    for claim in dossier.claims:
        cited = {*claim.places, *claim.quantities, *([claim.time] if claim.time else [])}
        named = {e for r in claim.roles for e in r.entities}
        if cited - mentions or named - entities:
            yield Problem(claim.id, "it cites a mention or entity that is not in the dossier")
        if claim.condition is not None and claim.condition not in claims:
            yield Problem(claim.id, "its condition is not in the dossier")
    for finding in dossier.findings:
        if set(finding.claims) - claims or not finding.claims:
            yield Problem(finding.id, "it cites a claim that is not in the dossier, or none")
    disputes: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
    for entry in disputes:
        if {c for p in entry.positions for c in p.claims} - claims or len(entry.positions) < 2:
            yield Problem(entry.id, "it cites a claim that is not in the dossier, or has one position")
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
            if set(item.findings) - findings or not item.findings:
                yield Problem(str(item)[:80], "it cites a finding that is not in the dossier, or none")
    for mention in dossier.mentions:
        if mention.entity is not None and mention.entity not in entities:
            yield Problem(mention.id, "its entity is not in the dossier")


def _statements(dossier: Dossier) -> Iterator[Problem]:
    """Figures, dates, names and quotations of what the dossier says stand in what it cites."""
    claims = {c.id: c for c in dossier.claims}
    prove = _Prover(dossier)
    held = {f.id: [claims[c] for c in f.claims if c in claims] for f in dossier.findings}
    for finding in dossier.findings:
        yield from _unproved(finding.id, [finding.statement], prove.of(held[finding.id]))
    for conflict in dossier.conflicts:
        cited = [claims[c] for p in conflict.positions for c in p.claims if c in claims]
        told = [conflict.question, *(p.value for p in conflict.positions), *conflict.reasons]
        yield from _unproved(conflict.id, told, prove.of(cited))
    for update in dossier.updates:
        cited = [claims[c] for p in update.positions for c in p.claims if c in claims]
        yield from _unproved(update.id, [update.question, *(p.value for p in update.positions)], prove.of(cited))
    for moment in dossier.timeline:
        cited = [c for f in moment.findings for c in held.get(f, [])]
        yield from _unproved(moment.id, [moment.statement, moment.edtf], prove.of(cited))


def _unproved(where: str, told: Sequence[str], proof: _Proof) -> Iterator[Problem]:
    for sentence in told:
        plain = " ".join(sentence.split())
        for number in NUMBER.findall(plain):
            if number not in proof.text and _value(number) not in proof.numbers:
                yield Problem(where, f"the figure {number} of “{plain}” is in no span it cites")
        for quotation in QUOTATION.findall(plain):
            if quotation not in proof.text:
                yield Problem(where, f"the quotation “{quotation}” is in no span it cites")
        for name in NAME.findall(plain):
            if name.lower().removesuffix("'s").removesuffix("’s") not in proof.words:
                yield Problem(where, f"the name {name} of “{plain}” is in no span it cites")


def _value(number: str) -> float:
    try:
        return float(number.replace(",", ""))
    except ValueError:
        return float("nan")


class _Prover:
    """Finds for claims what may be said of them; mentions are looked up once."""

    def __init__(self, dossier: Dossier) -> None:
        self._documents = {d.id: d for d in dossier.documents}
        self._mentions = {m.id: m for m in dossier.mentions}
        self._entities = {e.id: e for e in dossier.entities}

    def of(self, claims: Iterable[Claim]) -> _Proof:
        """The words of the claims, and the normal forms of what they mention."""
        told: list[str] = []
        numbers: set[float] = set()
        for claim in claims:
            document = self._documents.get(claim.document)
            if document is None:
                continue
            told += [claim.text, document.credit, *self._named(claim)]
            told += [document.text[r.start : r.end] for r in claim.roles]
            for identity in (claim.time, *claim.quantities, *claim.places):
                mention = self._mentions.get(identity or "")
                if mention is not None:
                    told.append(document.text[mention.start : mention.end])
                    told += _normal_words(mention)
                    numbers |= _normal_numbers(mention)
        text = "\n".join(" ".join(t.split()) for t in told)
        found = (*re.findall(r"[\w’'-]+", text), *re.findall(r"[\w’']+", text))
        words = frozenset(w.lower().removesuffix("'s").removesuffix("’s") for w in found)
        return _Proof(text, words | {w.strip("’'") for w in words}, frozenset(numbers))

    def _named(self, claim: Claim) -> Iterator[str]:
        """The names of those who take part or speak."""
        for identity in {e for r in claim.roles for e in r.entities}:
            entity: Entity | None = self._entities.get(identity)
            if entity is not None:
                yield " ".join((entity.name, *entity.aliases))
        if claim.speaker is not None:
            yield claim.speaker.name


def _normal_words(mention: Mention) -> list[str]:
    value = mention.value
    if isinstance(value, Actor | Place):
        return [value.name]
    if isinstance(value, Quantity):
        return [value.unit, value.of]
    words = [value.timex, value.edtf or "", value.start or "", value.end or ""]
    if value.timex.startswith("XXXX-WXX-") and value.timex[9:10].isdigit():
        words.append(WEEKDAYS[int(value.timex[9]) - 1])
    return words


def _normal_numbers(mention: Mention) -> set[float]:
    value = mention.value
    if isinstance(value, Quantity):
        return {n for n in (value.number, value.low, value.high) if n is not None}
    if isinstance(value, Time):
        return {_value(n) for n in NUMBER.findall(f"{value.timex} {value.edtf}")}
    return set()
