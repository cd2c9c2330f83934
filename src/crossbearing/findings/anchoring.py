"""Open dates of one account, dated by another account of the same event.

"On Sunday" in an account without a date stays open for whatever is compared, so that a day that was only
inferred never confirms the account it was inferred from. For the reader it is dated where accounts that tell
the same of the same event date it, and agree.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import product

from attrs import evolve

from crossbearing.findings.alignment import Alignment
from crossbearing.findings.compare.times import OPEN_YEAR
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.resource import resource
from crossbearing.model.mention import Mention, Time

OPEN_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
INFERRED = "inferred, and no evidence"
WEEKDAYS = ("weekdays", "plural_weekdays", "short_weekdays")
OPEN_MONTH = re.compile(r"XXXX-\d\d")


def anchor_open_times(
    mentions: Sequence[Mention],
    views: Sequence[ClaimView],
    alignments: Iterable[Alignment],
    groups: Iterable[Collection[int]],
) -> list[Mention]:
    """``mentions`` with those open times dated on which other accounts of the same event agree.

    Two claims tell of one event if they stand in one of ``groups``, indices into ``views``, or if their
    times were compared and found the same. Such a time is marked ``context``; its reason names the accounts.
    """
    told_of_one = [
        {x.a, x.b} for x in alignments if any(c.kind == "time" and c.outcome == "same" for c in x.comparisons)
    ]
    given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event in (*told_of_one, *groups):
        timed = [views[i] for i in event if views[i].time is not None]
        still_open = [v for v in timed if v.time is not None and v.time.edtf is None]
        for one, other in product(still_open, timed):
            edtf = _given(one, other)
            if edtf is not None and one.claim.time is not None:
                given[one.claim.time][edtf].add(other.account.name)
    return [_dated(m, given[m.id]) if m.id in given else m for m in mentions]


def _given(one: ClaimView, other: ClaimView) -> str | None:
    """The day or month, in EDTF, that another account gives for an open time, where the two fit."""
    mine, yours = one.time, other.time
    if mine is None or yours is None or one.account.id == other.account.id or mine.edtf is not None:
        return None
    if yours.edtf is None or yours.start is None or yours.end is None:
        return None
    day, last = yours.start[:10], yours.end[:10]
    if OPEN_MONTH.fullmatch(mine.timex):
        return day[:7] if day[:7] == last[:7] and day[4:7] == mine.timex[4:7] else None
    if day != last:
        return None
    if mine.weekday is not None:
        return day if date.fromisoformat(day).isoweekday() == mine.weekday else None
    return day if OPEN_YEAR.match(mine.timex) and day[4:] == mine.timex[4:10] else None


def _dated(mention: Mention, given: Mapping[str, Set[str]]) -> Mention:
    """The open time as the one date that is ``given`` for it, by the names of the accounts that do."""
    time = mention.value
    if not isinstance(time, Time) or len(given) != 1:
        return mention
    ((edtf, accounts),) = given.items()
    open_part = next(p for p in (OPEN_WEEKDAY, OPEN_YEAR, OPEN_MONTH) if p.match(time.timex))
    year, month, *day = (int(n) for n in edtf.split("-"))
    first, last = (day[0], day[0]) if day else (1, monthrange(year, month)[1])
    dated = evolve(
        time,
        timex=open_part.sub(edtf, time.timex),
        edtf=edtf,
        start=f"{edtf[:7]}-{first:02}T00:00:00",
        end=f"{edtf[:7]}-{last:02}T23:59:59",
        anchor="context",
        reason=f"{INFERRED}: {' and '.join(sorted(accounts))} dates the same event so",
    )
    return evolve(mention, value=dated)


def reopened(mention: Mention, words: str) -> Mention:
    """A mention that ``anchor_open_times`` dated as it was before, given its ``words`` in the account, since
    what was compared was open; any other as it is."""
    time = mention.value
    if not isinstance(time, Time) or time.edtf is None or not time.reason.startswith(INFERRED):
        return mention
    suffix = time.timex.removeprefix(time.edtf)
    spoken = re.findall(r"[a-z]+", words.lower())
    if any(word in resource("times")[days] for days in WEEKDAYS for word in spoken):
        told = f"XXXX-WXX-{date.fromisoformat(time.edtf).isoweekday()}"
    else:
        told = f"XXXX{time.edtf[4:]}"
    return evolve(
        mention,
        value=evolve(time, timex=told + suffix, edtf=None, start=None, end=None, anchor="none"),
    )
