"""Whether one place is another, or lies in it."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.whereabouts import Whereabouts
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier

TEXT = "Otto Brandt flew from Bergen to Oslo. Ilse Marten flew from Chile to Norway."


@pytest.fixture(scope="module")
def ids(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> dict[str, str]:
    return {e.name: e.id for e in dossier_of(account("Gull Post", TEXT, None)).entities}


@pytest.fixture(scope="module")
def places(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> Whereabouts:
    return Whereabouts(evidence_in(dossier_of(account("Gull Post", TEXT, None))))


def test_a_town_lies_in_its_country_and_in_no_other(places: Whereabouts, ids: dict[str, str]) -> None:
    assert places.is_within(ids["Oslo"], ids["Norway"])
    assert not places.is_within(ids["Norway"], ids["Oslo"])
    assert not places.is_within(ids["Oslo"], ids["Chile"])
    assert not places.agree(ids["Oslo"], ids["Bergen"])


def test_a_port_lies_in_its_town(places: Whereabouts, ids: dict[str, str]) -> None:
    assert places.is_within("the port of Oslo", ids["Oslo"])
    assert places.nearer("the port of Oslo", ids["Oslo"]) == "the port of Oslo"
    assert not places.agree("the port of Oslo", ids["Bergen"])


def test_a_place_not_told_agrees_with_any(places: Whereabouts, ids: dict[str, str]) -> None:
    assert places.agree(None, ids["Oslo"])
    assert places.nearer(None, ids["Oslo"]) == ids["Oslo"]


def test_only_what_is_told_of_before_may_be_any_named_place(places: Whereabouts, ids: dict[str, str]) -> None:
    assert places.may_agree("the capital", ids["Oslo"])
    assert not places.may_agree("home", ids["Oslo"])
    assert not places.may_agree(ids["Bergen"], ids["Oslo"])


def test_a_place_with_a_name_of_its_own_is_not_in_what_its_name_ends_in(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    told = account("Gull Post", "Ilse Marten flew from Oslo to South Sudan. Otto Brandt flew to Sudan.", None)
    dossier = dossier_of(told)
    own = {e.name: e.id for e in dossier.entities}
    assert not Whereabouts(evidence_in(dossier)).is_within(own["South Sudan"], own["Sudan"])
