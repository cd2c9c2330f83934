"""The scenes that models are trained on: whole marks, and something to tell apart in each."""

from collections import defaultdict

import pytest
from scenes import Scene, scenes

TINY = ("24-tiny", "29-tiny")  # some of a few lines, of which no two tell or deny the same


@pytest.mark.parametrize("scene", scenes(), ids=lambda s: s.name)
def test_the_marks_of_a_scene_are_whole(scene: Scene) -> None:
    for account in scene.accounts:
        assert not set("{}|") & set(account.text), account.outlet
        assert account.marks, account.outlet
        assert all(account.text[mark.start : mark.end].strip() for mark in account.marks)


@pytest.mark.parametrize("scene", [s for s in scenes() if not s.name.startswith(TINY)], ids=lambda s: s.name)
def test_a_scene_tells_facts_twice_and_contradicts_itself(scene: Scene) -> None:
    told: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, account in enumerate(scene.accounts):
        for mark in account.marks:
            told[mark.number][mark.letter].add(number)
    assert any(len(accounts) > 1 for answers in told.values() for accounts in answers.values())
    assert any(len(answers) > 1 for answers in told.values())
