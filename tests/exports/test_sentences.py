"""Claims in their sentences."""

import pytest
from attrs import evolve
from tests.exports.conftest import account, claim, finding

from crossbearing.exports.lookup import look_up
from crossbearing.exports.sentences import Stated, answer, around, begins, beside, is_whole, readable, stated
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Speaker
from crossbearing.model.dossier import Dossier, Finding, Position

TEXT = (
    "Mr. Ruel of the U.S. office asked the crew not to be named. “The pumps failed,” said the mate, who asked"
    " for more than 3.5 million in aid.\n\nSmoke rose"
)


def told(words: str) -> tuple[Account, Claim]:
    made = account("mate.txt", TEXT, outlet="Mate")
    return made, claim(made, words)


def case(dossier: Dossier, *words: str) -> tuple[Dossier, Finding]:
    made, first = told(words[0])
    claims = [first, *(claim(made, w) for w in words[1:])]
    found = finding(99, words[0], claims)
    return evolve(dossier, documents=(made,), claims=tuple(claims), findings=(found,), conflicts=()), found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("not to be named", "Mr. Ruel of the U.S. office asked the crew not to be named."),
        (
            "who asked for more",
            "“The pumps failed,” said the mate, who asked for more than 3.5 million in aid.",
        ),
        ("Smoke rose", "Smoke rose"),
    ],
)
def test_the_sentence_of_a_claim(words: str, sentence: str) -> None:
    made, own = told(words)
    start, end = around(own, made)
    assert made.text[start:end].strip() == sentence


def test_quotation_marks_do_not_keep_a_claim_from_beginning_its_sentence() -> None:
    assert begins(told("The pumps failed")[1], told("The pumps failed")[0])
    assert not begins(told("who asked for more")[1], told("who asked for more")[0])


def test_a_fragment_is_shown_with_its_sentence(dossier: Dossier) -> None:
    odd, found = case(dossier, "not to be named")
    assert readable(found, look_up(odd)) == "Mr. Ruel of the U.S. office asked the crew not to be named."
    assert not is_whole(found, look_up(odd))


def test_a_fragment_of_several_accounts_is_never_stretched_to_what_one_of_them_says(dossier: Dossier) -> None:
    odd, found = case(dossier, "not to be named")
    several = evolve(found, accounts=3)
    assert readable(several, look_up(odd)) == "… not to be named"


def test_words_that_begin_a_sentence_stand_for_a_fragment(dossier: Dossier) -> None:
    odd, found = case(dossier, "not to be named", "Smoke rose")
    assert readable(evolve(found, accounts=2), look_up(odd)) == "Smoke rose"


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("not to be named", "Mr. Ruel of the U.S. office asked the crew", ""),
        ("U.S. office", "Mr. Ruel of the", "asked the crew not to be named."),
    ],
)
def test_a_part_of_a_sentence_is_stated_within_it(
    dossier: Dossier, words: str, before: str, after: str
) -> None:
    odd, found = case(dossier, words)
    several = evolve(found, accounts=3)
    assert stated(several, look_up(odd)) == Stated(words, before, after, "Mate")


def test_what_is_a_sentence_or_has_one_that_stands_for_it_is_stated_alone(dossier: Dossier) -> None:
    odd, found = case(dossier, "The pumps failed")
    assert stated(found, look_up(odd)) == Stated("The pumps failed")
    odd, found = case(dossier, "not to be named", "Smoke rose")
    assert stated(evolve(found, accounts=2), look_up(odd)) == Stated("Smoke rose")


def test_of_a_long_sentence_only_what_stands_near_is_shown() -> None:
    made, own = told("asked the crew")
    assert beside(own, made, 12) == ("… U.S. office", "not to be …")


def test_what_is_only_denied_is_told_with_its_words_and_who_denies_it(dossier: Dossier) -> None:
    made, pumps = told("The pumps failed")
    mate = evolve(pumps, polarity="denied", speaker=Speaker("the mate", 0, 3, "person"))
    lookup = look_up(evolve(dossier, documents=(made,), claims=(mate,), findings=(), conflicts=()))
    denied = Position("denied", (mate.id,), 1)
    assert answer(denied, "Did they work?", lookup) == "Denied by the mate: “The pumps failed”"
    assert answer(denied, "Is it so: “the pumps failed”?", lookup) == "Denied by the mate"
    assert answer(Position("3.5 million", (mate.id,), 1), "How much?", lookup) == "3.5 million"


def test_what_one_account_alone_tells_is_a_piece_of_the_statement(dossier: Dossier) -> None:
    odd, found = case(dossier, "The pumps failed")
    told = stated(evolve(found, accounts=2, told_alone=((4, 9),)), look_up(odd))
    assert told == Stated("The pumps failed", outlet="Mate", alone=((4, 9),))
    assert told.pieces == (("The ", False), ("pumps", True), (" failed", False))
    assert Stated("The pumps failed").pieces == (("The pumps failed", False),)
