"""How alike the words of two claims are."""

from crossbearing.findings.candidates import Weights
from crossbearing.findings.view import ClaimView

# What a common sense, a common agent and common surroundings add; the model of sameness is trained with them.
SAME_SENSE = 0.08
SAME_PARTY = 0.06
AROUND = 0.12


def likeness(a: ClaimView, b: ClaimView, weights: Weights, without: str = "") -> float:
    """Weighted cosine of the features, raised where sense and parties agree; 0 to about 1.2.

    ``without`` leaves out the features of the slot in dispute ("q:", "t:"), so that claims that differ
    there can still be seen to tell of one event.
    """
    mine, yours = _without(a.features, without), _without(b.features, without)
    shared = mine & yours
    if not shared:
        return 0.0
    cosine = sum(weights.of(f) ** 2 for f in sorted(shared)) / (weights.norm(mine) * weights.norm(yours))
    score = cosine
    if a.sense is not None and a.sense == b.sense:
        score += SAME_SENSE
    if a.entities("agent") & b.entities("agent"):
        score += SAME_PARTY
    around = (a.context & b.context) | (mine & b.context) | (a.context & yours)
    words = [f for f in around if f[0] == "w"]
    return score + AROUND * min(len(words) / 6, 1.0) * min(score * 3, 1.0)


def _without(features: frozenset[str], prefix: str) -> frozenset[str]:
    return frozenset(f for f in features if not f.startswith(prefix)) if prefix else features
