"""What is said of the number of the dead itself."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.totals import total_killed
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The death toll rose to 44.", 44.0),
        ("Men died. The toll reached eight on Monday.", 8.0),
        ("The death toll rose from 40 to 44.", 44.0),
        ("The death toll rose to 44, up from 40.", 44.0),
        ("The death toll dropped to 40 from 44.", 40.0),
        ("The toll on the bridge rose to 12.", None),
        ("The number of dead stood at 12.", 12.0),
        ("The number of ships rose to 12.", None),
        ("The driver paid a toll of 12 euros.", None),
    ],
)
def test_a_total_of_the_dead_is_the_last_figure_given_for_it(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier], text: str, number: float | None
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    totals = [q.number for c in evidence.claims if (q := total_killed(evidence, c)) is not None]
    assert totals == ([] if number is None else [number])
