"""How many people there are at least whom an account tells of one by one, each known by a mark.

A mark is NAMED, or the sex and age of one without a name ("male 34", "either "), or says who did it.
"""

from collections.abc import Iterable

NAMED, EITHER, ANOTHER = "named", "either", "another"
HIMSELF = "himself"  # he who did it, without a name
CULPRIT = "culprit"  # and with one


def number_of(counted: Iterable[str]) -> int:
    """How many people there are at least: those with names, or else as many as differ in sex or age.

    Who did it is one more, without a name only where at most one has a name, for he may be among the named;
    so is "another man".
    """
    marks = list(counted)
    named, culprit = marks.count(NAMED), int(CULPRIT in marks)
    himself = int(HIMSELF in marks and not culprit)
    others = _apart(m for m in marks if m.startswith(ANOTHER))
    apart = _apart(m for m in marks if m not in {NAMED, HIMSELF, CULPRIT}) + himself
    return max(named, apart, min(named, 1) + max(others, himself)) + culprit


def _apart(marks: Iterable[str]) -> int:
    """How many people without names differ in sex or age."""
    people: list[tuple[str, str]] = []
    told = (m.removeprefix(f"{ANOTHER} ").partition(" ") for m in marks)
    for sex, _, age in sorted(told, key=lambda m: (m[2] == "", m[0] == EITHER, m)):
        same = next((n for n, other in enumerate(people) if _may_be_one((sex, age), other)), None)
        if same is None:
            people.append((sex, age))
        else:
            known, years = people[same]
            people[same] = (sex if known == EITHER else known, years or age)
    return len(people)


def number_among(alive: Iterable[str], dead: Iterable[str]) -> int:
    """How many of the ``dead`` those alive without a name may be, by sex and age."""
    told = list(dead)
    marks = {m for m in told if m not in {NAMED, HIMSELF, CULPRIT}}
    if number_of(marks) < number_of(told):
        return number_of(told)
    return number_of(m for m in marks if any(number_of([m, other]) == 1 for other in alive))


def _may_be_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two can be one person: "the boy" and "a teenager, 16", but not "a woman"."""
    (sex, age), (other_sex, other_age) = one, other
    return (sex == other_sex or EITHER in (sex, other_sex)) and (age == other_age or "" in (age, other_age))
