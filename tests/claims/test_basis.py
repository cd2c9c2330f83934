"""The evidence on which somebody speaks. All events and people are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "predicate", "basis"),
    [
        ("Witnesses said the ferry sank in ten minutes.", "sink", "seen"),
        ("Satellite images showed that the bridge had collapsed.", "collapse", "seen"),
        ("Court records show that the firm sold the pumps.", "sell", "documented"),
        ("According to a memo, the firm sold the pumps.", "sell", "documented"),
        ("Engineers concluded that the dam had cracked.", "crack", "inferred"),
        ("Analysts believe that the bank will merge.", "merge", "inferred"),
        ("The mayor said he had heard that the ferry sank.", "sink", "told"),
        ("The mayor said that the coast guard had told him that the ferry sank.", "sink", "told"),
        ("The mayor said that the ferry sank.", "sink", None),
        ("The ferry sank in ten minutes.", "sink", None),
    ],
)
def test_the_innermost_word_that_gives_the_evidence_decides(
    claim_of: ClaimOf, text: str, predicate: str, basis: str | None
) -> None:
    assert claim_of(text, predicate).basis == basis
