"""Claims in their sentences."""

import pytest
from attrs import evolve
from tests.exports.conftest import account, claim, finding

from crossbearing.exports.lookup import look_up
from crossbearing.exports.sentences import answer, around, begins, is_whole, readable
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


def test_what_is_only_denied_is_told_with_its_words_and_who_denies_it(dossier: Dossier) -> None:
    made, pumps = told("The pumps failed")
    mate = evolve(pumps, polarity="denied", speaker=Speaker("the mate", 0, 3, "person"))
    lookup = look_up(evolve(dossier, documents=(made,), claims=(mate,), findings=(), conflicts=()))
    denied = Position("denied", (mate.id,), 1)
    assert answer(denied, "Did they work?", lookup) == "Denied by the mate: “The pumps failed”"
    assert answer(denied, "Is it so: “the pumps failed”?", lookup) == "Denied by the mate"
    assert answer(Position("3.5 million", (mate.id,), 1), "How much?", lookup) == "3.5 million"
