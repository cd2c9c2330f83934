"""How sure, whether denied, and of what kind of reality. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


@pytest.mark.parametrize(
    ("text", "predicate", "level"),
    [
        ("The pilot survived.", "survive", "certain"),
        ("The pilot may have survived.", "survive", "possible"),
        ("The pilot might survive.", "survive", "possible"),
        ("The pilot probably survived.", "survive", "probable"),
        ("Perhaps the pilot survived.", "survive", "possible"),
        ("The pilot seems to have survived.", "survive", "probable"),
        ("The talks are likely to fail.", "fail", "probable"),
        ("The council is unlikely to approve the plan.", "approve", "probable"),
        ("The general is believed to have left the capital.", "leave", "probable"),
        ("The general reportedly left the capital.", "leave", "probable"),
        ("The general is suspected to have left the capital.", "leave", "possible"),
        ("Doctors think that the patient has recovered.", "recover", "probable"),
        ("Analysts speculate that the bank will merge.", "merge", "possible"),
        ("The mayor said that the river had flooded two villages.", "flood", "certain"),
        ("The mayor said that the river may have flooded two villages.", "flood", "possible"),
        ("The mayor is expected to announce that the school closed.", "close", "probable"),
        ("It is possible that the bridge collapsed.", "collapse", "possible"),
        ("The team tried to reach the summit.", "reach", "possible"),
    ],
)
def test_the_least_sure_word_decides_the_certainty(
    claim_of: ClaimOf, text: str, predicate: str, level: str
) -> None:
    assert claim_of(text, predicate).certainty == level


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The ministry did not say whether the pilot had died.", "die"),
        ("The ministry declined to say whether the pilot had died.", "die"),
        ("It is unclear whether the pilot had died.", "die"),
        ("It is not known whether the pilot had died.", "die"),
        ("There is no evidence that the pilot had died.", "die"),
        ("Nobody said that the pilot had died.", "die"),
        ("The airline did not deny that the pilot had died.", "die"),
        ("Did the pilot survive the crash?", "survive"),
    ],
)
def test_what_is_left_open_is_of_unknown_certainty_and_not_denied(
    claim_of: ClaimOf, text: str, predicate: str
) -> None:
    claim = claim_of(text, predicate)
    assert (claim.certainty, claim.polarity, claim.frame) == ("unknown", "affirmed", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not confirm that the pilot had died.",
        "Neither the ministry nor the airline confirmed that the pilot had died.",
        "Officials refused to confirm that the pilot had died.",
    ],
)
def test_what_is_not_acknowledged_is_denied_without_being_known(claim_of: ClaimOf, text: str) -> None:
    claim = claim_of(text, "die")
    assert (claim.certainty, claim.polarity) == ("unknown", "denied")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The premier did not visit the flooded town.", "visit"),
        ("The premier has never visited the town.", "visit"),
        ("Neither the premier nor the governor visited the town.", "visit"),
        ("No minister visited the town.", "visit"),
        ("Nobody visited the town.", "visit"),
        ("No treaty was signed.", "sign"),
        ("The talks failed to produce a treaty.", "produce"),
        ("The chairman refused to sign the accounts.", "sign"),
        ("The plant no longer makes cars.", "make"),
        ("The plant stopped making cars.", "make"),
        ("The crew left without signing the log.", "sign"),
        ("The mayor did not visit the school, nor did she call the parents.", "call"),
        ("The chairman denied that the bank had lost money.", "lose"),
        ("The chairman denied losing money.", "lose"),
        ("The court rejected claims that the vote was rigged.", "rig"),
        ("The president ruled out sending troops.", "send"),
        ("It is not true that the bank failed.", "fail"),
        ("The council is unlikely to approve the plan.", "approve"),
    ],
)
def test_denial_by_word_verb_cue_or_construction(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert claim_of(text, predicate).polarity == "denied"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The chairman denied that the bank had not paid.", "pay"),
        ("The chairman did not fail to pay the staff.", "pay"),
        ("The premier visited the town, not the village.", "visit"),
        ("The mayor visited the school where no teacher was paid.", "visit"),
    ],
)
def test_two_denials_and_denials_of_something_else_affirm(
    claim_of: ClaimOf, text: str, predicate: str
) -> None:
    assert claim_of(text, predicate).polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "predicate", "frame"),
    [
        ("The president visited Lima last week.", "visit", "actual"),
        ("The president will visit Lima next week.", "visit", "expected"),
        ("The president plans to visit Lima.", "visit", "expected"),
        ("The president hopes to visit Lima.", "visit", "expected"),
        ("The ministers are expected to sign the treaty on Friday.", "sign", "expected"),
        ("The talks are likely to fail.", "fail", "expected"),
        ("The union urged the mayor to resign.", "resign", "expected"),
        ("The minister said he would resign in May.", "resign", "expected"),
        ("The minister claimed to have met the rebels.", "meet", "actual"),
        ("If the dam fails, three towns will be flooded.", "fail", "hypothetical"),
        ("If the dam failed, three towns would be flooded.", "flood", "hypothetical"),
        ("Ten years ago the firm bought a mine in Peru.", "buy", "background"),
    ],
)
def test_the_frame_tells_what_is_from_what_lies_ahead_or_is_only_thought(
    claim_of: ClaimOf, text: str, predicate: str, frame: str
) -> None:
    assert claim_of(text, predicate).frame == frame


def test_would_in_reported_speech_is_the_future_told_later(claim_of: ClaimOf) -> None:
    claim = claim_of("The minister said he would resign in May.", "resign")
    assert claim.certainty == "certain"


def test_a_condition_is_tied_to_what_it_conditions(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    condition, consequence = claims_of("If the dam fails, three towns will be flooded.")
    assert consequence.condition == condition.id
    assert condition.condition is None


@pytest.mark.parametrize(
    ("text", "predicate", "level"),
    [
        ("The ferry can carry ninety cars.", "carry", "possible"),
        ("The ferry cannot carry ninety cars.", "carry", "certain"),
        ("The yard plans to close the dock.", "close", "probable"),
        ("The trial is scheduled to open in May.", "open", "probable"),
        ("The firm announced in a memo that it would leave the town.", "leave", "certain"),
        ("The firm signed a lease on the mill.", "sign", "certain"),
    ],
)
def test_abilities_and_plans_are_less_sure_than_what_was_announced(
    claim_of: ClaimOf, text: str, predicate: str, level: str
) -> None:
    assert claim_of(text, predicate).certainty == level


def test_not_all_is_no_denial(claim_of: ClaimOf) -> None:
    assert claim_of("Not all of the claims were upheld.", "uphold").polarity == "affirmed"
    assert claim_of("None of the claims were upheld.", "uphold").polarity == "denied"


@pytest.mark.parametrize(
    ("text", "predicate", "frame"),
    [
        ("The auditors recommended that the firm sell the yard.", "sell", "expected"),
        ("The union asked that the ministry be told.", "tell", "expected"),
        ("The union recommended that the firm should sell the yard.", "sell", "actual"),
        ("The auditors said that the firm sells the yard.", "sell", "actual"),
    ],
)
def test_a_bare_verb_under_a_wish_is_not_there_yet(
    claim_of: ClaimOf, text: str, predicate: str, frame: str
) -> None:
    assert claim_of(text, predicate).frame == frame
