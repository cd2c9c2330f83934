"""Which claims tell of what their account reports."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.occasions import has_happened, is_before, main_day
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The blast in Lund wounded nine people.", True),
        ("Nine people were wounded in attacks across Sweden.", False),
        ("Nine people were wounded in two attacks.", True),
        ("Nine people were wounded in the attacks.", True),
        ("Nine people were wounded in an unrelated attack.", False),
        ("Another crash killed nine people.", False),
        ("The crash killed another man.", True),
    ],
)
def test_what_befell_people_elsewhere_is_not_what_is_reported(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier], text: str, told: bool
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    harm = [c for c in evidence.claims if c.predicate in {"wound", "kill"} and not c.nominal]
    assert [has_happened(evidence, c) for c in harm] == [told]


def test_what_was_long_before_the_day_that_most_claims_tell_of_is_another_event(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    text = (
        "The fire killed a baker on May 6, 2031. The fire wounded a boy on May 6, 2031. "
        "A fire killed a girl on April 20, 2031. A guard was wounded on May 4, 2031."
    )
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    claims = [c for c in evidence.claims if not c.nominal]
    day = main_day(evidence, claims)
    assert day == "2031-05-06"
    assert [is_before(evidence, c, day) for c in claims] == [False, False, True, False]


def test_a_day_that_only_one_claim_tells_of_is_not_the_day_of_the_event(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    evidence = evidence_in(
        dossier_of(account("Gull Post", "The fire killed a man on May 6, 2031.", "2031-05-07"))
    )
    assert main_day(evidence, evidence.claims) is None
