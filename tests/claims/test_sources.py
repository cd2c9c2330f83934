"""Who can be a speaker, and what only seems to say something."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]


def speakers(claims: tuple[Claim, ...]) -> set[str]:
    return {c.speaker.name for c in claims if c.speaker is not None}


@pytest.mark.parametrize(
    "text",
    [
        "The visit shows that Norway needs ships.",
        "The silence suggests that the talks failed.",
        "The decision shows that the embargo works.",
    ],
)
def test_an_act_or_a_state_says_nothing(claims_of: ClaimsOf, text: str) -> None:
    assert speakers(claims_of(text)) == set()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The inquiry suggests that the talks failed.", "The inquiry"),
        ("The captain says that the talks failed.", "The captain"),
        ("The photographs show that the bridge fell.", "The photographs"),
        (
            "According to photographs released by the Danish navy, the bridge fell.",
            "photographs released by the Danish navy",
        ),
        ("A video from the ministry shows that the bridge fell.", "A video from the ministry"),
        ("Footage filmed on Monday shows that the bridge fell.", "Footage"),
    ],
)
def test_people_and_records_do(claims_of: ClaimsOf, text: str, speaker: str) -> None:
    assert speakers(claims_of(text)) == {speaker}
