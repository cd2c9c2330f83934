"""All accounts → lineage: shared passages with their direction, and credits."""

import re
from collections.abc import Iterable

from attrs import field, frozen

from crossbearing.lexicons.knowledge import known_as
from crossbearing.lineage.credits import find_credits
from crossbearing.lineage.passages import PassageSettings, SharedPassage, shared_passages
from crossbearing.lineage.words import words_of
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, LineageKind, Passage

Credits = set[tuple[str, str | None]]  # account id and whom it credits
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")  # the part of an EDTF date that is known


@frozen
class LineageSettings:
    """``quotation_share``: a passage is a shared quotation where that share of it is quoted in both."""

    passages: PassageSettings = field(factory=PassageSettings)
    quotation_share: float = 0.8


def trace(accounts: Iterable[Account], settings: LineageSettings | None = None) -> tuple[Lineage, ...]:
    """Who shares words with whom. The order of ``accounts`` does not matter."""
    settings = settings or LineageSettings()
    ordered = sorted(accounts, key=lambda a: a.id)
    by_id = {a.id: a for a in ordered}
    credited = list(find_credits(ordered))
    credits = {(entry.spans[0].document, entry.origin) for entry in credited}
    texts = [words_of(a) for a in ordered]
    shared = [
        _lineage(passage, by_id, credits, settings) for passage in shared_passages(texts, settings.passages)
    ]
    return tuple(sorted([*shared, *credited], key=_place))


def _place(entry: Lineage) -> tuple[str, list[tuple[str, int, int]]]:
    return entry.kind, [(s.document, s.start, s.end) for s in entry.spans]


def _lineage(
    passage: SharedPassage, accounts: dict[str, Account], credits: Credits, settings: LineageSettings
) -> Lineage:
    a, b = passage.a, passage.b
    spans = (
        Passage(a.document, a.starts[passage.a_first], a.ends[passage.a_last - 1]),
        Passage(b.document, b.starts[passage.b_first], b.ends[passage.b_last - 1]),
    )
    source = _source(accounts[a.document], accounts[b.document], credits)
    return Lineage(_kind(passage, settings), spans, passage.words, source)


def _kind(passage: SharedPassage, settings: LineageSettings) -> LineageKind:
    quoted = min(
        passage.a.in_quotes(passage.a_first, passage.a_last),
        passage.b.in_quotes(passage.b_first, passage.b_last),
    )
    if quoted >= settings.quotation_share:
        return "shared_quotation"
    return "verbatim" if passage.share >= settings.passages.verbatim_share else "near_verbatim"


def _source(a: Account, b: Account, credits: Credits) -> str | None:
    """The account that the other credits, else the one published first, where dates are comparable."""
    a_owes = b.outlet is not None and (a.id, known_as(b.outlet)) in credits
    b_owes = a.outlet is not None and (b.id, known_as(a.outlet)) in credits
    if a_owes != b_owes:
        return b.id if a_owes else a.id
    if a.published is None or b.published is None:
        return None
    first, second = DAY.match(a.published), DAY.match(b.published)
    if first is None or second is None:
        return None
    # dates of different precision are compared only as far as both go
    length = min(first.end(), second.end())
    if a.published[:length] == b.published[:length]:
        return None
    return a.id if a.published[:length] < b.published[:length] else b.id
