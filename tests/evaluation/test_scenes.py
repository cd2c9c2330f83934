"""The scenes that models are trained on: whole marks, and something to tell apart in each."""

from collections import defaultdict

import pytest
from scenes import Scene, scenes


@pytest.mark.parametrize("scene", scenes(), ids=lambda s: s.name)
def test_a_scene_has_whole_marks_facts_told_twice_and_a_contradiction(scene: Scene) -> None:
    told: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, account in enumerate(scene.accounts):
        assert not set("{}|") & set(account.text), account.outlet
        assert account.marks, account.outlet
        for mark in account.marks:
            assert account.text[mark.start : mark.end].strip()
            told[mark.number][mark.letter].add(number)
    assert any(len(accounts) > 1 for answers in told.values() for accounts in answers.values())
    assert any(len(answers) > 1 for answers in told.values())
