"""Which accounts are made of another's words, and how much of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.model.lineage import Lineage, LineageMeaning

COPIED = ("verbatim", "near_verbatim")
TAKEN = frozenset[LineageMeaning](
    ("copying", "credited", "earlier")
)  # from another: not its own, not everybody's
OWN = frozenset[LineageMeaning](("own_words",))


@frozen
class Sharing:
    """Two accounts with passages in common.

    ``words`` and ``share`` (0 to 1) tell how much of ``account``, furniture apart, is also in
    ``other``. ``directed`` is true where dates or credits tell that ``account`` took it from
    ``other``; otherwise ``account`` is the one that more of is shared. ``means`` is what that means for
    the most words; ``origin`` is the outlet that is credited with them.
    """

    account: str
    other: str
    kind: Literal["verbatim", "near_verbatim"]
    directed: bool
    words: int
    share: float
    lineage: tuple[Lineage, ...]
    means: LineageMeaning = "copying"
    origin: str | None = None


def sharings(lookup: Lookup, means: frozenset[LineageMeaning] = TAKEN) -> tuple[Sharing, ...]:
    """All pairs of accounts that share passages with one of these meanings, the largest share first."""
    pairs: defaultdict[tuple[str, str, bool], list[Lineage]] = defaultdict(list)
    for lineage in lookup.dossier.lineage:
        if lineage.kind in COPIED and lineage.means in means:
            for pair in _pairs(lineage):
                pairs[pair].append(lineage)
    lengths = {id: account.words for id, account in lookup.accounts.items()}
    made = (
        _sharing(account, other, directed, tuple(lineage), lookup, lengths)
        for (account, other, directed), lineage in pairs.items()
        if account in lookup.accounts and other in lookup.accounts
    )
    return tuple(sorted(made, key=lambda s: (-s.share, -s.words, s.account, s.other)))


def _pairs(lineage: Lineage) -> Iterable[tuple[str, str, bool]]:
    """Who shares with whom: each account with the source, or with the first where none is known."""
    documents = tuple(dict.fromkeys(s.document for s in lineage.spans))
    directed = lineage.source in documents
    hub = lineage.source if directed and lineage.source else documents[0] if documents else ""
    return ((d, hub, directed) for d in documents if d != hub)


def _sharing(
    account: str,
    other: str,
    directed: bool,
    lineage: tuple[Lineage, ...],
    lookup: Lookup,
    lengths: dict[str, int],
) -> Sharing:
    words = {d: _covered(d, lineage, lookup.accounts[d].text) for d in (account, other)}
    share = {d: min(1.0, words[d] / lengths[d]) if lengths[d] else 0.0 for d in words}
    if not directed and share[other] > share[account]:
        account, other = other, account
    verbatim = all(entry.kind == "verbatim" for entry in lineage)
    return Sharing(
        account=account,
        other=other,
        kind="verbatim" if verbatim else "near_verbatim",
        directed=directed,
        words=words[account],
        share=round(share[account], 4),
        lineage=lineage,
        means=max(lineage, key=lambda entry: entry.words).means,
        origin=min((entry.origin for entry in lineage if entry.origin is not None), default=None),
    )


def _covered(document: str, lineage: tuple[Lineage, ...], text: str) -> int:
    """How many words of ``document`` the passages cover, overlaps counted once."""
    spans = sorted((s.start, s.end) for entry in lineage for s in entry.spans if s.document == document)
    words, reached = 0, 0
    for start, end in spans:
        words += len(text[max(start, reached) : end].split())
        reached = max(reached, end)
    return words
