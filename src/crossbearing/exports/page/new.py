"""What is new since the last build, as the page lists it."""

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.news import News, Regraded
from crossbearing.exports.page.links import anchor
from crossbearing.exports.sentences import readable
from crossbearing.exports.wording import count
from crossbearing.model.dossier import CREDIBILITY, Conflict, Finding

SHOWN = 5


@frozen
class New:
    """One thing that is new; ``anchor`` is empty where it is no longer in the dossier."""

    anchor: str
    words: str
    note: str


@frozen
class Group:
    title: str
    number: int
    lines: tuple[New, ...]


@frozen
class Novelties:
    """``in_all`` counts what is listed, and what is not for want of room; ``others`` are sentences."""

    in_all: int
    groups: tuple[Group, ...]
    others: tuple[str, ...]


def novelties(found: News | None, lookup: Lookup) -> Novelties | None:
    """``found`` in lines; None where there is nothing."""
    if found is None:
        return None
    made = (
        _group("Accounts", [New(anchor(a), lookup.credit(a), "") for a in found.accounts]),
        _group("Now established", [_established(f, lookup) for f in found.established]),
        _group("Now in dispute", [_asked(k, inside=True) for k in found.disputed]),
        _group("No longer in dispute", [_asked(k, inside=False) for k in found.settled]),
        _group("Better supported", [_regraded(r, lookup) for r in found.stronger]),
        _group("Less supported", [_regraded(r, lookup) for r in found.weaker]),
    )
    groups = tuple(group for group in made if group.number)
    return Novelties(sum(g.number for g in groups) + found.single, groups, tuple(_others(found)))


def _others(found: News) -> list[str]:
    told = []
    if found.single:
        told.append(f"{count(found.single, 'further finding')} told by one account.")
    if found.gone:
        told.append(f"{count(found.gone, 'account')} no longer in the case.")
    if not found.same_version:
        told.append("Another version of the program made the last build, so some of this may be its doing.")
    return told


def _group(title: str, lines: list[New]) -> Group:
    return Group(title, len(lines), tuple(lines[:SHOWN]))


def _established(finding: Finding, lookup: Lookup) -> New:
    origins = count(finding.independent, "independent origin")
    return New(anchor(finding.id), readable(finding, lookup), f"{origins}, grade {finding.credibility}")


def _regraded(regraded: Regraded, lookup: Lookup) -> New:
    finding = regraded.finding
    before, now = (CREDIBILITY.get(g, "").lower() for g in (regraded.before, finding.credibility))
    note = f"grade {finding.credibility}, {now}; before {regraded.before}, {before}"
    return New(anchor(finding.id), readable(finding, lookup), note)


def _asked(conflict: Conflict, inside: bool) -> New:
    answers = " or ".join(position.value for position in conflict.positions)
    return New(anchor(conflict.id) if inside else "", conflict.question, answers)
