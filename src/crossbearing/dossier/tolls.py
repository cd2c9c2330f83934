"""How many were killed, injured, missing, detained or displaced, as of when."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from attrs import frozen

from crossbearing.dossier.casualties import Count, Harm, casualties, harms
from crossbearing.dossier.evidence import Evidence, roles, sense
from crossbearing.dossier.occasions import has_happened, is_before, main_day
from crossbearing.dossier.victims import counted
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Story, Toll, TollKind
from crossbearing.model.mention import Mention, Quantity


@frozen
class Told:
    """What one account says of a toll: a figure, or no more than the people it tells of one by one."""

    day: str
    low: float
    high: float | None
    number: float | None
    stated: bool
    claims: tuple[str, ...]


def list_tolls(evidence: Evidence, stories: Iterable[Story]) -> tuple[Toll, ...]:
    """The tolls of each story as a series by day: what was known at the end of each day that brought news.

    ``number`` is the figure that most accounts of the day give, of equals the higher; ``low`` and ``high``
    span what they give. Where no account gives a figure, those they tell of one by one are counted.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        claims[claim.document].append(claim)
    tolls: list[Toll] = []
    for story in stories:
        known = [document for document in story.documents if document in evidence.accounts]
        suffered = {
            document: casualties(evidence, own) for document, own in _of_event(evidence, claims, known)
        }
        dead = {w: m for own in suffered.values() if "killed" in own for w, m in own["killed"].people.items()}
        told: dict[TollKind, list[Told]] = defaultdict(list)
        for document, own in suffered.items():
            day = evidence.day(document) or ""
            for kind, one in (*_harmed(own, dead, day), *_others(evidence, claims[document], day)):
                told[kind].append(one)
        for kind in sorted(told):
            tolls += _series(story.id, kind, told[kind])
    return tuple(sorted(tolls, key=lambda t: (t.story, t.kind, t.as_of or "")))


def _of_event(
    evidence: Evidence, claims: Mapping[str, list[Claim]], documents: Iterable[str]
) -> Iterator[tuple[str, list[Claim]]]:
    """The claims of each account but for those of long before the day on which most were harmed."""
    own = {document: claims[document] for document in documents}
    told = (c for of_one in own.values() for c in of_one if has_happened(evidence, c))
    day = main_day(evidence, (c for c in told if any(victims for _, victims in harms(evidence, c))))
    for document, of_one in own.items():
        yield document, [c for c in of_one if not is_before(evidence, c, day)]


def _harmed(
    suffered: Mapping[Harm, Count], dead: Mapping[str, str], day: str
) -> Iterator[tuple[TollKind, Told]]:
    """The dead and the wounded of one account; who is dead by any account is not among the wounded."""
    if "killed" in suffered and (killed := _told(suffered["killed"], {}, day)) is not None:
        yield "killed", killed
    if (injured := _injured(suffered, dead, day)) is not None:
        yield "injured", injured


def _others(evidence: Evidence, claims: list[Claim], day: str) -> Iterator[tuple[TollKind, Told]]:
    """The missing, detained and displaced of one account."""
    found: dict[TollKind, list[tuple[Quantity, str]]] = defaultdict(list)
    for claim in claims:
        own = sense(claim)
        if own is None or own.toll in {None, "killed", "injured"}:
            continue
        if not has_happened(evidence, claim):
            continue
        for quantity in figures_of(evidence, claim):
            found[cast(TollKind, own.toll)].append((quantity, claim.id))
    for kind, given in sorted(found.items()):
        yield kind, _of_figures([q for q, _ in given], day, tuple(sorted({c for _, c in given})))


def _told(count: Count, dead: Mapping[str, str], day: str) -> Told | None:
    one_by_one = count.told(dead)
    if count.stated:
        figure = _of_figures(count.stated, day, count.claims)
        if figure.low >= one_by_one or figure.high is None:
            return figure
    return Told(day, one_by_one, None, float(one_by_one), False, count.claims) if one_by_one else None


def _of_figures(figures: Iterable[Quantity], day: str, claims: tuple[str, ...]) -> Told:
    """The largest figure of an account: the others are parts of it."""
    most = max(figures, key=lambda q: (q.number or q.low or 0.0, q.low or 0.0))
    low = most.low if most.low is not None else (most.number or 0.0)
    return Told(day, low, most.high, most.number, True, claims)


def _injured(suffered: Mapping[Harm, Count], dead: Mapping[str, str], day: str) -> Told | None:
    """Those said to be hurt; else those struck who are not dead."""
    nobody = Count((), {}, ())
    hurt, struck = suffered.get("injured", nobody), suffered.get("struck", nobody)
    if hurt.stated:
        return _told(hurt, dead, day)
    both = Count(
        struck.stated,
        struck.people | hurt.people,
        tuple(sorted({*struck.claims, *hurt.claims})),
        struck.together + hurt.together,
    )
    told = _told(both, dead, day)
    if told is None or not told.stated:
        return told
    killed = _told(suffered["killed"], {}, day) if "killed" in suffered else None
    left = (told.number or told.low) - ((killed.number or killed.low) if killed is not None else 0.0)
    return Told(day, left, left, left, True, told.claims) if left >= 0 else None


def _series(story: str, kind: TollKind, told: list[Told]) -> Iterator[Toll]:
    """One toll for each day on which accounts tell of it, with what was known by then."""
    known: Toll | None = None
    votes: Counter[float | None] = Counter()
    for day in sorted({one.day for one in told}):
        today = [one for one in told if one.day == day]
        stated = [one for one in today if one.stated]
        before = 0.0 if known is None else known.number or known.low or 0.0
        # without a figure of its own a later account that tells of fewer people says nothing new, and that
        # nobody is left only where some were known
        most = max(one.low for one in today)
        if most <= before and (not stated or not before):
            continue
        # "dozens" after a figure of 43 takes nothing back
        if before and all(one.number is None and one.low <= before <= (one.high or before) for one in today):
            continue
        latest = _toll(story, kind, day, stated or today)
        votes += Counter(one.number for one in stated or today)
        if kind == "killed" and _is_less(latest, before) and votes[latest.number] <= votes[before]:
            continue  # nobody comes alive again: most of those who tell so leave out him who did it
        known = latest
        yield known


def _is_less(latest: Toll, before: float) -> bool:
    return latest.number is not None and latest.number < before


def _toll(story: str, kind: TollKind, day: str, told: list[Told]) -> Toll:
    votes = Counter(one.number for one in told if one.number is not None)
    number = max(votes, key=lambda n: (votes[n], n), default=None)
    highs = [one.high for one in told]
    high = None if None in highs else max(h for h in highs if h is not None)
    claims = tuple(sorted({c for one in told for c in one.claims}))
    return Toll(story, kind, number, min(one.low for one in told), high, day or None, claims)


def figures_of(evidence: Evidence, claim: Claim) -> list[Quantity]:
    """The figures that count those whom the act befell: neither an age nor the "400 block of a street".

    "Twelve boys and their coach" are thirteen.
    """
    sufferers = roles(claim, "agent", "theme")
    for part in ("theme", "agent"):
        joined = [r for r in sufferers if r.role == part]
        together, _ = counted(evidence, claim, joined) if len(joined) > 1 else (None, {})
        if together is not None:
            return [together]
    seen: set[Role] = set()
    found: list[Quantity] = []
    for identity in claim.quantities:
        mention = evidence.mentions.get(identity)
        if mention is None or not isinstance(mention.value, Quantity) or mention.value.unit:
            continue
        inside = [r for r in claim.roles if r.start <= mention.start < r.end]
        own = [r for r in inside if r in sufferers and _counts(mention, mention.value, r)]
        # of "one of three people" and "two men, 19 and 20" only the first counts them
        if set(own) - seen or not (inside or mention.value.of or found):
            seen.update(own)
            found.append(mention.value)
    return found


def _counts(mention: Mention, quantity: Quantity, role: Role) -> bool:
    """Whether the figure stands before what the role names and counts it, or is all it names."""
    if mention.start <= role.head < mention.end:
        return True
    return mention.start < role.head and role.lemma == quantity.of
