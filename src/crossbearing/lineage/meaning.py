"""What words in common mean: copying, credited use, a quotation, an outlet's own or old words, or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from attrs import evolve, frozen

from crossbearing.lexicons.knowledge import known_as
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, Passage

DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")  # the part of an EDTF date that is known


@frozen
class MeaningSettings:
    """``earlier``: days after which words that an account repeats may be of an earlier event. One report is
    printed within days: of the pairs of an incident that share words, 36 of 38 within a week (``reuse.py
    limits``).

    A phrase is ``standard`` where no more than ``phrase`` words are in accounts of ``outlets`` outlets
    at least over more days than these: a turn of phrase is printed for ever.
    """

    earlier: int = 30
    phrase: int = 30
    outlets: int = 4


Credits = Mapping[str, Sequence[Lineage]]  # the credits of each account


def understood(
    shared: Iterable[Lineage], accounts: Mapping[str, Account], credits: Credits, settings: MeaningSettings
) -> list[Lineage]:
    """``shared`` with direction and meaning, which lie in dates, credits and outlets."""
    entries = list(shared)
    standard = _standard(entries, accounts, settings)
    return [_understood(entry, accounts, credits, standard, settings) for entry in entries]


def _understood(
    entry: Lineage,
    accounts: Mapping[str, Account],
    credits: Credits,
    standard: frozenset[str],
    settings: MeaningSettings,
) -> Lineage:
    a, b = (accounts[s.document] for s in entry.spans)
    if entry.kind == "shared_quotation":
        return evolve(entry, means="quotation", source=None)
    source, origin = _credited(a, b, credits)
    apart = _days_between(a, b)
    if entry.id in standard:
        return evolve(entry, means="standard")
    if a.outlet and b.outlet and known_as(a.outlet) == known_as(b.outlet):
        return evolve(entry, means="own_words", source=_earlier(a, b))
    if source or origin:
        return evolve(entry, means="credited", source=source or _earlier(a, b), origin=origin)
    if apart is not None and apart > settings.earlier:
        return evolve(entry, means="earlier", source=_earlier(a, b))
    return evolve(entry, source=_earlier(a, b))


def _credited(a: Account, b: Account, credits: Credits) -> tuple[str | None, str | None]:
    """The account among the two that the other credits, and the outlet that is credited with the words."""
    a_owes, b_owes = _credits_it(a, b, credits), _credits_it(b, a, credits)
    if a_owes != b_owes:
        owed = b if a_owes else a
        return owed.id, known_as(owed.outlet) if owed.outlet else owed.name
    both = {x for x in _whole(a, credits) if x in _whole(b, credits)}
    return None, min(both, default=None)


def _credits_it(debtor: Account, creditor: Account, credits: Credits) -> bool:
    outlet = known_as(creditor.outlet) if creditor.outlet else None
    return any(c.source == creditor.id or (outlet and c.origin == outlet) for c in credits.get(debtor.id, ()))


def _whole(account: Account, credits: Credits) -> list[str]:
    """Whom an account credits in brackets, as agencies are for more than a sentence: "(Reuters)"."""
    return [
        c.origin for c in credits.get(account.id, ()) if c.origin and account.text[c.spans[0].start] == "("
    ]


# --- dates --------------------------------------------------------------------------------------------


def _earlier(a: Account, b: Account) -> str | None:
    """The account published first, where dates of different precision tell as far as both go."""
    one, other = _known(a), _known(b)
    length = min(len(one), len(other))
    if not length or one[:length] == other[:length]:
        return None
    return a.id if one[:length] < other[:length] else b.id


def _known(account: Account) -> str:
    match = DAY.match(account.published or "")
    return match.group() if match else ""


def _days_between(a: Account, b: Account) -> int | None:
    """The days there are at least between two publications; None where a date is not known."""
    (a_first, a_last), (b_first, b_last) = _bounds(a), _bounds(b)
    if a_first is None or a_last is None or b_first is None or b_last is None:
        return None
    return max((b_first - a_last).days, (a_first - b_last).days, 0)


def _bounds(account: Account) -> tuple[date | None, date | None]:
    """The first and the last day on which an account may have been published."""
    parts = [int(p) for p in _known(account).split("-") if p]
    try:
        if len(parts) == 3:
            return date(*parts), date(*parts)
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], 28)
        return (date(parts[0], 1, 1), date(parts[0], 12, 31)) if parts else (None, None)
    except ValueError:
        return None, None


# --- turns of phrase ----------------------------------------------------------------------------------


def _standard(
    entries: Sequence[Lineage], accounts: Mapping[str, Account], settings: MeaningSettings
) -> frozenset[str]:
    """The entries, by id, of short passages that many outlets print over a long time."""
    short = [e for e in entries if e.kind != "shared_quotation" and e.words <= settings.phrase]
    of: dict[str, list[Lineage]] = defaultdict(list)
    for entry in short:
        for span in entry.spans:
            of[span.document].append(entry)

    @cache  # many entries have one passage
    def recurs(passage: Passage) -> bool:
        return _recurs(passage, of[passage.document], accounts, settings)

    return frozenset(e.id for e in short if any(map(recurs, e.spans)))


def _recurs(
    passage: Passage,
    beside: Sequence[Lineage],
    accounts: Mapping[str, Account],
    settings: MeaningSettings,
) -> bool:
    """Whether ``passage`` is in many other accounts, long apart, by the entries ``beside`` it."""
    document, start, end = passage.document, passage.start, passage.end
    holders = {
        other.document
        for e in beside
        for s in e.spans
        if s.document == document and min(end, s.end) - max(start, s.start) > (end - start) / 2
        for other in e.spans
    }
    told = sorted((accounts[h] for h in holders), key=lambda a: (a.published or "", a.id))
    dated = [a for a in told if _known(a)]
    if len({a.credit for a in told}) < settings.outlets or not dated:
        return False
    apart = _days_between(dated[0], dated[-1])
    return apart is not None and apart > settings.earlier
