"""Counts that move with time: the dead, the rescued, the cases, as series of what was known when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import product

from attrs import frozen

from crossbearing.dossier.casualties import harms
from crossbearing.dossier.evidence import Evidence, roles, sense
from crossbearing.dossier.occasions import has_happened
from crossbearing.dossier.tolls import figures_of
from crossbearing.dossier.totals import quantities, total_killed
from crossbearing.dossier.victims import counted
from crossbearing.lexicons.resource import resource
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Position, Reconciliation, Story, Update
from crossbearing.model.mention import Quantity, Time
from crossbearing.model.words import written

DAY, MINUTE = len("2031-05-05"), len("2031-05-05T10:00")
HOUR = re.compile(r"T\d\d:\d\d")


@frozen
class _Count:
    """A figure of one claim and when it held, as EDTF with or without an hour."""

    figure: Quantity
    when: str
    claim: Claim

    @property
    def number(self) -> float:
        return self.figure.number or self.figure.low or 0.0


def list_updates(evidence: Evidence, found: Reconciliation) -> tuple[Update, ...]:
    """The updates of a reconciliation, and for each story a series of what is counted anew as it goes on.

    A figure holds from when its claim says, or else the day of its account. Figures of one day of which the
    hours are not known are no series, unless the lower is a floor ("at least 27"): accounts differ then. One
    that falls is marked as corrected. Figures that the reconciliation holds for one toll, told with and
    without him who did it, are no steps. Where all of a series is a conflict, by an analyst's judgement or
    found so, it is none.
    """
    series: list[Update] = []
    for story in found.stories:
        counts = _counts(evidence, story)
        for kind in sorted(counts):
            steps = _steps(_largest(counts[kind]), _one_toll(counts[kind], found))
            made = _series(story, resource("counts")["questions"][kind], steps, _origins(found))
            series += [made] if made is not None else []
    disputed = [{c for p in conflict.positions for c in p.claims} for conflict in found.conflicts]
    series = [s for s in series if not any({c for p in s.positions for c in p.claims} <= d for d in disputed)]
    told = [{c for p in update.positions for c in p.claims} for update in series]
    others = [
        u for u in found.updates if not any({c for p in u.positions for c in p.claims} <= t for t in told)
    ]
    return tuple(sorted([*others, *series], key=lambda u: (u.story, u.kind, u.question, u.id)))


def _origins(found: Reconciliation) -> dict[str, str]:
    """For each claim the origin it comes from."""
    return {o.claim: repr(o.chain[-1]) for o in found.origins if o.chain}


def _counts(evidence: Evidence, story: Story) -> dict[str, list[_Count]]:
    """By kind what the claims of a story count, and when."""
    found: dict[str, list[_Count]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.document not in story.documents or claim.nominal or not has_happened(evidence, claim):
            continue
        when = _when(evidence, claim)
        for kind, figure in _figures(evidence, claim) if when is not None else ():
            found[kind].append(_Count(figure, when or "", claim))
    return found


def _largest(counts: Iterable[_Count]) -> list[_Count]:
    """The largest figure of each account and time: the others are parts of it."""
    most: dict[tuple[str, str], _Count] = {}
    for count in counts:
        key = (count.claim.document, count.when)
        if key not in most or count.number > most[key].number:
            most[key] = count
    return [count for _, count in sorted(most.items(), key=lambda m: m[0])]


def _one_toll(counts: Iterable[_Count], found: Reconciliation) -> set[frozenset[float]]:
    """The pairs of figures that are one toll, told with and without him who did it."""
    figures: dict[str, set[float]] = defaultdict(set)
    for count in counts:
        figures[count.claim.id].add(count.number)
    pairs = [a.claims for a in found.agreements if a.relation == "granularity"]
    return {frozenset(p) for one, other in pairs for p in product(figures[one], figures[other])}


def _when(evidence: Evidence, claim: Claim) -> str | None:
    """When a figure held: the claim's own time where it is near the account's, else the account's day."""
    day, times = evidence.day(claim.document), _times(evidence, claim)
    for time in times:
        own = time.start[:MINUTE] if time.start is not None and "T" in time.timex else time.edtf
        if own is not None and len(own) >= DAY and (day is None or own[:7] == day[:7]):
            return own
    if day is None or len(day) != DAY:
        return None
    hour = next((h for t in times if (h := HOUR.search(t.timex)) is not None), None)
    return f"{day}{hour[0]}" if hour is not None else day


def _times(evidence: Evidence, claim: Claim) -> list[Time]:
    """The claim's own times; of one without, those its sentence begins with: "As of 16:00, …"."""
    named = claim.times or [
        t
        for c in evidence.claims
        if (c.document, c.sentence) == (claim.document, claim.sentence) and c.head < claim.head
        for t in c.times
    ]
    values = [evidence.mentions[t].value for t in named if t in evidence.mentions]
    return [v for v in values if isinstance(v, Time)]


def _figures(evidence: Evidence, claim: Claim) -> Iterator[tuple[str, Quantity]]:
    """What a claim counts, and how many; only figures that it gives, none put together from them."""
    given = list(quantities(evidence, claim))
    yield from ((kind, figure) for kind, figure in _counted(evidence, claim) if figure in given)


def _counted(evidence: Evidence, claim: Claim) -> Iterator[tuple[str, Quantity]]:
    told = False
    for harm, victims in harms(evidence, claim):
        figure, _ = counted(evidence, claim, victims)
        if harm != "struck" and figure is not None and figure.number != 1:
            told = True
            yield harm, figure
    own = sense(claim)
    kind = own.toll if own is not None else None
    if kind not in {None, "killed", "injured"}:
        yield from ((str(kind), figure) for figure in figures_of(evidence, claim))
    elif not told:
        yield from _others(evidence, claim)


def _others(evidence: Evidence, claim: Claim) -> Iterator[tuple[str, Quantity]]:
    """The rescued and the infected, and totals: "the death toll rose to 44"."""
    lexicon = resource("counts")
    for kind in ("rescued", "infected"):
        nouns = {r.lemma for r in claim.roles} & set(lexicon[kind]["nouns"])
        by_noun = claim.predicate in lexicon["telling"] and bool(nouns)
        if claim.predicate not in lexicon[kind]["verbs"] and not by_noun:
            continue
        for quantity in _of_parties(evidence, claim):
            if not quantity.of or quantity.of in (lexicon[kind]["nouns"] if by_noun else lexicon[kind]["of"]):
                yield kind, quantity
                return
    if (total := total_killed(evidence, claim)) is not None:
        yield "killed", total


def _of_parties(evidence: Evidence, claim: Claim) -> Iterator[Quantity]:
    """The figures of those the claim is about: within their words, or right before."""
    whole = list(quantities(evidence, claim))
    parties = roles(claim, "agent", "theme", "attribute", "recipient")
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        near = mention is not None and any(
            r.start - 2 <= mention.end and mention.start < r.end for r in parties
        )
        if near and mention is not None and mention.value in whole:
            yield from (q for q in whole if q is mention.value)


def _steps(counts: Iterable[_Count], one_toll: Set[frozenset[float]]) -> list[list[_Count]]:
    """The figures in order of their times, each as often as it was told."""
    steps: list[list[_Count]] = []
    for count in sorted(_undisputed(counts), key=lambda c: (c.when[:DAY], c.number, c.when, c.claim.id)):
        if steps and steps[-1][0].number == count.number:
            steps[-1].append(count)
        elif not steps or (_moves(steps[-1][0], count) and not _are_one(steps[-1][0], count, one_toll)):
            steps.append([count])
    return steps


def _are_one(before: _Count, latest: _Count, one_toll: Set[frozenset[float]]) -> bool:
    return frozenset((before.number, latest.number)) in one_toll


def _series(story: Story, question: str, steps: list[list[_Count]], origins: dict[str, str]) -> Update | None:
    """An update where more than one figure was true in turn."""
    if len(steps) < 2:
        return None
    before = [0.0, *(step[0].number for step in steps)]
    positions = (_position(_words(s[0], b), s, origins) for s, b in zip(steps, before, strict=False))
    return Update(story.id, "quantity", question, tuple(positions))


def _undisputed(counts: Iterable[_Count]) -> list[_Count]:
    """The counts without those of one time to which accounts give two plain figures."""
    plain: dict[str, set[float]] = defaultdict(set)
    for count in (all_counts := list(counts)):
        if count.figure.bound == "exact":
            plain[count.when].add(count.number)
    return [c for c in all_counts if c.figure.bound != "exact" or len(plain[c.when]) == 1]


def _moves(before: _Count, latest: _Count) -> bool:
    """Whether a count has moved on: two figures of one time are a disagreement, and a fall a correction."""
    later = latest.when[:DAY] > before.when[:DAY]
    if latest.number > before.number:
        hours = len(before.when) > DAY and len(latest.when) > DAY and latest.when > before.when
        return later or hours or before.figure.bound == "at_least"
    corrected = any(w in latest.claim.text.lower() for w in resource("counts")["correcting"])
    return later and corrected and latest.figure.bound == "exact"


def _words(count: _Count, before: float) -> str:
    bound = {"at_least": "at least ", "about": "about ", "at_most": "at most "}.get(count.figure.bound, "")
    return f"{bound}{written(count.number)}" + (" (corrected)" if count.number < before else "")


def _position(value: str, held: list[_Count], origins: dict[str, str]) -> Position:
    claims = sorted({c.claim.id for c in held})
    documents = {c.claim.document for c in held}
    independent = len({origins.get(c, c) for c in claims})
    return Position(value, tuple(claims), min(independent, len(documents)))
