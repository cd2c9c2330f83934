"""Is it so: one claim affirms what another denies."""

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.roles import goods_of
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import question


def compare_polarities(a: ClaimView, b: ClaimView, likeness: float) -> Comparison | None:
    """A conflict where two claims tell of one act by the same parties and one denies it.

    ``likeness`` is how alike the claims are, 0 to 1.
    """
    if a.claim.polarity == b.claim.polarity or "hypothetical" in {a.claim.frame, b.claim.frame}:
        return None
    if not _same_act(a, b, likeness):
        return None
    denied, affirmed = (a, b) if a.claim.polarity == "denied" else (b, a)
    asked = question("polarity", of=affirmed.claim.text)
    words = ("denied", "affirmed") if denied is a else ("affirmed", "denied")
    reason = f"{_who(affirmed)} affirms it, {_who(denied)} {_verb(denied)} it"
    return Comparison("polarity", "conflict", asked, *words, reason)


def _same_act(a: ClaimView, b: ClaimView, likeness: float) -> bool:
    givers, receivers = a.part("giver") & b.part("giver"), a.part("receiver") & b.part("receiver")
    if givers and receivers and goods_of(a) & goods_of(b):
        return True
    same_parties = bool(a.entities("agent") & b.entities("agent"))
    same_object = bool(a.entities("theme", "recipient") & b.entities("theme", "recipient"))
    same_words = len({f for f in a.features & b.features if f.startswith("w:")}) >= 2
    return a.sense == b.sense and (same_parties or same_object) and same_words and likeness > 0.5


def _verb(view: ClaimView) -> str:
    return "does not acknowledge" if view.claim.certainty == "unknown" else "denies"


def _who(view: ClaimView) -> str:
    return view.claim.speaker.name if view.claim.speaker else view.account.credit
