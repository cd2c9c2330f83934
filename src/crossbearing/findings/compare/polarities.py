"""Is it so: one claim affirms what another denies."""

from collections.abc import Callable, Mapping

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.roles import goods_of
from crossbearing.findings.compare.times import times_clash
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons.knowledge import question

JUST_BEFORE = 2  # sentences


def compare_polarities(
    a: ClaimView,
    b: ClaimView,
    likeness: float,
    names: Mapping[str, str],
    is_denied: Callable[[], bool],
) -> Comparison | None:
    """A conflict where two claims tell of one act by the same parties and one denies it.

    ``likeness`` is how alike the claims are, 0 to 1; ``is_denied`` says whether they are one statement but
    for that.
    """
    if a.claim.polarity == b.claim.polarity or "hypothetical" in {a.claim.frame, b.claim.frame}:
        return None
    if a.account.id == b.account.id and not _two_speakers(a, b):
        return None
    if "possible" in {a.claim.certainty, b.claim.certainty}:
        return None
    if (a.claim.frame == "expected") != (b.claim.frame == "expected"):
        return None
    if not _same_act(a, b, likeness) and not (_asserts(a) and _asserts(b) and is_denied()):
        return None
    denied, affirmed = (a, b) if a.claim.polarity == "denied" else (b, a)
    asked = _question(affirmed, a, b, names)
    words = (_verb(denied), "affirmed") if denied is a else ("affirmed", _verb(denied))
    reason = f"by {_who(affirmed)} it is affirmed, by {_who(denied)} it is {_verb(denied)}"
    return Comparison("polarity", "conflict", asked, *words, reason)


def _question(affirmed: ClaimView, a: ClaimView, b: ClaimView, names: Mapping[str, str]) -> str:
    givers, receivers = a.part("giver") & b.part("giver"), a.part("receiver") | b.part("receiver")
    kinds = goods_of(a) & goods_of(b)
    if givers and receivers and kinds:
        who, to = (", ".join(sorted(names.get(e, e) for e in part)) for part in (givers, receivers))
        return question("transfer", who=who, to=to, of=min(kinds))
    return question("polarity", of=" ".join(affirmed.claim.text.split()))


def _two_speakers(a: ClaimView, b: ClaimView) -> bool:
    """One account tells both sides only where it lays them to different speakers."""
    one, other = a.claim.speaker, b.claim.speaker
    if one is None or other is None or one.name == other.name:
        return False
    return one.entity is None or one.entity != other.entity


def _asserts(view: ClaimView) -> bool:
    """Whether the claim has a subject of its own: "registering the land" says of nobody that he does."""
    return any(
        r.role in {"agent", "theme"} and view.claim.start <= r.start < view.claim.head
        for r in view.claim.roles
    )


def _of_one_thing(a: ClaimView, b: ClaimView) -> bool:
    """Whether both say what it is done to and share it, or neither does; "they" is nobody in particular."""
    mine, yours = (
        {e for r in v.claim.roles if r.role == "theme" for e in (*r.entities, stem(r.lemma))} for v in (a, b)
    )
    return bool(mine & yours) or not (mine or yours)


def _same_act(a: ClaimView, b: ClaimView, likeness: float) -> bool:
    if _denies_such(a, b) or _denies_such(b, a):
        return True
    if a.passes and b.passes and a.part("giver") & b.part("giver") and goods_of(a) & goods_of(b):
        receivers = a.part("receiver"), b.part("receiver")
        return bool(receivers[0] & receivers[1]) or not all(receivers)
    if not (_asserts(a) and _asserts(b)) or not _of_one_thing(a, b):
        return False
    same_words = len({f for f in a.features & b.features if f.startswith("w:")}) >= 2
    same_act = bool(a.acts & b.acts) or (a.sense is not None and a.sense == b.sense)
    return same_act and bool(a.parts & b.parts) and same_words and likeness > 0.5 and not times_clash(a, b)


def _denies_such(denied: ClaimView, affirmed: ClaimView) -> bool:
    """Whether "there was no such meeting" speaks of what the other claim tells: of that act, at no other
    time, and within one account of what was told just before.
    """
    if denied.claim.polarity != "denied" or "such" not in denied.claim.text.lower().split():
        return False
    if affirmed.sense is None or affirmed.is_vague or affirmed.claim.frame not in {"actual", "background"}:
        return False
    if f"s:{affirmed.sense}" not in denied.features or times_clash(denied, affirmed):
        return False
    if denied.account.id == affirmed.account.id:
        return 0 <= denied.claim.sentence - affirmed.claim.sentence <= JUST_BEFORE
    return bool({f for f in denied.features & affirmed.features if f[0] in "eth"})


def _verb(view: ClaimView) -> str:
    return "not acknowledged" if view.claim.certainty == "unknown" else "denied"


def _who(view: ClaimView) -> str:
    return view.claim.speaker.name if view.claim.speaker else view.account.credit
