"""All that two accounts have in common, as entries that know nothing of other accounts."""

from collections.abc import Iterator

from attrs import field, frozen

from crossbearing.lineage.passages import PassageSettings, SharedPassage, shared_passages
from crossbearing.lineage.quotations import QuotationSettings, SharedQuotation, shared_quotations
from crossbearing.lineage.words import Words
from crossbearing.model.account import Account
from crossbearing.model.lineage import Lineage, LineageKind, Passage


@frozen
class PairSettings:
    """``quotation_share``: a passage is a shared quotation where that share of it is quoted in both."""

    passages: PassageSettings = field(factory=PassageSettings)
    quotations: QuotationSettings = field(factory=QuotationSettings)
    quotation_share: float = 0.8


def in_common(
    one: Account, other: Account, words: tuple[Words, Words], settings: PairSettings
) -> tuple[Lineage, ...]:
    """The passages and quotations that two accounts share, each with a span in the one and in the other."""
    found = [_of_passage(p, settings) for p in shared_passages(*words, settings.passages)]
    for quotation in shared_quotations(*words, (one.text, other.text), settings.quotations):
        entry = _of_quotation(quotation)
        if not any(_overlap(entry, before) for before in found):
            found.append(entry)
    return tuple(found)


def _of_passage(passage: SharedPassage, settings: PairSettings) -> Lineage:
    quoted = min(
        passage.a.in_quotes(passage.a_first, passage.a_last),
        passage.b.in_quotes(passage.b_first, passage.b_last),
    )
    kind: LineageKind = "near_verbatim"
    if quoted >= settings.quotation_share:
        kind = "shared_quotation"
    elif passage.share == 1:
        kind = "verbatim"
    return Lineage(kind, tuple(_spans(passage)), passage.words, shares=tuple(_shares(passage)))


def _of_quotation(quotation: SharedQuotation) -> Lineage:
    spans, shares = tuple(_spans(quotation)), tuple(_shares(quotation))
    return Lineage("shared_quotation", spans, quotation.words, origin=quotation.speaker, shares=shares)


def _sides(shared: SharedPassage | SharedQuotation) -> Iterator[tuple[Words, int, int]]:
    yield shared.a, shared.a_first, shared.a_last
    yield shared.b, shared.b_first, shared.b_last


def _spans(shared: SharedPassage | SharedQuotation) -> Iterator[Passage]:
    for text, first, last in _sides(shared):
        yield Passage(text.document, text.starts[first], text.ends[last - 1])


def _shares(shared: SharedPassage | SharedQuotation) -> Iterator[float]:
    for text, first, last in _sides(shared):
        yield round((last - first) / len(text.forms), 4)


def _overlap(one: Lineage, other: Lineage) -> bool:
    return any(
        s.document == o.document and s.start < o.end and o.start < s.end
        for s in one.spans
        for o in other.spans
    )
