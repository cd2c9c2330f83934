"""How much: two figures for one thing are the same, rounded, in other units, updated, or in conflict."""

from collections.abc import Callable
from functools import cache
from itertools import product
from math import fsum

from attrs import evolve

from crossbearing.findings.compare.comparison import Comparison, Outcome
from crossbearing.findings.compare.precision import FAR, measured
from crossbearing.findings.compare.scopes import of_another_part, with_or_without
from crossbearing.findings.view import ClaimView, Figure, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.knowledge import act, question, words_for
from crossbearing.lexicons.measures import dimension, unit_words
from crossbearing.lexicons.words import predicates
from crossbearing.model.mention import Quantity
from crossbearing.model.words import written

ALIKE = 0.2  # the least likeness of claims that count one thing: the 20 rooms of one house and of another
GROWING = {"aid", "find", "yield", "vanish", "detain"}
TOLLS = {name for name, sense in predicates().senses.items() if sense.toll}


def compare_quantities(a: ClaimView, b: ClaimView, likeness: float) -> Comparison | None:
    """The relation of the first pair of figures of two claims that count or measure the same.

    ``likeness`` is how alike the claims are without their figures, 0 to 1. A part ("four more") answers no
    "how many", and the counts of two days, of two doers or at two places are not one count.
    """
    for one in a.figures:
        for other in b.figures:
            of_one_day = not one.times or not other.times or bool(one.times & other.times)
            if one.partial or other.partial or not (of_one_day or _moves(a, b)):
                continue
            if _same_thing(one, other, a, b, likeness):
                return _relate(one, other, a, b)
    return None


def compare_counts(a: ClaimView, b: ClaimView, counts_the_same: Callable[[], bool]) -> Comparison | None:
    """The relation of the only counts of two claims that are one statement but for them.

    What is counted is called alike and is of one country, if of any: "two Chilean sailors" are not all.
    """
    if len(a.figures) != 1 or len(b.figures) != 1 or a.claim.frame != b.claim.frame:
        return None
    one, other = a.figures[0], b.figures[0]
    x, y = one.quantity, other.quantity
    if x.unit or y.unit or not x.of or stem(x.of) != stem(y.of) or x.of in words_for("generic_counted"):
        return None
    if one.partial or other.partial or one.times != other.times or a.claim.polarity != b.claim.polarity:
        return None
    if _points(x, y) or countries_of(one, a) != countries_of(other, b):
        return None
    if not figures_differ(one, other) or far_apart(x, y) or of_another_part(a, b, x.of):
        return None
    return _relate(one, other, a, b) if counts_the_same() else None


def compare_measures(a: ClaimView, b: ClaimView, measured_otherwise: Callable[[], bool]) -> Comparison | None:
    """The relation of the only measures of two claims that ``measured_otherwise`` holds for one statement but
    for them. "In 34 days" and "in 32" may be one day, unless both are told on one.
    """
    pairs = [[f for f in unanswered(x, y) if not f.partial] for x, y in ((a, b), (b, a))]
    if any(len(p) != 1 or not p[0].quantity.unit for p in pairs) or a.claim.frame != b.claim.frame:
        return None
    one, other = (p[0] for p in pairs)
    x, y = one.quantity, other.quantity
    if not is_of_one_kind(x, y) or far_apart(x, y) or (x.of and y.of and stem(x.of) != stem(y.of)):
        return None
    if dimension(x.unit) == "[time]" and a.account.day != b.account.day:
        return None
    if not figures_differ(one, other) or a.claim.polarity != b.claim.polarity or not measured_otherwise():
        return None
    return _relate(one, other, a, b)


def far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are worlds apart, so that they are hardly two answers to one question."""
    x, y = measured(evolve(one, bound="exact")), measured(evolve(other, bound="exact"))
    if x is None or y is None:
        return True
    low, high = sorted((abs(x.number), abs(y.number)))
    return high > FAR * low


def countries_of(figure: Figure, view: ClaimView) -> frozenset[str]:
    return view.sides.get(figure.role or "", frozenset())


def figures_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims count the same noun differently, or a part of their act that each counts once.

    A figure that the other claim gives too is answered: "16 of the 138 rescuers", "a team of 16".
    """
    for one, other in product(unanswered(a, b), unanswered(b, a)):
        alike = one.quantity.of == other.quantity.of != "" or _alone_in_role(one, other, a, b)
        if alike and is_of_one_kind(one.quantity, other.quantity) and _tell_apart(one, other):
            return True
    return _all_differ(a, b)


def unanswered(a: ClaimView, b: ClaimView) -> list[Figure]:
    """The figures of the one claim that the other does not give, neither by themselves nor as a sum: "37 men
    and one woman" are "38 dead", and these are those."""
    given = (*b.figures, *_sums(b))
    left = [x for x in a.figures if not any(_may_be_one(x, y) and not _tell_apart(x, y) for y in given)]
    summed = any(not _tell_apart(x, y) for x, y in product(_sums(a), b.figures) if _may_be_one(x, y))
    return [x for x in left if x.quantity.unit or not summed]


def _sums(view: ClaimView) -> list[Figure]:
    """The people that a claim counts in one part of it, taken together: "37 men and one woman"."""
    people = [f for f in view.figures if f.role and not f.partial and _is_of_people(f.quantity)]
    parts = [[f for f in people if f.role == role] for role in sorted({f.role or "" for f in people})]
    return [
        evolve(part[0], quantity=evolve(part[0].quantity, number=fsum(f.quantity.number or 0 for f in part)))
        for part in parts
        if len(part) > 1
    ]


def _is_of_people(quantity: Quantity) -> bool:
    counted = quantity.number is not None and not quantity.unit and quantity.of
    return bool(counted) and "person" in wordnet.word(quantity.of, "n").fields


def _all_differ(a: ClaimView, b: ClaimView) -> bool:
    """Whether both tell how many of what may be one thing, and no figure of one may be one of the other."""
    mine, yours = (*a.figures, *_sums(a)), (*b.figures, *_sums(b))
    pairs = [(x, y) for x, y in product(mine, yours) if is_of_one_kind(x.quantity, y.quantity)]
    return any(_may_be_one(x, y) for x, y in pairs) and all(figures_differ(x, y) for x, y in pairs)


def _tell_apart(one: Figure, other: Figure) -> bool:
    """Whether they differ, if only as bounds do: "at least 27" and "at least 43" allow one figure."""
    x, y = one.quantity, other.quantity
    bounds = evolve(one, quantity=evolve(x, bound="exact")), evolve(other, quantity=evolve(y, bound="exact"))
    return figures_differ(one, other) or (
        x.bound == y.bound in {"at_least", "at_most"} and figures_differ(*bounds)
    )


def _may_be_one(one: Figure, other: Figure) -> bool:
    x, y = one.quantity, other.quantity
    return is_of_one_kind(x, y) and may_be_one_thing(x.of, y.of)


@cache
def may_be_one_thing(one: str, other: str) -> bool:
    """Whether what is counted may be one: "43 hostages", "forty-three people"."""
    people = words_for("generic_counted")
    return (
        not one
        or not other
        or stem(one) == stem(other)
        or bool({one, other} & people)
        or wordnet.synonyms(*sorted((one, other)), "n")
    )


def _alone_in_role(one: Figure, other: Figure, a: ClaimView, b: ClaimView) -> bool:
    if one.role is None or one.role != other.role:
        return False
    return all(sum(f.role == one.role for f in view.figures) == 1 for view in (a, b))


def is_of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether both count, or both measure the same: miles and kilometres, but not euros and hours."""
    return bool(one.unit) == bool(other.unit) and dimension(one.unit) == dimension(other.unit)


def figures_differ(one: Figure, other: Figure) -> bool:
    x, y = measured(one.quantity), measured(other.quantity)
    return x is not None and y is not None and not x.may_be(y)


def _same_thing(one: Figure, other: Figure, a: ClaimView, b: ClaimView, likeness: float) -> bool:
    x, y = one.quantity, other.quantity
    if not is_of_one_kind(x, y):
        return False
    if x.unit:
        if dimension(x.unit) == "[time]":
            return False
        same_act = bool(a.acts & b.acts) or (a.sense is not None and a.sense == b.sense)
        same_of = stem(x.of) == stem(y.of) and x.of != ""
        return _is_one_measure(x, y) or (same_act and same_of and likeness > 0.3)
    if stem(x.of) != stem(y.of) or not x.of or of_another_part(a, b, x.of):
        return False
    if a.sense not in TOLLS and _points(x, y):
        return False
    if _is_static(one, a) and _is_static(other, b):
        return x.of not in words_for("generic_counted") and likeness > ALIKE
    # those who act are counted for what they do
    return a.sense is not None and a.sense == b.sense and likeness > 0.3


def _points(one: Quantity, other: Quantity) -> bool:
    """Whether a number points and does not count: "the two friends", "one of the ferries"."""
    return min(one.number or 3, other.number or 3) <= 2


def _is_one_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one measure whatever is said of it: few others agree across two units."""
    if one.number is None or other.number is None:
        return False
    x, y = (measured(evolve(quantity, bound="exact")) for quantity in (one, other))
    return x is not None and y is not None and (x.may_be(y) if one.unit != other.unit else x == y)


def _is_static(figure: Figure, view: ClaimView) -> bool:
    """Whether the count belongs to a thing and not to an act: "has 20 rooms", "the 20 rooms"."""
    return figure.role != "agent" and view.sense in {None, "consist"}


def _relate(one: Figure, other: Figure, a: ClaimView, b: ClaimView) -> Comparison | None:
    return relate_figures(one, other, a, b, _question(one.quantity, a, b), _moves(a, b))


def relate_figures(
    first: Figure, second: Figure, a: ClaimView, b: ClaimView, asked: str, moves: bool
) -> Comparison | None:
    """The relation of two figures that answer what is ``asked``; one that ``moves`` may have risen since."""
    one, other = first.quantity, second.quantity
    x, y = measured(one), measured(other)
    if x is None or y is None:
        return None
    ours, theirs = figure_words(one), figure_words(other)
    lower, higher = (words for _, words in sorted(((x.number, ours), (y.number, theirs))))

    def told(outcome: Outcome, reason: str) -> Comparison:
        return Comparison("quantity", outcome, asked, ours, theirs, reason)

    if x.number == y.number and one.unit == other.unit:
        alike = f"both say {ours}" if ours == theirs else f"{lower} and {higher} give one figure"
        return told("same", alike)
    only_floors = x.may_be(y) and _tell_apart(first, second)
    if x.may_be(y) and not only_floors:
        if {one.bound, other.bound} & {"at_least", "at_most", "between"}:
            return told("rounding", f"{lower} and {higher} allow the same figure")
        if one.unit != other.unit:
            return told("unit", f"{lower} and {higher} are one measure in two units")
        return told("rounding", f"{lower} and {higher} differ by no more than rounding")
    if (why := with_or_without(first, second, a, b)) is not None:
        return told("granularity", why)
    if first.times != second.times or not first.times:
        later = _later(a, b, x.number, y.number)
        may_fall = a.sense in TOLLS and a.sense == b.sense
        if moves and later is not None and (may_fall or later == max(x.number, y.number)):
            return told("update", f"{lower} and {higher} were told at different times of a figure that moves")
    if only_floors or (first.times and second.times and first.times != second.times):
        return None
    return told("conflict", f"{lower} and {higher} cannot both be the figure")


def _question(quantity: Quantity, a: ClaimView, b: ClaimView) -> str:
    if quantity.unit:
        return question("measure", of=quantity.of or "it")
    counted = _plural(quantity.of)
    if a.sense is not None and a.sense == b.sense and a.sense != "consist":
        return question("count", of=counted, act=act(a.sense)[0])
    return question("quantity", of=counted)


def figure_words(quantity: Quantity) -> str:
    """A figure as a reader says it: "up to 50 room" is given as "up to 50"."""
    prefix = {"at_least": "at least ", "at_most": "up to ", "about": "about "}.get(quantity.bound, "")
    unit = f" {unit_words(quantity.unit, one=quantity.number == 1)}" if quantity.unit else ""
    if quantity.number is None:
        low, high = (written(n) if n is not None else "?" for n in (quantity.low, quantity.high))
        return f"{low} to {high}{unit}"
    return f"{prefix}{written(quantity.number)}{unit}"


def _plural(noun: str) -> str:
    """An English noun of a count as it stands in a question."""
    if noun.endswith("s") or noun == "people":
        return noun
    if noun.endswith("man"):
        return f"{noun[:-2]}en"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def _moves(a: ClaimView, b: ClaimView) -> bool:
    """Whether the figure is one that moves with the days: a toll, or those found, freed or held."""
    return a.sense is not None and a.sense == b.sense and a.sense in TOLLS | GROWING


def _later(a: ClaimView, b: ClaimView, x: float, y: float) -> float | None:
    """Of the figures of two claims the one told on a later day; None where that is not known."""
    told = _told_on(a), _told_on(b)
    if told[0] is None or told[1] is None or told[0] == told[1]:
        return None
    return y if told[0] < told[1] else x


def _told_on(view: ClaimView) -> str | None:
    """The day a figure is of: when the account appeared."""
    return view.account.day
