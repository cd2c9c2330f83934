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
