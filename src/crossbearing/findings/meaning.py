"""What the claims of a story and their sentences mean, as vectors: near though they share no word."""

from collections import defaultdict
from collections.abc import Sequence

from attrs import field, frozen

from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.vectors import Vectors, cosine, vector


@frozen(eq=False)
class Meanings:
    """For each claim the vector of its own words, and that of all claims of its sentence."""

    own: tuple[Vectors, ...] = field(repr=False)
    sentences: tuple[Vectors, ...] = field(repr=False)

    def alike(self, a: int, b: int) -> float:
        """The cosine of the words of two claims, by index; 0 where they are opposed."""
        return max(cosine(self.own[a], self.own[b]), 0.0)

    def told_alike(self, a: int, b: int) -> float:
        """The cosine of the sentences of two claims; 0 where they are opposed."""
        return max(cosine(self.sentences[a], self.sentences[b]), 0.0)


def meanings_of(views: Sequence[ClaimView]) -> Meanings:
    """The meanings of a story's claims."""
    own = [vector(view.claim.text) for view in views]
    sentences: dict[tuple[str, int], list[ClaimView]] = defaultdict(list)
    for view in views:
        sentences[view.account.id, view.claim.sentence].append(view)
    told = {
        where: vector(said[0].account.text[min(v.claim.start for v in said) : max(v.claim.end for v in said)])
        for where, said in sentences.items()
    }
    return Meanings(tuple(own), tuple(told[view.account.id, view.claim.sentence] for view in views))
