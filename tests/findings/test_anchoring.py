"""Open dates that other accounts of the same event close."""

from typing import Any

import pytest

from crossbearing.findings.anchoring import reopened
from crossbearing.model.account import Account
from crossbearing.model.dossier import Reconciliation
from crossbearing.model.mention import Time

DATED = "President Lund left Oslo for Bergen on Sunday evening, his office said."
UNDATED = "President Lund departed from Oslo for Bergen on Sunday, a spokesman said."


def times(found: Reconciliation, account: Account) -> list[Time]:
    own = (m for m in found.mentions if m.document == account.id)
    return [m.value for m in own if isinstance(m.value, Time)]


def test_an_open_weekday_takes_the_date_of_another_account_of_the_same_event(
    account: Any, reconciled: Any
) -> None:
    dated = account("Gull Post", DATED, "2024-05-07")
    undated = account("Harbour Times", UNDATED)
    (time,) = times(reconciled(dated, undated), undated)
    assert (time.timex, time.edtf, time.anchor) == ("2024-05-05", "2024-05-05", "context")
    assert (time.start, time.end) == ("2024-05-05T00:00:00", "2024-05-05T23:59:59")
    assert dated.name in time.reason


def test_it_stays_open_where_other_accounts_date_the_event_differently(account: Any, reconciled: Any) -> None:
    dated = account("Gull Post", DATED, "2024-05-07")
    later = account("Tern Herald", "President Lund left Oslo for Bergen on Sunday.", "2024-05-14")
    undated = account("Harbour Times", UNDATED)
    (time,) = times(reconciled(dated, later, undated), undated)
    assert (time.edtf, time.anchor) == (None, "none")


def test_another_weekday_is_not_dated_by_it(account: Any, reconciled: Any) -> None:
    dated = account("Gull Post", DATED, "2024-05-07")
    undated = account("Harbour Times", UNDATED.replace("Sunday", "Monday"))
    (time,) = times(reconciled(dated, undated), undated)
    assert time.edtf is None


def test_an_open_month_takes_its_year(account: Any, reconciled: Any) -> None:
    dated = account("Gull Post", "President Lund visited Reykjavik in July 2021.")
    undated = account("Harbour Times", "President Lund visited Reykjavik in July.")
    (time,) = times(reconciled(dated, undated), undated)
    assert (time.edtf, time.end) == ("2021-07", "2021-07-31T23:59:59")


@pytest.mark.parametrize(
    ("dated", "undated"),
    [
        (DATED, UNDATED),
        ("President Lund visited Reykjavik in July 2021.", "President Lund visited Reykjavik in July."),
        (
            "President Lund visited Reykjavik on 3 July 2021.",
            "On 3 July President Lund was on a visit to Reykjavik.",
        ),
    ],
)
def test_what_was_inferred_is_compared_as_it_was_told(
    account: Any, reconciled: Any, views_of: Any, dated: str, undated: str
) -> None:
    first, other = account("Gull Post", dated, "2024-05-07"), account("Harbour Times", undated)
    (told,) = {v.time for v in views_of(other) if v.time is not None}
    (mention,) = (
        m for m in reconciled(first, other).mentions if m.document == other.id and isinstance(m.value, Time)
    )
    assert mention.value.edtf is not None
    again = reopened(mention, other.text[mention.start : mention.end]).value
    assert (again.timex, again.edtf, again.start, again.end, again.weekday) == (
        told.timex,
        None,
        None,
        None,
        told.weekday,
    )
