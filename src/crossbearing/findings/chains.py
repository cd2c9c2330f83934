"""The way from an account to the origin of a claim: whose words it uses, whom it credits, who said it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from crossbearing.model.claim import Claim
from crossbearing.model.lineage import Lineage, Step

MOST = 0.6  # of a claim must lie in a passage for it to be of it


@frozen
class Credit:
    """Words of an account that name an outlet as its origin."""

    start: int
    end: int
    outlet: str


Chain = Callable[[Claim, Credit | None, str | None], tuple[Step, ...]]
Stretch = tuple[str, int, int]  # document, start, end


def chain_of(lineage: Sequence[Lineage], outlets: Mapping[str, str]) -> Chain:
    """A function that gives the chain of a claim, for its credit and its named speaker.

    ``outlets`` are the accounts, by id, as they are called.
    """
    taken: dict[str, list[tuple[Stretch, Stretch]]] = defaultdict(list)
    for entry in lineage:
        if len(entry.spans) == 2 and entry.source is not None and entry.kind != "shared_quotation":
            one, other = ((s.document, s.start, s.end) for s in entry.spans)
            mine, source = (one, other) if other[0] == entry.source else (other, one)
            taken[mine[0]].append((mine, source))

    def chain(claim: Claim, credit: Credit | None, speaker: str | None) -> tuple[Step, ...]:
        steps = [Step("account", outlets.get(claim.document, claim.document), claim.document)]
        stretch: Stretch | None = (claim.document, claim.start, claim.end)
        seen = {claim.document}
        while stretch is not None and (stretch := _source(stretch, taken)) and stretch[0] not in seen:
            seen.add(stretch[0])
            steps.append(Step("copied", outlets.get(stretch[0], stretch[0]), stretch[0]))
        if credit is not None and credit.outlet != steps[-1].name:
            steps.append(Step("credited", credit.outlet))
        if speaker is not None and speaker != steps[-1].name:
            steps.append(Step("speaker", speaker))
        return tuple(steps)

    return chain


def _source(stretch: Stretch, taken: Mapping[str, Sequence[tuple[Stretch, Stretch]]]) -> Stretch | None:
    """The passage that a stretch is taken from; of several the one that has most of it, the longest first."""
    document, start, end = stretch
    found = [
        (min(mine[2], end) - max(mine[1], start), source)
        for mine, source in taken.get(document, ())
        if min(mine[2], end) - max(mine[1], start) > MOST * (end - start)
    ]
    return min(found, key=lambda f: (-f[0], f[1]), default=(0, None))[1]
