"""How many of them: people to whom the same befell, counted differently by two claims that are else one.

"Sixteen people were killed", "eighteen are dead": neither word nor verb is the same, but both count the dead.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise, product

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.quantities import (
    countries_of,
    far_apart,
    figures_differ,
    is_of_one_kind,
    may_be_one_thing,
    relate_figures,
    unanswered,
)
from crossbearing.findings.compare.scopes import of_another_part
from crossbearing.findings.view import ClaimView, Figure, stem
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.lexicons.words import predicates

Counted = tuple[Figure, str]  # and what befell them


def compare_fates(
    a: ClaimView, b: ClaimView, names: Mapping[str, str], counted_otherwise: Callable[[], bool]
) -> Comparison | None:
    """The relation of the figures of two claims that count the people whom one thing befell.

    ``counted_otherwise`` says whether the claims are one statement but for their figures. Where several
    figures may be meant, none is.
    """
    if not (_is_told(a) and _is_told(b)) or a.claim.frame != b.claim.frame:
        return None
    pairs = [p for p in product(_counted(a, b), _counted(b, a)) if _count_the_same(*p)]
    if len(pairs) != 1:
        return None
    ((one, fate), (other, _)) = pairs[0]
    countries = countries_of(one, a)
    if (
        countries != countries_of(other, b)
        or of_another_part(a, b, one.quantity.of)
        or not counted_otherwise()
    ):
        return None
    return relate_figures(one, other, a, b, _question(fate, countries, names), fate != "aboard")


def _is_told(view: ClaimView) -> bool:
    return view.claim.polarity == "affirmed" and view.claim.frame in {"actual", "background"}


def _counted(view: ClaimView, other: ClaimView) -> list[Counted]:
    """The figures of a claim that the other does not answer and that count whom something befell."""
    told = [(f, _fate(view, f)) for f in unanswered(view, other) if not f.partial and not f.quantity.unit]
    return [(figure, fate) for figure, fate in told if fate is not None]


def _fate(view: ClaimView, figure: Figure) -> str | None:
    """What befell those whom a figure counts: by what they are called or said to be, or by the act."""
    named = {figure.quantity.of, *(r.lemma for r in view.roles if r.role in {"attribute", figure.role})}
    for fate, words in resource("fates")["called"].items():
        if named.intersection(words):
            return str(fate)
    if {r.lemma for r in view.roles} & word_set("fates", "hurts"):
        return "injured"
    where = {r.lemma for r in view.roles if r.role == "place"} | {view.claim.predicate, *view.words}
    if where & word_set("fates", "aboard"):
        return "aboard"
    sense = predicates().senses.get(view.sense or "")
    suffers = figure.role == "theme" or (
        figure.role == "agent" and not any(r.role == "theme" for r in view.roles)
    )
    toll = sense.toll if sense is not None and suffers else None
    return toll or ("injured" if _are_called_injured(view, figure) else None)


def _are_called_injured(view: ClaimView, figure: Figure) -> bool:
    """ "29 injured persons"."""
    of, called = stem(figure.quantity.of), resource("fates")["called"]["injured"]
    texts = (view.account.text[r.start : r.end].lower() for r in view.roles if r.role == figure.role)
    return any(
        before in called and stem(word) == of
        for text in texts
        for before, word in pairwise(re.findall(r"[\w-]+", text))
    )


def _count_the_same(one: Counted, other: Counted) -> bool:
    """Whether two counts are of the same of them to whom one thing befell, differ, and not by worlds."""
    (mine, fate), (yours, another) = one, other
    x, y = mine.quantity, yours.quantity
    if fate != another or not is_of_one_kind(x, y) or not figures_differ(mine, yours) or far_apart(x, y):
        return False
    anybody = words_for("anybody")
    if x.of in anybody or y.of in anybody:
        return x.of in anybody and y.of in anybody
    return may_be_one_thing(x.of, y.of)


def _question(fate: str, countries: frozenset[str], names: Mapping[str, str]) -> str:
    asked = str(resource("counts")["questions"][fate])
    of = ", ".join(sorted(names.get(e, e) for e in countries))
    return f"{of}: {asked}" if of else asked
