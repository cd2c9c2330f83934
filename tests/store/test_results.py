from pathlib import Path

import pytest

from crossbearing.store import results
from crossbearing.store.results import AT_ONCE
from crossbearing.store.sqlite import SqliteStore, open_case


@pytest.fixture
def case(tmp_path: Path) -> SqliteStore:
    return open_case(tmp_path / "case")


def held(case: SqliteStore, stage: str = "lineage") -> set[str]:
    return {key for (key,) in case._rows("SELECT key FROM results WHERE stage = ?", stage)}


def test_results_come_back_byte_for_byte_also_before_they_are_written(case: SqliteStore) -> None:
    told = {f"k{n}": bytes([n]) * 300 for n in range(AT_ONCE + 2)}
    with case.results.of("lineage", "r") as kept:
        for key, result in told.items():
            kept[key] = result
        assert {key: kept.get(key) for key in told} == told
    with case.results.of("lineage", "r") as kept:
        assert {key: kept.get(key) for key in told} == told
        assert kept.get("other") is None


def test_what_a_stage_has_no_use_for_any_more_is_forgotten(case: SqliteStore) -> None:
    with case.results.of("lineage", "r") as kept:
        kept["old"], kept["used"] = b"1", b"2"
    with case.results.of("findings", "r") as kept:
        kept["old"] = b"3"
    with case.results.of("lineage", "r") as kept:
        assert kept.get("used") == b"2"
        kept["new"] = b"4"
    assert (held(case), held(case, "findings")) == ({"used", "new"}, {"old"})


def test_results_of_another_recipe_are_none(case: SqliteStore) -> None:
    with case.results.of("lineage", "r") as kept:
        kept["k"], kept["l"] = b"1", b"1"
    with case.results.of("lineage", "s") as kept:
        assert kept.get("k") is None
        kept["k"] = b"2"
    with case.results.of("lineage", "s") as kept:
        assert kept.get("k") == b"2"
    assert held(case) == {"k"}


def test_a_stage_that_fails_loses_nothing_that_was_kept(case: SqliteStore) -> None:
    with case.results.of("lineage", "r") as kept:
        kept["k"] = b"1"
    with pytest.raises(ZeroDivisionError), case.results.of("lineage", "r") as kept:
        1 / 0  # noqa: B018
    assert held(case) == {"k"}


def test_a_result_too_large_for_the_file_is_not_kept(
    case: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "LARGEST", 20)
    with case.results.of("lineage", "r") as kept:
        kept["large"], kept["small"] = bytes(range(100)), b"1"
    assert held(case) == {"small"}
