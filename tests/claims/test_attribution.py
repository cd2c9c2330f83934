"""Who is said to say what. All events and people are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]
ClaimsOf = Callable[[str], tuple[Claim, ...]]


def speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The mayor said the river had flooded two villages.", "flood", "The mayor"),
        ("The union told its members that the strike had failed.", "fail", "The union"),
        ("Two villages had been flooded, the mayor said on Monday.", "flood", "the mayor"),
        ("Two villages had been flooded, said the mayor.", "flood", "the mayor"),
        ("According to the coast guard, the ferry sank in ten minutes.", "sink", "the coast guard"),
        ("The ferry sank in ten minutes, according to the coast guard.", "sink", "the coast guard"),
        ("The bridge, according to the inspector, collapsed at noon.", "collapse", "the inspector"),
        ("The ferry, officials said, sank in ten minutes.", "sink", "officials"),
        ("Two villages, the governor said on Monday, had been evacuated.", "evacuate", "the governor"),
        ("As the minister said on Monday, the factory closed in March.", "close", "the minister"),
        ("The rescue, police added, took nine hours.", "take", "police"),
    ],
)
def test_a_cue_names_the_speaker_before_inside_and_after_the_content(
    claim_of: ClaimOf, text: str, predicate: str, who: str
) -> None:
    claim = claim_of(text, predicate)
    assert speaker(claim) == who
    assert claim.quoted == "indirect"


def test_the_words_that_only_attribute_are_no_part_of_the_claim(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("According to the coast guard, the ferry sank in ten minutes.")
    assert claim.text == "the ferry sank in ten minutes"


def test_an_aside_between_subject_and_verb_makes_no_claim_of_its_own(claims_of: ClaimsOf) -> None:
    claims = claims_of("The vote, said the observer, was clean.")
    assert [(c.predicate, speaker(c)) for c in claims] == [("be", "the observer")]


def test_what_follows_an_aside_goes_on_with_the_content(claims_of: ClaimsOf) -> None:
    claims = claims_of("The army shelled the town, the opposition says, and burned the mill.")
    assert [(c.predicate, speaker(c)) for c in claims] == [
        ("shell", "the opposition"),
        ("burn", "the opposition"),
    ]
    agents = [
        c.text[r.start - c.start : r.end - c.start] for c in claims for r in c.roles if r.role == "agent"
    ]
    assert agents[0] == "The army"


@pytest.mark.parametrize(
    "text",
    [
        '"The dam is safe," the governor said on Monday.',
        '"The dam is safe," said the governor.',
        'The governor said: "The dam is safe."',
        "The governor told reporters, “The dam is safe.”",
        "‘The dam is safe,’ the governor said.",
    ],
)
def test_direct_speech_with_any_marks_has_its_speaker(claim_of: ClaimOf, text: str) -> None:
    claim = claim_of(text, "be")
    assert claim.text == "The dam is safe"
    assert (speaker(claim) or "").lower() == "the governor"
    assert claim.quoted == "direct"


def test_a_quoted_phrase_in_reported_speech_is_mixed(claim_of: ClaimOf) -> None:
    claim = claim_of('The governor said the plan was "a reckless gamble".', "be")
    assert claim.quoted == "mixed"
    assert claim.text.endswith('"a reckless gamble"')


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        ('The governor called the plan "a reckless gamble".', 'the plan "a reckless gamble"', "The governor"),
        ('The coach described the pitch as "a swamp".', 'the pitch as "a swamp"', "The coach"),
        ("The coach referred to the pitch as a swamp.", "the pitch as a swamp", "The coach"),
    ],
)
def test_what_something_is_called_is_said_by_who_calls_it_so(
    claims_of: ClaimsOf, text: str, content: str, who: str
) -> None:
    (claim,) = claims_of(text)
    assert (claim.text, speaker(claim)) == (content, who)
    assert {r.role for r in claim.roles} == {"agent", "attribute"}


def test_a_name_given_is_no_opinion(claim_of: ClaimOf) -> None:
    assert speaker(claim_of("The owners called the ship Aurora.", "call")) is None


def test_a_quotation_of_several_sentences_has_one_speaker(claims_of: ClaimsOf) -> None:
    claims = claims_of('The mayor said: "We are safe. Nobody was hurt. The river is falling."')
    assert [speaker(c) for c in claims] == ["The mayor"] * 3


def test_a_quotation_goes_on_after_its_cue(claims_of: ClaimsOf) -> None:
    claims = claims_of('"The dam is safe," said the governor. "We inspected it twice. It will hold."')
    assert {speaker(c) for c in claims} == {"the governor"}
    assert len(claims) == 3


def test_a_quotation_goes_on_where_its_speaker_says_i_think(claim_of: ClaimOf) -> None:
    text = '"I believe the dam will hold," Anna Reed said. "I think that we were lucky."'
    assert speaker(claim_of(text, "hold")) == speaker(claim_of(text, "be")) == "Anna Reed"


def test_he_continued_keeps_the_speaker(claims_of: ClaimsOf) -> None:
    text = '"The strike is over," Paul Adler said. "The workers return on Monday," he continued.'
    claims = claims_of(text)
    assert [speaker(c) for c in claims] == ["Paul Adler", "he"]
    assert claims[1].speaker is not None
    assert claims[1].speaker.kind == "person"


def test_a_paragraph_of_speech_belongs_to_who_spoke_in_the_one_before(claim_of: ClaimOf) -> None:
    text = 'The coach said the match was lost in the first half.\n\n"We defended badly all evening."'
    assert speaker(claim_of(text, "defend")) == "The coach"


def test_a_colon_brings_in_the_next_paragraph(claim_of: ClaimOf) -> None:
    text = "The captain addressed the fans after the match:\n\n“We defended badly all evening. We are sorry.”"
    assert speaker(claim_of(text, "defend")) == "The captain"


def test_a_question_is_asked_by_who_asks_it(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of('"Who paid for the new bridge?" the auditor asked.')
    assert speaker(claim) == "the auditor"
    assert claim.certainty == "unknown"


def test_two_speakers_in_one_paragraph_keep_their_own_words(claim_of: ClaimOf) -> None:
    text = '"The bill failed," said the senator. The premier disagreed. "The bill passed," said the premier.'
    assert speaker(claim_of(text, "fail")) == "the senator"
    assert speaker(claim_of(text, "pass")) == "the premier"


def test_a_passive_is_spoken_by_its_agent(claim_of: ClaimOf) -> None:
    claim = claim_of("It was announced by the ministry that the pilot had died.", "die")
    assert speaker(claim) == "the ministry"


def test_a_relative_clause_is_spoken_by_its_antecedent(claim_of: ClaimOf) -> None:
    text = "Thomas Berger, who said the vote was rigged, left the country."
    assert speaker(claim_of(text, "rig")) == "Thomas Berger"
    assert speaker(claim_of(text, "leave")) is None


def test_a_participle_shares_the_subject(claim_of: ClaimOf) -> None:
    text = "The union marched on Friday, saying that the wages were too low."
    assert speaker(claim_of(text, "be")) == "The union"


def test_the_name_speaks_and_not_its_description(claim_of: ClaimOf) -> None:
    text = "The state news agency, Tanjug, said the dam had cracked."
    assert speaker(claim_of(text, "crack")) == "Tanjug"


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The ministry issued a warning that the bridge might collapse.", "collapse", "The ministry"),
        ("The minister repeated his claim that the vote was rigged.", "rig", "The minister"),
        ("The auditor's report that the fund was empty shocked the board.", "be", "The auditor"),
        ("A claim by the opposition that the vote was rigged failed in court.", "rig", "the opposition"),
        ("Diplomats are abuzz with the rumour that the bank will merge.", "merge", "Diplomats"),
        ("The firm issued a warning that as winter nears, prices may rise.", "rise", "The firm"),
    ],
)
def test_a_noun_can_be_the_cue(claim_of: ClaimOf, text: str, predicate: str, who: str) -> None:
    claim = claim_of(text, predicate)
    assert speaker(claim) == who
    assert not claim.text.startswith("that")


def test_a_relative_clause_on_such_a_noun_is_no_content(claim_of: ClaimOf) -> None:
    claim = claim_of("The warning that the town issued on Monday came late.", "issue")
    assert speaker(claim) is None


def test_nested_attribution_gives_the_outer_layer_as_via(claim_of: ClaimOf) -> None:
    claim = claim_of("The mayor said that engineers believe that the dam will fail.", "fail")
    assert speaker(claim) == "engineers"
    assert [layer.speaker.name for layer in claim.via if layer.speaker] == ["The mayor"]


def test_who_is_quoted_speaks_and_who_quotes_is_via(claim_of: ClaimOf) -> None:
    claim = claim_of("The paper quoted the mayor as saying that the dam had cracked.", "crack")
    assert speaker(claim) == "the mayor"
    assert [layer.speaker.name for layer in claim.via if layer.speaker] == ["The paper"]


def test_who_is_cited_speaks(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("The dam had cracked, the paper said, citing two engineers.")
    assert speaker(claim) == "two engineers"
    assert [layer.speaker.name for layer in claim.via if layer.speaker] == ["the paper"]


def test_a_reason_cited_is_no_speaker(claim_of: ClaimOf) -> None:
    claim = claim_of("The airline cancelled forty flights, citing bad weather.", "cancel")
    assert speaker(claim) is None


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The general is believed to have left the capital.", "leave"),
        ("The general reportedly left the capital.", "leave"),
        ("It is said that the general left the capital.", "leave"),
        ("The striker is said to be unhappy at the club.", "be"),
    ],
)
def test_a_cue_without_a_source_colours_the_claim_and_names_nobody(
    claim_of: ClaimOf, text: str, predicate: str
) -> None:
    claim = claim_of(text, predicate)
    assert claim.speaker is None
    assert claim.cue is not None


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ('The court\'s "independent experts" met on Friday.', "meet"),
        ('Anna Reed published "The Long Flood" in May.', "publish"),
        ("The river rose and the crowd left.", "rise"),
        ("The bank added a branch in Lima.", "add"),
    ],
)
def test_titles_scare_quotes_and_plain_telling_are_no_attribution(
    claim_of: ClaimOf, text: str, predicate: str
) -> None:
    claim = claim_of(text, predicate)
    assert (claim.speaker, claim.cue, claim.quoted) == (None, None, None)


def test_what_somebody_is_urged_to_do_is_said_by_who_urges(claims_of: ClaimsOf) -> None:
    urged, resign = claims_of("The union called on the mayor to resign.")
    assert (urged.predicate, speaker(urged)) == ("call", None)
    assert (resign.predicate, speaker(resign), resign.frame) == ("resign", "The union", "expected")
    assert resign.roles[0].lemma == "mayor"


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The firm vowed to rebuild the mill.", "rebuild", "The firm"),
        ("The minister claimed to have met the rebels.", "meet", "The minister"),
        ("The chairman admitted taking the money.", "take", "The chairman"),
    ],
)
def test_an_infinitive_or_gerund_can_be_said(claim_of: ClaimOf, text: str, predicate: str, who: str) -> None:
    assert speaker(claim_of(text, predicate)) == who


def test_a_transcript_is_spoken_by_its_labels(claims_of: ClaimsOf) -> None:
    text = "REED: The dam is safe. We checked it.\n\nHOST: Who paid?\n\nREED: The firm paid for it in May."
    claims = [c for c in claims_of(text) if c.predicate in {"be", "check"} or "firm" in c.text]
    assert [(c.text, speaker(c)) for c in claims] == [
        ("The dam is safe", "REED"),
        ("We checked it", "REED"),
        ("The firm paid for it in May", "REED"),
    ]


def test_a_list_label_speaks_for_nobody(claims_of: ClaimsOf) -> None:
    text = (
        "Two things matter now.\n\n- Risks and Warnings: The union has cautioned that a strike may follow.\n"
    )
    claims = [c for c in claims_of(text) if c.predicate == "follow"]
    assert [speaker(c) for c in claims] == ["The union"]


def test_an_organisation_called_it_speaks(claim_of: ClaimOf) -> None:
    text = 'The ministry rejected the report. "The dam is safe," it added.'
    assert speaker(claim_of(text, "be")) == "The ministry"


def test_a_quotation_in_the_next_paragraph_is_not_what_was_announced_in_this_one(claim_of: ClaimOf) -> None:
    text = 'Anna Reed said the sale would "make all of us richer".\n\nThe union responded with a strike.'
    assert speaker(claim_of(text, "make")) == "Anna Reed"


def test_what_is_urged_stands_before_a_quotation_nearby(claim_of: ClaimOf) -> None:
    text = 'The union urged the mayor to resign. "He has lost our trust," said Paul Adler.'
    assert speaker(claim_of(text, "resign")) == "The union"
    assert speaker(claim_of(text, "lose")) == "Paul Adler"


def test_what_hangs_on_a_promise_is_promised(claim_of: ClaimOf) -> None:
    text = "The firm vowed to prosecute anyone who enters the mill."
    assert speaker(claim_of(text, "enter")) == "The firm"


def test_who_is_quick_to_say_something_says_it(claim_of: ClaimOf) -> None:
    assert speaker(claim_of("The mayor was quick to note that the dam had held.", "hold")) == "The mayor"
    assert speaker(claim_of("It is easy to say that the dam had held.", "hold")) is None


@pytest.mark.parametrize(
    "text",
    [
        "The firm made clear that it would not sell the yard.",
        "The firm made it clear in March that it would not sell the yard.",
    ],
)
def test_what_somebody_makes_clear_is_said(claims_of: ClaimsOf, text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.predicate, speaker(claim), claim.polarity) == ("sell", "The firm", "denied")


def test_what_is_not_made_clear_is_unknown(claim_of: ClaimOf) -> None:
    claim = claim_of("The firm did not make clear that it would sell the yard.", "sell")
    assert claim.certainty == "unknown"


def test_calling_something_a_name_leaves_the_sentence_before_alone(claim_of: ClaimOf) -> None:
    text = "The cuts drew protests - the senator called them reckless."
    assert speaker(claim_of(text, "draw")) is None


def test_a_thing_cited_as_an_example_is_no_source(claim_of: ClaimOf) -> None:
    text = "The senator left the list, citing the report as his reason."
    assert speaker(claim_of(text, "leave")) is None


def test_what_a_speaker_thinks_ends_with_the_quotation(claim_of: ClaimOf) -> None:
    text = 'The plan was "a scheme, I think, for fools" and the council dropped it.'
    claim = claim_of(text, "drop")
    assert (speaker(claim), claim.certainty) == (None, "certain")


def test_who_is_asked_about_something_holds_no_view_of_it(claims_of: ClaimsOf) -> None:
    claims = claims_of("Asked about his criticism of the plan, the mayor left the room.")
    assert not any(speaker(c) == "the mayor" for c in claims)


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ('"The roof held all night," croaked the foreman.', "hold", "the foreman"),
        ('"The roof held all night!" the old foreman sighed.', "hold", "the old foreman"),
        ('"The roof held all night," sobbed one.', "hold", "one"),
    ],
)
def test_any_verb_beside_a_quotation_that_ends_with_a_comma_is_said(
    claim_of: ClaimOf, text: str, predicate: str, who: str
) -> None:
    assert speaker(claim_of(text, predicate)) == who


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The families will receive a pension, as announced by the mayor.", "receive", "the mayor"),
        ("The pier was sold, I hear from a clerk at the port.", "sell", "a clerk"),
        ("She was told by a nurse at the clinic that two men had died.", "die", "a nurse"),
        ("The driver shouted for the gate to be opened.", "open", "The driver"),
        ("The town had been robbed, as the mayor put it.", "rob", "the mayor"),
    ],
)
def test_whoever_announced_told_or_put_it_speaks(
    claim_of: ClaimOf, text: str, predicate: str, who: str
) -> None:
    assert speaker(claim_of(text, predicate)) == who


def test_what_another_says_of_it_all_is_not_the_speakers(claims_of: ClaimsOf) -> None:
    claims = claims_of("The union says the crew cut the cable in May, which the firm denies.")
    assert [(c.predicate, speaker(c)) for c in claims] == [("cut", "The union"), ("deny", None)]


def test_how_something_is_or_will_be_known_nobody_says(claims_of: ClaimsOf) -> None:
    assert all(not c.speaker for c in claims_of("An inquiry will establish how the men passed the fence."))
    claims = claims_of('"They knew where the money lay," Anna Reed said.')
    assert {speaker(c) for c in claims} == {"Anna Reed"}


def test_what_and_joins_or_a_colon_parts_is_no_content(claims_of: ClaimsOf) -> None:
    claims = claims_of('"Lund asked and Berg answered as a friend does," said Anna Reed.')
    assert {speaker(c) for c in claims} == {"Anna Reed"}
    blunt = claims_of("Adler was blunt: they knew the way.")
    assert [speaker(c) for c in blunt if "blunt" in c.text] == [None]
