"""What no cited claim proves is left out of the lists, and not in silence."""

import logging
from collections.abc import Callable

import pytest
from attrs import evolve

from crossbearing.dossier.proof import proved_only, unproved_statements
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


def test_a_reason_may_name_any_account_by_what_it_is_called_but_no_other_figure(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    told = {"Post 91": "Divers freed 16 boys in Oslo.", "Star 004": "Divers freed 12 boys in Oslo."}
    other = account("Wire 82ab", "The mayor praised the divers in Oslo.", "2031-05-06")
    disputed = dossier_of(*(account(o, t, "2031-05-06") for o, t in told.items()), other)
    [conflict] = disputed.conflicts

    def problems(reason: str) -> list[str]:
        told = evolve(conflict, reasons=(*conflict.reasons, reason))
        return [p.why for p in unproved_statements(evolve(disputed, conflicts=(told,)))]

    assert problems("16: Not counted: Wire 82ab may tell of another rescue") == []
    assert any("the figure 82" in why for why in problems("16: Not counted: 82 others may tell of it"))
