"""Origins: where a claim comes from once lineage and credits are followed.

Accounts with one origin are one witness. The origin of a claim is, in this order: the passage it
shares with other accounts; the account it is a copy of; the named speaker it is laid to; the
outlet credited in the sentence; its outlet.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen
from networkx.utils import UnionFind

from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.lineage import Lineage

Passaged = tuple[str, int, int]  # document, start, end
COPY_SHARE = 0.5  # of an account's words: more of it taken from another makes it a copy


@frozen
class Origin:
    """Where one claim comes from: ``account`` is its account with the copies of it, ``key`` its origin."""

    account: str
    key: str
    name: str


@frozen
class Origins:
    """The origin of each claim."""

    of: dict[str, Origin] = field(repr=False)

    def independent(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The names of the independent origins of the claims: one for each witness, in order.

        Witnesses are no more than the accounts that share no passage here, and no more than the
        distinct origins. Both only grow with further claims, so an independent account never lowers
        the number; a copy joins the account it was taken from, so it never raises it.
        """
        found = [self.of[c.id] for c in claims]
        accounts = UnionFind(sorted({o.account for o in found}))
        passages: dict[str, str] = {}
        for origin in found:
            if origin.key.startswith("passage:"):
                accounts.union(origin.account, passages.setdefault(origin.key, origin.account))
        apart = {accounts[o.account]: o.name for o in sorted(found, key=lambda o: (o.account, o.key))}
        keys = {o.key: o.name for o in sorted(found, key=lambda o: (o.key, o.account))}
        fewer = keys if len(keys) <= len(apart) else apart
        return tuple(sorted(fewer.values()))


def find_origins(
    accounts: Mapping[str, Account], claims: Iterable[Claim], lineage: Sequence[Lineage]
) -> Origins:
    """The origin of every claim."""
    passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    groups = _copied_together(accounts, lineage)
    shared: UnionFind[Passaged] = UnionFind()
    for entry in lineage:
        if len(entry.spans) == 2:
            shared.union(*((s.document, s.start, s.end) for s in entry.spans))
    _join_overlaps(shared, lineage)
    roots = _roots(shared)
    for entry in lineage:
        if len(entry.spans) == 2:
            for s in entry.spans:
                passages[s.document].append((s.start, s.end, roots[s.document, s.start, s.end]))
    return Origins({c.id: _origin(c, accounts[c.document], groups, passages[c.document]) for c in claims})


def _roots(shared: "UnionFind[Passaged]") -> dict[tuple[str, int, int], str]:
    """A key for each set of passages that are one, the same whatever the order they were met in."""
    keys: dict[tuple[str, int, int], str] = {}
    for group in shared.to_sets():
        document, start, end = min(group)
        for member in group:
            keys[member] = f"passage:{document}:{start}:{end}"
    return keys


def _join_overlaps(shared: "UnionFind[Passaged]", lineage: Sequence[Lineage]) -> None:
    """Passages of one account that overlap tell of one origin."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for entry in lineage:
        if len(entry.spans) == 2:
            for s in entry.spans:
                spans[s.document].append((s.start, s.end))
    for document, own in spans.items():
        ordered = sorted(set(own))
        for (start, end), (next_start, next_end) in pairwise(ordered):
            if next_start < end:
                shared.union((document, start, end), (document, next_start, next_end))


def _copied_together(accounts: Mapping[str, Account], lineage: Sequence[Lineage]) -> dict[str, str]:
    """For each account the group of accounts that are one text: copies, and what one outlet prints.

    Where it is known who came first, the later one is asked how much of it is taken: a digest that
    takes all of two short accounts does not make these one.
    """
    together = UnionFind(sorted(accounts))
    taken: dict[tuple[str, str], int] = defaultdict(int)
    first: dict[tuple[str, str], str | None] = {}
    for entry in lineage:
        if len(entry.spans) == 2 and entry.kind != "shared_quotation":
            one, other = entry.spans
            taken[one.document, other.document] += entry.words
            first[one.document, other.document] = entry.source
    for (a, b), words in sorted(taken.items()):
        takers = {a, b} - {first.get((a, b))}
        if words >= COPY_SHARE * min(_length(accounts[t]) for t in takers):
            together.union(a, b)
    by_outlet: dict[str, str] = {}
    for document in sorted(accounts):
        outlet = accounts[document].outlet
        if outlet is not None:
            together.union(document, by_outlet.setdefault(outlet, document))
    return {member: min(group) for group in together.to_sets() for member in group}


def _length(account: Account) -> int:
    return max(
        sum(len(account.text[p.start : p.end].split()) for p in account.paragraphs if p.kind != "furniture"),
        1,
    )


def _origin(
    claim: Claim, account: Account, groups: Mapping[str, str], passages: Sequence[tuple[int, int, str]]
) -> Origin:
    group = groups[account.id]
    for start, end, key in passages:
        overlap = min(end, claim.end) - max(start, claim.start)
        if overlap > 0.6 * (claim.end - claim.start):
            return Origin(group, key, f"the passage {account.credit} shares")
    speaker = claim.speaker
    if speaker is not None and speaker.entity is not None:
        return Origin(group, f"speaker:{speaker.entity}", speaker.name)
    return Origin(group, f"account:{group}", account.credit)
