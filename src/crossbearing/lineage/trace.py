"""All accounts → lineage: shared passages with their direction, and credits."""

from collections.abc import Iterable

from attrs import field, frozen

from crossbearing.lineage.credits import find_credits
from crossbearing.lineage.passages import PassageSettings, SharedPassage, shared_passages
from crossbearing.lineage.words import words_of
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, LineageKind, Passage


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
    texts = [words_of(a) for a in ordered]
    shared = [
        _lineage(passage, by_id, settings) for passage in shared_passages(texts, settings.passages)
    ]
    return tuple(sorted([*shared, *find_credits(ordered)], key=_place))


def _place(entry: Lineage) -> tuple[str, list[tuple[str, int, int]]]:
    return entry.kind, [(s.document, s.start, s.end) for s in entry.spans]


def _lineage(passage: SharedPassage, accounts: dict[str, Account], settings: LineageSettings) -> Lineage:
    a, b = passage.a, passage.b
    spans = (
        Passage(a.document, a.starts[passage.a_first], a.ends[passage.a_last - 1]),
        Passage(b.document, b.starts[passage.b_first], b.ends[passage.b_last - 1]),
    )
    return Lineage(
        _kind(passage, settings), spans, passage.words, _source(accounts[a.document], accounts[b.document])
    )


def _kind(passage: SharedPassage, settings: LineageSettings) -> LineageKind:
    quoted = min(
        passage.a.in_quotes(passage.a_first, passage.a_last), passage.b.in_quotes(passage.b_first, passage.b_last)
    )
    if quoted >= settings.quotation_share:
        return "shared_quotation"
    return "verbatim" if passage.share >= settings.passages.verbatim_share else "near_verbatim"


def _source(a: Account, b: Account) -> str | None:
    """The account published first, where both dates are known and comparable."""
    if a.published is None or b.published is None:
        return None
    # dates of different precision are compared only as far as both go
    length = min(len(a.published), len(b.published), 10)
    first, second = a.published[:length], b.published[:length]
    if first == second:
        return None
    return a.id if first < second else b.id
