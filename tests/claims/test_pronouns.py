"""Speakers told by a pronoun."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        (
            "The hull was weak, according to two inspectors. It had leaked in May, they said.",
            "leak",
            "two inspectors",
        ),
        (
            "The harbour office said it did not believe that anybody had drowned.",
            "drown",
            "The harbour office",
        ),
        (
            "Otto Brandt left. A driver said the road was shut. It had been mined, he said.",
            "mine",
            "A driver",
        ),
    ],
)
def test_a_pronoun_is_whoever_spoke_last(
    claim_of: Callable[[str, str], Claim], text: str, predicate: str, speaker: str
) -> None:
    claim = claim_of(text, predicate)
    assert claim.speaker is not None
    assert claim.speaker.name == speaker


def test_a_pronoun_that_does_not_fit_stays_open(claim_of: Callable[[str, str], Claim]) -> None:
    claim = claim_of("Two drivers said the road was shut. It had been mined, he said.", "mine")
    assert claim.speaker is not None
    assert claim.speaker.name == "he"


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        ("The boat went down off Oslo, weeping relatives told the paper.", "go", "weeping relatives"),
        (
            "Opposition deputies alleged on Monday that the state had paid two million euros.",
            "pay",
            "Opposition deputies",
        ),
        (
            "Its last position was ten miles west of Oslo, the harbour master, Ilse Marten, said.",
            "be",
            "Marten",
        ),
    ],
)
def test_a_speaker_is_found_though_the_grammar_is_misread(
    claim_of: Callable[[str, str], Claim], text: str, predicate: str, speaker: str
) -> None:
    claim = claim_of(text, predicate)
    assert claim.speaker is not None
    assert speaker in claim.speaker.name


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        (
            "A driver said the road was shut. The nun herself was calm. It had been mined, she said.",
            "mine",
            "The nun",
        ),
        ("The pilots' union thinks so. It says the wing was cracked.", "crack", "The pilots' union"),
        ("The nurse showed us her letter. It warns of cracks in the hull.", "crack", "her letter"),
        (
            "The foreman was calm. The gate, he said, had been welded.",
            "weld",
            "The foreman",
        ),
    ],
)
def test_a_pronoun_is_the_subject_told_of_since(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, predicate: str, speaker: str
) -> None:
    told = [c for c in claims_of(text) if c.predicate == predicate and c.speaker is not None]
    assert [c.speaker.name for c in told if c.speaker] == [speaker]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The spokesman was calm. The gate had been welded, she said.", "she"),
        ("Mrs Reed was calm. The gate had been welded, he said.", "he"),
        ("The gate was old. It had been welded, he said.", "he"),
    ],
)
def test_a_pronoun_of_another_gender_or_kind_stays_open(
    claim_of: Callable[[str, str], Claim], text: str, pronoun: str
) -> None:
    claim = claim_of(text, "weld")
    assert claim.speaker is not None
    assert claim.speaker.name == pronoun


def test_it_before_an_infinitive_speaks_for_nothing(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = claims_of("The commission met. It is too early to speak of the cause of the fire.")
    assert not any(c.speaker for c in claims)


def test_a_pronoun_that_was_not_plain_before_stays_open(claim_of: Callable[[str, str], Claim]) -> None:
    text = "The judge barred him. He had lived in Lima. The gate had been welded, he said."
    claim = claim_of(text, "weld")
    assert claim.speaker is not None
    assert claim.speaker.name == "he"


def test_who_is_named_in_passing_does_not_take_over(claim_of: Callable[[str, str], Claim]) -> None:
    text = (
        "The consul confirmed that the ship is in port. It slowed for repairs, which the master, "
        "Otto Brandt, told us. It never crossed the cable, he stressed."
    )
    claim = claim_of(text, "cross")
    assert claim.speaker is not None
    assert claim.speaker.name == "The consul"
