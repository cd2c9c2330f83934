"""Whether two names or descriptions are of the same."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.names import Names
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier

TEXT = (
    "Harbour minister Otto Brandt spoke in Oslo. President Ilse Marten flew to Norway. "
    "President Arne Lund flew to Chile."
)


@pytest.fixture(scope="module")
def dossier(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> Dossier:
    return dossier_of(account("Gull Post", TEXT, None))


@pytest.fixture(scope="module")
def names(dossier: Dossier) -> Names:
    return Names(evidence_in(dossier))


def _id(dossier: Dossier, name: str) -> str:
    [found] = [e.id for e in dossier.entities if e.name == name]
    return found


def test_a_title_before_a_name_is_no_other_person(dossier: Dossier, names: Names) -> None:
    assert names.are_same("the head of state Ilse Marten", _id(dossier, "Ilse Marten"))
    assert not names.are_same("the head of state Ilse Marten", _id(dossier, "Arne Lund"))


def test_an_office_is_the_one_who_holds_it_if_nobody_else_does(dossier: Dossier, names: Names) -> None:
    assert names.are_same("the harbour minister", _id(dossier, "Otto Brandt"))
    assert not names.are_same("the president", _id(dossier, "Ilse Marten"))  # or is it Arne Lund?
    assert not names.are_same("a harbour minister", _id(dossier, "Otto Brandt"))


def test_a_country_is_known_by_every_name_and_by_its_government(dossier: Dossier, names: Names) -> None:
    assert names.are_same(_id(dossier, "Norway"), "the Norwegian government")
    assert names.are_same("the president of Chile", "Chile's president")
    assert not names.are_same("the president of Chile", "Norway's president")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve miners", "12 workers"),
        ("The minister", "the works minister"),
        ("at least 178 people", "more than 170 people"),
        ("twenty-seven", "Twenty-seven of their friends"),
    ],
)
def test_in_one_finding_a_number_or_a_noun_in_common_is_enough(names: Names, one: str, other: str) -> None:
    assert names.are_alike(one, other)
    assert not names.are_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve miners", "Nine women"),
        ("six boys", "four boys"),
        ("The fourth boy", "The first boy"),
        ("somebody from the ministry", "two hikers"),
    ],
)
def test_others_are_not_alike(names: Names, one: str, other: str) -> None:
    assert not names.are_alike(one, other)


def test_in_one_finding_the_ship_may_have_a_name_and_the_five_have_none(
    dossier: Dossier, names: Names
) -> None:
    named = _id(dossier, "Ilse Marten")
    assert names.are_alike("the captain", named)
    assert not names.are_alike("the five", named)
    assert not names.are_alike("the fourth captain", named)
    assert not names.are_alike(_id(dossier, "Otto Brandt"), named)
    assert names.fuller("the captain", named) == names.fuller(named, "the captain") == named
