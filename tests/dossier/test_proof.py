"""What no cited claim proves is left out of the lists, and not in silence."""

import logging
from collections.abc import Callable

import pytest
from attrs import evolve

from crossbearing.dossier.proof import proved_only
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.fixture
def honest(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> Dossier:
    text = "President Ilse Marten met President Otto Brandt. Captain Arne Lund sailed to Oslo."
    return dossier_of(account("Gull Post", text, None))


def test_what_is_proved_stays(honest: Dossier, caplog: pytest.LogCaptureFixture) -> None:
    assert honest.meetings
    assert proved_only(honest) == honest
    assert caplog.records == []


def test_what_no_cited_claim_proves_is_not_listed_but_counted(
    honest: Dossier, caplog: pytest.LogCaptureFixture
) -> None:
    (stranger,) = {m.entity for m in honest.movements}
    [met] = honest.meetings
    told = evolve(met, participants=(*met.participants, stranger))
    elsewhere = evolve(met, place="Atlantis")
    with caplog.at_level(logging.WARNING, logger="crossbearing"):
        left = proved_only(evolve(honest, meetings=(told, elsewhere)))
    assert left.meetings == ()
    [record] = caplog.records
    assert "list of meetings" in record.getMessage()
    assert ": 2 (" in record.getMessage()
    assert "Atlantis" in record.getMessage()
