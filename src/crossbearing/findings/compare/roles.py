"""Who to whom: giver and receiver the other way round; and who it was that did it."""

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import act, goods, question

UNIQUE = {"find", "kill", "attack", "host", "win"}  # done once, by one side


def compare_roles(a: ClaimView, b: ClaimView, names: dict[str, str]) -> Comparison | None:
    """A conflict where of two claims on the same kind of goods one turns giver and receiver round."""
    givers, receivers = (a.part("giver"), b.part("giver")), (a.part("receiver"), b.part("receiver"))
    if not all(givers) or not all(receivers) or not goods_of(a) & goods_of(b):
        return None
    if not (givers[0] & receivers[1] and receivers[0] & givers[1]) or givers[0] & givers[1]:
        return None
    kind = min(goods_of(a) & goods_of(b))
    asked = question("role", of=kind)
    told = [f"{_names(g, names)} to {_names(r, names)}" for g, r in zip(givers, receivers, strict=True)]
    reason = f"one has {kind} go from {told[0]}, the other from {told[1]}"
    return Comparison("role", "conflict", asked, told[0], told[1], reason)


def compare_doers(a: ClaimView, b: ClaimView, names: dict[str, str]) -> Comparison | None:
    """A conflict where one act on the same object is laid to different actors."""
    if a.sense not in UNIQUE or a.sense != b.sense or a.claim.frame != b.claim.frame:
        return None
    doers = a.entities("agent"), b.entities("agent")
    shared_object = a.entities("theme", "recipient") & b.entities("theme", "recipient") or {
        r.lemma for r in a.claim.roles if r.role == "theme"
    } & {r.lemma for r in b.claim.roles if r.role == "theme"}
    if not all(doers) or doers[0] & doers[1] or not shared_object:
        return None
    if a.time is None or b.time is None or a.time.edtf != b.time.edtf or a.time.edtf is None:
        return None
    told = [_names(d, names) for d in doers]
    what = sorted(shared_object)[0]
    asked = question("identity", act=act(a.sense)[1], of=names.get(what, what))
    return Comparison("identity", "conflict", asked, told[0], told[1], f"one says {told[0]}, the other {told[1]}")


def goods_of(view: ClaimView) -> frozenset[str]:
    """The kinds of goods the claim names."""
    table = goods()
    return frozenset(table[t] for t in view.claim.terms if t in table)


def _names(entities: frozenset[str], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(e, e) for e in entities))
