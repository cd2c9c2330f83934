"""What an account has told right before."""

from collections.abc import Callable

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, evidence_in
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Dossier

TEXT = (
    "The plane reached Oslo at noon. Two sailors slept. Another plane had landed there. "
    "The cooks fed them soup."
)


def _told(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> tuple[Evidence, Antecedents, dict[str, Claim]]:
    evidence = evidence_in(dossier_of(account("Gull Post", TEXT, None)))
    return evidence, Antecedents(evidence), {c.predicate: c for c in evidence.claims if not c.nominal}


def test_there_is_a_place_of_this_sentence_or_the_one_before(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    evidence, before, claims = _told(account, dossier_of)
    found = before.place(claims["sleep"])
    assert found is not None
    assert evidence.entities[found[0]].name == "Oslo"
    assert before.place(claims["feed"]) is None


def test_near_are_as_many_sentences_as_are_asked_for(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    _, before, claims = _told(account, dossier_of)
    assert before.near(claims["sleep"], 0) == [claims["sleep"]]
    assert before.near(claims["sleep"], 1) == [claims["reach"], claims["sleep"]]


def test_who_does_it_is_not_whom_he_does_it_to(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    evidence, before, claims = _told(account, dossier_of)
    [them] = [r for r in claims["feed"].roles if r.role == "recipient"]
    found = before.subject(them, claims["feed"])
    assert found is None or evidence.words(*found) != "The cooks"
