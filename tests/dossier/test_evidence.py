"""Looking things up in what was reconciled."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in, is_pronoun, told_alone
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Dossier


@pytest.fixture
def read(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> Callable[[str, str, str], tuple[str, str]]:
    """The words of a role of the claim with a predicate: without a time, and in full."""

    def words(text: str, predicate: str, name: str) -> tuple[str, str]:
        evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
        [claim] = [c for c in evidence.claims if c.predicate == predicate and not c.nominal]
        [role] = [r for r in claim.roles if r.role == name]
        return evidence.words_without_time(role, claim), evidence.in_full(role, claim)

    return words


def test_what_hangs_on_a_subject_is_told_in_full(read: Callable[[str, str, str], tuple[str, str]]) -> None:
    assert read("Any deal on arms would breach the treaty.", "breach", "agent")[1] == "Any deal on arms"
    assert read("The sale, in May, broke the law.", "break", "agent")[1] == "The sale"


def test_a_year_before_a_subject_is_no_part_of_it(read: Callable[[str, str, str], tuple[str, str]]) -> None:
    assert read("In 2013 thieves carried off eleven icons.", "carry", "agent")[0] == "thieves"


def test_what_a_noun_names_is_found_in_the_claim_it_stands_in(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    text = "A meeting of the ministers is planned. The union signed a deal on the sale of grain."
    evidence = evidence_in(dossier_of(account("Gull Post", text, None)))
    [planned] = [c for c in evidence.claims if c.predicate == "plan"]
    assert [n.predicate for n in evidence.nouns_in(planned)] == ["meeting"]
    assert {c.id for c in evidence.claims} == set(evidence.by_id)


def test_what_ties_a_claim_to_the_words_before_is_left_out(
    claim_of: Callable[[str, str], Claim],
) -> None:
    claim = claim_of("The pact, under which nobody may fish, ended.", "fish")
    assert told_alone(claim) == "nobody may fish"


def test_a_pronoun_says_nobodys_name() -> None:
    assert is_pronoun("They")
    assert not is_pronoun("the sailors")
