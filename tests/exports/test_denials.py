"""That words are denied is told only where they do not say it themselves."""

from collections.abc import Callable

import pytest

from crossbearing.exports.denials import is_denied_unsaid
from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Norway does not want war.", "want"),
        ("Norway doesn’t want war.", "want"),
        ("Norway can't send ships.", "send"),
        ("Norway cannot send ships.", "send"),
        ("No soldier was hurt.", "hurt"),
        ("The crew refused to leave.", "leave"),
    ],
)
def test_words_that_deny_say_it_themselves(claim_of: ClaimOf, text: str, predicate: str) -> None:
    claim = claim_of(text, predicate)
    assert claim.polarity == "denied"
    assert not is_denied_unsaid(claim)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Reports of the sale of arms are a lie.", "sale"),
        ("She denied that the dam had failed.", "fail"),
        ("The army denied that it had shelled Hospital No. 3 in Oslo.", "shell"),
    ],
)
def test_what_others_deny_does_not_say_it(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert is_denied_unsaid(claim_of(text, predicate))


def test_what_is_affirmed_is_not_denied(claim_of: ClaimOf) -> None:
    assert not is_denied_unsaid(claim_of("Norway wants peace.", "want"))
