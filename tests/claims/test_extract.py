"""Claims tied to their words. All events are invented."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.analysis import Parser
from crossbearing.claims import extract
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]

STORY = """Floods close the northern road

The river Alta broke its banks on Tuesday, and two villages were evacuated, the mayor, Anna Reed, said.

“We moved four hundred people in one night. Nobody was hurt,” she said. “The road will open on Friday.”

According to the coast guard, a ferry that had left Porto at dawn sank near the island.

- The army sent two bridges.
- The firm denied that its dam had failed.
"""


def whole(text: str) -> Account:
    return Account("a.txt", "0" * 64, text, (Paragraph(0, len(text), "paragraph"),))


def test_a_claim_is_its_exact_words_in_its_document(claims_of: ClaimsOf) -> None:
    claims = claims_of(STORY)
    assert len(claims) > 7
    for claim in claims:
        assert claim.text
        assert claim.text == claim.text.strip()
        assert claim.start <= claim.head < claim.end


def test_all_offsets_lie_in_the_document(parser: Parser) -> None:
    account = whole(STORY)
    for claim in extract(next(iter(parser.parse([account])))):
        assert account.text[claim.start : claim.end] == claim.text
        for role in claim.roles:
            assert 0 <= role.start <= role.head < role.end <= len(account.text)
        if claim.speaker:
            assert account.text[claim.speaker.start : claim.speaker.end] == claim.speaker.name
        if claim.cue:
            assert claim.cue.start < claim.cue.end <= len(account.text)


def test_claims_come_in_the_order_of_the_text_and_each_once(claims_of: ClaimsOf) -> None:
    claims = claims_of(STORY)
    assert [c.head for c in claims] == sorted({c.head for c in claims})
    assert len({c.id for c in claims}) == len(claims)


def test_the_same_text_gives_the_same_claims(claims_of: ClaimsOf) -> None:
    assert claims_of(STORY) == claims_of(STORY)


def test_claims_do_not_depend_on_what_is_parsed_beside_them(parser: Parser) -> None:
    alone = [extract(p) for p in parser.parse([whole(STORY)])]
    beside = [extract(p) for p in parser.parse([whole("The team lost. Its coach resigned."), whole(STORY)])]
    assert beside[1] == alone[0]


@pytest.mark.parametrize("kind", ["heading", "furniture", "caption"])
def test_headings_captions_and_furniture_make_no_claims(parser: Parser, kind: str) -> None:
    text = "The mayor opened the bridge.\n\nThe mayor closed the bridge."
    paragraphs = (Paragraph(0, 28, kind), Paragraph(30, len(text), "paragraph"))  # type: ignore[arg-type]
    account = Account("a.txt", "0" * 64, text, paragraphs)
    assert [c.predicate for c in extract(next(iter(parser.parse([account]))))] == ["close"]


def test_a_reporting_clause_is_no_claim_of_its_own(claims_of: ClaimsOf) -> None:
    assert [c.predicate for c in claims_of("The mayor said on Monday that the bridge had collapsed.")] == [
        "collapse"
    ]


def test_coordinated_and_relative_clauses_are_claims_of_their_own(claims_of: ClaimsOf) -> None:
    claims = claims_of("The crew repaired the pump, which had failed in May, and left the island.")
    assert [c.predicate for c in claims] == ["repair", "fail", "leave"]


def test_the_first_to_do_something_is_told_with_what_it_does(claims_of: ClaimsOf) -> None:
    told = [c.text for c in claims_of("It is the first ferry to sink in these waters since the war.")]
    whole = "It is the first ferry to sink in these waters since the war"
    assert told == [whole, "to sink in these waters since the war"]


def test_a_verb_that_only_colours_makes_no_claim(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("The firm seems to be planning to close the mine.")
    assert claim.predicate == "close"
    assert claim.text == "The firm seems to be planning to close the mine"


def test_an_auxiliary_left_alone_makes_no_claim(claims_of: ClaimsOf) -> None:
    assert [c.predicate for c in claims_of("The firm has, or soon will, close the mine.")] == ["close"]


def test_an_assessment_of_a_clause_makes_no_claim_beside_it(claims_of: ClaimsOf) -> None:
    assert [c.predicate for c in claims_of("It is unclear whether the bank failed.")] == ["fail"]


def test_the_sense_of_two_words_goes_before_that_of_one(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("The convoy set off from the port at dawn.")
    assert claim.sense == "depart"


def test_a_light_verb_lends_its_object_the_sense(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("The two teams held talks in the capital.")
    assert (claim.sense, claim.event) == ("meet", "CONSULT")


def test_terms_are_content_words_once_each(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("The heavy rain flooded the old mill and the old barn.")
    assert claim.terms == ("heavy", "rain", "flood", "old", "mill", "barn")


WORDS = st.sampled_from(
    [
        "The mayor",
        "said",
        "that",
        "“",
        "”",
        '"',
        "‘",
        "’",
        ",",
        ".",
        ":",
        "?",
        "\n\n",
        "according to",
        "reportedly",
        "if",
        "nobody",
        "did not",
        "called",
        "it",
        "as",
        "Anna Reed",
        "who",
        "to",
        "leave",
        "a claim",
        "and",
        "(",
        ")",
        "—",
        "🙂",
        "citing",
        "is",
        "believed",
        "the plan",
        "\t",
        "No",
        "REED:",
        "denied",
        "neither",
        "nor",
        "first time",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=120))
def test_any_text_is_read_without_an_error_and_claims_keep_their_words(parser: Parser, text: str) -> None:
    account = whole(text)
    for claim in extract(next(iter(parser.parse([account])))):
        assert account.text[claim.start : claim.end] == claim.text
        assert claim.start <= claim.head < claim.end
        if claim.speaker:
            assert account.text[claim.speaker.start : claim.speaker.end] == claim.speaker.name


def test_what_accompanies_an_act_is_no_surer_than_the_act(claim_of: Callable[[str, str], Claim]) -> None:
    claim = claim_of("The rebels may attack the harbour, using stolen boats.", "use")
    assert claim.certainty == "possible"
    assert claim_of("The rebels attacked the harbour, using stolen boats.", "use").certainty == "certain"


def test_what_is_told_besides_is_a_claim_as_sure_as_the_other(claims_of: ClaimsOf) -> None:
    found = {
        c.text: c for c in claims_of("The ministry may send tents and stoves, besides food for the camps.")
    }
    assert found.keys() == {"The ministry may send tents and stoves", "food for the camps"}
    assert {c.certainty for c in found.values()} == {"possible"}
    assert "Besides the ferry, two boats sank" in {
        c.text for c in claims_of("Besides the ferry, two boats sank.")
    }


def test_what_is_given_in_return_is_told_by_itself(claims_of: ClaimsOf) -> None:
    found = {c.text for c in claims_of("Norway gave Chile two ships in exchange for gas, the minister said.")}
    assert "Norway gave Chile two ships" in found
    assert any(text.startswith("exchange for gas") for text in found)
