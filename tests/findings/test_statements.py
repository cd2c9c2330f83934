"""How a finding is told: in an account's own words."""

from itertools import permutations
from typing import Any

from crossbearing.findings.statements import LONGEST, statement


def test_a_statement_is_the_words_of_one_claim_on_one_line(pair: Any) -> None:
    a, b = pair(
        "Fishermen rescued\n40 passengers.", "Some 40 passengers were rescued by fishermen near Oslo."
    )
    assert statement([a, b]) in {" ".join(v.claim.text.split()) for v in (a, b)}


def test_a_sentence_with_its_subject_goes_before_a_fragment_without(pair: Any) -> None:
    a, b = pair(
        "Fishermen rescued 40 passengers near Oslo.",
        "The crew praised the men for rescuing 40 passengers near Oslo.",
        saying=("", "rescuing"),
    )
    assert statement([a, b]) == statement([b, a]) == "Fishermen rescued 40 passengers near Oslo"


def test_a_name_goes_before_a_pronoun(pair: Any) -> None:
    a, b = pair("They rescued 40 passengers near Oslo.", "Fishermen rescued 40 passengers off Oslo.")
    assert statement([a, b]) == "Fishermen rescued 40 passengers off Oslo"


def test_what_is_certain_goes_before_what_is_not(pair: Any) -> None:
    a, b = pair("Fishermen probably rescued 40 passengers.", "Fishermen rescued 40 passengers there.")
    assert "probably" not in statement([a, b])


def test_a_very_long_claim_is_told_only_where_there_is_no_shorter(pair: Any) -> None:
    tail = ", ".join(f"the owner of boat number {n}" for n in range(10, 30))
    a, b = pair(f"Fishermen rescued 40 passengers, namely {tail}.", "Fishermen rescued 40 passengers.")
    assert len(a.claim.text) > LONGEST
    assert statement([a, b]) == b.claim.text
    assert statement([a]) == a.claim.text


def test_the_order_of_the_claims_does_not_matter(view: Any) -> None:
    views = [
        view("Fishermen rescued 40 passengers."),
        view("Some 40 passengers were rescued by fishermen."),
        view("They rescued 40 passengers near Oslo."),
    ]
    assert len({statement(order) for order in permutations(views)}) == 1
