"""Accounts that retell an earlier event as if it were this one: it counts neither for nor against.

Three things give them away. They were published before the event; their words stand in an account of long
before; or they tell of an occurrence, "the first meeting", that other accounts place in another year.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve, field, frozen

from crossbearing.findings.alignment import Alignment
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.orders import same_parties
from crossbearing.findings.compare.times import OTHER_OCCURRENCE_DAYS, day_of
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, question
from crossbearing.model.account import Account
from crossbearing.model.dossier import Agreement
from crossbearing.model.lineage import Lineage
from crossbearing.model.mention import Time

YEAR = 4  # letters of it in a TIMEX value


@frozen
class Retold:
    """``words`` gives for claims in an older account's words, ``orders`` for claims of an earlier occurrence,
    by id, a sentence that says why they are not of this event; ``agreements`` pair the latter with the claims
    that place it."""

    words: Mapping[str, str] = field(repr=False)
    orders: Mapping[str, str] = field(repr=False)
    agreements: tuple[Agreement, ...] = ()

    @property
    def reasons(self) -> dict[str, str]:
        return {**self.words, **self.orders}


@frozen
class _Before:
    """Why an account cannot tell of what another dates, and the parties of that."""

    parties: frozenset[str]
    reason: str


def find_retold(
    views: Sequence[ClaimView], lineage: Iterable[Lineage], accounts: Mapping[str, Account]
) -> Retold:
    """The claims that retell an earlier event, each with the reason."""
    words = _in_old_words(views, lineage, accounts)
    agreements = tuple(_of_earlier_occurrences(views))
    return Retold(words, {a.claims[0]: a.reason for a in agreements}, agreements)


def set_apart(views: Sequence[ClaimView], alignments: Sequence[Alignment], retold: Retold) -> list[Alignment]:
    """``alignments``, those of two occurrences with that as their only outcome.

    An account that appeared before what another dates does not tell of it without a date either: of the same
    parties nothing undated is the same.
    """
    before: dict[tuple[str, str], list[_Before]] = defaultdict(list)
    for alignment in alignments:
        a, b = views[alignment.a], views[alignment.b]
        for early, late in ((a, b), (b, a)):
            reason = _before_the_event(early, late) if alignment.same else None
            if reason is not None:
                parties = early.parts & late.parts
                before[early.account.id, late.account.id].append(_Before(parties, reason))
    return [_apart(views, alignment, retold, before) for alignment in alignments]


def _apart(
    views: Sequence[ClaimView],
    alignment: Alignment,
    retold: Retold,
    before: Mapping[tuple[str, str], Sequence[_Before]],
) -> Alignment:
    a, b = views[alignment.a], views[alignment.b]
    reason = retold.words.get(a.id) if b.id not in retold.words else None
    reason = reason or (retold.words.get(b.id) if a.id not in retold.words else None)
    reason = reason or _before_the_event(a, b) or _before_the_event(b, a)
    if reason is None and a.time is None and b.time is None:
        accounts = a.account.id, b.account.id
        told = (*before.get(accounts, ()), *before.get(accounts[::-1], ()))
        reason = next((t.reason for t in told if t.parties & (a.parts | b.parts)), None)
    if a.account.id == b.account.id or reason is None:
        return alignment
    asked = question("time", who="it", act=act(a.sense or "")[1])
    one, other = (v.account.day or v.account.credit for v in (a, b))
    outcome = Comparison("time", "different_occurrence", asked, one, other, reason)
    return evolve(alignment, same=False, comparisons=(outcome,))


def _before_the_event(early: ClaimView, late: ClaimView) -> str | None:
    """Why ``early`` cannot tell of the event that ``late`` dates: it was published long before it."""
    published = _day(early.account)
    day = day_of(late.time) if late.time is not None else None
    told = early.claim.frame == late.claim.frame == "actual" and early.time is None
    if not told or published is None or day is None or day.start is None:
        return None
    if (day.start.date() - published).days <= OTHER_OCCURRENCE_DAYS:
        return None
    return f"{early.account.credit} told it on {published}, before the event that {late.account.credit} dates"


# --- old words ----------------------------------------------------------------------------------------


def _in_old_words(
    views: Sequence[ClaimView], lineage: Iterable[Lineage], accounts: Mapping[str, Account]
) -> dict[str, str]:
    """The undated claims of acts that stand in a passage an account has from one of long before."""
    taken: dict[str, list[tuple[int, int, Account]]] = defaultdict(list)
    for entry in lineage:
        older = accounts.get(entry.source or "") if entry.means == "earlier" else None
        for s in entry.spans if older is not None else ():
            if older is not None and s.document != older.id:
                taken[s.document].append((s.start, s.end, older))
    found: dict[str, str] = {}
    for view in views:
        if view.claim.frame != "actual" or view.claim.sense is None or view.time is not None:
            continue
        for start, end, older in sorted(taken.get(view.account.id, ()), key=lambda t: (t[0], t[1], t[2].id)):
            if start <= view.claim.start and view.claim.end <= end:
                told = f"{view.account.credit} tells it in words that {older.credit} printed on {older.day}"
                found.setdefault(view.id, told)
    return found


# --- another year -------------------------------------------------------------------------------------


def _of_earlier_occurrences(views: Sequence[ClaimView]) -> Iterable[Agreement]:
    """The claims of a lower rank than this occurrence has by others, who place that one in another year."""
    ordered = [v for v in views if v.claim.order is not None]
    placed = {(v.claim.order.of, v.claim.order.rank): v for v in ordered if v.claim.order and _year(v)}
    for view in ordered:
        order = view.claim.order
        if order is None or order.scope is not None or view.time is not None or view.claim.frame != "actual":
            continue
        place = placed.get((order.of, order.rank))
        later = [
            v
            for v in ordered
            if v.claim.order is not None
            and v.claim.order.of == order.of
            and v.claim.order.rank > order.rank
            and v.account.id != view.account.id
            and same_parties(view, v)
        ]
        if place is None or place.account.id == view.account.id or not later:
            continue
        reason = (
            f"{view.account.credit} may tell of the one that {place.account.credit} places in "
            f"{_year(place)}; this is a later one by {_listed({v.account.credit for v in later})}"
        )
        yield Agreement((view.id, place.id), "different_occurrence", reason)


def _year(view: ClaimView) -> str | None:
    """The year in which a claim places its occurrence, where it says so in figures."""
    time: Time | None = view.time
    if time is None or not time.timex[:YEAR].isdigit() or time.anchor != "explicit":
        return None
    return time.timex[:YEAR]


def _listed(names: Iterable[str]) -> str:
    *rest, last = sorted(names)
    return f"{', '.join(rest)} and {last}" if rest else last


def _day(account: Account) -> date | None:
    try:
        return date.fromisoformat(account.day or "")
    except ValueError:
        return None
