"""What was shown is remembered, so that a link that somebody kept leads somewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.model.shown import SetAside, Shown
from crossbearing.store.sqlite import SqliteStore, open_case

A = Shown("f-a", "finding", "the bridge fell", ("c-1", "c-2"))
B = Shown("f-b", "finding", "the \ud800 dam held", ("c-3",))
C = Shown("k-c", "conflict", "How many?", ("c-1", "c-3"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_case(tmp_path / "case") as made:
        yield made


def test_a_build_is_new_only_when_something_else_is_shown(store: SqliteStore) -> None:
    kept = store.showings
    assert kept.keep([A, B], "2030-01-01T00:00:00Z") == 1
    assert kept.keep([B, A], "2030-01-02T00:00:00Z") == 1
    assert kept.built(1) == "2030-01-01T00:00:00Z"
    assert kept.keep([A, C], "2030-01-03T00:00:00Z") == 2
    assert kept.built(3) is None


def test_what_began_and_what_ended_with_a_build(store: SqliteStore) -> None:
    kept = store.showings
    kept.keep([A, B], "2030-01-01T00:00:00Z")
    assert kept.begun(1) == {"f-a", "f-b"}
    kept.keep([A, C], "2030-01-02T00:00:00Z")
    assert kept.begun(2) == {"k-c"}
    assert [s.id for s in kept.ended(2)] == ["f-b"]
    kept.keep([A, B], "2030-01-03T00:00:00Z")  # back again, and new once more
    assert kept.begun(3) == {"f-b"}
    assert [s.id for s in kept.ended(3)] == ["k-c"]


def test_what_was_shown_at_any_time_is_found(store: SqliteStore) -> None:
    kept = store.showings
    kept.keep([A, B], "2030-01-01T00:00:00Z")
    kept.keep([A], "2030-01-02T00:00:00Z")
    found = kept.find("f-b")
    assert found is not None
    assert (found.kind, found.claims, found.since, found.last) == ("finding", ("c-3",), 1, 1)
    assert kept.find("f-z") is None


def test_questions_are_set_aside_and_taken_back(store: SqliteStore) -> None:
    one = SetAside("person:Ann+person:Anne", "Are Ann and Anne one?", "2030-01-01T00:00:00Z", "Ada")
    store.showings.set_aside(one)
    assert store.showings.aside() == (one,)
    store.showings.take_back(one.subject)
    store.showings.take_back("never asked")
    assert store.showings.aside() == ()
