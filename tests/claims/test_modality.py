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


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("A leak cannot be excluded.", "exclude"),
        ("A leak has not been ruled out.", "rule"),
        ("The minister did not rule out that the pier had sunk.", "sink"),
    ],
)
def test_what_is_not_ruled_out_is_possible(claim_of: ClaimOf, text: str, predicate: str) -> None:
    claim = claim_of(text, predicate)
    assert (claim.certainty, claim.polarity) == ("possible", "affirmed")


def test_a_sureness_in_the_complement_counts(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = claims_of('The mayor said the cable was "very probably" cut.')
    assert claim.certainty == "probable"


def test_what_is_known_to_be_is_certain(claim_of: ClaimOf) -> None:
    assert claim_of("Nine people are known to have drowned.", "drown").certainty == "certain"


def test_a_noun_is_as_sure_as_its_adjective(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = claims_of("The court opened an inquiry into the possible theft of grain.")
    assert {c.text: c.certainty for c in claims}["the possible theft of grain"] == "possible"


@pytest.mark.parametrize(
    ("text", "predicate", "frame"),
    [
        ("The storm forced the crew to abandon the rig.", "abandon", "actual"),
        ("Anna Reed was the last to leave the pit.", "leave", "actual"),
        ("The storm may force the crew to abandon the rig.", "abandon", "expected"),
        ("The crew crashed on its second attempt to land the plane.", "land", "expected"),
    ],
)
def test_an_infinitive_that_came_about_is_actual(
    claim_of: ClaimOf, text: str, predicate: str, frame: str
) -> None:
    assert claim_of(text, predicate).frame == frame


def test_a_purpose_is_no_surer_than_the_act(claim_of: ClaimOf) -> None:
    assert claim_of("The envoy may fly to Lima to thank the hosts.", "thank").certainty == "possible"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("At no time did the minister meet the owners.", "denied"),
        ("The minister denied having met the owners.", "denied"),
        ("With no warning the minister met the owners.", "affirmed"),
    ],
)
def test_a_denial_before_the_verb_or_over_it_denies(
    claim_of: Callable[[str, str], Claim], text: str, polarity: str
) -> None:
    assert claim_of(text, "meet").polarity == polarity


@pytest.mark.parametrize(
    ("text", "noun", "polarity", "frame"),
    [
        ("The sale of the yard was called off.", "The sale of the yard", "denied", "actual"),
        ("The sale of the yard was not cancelled.", "The sale of the yard", "affirmed", "actual"),
        ("The gang demanded the release of five men.", "the release of five men", "affirmed", "expected"),
        ("A search of the yard was promised.", "A search of the yard", "affirmed", "expected"),
    ],
)
def test_a_noun_is_undone_or_only_planned_by_what_is_said_of_it(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, noun: str, polarity: str, frame: str
) -> None:
    (claim,) = (c for c in claims_of(text) if c.nominal and c.text == noun)
    assert (claim.polarity, claim.frame) == (polarity, frame)


def test_at_no_time_denies(claim_of: ClaimOf) -> None:
    assert claim_of("At no moment did the state meet the rebels.", "meet").polarity == "denied"
    assert claim_of("The rig was in no way damaged.", "be").polarity == "denied"


@pytest.mark.parametrize(
    ("text", "polarity", "frame"),
    [
        ("The envoy will fly to Oslo and meet the king.", "affirmed", "expected"),
        ("The envoy flew to Oslo to see the queen and meet the king.", "affirmed", "expected"),
        ("The envoy did not fly to Oslo and meet the king.", "denied", "actual"),
        ("The envoy flew to Oslo and met the king.", "affirmed", "actual"),
        ("The envoy has plans to meet the king.", "affirmed", "expected"),
        ("The envoy has no plans to meet the king.", "denied", "expected"),
    ],
)
def test_a_second_bare_verb_shares_what_stands_over_the_first(
    claim_of: ClaimOf, text: str, polarity: str, frame: str
) -> None:
    claim = claim_of(text, "meet")
    assert (claim.polarity, claim.frame) == (polarity, frame)


def test_who_is_barred_from_something_does_not_do_it(claim_of: ClaimOf) -> None:
    assert claim_of("The law bars sailors from entering the port.", "enter").polarity == "denied"


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [
        ("The search brought nothing.", "bring", "denied"),
        ("The divers found nobody.", "find", "denied"),
        ("The divers found nothing but sand.", "find", "affirmed"),
        ("The divers found something.", "find", "affirmed"),
    ],
)
def test_an_object_that_is_nothing_denies(
    claim_of: ClaimOf, text: str, predicate: str, polarity: str
) -> None:
    assert claim_of(text, predicate).polarity == polarity


def test_what_is_in_doubt_is_left_open(claim_of: ClaimOf) -> None:
    assert claim_of("It is in doubt whether the pier collapsed.", "collapse").certainty == "unknown"
    assert claim_of("It is clear that the pier collapsed.", "collapse").certainty == "certain"
