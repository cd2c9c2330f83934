"""What happened when, who moved, met, gave, warned: the dossier's tables."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor
from crossbearing.exports.sentences import readable
from crossbearing.exports.summary import manner
from crossbearing.exports.wording import EVENT, count, date, number
from crossbearing.model.dossier import Finding, Toll

BASES_SHOWN = 3
UNKNOWN = "–"
ALWAYS = (0,)  # columns that are there even if nothing is told in them


class Founded(Protocol):
    """Anything that rests on findings."""

    @property
    def findings(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Founded)


@frozen
class Basis:
    """What a row rests on: a link to a finding or to an account's words."""

    anchor: str
    words: str


@frozen
class Row:
    """``how`` tells what sets it apart: that it is denied, only expected or supposed, or not certain;
    ``alone`` that only one account tells it."""

    cells: tuple[str, ...]
    basis: tuple[Basis, ...]
    more: int
    alone: bool
    how: tuple[str, ...] = ()


@frozen
class Table:
    """Rows that several accounts tell, and those of one account, which the page folds."""

    columns: tuple[str, ...]
    shown: tuple[Row, ...]
    folded: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.shown) + len(self.folded)


@frozen
class Day:
    """A date of the timeline; ``edtf`` is the value as the dossier has it."""

    edtf: str
    words: str
    shown: tuple[Row, ...]
    folded: tuple[Row, ...]


def timeline(lookup: Lookup) -> tuple[Day, ...]:
    """What happened, by date, in the order of the dossier."""
    days: dict[str, list[Row]] = {}
    for entry in lookup.dossier.timeline:
        stated = next((f for f in entry.findings if f in lookup.findings), None)
        told = readable(lookup.findings[stated], lookup) if stated else entry.statement
        days.setdefault(entry.edtf, []).append(_row((told,), "", entry.findings, lookup))
    return tuple(Day(edtf, date(edtf), *_parted(rows)) for edtf, rows in days.items())


def movements(lookup: Lookup) -> Table:
    return _table(
        ("Who", "From", "To", "By", "When", "Status"),
        lookup.dossier.movements,
        lambda m: (*map(lookup.name, (m.entity, m.origin, m.destination)), m.by, date(m.edtf), m.status),
        lookup,
    )


def meetings(lookup: Lookup) -> Table:
    return _table(
        ("Who", "Where", "When", "Status"),
        lookup.dossier.meetings,
        lambda m: (_names(m.participants, lookup), lookup.name(m.place), date(m.edtf), m.status),
        lookup,
    )


def transfers(lookup: Lookup) -> Table:
    return _table(
        ("Giver", "Receiver", "What", "Status"),
        lookup.dossier.transfers,
        lambda t: (lookup.name(t.giver), lookup.name(t.receiver), t.goods, t.status),
        lookup,
    )


def relations(lookup: Lookup) -> Table:
    return _table(
        ("Who", "Act", "Whom"),
        lookup.dossier.relations,
        lambda r: (lookup.name(r.a), EVENT.get(r.event, r.event.lower()), lookup.name(r.b)),
        lookup,
    )


def rules(lookup: Lookup) -> Table:
    return _table(
        ("Rule", "What it does", "Act"), lookup.dossier.rules, lambda r: (r.rule, r.relation, r.act), lookup
    )


def warnings(lookup: Lookup) -> Table:
    return _table(
        ("Who warns", "Whom", "If", "Then"),
        lookup.dossier.warnings,
        lambda w: (_names(w.by, lookup), lookup.name(w.to), w.condition, w.consequence),
        lookup,
    )


def tolls(lookup: Lookup) -> Table:
    """Counts of people, each with the words of the accounts that give it."""
    rows = tuple(_toll(t, lookup) for t in lookup.dossier.tolls)
    return Table(("Toll", "Number", "Range", "As of"), rows, ())


def _table(
    columns: tuple[str, ...], items: Sequence[T], cells: Callable[[T], tuple[str | None, ...]], lookup: Lookup
) -> Table:
    """A table of ``items``, without the columns in which nothing is told."""
    made = [(item, cells(item)) for item in items]
    told = [n for n in range(len(columns)) if n in ALWAYS or any(row[n] for _, row in made)]
    rows = (_row(tuple(row[n] for n in told), row[-1] or "", item.findings, lookup) for item, row in made)
    return Table(tuple(columns[n] for n in told), *_parted(rows))


def _parted(rows: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    made = tuple(rows)
    return tuple(r for r in made if not r.alone), tuple(r for r in made if r.alone)


def _row(cells: tuple[str | None, ...], status: str, ids: tuple[str, ...], lookup: Lookup) -> Row:
    known = [lookup.findings[f] for f in ids if f in lookup.findings]
    told = {f.id: _grade(f, lookup) for f in known}
    strongest = sorted(known, key=lambda f: (f.credibility, -f.independent, -f.accounts, told[f.id], f.id))
    return Row(
        cells=tuple(cell or UNKNOWN for cell in cells),
        basis=tuple(Basis(anchor(f.id), told[f.id]) for f in strongest[:BASES_SHOWN]),
        more=max(0, len(strongest) - BASES_SHOWN),
        alone=all(f.accounts < 2 for f in known),
        how=doubts(known, status, lookup),
    )


def doubts(findings: Iterable[Finding], status: str, lookup: Lookup) -> tuple[str, ...]:
    """How the words of ``findings`` are meant, but for what ``status`` says already."""
    claims = [lookup.claims[c] for f in findings for c in f.claims if c in lookup.claims]
    said = {"denied": ("denied",), "planned": ("expected",)}.get(status, ())
    return tuple(word for word in manner(claims) if word not in said)


def _grade(finding: Finding, lookup: Lookup) -> str:
    told = ", ".join(lookup.outlets(finding.claims))
    if finding.accounts > 1:
        told = f"{count(finding.accounts, 'account')}, {finding.independent} independent"
    return f"{told}, grade\N{NO-BREAK SPACE}{finding.credibility}"


def _toll(toll: Toll, lookup: Lookup) -> Row:
    low, high = number(toll.low), number(toll.high)
    span = f"{low or 'open'} to {high or 'open'}" if (low or high) and low != high else ""
    held = [(c, lookup.credit(lookup.claims[c].document)) for c in toll.claims if c in lookup.claims]
    return Row(
        cells=(toll.kind, number(toll.number) or UNKNOWN, span or UNKNOWN, date(toll.as_of) or UNKNOWN),
        basis=tuple(Basis(anchor(c), outlet) for c, outlet in held[:BASES_SHOWN]),
        more=max(0, len(held) - BASES_SHOWN),
        alone=False,
    )


def _names(entities: Iterable[str], lookup: Lookup) -> str:
    return ", ".join(lookup.name(e) for e in entities)
