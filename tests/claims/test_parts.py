"""Which part a noun plays behind a preposition. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.model.claim import Claim

ClaimOf = Callable[[str, str], Claim]


def parts(claim: Claim) -> set[tuple[str, str]]:
    return {(r.role, r.lemma) for r in claim.roles if r.role not in {"agent", "theme"}}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The merger is in doubt.", "be"),
        ("New rules are in place.", "be"),
        ("A curfew has been in effect since Monday.", "be"),
        ("The crews met at breakfast.", "meet"),
        ("Two men died in the battle.", "die"),
        ("The envoy came on foot.", "come"),
        ("They left in spite of the storm.", "leave"),
    ],
)
def test_nothing_is_in_what_has_no_place(claim_of: ClaimOf, text: str, predicate: str) -> None:
    assert not {role for role, _ in parts(claim_of(text, predicate))} & {"place", "topic", "recipient"}


@pytest.mark.parametrize(
    ("text", "predicate", "where"),
    [
        ("The crews met in the harbour hall.", "meet", "hall"),
        ("Two men died in hospital.", "die", "hospital"),
        ("The pipe burst at the intake.", "burst", "intake"),
        ("The envoy spoke in Lund.", "speak", "lund"),
        ("They searched the cellar at an unknown location.", "search", "location"),
    ],
)
def test_what_lies_somewhere_is_where(claim_of: ClaimOf, text: str, predicate: str, where: str) -> None:
    assert ("place", where) in parts(claim_of(text, predicate))


@pytest.mark.parametrize(
    ("text", "predicate", "part"),
    [
        ("Lund called for a vote.", "call", ("topic", "vote")),
        ("The two signed a deal on arms.", "sign", ("topic", "arm")),
        ("Guards fired on workmen.", "fire", ("recipient", "workman")),
        ("Lund sent bread to the families.", "send", ("recipient", "family")),
        ("Lund voted against the treaty.", "vote", ("recipient", "treaty")),
    ],
)
def test_acts_and_thoughts_receive_nothing_and_are_what_it_is_about(
    claim_of: ClaimOf, text: str, predicate: str, part: tuple[str, str]
) -> None:
    found = claim_of(text, predicate)
    assert part in parts(found) | {(r.role, r.lemma) for r in found.roles}


def test_those_between_whom_something_is_shared_act_and_others_do_not(claim_of: ClaimOf) -> None:
    shared = claim_of("A pact was signed between Norway and Chile.", "sign")
    assert {r.lemma for r in shared.roles if r.role == "agent"} == {"norway", "chile"}
    stood = claim_of("The guard stood between the thieves and the gold.", "stand")
    assert {r.lemma for r in stood.roles if r.role == "agent"} == {"guard"}
    assert {r.lemma for r in claim_of("Lund is on his way to Oslo.", "be").roles} >= {"oslo"}


@pytest.mark.parametrize(
    ("text", "predicate", "sense"),
    [
        ("The search went on.", "go", None),
        ("The number of the dead went up.", "go", None),
        ("The truce came into force on Monday.", "come", None),
        ("The offer went unanswered.", "go", None),
        ("The pumps are made in Lund.", "make", None),
        ("The envoy made his way to Lund.", "make", "travel"),
        ("The envoy went to Lund on Monday.", "go", "travel"),
        ("The envoy came out of the hall.", "come", "travel"),
    ],
)
def test_nothing_moves_that_goes_on(claim_of: ClaimOf, text: str, predicate: str, sense: str | None) -> None:
    assert claim_of(text, predicate).sense == sense
