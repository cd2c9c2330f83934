import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.model.judgement import Cited, Judgement, Named
from crossbearing.store.sqlite import open_case

CITED = Cited("c-1", "d-1", "post.txt", None, 4, "The dam \ud800 broke", "break", "affirmed", ("2030-03-04",))
DIFFERENT = Judgement(
    "different", groups=((CITED,), (evolve(CITED, claim="c-2"),)), at="2030-03-05T10:00:00Z", because="“why”"
)
MERGE = Judgement("merge", actors=(Named("e-1", "person", "Ann"), Named("e-2", "person", "A.")), by="Ann")


def test_judgements_come_back_as_they_were_with_numbers_in_the_order_they_were_made(tmp_path: Path) -> None:
    with open_case(tmp_path / "case") as case:
        kept = [case.judgements.add(j) for j in (MERGE, DIFFERENT, Judgement("undo", undoes=1))]
    assert [j.number for j in kept] == [1, 2, 3]
    with open_case(tmp_path / "case") as case:
        assert case.judgements.log() == tuple(kept)
        assert case.judgements.log()[1] == evolve(DIFFERENT, number=2)


def test_what_is_in_the_log_is_never_changed_nor_deleted(tmp_path: Path) -> None:
    with open_case(tmp_path / "case") as case:
        case.judgements.add(MERGE)
    with closing(sqlite3.connect(tmp_path / "case")) as connection:
        for statement in ("DELETE FROM judgements", "UPDATE judgements SET judgement = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="a judgement is never"):
                connection.execute(statement)


def test_judgements_outlive_the_accounts_they_are_about(tmp_path: Path) -> None:
    with open_case(tmp_path / "case") as case:
        kept = case.judgements.add(DIFFERENT)
        case.remove("d-1")
        assert case.judgements.log() == (kept,)
