"""Likeness of meaning: near for paraphrases, symmetric, and no all-pairs work in a large story."""

from typing import Any

import numpy as np
import pytest
from attrs import evolve

from crossbearing.findings import meaning
from crossbearing.findings.meaning import Meanings, meanings_of


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Two people died in the fire.", "The blaze cost two men their lives.", "Two men won a prize."),
        ("The ship sank off Oslo.", "The ferry went down near Oslo.", "The minister resigned in Oslo."),
        ("The army shelled the village.", "Troops fired at the hamlet.", "The army parades on Sunday."),
    ],
)
def test_a_paraphrase_is_nearer_than_another_matter(
    views_of: Any, account: Any, text: str, near: str, far: str
) -> None:
    views = views_of(account("Gull Post", text), account("Harbour Times", near), account("Tide Daily", far))
    found = meanings_of(views)
    first, second, third = (_first(views, number) for number in range(3))
    assert found.alike(first, second)[0] > found.alike(first, third)[0]
    assert found.alike(first, second) == found.alike(second, first)
    assert found.whole_alike(first, second) > found.whole_alike(first, third)


def _first(views: Any, number: int) -> int:
    """The index of the first claim of an account."""
    accounts = list(dict.fromkeys(v.account.id for v in views))
    return next(i for i, v in enumerate(views) if v.account.id == accounts[number])


def test_a_claim_is_most_like_its_copy_and_one_without_words_is_like_nothing(pair: Any) -> None:
    a, b = pair("Fishermen rescued 40 passengers.", "Fishermen rescued 40 passengers.")
    silent = evolve(a, words=(), vectors=a.vectors[:0])
    found = meanings_of([a, b, silent])
    assert found.alike(0, 1) == pytest.approx((1.0, 1.0), abs=0.01)
    assert found.alike(0, 2) == (0.0, 0.0)


def test_the_nearest_are_of_other_accounts(pair: Any) -> None:
    a, b = pair("Fishermen rescued 40 passengers.", "Some 40 passengers were rescued by fishermen.")
    assert list(meanings_of([a, a, b]).nearest(8)) == [(0, 2), (1, 2), (0, 2), (1, 2)]
    assert list(meanings_of([]).nearest(8)) == []


def test_in_a_very_large_story_most_of_the_nearest_are_found_among_few(monkeypatch: Any) -> None:
    rng = np.random.default_rng(7)
    topics = rng.normal(size=(75, 96))
    told = np.repeat(topics, 20, axis=0) + 0.7 * rng.normal(size=(1500, 96))
    rows = (told / np.linalg.norm(told, axis=1, keepdims=True)).astype(np.float32)
    story = Meanings((), rows, np.arange(1500))
    true = set(story.nearest(4))
    monkeypatch.setattr(meaning, "AT_ONCE", 200)
    found = set(story.nearest(4))
    assert len(true & found) > 0.7 * len(true)
    compared = sum(len(cell) ** 2 for cell in story._cells())
    assert compared < 1500**2 / 2
