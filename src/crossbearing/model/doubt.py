"""What the program is not sure of and an analyst can decide: pairs of claims, pairs of actors."""

from attrs import field, frozen


@frozen
class DoubtfulMatch:
    """Two claims of different accounts whose log-odds of saying the same speak against how they stand now, or
    lie just short of the threshold ``sure``.

    ``together`` says that they are in one finding now; ``shared`` is what both say in common, the most
    telling first.
    """

    a: str
    b: str
    odds: float
    sure: float
    together: bool
    shared: tuple[str, ...]


@frozen
class LikelyOne:
    """Two actors, by their ids, that may be one, and why; the first is the one more accounts name."""

    a: str
    b: str
    reason: str
    likeness: float  # 0 to 100


@frozen
class Doubts:
    """The doubts of a dossier, the greatest first."""

    matches: tuple[DoubtfulMatch, ...] = field(default=())
    actors: tuple[LikelyOne, ...] = field(default=())
