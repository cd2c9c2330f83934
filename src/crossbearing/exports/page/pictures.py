"""What the page draws: the dossier's lists as the values that ``charts`` makes pictures of."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from crossbearing.charts.counts import Count, counts
from crossbearing.charts.days import stretch
from crossbearing.charts.drawing import Picture
from crossbearing.charts.flow import NOBODY, Gift, flow
from crossbearing.charts.network import Deed, network
from crossbearing.charts.timeline import Event, timeline
from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.events import doubts
from crossbearing.exports.page.findings import story_titles
from crossbearing.exports.page.links import anchor
from crossbearing.exports.page.places import drawn_map
from crossbearing.exports.sentences import readable
from crossbearing.exports.wording import EVENT, TONE, date, number
from crossbearing.model.dossier import Finding, Toll

EVENTS_DRAWN = 36
STORIES_DRAWN = 6
LONGEST = 48  # letters of an actor's name


def pictures(lookup: Lookup) -> dict[str, Picture]:
    """The pictures that there is something to draw for, by name."""
    made = (
        _timeline(lookup),
        drawn_map(lookup),
        _network(lookup),
        _flow(lookup),
        _tolls(lookup),
    )
    return {picture.name: picture for picture in made if picture is not None}


def _timeline(lookup: Lookup) -> Picture | None:
    """Of many dated findings those that most origins tell, with what is disputed; of many stories those with
    most to tell, and of each as many."""
    told: dict[str, list[tuple[tuple[object, ...], Event]]] = {s.id: [] for s in lookup.dossier.stories}
    titles = story_titles(lookup.dossier.stories)
    for entry in lookup.dossier.timeline:
        when = stretch(entry.edtf)
        known = _known(entry.findings, lookup)
        if when is None or not known:
            continue
        standing = _standing(known, lookup)
        says = ("Denied: " if "denied" in standing.split() else "") + readable(known[0], lookup)
        title = titles.get(entry.story, "")
        event = Event(when, date(entry.edtf), says, standing, anchor(known[0].id), title)
        entries = told.setdefault(entry.story, [])
        if any(event.href == e.href and event.when == e.when for _, e in entries):
            continue
        weight = (-max(f.independent for f in known), -max(f.accounts for f in known), known[0].credibility)
        entries.append(((*weight, entry.edtf, entry.statement, entry.id), event))
    fullest = sorted(told, key=lambda s: -len(told[s]))[:STORIES_DRAWN]
    each = EVENTS_DRAWN // max(sum(bool(told[s]) for s in fullest), 1)
    drawn = [e for s in told if s in fullest for _, e in sorted(told[s], key=lambda e: e[0])[:each]]
    if not drawn:
        return None
    in_all = sum(map(len, told.values()))
    most = f": the {len(drawn)} most told of {in_all}" if len(drawn) < in_all else ""
    return timeline(drawn, f"What happened when{most}")


def _standing(findings: list[Finding], lookup: Lookup) -> str:
    """Who tells it and how it is meant, as classes."""
    disputed = any(lookup.disputed(f) for f in findings)
    told = "disputed" if disputed else "several" if any(f.accounts > 1 for f in findings) else "one"
    how = doubts(findings, "", lookup)
    supposed = bool({"expected", "hypothetical", "possible", "probable"} & set(how))
    return " ".join([told, *(["denied"] if "denied" in how else []), *(["expected"] if supposed else [])])


def _network(lookup: Lookup) -> Picture | None:
    deeds = [
        Deed(
            lookup.name(r.a),
            lookup.name(r.b),
            EVENT.get(r.event, r.event.lower()),
            TONE.get(r.event, ""),
            _standing(_known(r.findings, lookup), lookup),
            _first(r.findings),
        )
        for r in lookup.dossier.relations
    ]
    for meeting in lookup.dossier.meetings:
        who = dict.fromkeys(map(lookup.name, meeting.participants))
        does = {"held": "meets", "planned": "is to meet", "denied": "does not meet"}[meeting.status]
        kind = "denied" if meeting.status == "denied" else ""
        deeds += [
            Deed(a, b, does, "with", kind, _first(meeting.findings)) for a, b in combinations(sorted(who), 2)
        ]
    for warning in lookup.dossier.warnings:
        if warning.to:
            for by in warning.by:
                deeds.append(
                    Deed(
                        lookup.name(by),
                        lookup.name(warning.to),
                        "warns",
                        "against",
                        "",
                        _first(warning.findings),
                    )
                )
    named = [d for d in deeds if d.one != d.other and len(d.one) <= LONGEST and len(d.other) <= LONGEST]
    return network(named, "Who does what to whom") if named else None


def _flow(lookup: Lookup) -> Picture | None:
    gifts = []
    for transfer in lookup.dossier.transfers:
        how = doubts(_known(transfer.findings, lookup), transfer.status, lookup)
        gifts.append(
            Gift(
                lookup.name(transfer.giver) or NOBODY,
                lookup.name(transfer.receiver) or NOBODY,
                transfer.goods or NOBODY,
                "supposed" if how and transfer.status == "made" else transfer.status,
                ", ".join([transfer.status, *how]),
                _first(transfer.findings),
            )
        )
    return flow(gifts, "Who gives what to whom") if gifts else None


def _tolls(lookup: Lookup) -> Picture | None:
    """The tolls of which a range or a course is told, day by day; a single number needs no picture."""
    titles = story_titles(lookup.dossier.stories)
    days: dict[tuple[str, str], list[Toll]] = {}
    for toll in lookup.dossier.tolls:
        title = titles.get(toll.story, "")
        panel = f"{toll.kind.capitalize()}: {title}" if title else toll.kind.capitalize()
        days.setdefault((panel, (toll.as_of or "").partition("T")[0]), []).append(toll)
    some = [made for (panel, _), tolls in days.items() for made in _count(panel, tolls)]
    times = Counter(c.panel for c in some)
    moving = {c.panel for c in some if c.low < c.high or times[c.panel] > 1}
    return counts([c for c in some if c.panel in moving], "Tolls over time") if moving else None


def _count(panel: str, tolls: list[Toll]) -> Iterable[Count]:
    """What is told as of one day: nothing where no day or no number is."""
    as_of = (tolls[0].as_of or "").partition("T")[0]
    when = stretch(as_of)
    known = [n for toll in tolls for n in (toll.low, toll.number, toll.high) if n is not None]
    if when is not None and known:
        low, high = min(known), max(known)
        told = number(low) if low == high else f"{number(low)} to {number(high)}"
        leads = next((anchor(toll.claims[0]) for toll in tolls if toll.claims), "")
        yield Count(panel, tolls[0].kind, when, date(as_of), low, high, told, leads)


def _known(ids: Iterable[str], lookup: Lookup) -> list[Finding]:
    return [lookup.findings[f] for f in ids if f in lookup.findings]


def _first(ids: tuple[str, ...]) -> str:
    return anchor(ids[0]) if ids else ""
