"""How many of them: people to whom the same befell, counted differently by two claims that are else one.

"Sixteen men were killed", "eighteen are dead": no word is the same and no verb, but both count the dead.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.precision import FAR
from crossbearing.findings.compare.quantities import (
    figures_differ,
    is_of_one_kind,
    may_be_one_thing,
    relate_figures,
    unanswered,
)
from crossbearing.findings.compare.scopes import of_another_part
from crossbearing.findings.view import ClaimView, Figure, stem
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.resource import resource


def compare_fates(
    a: ClaimView, b: ClaimView, names: Mapping[str, str], counted_otherwise: Callable[[], bool]
) -> Comparison | None:
    """The relation of the figures of two claims that count the people whom one thing befell.

    ``counted_otherwise`` says whether the claims are one statement but for their figures.
    """
    fates = _fates(a)
    if len(fates) != 1 or fates != _fates(b) or not (_is_told(a) and _is_told(b)):
        return None
    found = next(filter(_count_the_same, product(unanswered(a, b), unanswered(b, a))), None)
    if found is None or a.claim.frame != b.claim.frame or of_another_part(a, b, found[0].quantity.of):
        return None
    if not counted_otherwise():
        return None
    (fate,) = fates
    asked = _question(fate, found, (a, b), names)
    return relate_figures(*found, a, b, asked, fate in resource("fates")["moving"])


def _is_told(view: ClaimView) -> bool:
    return view.claim.polarity == "affirmed" and view.claim.frame in {"actual", "background"}


def _fates(view: ClaimView) -> frozenset[str]:
    """What the words of a claim say to have befallen people."""
    stems = {stem(word) for word in view.words}
    return frozenset(fate for fate, words in _stems().items() if not words.isdisjoint(stems))


@cache
def _stems() -> dict[str, frozenset[str]]:
    return {fate: frozenset(map(stem, words)) for fate, words in resource("fates")["words"].items()}


def _count_the_same(pair: tuple[Figure, Figure]) -> bool:
    """Whether two counts are of people, or of the same of them, differ, and not by worlds."""
    one, other = pair
    x, y = one.quantity, other.quantity
    if one.partial or other.partial or x.unit or not is_of_one_kind(x, y) or not figures_differ(one, other):
        return False
    low, high = sorted(q.number or q.low or q.high or 0.0 for q in (x, y))
    if high > FAR * low:
        return False
    anybody = words_for("anybody")
    if x.of in anybody or y.of in anybody:
        return x.of in anybody and y.of in anybody
    return may_be_one_thing(x.of, y.of)


def _question(
    fate: str, found: tuple[Figure, Figure], views: tuple[ClaimView, ClaimView], names: Mapping[str, str]
) -> str:
    """What is asked; of whom where both name one country."""
    sides = [v.sides.get(f.role or "", frozenset()) for f, v in zip(found, views, strict=True)]
    of = sorted(names.get(e, e) for e in sides[0] & sides[1])
    asked = str(resource("fates")["questions"][fate])
    return asked.replace("?", f" of {', '.join(of)}?") if of else asked
