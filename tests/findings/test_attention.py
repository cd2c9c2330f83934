"""Two claims read beside each other: symmetric, bounded, and nothing known of a claim without words."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.attention import SURE, Reading, Words, read_beside
from crossbearing.findings.meaning import meanings_of
from crossbearing.model.meaning import DIMENSIONS


def _claims(seed: int, count: int) -> Words:
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(count, DIMENSIONS)).astype(np.float32)
    tags = rng.integers(0, 2, size=(count, 10)).astype(np.float32)
    rarities = rng.uniform(0.1, 5, size=count).astype(np.float32)
    return Words(rows / np.linalg.norm(rows, axis=1, keepdims=True), rarities, tags)


@given(st.integers(0, 10**6), st.integers(1, 40), st.integers(1, 40))
def test_who_is_read_first_does_not_matter(seed: int, mine: int, yours: int) -> None:
    one, other = _claims(seed, mine), _claims(seed + 1, yours)
    there, back = read_beside(one, other), read_beside(other, one)
    assert there.same == pytest.approx(back.same, abs=0.02)
    assert there.otherwise == pytest.approx(back.otherwise, abs=0.02)
    assert abs(there.same) <= SURE
    assert abs(there.otherwise) <= SURE


def test_the_same_two_claims_are_read_the_same_whatever_else_is_read() -> None:
    one, other = _claims(1, 12), _claims(2, 9)
    before = read_beside(one, other)
    for seed in range(20):
        read_beside(_claims(seed, seed + 1), other)
    assert read_beside(one, other) == before


def test_nothing_is_known_of_a_claim_without_words() -> None:
    assert read_beside(_claims(1, 0), _claims(2, 5)) == Reading()


@pytest.mark.parametrize(
    ("text", "same", "another"),
    [
        (
            "The harbour master said the trawler sank at dawn.",
            "The fishing boat went down at daybreak, the harbour master said.",
            "The harbour master said the trawler had been inspected in spring.",
        ),
        (
            "Rebels freed eleven hostages on Monday.",
            "Eleven captives were let go by the insurgents on Monday.",
            "Rebels shot a hostage on Monday.",
        ),
    ],
)
def test_a_paraphrase_is_rather_the_same_than_another_act_of_the_same(
    views_of: Any, account: Any, text: str, same: str, another: str
) -> None:
    views = views_of(
        account("Gull Post", text), account("Harbour Times", same), account("Tide Daily", another)
    )
    told = [next(i for i, v in enumerate(views) if v.account.text == t) for t in (text, same, another)]
    meanings = meanings_of(views)
    assert meanings.read(told[0], told[1]).same > meanings.read(told[0], told[2]).same
